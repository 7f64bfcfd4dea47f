import { call } from '../ipc/call';
import type { AudienceWord, BatchPlan, BatchShape, BatchView, BatchWanted, HandoutRow } from '../ipc/contract';
import { Job, type JobCommands } from '../jobs/job.svelte';

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

/** Writing many handouts together. */
export class Batching extends Job<BatchPlan, BatchView> {
  rows = $state.raw<readonly HandoutRow[]>([]);
  readonly wish = $state<Wish>({ shape: 'folder', audience: '', withOfficial: false, stampEnded: false, replace: false });

  protected readonly commands: JobCommands<BatchPlan, BatchView> = {
    plan: () => call('plan_batch', this.wanted),
    begin: () => call('begin_batch', { wanted: this.wanted, shape: this.wish.shape, replace: this.wish.shape === 'folder' && this.wish.replace }),
    look: (which) => call('batch', which),
    cancel: (which) => call('cancel_batch', which),
    open: (which) => call('open_batch', which),
  };

  private get wanted(): BatchWanted {
    return {
      chosen: this.rows.map(({ number, revision }) => ({ number, revision })),
      all: null,
      audience: this.wish.audience === '' ? null : this.wish.audience,
      withOfficial: this.wish.withOfficial,
      stampEnded: this.wish.stampEnded,
    };
  }

  /** Opens the window for these rows; while a batch runs, for that one. */
  ask(rows: readonly HandoutRow[]): void {
    if (!this.show()) return;
    this.rows = rows;
    Object.assign(this.wish, { audience: '', withOfficial: false, stampEnded: false, replace: false });
    void this.replan();
  }
}

export const batching = new Batching();
