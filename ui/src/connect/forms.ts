import { nameOf } from '../components/names';
import type { AssociationForm, BgpGroupForm, BgpPeerForm, ConnectView, FailoverGroupForm, RouterForm, VbrAt, VbrForm } from '../ipc/contract';
import { newKey } from '../ipc/key';
import { t } from '../text/text.svelte';

/** Fresh forms of the connection, and what they take from what is known. */

export const sameVbr = (a: VbrAt, b: VbrAt): boolean => a.circuit === b.circuit && a.vbr === b.vbr;

/** A VBR by its circuit and its name, also when it is gone. */
export function vbrName(known: ConnectView['knownVbrs'], at: VbrAt): string {
  const found = known.find((other) => sameVbr(other.at, at));
  return found ? `${found.circuit} / ${found.name}` : t.connect.router.unknownVbr;
}

/** The most that there may be of something, and who says so. */
export function limitOf(connect: ConnectView | null, key: string): [number, string] {
  const found = connect?.limits.find((other) => other.key === key);
  return [found?.most ?? 0, found ? nameOf(found.source) : ''];
}

export const freshPeer = (address = ''): BgpPeerForm => ({ key: newKey(), id: '', address, bfd: false, multiHop: '' });

export const freshGroup = (customer: string): BgpGroupForm => ({
  key: newKey(),
  name: '',
  id: '',
  version: 'IPv4',
  localAsn: '45104',
  peerAsn: '',
  fakeAsn: false,
  routeQuota: '',
  secret: '',
  secretKept: false,
  peers: [freshPeer(customer)],
});

/** The smallest VLAN from 1 that no VBR of the circuit has. */
export function freeVlan(connect: ConnectView | null): string {
  const taken = new Set(connect?.vbrs.filter((vbr) => vbr.stand !== 'gone').map((vbr) => Number(vbr.form.vlan)));
  let vlan = 1;
  while (taken.has(vlan)) vlan += 1;
  return String(vlan);
}

/** `bfd`: the port was applied for with it. */
export function freshVbr(circuit: string, connect: ConnectView | null, bfd = true): VbrForm {
  const n = (connect?.vbrs.length ?? 0) + 1;
  return {
    name: `${circuit}-VBR${n}`,
    owner: '',
    vlan: freeVlan(connect),
    v4: { cloud: '', customer: '', mask: '255.255.255.252' },
    v6: { cloud: '', customer: '', mask: '' },
    bandwidth: '',
    mtu: '1500',
    bfdOn: bfd,
    bfd: { tx: '1000', rx: '1000', multiplier: '3' },
    routes: [],
    groups: [],
    note: '',
  };
}

export const freshAssociation = (kind: AssociationForm['kind'], behind = ''): AssociationForm => ({ key: newKey(), kind, name: '', id: '', region: '', cidrs: [], behind, owner: '' });

export const freshFailover = (members: VbrAt[]): FailoverGroupForm => ({ key: newKey(), kind: 'pair', name: '', id: '', members: members.slice(0, 2), active: members[0] ?? null });

export function freshRouter(circuit: string, connect: ConnectView | null): RouterForm {
  const own = connect?.vbrs.filter((vbr) => vbr.stand !== 'gone').map((vbr) => ({ circuit, vbr: vbr.key })) ?? [];
  return { kind: 'ecr', name: '', owner: '', region: '', cen: '', asn: '45104', vbrs: own, associations: [freshAssociation('vpc')], groups: [], note: '' };
}

/** Networks of a text, one per line or after a comma. */
export const networksOf = (text: string): string[] => text.split(/[\s,;，；、]+/).filter(Boolean);
