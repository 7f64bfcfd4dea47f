import type { CircuitView, KnownVbrView, RouterView, Stand, VbrAt } from '../ipc/contract';

/** How a thing on the path stands: seen at Alibaba Cloud, ours only, known without a state, or in trouble. */
export type PathState = 'created' | 'planned' | 'known' | 'trouble';

export interface PathNode {
  id: string;
  kind: 'premises' | 'circuit' | 'port' | 'vbr' | 'ecr' | 'tr' | 'vpc';
  column: number;
  title: string;
  /** Its id at Alibaba Cloud, or what else tells it apart. */
  detail: string;
  state: PathState;
  /** The console's own word, where one was seen. */
  word: string;
  /** Part that it plays in a failover group. */
  role: 'active' | 'standby' | 'shared' | null;
  /** The page that one is on shows it; others belong to other circuits. */
  own: boolean;
}

export interface PathEdge {
  from: string;
  to: string;
  planned: boolean;
  label: string;
}

export interface PathGroup {
  name: string;
  members: string[];
  planned: boolean;
}

export interface Path {
  nodes: PathNode[];
  edges: PathEdge[];
  groups: PathGroup[];
  columns: number;
}

/** What the drawing needs to be told in the window's language. */
export interface PathWords {
  premises: string;
  site: string;
  carrier: string;
  accessPoint: string;
  otherPoint: (known: KnownVbrView) => string;
  vlan: (vlan: string) => string;
}

export const partOf = (at: VbrAt): string => `${at.circuit}/${at.vbr}`;
const same = (a: VbrAt, b: VbrAt): boolean => a.circuit === b.circuit && a.vbr === b.vbr;

/** How far a part of a router is. */
export function partStand(router: RouterView, part: string): Stand {
  return router.parts.find((one) => one.part === part)?.stand ?? 'planned';
}

const stateOf = (stand: Stand): PathState => (stand === 'created' ? 'created' : 'planned');
const troubled = (word: string): boolean => word !== '' && !['active', 'Established', 'Attached', 'Active'].includes(word);

/** What a VBR says of itself beyond being there: a session that is down says more than a VBR that is active. */
function vbrWord(view: CircuitView, key: string): string {
  const vbr = view.connect?.vbrs.find((one) => one.key === key);
  if (!vbr) return '';
  const down = vbr.peers.find((peer) => peer.status !== 'Established');
  if (down) return `BGP ${down.status}`;
  if (vbr.peers.length > 0) return 'BGP Established';
  return vbr.status;
}

/**
 * The way from the customer's premises to the VPCs, with the circuits that share a router with this one: what stands
 * in for another is drawn beside it.
 */
export function pathOf(view: CircuitView, words: PathWords): Path {
  const connect = view.connect;
  const nodes: PathNode[] = [];
  const edges: PathEdge[] = [];
  const groups: PathGroup[] = [];
  const add = (node: Omit<PathNode, 'role' | 'own'> & Partial<Pick<PathNode, 'role' | 'own'>>): void => {
    if (!nodes.some((one) => one.id === node.id)) nodes.push({ role: null, own: true, ...node });
  };
  const join = (from: string, to: string, planned: boolean, label = ''): void => {
    if (!edges.some((one) => one.from === from && one.to === to)) edges.push({ from, to, planned, label });
  };
  const enabled = view.row.status === 'Enabled';
  add({ id: 'premises', kind: 'premises', column: 0, title: words.premises, detail: words.site, state: 'known', word: '' });
  const line = (id: string, name: string, detail: string, point: string, up: boolean, own: boolean): void => {
    const state: PathState = up ? 'created' : 'planned';
    add({ id: `line ${id}`, kind: 'circuit', column: 1, title: name, detail, state, word: '', own });
    add({ id: `port ${id}`, kind: 'port', column: 2, title: point, detail: '', state, word: '', own });
    join('premises', `line ${id}`, !up);
    join(`line ${id}`, `port ${id}`, !up);
  };
  line(view.id, view.row.name, [words.carrier, view.row.instanceId ?? ''].filter(Boolean).join(' · '), words.accessPoint, enabled, true);
  if (!connect) return { nodes, edges, groups, columns: 3 };

  const routers = connect.routers.filter((router) => router.stand !== 'gone');
  for (const vbr of connect.vbrs.filter((one) => one.stand !== 'gone')) {
    const word = vbrWord(view, vbr.key);
    const state: PathState = vbr.stand === 'created' && troubled(word.replace('BGP ', '')) ? 'trouble' : stateOf(vbr.stand);
    add({ id: `vbr ${view.id}/${vbr.key}`, kind: 'vbr', column: 3, title: vbr.form.name, detail: [words.vlan(vbr.form.vlan), vbr.id].filter(Boolean).join(' · '), state, word });
    join(`port ${view.id}`, `vbr ${view.id}/${vbr.key}`, vbr.stand !== 'created', words.vlan(vbr.form.vlan));
  }
  let columns = nodes.some((node) => node.kind === 'vbr') ? 4 : 3;
  for (const router of routers) {
    const at = `router ${router.router}`;
    add({ id: at, kind: router.form.kind, column: 4, title: router.form.name, detail: router.id, state: stateOf(router.stand), word: '' });
    columns = Math.max(columns, 5);
    for (const one of router.form.vbrs) {
      const stand = partStand(router, partOf(one));
      if (stand === 'gone') continue;
      const id = `vbr ${partOf(one)}`;
      if (!nodes.some((node) => node.id === id)) {
        const known = connect.knownVbrs.find((other) => same(other.at, one));
        if (!known) continue;
        line(one.circuit, known.circuit, '', words.otherPoint(known), known.enabled, false);
        add({ id, kind: 'vbr', column: 3, title: known.name, detail: known.id, state: stateOf(known.stand), word: '', own: false });
        join(`port ${one.circuit}`, id, known.stand !== 'created');
      }
      join(id, at, stand !== 'created');
    }
    for (const group of router.form.groups) {
      const stand = partStand(router, group.key);
      if (stand === 'gone') continue;
      const members = group.members.map((one) => `vbr ${partOf(one)}`).filter((id) => nodes.some((node) => node.id === id));
      groups.push({ name: group.name, members, planned: stand !== 'created' });
      for (const one of group.members) {
        const node = nodes.find((other) => other.id === `vbr ${partOf(one)}`);
        if (node) node.role = group.active === null ? 'shared' : same(group.active, one) ? 'active' : 'standby';
      }
    }
    const behind = router.form.associations.some((one) => one.kind === 'tr');
    for (const one of router.form.associations) {
      const stand = partStand(router, one.key);
      if (stand === 'gone') continue;
      const id = `net ${router.router}/${one.key}`;
      const column = one.kind === 'tr' ? 5 : behind ? 6 : 5;
      const seen = router.parts.find((part) => part.part === one.key);
      add({ id, kind: one.kind, column, title: one.name, detail: one.id || seen?.id || one.cidrs.join(', '), state: stateOf(stand), word: '' });
      columns = Math.max(columns, column + 1);
      join(one.behind === '' ? at : `net ${router.router}/${one.behind}`, id, stand !== 'created');
    }
  }
  return { nodes, edges, groups, columns };
}

