import type { HistoryEntry } from '../ipc/contract';
import { choiceName } from '../components/names';
import { desk } from '../shell/desk.svelte';
import { t } from '../text/text.svelte';

/** Megabits a second of a port type by its word (`10GBase-LR`); 0: not known. */
export function speedOf(portType: string): number {
  const [, figure, unit] = /^(\d+)(G?)Base/.exec(portType) ?? [];
  return Number(figure ?? 0) * (unit === 'G' ? 1000 : 1);
}

/** The ports that carry more than this one, as they are offered. */
export function largerPorts<P extends { value: string }>(all: readonly P[], than: string): P[] {
  return all.filter((one) => speedOf(one.value) > speedOf(than));
}

/** A name for the circuit of the larger port: the old one's with the speed behind it, once. */
export function nameOfLarger(name: string, portType: string): string {
  const speed = speedOf(portType) / 1000;
  const bare = name.replace(/-\d+G$/, '');
  return speed >= 1 ? `${bare}-${speed}G` : name;
}

/** What an entry of the history says of an upgrade; `null` for what is told elsewhere. */
export function upgradeSentence(entry: HistoryEntry): string | null {
  const p: { [key in string]?: string } = entry.params;
  const words = t.upgrade.history;
  const by = p.by ?? '';
  switch (entry.kind) {
    case 'upgradePlanned':
      return words.planned(choiceName(desk.directory?.portTypes, p.portType ?? ''), by);
    case 'upgradeTied':
      return words.tied(t.upgrade.tied.kinds[p.tied ?? ''] ?? '', p.name ?? '', by);
    case 'upgradeBackedUp':
      return p.done ? words.backedUp(by) : words.notBackedUp(by);
    case 'upgradeMarked':
      return words.marked(t.upgrade.steps.names[p.step ?? ''] ?? '', t.upgrade.steps.stands[p.stand ?? ''] ?? '', by);
    case 'upgradeApplied':
      return words.applied(p.name ?? '');
    case 'upgradeOf':
      return words.of(p.name ?? '');
    case 'upgradeCalledOff':
      return words.calledOff(by);
    default:
      return null;
  }
}
