import type { Answer, Command, Request } from '../call';
import type { ActWord, AttributeWord, CircuitStatus, CircuitView, DependantView, DueContacts, LiveView, LoaStatus, NextWord, NotedView, WorksView } from '../contract';
import { refuse, type FakeDesk } from './desk';
import { problem } from './rules';

const blank = (): LiveView => ({
  completion: null,
  asBuiltOpen: 0,
  asBuiltMissing: false,
  mayOrder: false,
  fee: null,
  paid: null,
  renewals: [],
  term: null,
  activatedAt: null,
  reference: { month: '720.00', currency: 'USD', date: '2026-04-01', source: 'Express Connect help page “Resource usage fee”', rule: { en: 'Subscription by month or year, in UTC+8, from activation to 00:00:00 of the day after it ends.', zh: '按月或按年预付，以 UTC+8 计，自开通起至到期次日 00:00:00 止。' } },
  maySeeService: false,
  port: null,
  business: null,
  upkeep: null,
  mayUpkeep: false,
  location: '',
  changeable: [],
  dependants: [],
  acts: [],
  stillBilled: false,
  unsubscribed: null,
  maintenance: [],
  overlaps: [],
  togetherWith: [],
});

const kept = new WeakMap<FakeDesk, Map<string, LiveView>>();

function liveOf(desk: FakeDesk, circuit: string): LiveView {
  const all = kept.get(desk) ?? new Map<string, LiveView>();
  kept.set(desk, all);
  const live = all.get(circuit) ?? blank();
  all.set(circuit, live);
  return live;
}

const doable: Partial<Record<CircuitStatus, ActWord[]>> = {
  Initial: ['cancel'],
  Approved: ['cancel'],
  Allocated: ['cancel', 'delete'],
  Confirmed: ['enable', 'cancel', 'delete'],
  Enabled: ['terminate'],
  Rejected: ['delete'],
  Canceled: ['delete'],
  'Allocation Failed': ['delete'],
  Terminated: ['delete'],
};
const texts: AttributeWord[] = ['name', 'description', 'location'];
const words: Record<ActWord, NextWord> = { confirm: 'confirmCircuit', enable: 'enableCircuit', cancel: 'cancelCircuit', terminate: 'terminateCircuit', delete: 'deleteCircuit' };

/** The later life of a circuit as its page shows it, and what comes next by it. */
export function liveView(desk: FakeDesk, circuit: string, status: CircuitStatus, loa: LoaStatus): { live: LiveView; first: NextWord[]; then: NextWord[] } {
  const live = liveOf(desk, circuit);
  const due = status === 'Confirmed' || (status === 'Allocated' && loa === 'Complete');
  const hasPort = ['Allocated', 'Confirmed', 'Enabled'].includes(status);
  live.mayOrder = live.paid === null && (due || status === 'Enabled');
  live.maySeeService = due || status === 'Enabled';
  live.mayUpkeep = status === 'Enabled' || (hasPort && (loa === 'Available' || loa === 'Complete'));
  live.changeable = ['Initial', 'Enabled', 'Rejected'].includes(status) ? [...texts, 'line_operator', 'port_type', 'redundant_circuit'] : ['Approved', 'Allocated', 'Confirmed'].includes(status) ? texts : [];
  live.acts = (doable[status] ?? []).map((action) => ({ action, blockers: action === 'terminate' || action === 'delete' ? live.dependants : [], handouts: [] }));
  live.stillBilled = ['Terminating', 'Terminated', 'Canceled', 'Deleted'].includes(status) && (live.paid !== null || live.activatedAt !== null) && live.unsubscribed === null;
  const first: NextWord[] = live.stillBilled ? ['unsubscribe'] : due ? [live.paid ? 'recordService' : live.fee ? 'payFee' : 'orderFee'] : hasPort && loa === 'Completing' ? ['recordConnected'] : [];
  const then: NextWord[] = [];
  if (hasPort && loa === 'Available') then.push('reportCompletion');
  if ((due || status === 'Enabled') && !first.includes('recordService')) then.push('recordService');
  if (live.changeable.length > 0) then.push('changeDetails');
  then.push(...live.acts.map((one) => words[one.action]));
  return { live, first, then };
}

/** Contacts of lines whose circuit is over; the stand-in does not wait the days. */
export function contactsDue(desk: FakeDesk): DueContacts[] {
  return desk.circuits.flatMap((circuit) => {
    const live = liveOf(desk, circuit.id);
    const people = (live.upkeep?.contacts.length ?? 0) + (live.completion?.contact ? 1 : 0);
    const over = ['Canceled', 'Terminated', 'Deleted'].includes(desk.status(circuit));
    return over && people > 0 ? [{ circuit: circuit.id, circuitName: circuit.form.name, people, endedAt: desk.now }] : [];
  });
}

