import { tick } from 'svelte';
import { draftsWritten } from '../drafts/draft.svelte';
import { call, asApiError, nothing } from '../ipc/call';
import type { ApiError, CircuitCounts, CircuitPage, CircuitQuery, DraftView, TagView, TurnWord } from '../ipc/contract';

const pageSize = 200;
const typingPause = 200;

/** The table of circuits: what is asked for, and what was answered. Outlives the page, so that going back finds it as it was. */
export class CircuitTable {
  search = $state('');
  turn = $state<TurnWord | null>(null);
  /** `circuit:Allocated` or `loa:Applying`. */
  states = $state<string[]>([]);
  /** Resource groups, any of them. */
  groups = $state<string[]>([]);
  /** Tags: for each key, any of its values. */
  tags = $state<TagView[]>([]);
  /** The row where the keyboard stands. */
  cursor = $state<string | null>(null);

  page = $state.raw<(CircuitPage & CircuitCounts) | null>(null);
  drafts = $state.raw<DraftView[]>([]);
  error = $state<ApiError | null>(null);
  reading = $state(false);

  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked = 0;
  private turnover = 0;

  get filtered(): boolean {
    return this.search.trim() !== '' || this.states.length > 0 || this.groups.length > 0 || this.tags.length > 0 || this.turn !== null;
  }

  /** Reads the rows again, and the drafts beside them. */
  async read(): Promise<void> {
    clearTimeout(this.timer);
    const turn = ++this.asked;
    this.reading = true;
    try {
      // A form that is just being left writes its draft first.
      await tick();
      await draftsWritten();
      const query = this.query(null);
      const [page, counts, drafts] = await Promise.all([call('circuits', query), call('circuit_counts', query), call('drafts', nothing)]);
      if (turn !== this.asked) return;
      this.page = { ...page, ...counts };
      this.drafts = drafts.drafts;
      this.error = null;
    } catch (thrown) {
      if (turn === this.asked) this.error = asApiError(thrown);
    } finally {
      if (turn === this.asked) this.reading = false;
    }
  }

  readSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.read(), typingPause);
  }

  async readMore(): Promise<void> {
    const page = this.page;
    if (!page) return;
    const turn = ++this.asked;
    try {
      const more = await call('circuits', this.query(page.next));
      if (turn === this.asked) this.page = { ...page, ...more, rows: [...page.rows, ...more.rows], orders: [...page.orders.filter((one) => !more.orders.some((newer) => newer.id === one.id)), ...more.orders] };
    } catch (thrown) {
      this.error = asApiError(thrown);
    }
  }

  view(turn: TurnWord | null): void {
    this.turn = turn;
    void this.read();
  }

  filterStates(states: string[]): void {
    this.states = states;
    void this.read();
  }

  filterGroups(groups: string[]): void {
    this.groups = groups;
    void this.read();
  }

  filterTags(tags: TagView[]): void {
    this.tags = tags;
    void this.read();
  }

  dropSearch(): void {
    this.search = '';
    void this.read();
  }

  dropAll(): void {
    this.search = '';
    this.states = [];
    this.groups = [];
    this.tags = [];
    this.turn = null;
    void this.read();
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
    this.page = null;
    this.drafts = [];
  }

  private query(after: string | null): CircuitQuery {
    const { states, groups, tags } = $state.snapshot({ states: this.states, groups: this.groups, tags: this.tags });
    return { search: this.search.trim(), turn: this.turn, states, groups, tags, after, offset: 0, limit: pageSize };
  }
}

export const circuitTable = new CircuitTable();
