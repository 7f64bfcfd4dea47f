import { asApiError, call } from '../ipc/call';
import type { ApiError, AudienceWord, CircuitView, PackPlan, PackShape, PackView, PackWanted } from '../ipc/contract';
import { speech } from '../text/text.svelte';

const look = 200;

/**
 * Making the completion pack of a circuit: what it would hold, and how far it is. Goes on when its window is closed; there
 * is one for the whole program.
 */
export class Packing {
  circuit = $state.raw<{ id: string; name: string } | null>(null);
  audiences = $state.raw<readonly AudienceWord[]>([]);
  plan = $state.raw<PackPlan | null>(null);
  view = $state.raw<PackView | null>(null);
  error = $state<ApiError | null>(null);
  /** Its window is open. */
  open = $state(false);
  /** A chooser of the system is open. */
  asking = $state(false);
  stopping = $state(false);
  readonly wish = $state<{ shape: PackShape; audience: AudienceWord | '' }>({ shape: 'pdf', audience: '' });
  private timer: ReturnType<typeof setTimeout> | undefined;
  private turn = 0;

  get running(): boolean {
    return this.view?.state === 'running';
  }

  /** Opens the window for a circuit; while a pack is made, for that one. */
  ask(view: CircuitView): void {
    this.open = true;
    if (this.running) return;
    this.circuit = { id: view.id, name: view.row.name };
    this.audiences = [...new Set(view.handouts.flatMap((one) => one.audiences))];
    this.plan = null;
    this.view = null;
    this.error = null;
    this.wish.audience = '';
    void this.replan();
  }

  private get wanted(): PackWanted {
    return { circuit: this.circuit?.id ?? '', audience: this.wish.audience === '' ? null : this.wish.audience, language: speech.language };
  }

  /** Asks what it would hold, after something was changed. */
  async replan(): Promise<void> {
    const turn = ++this.turn;
    try {
      const plan = await call('plan_pack', this.wanted);
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
      const view = await call('begin_pack', { wanted: this.wanted, shape: this.wish.shape });
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
      await call('cancel_pack', { id: this.view.id });
    } catch (thrown) {
      this.error = asApiError(thrown);
      this.stopping = false;
    }
  }

  async openFile(): Promise<void> {
    if (!this.view) return;
    try {
      await call('open_pack', { id: this.view.id });
    } catch (thrown) {
      this.error = asApiError(thrown);
    }
  }

  /** Back to what is asked, for the same circuit. */
  again(): void {
    if (this.running) return;
    this.view = null;
    this.error = null;
    void this.replan();
  }

  close(): void {
    this.open = false;
  }

  private soon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.look(), look);
  }

  private async look(): Promise<void> {
    if (!this.view) return;
    try {
      this.view = await call('pack', { id: this.view.id });
      if (this.running) this.soon();
      else this.stopping = false;
    } catch (thrown) {
      // a pack that the program does not know any more is made no longer
      this.error = asApiError(thrown);
      this.view = null;
      this.stopping = false;
    }
  }
}

export const packing = new Packing();
