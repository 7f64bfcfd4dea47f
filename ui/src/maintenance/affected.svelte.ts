import { asApiError, call } from '../ipc/call';
import type { ApiError } from '../ipc/contract';

/** A circuit as this list names it. */
export interface Named {
  id: string;
  name: string;
}

/** Most circuits that a search shows. */
const most = 8;

/** Which circuits an interruption takes out: those at hand, and any other of the desk, found by name or id. */
export class Affected {
  find = $state('');
  /** More match than are shown. */
  more = $state(false);
  error = $state.raw<ApiError | null>(null);
  listed = $state.raw<Named[]>([]);
  private results = $state.raw<Named[]>([]);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked = 0;

  constructor(atHand: readonly Named[]) {
    this.add(atHand);
  }

  /** What the search found and is not listed yet. */
  get found(): Named[] {
    return this.results.filter((one) => !this.listed.some((other) => other.id === one.id));
  }

  add(circuits: readonly Named[]): void {
    this.listed = [...this.listed, ...circuits.filter((one, at) => !this.listed.some((other) => other.id === one.id) && circuits.findIndex((other) => other.id === one.id) === at)];
  }

  /** Names circuits that a kept draft holds by their ids only; one that is gone stays out. */
  async name(ids: readonly string[]): Promise<void> {
    const unknown = ids.filter((id) => !this.listed.some((one) => one.id === id));
    const pages = await Promise.allSettled(unknown.map((id) => call('circuit', { id })));
    this.add(pages.flatMap((page) => (page.status === 'fulfilled' ? [{ id: page.value.id, name: page.value.row.name }] : [])));
  }

  /** Looks a short while after the last key. */
  soon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.look(), 250);
  }

  /** Looks at once; an answer that a later search overtook is dropped. */
  async look(): Promise<void> {
    clearTimeout(this.timer);
    const turn = ++this.asked;
    this.error = null;
    const search = this.find.trim();
    if (search === '') {
      this.results = [];
      this.more = false;
      return;
    }
    try {
      const page = await call('circuits', { search, turn: null, states: [], groups: [], tags: [], after: null, offset: 0, limit: most });
      if (turn !== this.asked) return;
      this.results = page.rows.map((row) => ({ id: row.id, name: row.name }));
      this.more = page.next !== null;
    } catch (thrown) {
      if (turn === this.asked) this.error = asApiError(thrown);
    }
  }

  /** Takes a circuit out of what was found into the list. */
  take(circuit: Named): void {
    this.add([circuit]);
    this.find = '';
    void this.look();
  }
}
