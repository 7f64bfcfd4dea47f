import type { Answer, Command, Request } from '../call';
import type { BothNames, CircuitStatus, ConnectView, FieldProblem, HistoryKind, NotedView, RouterView, SheetRowView, SheetSectionView, VbrView } from '../contract';
import { refuse, type FakeDesk } from './desk';
import { problem } from './rules';

interface Kept {
  vbrs: Map<string, VbrView[]>;
  routers: RouterView[];
  secrets: Map<string, string>;
}

const all = new WeakMap<FakeDesk, Kept>();

function keptOf(desk: FakeDesk): Kept {
  const kept = all.get(desk) ?? { vbrs: new Map<string, VbrView[]>(), routers: [], secrets: new Map<string, string>() };
  all.set(desk, kept);
  return kept;
}

const quotas: BothNames = { en: 'Express Connect quotas; more by ticket', zh: '高速通道配额；可提交工单提升' };
const limits: [string, number, boolean, BothNames][] = [
  ['vbrs_per_circuit', 5, false, quotas],
  ['bgp_peers_per_vbr', 8, true, { en: 'Express Connect quotas; cannot be raised', zh: '高速通道配额；不可调整' }],
  ['routes_per_peer', 110, false, { en: 'Default of RouteQuota in CreateBgpGroup; the console shows what is granted', zh: 'CreateBgpGroup 中 RouteQuota 的默认值；以控制台所示配额为准' }],
  ['static_routes_per_vbr', 48, false, { en: 'An older help page on routes of a VBR', zh: '较早的 VBR 路由帮助页面' }],
  ['circuits_in_ecmp', 32, true, { en: 'Help pages of Express Connect Router: circuits in ECMP', zh: '专线网关（ECR）帮助页面：等价多路径的专线条数' }],
  ['vbrs_in_pair', 2, true, { en: 'Failover group of two VBRs (VBR-HA)', zh: '两个 VBR 的倒换组（VBR-HA）' }],
  ['vbrs_in_group', 8, true, { en: 'Failover group of one ECR', zh: '同一专线网关（ECR）的故障切换组' }],
];

const both = (text: string): BothNames => ({ en: text, zh: text });
const row = (en: string, zh: string, customer: string, cloud: string): SheetRowView => ({ name: { en, zh }, customer: both(customer), cloud: both(cloud) });

/** A sheet as the program would fill it, from what the stand-in knows. */
function sheetOf(name: string, instanceId: string, vbrs: readonly VbrView[]): SheetSectionView[] {
  const planned = vbrs.filter((vbr) => vbr.stand !== 'gone');
  if (planned.length === 0) return [];
  const line: SheetSectionView = {
    title: { en: 'Line and port', zh: '线路与端口' },
    rows: [row('Circuit', '专线', name, name), row('Instance ID', '实例 ID', '', instanceId), { name: { en: 'Speed', zh: '速率' }, customer: { en: 'Fixed, full duplex; auto-negotiation off', zh: '固定速率，全双工，关闭自动协商' }, cloud: { en: 'Fixed, full duplex; auto-negotiation off', zh: '固定速率，全双工，关闭自动协商' } }],
  };
  const sections = planned.flatMap((vbr): SheetSectionView[] => [
    {
      title: both(`VBR ${vbr.form.name}${vbr.id ? ` · ${vbr.id}` : ''}`),
      rows: [
        row('VLAN', 'VLAN', `${vbr.form.vlan} (802.1Q)`, `${vbr.form.vlan} (802.1Q)`),
        row('IPv4 address', 'IPv4 地址', vbr.form.v4.customer, vbr.form.v4.cloud),
        row('IPv4 address mask', 'IPv4 地址掩码', vbr.form.v4.mask, vbr.form.v4.mask),
        row('MTU', 'MTU', vbr.form.mtu, vbr.form.mtu),
        ...(vbr.form.bfdOn ? [row('BFD', 'BFD', `${vbr.form.bfd.rx} / ${vbr.form.bfd.tx} ms × ${vbr.form.bfd.multiplier}`, `${vbr.form.bfd.tx} / ${vbr.form.bfd.rx} ms × ${vbr.form.bfd.multiplier}`)] : []),
      ],
    },
    ...vbr.form.groups.flatMap((group) => group.peers.map((peer) => ({ title: both(`BGP ${vbr.form.name} · ${peer.address}`), rows: [row('Address', '地址', peer.address, vbr.form.v4.cloud), row('AS number', 'AS 号', group.peerAsn, group.localAsn)] }))),
  ]);
  return [line, ...sections];
}

