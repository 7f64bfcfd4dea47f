import type { Answer, Request } from '../call';
import type { FieldProblem, HistoryEntry, MemberWord, OrderCheck, OrderForm, OrderLine, OrderMark, OrderMember, OrderShape, OrderStateWord, OrderView, PublishedQuota, QuotaUse, QuotaWord } from '../contract';
import { refuse, type FakeDesk } from './desk';
import { directory } from './directory';
import { loaReady } from './orderLoas';
import { problem } from './rules';

type OrderCommand = 'check_order' | 'apply_order' | 'order' | 'record_order' | 'record_order_ports' | 'close_task' | 'withdraw_order' | 'quota' | 'set_quota';

interface Order {
  id: string;
  form: OrderForm;
  at: string;
  circuits: string[];
  answer: Request<'record_order'> | null;
  done: Record<string, { by: string; at: string }>;
  withdrawn: boolean;
  history: HistoryEntry[];
}

/** What the desk keeps of orders and recorded quotas. */
export class FakeOrders {
  orders: Order[] = [];
  limits = new Map<string, { limit: number; note: string; since: string }>();
  /** Places of circuits in their orders. */
  marks = new Map<string, OrderMark>();
  seq = 10_000;
}

const shapes: Record<string, (asked: number) => OrderShape> = {
  MultiApMultiDevice: () => ({ ports: 4, sites: 2, devicesPerSite: 2 }),
  MultiApSingleDevice: () => ({ ports: 2, sites: 2, devicesPerSite: 1 }),
  SingleApMultiDevice: () => ({ ports: 2, sites: 1, devicesPerSite: 2 }),
  SingleApMultiConnection: (asked) => ({ ports: asked, sites: 1, devicesPerSite: 1 }),
};

const required = (field: string): FieldProblem => problem(field, 'required', 'Fill this in.', '请填写此项。');
const perPoint: PublishedQuota = { id: 'ec_quota_pconn_count_per_ap', value: 2, adjustable: true, source: 'https://help.aliyun.com/en/express-connect/user-guide/quotas/', date: null };
const unpaid: PublishedQuota = { id: '', value: 5, adjustable: false, source: 'CreatePhysicalConnection', date: '2026-08-22' };
const unpaidTable: PublishedQuota = { id: 'ec_quota_free_pconn_count', value: 10, adjustable: false, source: 'https://help.aliyun.com/en/express-connect/user-guide/quotas/', date: null };

