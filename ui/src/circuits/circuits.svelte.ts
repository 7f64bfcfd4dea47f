import { tick } from 'svelte';
import { draftsWritten } from '../drafts/draft.svelte';
import { pointerUp } from '../components/pointer';
import { call, asApiError, nothing } from '../ipc/call';
import type { ApiError, CircuitCounts, CircuitPage, CircuitQuery, CircuitRow, DraftView, OrderStanding, TagView, TurnWord } from '../ipc/contract';

const pageSize = 100;
/** Pages that are kept; beyond them those farthest from what is looked at are read again when they are needed. */
const mostPages = 60;
const typingPause = 200;
/** How long a page that opens waits for its rows before it shows those of its last visit. */
const patience = 400;

/**
 * The table of circuits: what is asked for, and what was answered. Rows come in pages as they are looked at. Outlives
 * the screen, so that going back finds it as it was.
 */
export class CircuitTable {
  search = $state('');
  turn = $state<TurnWord | null>(null);
  /** `circuit:Allocated` or `loa:Applying`. */
  states = $state<string[]>([]);
  /** Resource groups, any of them. */
  groups = $state<string[]>([]);
  /** Tags: for each key, any of its values. */
  tags = $state<TagView[]>([]);
  /** The circuit where the keyboard stands. */
  cursor = $state<string | null>(null);
  /** Its row, from 0. */
  cursorAt = $state(0);
  /** How far the table was scrolled, pixels. */
  scrolled = 0;
  /** Counts up when other rows are asked for, so that the table begins at its top. */
  begun = $state(0);

  /** How many there are of what; of an earlier question until those of this one are there. */
  counts = $state.raw<CircuitCounts | null>(null);
  drafts = $state.raw<DraftView[]>([]);
  error = $state<ApiError | null>(null);
  reading = $state(false);
  /** The page has just opened, and what it showed last may have moved since: a row that is aimed at must not be another. */
  settling = $state(false);

  private pages = $state.raw<ReadonlyMap<number, CircuitPage>>(new Map());
  /** What the counts, and the rows, answer. */
  private counted = $state.raw('');
  private shown = $state.raw('');
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked = 0;
  private turnover = 0;
  private wanted = { from: 0, to: 1 };
  private loading = false;

  get filtered(): boolean {
    return this.search.trim() !== '' || this.states.length > 0 || this.groups.length > 0 || this.tags.length > 0 || this.turn !== null;
  }

  /** The counts are those of the rows that stand here. */
  get countsFit(): boolean {
    return this.counts !== null && this.counted === this.shown;
  }

  /**
   * Rows that match in all. A page that is not full is the last one and tells it best; before it is read, the counts do,
   * unless more was read than they knew of; until they are there, what is read.
   */
  get matches(): number {
    let read = 0;
    let whole = false;
    for (const [page, { rows }] of this.pages) {
      read = Math.max(read, page * pageSize + rows.length);
      whole ||= rows.length < pageSize;
    }
    return whole || !this.countsFit ? read : Math.max(read, this.counts?.matches ?? 0);
  }

  /** A row by its place in the table, from 0; `null`: it is not read yet. */
  row(at: number): CircuitRow | null {
    return this.pages.get(Math.floor(at / pageSize))?.rows[at % pageSize] ?? null;
  }

  /** The order whose circuits begin at this row, when it is the first of them here. */
  orderAt(at: number): OrderStanding | null {
    const id = this.row(at)?.order?.id;
    if (id === undefined || (at > 0 && this.row(at - 1)?.order?.id === id)) return null;
    return this.pages.get(Math.floor(at / pageSize))?.orders.find((one) => one.id === id) ?? null;
  }

  /** The rows of an order from this one on, as far as they are read. */
  rowsOfOrder(at: number): CircuitRow[] {
    const id = this.row(at)?.order?.id;
    const rows: CircuitRow[] = [];
    for (let row = this.row(at); row?.order?.id === id && row; row = this.row(at + rows.length)) rows.push(row);
    return rows;
  }

  /** Where a circuit stands, among the rows that are read. */
  find(id: string): number | null {
    for (const [page, { rows }] of this.pages) {
      const at = rows.findIndex((row) => row.id === id);
      if (at >= 0) return page * pageSize + at;
    }
    return null;
  }

  /** Reads the rows for a page that opens: the earlier ones stand there only if the answer is long in coming. */
  async open(): Promise<void> {
    this.settling = true;
    const late = setTimeout(() => {
      this.settling = false;
    }, patience);
    await this.read();
    clearTimeout(late);
    this.settling = false;
  }

