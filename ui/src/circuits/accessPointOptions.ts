import type { ComboOption } from '../components/combo';
import { choiceName, nameOf } from '../components/names';
import type { DirectoryView, PointStatusWord } from '../ipc/contract';
import { plainDay } from '../text/format';
import { t } from '../text/text.svelte';

/**
 * Access points to choose from: of one region when one is chosen, otherwise all. Those that do not take the provider
 * stay visible with the reason, because "why is it not there" costs more than one grey line.
 */
export function accessPointOptions(directory: DirectoryView | null, region: string, lineOperator: string): ComboOption[] {
  if (!directory) return [];
  const regions = new Map(directory.regions.map((one) => [one.key, one]));
  return directory.accessPoints
    .filter((point) => region === '' || point.region === region)
    .map((point) => {
      const barred = lineOperator !== '' && point.takesOnly.length > 0 && !point.takesOnly.includes(lineOperator);
      const where = regions.get(point.region);
      const noted = point.notes?.status ?? null;
      const detail = [
        noted ? statusLine(noted, point.notes?.statusSeen ?? '') : '',
        region === '' && where ? nameOf(where.name) : '',
        point.landmark ? t.port.near(point.landmark) : point.operator,
        point.thirdPartyFee ? t.port.fee : '',
      ];
      return {
        value: point.key,
        label: nameOf(point.name),
        detail: detail.filter(Boolean).join(' · '),
        words: `${point.name.en} ${point.name.zh} ${point.operator} ${point.landmark ?? ''} ${point.id ?? ''}`,
        barred: barred ? t.port.takesOnly(point.takesOnly.map((one) => choiceName(directory.lineOperators, one)).join(', ')) : undefined,
      };
    });
}

/** What the user noted of it, with the day when there is one. */
function statusLine(status: PointStatusWord, day: string): string {
  return day === '' ? t.places.status[status] : t.places.detail.statusSeen(t.places.status[status], plainDay(day));
}
