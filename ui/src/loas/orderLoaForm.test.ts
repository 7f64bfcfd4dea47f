import { beforeEach, describe, expect, it } from 'vitest';
import { call, connect, nothing, type Host } from '../ipc/call';
import type { ApplyLoas, CheckLoas, EngineerForm, Withdraw } from '../ipc/contract';
import { fakeHost } from '../ipc/fake';
import { newKey } from '../ipc/key';
import { OrderFormKeeper } from '../orders/orderForm.svelte';
import { desk } from '../shell/desk.svelte';
import { OrderLoaKeeper, sent, takeBack, type PortPart } from './orderLoaForm.svelte';

let asked: [string, unknown][] = [];

async function opened(): Promise<void> {
  const inner = fakeHost('sample');
  asked = [];
  const host: Host = (command, request) => {
    asked.push([command, structuredClone(request)]);
    return inner(command, request);
  };
  connect(host);
  await desk.open();
}

/** An order of two ports that are both allocated. */
async function readyOrder(): Promise<string> {
  const order = new OrderFormKeeper();
  await order.begin(undefined, undefined);
  order.pick('MultiApSingleDevice');
  Object.assign(order.form, {
    account: desk.accounts.find((one) => one.form.trafficBilling)?.id ?? '',
    accessPoints: [
      { region: 'ap-southeast-1', accessPoint: 'Singapore-A', lineOperator: 'Equinix' },
      { region: 'cn-hongkong', accessPoint: 'Hong Kong-Chai Wan-B', lineOperator: 'Equinix' },
    ],
    portType: '10GBase-LR',
    billingRules: true,
  });
  const view = await order.submit();
  if (!view) throw new Error(JSON.stringify(order.checks.problems));
  const seen = { seenBy: 'Lin Yue', seenAt: '2026-11-20T10:00', zone: 'UTC' };
  const ports = view.members.map(({ row }, at) => ({ circuit: row.id, instanceId: `pc-order000${at}` }));
  await call('record_order', { key: newKey(), order: view.id, outcome: 'created', ports, errors: [], ...seen });
  const answers = ports.map(({ circuit }) => ({ circuit, status: 'Allocated' as const, instanceId: '', port: '', device: '', reason: '' }));
  await call('record_order_ports', { key: newKey(), order: view.id, answers, ...seen });
  return view.id;
}

const engineer = (name: string): EngineerForm => ({ name, nameLatin: '', gender: 'Female', documentType: 'Passport', documentNumber: 'XD4829371', phone: '+86 139 0000 0000' });

async function begun(order: string, draft?: string): Promise<OrderLoaKeeper> {
  const keeper = new OrderLoaKeeper(order);
  await keeper.begin(draft);
  keeper.draft.note(keeper.body);
  return keeper;
}

/** Fills what the ports share. */
function filled(keeper: OrderLoaKeeper): OrderLoaKeeper {
  Object.assign(keeper.form, {
    constructionCompany: 'Example Works',
    lineType: 'MSTP',
    entryDate: '2026-12-16',
    entryFrom: '09:00',
    entryUntilDate: '',
    entryUntil: '18:00',
    customerLocation: 'Example Road 8',
    bandwidth: '4000',
    circuitCode: '',
    engineers: [engineer('陈致远')],
  });
  return keeper;
}

const part = (keeper: OrderLoaKeeper, at: number): PortPart => {
  const found = keeper.ports[at];
  if (!found) throw new Error(`no port ${at}`);
  return found;
};
const last = <Request>(command: string): Request => asked.filter(([one]) => one === command).at(-1)?.[1] as Request;