export interface Placed {
  node: PathNode;
  /** Centre of its box. */
  x: number;
  y: number;
}

export interface Layout {
  placed: Placed[];
  width: number;
  height: number;
  box: { width: number; height: number };
}

/**
 * Puts the nodes of each column under each other. VBRs are the lanes; what comes before and after them stands in the
 * middle of what it is joined to, moved down where two would meet.
 */
export function layOut(path: Path, room: number): Layout {
  const gap = Math.min(40, Math.max(20, (room - 112 * path.columns) / Math.max(1, path.columns - 1)));
  const least = 112;
  const most = 176;
  const boxWidth = Math.round(Math.min(most, Math.max(least, (room - gap * (path.columns - 1)) / path.columns)));
  const boxHeight = 106;
  const step = boxHeight + 28;
  const at = new Map<string, number>();
  const inColumn = (column: number): PathNode[] => path.nodes.filter((node) => node.column === column);
  const lanes = inColumn(3);
  const laneOrder = [...lanes].sort((a, b) => Number(b.own) - Number(a.own));
  laneOrder.forEach((node, n) => at.set(node.id, n * step));
  const place = (column: number, neighbours: (id: string) => string[]): void => {
    const wanted = inColumn(column).map((node, n) => {
      const ys = neighbours(node.id).flatMap((id) => at.get(id) ?? []);
      return { node, y: ys.length > 0 ? ys.reduce((sum, y) => sum + y, 0) / ys.length : n * step };
    });
    wanted.sort((a, b) => a.y - b.y);
    // a column of its own length around the place that it wants
    const free = wanted.map((one, n) => ({ ...one, y: n * step }));
    const middle = wanted.reduce((sum, one) => sum + one.y, 0) / Math.max(1, wanted.length);
    const own = free.reduce((sum, one) => sum + one.y, 0) / Math.max(1, free.length);
    const tight = wanted.some((one, n) => n > 0 && one.y - (wanted[n - 1]?.y ?? 0) < step);
    for (const one of tight ? free.map((item) => ({ ...item, y: item.y + middle - own })) : wanted) at.set(one.node.id, one.y);
  };
  const before = (id: string): string[] => path.edges.filter((edge) => edge.to === id).map((edge) => edge.from);
  const after = (id: string): string[] => path.edges.filter((edge) => edge.from === id).map((edge) => edge.to);
  if (lanes.length === 0) inColumn(2).forEach((node, n) => at.set(node.id, n * step));
  else place(2, after);
  place(1, after);
  place(0, after);
  for (let column = 4; column < path.columns; column += 1) place(column, before);
  const top = Math.min(0, ...at.values());
  const placed = path.nodes.map((node) => ({ node, x: boxWidth / 2 + node.column * (boxWidth + gap) + 1, y: (at.get(node.id) ?? 0) - top + boxHeight / 2 + 1 }));
  const bottom = Math.max(...placed.map((one) => one.y));
  return { placed, width: path.columns * (boxWidth + gap) - gap + 2, height: bottom + boxHeight / 2 + 2, box: { width: boxWidth, height: boxHeight } };
}

/** Breaks a text into lines that fit a width in pixels at 12 px; the last one ends in … where it is cut. */
export function wrap(text: string, width: number, most: number): string[] {
  const size = (char: string): number => (/[⺀-鿿＀-￯]/u.test(char) ? 12 : /[MWm@]/.test(char) ? 10 : /[A-Z0-9]/.test(char) ? 7.6 : /[ijl.,:'| ]/.test(char) ? 3.6 : 6.7);
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const parts = text.match(/[⺀-鿿＀-￯]|[^\s⺀-鿿＀-￯/-]+[/-]?|\s+|[/-]/gu) ?? [];
  const push = (): void => {
    if (line.trim() !== '') lines.push(line.trim());
    line = '';
    used = 0;
  };
  for (const part of parts) {
    const long = [...part].reduce((sum, char) => sum + size(char), 0);
    if (used + long > width && used > 0) push();
    for (const char of part) {
      if (used + size(char) > width) push();
      line += char;
      used += size(char);
    }
  }
  push();
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  const last = kept[most - 1] ?? '';
  kept[most - 1] = `${last.slice(0, Math.max(1, last.length - 1))}…`;
  return kept;
}
