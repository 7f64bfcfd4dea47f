import { draftsWritten } from '../drafts/draft.svelte';
import { asApiError, call, nothing } from '../ipc/call';
import type { ApiError, CircuitRow, ClockView, DraftView, NextWord, TodayCircuit, TodayView } from '../ipc/contract';
import { pointerUp } from '../components/pointer';
import { clockWords } from '../clocks/timeLeft';
import type { Meaning } from '../components/meaning';
import { go } from '../shell/place.svelte';
import { daysBetween, isoDay, ownZone, shortDay } from '../text/format';
import { t } from '../text/text.svelte';

/** How often the page asks again while it is looked at, in milliseconds: clocks run out without anybody writing. */
const again = 60_000;

/** What needs attention, read anew while the page is shown. */
export class TodayBook {
  view = $state.raw<TodayView | null>(null);
  drafts = $state.raw<DraftView[]>([]);
  error = $state<ApiError | null>(null);
  /** By what the times left are told. */
  now = $state(new Date());

  readonly zone = ownZone();

  /** Reads now and then; for use in `$effect`. */
  follow(): () => void {
    void this.read();
    const timer = setInterval(() => void this.read(), again);
    return () => {
      clearInterval(timer);
    };
  }

  async read(): Promise<void> {
    try {
      await draftsWritten();
      const [view, drafts] = await Promise.all([call('today', { zone: this.zone }), call('drafts', nothing)]);
      await pointerUp();
      this.view = view;
      this.drafts = drafts.drafts;
      this.now = new Date();
      this.error = null;
    } catch (thrown) {
      this.error = asApiError(thrown);
    }
  }

  /** Clocks that end on this day. */
  get endsToday(): number {
    return this.count((clock, now) => new Date(clock.due) >= now && isoDay(clock.due, this.zone) === isoDay(now, this.zone));
  }

  /** Clocks that are overdue. */
  get missed(): number {
    return this.count((clock, now) => new Date(clock.due) < now);
  }

  private count(that: (clock: ClockView, now: Date) => boolean): number {
    const all = [...(this.view?.yours ?? []), ...(this.view?.theirs ?? [])];
    return all.filter(({ clock }) => clock !== null && clock.kind !== 'visit' && that(clock, this.now)).length;
  }
}

/** The time of a line: what is left and of what; else since when. */
export function timeOf(one: TodayCircuit, now: Date, zone: string): { text: string; meaning: Meaning; of: string } {
  const clockDue = one.clock ? (one.clock.kind === 'visit' ? one.clock.started : one.clock.due) : null;
  if (one.step && (clockDue === null || one.step.due < clockDue)) {
    const days = daysBetween(now, one.step.due, one.step.zone);
    const of = t.today.stepDue(t.works.step[one.step.step]);
    if (days < 0) return { text: t.clocks.overdue(t.clocks.days(-days)), meaning: 'stop', of };
    if (days === 0) return { text: t.common.today, meaning: 'soon', of };
    return { text: t.clocks.left(t.clocks.days(days)), meaning: days === 1 ? 'soon' : 'theirs', of };
  }
  if (one.clock) return { ...clockWords(one.clock, now), of: t.clocks.kind[one.clock.kind] };
  return { text: t.today.since(shortDay(one.row.changedAt, zone)), meaning: 'closed', of: '' };
}

/** Does what a circuit's button says: opens the form, or the page at the right place. */
export function act(row: CircuitRow): void {
  const { id } = row;
  const acts: Partial<Record<NextWord, () => void>> = {
    applyLoa: () => {
      go({ at: 'applyLoa', circuit: id });
    },
    applyLoaAgain: () => {
      go({ at: 'applyLoa', circuit: id });
    },
    recordPort: () => {
      go({ at: 'circuit', id, open: 'record' });
    },
    recordLoa: () => {
      go({ at: 'circuit', id, open: 'record' });
    },
    issueHandout: () => {
      go({ at: 'circuit', id, tab: 'loa', open: 'issue' });
    },
    construct: () => {
      go({ at: 'circuit', id, tab: 'construction' });
    },
    orderFee: () => {
      go({ at: 'circuit', id, tab: 'activation' });
    },
    payFee: () => {
      go({ at: 'circuit', id, tab: 'activation' });
    },
    unsubscribe: () => {
      go({ at: 'circuit', id, tab: 'upkeep' });
    },
    printHandout: () => {
      go({ at: 'circuit', id, tab: 'loa' });
    },
    recordOrder: () => {
      if (row.order) go({ at: 'order', id: row.order.id, open: 'record' });
    },
  };
  const found = acts[row.next];
  if (found) found();
  else go({ at: 'circuit', id });
}
