import type { Answer, Request } from '../call';
import type { AccessPointDetail, AccessPointForm, AccessPointView, CorrectedView, DirectoryView, FieldProblem, PointFieldWord, SiteForm, SiteView } from '../contract';
import { refuse, type FakeDesk } from './desk';
import { cities, directory, placeOf } from './directory';

/** What one desk knows of access points and of its own sites. */
export class FakePlaces {
  points = new Map<string, { added: AccessPointView | null; corrected: CorrectedView[]; notes: AccessPointView['notes']; favourite: boolean; contact: string }>();
  sites: SiteView[] = [];
}

const kept = new WeakMap<FakeDesk, FakePlaces>();

export function placesOf(desk: FakeDesk): FakePlaces {
  const found = kept.get(desk) ?? new FakePlaces();
  kept.set(desk, found);
  return found;
}

const required = (field: string): FieldProblem => ({ field, code: 'required', params: {}, message: 'Fill this in.', messageZh: '请填写此项。', warning: false, overridable: false });

const fields: readonly PointFieldWord[] = ['nameZh', 'operator', 'landmark', 'accessFlow', 'id', 'thirdPartyFee'];

const flowWords: Record<string, string> = { smsQr: 'sms_qr', thirdPartyLoa: 'third_party_loa', contactOnsiteEngineer: 'contact_onsite_engineer' };

/** A correctable value as a correction holds it. */
function valueOf(point: AccessPointView, field: PointFieldWord): string {
  if (field === 'nameZh') return point.name.zh;
  if (field === 'accessFlow') return flowWords[point.accessFlow] ?? '';
  if (field === 'thirdPartyFee') return point.thirdPartyFee ? 'yes' : 'no';
  return point[field] ?? '';
}

function put(point: AccessPointView, field: PointFieldWord, value: string): AccessPointView {
  if (field === 'nameZh') return { ...point, name: { ...point.name, zh: value }, nameZhDerived: false };
  if (field === 'accessFlow') return { ...point, accessFlow: (Object.entries(flowWords).find(([, word]) => word === value)?.[0] ?? 'smsQr') as AccessPointView['accessFlow'] };
  if (field === 'thirdPartyFee') return { ...point, thirdPartyFee: value === 'yes' };
  if (field === 'operator') return { ...point, operator: value };
  if (field === 'id') return { ...point, id: value || null, idInferred: false };
  return { ...point, landmark: value || null };
}

function mergedPoint(places: FakePlaces, key: string): AccessPointView | null {
  const known = places.points.get(key);
  let point = directory.accessPoints.find((one) => one.key === key) ?? known?.added ?? null;
  if (!point || !known) return point;
  for (const one of known.corrected) point = put(point, one.field, one.yours);
  return { ...point, corrected: known.corrected, notes: known.notes, favourite: known.favourite };
}

export function mergedDirectory(desk: FakeDesk): DirectoryView {
  const places = placesOf(desk);
  const added = [...places.points.values()].flatMap((one) => (one.added ? [one.added.key] : []));
  const accessPoints = [...directory.accessPoints.map((one) => one.key), ...added].flatMap((key) => mergedPoint(places, key) ?? []);
  return { ...directory, accessPoints };
}

export function detail(desk: FakeDesk, key: string): AccessPointDetail {
  const places = placesOf(desk);
  const point = mergedPoint(places, key);
  if (!point) throw refuse('notFound', 'This access point is not recorded here any more.');
  const region = directory.regions.find((one) => one.key === point.region);
  const circuits = desk.circuits.filter((one) => one.form.accessPoint === key).map((one) => desk.view(one).row);
  const notes = point.notes;
  return {
    point,
    removable: point.added && circuits.length === 0,
    circuits: circuits.map(({ id, name, instanceId, status }) => ({ id, name, instanceId, status })),
    form: {
      nameEn: point.name.en,
      nameZh: point.name.zh,
      region: point.region,
      regionEn: region?.name.en ?? '',
      regionZh: region?.name.zh ?? '',
      mainland: point.mainland,
      city: point.place?.city ?? '',
      operator: point.operator,
      landmark: point.landmark ?? '',
      accessFlow: point.accessFlow,
      id: point.id ?? '',
      thirdPartyFee: point.thirdPartyFee,
      address: notes?.address ?? '',
      rooms: notes?.rooms ?? '',
      contact: places.points.get(key)?.contact ?? '',
      notes: notes?.notes ?? '',
      portTypes: notes?.portTypes ?? [],
      carriers: notes?.carriers ?? [],
      status: notes?.status ?? null,
      statusSeen: notes?.statusSeen ?? '',
    },
  };
}

function known(places: FakePlaces, key: string): NonNullable<ReturnType<FakePlaces['points']['get']>> {
  const found = places.points.get(key) ?? { added: null, corrected: [], notes: null, favourite: false, contact: '' };
  places.points.set(key, found);
  return found;
}

