import type { AccessPointView, FigureView, RankedPoint } from '../ipc/contract';
import { t } from '../text/text.svelte';

/** Microseconds as milliseconds, with three figures that mean something: "0.92", "12.4", "131". */
export function milliseconds(micros: number): string {
  const ms = micros / 1000;
  return ms.toFixed(ms < 10 ? 2 : ms < 100 ? 1 : 0);
}

/** A round trip with its unit, and with the sign of an estimate where it is one. */
export function figureText(micros: number, estimated: boolean): string {
  return estimated ? t.latency.about(milliseconds(micros)) : t.latency.micros(milliseconds(micros));
}

/** What a figure rests on, with the number of samples. */
export function basisText(figure: FigureView, short = false): string {
  const basis = t.latency.basis[figure.basis];
  return figure.basis === 'estimated' ? basis : `${basis} · ${short ? figure.count : t.latency.samples(figure.count)}`;
}

/** Whether an access point takes the circuits of a provider; without a provider every one does. */
export function takes(point: AccessPointView | undefined, lineOperator: string): boolean {
  return lineOperator === '' || point === undefined || point.takesOnly.length === 0 || point.takesOnly.includes(lineOperator);
}

/** The access point to propose: the lowest that takes the provider's circuits and has a figure. */
export function proposal(rows: readonly RankedPoint[], points: readonly AccessPointView[], lineOperator: string): string {
  const fits = (row: RankedPoint): boolean => row.figure !== null && takes(points.find((one) => one.key === row.accessPoint), lineOperator);
  return rows.find(fits)?.accessPoint ?? '';
}

/** The lowest of several figures: of those with samples if there are any, otherwise of the estimates. */
export function lowestOf(figures: readonly (FigureView | null)[]): FigureView | null {
  const known = figures.filter((one) => one !== null);
  const sampled = known.filter((one) => one.basis !== 'estimated');
  return (sampled.length > 0 ? sampled : known).toSorted((a, b) => a.mean - b.mean)[0] ?? null;
}

/** Where the estimates begin below the access points with samples; -1 when there is only one kind. */
export function estimatesBegin(rows: readonly RankedPoint[]): number {
  const at = rows.findIndex((row) => row.figure?.basis === 'estimated');
  return at > 0 ? at : -1;
}

/** How many access points share the lowest figure. */
export function sharingLowest(rows: readonly RankedPoint[]): number {
  const lowest = rows[0]?.figure;
  return lowest ? rows.filter((row) => row.figure?.micros === lowest.micros && row.figure.basis === lowest.basis).length : 0;
}
