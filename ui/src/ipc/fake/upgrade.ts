import type { Answer, Command, Request } from '../call';
import type { CircuitRef, CircuitView, StandWord, TiedView, UpgradeStepWord, UpgradeView } from '../contract';
import { UpgradeStepWordWords } from '../contract';
import { refuse, type FakeDesk } from './desk';
import { problem } from './rules';

interface Kept {
  view: UpgradeView;
  marks: Map<UpgradeStepWord, { stand: StandWord; note: string; by: string; at: string }>;
  next: string | null;
}

const kept = new WeakMap<FakeDesk, Map<string, Kept>>();
const told: readonly UpgradeStepWord[] = ['migrate', 'vbr', 'ecr', 'associate', 'bgp'];
const speed = (port: string): number => Number(/^(\d+)G/.exec(port)?.[1] ?? 1);

const all = (desk: FakeDesk): Map<string, Kept> => {
  const known = kept.get(desk) ?? new Map<string, Kept>();
  kept.set(desk, known);
  return known;
};

const refOf = (desk: FakeDesk, id: string): CircuitRef => ({ id, name: desk.find(id).form.name, instanceId: null });

/** Notes that a circuit was applied for as the larger port of another. */
export function linkUpgrade(desk: FakeDesk, old: string, made: string): void {
  const one = all(desk).get(old);
  if (!one) return;
  one.next = made;
  desk.tell(desk.find(made), { kind: 'upgradeOf', mark: 'action', params: { circuit: old, name: desk.find(old).form.name } });
  desk.tell(desk.find(old), { kind: 'upgradeApplied', mark: 'action', params: { circuit: made, name: desk.find(made).form.name } });
}

/** The upgrade of a circuit, as its page shows it. */
export function upgradeOf(desk: FakeDesk, view: CircuitView): Pick<CircuitView, 'mayUpgrade' | 'upgrade' | 'upgradeOf'> {
  const one = all(desk).get(view.id);
  const old = [...all(desk)].find(([, other]) => other.next === view.id)?.[0];
  const before = old === undefined ? null : refOf(desk, old);
  if (!one) return { mayUpgrade: view.row.status === 'Enabled' && speed(view.row.portType) < 100, upgrade: null, upgradeOf: before };
  const hanging: TiedView[] = view.live.dependants.map((tied) => ({ key: tied.key, kind: tied.kind, name: tied.name, parameters: tied.note, hangs: true, recorded: false, deleted: tied.kind === 'vbr', saved: tied.saved, backedUp: one.view.items.find((known) => known.key === tied.key)?.backedUp ?? null }));
  const own = one.view.items.filter((tied) => !hanging.some((known) => known.key === tied.key));
  const items = [...hanging.map((tied) => ({ ...tied, parameters: one.view.items.find((known) => known.key === tied.key)?.parameters || tied.parameters })), ...own.map((tied) => ({ ...tied, hangs: false }))];
  const status = one.next === null ? null : desk.view(desk.find(one.next)).row.status;
  const over = ['Terminating', 'Terminated', 'Deleted'].includes(view.row.status);
  const steps: UpgradeView['steps'] = [];
  const finished = (step: UpgradeStepWord): boolean => steps.some((known) => known.step === step && (known.stand === 'done' || known.stand === 'not_needed'));
  const after: Partial<Record<UpgradeStepWord, UpgradeStepWord[]>> = { in_service: ['apply'], migrate: ['back_up', 'in_service'], vbr: ['migrate'], ecr: ['vbr'], associate: ['ecr'], bgp: ['associate'], old_vbrs: ['back_up', 'bgp'], terminate: ['old_vbrs'], unsubscribe: ['terminate'] };
  for (const step of UpgradeStepWordWords) {
    const mark = one.marks.get(step);
    const first = (after[step] ?? []).find((before) => !finished(before)) ?? null;
    const done = { back_up: items.length > 0 && items.every((tied) => tied.backedUp), apply: status !== null, in_service: status === 'Enabled', old_vbrs: hanging.length === 0 && first === null, terminate: over, unsubscribe: over && !view.live.stillBilled } as Partial<Record<UpgradeStepWord, boolean>>;
    const is = done[step] ?? mark?.stand === 'done';
    const spared = mark?.stand === 'not_needed' && (step !== 'back_up' || items.length === 0);
    const stand: StandWord = is ? 'done' : spared ? 'not_needed' : first ? 'waits' : 'open';
    const said = mark && (told.includes(step) || spared) ? { at: mark.at, by: mark.by, event: { desk: 'K7PM', seq: 0 } } : null;
    steps.push({ step, stand, waitsFor: stand === 'waits' ? first : null, told: told.includes(step), mayBeSpared: told.includes(step) || step === 'back_up', note: said ? (mark?.note ?? '') : '', said });
  }
  const upgrade: UpgradeView = { ...one.view, items, steps, new: one.next === null ? null : refOf(desk, one.next), newStatus: status ?? '', finished: steps.every((step) => step.stand === 'done' || step.stand === 'not_needed') };
  return { mayUpgrade: one.view.calledOff !== null && view.row.status === 'Enabled', upgrade, upgradeOf: before };
}

