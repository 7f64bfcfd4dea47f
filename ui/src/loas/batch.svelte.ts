import { asApiError, call } from '../ipc/call';
import type { ApiError, AudienceWord, BatchPlan, BatchShape, BatchView, BatchWanted, HandoutRow } from '../ipc/contract';

const look = 200;

/** A row of the register as one word. */
export function keyOf(row: { number: string; revision: number }): string {
  return `${row.number} ${row.revision}`;
}

/** The rows of the register that are chosen. */
export class Picked {
  private keys = $state.raw<ReadonlySet<string>>(new Set());
  private last: string | null = null;

  has(row: HandoutRow): boolean {
    return this.keys.has(keyOf(row));
  }

  /** Of the rows that are shown, the chosen ones. */
  among(rows: readonly HandoutRow[]): HandoutRow[] {
    return rows.filter((row) => this.has(row));
  }

  /** Chooses a row, or no longer; with `through`, everything from the row that was last touched. */
  toggle(row: HandoutRow, rows: readonly HandoutRow[], through = false): void {
    const to = !this.has(row);
    const here = rows.findIndex((one) => keyOf(one) === keyOf(row));
    const from = through ? rows.findIndex((one) => keyOf(one) === this.last) : -1;
    const touched = from < 0 ? [row] : rows.slice(Math.min(from, here), Math.max(from, here) + 1);
    const keys = new Set(this.keys);
    for (const one of touched) if (to) keys.add(keyOf(one));
      else keys.delete(keyOf(one));
    this.keys = keys;
    this.last = keyOf(row);
  }

  /** Chooses all rows that are shown; when all are chosen, none. */
  all(rows: readonly HandoutRow[]): void {
    const every = rows.length > 0 && rows.every((row) => this.has(row));
    this.keys = every ? new Set() : new Set(rows.map(keyOf));
  }

  none(): void {
    this.keys = new Set();
    this.last = null;
  }
}

/** What is asked for beside the rows. */
export interface Wish {
  shape: BatchShape;
  audience: AudienceWord | '';
  withOfficial: boolean;
  stampEnded: boolean;
  replace: boolean;
}

/**
 * Writing many handouts together: what it would be, and how far it is. Goes on when its window is closed; there is
 * one for the whole program.
 */
export class Batching {
  rows = $state.raw<readonly HandoutRow[]>([]);
  plan = $state.raw<BatchPlan | null>(null);
  view = $state.raw<BatchView | null>(null);
  error = $state<ApiError | null>(null);
  /** Its window is open. */
  open = $state(false);
  /** A chooser of the system is open. */
  asking = $state(false);
  stopping = $state(false);
  readonly wish = $state<Wish>({ shape: 'folder', audience: '', withOfficial: false, stampEnded: false, replace: false });
  private timer: ReturnType<typeof setTimeout> | undefined;
  private turn = 0;

  get running(): boolean {
    return this.view?.state === 'running';
  }

  /** Opens the window for these rows; while a batch runs, for that one. */
  ask(rows: readonly HandoutRow[]): void {
    this.open = true;
    if (this.running) return;
    this.rows = rows;
    this.view = null;
    this.error = null;
    Object.assign(this.wish, { audience: '', withOfficial: false, stampEnded: false, replace: false });
    void this.replan();
  }

  private get wanted(): BatchWanted {
    return {
      chosen: this.rows.map(({ number, revision }) => ({ number, revision })),
      all: null,
      audience: this.wish.audience === '' ? null : this.wish.audience,
      withOfficial: this.wish.withOfficial,
      stampEnded: this.wish.stampEnded,
    };
  }

  /** Asks what it would be, after something was changed. */
  async replan(): Promise<void> {
    const turn = ++this.turn;
    try {
      const plan = await call('plan_batch', this.wanted);
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
      const view = await call('begin_batch', { wanted: this.wanted, shape: this.wish.shape, replace: this.wish.shape === 'folder' && this.wish.replace });
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
      await call('cancel_batch', { id: this.view.id });
    } catch (thrown) {
      this.error = asApiError(thrown);
      this.stopping = false;
    }
  }

  /** Opens the folder or file that was written. */
  async openPlace(): Promise<void> {
    if (!this.view) return;
    try {
      await call('open_batch', { id: this.view.id });
    } catch (thrown) {
      this.error = asApiError(thrown);
    }
  }

  /** Back to what is asked, for the same rows. */
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
      this.view = await call('batch', { id: this.view.id });
      if (this.running) this.soon();
      else this.stopping = false;
    } catch (thrown) {
      // a batch that the program does not know any more runs no longer
      this.error = asApiError(thrown);
      this.view = null;
      this.stopping = false;
    }
  }
}

export const batching = new Batching();