/** The connection of a circuit as its page shows it. */
export function connectView(desk: FakeDesk, circuit: string, status: CircuitStatus, name: string, instanceId: string): ConnectView {
  const kept = keptOf(desk);
  const vbrs = kept.vbrs.get(circuit) ?? [];
  const mine = (router: RouterView): boolean => router.form.vbrs.some((at) => at.circuit === circuit);
  return {
    mayPlan: !['Canceled', 'Rejected', 'Allocation Failed', 'Terminated', 'Deleted'].includes(status),
    mayCreate: status === 'Enabled',
    vbrs,
    routers: kept.routers.filter(mine),
    knownVbrs: [...kept.vbrs.entries()].flatMap(([id, list]) =>
      list
        .filter((vbr) => vbr.stand !== 'gone')
        .map((vbr) => {
          const other = desk.find(id);
          return { at: { circuit: id, vbr: vbr.key }, circuit: other.form.name, name: vbr.form.name, id: vbr.id, bfd: vbr.form.bfdOn, stand: vbr.stand, accessPoint: both(other.form.accessPoint), enabled: desk.status(other) === 'Enabled' };
        }),
    ),
    otherRouters: kept.routers.filter((router) => !mine(router) && router.stand !== 'gone'),
    bandwidths: [50, 100, 200, 300, 400, 500, 1000, 2048, 5120, 8192, 10240, 20480, 40960, 50120, 61440, 102400],
    limits: limits.map(([key, most, firm, source]) => ({ key, most, firm, source, readOn: '2026-11-23' })),
    site: '',
    sheet: sheetOf(name, instanceId, vbrs),
  };
}

/** A VBR of it is there. */
export const isConnected = (desk: FakeDesk, circuit: string): boolean => (keptOf(desk).vbrs.get(circuit) ?? []).some((vbr) => vbr.stand === 'created');

type Ours = 'save_vbr' | 'note_vbr' | 'reveal_bgp_key' | 'erase_bgp_key' | 'save_router' | 'note_router';

