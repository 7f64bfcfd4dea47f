import type { Meaning } from '../components/meaning';
import { nameOf } from '../components/names';
import type { MemberWord, OrderLack, OrderMember, OrderStanding, OrderStateWord } from '../ipc/contract';
import { t } from '../text/text.svelte';
import type { DiagramSite } from './diagram';
import { isTopology } from './topologies';

/** The name of a combination; the word itself when it is not known. */
export function topologyName(topology: string): string {
  return isTopology(topology) ? t.orders.topology.names[topology] : topology;
}

/** What was wanted: "4 links on 2 sites wanted". */
export function wanted(standing: OrderStanding): string {
  return t.orders.standing.wanted(standing.intended.ports, standing.intended.sites);
}

/** Intended against actual in one sentence. */
export function standingSentence(standing: OrderStanding): string {
  const name = topologyName(standing.topology);
  if (standing.state === 'created') {
    const parts = standing.actual.map(({ state, count }) => t.orders.standing.parts[state](count));
    return t.orders.standing.sentence(name, wanted(standing), parts);
  }
  return t.orders.standing.sentence(name, wanted(standing), [t.orders.standing.whole[standing.state]]);
}

/** The short form for a row of the table: "4 wanted, 3 in service". */
export function standingShort(standing: OrderStanding): string {
  if (standing.state === 'created') return t.orders.standing.short(standing.intended.ports, standing.available);
  return t.orders.standing.shortWhole(standing.intended.ports, t.orders.standing.whole[standing.state]);
}

/** What an order means for whose turn it is. */
export function standingMeaning(standing: OrderStanding): Meaning {
  if (standing.state === 'waiting') return 'theirs';
  if (standing.state === 'withdrawn') return 'closed';
  if (standing.state === 'failed') return standing.openTasks > 0 ? 'stop' : 'closed';
  return standing.available === standing.intended.ports ? 'done' : standing.actual.some(({ state }) => state === 'stopped' || state === 'missing') ? 'stop' : 'theirs';
}

/** The same where the circuits are known: ours to do something, or theirs. */
export function orderMeaning(standing: OrderStanding, members: readonly OrderMember[]): Meaning {
  const whole = standingMeaning(standing);
  return standing.state === 'created' && whole === 'theirs' && members.some((member) => member.row.turn === 'yours') ? 'yours' : whole;
}

/** What the links lack, in a sentence. */
export function lackSentence(lack: OrderLack): string {
  const names = lack.circuits.map((one) => one.name);
  switch (lack.kind) {
    case 'sharedSite':
      return t.orders.lacks.sharedSite(names, lack.accessPoint ? nameOf(lack.accessPoint) : '');
    case 'sharedDevice':
      return t.orders.lacks.sharedDevice(names, lack.device);
    case 'devicesUnknown':
      return t.orders.lacks.devicesUnknown(names);
  }
}

/** How a circuit of an order stands, as a mark. */
export function memberMeaning(member: Pick<OrderMember, 'state' | 'row'>, order: OrderStateWord): Meaning {
  if (order === 'waiting') return 'theirs';
  const fixed: Partial<Record<MemberWord, Meaning>> = { available: 'done', stopped: 'stop', leaving: 'theirs', missing: 'closed' };
  return fixed[member.state] ?? member.row.turn;
}

/** How far a circuit of an order is, in words. */
export function memberWord(member: Pick<OrderMember, 'state'>, order: OrderStateWord): string {
  if (order === 'waiting') return t.orders.members.waiting;
  return order === 'failed' ? t.orders.members.failed : t.orders.members.states[member.state];
}

/** The order as it is: every member a line to its access point, with its mark and number. */
export function actualPlan(members: readonly OrderMember[], order: OrderStateWord, devicesPerSite: number): DiagramSite[] {
  const sites = Object.values(Object.groupBy(members, (member) => member.row.accessPoint.en)) as OrderMember[][];
  return sites.map((here) => ({
    label: here[0] ? nameOf(here[0].row.accessPoint) : '',
    oneDevice: devicesPerSite < here.length,
    links: here.map((member) => ({ meaning: memberMeaning(member, order), label: String(member.position), gone: member.state === 'missing' })),
  }));
}
