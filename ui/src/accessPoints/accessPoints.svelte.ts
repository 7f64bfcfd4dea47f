import { asApiError, call } from '../ipc/call';
import type { AccessPointDetail, AccessPointView, ApiError, DirectoryView } from '../ipc/contract';
import { newKey } from '../ipc/key';
import { desk } from '../shell/desk.svelte';
import { findable, found, noFilter, type FilterPart, type Findable, type PointFilter } from './pointFilter';

export type PointSort = 'directory' | 'nearest' | 'farthest';

/** The list of access points: what it is narrowed by, and how far each is from a site. Outlives the page. */
export class AccessPointList {
  search = $state('');
  filter = $state<PointFilter>({ ...noFilter });
  /** The row where the keyboard stands. */
  cursor = $state<string | null>(null);
  /** The site that distances are from. */
  site = $state<string | null>(null);
  sort = $state<PointSort>('directory');
  km = $state.raw<ReadonlyMap<string, number>>(new Map());
  error = $state.raw<ApiError | null>(null);

  private folded: { of: DirectoryView; list: Findable[] } | null = null;
  private turnover = 0;
  private asked = 0;

  /** Everything folded for search; folded again only when the directory is another one. */
  get all(): readonly Findable[] {
    const directory = desk.directory;
    if (!directory) return [];
    if (this.folded?.of !== directory) this.folded = { of: directory, list: findable(directory) };
    return this.folded.list;
  }

  get rows(): AccessPointView[] {
    const rows = found(this.all, this.search, this.filter);
    if (this.sort === 'directory' || this.site === null) return rows;
    const far = (point: AccessPointView): number => this.km.get(point.key) ?? Infinity;
    const sign = this.sort === 'nearest' ? 1 : -1;
    // Those without a distance stay at the end either way.
    return rows.toSorted((a, b) => (Number.isFinite(far(a)) && Number.isFinite(far(b)) ? sign * (far(a) - far(b)) : Number(!Number.isFinite(far(a))) - Number(!Number.isFinite(far(b)))));
  }

  get narrowed(): boolean {
    return this.search.trim() !== '' || JSON.stringify(this.filter) !== JSON.stringify(noFilter);
  }

  drop(part: FilterPart): void {
    this.filter = { ...this.filter, [part]: noFilter[part] };
  }

  dropAll(): void {
    this.search = '';
    this.filter = { ...noFilter };
  }

  /** Forgets what belonged to another desk. */
  belongTo(turnover: number): void {
    if (this.turnover === turnover) return;
    this.turnover = turnover;
    this.dropAll();
    this.cursor = null;
    void this.measureFrom(null);
  }

  /** Shows distances from a site, or from none. */
  async measureFrom(site: string | null): Promise<void> {
    const turn = ++this.asked;
    this.site = site;
    if (site === null) {
      this.km = new Map();
      this.sort = 'directory';
      return;
    }
    try {
      const { rows } = await call('distances', { id: site });
      if (turn !== this.asked) return;
      this.km = new Map(rows.map((row) => [row.accessPoint, row.km]));
      if (this.sort === 'directory' && rows.length > 0) this.sort = 'nearest';
      this.error = null;
    } catch (thrown) {
      if (turn === this.asked) this.error = asApiError(thrown);
    }
  }

  async favour(point: AccessPointView): Promise<AccessPointDetail | null> {
    try {
      const detail = await call('favour_access_point', { key: newKey(), accessPoint: point.key, favourite: !point.favourite });
      await this.written();
      return detail;
    } catch (thrown) {
      this.error = asApiError(thrown);
      return null;
    }
  }

  /** Something was written about an access point: the directory of every page is read again. */
  async written(): Promise<void> {
    await desk.readDirectory();
    desk.saved(new Date().toISOString());
    if (this.site !== null) await this.measureFrom(this.site);
    this.error = null;
  }
}

export const pointList = new AccessPointList();
