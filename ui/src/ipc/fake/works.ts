import type { Answer, Command, Request } from '../call';
import { BuiltFieldWords, WorksStepWords, type AsBuiltForm, type AsBuiltView, type AttachmentView, type CircuitView, type EventRef, type FieldProblem, type HistoryKind, type Jurisdiction, type LightCheck, type LightForm, type Scenario, type StepForm, type StepOwner, type SurveyForm, type TestForm, type WorksState, type WorksStep, type WorksView } from '../contract';
import { refuse, type Circuit, type FakeDesk } from './desk';

/** What the stand-in remembers of a circuit's construction: each record with the number of its event. */
interface Kept {
  plan: { seq: number; scenario: Scenario; jurisdiction: Jurisdiction; reason: string }[];
  notes: { seq: number; step: WorksStep; form: StepForm }[];
  request: { seq: number; asked: string; note: string; at: string; by: string }[];
  survey: { seq: number; form: SurveyForm; at: string; by: string }[];
  cost: { seq: number; form: NonNullable<WorksView['cost']>['form']; by: string }[];
  cable: { seq: number; form: NonNullable<WorksView['cable']>['form']; by: string }[];
  light: { seq: number; form: LightForm; at: string; by: string }[];
  tests: { seq: number; form: TestForm; at: string; by: string }[];
  built: { seq: number; form: AsBuiltForm; by: string }[];
  files: { seq: number; file: AttachmentView }[];
}

const kept = new WeakMap<Circuit, Kept>();
const of = (circuit: Circuit): Kept => {
  const known = kept.get(circuit) ?? { plan: [], notes: [], request: [], survey: [], cost: [], cable: [], light: [], tests: [], built: [], files: [] };
  kept.set(circuit, known);
  return known;
};

const emptySurvey: SurveyForm = { accessOn: '', rate: '', wavelength: '', reach: '', ownRate: '', ownWavelength: '', ownReach: '', fibre: '', fibreNote: '', connector: '', rack: '', routeConfirmed: '', route: '', distance: '', distanceNote: '', esd: '', esdNote: '', procedures: '', photos: '', evidence: '', notes: '', surveyedBy: '' };
const emptyBuilt: AsBuiltForm = { carrierCircuitId: '', cableLabel: '', odf: '', panelPort: '', strandTx: '', strandRx: '', explained: [] };
const before: Partial<Record<WorksStep, WorksStep[]>> = {
  site_survey: ['cage_access', 'meet_me_room'],
  end_to_end_cost: ['site_survey'],
  patch_cable: ['site_survey'],
  deployment: ['site_survey'],
  carrier_installation: ['site_survey', 'end_to_end_cost'],
  fibre_laying: ['carrier_installation', 'patch_cable'],
  cross_connect: ['fibre_laying'],
  optical_power: ['cross_connect'],
  connectivity: ['deployment', 'optical_power'],
  bandwidth: ['connectivity'],
  sla: ['connectivity'],
  test_report: ['optical_power', 'connectivity', 'bandwidth', 'sla'],
  as_built: ['cross_connect'],
};
const ownForm: WorksStep[] = ['site_survey', 'end_to_end_cost', 'patch_cable', 'optical_power', 'connectivity', 'bandwidth', 'sla', 'as_built'];
const names = { carrier_circuit_id: 'carrierCircuitId', cable_label: 'cableLabel', odf: 'odf', panel_port: 'panelPort', strand_tx: 'strandTx', strand_rx: 'strandRx' } as const;

const number = (text: string): number | null => (text.trim() === '' || Number.isNaN(Number(text)) ? null : Number(text));

/** The same rules as the program's, for one lane of 10GBASE-LR. */
function light(form: LightForm): LightCheck {
  const [th, rh, tt, rt] = [number(form.txHere), number(form.rxHere), number(form.txThere), number(form.rxThere)];
  const dark = (value: number | null): boolean => value !== null && value <= -30;
  const findings: LightCheck['findings'] = [];
  if (dark(rh) && dark(rt)) findings.push('strands_swapped');
  else if (dark(rh) || dark(rt)) findings.push('strand_broken');
  if ([rh, rt].some((one) => one !== null && !dark(one) && one < -14.4)) findings.push('received_too_weak');
  if ([rh, rt].some((one) => one !== null && one > 0.5)) findings.push('received_too_strong');
  const loss = (tx: number | null, rx: number | null): string | null => (tx === null || rx === null || dark(rx) ? null : String(Math.round((tx - rx) * 1000) / 1000));
  return { outbound: loss(th, rt), inbound: loss(tt, rh), findings, passed: findings.length > 0 ? false : rh !== null && rt !== null ? true : null };
}