/** Forgets whom to call about a line. */
export function forgetContacts(desk: FakeDesk, circuit: string): void {
  const live = liveOf(desk, circuit);
  if (live.upkeep) live.upkeep = { ...live.upkeep, forgotten: live.upkeep.contacts.length, contacts: [] };
  if (live.completion) live.completion = { ...live.completion, contact: null, contactForgotten: true };
}

/** Whether what was built was written down and agrees with the LOA. */
export function noteBuilt(live: LiveView, works: WorksView): void {
  live.asBuiltMissing = works.asBuilt.noted === null;
  live.asBuiltOpen = live.asBuiltMissing ? 0 : works.asBuilt.lines.filter((line) => (line.verdict === 'differs' || line.verdict === 'not_recorded') && line.reason === '').length;
}

type Ours =
  | 'report_completion'
  | 'record_connected'
  | 'order_fee'
  | 'pay_fee'
  | 'record_service'
  | 'save_upkeep'
  | 'forget_contacts'
  | 'change_circuit'
  | 'act_on_circuit'
  | 'unsubscribe'
  | 'save_dependant'
  | 'remove_dependant'
  | 'save_maintenance'
  | 'call_off_maintenance';

const needed = (form: Record<string, string>): void => {
  const missing = Object.entries(form).filter(([, value]) => value.trim() === '');
  if (missing.length > 0) throw refuse('fields', 'Some fields need correcting.', missing.map(([field]) => problem(field, 'required', 'Fill this in.', '请填写此项。')));
};