  /**
   * Reads the rows again, and then the counts beside them: nobody waits for a count to see a row. What was shown stays
   * until the answer is there, and an answer to an earlier question is dropped.
   */
  async read(): Promise<void> {
    clearTimeout(this.timer);
    const turn = ++this.asked;
    this.reading = true;
    try {
      // A form that is just being left writes its draft first.
      await tick();
      await draftsWritten();
      const question = this.question();
      const first = Math.floor(this.wanted.from / pageSize);
      const [page, drafts] = await Promise.all([call('circuits', this.query(first, null)), call('drafts', nothing)]);
      if (turn !== this.asked) return;
      const gone = page.rows.length === 0 && first > 0;
      const [at, rows] = gone ? [0, await call('circuits', this.query(0, null))] as const : [first, page] as const;
      if (turn !== this.asked) return;
      await pointerUp();
      if (turn !== this.asked) return;
      if (gone) this.wanted = { from: 0, to: 1 };
      this.pages = new Map([[at, rows]]);
      this.shown = question;
      this.drafts = drafts.drafts;
      this.error = null;
      this.reading = false;
      this.settling = false;
      const counts = await call('circuit_counts', this.query(0, null));
      if (turn !== this.asked) return;
      this.counts = counts;
      this.counted = question;
      void this.fill();
    } catch (thrown) {
      if (turn === this.asked) this.error = asApiError(thrown);
    } finally {
      if (turn === this.asked) this.reading = false;
    }
  }

  /** Says which rows are looked at; pages of them that are not read yet are. */
  want(from: number, to: number): void {
    this.wanted = { from, to };
    void this.fill();
  }

  /** Reads what is looked at and missing, one page after the other; what is asked for meanwhile comes next. */
  private async fill(): Promise<void> {
    if (this.loading) return;
    this.loading = true;
    try {
      for (let page = this.missing(); page !== null; page = this.missing()) {
        const turn = this.asked;
        const answer = await call('circuits', this.query(page, this.pages.get(page - 1)?.next ?? null));
        // an answer to an earlier question is dropped, and what is missing now is asked for
        if (turn === this.asked) this.keep(page, answer);
      }
    } catch (thrown) {
      this.error = asApiError(thrown);
    } finally {
      this.loading = false;
    }
  }

  private missing(): number | null {
    if (this.pages.size === 0 || this.reading) return null;
    const last = Math.min(this.wanted.to, this.matches) - 1;
    for (let page = Math.floor(this.wanted.from / pageSize); page * pageSize <= last; page += 1) if (!this.pages.has(page)) return page;
    return null;
  }

  private keep(page: number, answer: CircuitPage): void {
    const pages = new Map(this.pages);
    pages.set(page, answer);
    if (pages.size > mostPages) {
      const near = Math.floor(this.wanted.from / pageSize);
      const farthest = [...pages.keys()].sort((a, b) => Math.abs(b - near) - Math.abs(a - near))[0];
      if (farthest !== undefined) pages.delete(farthest);
    }
    this.pages = pages;
  }

  readSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.readOther();
    }, typingPause);
  }

  /** Reads other rows than before, from the first on. */
  private readOther(): void {
    this.wanted = { from: 0, to: 1 };
    this.scrolled = 0;
    this.cursorAt = 0;
    this.begun += 1;
    void this.read();
  }

  view(turn: TurnWord | null): void {
    this.turn = turn;
    this.readOther();
  }

  filterStates(states: string[]): void {
    this.states = states;
    this.readOther();
  }

  filterGroups(groups: string[]): void {
    this.groups = groups;
    this.readOther();
  }

  filterTags(tags: TagView[]): void {
    this.tags = tags;
    this.readOther();
  }

  dropSearch(): void {
    this.search = '';
    this.readOther();
  }

  dropAll(): void {
    this.search = '';
    this.states = [];
    this.groups = [];
    this.tags = [];
    this.turn = null;
    this.readOther();
  }

  async discard(draft: DraftView): Promise<void> {
    await call('drop_draft', { id: draft.id });
    this.drafts = this.drafts.filter((one) => one.id !== draft.id);
  }

  /** Says which opening of a desk the rows belong to; another desk's rows are forgotten. */
  belongTo(turnover: number): void {
    if (this.turnover === turnover) return;
    this.turnover = turnover;
    this.asked += 1;
    this.search = '';
    this.turn = null;
    this.states = [];
    this.groups = [];
    this.tags = [];
    this.cursor = null;
    this.cursorAt = 0;
    this.scrolled = 0;
    this.wanted = { from: 0, to: 1 };
    this.counts = null;
    this.counted = '';
    this.shown = '';
    this.pages = new Map();
    this.drafts = [];
  }

  /** What is asked for, whichever of its rows is looked at. */
  private question(): string {
    return JSON.stringify(this.query(0, null));
  }

  private query(page: number, after: string | null): CircuitQuery {
    const { states, groups, tags } = $state.snapshot({ states: this.states, groups: this.groups, tags: this.tags });
    return { search: this.search.trim(), turn: this.turn, states, groups, tags, after, offset: after === null ? page * pageSize : 0, limit: pageSize };
  }
}

export const circuitTable = new CircuitTable();
