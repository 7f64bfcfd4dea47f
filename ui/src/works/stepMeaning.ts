import type { Meaning } from '../components/meaning';
import type { StepOwner, WorksState, WorksStepView } from '../ipc/contract';

const ours: readonly StepOwner[] = ['you'];

/** Whose turn a step of construction is, in the meanings of the desk. */
export function stepMeaning(step: Pick<WorksStepView, 'state' | 'owner'>): Meaning {
  const meanings: Record<WorksState, Meaning> = {
    waiting: 'closed',
    ready: ours.includes(step.owner) ? 'yours' : 'theirs',
    started: ours.includes(step.owner) ? 'yours' : 'theirs',
    failed: 'stop',
    done: 'done',
    not_needed: 'closed',
  };
  return meanings[step.state];
}

/** Nothing is left to do with it. */
export const isSettled = (step: Pick<WorksStepView, 'state'>): boolean => step.state === 'done' || step.state === 'not_needed';

/** The step that stands first: what did not pass, else what is under way or can begin. */
export function currentStep(steps: readonly WorksStepView[]): WorksStepView | undefined {
  return steps.find((one) => one.state === 'failed') ?? steps.find((one) => one.state === 'started' || one.state === 'ready');
}
