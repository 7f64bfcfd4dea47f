import { reviewClock, visitClock, withStatus } from './clocks';
import type { AccountForm, AccountView, ApiError, AudienceWord, CircuitStatus, CircuitView, DraftView, FacilityForm, FieldProblem, FileView, HandoutRow, HistoryEntry, LoaForm, LoaStatus, LoaView, PlanForm, PortForm, Preferences, SettingsForm, SettingsView, TemplateView } from '../contract';
import { CircuitStatusWords, LoaStatusWords } from '../contract';
import { directory } from './directory';
import { beginEntry } from './entry';
import { upgradeOf } from './upgrade';
import { worksOf } from './works';
import { connectView, isConnected } from './connect';
import { liveView, noteBuilt } from './live';
import { testsView } from './testRecords';
import { FakeOrders } from './orders';
import { actionsOf, nextOf, stepOf, stepsOf, turnOf } from './rules';

interface Happening extends HistoryEntry {
  apply?: { status?: CircuitStatus; loa?: { id: string; status: LoaStatus }; instanceId?: string };
}

export interface Circuit {
  id: string;
  form: PortForm;
  loas: LoaView[];
  history: Happening[];
}

export function refuse(code: ApiError['code'], message: string, fields: FieldProblem[] = []): ApiError {
  return { code, message, params: {}, fields };
}

export const emptySettings: SettingsForm = {
  organisation: '',
  organisationLatin: '',
  deskName: '',
  contactName: '',
  contactPhone: '',
  contactEmail: '',
  paper: 'a4',
  validityDays: '30',
};

let ids = 0;
const newId = (): string => `0193f0e0-0000-7000-8000-${String(++ids).padStart(12, '0')}`;

export function mask(number: string): string {
  const shown = number.replace(/\s/g, '');
  const keep = shown.length >= 12 ? 4 : shown.length >= 8 ? 2 : 0;
  return shown.slice(0, keep) + '•'.repeat(Math.max(0, shown.length - 2 * keep)) + (keep ? shown.slice(-keep) : '');
}

/** One desk in memory: it keeps what it is told and works out the rest, as the real one does. */
export class FakeDesk {
  settings: SettingsView | null = null;
  accounts: AccountView[] = [];
  circuits: Circuit[] = [];
  handouts: HandoutRow[] = [];
  drafts: DraftView[] = [];
  files = new Map<string, FileView>();
  answers = new Map<string, unknown>();
  orders = new FakeOrders();
  plans = new Map<string, { form: PlanForm; savedAt: string }>();
  templates: TemplateView[] = [];
  removedTemplates: TemplateView[] = [];
  savedAt: string | null = null;
  /** Numbers of events that stand in no history here. */
  taken = 100_000;
  private seq = 0;

  constructor(private readonly clock: () => string) {}

  get now(): string {
    return this.clock();
  }

  save(form: SettingsForm): SettingsView {
    this.savedAt = this.now;
    this.settings = { form, deskCode: 'K7PM', keyFingerprint: '9f3c41d70be2a6e1', file: '/home/lin/.local/share/circuit-desk/desk.sqlite', events: this.seq, savedAt: this.savedAt };
    return this.settings;
  }

  account(id: string | null, form: AccountForm): AccountView {
    const kept: AccountView = { id: id ?? newId(), form, circuits: this.circuits.filter((one) => one.form.account === id).length, changedAt: this.now };
    this.accounts = [...this.accounts.filter((one) => one.id !== kept.id), kept].toSorted((a, b) => a.form.name.localeCompare(b.form.name));
    this.savedAt = this.now;
    return kept;
  }

  note(circuit: Circuit, entry: Partial<Happening> & Pick<Happening, 'kind' | 'mark'>): void {
    const at = this.now;
    this.savedAt = at;
    circuit.history.unshift({
      event: { desk: 'K7PM', seq: ++this.seq },
      happenedAt: at,
      recordedAt: at,
      params: {},
      kept: [],
      skipped: [],
      conflict: false,
      late: false,
      withdrawn: null,
      canWithdraw: true,
      ...entry,
    });
  }

  /** Writes a line of the history that the desk itself has no act for. */
  tell(circuit: Circuit, entry: Partial<Happening> & Pick<Happening, 'kind' | 'mark'>): void {
    this.note(circuit, entry);
  }

