import type { Answer, Command, Request } from '../call';
import type { CalendarsView, CalendarYearView, CalendarFile, MarkView } from '../contract';
import { type FakeDesk, refuse } from './desk';
import { problem } from './rules';

const shipped = (key: string, kind: MarkView['kind'], en: string, zh: string, from: string, to: string): MarkView => ({ key, kind, name: { en, zh }, from, to, source: 'State Council notice', date: '2025-11-04', computed: kind === 'freeze', origin: 'shipped', removed: false, by: null, shipped: null, shippedChanged: false });

function begin(): CalendarsView {
  const year = (at: number, known: boolean, marks: MarkView[]): CalendarYearView => ({ year: at, known, source: known ? 'State Council notice' : '', date: known ? '2025-11-04' : '', saidBy: null, marks });
  return {
    date: '2026-11-23',
    notes: ['Chinese mainland: only what an official notice states.'],
    calendars: [
      {
        key: 'CN',
        name: { en: 'Chinese mainland', zh: '中国内地' },
        zone: 'Asia/Shanghai',
        weekend: [6, 7],
        weekendNote: '',
        points: 78,
        years: [
          year(2026, true, [shipped('worked-2026-09-20', 'worked', 'National Day', '国庆节', '2026-09-20', '2026-09-20'), shipped('national-day-2026', 'holiday', 'National Day', '国庆节', '2026-10-01', '2026-10-07')]),
          year(2027, false, [shipped('freeze-spring-festival-2027', 'freeze', 'Spring Festival', '春节', '2027-02-04', '2027-02-14')]),
        ],
      },
      { key: 'SG', name: { en: 'Singapore', zh: '新加坡' }, zone: 'Asia/Singapore', weekend: [6, 7], weekendNote: '', points: 5, years: [year(2026, true, []), year(2027, true, [])] },
    ],
  };
}

type Ours = 'calendars' | 'save_calendar_mark' | 'remove_calendar_mark' | 'restore_calendar_mark' | 'state_calendar_year' | 'import_calendar' | 'choose_calendar_file';

const all = new WeakMap<FakeDesk, CalendarsView>();

export function calendarHandlers(desk: () => FakeDesk, once: <T>(key: string, act: () => T) => T): { [C in Ours & Command]: (request: Request<C>) => Answer<C> } {
  const view = (): CalendarsView => {
    const known = all.get(desk()) ?? begin();
    all.set(desk(), known);
    return known;
  };
  const years = (calendar: string): CalendarYearView[] => view().calendars.find((one) => one.key === calendar)?.years ?? [];
  const touch = (calendar: string, mark: string, change: (mark: MarkView) => MarkView): CalendarsView => {
    for (const year of years(calendar)) year.marks = year.marks.map((one) => (one.key === mark ? change(one) : one));
    return structuredClone(view());
  };
  const file: CalendarFile = { id: 'file-1', calendar: 'CN', name: 'holidays-2027.ics', marks: [{ worked: false, name: 'New Year', from: '2027-01-01', to: '2027-01-03' }], known: 0, years: [2027] };
  return {
    calendars: () => structuredClone(view()),
    save_calendar_mark: ({ key, calendar, mark, form }) =>
      once(key, () => {
        if (form.nameEn.trim() === '' && form.nameZh.trim() === '') throw refuse('fields', 'Some fields need correcting.', [problem('nameEn', 'mark_name_missing', 'Write a name in at least one of the two languages.', '请至少用一种语言填写名称。')]);
        if (form.from === '') throw refuse('fields', 'Some fields need correcting.', [problem('from', 'required', 'Fill this in.', '请填写此项。')]);
        const name = { en: form.nameEn || form.nameZh, zh: form.nameZh || form.nameEn };
        const own: MarkView = { ...shipped(mark ?? key, form.kind, name.en, name.zh, form.from, form.to || form.from), source: form.source, computed: false, origin: mark ? 'corrected' : 'own' };
        for (const year of years(calendar)) year.marks = [...year.marks.filter((one) => one.key !== own.key), ...(form.from.startsWith(String(year.year)) ? [own] : [])];
        return structuredClone(view());
      }),
    remove_calendar_mark: ({ key, calendar, mark }) => once(key, () => touch(calendar, mark, (one) => ({ ...one, removed: true }))),
    restore_calendar_mark: ({ key, calendar, mark }) => once(key, () => touch(calendar, mark, (one) => ({ ...one, removed: false }))),
    state_calendar_year: ({ key, calendar, year, complete }) =>
      once(key, () => {
        for (const one of years(calendar)) if (one.year === year) one.known = complete;
        return structuredClone(view());
      }),
    choose_calendar_file: () => ({ file }),
    import_calendar: ({ key, kind }) =>
      once(key, () => {
        const at = years('CN').find((one) => one.year === 2027);
        if (at) at.marks = [...at.marks, ...file.marks.map((one) => ({ ...shipped(one.from, kind, one.name, one.name, one.from, one.to), origin: 'own' as const }))];
        return structuredClone(view());
      }),
  };
}
