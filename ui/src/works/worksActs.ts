import type { TestKind, WorksStep, WorksView } from '../ipc/contract';

/** A record that a step's button makes. */
export type WorksAct = 'request' | 'survey' | 'cost' | 'cable' | 'light' | 'test' | 'built';

export interface StepAct {
  act: WorksAct;
  test?: TestKind;
}

const forms: Partial<Record<WorksStep, StepAct>> = {
  end_to_end_cost: { act: 'cost' },
  patch_cable: { act: 'cable' },
  optical_power: { act: 'light' },
  connectivity: { act: 'test', test: 'connectivity' },
  bandwidth: { act: 'test', test: 'bandwidth' },
  sla: { act: 'test', test: 'latency' },
  as_built: { act: 'built' },
};

/** What a step's own buttons do, the next first. */
export function actsOf(step: WorksStep, works: WorksView): StepAct[] {
  if (step === 'site_survey') return works.surveyRequest || works.survey ? [{ act: 'survey' }, { act: 'request' }] : [{ act: 'request' }, { act: 'survey' }];
  const form = forms[step];
  return form ? [form] : [];
}