type Ours = 'plan_upgrade' | 'tie_to_upgrade' | 'back_up_tied' | 'mark_upgrade_step' | 'call_off_upgrade' | 'save_upgrade_list';

const needed = (form: Record<string, string>): void => {
  const missing = Object.entries(form).filter(([, value]) => value.trim() === '');
  if (missing.length > 0) throw refuse('fields', 'Some fields need correcting.', missing.map(([field]) => problem(field, 'required', 'Fill this in.', '请填写此项。')));
};

/** Upgrades to a larger port, in memory. */
export function upgradeHandlers(desk: () => FakeDesk, once: <T>(key: string, act: () => T) => T): { [C in Ours & Command]: (request: Request<C>) => Answer<C> } {
  const noted = (by: string): { at: string; by: string; event: { desk: string; seq: number } } => ({ at: desk().now, by, event: { desk: 'K7PM', seq: ++desk().taken } });
  const page = (circuit: string): CircuitView => desk().view(desk().find(circuit));
  const of = (circuit: string): Kept => {
    const one = all(desk()).get(circuit);
    if (!one) throw refuse('refused', 'No upgrade of this circuit is planned. Plan it first.');
    return one;
  };
  return {
    plan_upgrade: ({ key, circuit, form, by }) =>
      once(key, () => {
        needed({ portType: form.portType, why: form.why, by });
        const old = all(desk()).get(circuit);
        const cutOver = form.from === '' ? null : { from: new Date(form.from).toISOString(), until: new Date(form.until).toISOString(), zone: form.zone, meets: [] };
        const plan = { portType: form.portType, why: form.why, cutOver, rollBack: form.rollBack, saved: noted(by) };
        const blank: UpgradeView = { ...plan, begun: noted(by), kept: [], items: old?.view.items ?? [], steps: [], new: null, newStatus: '', calledOff: null, finished: false };
        if (old?.view.calledOff === null) old.view = { ...old.view, ...plan };
        else all(desk()).set(circuit, { view: blank, marks: new Map(), next: null });
        desk().tell(desk().find(circuit), { kind: 'upgradePlanned', mark: 'action', params: { portType: form.portType, by } });
        return page(circuit);
      }),
    tie_to_upgrade: ({ key, circuit, item, kind, name, parameters, by }) =>
      once(key, () => {
        needed({ name, by });
        const one = of(circuit);
        const tied: TiedView = { key: item ?? `tied-${key}`, kind, name, parameters, hangs: false, recorded: false, deleted: kind === 'vbr', saved: noted(by), backedUp: null };
        one.view.items = [...one.view.items.filter((known) => known.key !== tied.key), tied];
        desk().tell(desk().find(circuit), { kind: 'upgradeTied', mark: 'action', params: { tied: kind, name, by } });
        return page(circuit);
      }),
    back_up_tied: ({ key, circuit, item, done, by }) =>
      once(key, () => {
        const one = of(circuit);
        const tied = page(circuit).upgrade?.items.find((known) => known.key === item);
        if (!tied) throw refuse('notFound', 'This entry is not here any more.');
        one.view.items = [...one.view.items.filter((known) => known.key !== item), { ...tied, backedUp: done ? noted(by) : null }];
        desk().tell(desk().find(circuit), { kind: 'upgradeBackedUp', mark: 'action', params: { item, done: done ? 'yes' : '', by } });
        return page(circuit);
      }),
    mark_upgrade_step: ({ key, circuit, step, stand, note, by }) =>
      once(key, () => {
        needed(stand === 'not_needed' ? { note, by } : { by });
        of(circuit).marks.set(step, { stand, note, by, at: desk().now });
        desk().tell(desk().find(circuit), { kind: 'upgradeMarked', mark: 'action', params: { step, stand, reason: note, by } });
        return page(circuit);
      }),
    call_off_upgrade: ({ key, circuit, reason, by }) =>
      once(key, () => {
        needed({ reason, by });
        const one = of(circuit);
        one.view = { ...one.view, calledOff: reason };
        desk().tell(desk().find(circuit), { kind: 'upgradeCalledOff', mark: 'action', params: { reason, by } });
        return page(circuit);
      }),
    save_upgrade_list: ({ id }) => ({ file: `${desk().find(id).form.name}-port-backup.csv`, way: 'saved' }),
  };
}