function passes(form: TestForm): boolean | null {
  const [value, limit] = [number(form.value), number(form.limit)];
  if (value === null || limit === null) return null;
  return ['connectivity', 'bandwidth', 'availability'].includes(form.kind) ? value >= limit : value <= limit;
}

/** A line of the comparison that is neither as the LOA says nor explained. */
const isOpen = (line: AsBuiltView['lines'][number]): boolean => (line.verdict === 'differs' || line.verdict === 'not_recorded') && line.reason === '';

function builtView(circuit: Circuit, form: AsBuiltForm, noted: AsBuiltView['noted']): AsBuiltView {
  const loa = circuit.loas[0];
  const facility = loa?.approval?.facility;
  const stated = { carrier_circuit_id: loa?.form.circuitCode ?? '', cable_label: '', odf: facility?.odf ?? '', panel_port: facility?.panelPort ?? '', strand_tx: facility?.strandTx ?? '', strand_rx: facility?.strandRx ?? '' };
  const plain = (text: string): string => text.replaceAll(/\s/g, '').toLowerCase();
  const lines = BuiltFieldWords.map((field): AsBuiltView['lines'][number] => {
    const [said, built] = [stated[field], form[names[field]]];
    const verdict = plain(said) === '' ? 'not_in_loa' : plain(built) === '' ? 'not_recorded' : plain(said) === plain(built) ? 'same' : 'differs';
    return { field, loa: said, built, verdict, reason: verdict === 'differs' || verdict === 'not_recorded' ? (form.explained.find((one) => one.field === field)?.reason ?? '') : '' };
  });
  const swapped = plain(stated.strand_tx) !== '' && plain(form.strandTx) === plain(stated.strand_rx) && plain(form.strandRx) === plain(stated.strand_tx);
  return { form, lines, swapped, blocks: noted === null || lines.some(isOpen), noted };
}

