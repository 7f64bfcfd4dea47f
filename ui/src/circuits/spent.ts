import type { CircuitView, ClockView, ClockWord, StepView, StepWord } from '../ipc/contract';
import { t } from '../text/text.svelte';

const hour = 3600;

/** What a step took so far, in seconds: for us, and for Alibaba Cloud. What runs is counted up to now. */
export interface Took {
  ours: number;
  theirs: number;
}

export function took(step: StepView, now: Date): Took {
  const running = step.running ? Math.max(0, (now.getTime() - new Date(step.running.since).getTime()) / 1000) : 0;
  const ours = step.running?.ours === true;
  return { ours: step.ours + (ours ? running : 0), theirs: step.theirs + (ours ? 0 : running) };
}

/** A time in the words of a glance: hours under two days, days above. */
export function timeWords(seconds: number): string {
  if (seconds < hour) return t.way.underHour;
  if (seconds < 48 * hour) return t.way.hours(Math.round(seconds / hour));
  return t.way.days(Math.round(seconds / (24 * hour)));
}

/** Whom a step waited for and how long; a side that had nothing to wait for is left out. */
export function tookWords(step: StepView, now: Date, form: 'short' | 'long'): string {
  const { ours, theirs } = took(step, now);
  const words = form === 'short' ? { ours: t.way.oursShort, theirs: t.way.theirsShort } : { ours: t.way.ours, theirs: t.way.theirs };
  return [ours > 0 ? words.ours(timeWords(ours)) : '', theirs > 0 ? words.theirs(timeWords(theirs)) : ''].filter(Boolean).join(' · ');
}

/** The same for the line of steps, where there is room for what matters only: nothing unless both sides took hours. */
export function splitWords(step: StepView, now: Date): string {
  const { ours, theirs } = took(step, now);
  return Math.min(ours, theirs) < hour ? '' : tookWords(step, now, 'short');
}

const stepOfClock: Record<ClockWord, StepWord | null> = { loaReview: 'loa', handover: 'loa', visit: null, validity: null, survey: 'construction', pigtail: 'construction' };

/** The promises of a step, kept, missed or running; of every LOA that the circuit had, oldest first. */
export function clocksOfStep(view: CircuitView, step: StepWord): ClockView[] {
  const all = [...view.loas.toReversed().flatMap((loa) => loa.clocks), ...(view.works?.surveyClock ? [view.works.surveyClock] : [])];
  return all.filter((clock) => stepOfClock[clock.kind] === step);
}

/** How many promises of a step were broken: those that ended too late, and those that are overdue. */
export function missedIn(view: CircuitView, step: StepWord, now: Date): number {
  return clocksOfStep(view, step).filter((clock) => clock.outcome === 'missed' || (clock.outcome === 'open' && new Date(clock.due) < now)).length;
}
