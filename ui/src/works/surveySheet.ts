import { call } from '../ipc/call';
import type { CircuitView, FieldProblem, KeptWarning, SurveyForm, WorksView } from '../ipc/contract';

/** What the sheet holds of the time after construction. */
export interface Results {
  carrierCircuitId: string;
  cableLabel: string;
  panelPort: string;
  tx: string;
  rx: string;
}

export type TypedSurvey = SurveyForm & { results: Results };

/** The sheet as it begins: what was recorded, else what is known before anybody looks. */
export function surveyStart(view: CircuitView, works: WorksView): SurveyForm {
  const before = works.survey?.form;
  if (before) return { ...before };
  const facility = view.loas[0]?.approval?.facility;
  const place = [facility?.room, facility?.cabinet, facility?.odf, facility?.panelPort].filter(Boolean).join(' · ');
  return { ...works.surveyStart, rack: place };
}

export function emptyResults(works: WorksView): Results {
  const { carrierCircuitId, cableLabel, panelPort } = works.asBuilt.form;
  return { carrierCircuitId, cableLabel, panelPort, tx: '', rx: '' };
}

/** Items of the sheet that have no answer yet. */
export function unanswered(problems: readonly FieldProblem[]): number {
  return problems.filter((problem) => problem.code === 'survey_item_open').length;
}

/** A key for the n-th record that one sheet makes: sent again, the same sheet makes the same records. */
const part = (key: string, n: number): string => `${key.slice(0, 60)}-${n}`;

/**
 * Records the sheet: the survey, and what it brought back after construction as built and as light. Each under a key of
 * its own, so that a sheet that stopped half-way goes on where it stopped.
 */
export async function recordSurvey(view: CircuitView, works: WorksView, typed: TypedSurvey, kept: KeptWarning[], recorded: { key: string; by: string; at: string }): Promise<CircuitView> {
  const { results, ...form } = typed;
  const { key, by, at } = recorded;
  const base = { circuit: view.id, by };
  const time = { at, zone: view.zone };
  let after = await call('record_survey', { key, ...base, form, kept, ...time });
  const built = works.asBuilt.form;
  const { carrierCircuitId, cableLabel, panelPort } = results;
  const changed = carrierCircuitId !== built.carrierCircuitId || cableLabel !== built.cableLabel || panelPort !== built.panelPort;
  if (changed && (carrierCircuitId || cableLabel || panelPort).trim() !== '') after = await call('record_as_built', { key: part(key, 1), ...base, form: { ...built, carrierCircuitId, cableLabel, panelPort } });
  if (results.tx.trim() !== '' || results.rx.trim() !== '') {
    const light = { txHere: results.tx, rxHere: results.rx, txThere: '', rxThere: '', ownLimits: false, txMin: '', txMax: '', rxMin: '', rxMax: '', lossMax: '', note: '' };
    after = await call('measure_light', { key: part(key, 2), ...base, form: light, ...time });
  }
  return after;
}