/** Construction of a circuit, as the page shows it. */
export function worksOf(desk: FakeDesk, circuit: Circuit, mainland: boolean): WorksView | null {
  const loa = circuit.loas[0];
  if (!loa?.approval) return null;
  const live = <R extends { seq: number }>(records: R[]): R[] => records.filter((one) => !circuit.history.some((entry) => entry.event.seq === one.seq && entry.withdrawn !== null));
  const all = of(circuit);
  const [plans, notes, requests, surveys, costs, cables, lights, tests, builts, files] = [live(all.plan), live(all.notes), live(all.request), live(all.survey), live(all.cost), live(all.cable), live(all.light), live(all.tests), live(all.built), live(all.files)];
  const plan = plans.at(-1);
  const noted = (seq: number): NonNullable<WorksView['noted']> => {
    const entry = circuit.history.find((one) => one.event.seq === seq);
    return { at: entry?.happenedAt ?? desk.now, by: entry?.params.by ?? '', event: entry?.event ?? { desk: 'K7PM', seq } };
  };
  const scenario = plan?.scenario ?? 'different_facilities';
  const jurisdiction = plan?.jurisdiction ?? (mainland ? 'mainland' : 'elsewhere');
  const shown = WorksStepWords.filter((step) => (step === 'cage_access' ? jurisdiction === 'mainland' : step === 'meet_me_room' ? jurisdiction === 'elsewhere' : step !== 'carrier_installation' || scenario === 'different_facilities'));
  const tested = (...kinds: string[]): { seq: number; passed: boolean | null }[] => kinds.flatMap((kind) => tests.filter((one) => one.form.kind === kind).slice(-1)).map((one) => ({ seq: one.seq, passed: passes(one.form) }));
  const result = (found: { seq: number; passed: boolean | null }[]): [WorksState, number] | null => {
    const last = found.at(-1);
    if (!last) return null;
    return [found.some((one) => one.passed === false) ? 'failed' : found.some((one) => one.passed === null) ? 'started' : 'done', last.seq];
  };
  const one = (found: { seq: number } | undefined, state: WorksState = 'done'): [WorksState, number] | null => (found ? [state, found.seq] : null);
  const evidence = (step: WorksStep): [WorksState, number] | null => {
    switch (step) {
      case 'site_survey':
        return one(surveys.at(-1)) ?? one(requests.at(-1), 'started');
      case 'end_to_end_cost':
        return one(costs.at(-1));
      case 'patch_cable':
        return one(cables.at(-1), cables.at(-1)?.form.delivered ? 'done' : 'started');
      case 'optical_power':
        return result(lights.slice(-1).map((record) => ({ seq: record.seq, passed: light(record.form).passed })));
      case 'connectivity':
        return result(tested('connectivity'));
      case 'bandwidth':
        return result(tested('bandwidth'));
      case 'sla':
        return result(tested('latency', 'jitter', 'loss', 'availability'));
      case 'test_report':
        return one(files.filter((record) => record.file.step === step).at(-1));
      case 'as_built':
        return one(builts.at(-1));
      default:
        return null;
    }
  };
  const owners: Partial<Record<WorksStep, StepOwner>> = { site_survey: scenario === 'same_facility' ? 'construction_company' : 'carrier', carrier_installation: 'carrier', end_to_end_cost: 'you', as_built: 'you', patch_cable: 'facility_operator', cross_connect: jurisdiction === 'mainland' ? 'construction_company' : 'facility_operator' };
  const steps: WorksView['steps'] = [];
  const visit = loa.windowUntil.slice(0, 10);
  for (const step of shown) {
    const said = notes.filter((record) => record.step === step).at(-1);
    const found = evidence(step);
    const waitsFor = steps.filter((earlier) => before[step]?.includes(earlier.step) && earlier.state !== 'done' && earlier.state !== 'not_needed').map((earlier) => earlier.step);
    const unsettled = step === 'as_built' && builtView(circuit, builts.at(-1)?.form ?? emptyBuilt, null).lines.some(isOpen);
    const mark = said?.form.mark;
    const state: WorksState = mark === 'not_needed' ? 'not_needed' : ((unsettled && found ? 'started' : found?.[0]) ?? (mark === 'done' && !ownForm.includes(step) ? 'done' : mark === 'started' || mark === 'done' ? 'started' : waitsFor.length === 0 ? 'ready' : 'waiting'));
    const owner = said?.form.owner ?? owners[step] ?? 'construction_company';
    const onSite = step === 'deployment' || step === 'fibre_laying' || step === 'cross_connect';
    const stands = found?.[1] ?? said?.seq;
    steps.push({
      step,
      state,
      owner,
      who: said?.form.who ?? '',
      due: said?.form.due || (onSite ? visit : null),
      dueFrom: said?.form.due ? 'set' : onSite ? 'visit' : null,
      waitsFor: state === 'waiting' ? waitsFor : [],
      note: said?.form.note ?? '',
      reason: said?.form.reason ?? '',
      noted: stands === undefined ? null : noted(stands),
      files: files.filter((record) => record.file.step === step).length,
      form: ownForm.includes(step),
      said: said?.form ?? { mark: 'open', owner, who: '', due: '', note: '', reason: '' },
    });
  }
  const [request, survey, cost, cable, built] = [requests.at(-1), surveys.at(-1), costs.at(-1), cables.at(-1), builts.at(-1)];
  return {
    begun: plan !== undefined,
    scenario,
    jurisdiction,
    reason: plan?.reason ?? '',
    noted: plan ? noted(plan.seq) : null,
    steps,
    surveyRequest: request ? { asked: request.asked, note: request.note, noted: noted(request.seq) } : null,
    surveyClock: null,
    survey: survey ? { form: survey.form, kept: [], noted: noted(survey.seq) } : null,
    surveyStart: { ...emptySurvey, rate: circuit.form.portType === '1000Base-LX' ? '1' : '10', surveyedBy: loa.form.constructionCompany },
    cost: cost ? { form: cost.form, noted: noted(cost.seq) } : null,
    cable: cable ? { form: cable.form, noted: noted(cable.seq) } : null,
    light: lights.toReversed().map((record) => ({ form: record.form, check: light(record.form), noted: noted(record.seq) })),
    lightClass: { txMin: '-8.2', txMax: '0.5', rxMin: '-14.4', rxMax: '0.5', lossMax: '6.2', reachKm: '10', lanes: 1, source: 'IEEE Std 802.3: clause 52 (10GBASE-LR)', date: '2022-07-29' },
    tests: tests.toReversed().map((record) => ({ form: record.form, unit: record.form.kind === 'bandwidth' ? 'Mbit/s' : record.form.kind === 'latency' || record.form.kind === 'jitter' ? 'ms' : '%', passed: passes(record.form), superseded: tests.findLast((other) => other.form.kind === record.form.kind) !== record, noted: noted(record.seq) })),
    limits: [{ kind: 'bandwidth', limit: loa.form.bandwidth, source: 'contract' }],
    asBuilt: builtView(circuit, built?.form ?? emptyBuilt, built ? noted(built.seq) : null),
    files: files.toReversed().map((record) => record.file),
    visit,
  };
}

