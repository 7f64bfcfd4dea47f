import type { Answer, Command, Host, Request } from '../call';
import type { CircuitQuery, CircuitRow, LoaStatus, Start } from '../contract';
import { batchHandlers } from './batch';
import { calendarHandlers } from './calendars';
import { clockHandlers } from './clocks';
import { FakeDesk, plainPreferences, refuse } from './desk';
import { cities } from './directory';
import { entryHandlers, takeBackEntry } from './entry';
import { FakeLatency } from './latency';
import { atGate, gateHandlers, isLocked } from './gate';
import { handoutHandlers } from './handouts';
import { erasureHandlers } from './erasure';
import { connectHandlers } from './connect';
import { liveHandlers } from './live';
import { orderLoaHandlers } from './orderLoas';
import { takeBackTest, testRecordHandlers } from './testRecords';
import { todayHandlers } from './today';
import { wordingHandlers } from './wording';
import { worksHandlers } from './works';
import { orderHandlers } from './orders';
import { packHandlers } from './pack';
import { requirementsPage } from './paper';
import { peopleHandlers, purposesOf } from './people';
import { emptyPlan, planPreview } from './plans';
import { priceEstimate } from './prices';
import { detail, distances, favourPoint, mergedDirectory, placesOf, savePoint, saveSite, settlePoint } from './places';
import { checkLoa, checkPort } from './rules';
import { sampleDesk } from './sample';
import { trustHandlers } from './trust';
import { linkUpgrade, upgradeHandlers } from './upgrade';

type Handlers = { [C in Command]: (request: Request<C>) => Answer<C> };

/**
 * A stand-in for the program, in memory, for tests and for work on the window in a plain browser. It is not part of
 * the built window. It keeps what it is told, refuses what its few rules refuse, and writes no file.
 */
