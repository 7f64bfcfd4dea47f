import type { CircuitView, StepWord } from '../ipc/contract';
import type { CircuitTab } from '../shell/place.svelte';

/** The tabs of a circuit's page in their order; the digit keys follow it. */
export const circuitTabs: readonly CircuitTab[] = ['overview', 'loa', 'construction', 'activation', 'connect', 'upkeep', 'plan', 'files', 'history'];

/** Where a step was done. */
export const tabOfStep: Record<StepWord, CircuitTab> = { accessPoint: 'overview', port: 'overview', loa: 'loa', construction: 'construction', activation: 'activation' };

/** The tab that stands open when none was chosen: the one of the step; the whole picture before the first and after the last. */
export function firstTab(view: CircuitView): CircuitTab {
  const turn = view.row.turn;
  if (view.loas.length === 0 || turn === 'done' || turn === 'closed' || view.live.stillBilled) return 'overview';
  if (view.row.step === 'construction' && view.works?.begun !== true) return 'loa';
  return tabOfStep[view.row.step];
}