type Ours =
  | 'begin_works'
  | 'note_works_step'
  | 'request_survey'
  | 'check_survey'
  | 'record_survey'
  | 'confirm_cost'
  | 'note_cable'
  | 'check_light'
  | 'measure_light'
  | 'record_test'
  | 'check_as_built'
  | 'record_as_built'
  | 'attach_file'
  | 'attachment_picture'
  | 'choose_attachment'
  | 'save_attachment';

const finding = (field: string, code: FieldProblem['code'], message: string, messageZh: string, warning = false): FieldProblem => ({ field, code, params: {}, message, messageZh, warning, overridable: warning });
const required = (field: string): FieldProblem => finding(field, 'required', 'Fill this in.', '请填写此项。');

function surveyProblems(form: SurveyForm, keptWarnings: { field: string; code: string }[]): FieldProblem[] {
  const open: [string, boolean][] = [
    ['accessOn', form.accessOn !== ''],
    ['rate', [form.rate, form.wavelength, form.reach, form.ownRate, form.ownWavelength, form.ownReach].every((one) => one !== '')],
    ['fibre', form.fibre !== ''],
    ['connector', form.connector !== ''],
    ['rack', form.rack !== ''],
    ['routeConfirmed', form.routeConfirmed === 'yes'],
    ['distance', form.distance !== ''],
    ['esd', form.esd !== ''],
    ['procedures', form.procedures !== ''],
  ];
  const found = open.flatMap(([field, answered], at) => (answered ? [] : [finding(field, 'survey_item_open', `Item ${at + 1} of the survey sheet has no answer. Fill it in, or say why it stays open.`, `工勘单第 ${at + 1} 项尚未填写。请补全，或说明为何暂缺。`, true)]));
  if (form.photos === '') found.push(required('photos'));
  if (form.photos === 'no' && form.evidence.trim() === '') found.push(finding('evidence', 'evidence_missing', 'Photos are not allowed there. Write down what was seen: rack, position, labels, free ports.', '现场不允许拍照。请写下所见：机柜、位置、标签、空闲端口。'));
  return found.filter((one) => !keptWarnings.some((keep) => keep.field === one.field && keep.code === one.code));
}