export function fakeHost(begin: 'welcome' | 'sample' | 'empty' = startFrom(), delay = 0): Host {
  let offset = 0;
  const clock = (): string => new Date(Date.now() + offset).toISOString();
  let own = new FakeDesk(clock);
  let sample: FakeDesk | null = null;
  let inSample = false;
  let preferences = { ...plainPreferences };

  const openSample = (): void => {
    offset = -14 * 86_400_000;
    sample ??= sampleDesk(clock, (hours) => (offset += hours * 3_600_000));
    offset = 0;
    inSample = true;
  };
  if (begin === 'sample') openSample();
  if (begin === 'empty') own.save({ organisation: 'Yunlan Freight', organisationLatin: '', deskName: 'Hangzhou desk', contactName: '', contactPhone: '', contactEmail: '', paper: 'a4', validityDays: '30' });

  const desk = (): FakeDesk => (inSample && sample ? sample : own);
  const start = (): Start => ({
    preferences,
    notices: [],
    settings: desk().settings ? { ...desk().settings!, savedAt: desk().savedAt } : null,
    locked: isLocked(desk()),
    sample: inSample,
    sampleExists: sample !== null,
    failure: null,
    version: '0.1.0',
    system: 'linux',
  });
  const settings = (): NonNullable<Start['settings']> => {
    const found = desk().settings;
    if (!found) throw refuse('notOpen', 'The desk is not set up yet.');
    return { ...found, savedAt: desk().savedAt };
  };
  /** The same key gives the same answer, so that a repeated submission changes nothing. */
  const once = <T>(key: string, act: () => T): T => {
    const known = desk().answers.get(key);
    if (known !== undefined) return known as T;
    const made = act();
    desk().answers.set(key, made);
    return made;
  };
  const rows = (): CircuitRow[] =>
    desk()
      .circuits.filter((circuit) => !circuit.history.some((one) => one.kind === 'portApplied' && one.withdrawn !== null))
      .map((circuit) => desk().view(circuit).row)
      .toSorted((a, b) => b.changedAt.localeCompare(a.changedAt));
  const latencies = new Map<FakeDesk, FakeLatency>();
  const latency = (): FakeLatency => {
    const known = latencies.get(desk()) ?? new FakeLatency(clock);
    latencies.set(desk(), known);
    return known;
  };
  const instant = (local: string): string => new Date(local).toISOString();

  /** Asks the desk that is open at the time of the call. */
  const latencyHandlers = new Proxy({} as ReturnType<FakeLatency['handlers']>, {
    ownKeys: () => Reflect.ownKeys(latency().handlers(once)),
    getOwnPropertyDescriptor: (_, key) => Reflect.getOwnPropertyDescriptor(latency().handlers(once), key),
    get: (_, key) => (request: never) => (Reflect.get(latency().handlers(once), key) as (request: never) => unknown)(request),
  });
  /** What a query of the table keeps: by search, by state and turn, and by everything. */
  const sifted = ({ search, turn, states, groups, tags }: CircuitQuery): { found: CircuitRow[]; wide: CircuitRow[]; kept: CircuitRow[]; group: (id: string) => string } => {
    const found = rows().filter((row) => JSON.stringify([row.name, row.instanceId, row.accessPoint, row.account]).toLowerCase().includes(search.toLowerCase()));
    const group = (id: string): string => desk().find(id).form.resourceGroup;
    const wide = found.filter((row) => (turn === null || row.turn === turn) && (states.length === 0 || states.includes(`circuit:${row.status}`) || states.includes(`loa:${row.loaStatus}`)));
    const keys = [...new Set(tags.map((tag) => tag.key))];
    const kept = wide.filter(
      (row) => (groups.length === 0 || groups.includes(group(row.id))) && keys.every((key) => row.tags.some((tag) => tag.key === key && tags.some((one) => one.key === key && one.value === tag.value))),
    );
    return { found, wide, kept, group };
  };

  const handlers: Handlers = {
    ...latencyHandlers,
    ...worksHandlers(() => desk(), (key, act) => once(key, act)),
    ...entryHandlers(() => desk(), (key, act) => once(key, act)),
    ...testRecordHandlers(() => desk(), (key, act) => once(key, act)),
    start,
    set_preferences: (request) => (preferences = request),
    tell_due: () => ({ shown: false, refused: null }),
    try_notification: () => ({}),
    settings,
    save_settings: ({ form }) => {
      if (form.organisation.trim() === '')
        throw refuse('fields', 'Some fields need correcting.', [{ field: 'organisation', code: 'required', params: {}, message: 'Fill this in.', messageZh: '请填写此项。', warning: false, overridable: false }]);
      return desk().save(form);
    },
    load_sample: () => {
      openSample();
      return start();
    },
    leave_sample: () => {
      inSample = false;
      return start();
    },
    remove_sample: () => {
      inSample = false;
      sample = null;
      return start();
    },
    directory: () => mergedDirectory(desk()),
    access_point: ({ accessPoint }) => detail(desk(), accessPoint),
    save_access_point: ({ key, accessPoint, form }) => once(key, () => savePoint(desk(), accessPoint, form)),
    settle_access_point: (request) => once(request.key, () => settlePoint(desk(), request)),
    favour_access_point: (request) => once(request.key, () => favourPoint(desk(), request)),
    remove_access_point: ({ accessPoint }) => {
      placesOf(desk()).points.delete(accessPoint);
      return {};
    },
    cities: () => cities,
    sites: () => ({ sites: placesOf(desk()).sites }),
    save_site: ({ key, id, form }) => once(key, () => saveSite(desk(), id, form)),
    remove_site: ({ id }) => {
      placesOf(desk()).sites = placesOf(desk()).sites.filter((one) => one.id !== id);
      return {};
    },
    distances: ({ id }) => distances(desk(), id),
    accounts: () => ({ accounts: desk().accounts }),
    save_account: ({ key, id, form }) => {
      if (form.name.trim() === '')
        throw refuse('fields', 'Some fields need correcting.', [{ field: 'name', code: 'required', params: {}, message: 'Fill this in.', messageZh: '请填写此项。', warning: false, overridable: false }]);
      return once(key, () => desk().account(id, form));
    },
    circuits: (query) => {
      const { kept } = sifted(query);
      const from = (query.after === null ? 0 : Number(query.after)) + query.offset;
      const page = kept.slice(from, from + query.limit);
      return {
        rows: page,
        next: page.length === query.limit ? String(from + query.limit) : null,
        orders: [...new Set(page.map((row) => row.order?.id))].flatMap((id) => (id ? [handlers.order({ id }).standing] : [])),
      };
    },
    circuit_counts: (query) => {
      const { found, wide, kept, group } = sifted(query);
      const byTurn: Record<string, number> = {};
      for (const row of found) byTurn[row.turn] = (byTurn[row.turn] ?? 0) + 1;
      const byGroup = [...new Set(wide.map((row) => group(row.id)).filter(Boolean))].map((one) => ({ group: one, circuits: wide.filter((row) => group(row.id) === one).length }));
      const known = new Map(wide.flatMap((row) => row.tags).map((tag) => [JSON.stringify(tag), tag]));
      const byTag = [...known.values()].map((tag) => ({ ...tag, circuits: wide.filter((row) => row.tags.some((one) => one.key === tag.key && one.value === tag.value)).length }));
      return { matches: kept.length, total: rows().length, byTurn, byGroup, byTag };
    },
    circuit: ({ id }) => desk().view(desk().find(id)),
    port_suggestions: () => ({
      resourceGroups: [...new Set(desk().circuits.map((one) => one.form.resourceGroup))].filter(Boolean),
      tags: [{ key: 'site', value: 'Binjiang' }],
      cloudBoxClusters: [],
      redundant: rows()
        .filter((row) => row.turn !== 'closed')
        .map((row) => ({ id: row.id, name: row.name, instanceId: row.instanceId, status: row.status, accessPoint: row.accessPoint, allowed: ['Allocated', 'Confirmed', 'Enabled'].includes(row.status) })),
    }),
    check_port: ({ form }) => ({ problems: checkPort(form, (name) => desk().circuits.some((one) => one.form.name === name), desk().billed(form.account)) }),
    price_estimate: priceEstimate,
    plan_preview: (request) => planPreview(request, clock()),
    order_plan: ({ id }) => {
      const { form } = desk().find(id);
      const kept = desk().plans.get(id);
      return { order: id, form: kept?.form ?? emptyPlan, savedAt: kept?.savedAt ?? null, ports: [{ accessPoint: form.accessPoint, portType: form.portType }] };
    },
    save_plan: ({ circuit, form }) => {
      const { form: port } = desk().find(circuit);
      const savedAt = clock();
      desk().plans.set(circuit, { form, savedAt });
      return { order: circuit, form, savedAt, ports: [{ accessPoint: port.accessPoint, portType: port.portType }] };
    },
    templates: () => ({ templates: desk().templates }),
    save_template: ({ key, id, ...rest }) =>
      once(key, () => {
        const wrong = rest.name.trim() === '' ? 'required' : desk().templates.some((one) => one.name === rest.name && one.account === rest.account && one.id !== id) ? 'name_taken' : null;
        if (wrong) throw refuse('fields', 'Some fields need correcting.', [{ field: 'name', code: wrong, params: {}, message: 'Choose another name. This one is in use.', messageZh: '此名称已被使用，请换一个。', warning: false, overridable: false }]);
        const kept = { id: id ?? key, ...rest, changedAt: clock() };
        desk().templates = [...desk().templates.filter((one) => one.id !== kept.id), kept].toSorted((a, b) => a.name.localeCompare(b.name));
        return { templates: desk().templates };
      }),
    remove_template: ({ id }) => {
      desk().removedTemplates.push(...desk().templates.filter((one) => one.id === id));
      desk().templates = desk().templates.filter((one) => one.id !== id);
      return { id, templates: desk().templates };
    },
    restore_template: ({ id }) => {
      desk().templates = [...desk().templates, ...desk().removedTemplates.filter((one) => one.id === id)];
      return { templates: desk().templates };
    },
    apply_port: ({ key, form, plan }) =>
      once(key, () => {
        const problems = checkPort(form, (name) => desk().circuits.some((one) => one.form.name === name), desk().billed(form.account)).filter((one) => !one.warning);
        if (problems.length > 0) throw refuse('fields', 'Some fields need correcting.', problems);
        if (form.trafficBillingActivated) desk().bill(form.account);
        const made = desk().applyPort(form);
        if (form.upgrades) linkUpgrade(desk(), form.upgrades, made.id);
        if (plan) desk().plans.set(made.id, { form: plan, savedAt: clock() });
        return desk().view(made);
      }),
    ...orderHandlers(desk, once),
    ...orderLoaHandlers(desk, once, (id) => handlers.order({ id }), (id) => handlers.loa_start({ id })),
    ...peopleHandlers(desk, once),
    ...liveHandlers(desk, once),
    ...connectHandlers(desk, once),
    ...upgradeHandlers(desk, once),
    ...erasureHandlers(desk, once),
    ...todayHandlers(desk, rows, clock),
    ...wordingHandlers(desk, once, clock),
    record_port: ({ key, circuit, status, instanceId, reason, seenBy, seenAt }) =>
      once(key, () => {
        if (status === 'Allocated' && !/^pc-[a-z0-9]{6,40}$/.test(instanceId))
          throw refuse('fields', 'Some fields need correcting.', [
            {
              field: 'instanceId',
              code: 'instance_id_form',
              params: {},
              message: 'Copy the id from the console. It looks like pc-bp1qrb3n7wd0k5x2m: pc-, then 6 to 40 small letters and digits.',
              messageZh: '请从控制台复制实例 ID，形如 pc-bp1qrb3n7wd0k5x2m：pc- 后接 6 至 40 个小写字母或数字。',
              warning: false,
              overridable: false,
            },
          ]);
        const found = desk().find(circuit);
        desk().recordPort(found, status, instanceId, reason, seenBy, instant(seenAt));
        return desk().view(found);
      }),
    withdraw: ({ key, circuit, event, reason }) =>
      once(key, () => {
        const found = desk().find(circuit);
        takeBackTest(desk(), event.seq);
        if (found.loas.some((loa) => takeBackEntry(loa, event.seq))) return desk().view(found);
        const entry = found.history.find((one) => one.event.seq === event.seq);
        if (!entry?.canWithdraw) throw refuse('refused', 'This record cannot be withdrawn.');
        entry.withdrawn = { at: clock(), reason };
        entry.canWithdraw = false;
        return desk().view(found);
      }),
    loa_start: ({ id }) => {
      const view = desk().view(desk().find(id));
      const earlier = view.loas[0]?.form;
      return {
        form: {
          companyName: view.account.form.name,
          companyNameLatin: view.account.form.nameLatin,
          constructionCompany: earlier?.constructionCompany ?? '',
          constructionCompanyLatin: earlier?.constructionCompanyLatin ?? '',
          lineType: earlier?.lineType ?? '',
          entryDate: '',
          entryFrom: '09:00',
          entryUntilDate: '',
          entryUntil: '18:00',
          customerLocation: earlier?.customerLocation ?? '',
          bandwidth: earlier?.bandwidth ?? '',
          circuitCode: earlier?.circuitCode ?? '',
          engineers: [],
          purpose: purposesOf(view.row.loaStatus as LoaStatus)[0] ?? '',
          purposeReason: '',
        },
        fromEarlier: earlier !== undefined,
        zone: view.zone,
        purposes: purposesOf(view.row.loaStatus as LoaStatus),
      };
    },
    check_loa: ({ circuit, form, kept }) => {
      const view = desk().view(desk().find(circuit));
      const problems = checkLoa(form, view.account.form.name, clock().slice(0, 10));
      return { problems: problems.filter((one) => !kept.some((keep) => keep.field === one.field && keep.code === one.code)), fine: [], notes: [], earlier: [], offers: [] };
    },
    apply_loa: ({ key, circuit, form, kept }) =>
      once(key, () => {
        const found = desk().find(circuit);
        const view = desk().view(found);
        const problems = checkLoa(form, view.account.form.name, clock().slice(0, 10)).filter((one) => !kept.some((keep) => keep.field === one.field && keep.code === one.code));
        if (problems.length > 0) throw refuse('fields', 'Some fields need correcting.', problems);
        desk().applyLoa(found, form);
        return desk().view(found);
      }),
    record_loa: ({ key, loa, status, facility, accessFlow, officialPdf, reason, seenBy, seenAt }) =>
      once(key, () => {
        const [found, kept] = desk().findLoa(loa);
        if (status === 'Available' && facility.room.trim() === '')
          throw refuse('fields', 'Some fields need correcting.', [{ field: 'facility.room', code: 'required', params: {}, message: 'Fill this in.', messageZh: '请填写此项。', warning: false, overridable: false }]);
        desk().recordLoa(found, kept, status, { facility, accessFlow: accessFlow as never, pdf: officialPdf ? (desk().files.get(officialPdf) ?? null) : null, reason, seenBy, seenAt: instant(seenAt) });
        return desk().view(found);
      }),
    preview_requirements: ({ id }) => ({ pages: [requirementsPage(desk().find(id).form.name)], number: null, widthMm: 210, heightMm: 297, problems: [] }),
    ...trustHandlers(desk, once, clock),
    ...handoutHandlers(desk, once),
    ...batchHandlers(desk),
    ...packHandlers(() => desk()),
    ...clockHandlers(desk, once),
    ...calendarHandlers(desk, once),
    ...gateHandlers(desk, once),
    drafts: () => ({ drafts: desk().drafts }),
    keep_draft: ({ id, kind, circuit, body }) => {
      const keptAt = clock();
      const circuitName = circuit === null || kind === 'loas' ? null : desk().find(circuit).form.name;
      const known = desk();
      known.drafts = [{ id, kind, circuit, circuitName, body, keptAt }, ...known.drafts.filter((one) => one.id !== id)];
      return { keptAt };
    },
    drop_draft: ({ id }) => {
      desk().drafts = desk().drafts.filter((one) => one.id !== id);
      return {};
    },
    choose_official_pdf: () => {
      const file = { id: crypto.randomUUID(), name: 'LOA from the console.pdf', size: 412_330, pages: 2, sha256: '51c2'.repeat(16) };
      desk().files.set(file.id, file);
      return { file };
    },
    save_requirements: ({ id }) => ({ file: `${desk().find(id).form.name}-requirements.pdf`, way: 'saved' }),
    save_parameters: () => ({ way: 'saved', file: 'parameters.pdf' }),
    open_parameters: () => ({ way: 'opened', file: null }),
    print_parameters: () => ({ way: 'openedToPrint', file: null }),
    open_requirements: () => ({ file: null, way: 'opened' }),
    print_requirements: () => ({ file: null, way: 'openedToPrint' }),
  };

  return async (command, request) => {
    if (delay > 0) await new Promise((done) => setTimeout(done, delay));
    own = own ?? new FakeDesk(clock);
    if (isLocked(desk()) && !atGate.includes(command)) throw refuse('locked', 'The window is locked to the gate. Unlock it with the PIN first.');
    return structuredClone((handlers[command] as (request: unknown) => unknown)(request));
  };
}

/** `?welcome` and `?empty` begin elsewhere than in the sample. */
function startFrom(): 'welcome' | 'sample' | 'empty' {
  if (typeof location === 'undefined') return 'empty';
  return location.search.includes('welcome') ? 'welcome' : location.search.includes('empty') ? 'empty' : 'sample';
}