  /** A status of the LOA that is no answer to its application. */
  observeLoa(circuit: Circuit, loa: LoaView, status: LoaStatus, seenBy: string, happenedAt: string): void {
    this.note(circuit, { kind: 'loaObserved', mark: 'observation', happenedAt, params: { status, seenBy }, apply: { loa: { id: loa.id, status } } });
  }

  /** Whether an account's outbound data transfer billing is activated; one that is not chosen yet is not asked. */
  billed(account: string): boolean {
    return this.accounts.find((one) => one.id === account)?.form.trafficBilling ?? true;
  }

  bill(account: string): void {
    this.accounts = this.accounts.map((one) => (one.id === account ? { ...one, form: { ...one.form, trafficBilling: true } } : one));
  }

  applyPort(form: PortForm): Circuit {
    const circuit: Circuit = { id: newId(), form, loas: [], history: [] };
    this.circuits.unshift(circuit);
    this.note(circuit, { kind: 'portApplied', mark: 'action', params: { name: form.name }, apply: { status: 'Initial' } });
    return circuit;
  }

  recordPort(circuit: Circuit, status: CircuitStatus, instanceId: string, reason: string, seenBy: string, happenedAt = this.now): void {
    const order: CircuitStatus[] = ['Initial', 'Approved', 'Allocating', 'Allocated', 'Confirmed', 'Enabled'];
    const from = order.indexOf(this.status(circuit));
    const to = order.indexOf(status);
    const skipped = from >= 0 && to > from ? order.slice(from + 1, to) : [];
    this.note(circuit, {
      kind: 'portObserved',
      mark: 'observation',
      happenedAt,
      params: { status, seenBy, ...(instanceId && { instanceId }), ...(reason && { reason }) },
      skipped,
      apply: { status, ...(instanceId && { instanceId }) },
    });
  }

  applyLoa(circuit: Circuit, form: LoaForm): LoaView {
    const point = directory.accessPoints.find((one) => one.key === circuit.form.accessPoint);
    const loa: LoaView = {
      id: newId(),
      circuit: circuit.id,
      status: 'Applying',
      form: { ...form, engineers: form.engineers.map((one) => ({ ...one, documentNumber: mask(one.documentNumber), phone: one.phone.replace(/\d{4}(?=\D?\d{4}$)/, '••••') })) },
      windowFrom: new Date(`${form.entryDate}T${form.entryFrom}:00+08:00`).toISOString(),
      windowUntil: new Date(`${form.entryUntilDate || form.entryDate}T${form.entryUntil}:00+08:00`).toISOString(),
      zone: point?.zone ?? 'Asia/Shanghai',
      appliedAt: this.now,
      approval: null,
      officialCopies: [],
      optic: null,
      entry: null,
      reason: null,
      handout: null,
      clocks: [reviewClock(this.now)],
      handedOver: null,
      issueKept: [],
      erasedEngineers: 0,
      kept: [],
      togetherWith: [],
    };
    circuit.loas.unshift(loa);
    this.note(circuit, { kind: 'loaApplied', mark: 'action', params: { company: form.companyName, construction: form.constructionCompany }, apply: { loa: { id: loa.id, status: 'Applying' } } });
    return loa;
  }

  recordLoa(circuit: Circuit, loa: LoaView, status: LoaStatus, answer: { facility: FacilityForm; accessFlow: LoaView['approval'] extends infer A ? NonNullable<A> extends { accessFlow: infer F } ? F : never : never; pdf: FileView | null; reason: string; seenBy: string; seenAt: string }): void {
    loa.clocks = loa.clocks.map((clock) => (clock.kind === 'loaReview' && clock.outcome === 'open' ? { ...clock, ended: answer.seenAt, outcome: 'kept', taken: 1 } : clock));
    if (status === 'Available') loa.clocks.push(visitClock(loa));
    if (status === 'Available') loa.approval = { facility: answer.facility, accessFlow: answer.accessFlow, officialPdf: answer.pdf, seenBy: answer.seenBy, seenAt: answer.seenAt };
    if (loa.approval) {
      loa.officialCopies = answer.pdf ? [{ file: answer.pdf, at: answer.seenAt, by: answer.seenBy, event: null }] : [];
      loa.entry ??= beginEntry(loa);
    }
    loa.reason = answer.reason || null;
    this.note(circuit, {
      kind: status === 'Available' ? 'loaApproved' : 'loaObserved',
      mark: 'observation',
      happenedAt: answer.seenAt,
      params: { status, seenBy: answer.seenBy, ...(answer.reason && { reason: answer.reason }) },
      skipped: status === 'Available' ? ['Accept'] : [],
      apply: { loa: { id: loa.id, status } },
    });
  }

