import { asApiError } from '../ipc/call';
import type { ApiError, BatchState, ById, HandedOut } from '../ipc/contract';

const pause = 200;

/** The commands of one kind of job. */
export interface JobCommands<Plan, View> {
  plan: () => Promise<Plan>;
  begin: () => Promise<View>;
  look: (which: ById) => Promise<View>;
  cancel: (which: ById) => Promise<unknown>;
  open: (which: ById) => Promise<HandedOut>;
}

/** What every kind tells of itself. */
export interface JobView {
  id: string;
  state: BatchState;
  place: string;
  progress: { total: number; done: number };
  error: ApiError | null;
}

/**
 * Work that the program does beside the window: what it would be, and how far it is. Goes on when its window is closed;
 * there is one of each kind for the whole program.
 */
export abstract class Job<Plan, View extends JobView> {
  plan = $state.raw<Plan | null>(null);
  view = $state.raw<View | null>(null);
  error = $state<ApiError | null>(null);
  /** Its window is open. */
  open = $state(false);
  /** A chooser of the system is open. */
  asking = $state(false);
  stopping = $state(false);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private turn = 0;

  protected abstract readonly commands: JobCommands<Plan, View>;

  get running(): boolean {
    return this.view?.state === 'running';
  }

  /** Opens the window; whether something new can be asked for there, because none is running. */
  protected show(): boolean {
    this.open = true;
    if (this.running) return false;
    this.view = null;
    this.error = null;
    return true;
  }

  close(): void {
    this.open = false;
  }

  /** Asks what it would be, after something was changed. */
  async replan(): Promise<void> {
    const turn = ++this.turn;
    try {
      const plan = await this.commands.plan();
      if (turn === this.turn) this.plan = plan;
    } catch (thrown) {
      if (turn === this.turn) this.error = asApiError(thrown);
    }
  }

  async begin(): Promise<void> {
    if (this.asking || this.running) return;
    this.asking = true;
    this.error = null;
    try {
      const view = await this.commands.begin();
      // the chooser was left: everything is as it was
      if (view.state === 'notBegun') return;
      this.stopping = false;
      this.view = view;
      this.soon();
    } catch (thrown) {
      this.error = asApiError(thrown);
    } finally {
      this.asking = false;
    }
  }

  async stop(): Promise<void> {
    if (!this.view || !this.running) return;
    this.stopping = true;
    try {
      await this.commands.cancel({ id: this.view.id });
    } catch (thrown) {
      this.error = asApiError(thrown);
      this.stopping = false;
    }
  }

  /** Opens the folder or file that was written. */
  async openPlace(): Promise<void> {
    if (!this.view) return;
    try {
      await this.commands.open({ id: this.view.id });
    } catch (thrown) {
      this.error = asApiError(thrown);
    }
  }

  /** Back to what is asked, for the same things. */
  again(): void {
    if (this.running) return;
    this.view = null;
    this.error = null;
    void this.replan();
  }

  private soon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.look(), pause);
  }

  private async look(): Promise<void> {
    if (!this.view) return;
    try {
      this.view = await this.commands.look({ id: this.view.id });
      if (this.running) this.soon();
      else this.stopping = false;
    } catch (thrown) {
      // what the program does not know any more goes on no longer
      this.error = asApiError(thrown);
      this.view = null;
      this.stopping = false;
    }
  }
}
