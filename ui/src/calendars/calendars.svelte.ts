import { asApiError, call, nothing } from '../ipc/call';
import type { ApiError, CalendarsView, CalendarView, CalendarYearView, MarkView } from '../ipc/contract';
import { newKey } from '../ipc/key';

/** The calendars, the one that is shown, and its year. */
export class CalendarBook {
  all = $state.raw<CalendarsView | null>(null);
  error = $state.raw<ApiError | null>(null);
  key = $state('CN');
  year = $state(new Date().getFullYear());

  get calendar(): CalendarView | null {
    return this.all?.calendars.find((one) => one.key === this.key) ?? this.all?.calendars[0] ?? null;
  }

  get shown(): CalendarYearView | null {
    return this.calendar?.years.find((one) => one.year === this.year) ?? this.calendar?.years[0] ?? null;
  }

  async read(): Promise<void> {
    await this.do(() => call('calendars', nothing));
  }

  take(after: CalendarsView): void {
    this.all = after;
    this.error = null;
  }

  /** Takes a mark out or puts it back; tells whether it was done. */
  async touch(mark: MarkView, out: boolean): Promise<boolean> {
    const request = { key: newKey(), calendar: this.key, mark: mark.key };
    return this.do(() => (out ? call('remove_calendar_mark', request) : call('restore_calendar_mark', request)));
  }

  async state(complete: boolean): Promise<boolean> {
    const year = this.shown;
    if (!year) return false;
    return this.do(() => call('state_calendar_year', { key: newKey(), calendar: this.key, year: year.year, complete, source: '' }));
  }

  private async do(ask: () => Promise<CalendarsView>): Promise<boolean> {
    try {
      this.take(await ask());
      return true;
    } catch (thrown) {
      this.error = asApiError(thrown);
      return false;
    }
  }
}
