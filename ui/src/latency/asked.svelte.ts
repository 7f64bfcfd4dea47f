import { asApiError, call, type Answer, type Command, type Request } from '../ipc/call';
import type { ApiError } from '../ipc/contract';

/** An answer of the program that is asked for again when the question changes. A late answer is dropped. */
export class Asked<C extends Command> {
  answer = $state.raw<Answer<C> | null>(null);
  error = $state<ApiError | null>(null);
  waiting = $state(false);
  private turn = 0;

  constructor(private readonly command: C) {}

  async ask(request: Request<C>): Promise<void> {
    const turn = ++this.turn;
    this.waiting = true;
    try {
      const answer = await call(this.command, request);
      if (turn !== this.turn) return;
      this.answer = answer;
      this.error = null;
    } catch (thrown) {
      if (turn === this.turn) this.error = asApiError(thrown);
    } finally {
      if (turn === this.turn) this.waiting = false;
    }
  }

  /** Forgets the answer, and any that is on its way. */
  drop(): void {
    this.turn += 1;
    this.answer = null;
    this.waiting = false;
  }
}
