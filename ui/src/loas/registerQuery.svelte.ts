import type { AudienceWord, HandoutQuery, HandoutSort, HandoutState } from '../ipc/contract';

/** What the register shows: text, filters and order. Days are written YYYY-MM-DD, at the site. */
export class RegisterQuery {
  search = $state('');
  state = $state<HandoutState | 'all'>('all');
  circuit = $state('');
  point = $state('');
  audience = $state<AudienceWord | ''>('');
  from = $state('');
  until = $state('');
  on = $state('');
  sort = $state<HandoutSort>('issued');
  descending = $state(true);

  /** The filters beside text and state that are in use. */
  get filters(): number {
    return [this.circuit, this.point, this.audience, this.from, this.until, this.on].filter((one) => one.trim() !== '').length;
  }

  /** A day that is not one yet filters nothing. */
  get request(): HandoutQuery {
    return {
      search: this.search.trim(),
      state: this.state === 'all' ? null : this.state,
      circuit: this.circuit || null,
      accessPoint: this.point || null,
      audience: this.audience === '' ? null : this.audience,
      issuedFrom: dayOf(this.from),
      issuedUntil: dayOf(this.until),
      validOn: dayOf(this.on),
      sort: this.sort,
      descending: this.descending,
    };
  }

  /** Sorts by a column; by the same one again, the other way round. Dates begin with the latest. */
  sortBy(column: HandoutSort): void {
    this.descending = this.sort === column ? !this.descending : column === 'issued' || column === 'until';
    this.sort = column;
  }

  clearFilters(): void {
    this.circuit = this.point = this.audience = this.from = this.until = this.on = '';
  }

  clear(): void {
    this.search = '';
    this.state = 'all';
    this.clearFilters();
  }
}

/** A day that exists, or null. */
export function dayOf(text: string): string | null {
  const day = text.trim();
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  const read = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(read.valueOf()) || read.toISOString().slice(0, 10) !== day ? null : day;
}

/** Something is written that is no day. */
export function isBadDay(text: string): boolean {
  return text.trim() !== '' && dayOf(text) === null;
}