/** Orders of high-reliability mode in memory, with as many of the rules as the window needs to be seen at work. */
export function orderHandlers(desk: () => FakeDesk, once: <T>(key: string, act: () => T) => T): { [C in OrderCommand]: (request: Request<C>) => Answer<C> } {
  const of = (): FakeOrders => desk().orders;
  const find = (id: string): Order => {
    const found = of().orders.find((one) => one.id === id);
    if (!found) throw refuse('notFound', 'This order is not on this desk.');
    return found;
  };

  const shapeOf = (form: OrderForm): OrderShape | null => {
    const asked = Number(form.portCount);
    const make = shapes[form.topology];
    if (!make || (form.topology === 'SingleApMultiConnection' && !(asked >= 2 && asked <= 16))) return null;
    return make(asked);
  };

  function linesOf(form: OrderForm): OrderLine[] {
    const shape = shapeOf(form);
    if (!shape) return [];
    const taken = new Set(desk().circuits.map((one) => one.form.name));
    const each = shape.ports / shape.sites;
    return form.accessPoints.flatMap((place, site) => {
      const point = directory.accessPoints.find((one) => one.key === place.accessPoint);
      if (!point) return [];
      return Array.from({ length: each }, (_, n) => {
        let number = 1;
        while (taken.has(`${point.name.en.replaceAll(' ', '-')}-PConn${number}`)) number += 1;
        const generated = `${point.name.en.replaceAll(' ', '-')}-PConn${number}`;
        taken.add(generated);
        const position = site * each + n + 1;
        return { position, generated, name: form.names[position - 1]?.trim() || generated, accessPoint: point.key, accessPointNames: point.name, lineOperator: place.lineOperator, device: Math.min(n + 1, shape.devicesPerSite) };
      });
    });
  }

  function use(account: string, kind: QuotaWord, accessPoint: string, more: number): QuotaUse {
    const recorded = of().limits.get(`${account} ${kind} ${accessPoint}`) ?? of().limits.get(`${account} ${kind} `);
    const published = kind === 'unpaid' ? unpaid : perPoint;
    const mine = desk().circuits.filter((one) => one.form.account === account && !['Rejected', 'Allocation Failed', 'Canceled', 'Terminated', 'Deleted'].includes(desk().status(one)));
    const used = kind === 'unpaid' ? mine.filter((one) => desk().status(one) !== 'Enabled').length : mine.filter((one) => one.form.accessPoint === accessPoint).length;
    return {
      kind,
      accessPoint,
      accessPointNames: directory.accessPoints.find((one) => one.key === accessPoint)?.name ?? null,
      used,
      more,
      limit: recorded?.limit ?? published.value,
      from: recorded ? (of().limits.has(`${account} ${kind} ${accessPoint}`) && accessPoint !== '' ? 'accessPoint' : 'account') : 'published',
      other: kind === 'unpaid' && !recorded ? unpaidTable : null,
      published,
      note: recorded?.note ?? '',
      since: recorded?.since ?? null,
    };
  }

  function check(form: OrderForm, kept: readonly { field: string; code: string }[]): OrderCheck {
    const found: FieldProblem[] = [];
    if (form.topology === '') found.push(required('topology'));
    if (form.topology === 'SingleApMultiConnection') {
      if (form.portCount.trim() === '') found.push(required('portCount'));
      else if (shapeOf(form) === null) found.push(problem('portCount', 'number_range', 'Write a number from 2 to 16.', '请填写 2 至 16 之间的数字。'));
      if (!form.accountManagerAllows)
        found.push(problem('accountManagerAllows', 'account_manager_must_allow', 'Ask the account manager first: this combination is opened per account. Tick the box once it is allowed, or choose another combination.', '请先联系客户经理：此组合需按账号开通。获准后勾选此项，或选择其他组合。'));
    }
    const account = desk().accounts.find((one) => one.id === form.account);
    if (!account) found.push(required('account'));
    const shape = shapeOf(form);
    const each = shape ? shape.ports / shape.sites : 0;
    form.accessPoints.forEach((place, at) => {
      for (const field of ['region', 'lineOperator', 'accessPoint'] as const) if (place[field] === '') found.push(required(`accessPoints.${at}.${field}`));
      const field = `accessPoints.${at}.accessPoint`;
      if (place.accessPoint !== '' && form.accessPoints.findIndex((one) => one.accessPoint === place.accessPoint) < at)
        found.push(problem(field, 'access_point_repeated', 'Choose a different access point. This combination puts its circuits at two.', '请选择不同的接入点，此组合的专线须分布在两个接入点。'));
      if (place.accessPoint !== '' && account) {
        const room = use(account.id, 'perAccessPoint', place.accessPoint, each);
        if (room.used + room.more > room.limit)
          found.push(
            problem(
              field,
              'quota_reached',
              `The quota here is ${room.limit} and ${room.used} count already: this would make ${room.used + room.more}. Record a higher quota once Alibaba Cloud has granted it, or say why this is right.`,
              `此处配额为 ${room.limit} 条，已计入 ${room.used} 条，提交后将达到 ${room.used + room.more} 条。请在阿里云提高配额后登记，或说明理由。`,
              true,
            ),
          );
      }
    });
    if (form.portType === '') found.push(required('portType'));
    if (account && !account.form.trafficBilling && !form.trafficBillingActivated)
      found.push(problem('trafficBillingActivated', 'traffic_billing_missing', 'Alibaba Cloud refuses the first application of an account until outbound data transfer billing is activated. Activate it in the console, then tick this box.', '账号首次申请前须开通出方向流量计费，否则阿里云会拒绝申请。请在控制台开通后勾选此项。'));
    if (!form.billingRules) found.push(problem('billingRules', 'consent_missing', 'Read the billing rules, then tick the box.', '请阅读计费规则后勾选。'));
    const points = form.accessPoints.map((one) => one.accessPoint).filter(Boolean);
    return {
      problems: found.filter((one) => !one.overridable || !kept.some((keep) => keep.field === one.field && keep.code === one.code)),
      intended: shape,
      lines: linesOf(form),
      quota: account ? [use(account.id, 'unpaid', '', shape?.ports ?? 0), ...points.map((point) => use(account.id, 'perAccessPoint', point, each))] : [],
    };
  }

  function note(order: Order, entry: Pick<HistoryEntry, 'kind' | 'mark' | 'params'>, happenedAt = desk().now): void {
    desk().savedAt = desk().now;
    order.history.unshift({ event: { desk: 'K7PM', seq: ++of().seq }, happenedAt, recordedAt: desk().now, kept: [], skipped: [], conflict: false, late: false, withdrawn: null, canWithdraw: true, ...entry });
  }

  function stateOf(order: Order): OrderStateWord {
    return order.withdrawn ? 'withdrawn' : order.answer === null ? 'waiting' : order.answer.outcome;
  }

  function wordOf(status: string, loa: string): MemberWord {
    if (['Initial', 'Approved', 'Allocating'].includes(status)) return 'port';
    if (status === 'Allocated') return ['Available', 'Completing', 'Complete'].includes(loa) ? 'construction' : 'loa';
    if (status === 'Confirmed') return 'payment';
    if (status === 'Enabled') return 'available';
    if (status === 'Rejected' || status === 'Allocation Failed') return 'stopped';
    return status === 'Terminating' ? 'leaving' : 'missing';
  }

  function view(order: Order): OrderView {
    const account = desk().accounts.find((one) => one.id === order.form.account);
    const shape = shapeOf(order.form);
    if (!account || !shape) throw refuse('corrupt', 'A kept value of this order cannot be read.');
    const members: OrderMember[] = order.circuits.map((id, at) => {
      const circuit = desk().view(desk().find(id));
      const failed = stateOf(order) === 'failed';
      const word = failed ? 'missing' : wordOf(circuit.row.status, circuit.row.loaStatus);
      const seen = circuit.history.find((entry) => entry.params.device && entry.withdrawn === null);
      return {
        position: at + 1,
        row: failed ? { ...circuit.row, status: 'Deleted', turn: 'closed', next: 'nothing' } : circuit.row,
        state: word,
        port: seen?.params.port ?? '',
        device: seen?.params.device ?? '',
        replaces: null,
        replacedBy: null,
        replaceable: !failed && (word === 'stopped' || word === 'missing'),
        observable: failed ? [] : circuit.observable,
      };
    });
    const states: MemberWord[] = ['available', 'payment', 'construction', 'loa', 'port', 'stopped', 'leaving', 'missing'];
    const links = members.filter((one) => !['stopped', 'leaving', 'missing'].includes(one.state));
    const shared = links.filter((one) => one.device !== '' && links.some((other) => other !== one && other.device === one.device));
    const unknown = links.filter((one) => one.device === '');
    const ref = (one: OrderMember): { id: string; name: string; instanceId: string | null } => ({ id: one.row.id, name: one.row.name, instanceId: one.row.instanceId });
    const ports = order.answer?.ports.filter((one) => one.instanceId !== '') ?? [];
    const failed = stateOf(order) === 'failed';
    const tasks = failed
      ? ports.map((port) => {
          const member = members.find((one) => one.row.id === port.circuit);
          const done = order.done[port.instanceId];
          return { instanceId: port.instanceId, circuit: { id: port.circuit, name: member?.row.name ?? '', instanceId: port.instanceId }, accessPoint: member?.row.accessPoint ?? { en: '', zh: '' }, done: done !== undefined, doneBy: done?.by ?? null, doneAt: done?.at ?? null };
        })
      : [];
    const open = tasks.filter((one) => !one.done).length;
    const waiting = stateOf(order) === 'waiting';
    return structuredClone({
      id: order.id,
      mode: 'highReliability',
      topology: order.form.topology,
      statedAvailability: order.form.topology === 'MultiApMultiDevice' ? 9_999 : order.form.topology === 'MultiApSingleDevice' ? 9_995 : null,
      account,
      submittedAt: order.at,
      form: order.form,
      standing: {
        id: order.id,
        topology: order.form.topology,
        state: stateOf(order),
        intended: shape,
        sites: new Set(links.map((one) => one.row.accessPoint.en)).size,
        available: members.filter((one) => one.state === 'available').length,
        actual: states.map((state) => ({ state, count: members.filter((one) => one.state === state).length })).filter((one) => one.count > 0),
        lacks: [
          ...(shared.length > 1 ? [{ kind: 'sharedDevice' as const, circuits: shared.map(ref), accessPoint: shared[0]?.row.accessPoint ?? null, device: shared[0]?.device ?? '' }] : []),
          ...(unknown.length > 0 && links.length > 1 && !waiting ? [{ kind: 'devicesUnknown' as const, circuits: unknown.map(ref), accessPoint: null, device: '' }] : []),
        ],
        openTasks: open,
        loaReady: members.filter((one) => loaReady(one.row)).length,
      },
      outcome: { state: stateOf(order), errors: order.answer?.errors ?? [], seenBy: order.answer?.seenBy ?? null, seenAt: order.answer ? new Date(order.answer.seenAt).toISOString() : null },
      members,
      former: [],
      tasks,
      actions: waiting ? ['recordOrder'] : failed ? [...(open > 0 ? (['closeTask'] as const) : []), 'applyAgain'] : members.some((one) => one.observable.length > 0) ? ['recordPorts', ...(members.some((one) => one.replaceable) ? (['replace'] as const) : [])] : [],
      history: order.history,
    });
  }

  const seenAt = (local: string): string => new Date(local).toISOString();

  return {
    check_order: ({ form, kept }) => check(form, kept),
    apply_order: ({ key, form, kept }) =>
      once(key, () => {
        const { problems, lines } = check(form, kept);
        if (problems.length > 0) throw refuse('fields', 'Some fields need correcting.', problems);
        if (form.trafficBillingActivated) desk().bill(form.account);
        const circuits = lines.map(
          (line) =>
            desk().applyPort({
              account: form.account,
              region: directory.accessPoints.find((one) => one.key === line.accessPoint)?.region ?? '',
              lineOperator: line.lineOperator,
              accessPoint: line.accessPoint,
              cloudBoxCluster: '',
              portType: form.portType,
              features: form.features,
              resourceGroup: form.resourceGroup,
              tags: form.tags,
              name: line.name,
              description: form.description,
              redundantCircuit: '',
              replaces: '',
              corrects: '',
              upgrades: '',
              billingRules: true,
              trafficBillingActivated: false,
              lineType: '',
              manager: form.manager,
              managerOn: form.managerOn,
              recommended: null,
            }).id,
        );
        const order: Order = { id: `order-${of().orders.length + 1}`, form, at: desk().now, circuits, answer: null, done: {}, withdrawn: false, history: [] };
        of().orders.unshift(order);
        note(order, { kind: 'orderSubmitted', mark: 'action', params: { topology: form.topology, ports: String(circuits.length) } });
        for (const [at, circuit] of circuits.entries()) of().marks.set(circuit, { id: order.id, topology: form.topology, ports: circuits.length, position: at + 1 });
        return view(order);
      }),
    order: ({ id }) => view(find(id)),
    record_order: (request) =>
      once(request.key, () => {
        const order = find(request.order);
        const missing = request.ports.flatMap((one, at) => (request.outcome === 'created' && one.instanceId.trim() === '' ? [required(`ports.${at}.instanceId`)] : []));
        const wrong = request.ports.flatMap((one, at) =>
          one.instanceId !== '' && !/^pc-[a-z0-9]{6,40}$/.test(one.instanceId)
            ? [problem(`ports.${at}.instanceId`, 'instance_id_form', 'Copy the id from the console. It looks like pc-bp1qrb3n7wd0k5x2m: pc-, then 6 to 40 small letters and digits.', '请从控制台复制实例 ID，形如 pc-bp1qrb3n7wd0k5x2m：pc- 后接 6 至 40 个小写字母或数字。')]
            : [],
        );
        if (request.outcome === 'failed' && request.errors.every((one) => one.code === '' && one.message === '')) missing.push(problem('errors', 'order_error_missing', 'Write what the console said: its error code, its text, or both.', '请填写控制台给出的错误代码或错误信息。'));
        if (missing.length + wrong.length > 0) throw refuse('fields', 'Some fields need correcting.', [...missing, ...wrong]);
        order.answer = request;
        if (request.outcome === 'created') for (const port of request.ports) desk().recordPort(desk().find(port.circuit), 'Initial', port.instanceId, '', request.seenBy, seenAt(request.seenAt));
        note(order, { kind: request.outcome === 'created' ? 'orderCreated' : 'orderFailed', mark: 'observation', params: { seenBy: request.seenBy } }, seenAt(request.seenAt));
        return view(order);
      }),
    record_order_ports: (request) =>
      once(request.key, () => {
        const order = find(request.order);
        for (const one of request.answers) {
          const circuit = desk().find(one.circuit);
          desk().recordPort(circuit, one.status, one.instanceId, one.reason, request.seenBy, seenAt(request.seenAt));
          const entry = circuit.history[0];
          if (entry) entry.params = { ...entry.params, ...(one.port && { port: one.port }), ...(one.device && { device: one.device }) };
        }
        return view(order);
      }),
    close_task: (request) =>
      once(request.key, () => {
        const order = find(request.order);
        order.done[request.instanceId] = { by: request.doneBy, at: seenAt(request.doneAt) };
        note(order, { kind: 'cleanUpDone', mark: 'action', params: { instanceId: request.instanceId, doneBy: request.doneBy } }, seenAt(request.doneAt));
        return view(order);
      }),
    withdraw_order: ({ key, order: id, event, reason }) =>
      once(key, () => {
        const order = find(id);
        const entry = order.history.find((one) => one.event.seq === event.seq);
        if (!entry) throw refuse('refused', 'This record cannot be withdrawn.');
        entry.withdrawn = { at: desk().now, reason };
        entry.canWithdraw = false;
        if (entry.kind === 'orderCreated' || entry.kind === 'orderFailed') order.answer = null;
        if (entry.kind === 'orderSubmitted') order.withdrawn = true;
        if (entry.kind === 'cleanUpDone' && entry.params.instanceId) delete order.done[entry.params.instanceId];
        return view(order);
      }),
    quota: ({ account, accessPoints }) => {
      const held = [...new Set([...accessPoints, ...desk().circuits.filter((one) => one.form.account === account).map((one) => one.form.accessPoint)])].toSorted();
      const all = of().limits.get(`${account} perAccessPoint `);
      return { quotas: [use(account, 'unpaid', '', 0), ...held.map((point) => use(account, 'perAccessPoint', point, 0))], allAccessPoints: all ?? null };
    },
    set_quota: ({ key, account, kind, accessPoint, limit, note: why }) =>
      once(key, () => {
        if (limit.trim() !== '' && !/^\d{1,4}$/.test(limit.trim())) throw refuse('fields', 'Some fields need correcting.', [problem('limit', 'number_range', 'Write a number from 0 to 1000.', '请填写 0 至 1000 之间的数字。')]);
        const at = `${account} ${kind} ${accessPoint}`;
        if (limit.trim() === '') of().limits.delete(at);
        else of().limits.set(at, { limit: Number(limit), note: why, since: desk().now });
        const held = [...new Set([...desk().circuits.filter((one) => one.form.account === account).map((one) => one.form.accessPoint), ...(accessPoint ? [accessPoint] : [])])].toSorted();
        return { quotas: [use(account, 'unpaid', '', 0), ...held.map((point) => use(account, 'perAccessPoint', point, 0))], allAccessPoints: of().limits.get(`${account} perAccessPoint `) ?? null };
      }),
  };
}
