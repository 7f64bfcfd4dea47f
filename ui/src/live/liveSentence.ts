import type { HistoryEntry } from '../ipc/contract';
import { t } from '../text/text.svelte';

/** What an entry of a circuit's later life says; `null` for what is told elsewhere. */
export function liveSentence(entry: HistoryEntry): string | null {
  const p: { [key in string]?: string } = entry.params;
  const words = t.live.history;
  const by = p.by ?? '';
  const span = (): string => (p.cycle === 'Year' ? t.live.fee.years : t.live.fee.months)(Number(p.period ?? '1'));
  const amount = `${p.amount ?? ''} ${p.currency ?? ''}`;
  const kind = t.live.maintenance.kinds[p.what ?? ''] ?? '';
  switch (entry.kind) {
    case 'completionReported':
      return words.completionReported(p.lineCode ?? '', by);
    case 'feeOrdered':
      return words.feeOrdered(amount, span(), by);
    case 'feeRenewed':
      return words.feeRenewed(amount, span(), by);
    case 'feePaid':
      return words.feePaid(by);
    case 'serviceSeen': {
      const seen = [p.port ? words.portState(p.port) : '', p.business ? (t.live.service.businessWords[p.business] ?? p.business) : ''];
      return words.serviceSeen(seen.filter(Boolean).join(' · '), p.seenBy ?? '');
    }
    case 'upkeepSaved':
      return words.upkeepSaved(p.provider ?? '', p.lineId ?? '', by);
    case 'contactForgotten':
      return p.retention ? words.contactForgottenByTime : words.contactForgotten(by);
    case 'attributesChanged': {
      // an id of another circuit says nothing to a reader
      const value = (attribute: string, raw: string | undefined): string => (attribute === 'redundant_circuit' && raw ? `…${raw.slice(-4)}` : (raw ?? ''));
      const changes = (p.attributes ?? '').split(' ').map((one) => words.change(t.live.details.names[one] ?? one, value(one, p[`from.${one}`]), value(one, p[`to.${one}`])));
      return words.attributesChanged(changes.join('; '), by);
    }
    case 'circuitActed': {
      const acted = words.acted[p.action as 'cancel'] as ((who: string) => string) | undefined;
      return acted ? acted(by) : (p.action ?? '');
    }
    case 'dependantSaved':
      return words.dependantSaved(t.live.hanging.kinds[p.dependant ?? ''] ?? '', p.name ?? '', by);
    case 'dependantGone':
      return words.dependantGone(by);
    case 'unsubscribed':
      return words.unsubscribed(by);
    case 'maintenanceSaved':
      return (p.changed ? words.maintenanceChanged : words.maintenanceSaved)(kind, p.title ?? '', by);
    case 'maintenanceCalledOff':
      return words.maintenanceCalledOff(kind, p.title ?? '', by);
    default:
      return null;
  }
}