  issue(circuit: Circuit, loa: LoaView, by = '', audiences: AudienceWord[] = [], reason = ''): HandoutRow {
    const at = this.now;
    const before = this.handouts.find((one) => one.loa === loa.id);
    const number = before?.number ?? `LOA-K7PM-${at.slice(0, 4)}-${String(this.handouts.length + 42).padStart(6, '0')}`;
    const revision = (before?.revision ?? 0) + 1;
    if (before && before.state !== 'void') {
      before.state = 'superseded';
      before.ended = { at, by, reason, successor: revision };
    }
    const row: HandoutRow = {
      number,
      revision,
      audiences,
      renditions: 0,
      circuit: circuit.id,
      circuitName: circuit.form.name,
      instanceId: this.instanceId(circuit) ?? '',
      accessPoint: this.point(circuit).name,
      loa: loa.id,
      engineers: loa.form.engineers.map((one) => one.name),
      issuedAt: at,
      validUntil: new Date(Date.parse(at) + 30 * 86_400_000).toISOString(),
      zone: loa.zone,
      state: 'inForce',
      ended: null,
      issuedBy: by,
      reason,
      contentHash: '5be2a6e19f3c41d7'.repeat(4),
      accessFlow: loa.approval?.accessFlow ?? 'smsQr',
      pages: 2,
      sha256: '9f3c41d70be2a6e19f3c41d70be2a6e19f3c41d70be2a6e19f3c41d70be2a6e1',
      size: 104_882,
      officialPdf: loa.approval?.officialPdf !== null,
    };
    loa.handout = number;
    this.handouts.unshift(row);
    this.note(circuit, { kind: 'handoutIssued', mark: 'action', params: { number, revision: String(revision), ...(reason && { reason }) }, canWithdraw: false });
    return row;
  }

  voidHandout(row: HandoutRow, reason: string, by: string): void {
    row.state = 'void';
    row.ended = { at: this.now, by, reason, successor: null };
    this.note(this.find(row.circuit), { kind: 'handoutVoided', mark: 'action', params: { number: row.number, revision: String(row.revision), reason, by }, canWithdraw: false });
  }

  find(id: string): Circuit {
    const found = this.circuits.find((one) => one.id === id);
    if (!found) throw refuse('notFound', 'This circuit is not on this desk. It may have been removed.');
    return found;
  }

  findLoa(id: string): [Circuit, LoaView] {
    for (const circuit of this.circuits) for (const loa of circuit.loas) if (loa.id === id) return [circuit, loa];
    throw refuse('notFound', 'This LOA is not on this desk.');
  }

  private live(circuit: Circuit): Happening[] {
    return circuit.history.filter((one) => one.withdrawn === null && !one.late);
  }

  status(circuit: Circuit): CircuitStatus {
    return this.live(circuit).find((one) => one.apply?.status)?.apply?.status ?? 'Initial';
  }

  private instanceId(circuit: Circuit): string | null {
    return this.live(circuit).find((one) => one.apply?.instanceId)?.apply?.instanceId ?? null;
  }

  private loaStatus(circuit: Circuit, loa: LoaView | undefined): LoaStatus {
    if (!loa) return 'NotApplied';
    return this.live(circuit).find((one) => one.apply?.loa?.id === loa.id)?.apply?.loa?.status ?? 'Deleted';
  }

  private point(circuit: Circuit): (typeof directory.accessPoints)[number] {
    const found = directory.accessPoints.find((one) => one.key === circuit.form.accessPoint);
    if (!found) throw refuse('corrupt', 'The access point of this circuit is not in the directory.');
    return found;
  }

