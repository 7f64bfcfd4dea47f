import type { Answer, Command, Request } from '../call';
import type { ClockView, LoaView, Preflight } from '../contract';
import { type FakeDesk, refuse } from './desk';
import { problem } from './rules';

const beijing = { zone: 'Asia/Shanghai', place: { en: 'Beijing time', zh: '北京时间' }, calendar: { en: 'Chinese mainland', zh: '中国内地' } };

/** Days after one, Monday to Friday: the stand-in knows no holidays. */
function worked(from: string, count: number): string[] {
  const days: string[] = [];
  for (let at = Date.parse(`${from.slice(0, 10)}T00:00:00Z`) + 86_400_000; days.length < count; at += 86_400_000) {
    if (![0, 6].includes(new Date(at).getUTCDay())) days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
}

/** The review of an application that was just sent. */
export function reviewClock(now: string): ClockView {
  const days = worked(now, 2);
  const last = days.at(-1) ?? now;
  return { ...beijing, kind: 'loaReview', subject: '', started: now, due: `${last}T15:59:59Z`, ended: null, outcome: 'open', allowed: 2, taken: null, late: null, days, following: worked(last, 30), marks: [], noData: [] };
}

/** The visit of an approved LOA. */
export function visitClock(loa: LoaView): ClockView {
  return { ...beijing, zone: loa.zone, place: { en: 'Hangzhou', zh: '杭州' }, kind: 'visit', subject: loa.id, started: loa.windowFrom, due: loa.windowUntil, ended: null, outcome: 'open', allowed: null, taken: null, late: null, days: [], following: [], marks: [], noData: [] };
}

/** The LOA in this status; a line that is there before its visit asks for no visit. */
export function withStatus(loa: LoaView, status: LoaView['status'], now: string): LoaView {
  const needless = (clock: ClockView): boolean => status === 'Complete' && clock.kind === 'visit' && clock.due > now;
  return { ...loa, status, clocks: loa.clocks.map((clock) => (needless(clock) ? { ...clock, ended: now, outcome: 'stopped' } : clock)) };
}

/** What the stand-in looks at: only whether Alibaba Cloud's PDF is kept. */
export function lookedAt(loa: LoaView): Preflight {
  const absent = problem('officialPdf', 'official_pdf_absent', 'Alibaba Cloud’s own LOA is not kept here, and the guard asks for both. Record the approval again with its PDF, or say why it is not at hand.', '这里没有保存阿里云的 LOA 原件，而门岗需要查看两份文件。请附上 PDF 重新登记通过，或说明为何没有。');
  return {
    problems: loa.approval?.officialPdf ? [] : [{ ...absent, warning: true, overridable: true }],
    fine: [{ check: 'dates', text: { en: 'The dates lie ahead and within the validity.', zh: '日期在将来，且在有效期内。' } }],
    notes: [],
    earlier: loa.kept,
    offers: [],
  };
}

type Ours = 'check_issue' | 'record_handover';

export function clockHandlers(desk: () => FakeDesk, once: <T>(key: string, act: () => T) => T): { [C in Ours & Command]: (request: Request<C>) => Answer<C> } {
  return {
    check_issue: ({ loa, kept }) => {
      const [, found] = desk().findLoa(loa);
      const looked = lookedAt(found);
      return { ...looked, problems: looked.problems.filter((one) => !kept.some((keep) => keep.field === one.field && keep.code === one.code)) };
    },
    record_handover: ({ key, loa, by, to, at }) =>
      once(key, () => {
        const [circuit, found] = desk().findLoa(loa);
        if (by.trim() === '') throw refuse('fields', 'Some fields need correcting.', [problem('by', 'required', 'Fill this in.', '请填写此项。')]);
        found.handedOver = { by, to: to || null, at: new Date(at).toISOString() };
        return desk().view(circuit);
      }),
  };
}
