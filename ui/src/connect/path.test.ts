import { describe, expect, it } from 'vitest';
import type { CircuitView, ConnectView, RouterView, VbrView } from '../ipc/contract';
import { freeVlan, freshVbr, networksOf } from './forms';
import { layOut, pathOf, wrap, type Path } from './path';

const seen = { at: '2026-11-23T01:00:00.000Z', by: 'Lin Yue', event: { desk: 'd', seq: 1 } };
const words = { premises: 'Premises', site: 'Office', carrier: 'CT', accessPoint: 'Xiaoshan-B', otherPoint: () => 'Yuhang-A', vlan: (vlan: string) => `VLAN ${vlan}` };

const vbr = (key: string, change: Partial<VbrView> = {}): VbrView => ({ key, stand: 'created', wasCreated: true, id: `vbr-${key}`, status: 'active', form: { ...freshVbr('Hangzhou-1', null), name: key, vlan: '100' }, saved: seen, seen, peers: [], kept: [], ...change });

const router = (change: Partial<RouterView> = {}): RouterView => ({
  router: 'r',
  stand: 'created',
  id: 'ecr-1',
  form: {
    kind: 'ecr',
    name: 'ecr-east',
    owner: '',
    region: '',
    cen: '',
    asn: '45104',
    vbrs: [
      { circuit: 'one', vbr: 'a' },
      { circuit: 'two', vbr: 'b' },
    ],
    associations: [
      { key: 'tr', kind: 'tr', name: 'tr-east', id: '', region: '', cidrs: [], behind: '', owner: '' },
      { key: 'vpc', kind: 'vpc', name: 'prod', id: 'vpc-1', region: '', cidrs: ['172.16.0.0/16'], behind: 'tr', owner: '' },
    ],
    groups: [
      {
        key: 'g',
        kind: 'pair',
        name: 'east',
        id: '',
        members: [
          { circuit: 'one', vbr: 'a' },
          { circuit: 'two', vbr: 'b' },
        ],
        active: { circuit: 'one', vbr: 'a' },
      },
    ],
    note: '',
  },
  saved: seen,
  seen,
  parts: [{ part: 'one/a', stand: 'created', word: 'Attached', id: '', seen }],
  kept: [],
  ...change,
});

function circuit(connect: Partial<ConnectView>, status = 'Enabled'): CircuitView {
  const view: Partial<CircuitView> = {
    id: 'one',
    row: { name: 'Hangzhou-1', instanceId: 'pc-1', status } as CircuitView['row'],
    connect: {
      mayPlan: true,
      mayCreate: true,
      vbrs: [],
      routers: [],
      knownVbrs: [{ at: { circuit: 'two', vbr: 'b' }, circuit: 'Hangzhou-2', name: 'b', id: '', bfd: true, stand: 'planned', accessPoint: { en: '', zh: '' }, enabled: false }],
      otherRouters: [],
      bandwidths: [],
      limits: [],
      site: '',
      sheet: [],
      ...connect,
    },
  };
  return view as CircuitView;
}

const node = (path: Path, id: string) => path.nodes.find((one) => one.id === id);

describe('the path to the VPC', () => {
  it('is premises, line and port while there is no VBR', () => {
    const path = pathOf(circuit({}, 'Allocated'), words);
    expect(path.nodes.map((one) => one.kind)).toEqual(['premises', 'circuit', 'port']);
    expect(path.edges.every((edge) => edge.planned)).toBe(true);
  });

  it('draws a pair side by side through one router to the VPC behind a transit router', () => {
    const path = pathOf(circuit({ vbrs: [vbr('a')], routers: [router()] }), words);
    expect(path.columns).toBe(7);
    expect(node(path, 'vbr one/a')).toMatchObject({ state: 'created', role: 'active', own: true });
    expect(node(path, 'vbr two/b')).toMatchObject({ state: 'planned', role: 'standby', own: false });
    expect(node(path, 'line two')?.state).toBe('planned');
    expect(path.edges).toContainEqual({ from: 'vbr one/a', to: 'router r', planned: false, label: '' });
    expect(path.edges).toContainEqual({ from: 'vbr two/b', to: 'router r', planned: true, label: '' });
    expect(path.edges).toContainEqual({ from: 'net r/tr', to: 'net r/vpc', planned: true, label: '' });
    expect(path.groups).toEqual([{ name: 'east', members: ['vbr one/a', 'vbr two/b'], planned: true }]);
  });

  it('leaves out what is gone', () => {
    const path = pathOf(circuit({ vbrs: [vbr('a', { stand: 'gone' })], routers: [router({ stand: 'gone' })] }), words);
    expect(path.nodes).toHaveLength(3);
  });

  it('says that a VBR does not work when a session is down, whatever its own state', () => {
    const down = vbr('a', { peers: [{ peer: 'p', status: 'Idle', seen }] });
    expect(node(pathOf(circuit({ vbrs: [down] }), words), 'vbr one/a')).toMatchObject({ state: 'trouble', word: 'BGP Idle' });
    const up = vbr('a', { peers: [{ peer: 'p', status: 'Established', seen }] });
    expect(node(pathOf(circuit({ vbrs: [up] }), words), 'vbr one/a')).toMatchObject({ state: 'created', word: 'BGP Established' });
    expect(node(pathOf(circuit({ vbrs: [vbr('a', { status: 'terminating' })] }), words), 'vbr one/a')?.state).toBe('trouble');
  });

  it('lays boxes out without letting two of a column meet, inside the drawing', () => {
    const vbrs = ['a', 'c', 'd', 'e'].map((key) => vbr(key));
    const path = pathOf(circuit({ vbrs, routers: [router()] }), words);
    for (const room of [600, 940, 1500]) {
      const { placed, box, height, width } = layOut(path, room);
      for (const one of placed) {
        expect(one.y - box.height / 2).toBeGreaterThanOrEqual(0);
        expect(one.y + box.height / 2).toBeLessThanOrEqual(height);
        expect(one.x + box.width / 2).toBeLessThanOrEqual(width);
        for (const other of placed) if (other !== one && other.node.column === one.node.column) expect(Math.abs(other.y - one.y)).toBeGreaterThanOrEqual(box.height);
      }
    }
  });

  it('breaks names at hyphens and between hanzi, and cuts what does not fit', () => {
    expect(wrap('Hangzhou-Xiaoshan-B-PConn1', 100, 3)).toEqual(['Hangzhou-', 'Xiaoshan-B-', 'PConn1']);
    expect(wrap('杭州萧山接入点', 40, 3).join('')).toBe('杭州萧山接入点');
    expect(wrap('a-very-long-name-that-goes-on-and-on', 60, 2)[1]).toMatch(/…$/);
    expect(wrap('', 60, 2)).toEqual([]);
  });
});

describe('forms of the connection', () => {
  it('offers the smallest free VLAN and forgets those of VBRs that are gone', () => {
    const at = (key: string, vlan: string, stand: VbrView['stand'] = 'created'): VbrView => vbr(key, { stand, form: { ...freshVbr('x', null), vlan } });
    const view = circuit({ vbrs: [at('a', '1'), at('b', '2', 'gone'), at('c', '3')] });
    expect(freeVlan(view.connect)).toBe('2');
  });

  it('reads networks from lines and commas', () => {
    expect(networksOf('172.16.0.0/16\n10.0.0.0/8, 10.1.0.0/16；')).toEqual(['172.16.0.0/16', '10.0.0.0/8', '10.1.0.0/16']);
  });
});
