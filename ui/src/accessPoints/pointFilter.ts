import type { AccessFlowWord, AccessPointView, BothNames, DirectoryView } from '../ipc/contract';

/** What the list of access points is narrowed by. An empty value narrows nothing. */
export interface PointFilter {
  where: '' | 'mainland' | 'outside';
  region: string;
  /** Wire value of a carrier whose circuits are to be taken. */
  carrier: string;
  flow: AccessFlowWord | '';
  alibaba: boolean;
  thirdParty: boolean;
  fee: boolean;
  favourite: boolean;
  noted: boolean;
  /** Keys of cities that were chosen on the map. */
  cities: readonly string[];
}

export const noFilter: PointFilter = { where: '', region: '', carrier: '', flow: '', alibaba: false, thirdParty: false, fee: false, favourite: false, noted: false, cities: [] };

/** Names of the parts of a filter, in the order in which they are shown. */
export const filterParts = ['where', 'region', 'carrier', 'flow', 'alibaba', 'thirdParty', 'fee', 'favourite', 'noted', 'cities'] as const;
export type FilterPart = (typeof filterParts)[number];

/** Whether a part narrows anything. */
export function narrows(filter: PointFilter, part: FilterPart): boolean {
  const value = filter[part];
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

/** An access point with everything that it is found by, folded once. */
export interface Findable {
  point: AccessPointView;
  words: string;
}

/** Full-width letters become plain ones, capitals small ones. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** Folds the directory for search, in both languages whatever the window speaks. */
export function findable(directory: DirectoryView): Findable[] {
  const regions = new Map(directory.regions.map((one) => [one.key, one.name]));
  const carriers = directory.lineOperators.map((one) => one.name);
  return directory.accessPoints.map((point) => ({ point, words: fold(words(point, regions.get(point.region), carriers)) }));
}

function words(point: AccessPointView, region: BothNames | undefined, carriers: readonly BothNames[]): string {
  const notes = point.notes;
  // A carrier that runs the site is found by its other name as well.
  const operators = carriers.filter((name) => point.operator.includes(name.en)).map((name) => name.zh);
  return [
    point.name.en,
    point.name.zh,
    region?.en,
    region?.zh,
    point.region,
    point.place?.name.en,
    point.place?.name.zh,
    point.operator,
    ...operators,
    point.alibaba ? '阿里 Alibaba Cloud' : '',
    point.landmark,
    point.id,
    notes?.address,
    notes?.rooms,
    notes?.notes,
  ]
    .filter(Boolean)
    .join('\n');
}

/** Access points that fit the filter and hold every word of the search, in the order of the directory. */
export function found(all: readonly Findable[], search: string, filter: PointFilter): AccessPointView[] {
  const wanted = fold(search).split(/\s+/).filter(Boolean);
  return all.filter(({ point, words }) => fits(point, filter) && wanted.every((word) => words.includes(word))).map(({ point }) => point);
}

export function fits(point: AccessPointView, filter: PointFilter): boolean {
  return (
    (filter.where === '' || point.mainland === (filter.where === 'mainland')) &&
    (filter.region === '' || point.region === filter.region) &&
    (filter.carrier === '' || point.takesOnly.length === 0 || point.takesOnly.includes(filter.carrier)) &&
    (filter.flow === '' || point.accessFlow === filter.flow) &&
    (!filter.alibaba || point.alibaba) &&
    (!filter.thirdParty || point.thirdPartySite === true) &&
    (!filter.fee || point.thirdPartyFee) &&
    (!filter.favourite || point.favourite) &&
    (!filter.noted || isNoted(point)) &&
    (filter.cities.length === 0 || (point.place !== null && filter.cities.includes(point.place.city)))
  );
}

/** Something of the user's own is written down about it. */
export function isNoted(point: AccessPointView): boolean {
  return point.notes !== null || point.corrected.length > 0 || point.added;
}

/** The parts that, left out alone, would give results again; all that narrow when none does. */
export function culprits(all: readonly Findable[], search: string, filter: PointFilter): FilterPart[] {
  const narrowing = filterParts.filter((part) => narrows(filter, part));
  const alone = narrowing.filter((part) => found(all, search, { ...filter, [part]: noFilter[part] }).length > 0);
  return alone.length > 0 ? alone : narrowing;
}