export function savePoint(desk: FakeDesk, key: string | null, form: AccessPointForm): AccessPointDetail {
  const places = placesOf(desk);
  const written = { by: desk.settings?.form.contactName || desk.settings?.form.organisation || '', at: desk.now };
  const problems = key === null ? (['nameEn', 'city', 'operator'] as const).filter((field) => form[field].trim() === '').map(required) : [];
  if (form.status !== null && form.statusSeen === '') problems.push(required('statusSeen'));
  if (problems.length > 0) throw refuse('fields', 'Some fields need correcting.', problems);
  const name = key ?? form.nameEn.trim();
  const mine = known(places, name);
  const shipped = directory.accessPoints.find((one) => one.key === name);
  const place = placeOf(form.city);
  if (shipped) {
    let typed: AccessPointView = { ...shipped, name: { en: name, zh: form.nameZh }, operator: form.operator, landmark: form.landmark || null, accessFlow: form.accessFlow, id: form.id || null, thirdPartyFee: form.thirdPartyFee };
    typed = { ...typed };
    mine.corrected = fields
      .filter((field) => valueOf(typed, field) !== valueOf(shipped, field))
      .map((field) => mine.corrected.find((one) => one.field === field && one.yours === valueOf(typed, field)) ?? { field, yours: valueOf(typed, field), shipped: valueOf(shipped, field), unsettled: false, written });
  } else {
    mine.added = {
      key: name,
      name: { en: name, zh: form.nameZh },
      nameZhDerived: false,
      region: form.region || form.regionEn,
      operator: form.operator,
      landmark: form.landmark || null,
      mainland: directory.regions.find((one) => one.key === form.region)?.mainland ?? form.mainland,
      thirdPartyFee: form.thirdPartyFee,
      accessFlow: form.accessFlow,
      id: form.id || null,
      idInferred: false,
      zone: cities.cities.find((one) => one.key === form.city)?.zone ?? 'UTC',
      city: place?.name ?? { en: '', zh: '' },
      takesOnly: [],
      alibaba: form.operator === 'Alibaba',
      thirdPartySite: null,
      place,
      added: true,
      addedBy: written,
      favourite: false,
      corrected: [],
      notes: null,
    };
  }
  const { address, rooms, notes, portTypes, carriers, status, statusSeen } = form;
  const any = [address, rooms, notes, form.contact].some((text) => text.trim() !== '') || portTypes.length > 0 || carriers.length > 0 || status !== null;
  mine.notes = any ? { address, rooms, notes, portTypes, carriers, status, statusSeen: status === null ? '' : statusSeen, hasContact: form.contact !== '', written } : null;
  mine.contact = form.contact;
  desk.savedAt = desk.now;
  return detail(desk, name);
}

export function settlePoint(desk: FakeDesk, { accessPoint, field, keepYours }: Request<'settle_access_point'>): AccessPointDetail {
  const mine = known(placesOf(desk), accessPoint);
  mine.corrected = keepYours ? mine.corrected.map((one) => (one.field === field ? { ...one, unsettled: false } : one)) : mine.corrected.filter((one) => one.field !== field);
  return detail(desk, accessPoint);
}

export function favourPoint(desk: FakeDesk, { accessPoint, favourite }: Request<'favour_access_point'>): AccessPointDetail {
  known(placesOf(desk), accessPoint).favourite = favourite;
  return detail(desk, accessPoint);
}

export function saveSite(desk: FakeDesk, id: string | null, form: SiteForm): SiteView {
  if (form.name.trim() === '') throw refuse('fields', 'Some fields need correcting.', [required('name')]);
  const places = placesOf(desk);
  const city = placeOf(form.city);
  const exact = form.lat !== '' && form.lon !== '';
  const point = exact ? { lat: Number(form.lat), lon: Number(form.lon), exact } : city ? { lat: city.lat, lon: city.lon, exact } : null;
  const site: SiteView = { id: id ?? crypto.randomUUID(), form, city: city?.name ?? null, point, changedAt: desk.now };
  places.sites = [...places.sites.filter((one) => one.id !== site.id), site].toSorted((a, b) => a.form.name.localeCompare(b.form.name));
  desk.savedAt = desk.now;
  return site;
}

/** Great-circle distance on a sphere of the Earth's mean radius, in km. */
function km(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const radians = Math.PI / 180;
  const h = Math.sin(((b.lat - a.lat) * radians) / 2) ** 2 + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * Math.sin(((b.lon - a.lon) * radians) / 2) ** 2;
  return Math.round(2 * 6371.0088 * Math.asin(Math.min(1, Math.sqrt(h))));
}

export function distances(desk: FakeDesk, id: string): Answer<'distances'> {
  const from = placesOf(desk).sites.find((one) => one.id === id)?.point;
  const rows = from ? mergedDirectory(desk).accessPoints.flatMap((one) => (one.place ? [{ accessPoint: one.key, km: km(from, one.place) }] : [])) : [];
  return { site: id, rows };
}