/** The later life of circuits, in memory. */
export function liveHandlers(desk: () => FakeDesk, once: <T>(key: string, act: () => T) => T): { [C in Ours & Command]: (request: Request<C>) => Answer<C> } {
  const noted = (by: string, at = desk().now): NotedView => ({ at, by, event: { desk: 'K7PM', seq: ++desk().taken } });
  const instant = (local: string): string => new Date(local).toISOString();
  const change = (key: string, circuit: string, act: (live: LiveView) => void): CircuitView =>
    once(key, () => {
      act(liveOf(desk(), circuit));
      return desk().view(desk().find(circuit));
    });
  const tell = (circuit: string, kind: 'completionReported' | 'feeOrdered' | 'feePaid' | 'serviceSeen' | 'upkeepSaved' | 'circuitActed' | 'unsubscribed' | 'attributesChanged', params: Record<string, string>, apply: { status?: CircuitStatus; loa?: { id: string; status: LoaStatus } } = {}): void => {
    desk().tell(desk().find(circuit), { kind, mark: kind === 'serviceSeen' ? 'observation' : 'action', params, apply });
  };
  return {
    report_completion: ({ key, loa, form, by, at }) => {
      const [circuit] = desk().findLoa(loa);
      return change(key, circuit.id, (live) => {
        needed({ lineCode: form.lineCode, contact: form.contact, ...(form.testReport === null && { noReport: form.noReport }), by });
        const works = desk().view(circuit).works;
        if (works?.asBuilt.noted === null)
          throw refuse('fields', 'Some fields need correcting.', [
            problem('asBuilt', 'as_built_missing', 'Nobody has written down what was built. Record it under “Construction”: what the LOA says and nobody knows can be explained there.', '尚未登记竣工资料。请在“施工”页登记；LOA 写明而无从得知的项目，可在那里说明原因。'),
          ]);
        const report = works?.files.find((one) => one.file === form.testReport);
        if (form.cableLabel.trim() === '' && form.panelPort.trim() === '')
          throw refuse('fields', 'Some fields need correcting.', [
            problem('cableLabel', 'cable_or_panel_missing', 'Write the label of the in-building cable or the port on the patch panel: at least one of them.', '请填写楼内线缆标签或配线架端口，至少一项。'),
          ]);
        live.completion = { ...form, contactForgotten: false, testReport: report ? { id: report.file, name: report.name, size: report.size, pages: report.pages, sha256: report.sha256 } : null, reported: noted(by, instant(at)) };
        tell(circuit.id, 'completionReported', { lineCode: form.lineCode, by }, { loa: { id: loa, status: 'Completing' } });
      });
    },
    record_connected: ({ key, circuit, pendingPayment, seenBy, seenAt }) =>
      change(key, circuit, () => {
        needed({ seenBy });
        const found = desk().find(circuit);
        const loa = found.loas[0];
        if (loa) desk().observeLoa(found, loa, 'Complete', seenBy, instant(seenAt));
        if (pendingPayment) desk().recordPort(found, 'Confirmed', '', '', seenBy, instant(seenAt));
      }),
    order_fee: ({ key, circuit, renewal, form, paid, by, at }) =>
      change(key, circuit, (live) => {
        needed({ period: form.period, amount: form.amount, by });
        const fee = { ...form, period: Number(form.period), renewMonths: form.autoRenew ? Number(form.renewMonths) : 0, ordered: noted(by, instant(at)) };
        if (renewal) live.renewals = [...live.renewals, fee];
        else live.fee = fee;
        tell(circuit, 'feeOrdered', { amount: form.amount, currency: form.currency, cycle: form.cycle, period: form.period, by });
        if (paid) {
          live.paid = noted(by, instant(at));
          tell(circuit, 'feePaid', { by });
        }
      }),
    pay_fee: ({ key, circuit, by, at }) =>
      change(key, circuit, (live) => {
        needed({ by });
        live.paid = noted(by, instant(at));
        tell(circuit, 'feePaid', { by });
      }),
    record_service: ({ key, circuit, enabled, port, business, reason, seenBy, seenAt }) =>
      change(key, circuit, (live) => {
        needed({ seenBy });
        const at = instant(seenAt);
        if (enabled) {
          desk().recordPort(desk().find(circuit), 'Enabled', '', '', seenBy, at);
          live.activatedAt = at;
          const months = live.fee ? live.fee.period * (live.fee.cycle === 'Year' ? 12 : 1) : 0;
          const last = new Date(at);
          last.setUTCMonth(last.getUTCMonth() + months);
          if (live.paid && live.fee) live.term = { from: at, lastDay: last.toISOString().slice(0, 10), ends: last.toISOString(), stated: false, autoRenew: live.fee.autoRenew };
        }
        if (port) live.port = { word: port, reason: '', seen: noted(seenBy, at) };
        if (business) live.business = { word: business, reason, seen: noted(seenBy, at) };
        if (port || business) tell(circuit, 'serviceSeen', { port, business, seenBy });
      }),
    save_upkeep: ({ key, circuit, form, by }) =>
      change(key, circuit, (live) => {
        needed({ provider: form.provider, by });
        live.upkeep = { ...form, contacts: form.contacts.filter(Boolean), forgotten: 0, saved: noted(by) };
        tell(circuit, 'upkeepSaved', { provider: form.provider, lineId: form.lineId, by });
      }),
    forget_contacts: ({ key, circuit, by }) =>
      change(key, circuit, () => {
        needed({ by });
        forgetContacts(desk(), circuit);
      }),
    change_circuit: ({ key, circuit, form, by }) =>
      change(key, circuit, (live) => {
        needed({ name: form.name, by });
        const found = desk().find(circuit);
        if (found.form.name !== form.name) tell(circuit, 'attributesChanged', { attributes: 'name', 'from.name': found.form.name, 'to.name': form.name, by });
        const { location, ...rest } = form;
        found.form = { ...found.form, ...rest };
        live.location = location;
      }),
    act_on_circuit: ({ key, circuit, action, reason, lastFour, by }) =>
      change(key, circuit, (live) => {
        const view = desk().view(desk().find(circuit));
        if (live.dependants.length > 0 && (action === 'terminate' || action === 'delete')) throw refuse('refused', 'These still hang on the port.');
        needed(action === 'confirm' || action === 'enable' ? { by } : { reason, by });
        if (action === 'terminate' && lastFour !== view.row.instanceId?.slice(-4))
          throw refuse('fields', 'Some fields need correcting.', [problem('lastFour', 'last_four_differ', 'Type the last four characters of the circuit’s id. Nothing was changed.', '请填写专线实例 ID 的最后 4 个字符。尚未做任何更改。')]);
        const to: Record<ActWord, CircuitStatus> = { confirm: 'Confirmed', enable: 'Enabled', cancel: 'Canceled', terminate: 'Terminating', delete: 'Deleted' };
        tell(circuit, 'circuitActed', { action, reason, by }, { status: to[action] });
      }),
    unsubscribe: ({ key, circuit, by, at }) =>
      change(key, circuit, (live) => {
        needed({ by });
        live.unsubscribed = noted(by, instant(at));
        tell(circuit, 'unsubscribed', { by });
      }),
    save_dependant: ({ key, circuit, kind, name, note, by }) =>
      change(key, circuit, (live) => {
        needed({ name, by });
        live.dependants = [...live.dependants, { key, kind: kind as DependantView['kind'], name, note, recorded: false, saved: noted(by) }];
      }),
    remove_dependant: ({ key, circuit, dependant }) =>
      change(key, circuit, (live) => {
        live.dependants = live.dependants.filter((one) => one.key !== dependant);
      }),
    save_maintenance: ({ key, circuit, id, form, by }) =>
      change(key, circuit, (live) => {
        needed({ title: form.title, by });
        const circuits = form.circuits.map((one) => ({ id: one, name: desk().find(one).form.name, instanceId: null }));
        const saved = { ...form, id: id ?? key, kind: form.kind as 'planned', from: instant(form.from), until: form.until === '' ? null : instant(form.until), circuits, by, calledOff: null, kept: [] };
        live.maintenance = [saved, ...live.maintenance.filter((one) => one.id !== saved.id)];
      }),
    call_off_maintenance: ({ key, circuit, id, reason, by }) =>
      change(key, circuit, (live) => {
        needed({ reason, by });
        live.maintenance = live.maintenance.map((one) => (one.id === id ? { ...one, calledOff: reason } : one));
      }),
  };
}
