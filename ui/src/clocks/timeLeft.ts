import type { ClockView } from '../ipc/contract';
import type { Meaning } from '../components/meaning';
import { clock as timeOfDay, daysBetween, isoDay, moment, shortDay } from '../text/format';
import { t } from '../text/text.svelte';

const minute = 60_000;

/** What a clock says at an instant, and what that means. */
export interface ClockWords {
  text: string;
  meaning: Meaning;
}

/** "3 h 20 min", "45 min": under a day and a half; whole days above that. Days are those of the zone, so a change of clocks makes none longer. */
function span(from: Date, until: Date, zone: string): string {
  const left = until.getTime() - from.getTime();
  if (left < minute) return t.clocks.underMinute;
  const days = daysBetween(from, until, zone);
  if (days >= 2) return t.clocks.days(days);
  const minutes = Math.floor(left / minute);
  return t.clocks.hours(Math.floor(minutes / 60), minutes % 60);
}

function counted(clock: ClockView, now: Date): ClockWords {
  const today = isoDay(now, clock.zone);
  const due = new Date(clock.due);
  if (now <= due) {
    const left = clock.days.filter((day) => day > today).length;
    // On the last of its days, or over days off before it, the hours say more.
    const text = left === 0 ? span(now, due, clock.zone) : t.clocks.workingDays(left + (clock.days.includes(today) ? 1 : 0));
    return { text: t.clocks.left(text), meaning: left === 0 ? 'soon' : 'theirs' };
  }
  const late = clock.following.filter((day) => day <= today).length;
  const most = late === clock.following.length ? t.clocks.moreThan(t.clocks.workingDays(late)) : t.clocks.workingDays(late);
  return { text: late === 0 ? t.clocks.overdueToday : t.clocks.overdue(most), meaning: 'stop' };
}

function ended(clock: ClockView, by: string): ClockWords {
  const when = clock.ended ? shortDay(clock.ended, clock.zone) : '';
  if (clock.outcome === 'stopped') return { text: t.clocks.stopped, meaning: 'closed' };
  if (clock.kind === 'handover') {
    const days = t.clocks.days(clock.late ?? 1);
    return clock.outcome === 'kept' ? { text: t.clocks.handedKept(by, when), meaning: 'done' } : { text: t.clocks.handedMissed(by, when, days), meaning: 'stop' };
  }
  const review = clock.kind === 'loaReview';
  const late = t.clocks.workingDays(clock.late ?? 1);
  if (clock.outcome === 'missed') return { text: review ? t.clocks.reviewMissed(late) : t.clocks.doneMissed(late), meaning: 'stop' };
  const allowed = clock.allowed ?? 0;
  const taken = clock.taken ?? 0;
  const words = review ? { sameDay: t.clocks.reviewSameDay, kept: t.clocks.reviewKept } : { sameDay: t.clocks.doneSameDay, kept: t.clocks.doneKept };
  return { text: taken === 0 ? words.sameDay(allowed) : words.kept(t.clocks.workingDays(taken), allowed), meaning: 'done' };
}

/** The words of a clock: time left while it runs, kept or missed after. `by`: who handed the LOA over. */
export function clockWords(clock: ClockView, now: Date, by = ''): ClockWords {
  if (clock.outcome !== 'open') return ended(clock, by);
  if (clock.allowed !== null) return counted(clock, now);
  const [started, due] = [new Date(clock.started), new Date(clock.due)];
  if (clock.kind === 'visit' && now < started) return { text: t.clocks.opensIn(span(now, started, clock.zone)), meaning: 'theirs' };
  if (now > due) {
    if (clock.kind !== 'handover') return { text: t.clocks.over, meaning: 'closed' };
    const days = daysBetween(due, now, clock.zone);
    return { text: t.clocks.overdue(days >= 1 ? t.clocks.days(days) : span(due, now, clock.zone)), meaning: 'stop' };
  }
  const left = span(now, due, clock.zone);
  if (clock.kind === 'visit') return { text: t.clocks.closesIn(left), meaning: 'soon' };
  const near = daysBetween(now, due, clock.zone) < (clock.kind === 'validity' ? 7 : 2);
  return { text: t.clocks.left(left), meaning: near ? 'soon' : 'theirs' };
}

/** When it ends, or begins, in the site's time. */
export function clockEnd(clock: ClockView, now: Date, place: string): string {
  const opens = clock.kind === 'visit' && now < new Date(clock.started);
  const at = opens ? clock.started : clock.due;
  return opens ? t.clocks.from(moment(at, clock.zone), place) : t.clocks.until(moment(at, clock.zone), place);
}

/** The same in the reader's own time, when that differs. */
export function clockOwn(clock: ClockView, now: Date, zone: string): string {
  const at = clock.kind === 'visit' && now < new Date(clock.started) ? clock.started : clock.due;
  const same = isoDay(at, zone) === isoDay(at, clock.zone) && timeOfDay(at, zone) === timeOfDay(at, clock.zone);
  return same ? '' : t.clocks.own(moment(at, zone), zone);
}
