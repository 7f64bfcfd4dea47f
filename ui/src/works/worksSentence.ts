import { JurisdictionWords, ScenarioWords, StepMarkWords, TestKindWords, WorksStepWords, type HistoryKind } from '../ipc/contract';
import { t } from '../text/text.svelte';

/** The word's label, or the word itself where the window does not know it. */
function named<Word extends string>(words: readonly Word[], labels: Record<Word, string>, word = ''): string {
  const found = words.find((one) => one === word);
  return found === undefined ? word : labels[found];
}

/** What an entry about construction says. */
export function worksSentence(kind: HistoryKind, p: { [key in string]?: string }): string {
  const words = t.works.history;
  const by = p.by ?? '';
  const passed = p.passed === 'yes' ? t.works.tests.passed : p.passed === 'no' ? t.works.tests.failed : t.works.tests.noLimit;
  switch (kind) {
    case 'worksBegun':
      return words.begun(named(ScenarioWords, t.works.scenario, p.scenario), named(JurisdictionWords, t.works.jurisdiction, p.jurisdiction), by, p.reason !== undefined);
    case 'worksStepNoted':
      return words.step(named(WorksStepWords, t.works.step, p.step), named(StepMarkWords, t.works.mark, p.mark), by);
    case 'surveyRequested':
      return words.surveyRequested(p.asked ?? '', by);
    case 'surveyRecorded':
      return words.surveyRecorded(p.surveyedBy ?? '', Number(p.open ?? '0'), by);
    case 'lineCostConfirmed':
      return words.cost(p.with ?? '', by);
    case 'patchCableNoted':
      return words.cable(p.operator ?? '', p.delivered === 'yes', by);
    case 'lightMeasured':
      return words.light(p.passed === 'yes' ? t.works.light.passed : p.passed === 'no' ? t.works.light.failed : t.works.tests.noLimit, by);
    case 'worksTested':
      return words.test(named(TestKindWords, t.works.test, p.test), `${p.value ?? ''} ${p.unit ?? ''}`, passed, by);
    case 'asBuiltRecorded':
      return words.built(p.circuitId ?? p.cableLabel ?? p.panelPort ?? '', by);
    default:
      return words.file(p.file ?? '', by);
  }
}