describe('one form for the LOAs of an order', () => {
  let order = '';
  beforeEach(async () => {
    await opened();
    order = await readyOrder();
  });

  it('begins with every ready port as the others', async () => {
    const keeper = await begun(order);
    expect(keeper.chosen.length).toBe(keeper.start?.ports.length);
    expect(keeper.ports.map((one) => sent(one).bandwidth)).toEqual(keeper.ports.map(() => null));
  });

  it('lets a port differ from what is shared, and gives its own back when it is told twice', async () => {
    const keeper = filled(await begun(order));
    const own = part(keeper, 0);
    keeper.differ(own, 'bandwidth', true);
    expect(own.bandwidth).toBe('4000');
    own.bandwidth = '2000';
    keeper.differ(own, 'bandwidth', false);
    expect(sent(own).bandwidth).toBeNull();
    expect(keeper.formOf(own).bandwidth).toBe('4000');
    keeper.differ(own, 'bandwidth', true);
    expect(keeper.formOf(own).bandwidth).toBe('2000');

    keeper.differ(own, 'engineers', true);
    const [first] = own.engineers;
    if (first) first.name = 'Elena Márquez';
    expect(keeper.form.engineers[0]?.name).toBe('陈致远');
    keeper.differ(own, 'visit', true);
    own.visit.entryDate = '2026-12-17';
    expect(keeper.formOf(own).entryDate).toBe('2026-12-17');
    expect(keeper.formOf(part(keeper, 1)).entryDate).toBe('2026-12-16');
  });

  it('keeps a finding with its port when a port before it is taken out', async () => {
    const keeper = filled(await begun(order));
    const wrong = part(keeper, 1);
    keeper.differ(wrong, 'bandwidth', true);
    wrong.bandwidth = '';
    await keeper.checks.now();
    const field = `ports.${wrong.circuit}.bandwidth`;
    expect(keeper.checks.problems.map((one) => one.field)).toContain(field);
    part(keeper, 0).chosen = false;
    await keeper.checks.now();
    expect(last<CheckLoas>('check_loas').ports[0]?.circuit).toBe(wrong.circuit);
    expect(keeper.checks.problems.map((one) => one.field)).toContain(field);
  });

  it('sends a kept warning at the number that its port has in this submission', async () => {
    const keeper = filled(await begun(order));
    const kept = part(keeper, 1);
    keeper.checks.kept = [
      { field: `ports.${kept.circuit}.entryDate`, code: 'visit_on_day_off', reason: 'agreed' },
      { field: `ports.${part(keeper, 0).circuit}.entryDate`, code: 'visit_on_day_off', reason: 'other' },
    ];
    part(keeper, 0).chosen = false;
    await keeper.checks.now();
    expect(last<CheckLoas>('check_loas').kept).toEqual([{ field: 'ports.0.entryDate', code: 'visit_on_day_off', reason: 'agreed' }]);
  });

  it('asks for a port when none is chosen', async () => {
    const keeper = filled(await begun(order));
    for (const one of keeper.ports) one.chosen = false;
    expect(await keeper.submit()).toBeNull();
    expect(keeper.checks.at('ports')?.code).toBe('no_port_chosen');
  });

  it('is found again as it was left, under an order and not under a circuit', async () => {
    const keeper = filled(await begun(order));
    const own = part(keeper, 1);
    keeper.differ(own, 'bandwidth', true);
    own.bandwidth = '2000';
    part(keeper, 0).chosen = false;
    keeper.draft.note(keeper.body);
    await keeper.draft.flush();
    const { drafts } = await call('drafts', nothing);
    expect(drafts.map(({ kind, circuit }) => ({ kind, circuit }))).toContainEqual({ kind: 'loas', circuit: order });

    const again = await begun(order);
    expect(again.restoredFrom).not.toBeNull();
    expect(again.form.customerLocation).toBe('Example Road 8');
    expect(part(again, 0).chosen).toBe(false);
    expect(sent(part(again, 1)).bandwidth).toBe('2000');
    expect(again.draft.id).toBe(keeper.draft.id);
  });

  it('applies for every chosen port at once, drops its draft, and can be taken back', async () => {
    const keeper = filled(await begun(order));
    const circuits = keeper.chosen.map((one) => one.circuit);
    keeper.draft.note(keeper.body);
    await keeper.draft.flush();
    await keeper.checks.now();
    // what the sample warns about is kept, as a person would
    for (const one of keeper.checks.problems.filter((problem) => problem.warning)) keeper.checks.keep(one, 'agreed');
    const after = await keeper.submit();
    expect(keeper.checks.problems).toEqual([]);
    expect(after?.standing.loaReady).toBe(0);
    expect(last<ApplyLoas>('apply_loas').ports.map((one) => one.circuit)).toEqual(circuits);
    expect(last<ApplyLoas>('apply_loas').key).toBe(keeper.draft.id);
    expect((await call('drafts', nothing)).drafts.filter((one) => one.kind === 'loas')).toEqual([]);

    await takeBack(order, circuits, 'undone');
    const taken = asked.filter(([command]) => command === 'withdraw').map(([, request]) => (request as Withdraw).circuit);
    expect(taken).toEqual(circuits);
  });
});