/** Construction, in memory. */
export function worksHandlers(desk: () => FakeDesk, once: <T>(key: string, act: () => T) => T): { [C in Ours & Command]: (request: Request<C>) => Answer<C> } {
  const stop = (problems: FieldProblem[]): void => {
    if (problems.length > 0) throw refuse('fields', 'Some fields need correcting.', problems);
  };
  const record = (key: string, id: string, by: string, kind: HistoryKind, params: Record<string, string>, at: string | null, act: (all: Kept, event: EventRef) => void): CircuitView =>
    once(key, () => {
      const circuit = desk().find(id);
      if (by.trim() === '') stop([required('by')]);
      const filled = Object.fromEntries(Object.entries({ ...params, by }).filter(([, value]) => value !== ''));
      desk().note(circuit, { kind, mark: 'action', params: filled, ...(at && { happenedAt: new Date(at).toISOString() }) });
      const entry = circuit.history[0];
      if (entry) act(of(circuit), entry.event);
      return desk().view(circuit);
    });
  return {
    begin_works: ({ key, circuit, scenario, jurisdiction, reason, by }) => {
      if (scenario === '' || jurisdiction === '') throw refuse('fields', 'Some fields need correcting.', [required('scenario')]);
      const before = desk().view(desk().find(circuit)).works;
      if (before?.begun && reason.trim() === '') stop([finding('reason', 'change_needs_reason', 'Say why it changes. The reason is kept in the history.', '请说明变更原因，原因会保留在历史记录中。')]);
      return record(key, circuit, by, 'worksBegun', { scenario, jurisdiction, reason }, null, (all, { seq }) => all.plan.push({ seq, scenario, jurisdiction, reason }));
    },
    note_works_step: ({ key, circuit, step, form, by }) => {
      if (form.mark === 'not_needed' && form.reason.trim() === '') stop([required('reason')]);
      return record(key, circuit, by, 'worksStepNoted', { step, mark: form.mark, reason: form.reason }, null, (all, { seq }) => all.notes.push({ seq, step, form }));
    },
    request_survey: ({ key, circuit, asked, note, by, at }) => {
      if (asked.trim() === '') stop([required('asked')]);
      return record(key, circuit, by, 'surveyRequested', { asked }, at, (all, { seq }) => all.request.push({ seq, asked, note, at, by }));
    },
    check_survey: ({ form, kept: keptWarnings }) => ({ problems: surveyProblems(form, keptWarnings) }),
    record_survey: ({ key, circuit, form, kept: keptWarnings, by, at }) => {
      stop(surveyProblems(form, keptWarnings));
      return record(key, circuit, by, 'surveyRecorded', { surveyedBy: form.surveyedBy }, at, (all, { seq }) => all.survey.push({ seq, form, at, by }));
    },
    confirm_cost: ({ key, circuit, form, by }) => {
      stop([...(form.with.trim() === '' ? [required('with')] : []), ...(form.once.trim() === '' && form.monthly.trim() === '' ? [required('once')] : [])]);
      return record(key, circuit, by, 'lineCostConfirmed', { with: form.with }, null, (all, { seq }) => all.cost.push({ seq, form, by }));
    },
    note_cable: ({ key, circuit, form, by }) => {
      if (form.operator.trim() === '') stop([required('operator')]);
      return record(key, circuit, by, 'patchCableNoted', { operator: form.operator, delivered: form.delivered ? 'yes' : '' }, null, (all, { seq }) => all.cable.push({ seq, form, by }));
    },
    check_light: ({ form }) => light(form),
    measure_light: ({ key, circuit, form, by, at }) => {
      if ([form.txHere, form.rxHere, form.txThere, form.rxThere].every((one) => one.trim() === '')) stop([finding('rxHere', 'no_reading', 'Write at least one reading.', '请至少填写一个读数。')]);
      const passed = light(form).passed;
      const limits = form.ownLimits ? form : { ...form, txMin: '-8.2', txMax: '0.5', rxMin: '-14.4', rxMax: '0.5', lossMax: '6.2' };
      return record(key, circuit, by, 'lightMeasured', { passed: passed === null ? '' : passed ? 'yes' : 'no' }, at, (all, { seq }) => all.light.push({ seq, form: limits, at, by }));
    },
    record_test: ({ key, circuit, form, by, at }) => {
      if (form.value.trim() === '') stop([required('value')]);
      const passed = passes(form);
      return record(key, circuit, by, 'worksTested', { test: form.kind, value: form.value, passed: passed === null ? '' : passed ? 'yes' : 'no' }, at, (all, { seq }) => all.tests.push({ seq, form, at, by }));
    },
    check_as_built: ({ circuit, form }) => builtView(desk().find(circuit), form, null),
    record_as_built: ({ key, circuit, form, by }) => {
      if (form.explained.length === 0 && [form.carrierCircuitId, form.cableLabel, form.panelPort].every((one) => one.trim() === '')) stop([finding('carrierCircuitId', 'built_nothing', 'Write at least one of circuit ID, cable label and panel port, or say why they are not known.', '请至少填写运营商电路编号、楼内线缆标签和配线架端口中的一项，或说明为何不知。')]);
      return record(key, circuit, by, 'asBuiltRecorded', { circuitId: form.carrierCircuitId }, null, (all, { seq }) => all.built.push({ seq, form, by }));
    },
    attach_file: ({ key, circuit, form, name, data }) => {
      const ending = name.split('.').at(-1)?.toLowerCase() ?? '';
      if (['exe', 'bat', 'cmd', 'js', 'sh', 'html', 'svg'].includes(ending)) throw refuse('badFile', 'The file is a program, a script or a web page, and these are not kept. Choose a PDF, a picture or a table.');
      const media = ending === 'pdf' ? 'pdf' : ['png', 'jpg', 'jpeg', 'gif', 'webp', 'bmp'].includes(ending) ? 'picture' : 'other';
      return record(key, circuit, form.by, 'fileAttached', { file: name, step: form.step }, null, (all, event) =>
        all.files.push({ seq: event.seq, file: { file: `file-${event.seq}`, name, size: Math.round(data.length * 0.75), pages: media === 'pdf' ? 2 : 0, sha256: '0'.repeat(64), media, step: form.step, title: form.title, at: desk().now, by: form.by, event } }),
      );
    },
    choose_attachment: ({ key, circuit, form }) =>
      record(key, circuit, form.by, 'fileAttached', { file: 'test-report.pdf', step: form.step }, null, (all, event) =>
        all.files.push({ seq: event.seq, file: { file: `file-${event.seq}`, name: 'test-report.pdf', size: 184_220, pages: 2, sha256: '0'.repeat(64), media: 'pdf', step: form.step, title: form.title, at: desk().now, by: form.by, event } }),
      ),
    attachment_picture: () => ({ media: 'image/png', data: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==' }),
    save_attachment: () => ({ way: 'saved', file: 'test-report.pdf' }),
  };
}