  view(circuit: Circuit): CircuitView {
    const point = this.point(circuit);
    const status = this.status(circuit);
    const loas = circuit.loas.map((loa) => withStatus(loa, this.loaStatus(circuit, loa), this.now)).filter((loa) => loa.status !== 'Deleted');
    const loaStatus = loas[0]?.status ?? 'NotApplied';
    const issued = loas[0]?.handout != null;
    const later = liveView(this, circuit.id, status, loaStatus);
    const turn = later.first[0] === 'recordService' ? 'theirs' : later.first.length > 0 && later.first[0] !== 'recordConnected' ? 'yours' : turnOf(status, loaStatus);
    const step = stepOf(status, loaStatus);
    const after = later.first[0] ?? (status === 'Enabled' && turn === 'done' && !isConnected(this, circuit.id) ? 'connect' : nextOf(status, loaStatus, issued));
    const last = this.live(circuit)[0];
    const seen = this.live(circuit).find((one) => one.mark === 'observation');
    const works = worksOf(this, circuit, point.mainland);
    if (works) noteBuilt(later.live, works);
    const inWorks = works?.begun === true && step === 'loa' && issued;
    const built = inWorks && works.steps.every((one) => one.state === 'done' || one.state === 'not_needed') && !works.asBuilt.blocks;
    const building = inWorks && !built;
    const next = built ? 'reportCompletion' : after;
    const account = this.accounts.find((one) => one.id === circuit.form.account) ?? this.accounts[0];
    if (!account) throw refuse('corrupt', 'The account of this circuit is missing.');
    const redundant = this.circuits.find((one) => one.id === circuit.form.redundantCircuit);
    const view: CircuitView = structuredClone({
      id: circuit.id,
      row: {
        id: circuit.id,
        name: circuit.form.name,
        instanceId: this.instanceId(circuit),
        accessPoint: point.name,
        portType: circuit.form.portType,
        lineOperator: circuit.form.lineOperator,
        account: account.form.name,
        status,
        loaStatus,
        step: inWorks ? 'construction' : step,
        turn,
        next: building ? 'construct' : next,
        changedAt: last?.recordedAt ?? this.now,
        conflict: circuit.history.some((one) => one.conflict),
        tags: circuit.form.tags,
        order: this.orders.marks.get(circuit.id) ?? null,
      },
      form: circuit.form,
      account,
      recommended: circuit.form.recommended && {
        method: circuit.form.recommended.method,
        resourceRegion: directory.regions.find((one) => one.key === circuit.form.recommended?.resourceRegion)?.name ?? null,
        zone: circuit.form.recommended.zone,
        latencyMicros: 920,
        basis: 'imported',
      },
      redundant: redundant ? { id: redundant.id, name: redundant.form.name, instanceId: this.instanceId(redundant) } : null,
      port: this.live(circuit).find((one) => one.params.port)?.params.port ?? null,
      device: this.live(circuit).find((one) => one.params.device)?.params.device ?? null,
      replaces: null,
      corrects: null,
      succeededBy: null,
      zone: point.zone,
      city: point.city,
      accessFlow: loas[0]?.approval?.accessFlow ?? point.accessFlow,
      works,
      steps: stepsOf(inWorks ? 'construction' : step, turn, last?.happenedAt ?? this.now, circuit.history.at(-1)?.happenedAt ?? this.now),
      next: { turn, next: building ? 'construct' : next, seenBy: seen?.params.seenBy ?? null, seenAt: seen?.happenedAt ?? null },
      actions: withWorks(actionsOf(next, issued && loaStatus === 'Available', loas[0]?.entry ?? null, later.then), building),
      live: later.live,
      mayUpgrade: false,
      upgrade: null,
      upgradeOf: null,
      tests: testsView(this, circuit.id, circuit.form.portType, loas[0]?.form.bandwidth, this.instanceId(circuit) !== null),
      connect: connectView(this, circuit.id, status, circuit.form.name, this.instanceId(circuit) ?? ''),
      observable: CircuitStatusWords.filter((word) => word !== status && word !== 'Initial'),
      loaObservable: loas.length > 0 ? LoaStatusWords.filter((word) => word !== loaStatus && word !== 'NotApplied') : [],
      loas,
      handouts: this.handouts.filter((one) => one.circuit === circuit.id),
      history: circuit.history.map(({ apply: _, ...entry }) => entry),
      reason: turn === 'stop' ? (this.live(circuit).find((one) => one.params.reason)?.params.reason ?? null) : null,
    });
    return { ...view, ...upgradeOf(this, view) };
  }
}

export const plainPreferences: Preferences = { language: 'en', theme: 'system', railFolded: false, textSize: 100, notices: { on: false, from: 8, until: 20 } };

/** Once construction has begun it comes first; before, it is offered beside the handout. */
function withWorks(actions: CircuitView['actions'], building: boolean): CircuitView['actions'] {
  if (building) return ['construct', ...actions];
  const handout = actions.includes('printHandout') || actions.includes('issueHandout');
  return handout ? [...actions.slice(0, -1), 'construct', ...actions.slice(-1)] : actions;
}