/** VBRs and routers, in memory. The program's own rules are not repeated here; only what a form most often lacks. */
export function connectHandlers(desk: () => FakeDesk, once: <T>(key: string, act: () => T) => T): { [C in Ours & Command]: (request: Request<C>) => Answer<C> } {
  const noted = (by: string, at = desk().now): NotedView => ({ at, by, event: { desk: 'K7PM', seq: ++desk().taken } });
  const instant = (local: string): string => new Date(local).toISOString();
  const tell = (circuit: string, kind: HistoryKind, params: Record<string, string>): void => {
    desk().tell(desk().find(circuit), { kind, mark: kind.endsWith('Seen') ? 'observation' : 'action', params: Object.fromEntries(Object.entries(params).filter(([, value]) => value !== '')), apply: {} });
  };
  const fields = (found: FieldProblem[]): void => {
    if (found.length > 0) throw refuse('fields', 'Some fields need correcting.', found);
  };
  const required = (values: Record<string, string>): FieldProblem[] => Object.entries(values).flatMap(([field, value]) => (value.trim() === '' ? [problem(field, 'required', 'Fill this in.', '请填写此项。')] : []));
  const vbrsOf = (circuit: string): VbrView[] => {
    const list = keptOf(desk()).vbrs.get(circuit) ?? [];
    keptOf(desk()).vbrs.set(circuit, list);
    return list;
  };
  const vbrOf = (circuit: string, key: string): VbrView => {
    const found = vbrsOf(circuit).find((vbr) => vbr.key === key);
    if (!found) throw refuse('notFound', 'This VBR is not on this desk.');
    return found;
  };
  const routerOf = (id: string): RouterView => {
    const found = keptOf(desk()).routers.find((router) => router.router === id);
    if (!found) throw refuse('notFound', 'This router is not on this desk.');
    return found;
  };
  return {
    save_vbr: ({ key, circuit, vbr, form, by }) =>
      once(key, () => {
        const found = required({ name: form.name, vlan: form.vlan, 'v4.cloud': form.v4.cloud, 'v4.customer': form.v4.customer, 'v4.mask': form.v4.mask, by });
        const taken = vbrsOf(circuit).find((other) => other.key !== vbr && other.stand !== 'gone' && other.form.vlan === form.vlan);
        if (taken) found.push({ ...problem('vlan', 'vlan_taken', `Choose another VLAN. ${taken.form.name} has this one on the same circuit.`, `请更换 VLAN，同一专线上的 ${taken.form.name} 已使用。`), params: { name: taken.form.name } });
        fields(found);
        const own = vbr ?? key;
        const groups = form.groups.map((group, n) => {
          const id = group.key || `${own}-g${n}`;
          if (group.secret !== '') keptOf(desk()).secrets.set(`${circuit}/${own}/${id}`, group.secret);
          return { ...group, key: id, secret: '', secretKept: group.secret !== '' || group.secretKept, routeQuota: group.routeQuota || '110', peers: group.peers.map((peer, p) => ({ ...peer, key: peer.key || `${id}-p${p}`, multiHop: peer.multiHop || '255' })) };
        });
        const before = vbrsOf(circuit).find((other) => other.key === own);
        const after: VbrView = { key: own, stand: 'planned', wasCreated: false, id: '', status: '', seen: null, peers: [], kept: [], ...before, form: { ...form, groups }, saved: noted(by) };
        const list = vbrsOf(circuit);
        keptOf(desk()).vbrs.set(circuit, before ? list.map((other) => (other.key === own ? after : other)) : [...list, after]);
        tell(circuit, 'vbrSaved', { name: form.name, vlan: form.vlan, by });
        return desk().view(desk().find(circuit));
      }),
    note_vbr: ({ key, circuit, vbr, peer, stand, word, id, by, at }) =>
      once(key, () => {
        const known = vbrOf(circuit, vbr);
        if (stand === 'created' && desk().status(desk().find(circuit)) !== 'Enabled') throw refuse('refused', 'A VBR is created on a circuit that is enabled. Record that the port is in service first; planning is possible before.');
        fields(required({ by, ...(stand === 'created' && peer === '' && known.id === '' ? { id } : {}) }));
        const seen = noted(by, instant(at));
        if (peer !== '') known.peers = [...known.peers.filter((one) => one.peer !== peer), { peer, status: word as 'Established', seen }];
        else Object.assign(known, { stand, wasCreated: known.wasCreated || stand === 'created', status: stand === 'gone' ? '' : word, id: id || known.id, seen });
        const address = known.form.groups.flatMap((group) => group.peers).find((one) => one.key === peer)?.address ?? '';
        tell(circuit, 'vbrSeen', { name: known.form.name, stand, word, instanceId: id, peer: address, seenBy: by });
        return desk().view(desk().find(circuit));
      }),
    reveal_bgp_key: ({ circuit, vbr, group }) => {
      const secret = keptOf(desk()).secrets.get(`${circuit}/${vbr}/${group}`);
      if (secret === undefined) throw refuse('notFound', 'There is no MD5 key.');
      return { secret };
    },
    erase_bgp_key: ({ key, circuit, vbr, by }) =>
      once(key, () => {
        fields(required({ by }));
        const known = vbrOf(circuit, vbr);
        for (const group of known.form.groups) {
          group.secretKept = false;
          keptOf(desk()).secrets.delete(`${circuit}/${vbr}/${group.key}`);
        }
        tell(circuit, 'bgpKeyErased', { name: known.form.name, by });
        return desk().view(desk().find(circuit));
      }),
    save_router: ({ key, circuit, router, form, by }) =>
      once(key, () => {
        const found = required({ name: form.name, asn: form.asn, by });
        form.groups.forEach((group, n) => {
          if (group.members.length < 2) found.push(problem(`groups.${n}.members`, 'group_too_small', 'Choose at least two VBRs.', '请至少选择两个 VBR。'));
        });
        fields(found);
        const own = router ?? key;
        const kept = keptOf(desk());
        const before = kept.routers.find((other) => other.router === own);
        const after: RouterView = { router: own, stand: 'planned', id: '', seen: null, parts: [], kept: [], ...before, form, saved: noted(by) };
        kept.routers = before ? kept.routers.map((other) => (other.router === own ? after : other)) : [...kept.routers, after];
        tell(circuit, 'routerSaved', { what: form.kind, name: form.name, vbrs: String(form.vbrs.length), networks: String(form.associations.length), by });
        return desk().view(desk().find(circuit));
      }),
    note_router: ({ key, circuit, router, part, stand, word, id, by, at }) =>
      once(key, () => {
        const known = routerOf(router);
        fields(required({ by, ...(stand === 'created' && part === '' && known.id === '' ? { id } : {}) }));
        const seen = noted(by, instant(at));
        if (part === '') Object.assign(known, { stand, id: id || known.id, seen });
        else known.parts = [...known.parts.filter((one) => one.part !== part), { part, stand, word, id, seen }];
        const named = [...known.form.associations, ...known.form.groups].find((one) => one.key === part)?.name ?? (part === '' ? known.form.name : part.slice(part.indexOf('/') + 1));
        tell(circuit, 'routerSeen', { what: known.form.kind, router: known.form.name, name: named, part: part === '' ? '' : 'yes', stand, word, instanceId: id, seenBy: by });
        return desk().view(desk().find(circuit));
      }),
  };
}
