import type { CostLineView, PlanForm, PlanQuery, PlanStepView, PlanView } from '../contract';
import { directory } from './directory';
import { priceEstimate } from './prices';

const day = 86_400_000;
const iso = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Weekdays after a day; the program also knows holidays. */
function after(at: number, days: number): number {
  let left = days;
  let on = at;
  while (left > 0) {
    on += day;
    if (![0, 6].includes(new Date(on).getUTCDay())) left -= 1;
  }
  return on;
}

const steps: [string, string, string, number | null, number | null, PlanStepView['unit'], PlanStepView['basis']][] = [
  ['port', 'Application, port allocated', '申请端口，分配完成', 0, 1, 'providerDays', 'assumed'],
  ['prepare', 'LOA application prepared and sent', '准备并提交 LOA 申请', 1, 3, 'siteDays', 'assumed'],
  ['review', 'LOA reviewed', 'LOA 审核', 1, 2, 'providerDays', 'guide'],
  ['survey', 'Site survey', '现场工勘', 1, 2, 'siteDays', 'guide'],
  ['line', 'Carrier lays and installs the line, in-building works included', '运营商敷设并安装专线，含楼内施工', null, null, 'days', 'guide'],
  ['patch', 'Patch cable installed', '跳线安装', 1, 2, 'siteDays', 'guide'],
  ['activation', 'Port fee paid, port enabled', '支付端口费用并开通', 0, 1, 'siteDays', 'assumed'],
];

const kinds: PlanView['kinds'] = [
  { kind: 'carrier_line', name: { en: 'Carrier’s line', zh: '运营商专线' } },
  { kind: 'cross_connect', name: { en: 'In-building cable', zh: '楼内线缆' } },
  { kind: 'survey', name: { en: 'Site survey', zh: '现场工勘' } },
  { kind: 'optics', name: { en: 'Transceivers', zh: '光模块' } },
  { kind: 'third_party_facility', name: { en: 'Third-party facility fee', zh: '第三方机房费用' } },
  { kind: 'other', name: { en: 'Other', zh: '其他' } },
];

/** A plan in rough: the program counts holidays and freezes by its calendars. */
export function planPreview({ form, ports }: PlanQuery, now: string): PlanView {
  const start = Date.parse(form.start || now.slice(0, 10));
  const schedule = (pace: 0 | 1): number[] => {
    let at = start;
    return steps.map(([key, , , shortest, longest]) => {
      const typed = form.durations.find((one) => one.step === key && one.shortest !== '' && one.longest !== '');
      const days = typed ? Number(pace === 0 ? typed.shortest : typed.longest) : pace === 0 ? shortest : longest;
      at = days === null ? at + (pace === 0 ? 22 : 80) * day : key === 'line' ? at + days * day : after(at, days);
      return at;
    });
  };
  const [quick, slow] = [schedule(0), schedule(1)];
  const [earliest, latest] = [quick.at(-1) ?? start, slow.at(-1) ?? start];
  const target = form.target === '' ? null : Date.parse(form.target);
  const price = priceEstimate({ ports });
  const own = form.currency || 'USD';
  const rate = own === 'USD' ? 1 : Number(form.rate || 0);
  const lines: CostLineView[] = price.lines.flatMap((line) =>
    line.month === null
      ? []
      : [{ kind: 'port', name: { en: 'Port fee', zh: '端口费' }, label: line.portType, amount: Math.round(line.month * rate), original: own === 'USD' ? null : { amount: line.month, currency: 'USD', digits: 2 }, per: 'month' }],
  );
  for (const cost of form.costs)
    if (cost.amount !== '')
      lines.push({ kind: cost.kind, name: kinds.find((one) => one.kind === cost.kind)?.name ?? { en: 'Other', zh: '其他' }, label: cost.label, amount: Math.round(Number(cost.amount) * 100), original: null, per: cost.per });
  const sum = (per: string): number => lines.filter((line) => line.per === per).reduce((all, line) => all + line.amount, 0);
  const months = Number(form.months || 12);
  const problems = Number.isNaN(target) ? [{ field: 'target', code: 'date_form' as const, params: {}, message: 'Write the date as year-month-day, for example 2026-11-27.', messageZh: '请按年-月-日填写日期，例如 2026-11-27。', warning: false, overridable: false }] : [];
  return {
    problems,
    schedule: Number.isNaN(target)
      ? null
      : {
          start: iso(start),
          steps: steps.map(([step, en, zh, shortest, longest, unit, basis], at) => ({
            step,
            name: { en, zh },
            shortest,
            longest,
            unit,
            basis,
            earliest: iso(quick[at] ?? start),
            latest: iso(slow[at] ?? start),
            beginSafe: target === null ? null : iso(target - (latest - (at === 0 ? start : (slow[at - 1] ?? start)))),
          })),
          earliest: iso(earliest),
          latest: iso(latest),
          outlook: target === null ? null : latest <= target ? 'safe' : earliest <= target ? 'possible' : 'late',
          beginSafe: target === null ? null : iso(target - (latest - start)),
          beginLast: target === null ? null : iso(target - (earliest - start)),
          marks: [{ kind: 'freeze', name: { en: 'Double Twelve', zh: '双 12' }, from: '2026-11-30', to: '2026-12-13' }],
          noCalendar: [2027],
          mainland: directory.accessPoints.find((one) => one.key === ports[0]?.accessPoint)?.mainland ?? true,
          calendar: { en: 'Chinese mainland', zh: '中国内地' },
          holidaysSource: 'Notice of the State Council on holidays in 2026',
        },
    costs: rate === 0 ? null : { currency: own, digits: 2, months, lines, once: sum('once'), monthly: sum('month'), total: sum('once') + months * sum('month'), priceDate: price.date, unpriced: price.unknown },
    currencies: [
      { code: 'USD', name: { en: 'US dollar', zh: '美元' } },
      { code: 'CNY', name: { en: 'Chinese yuan', zh: '人民币' } },
    ],
    kinds,
  };
}

export const emptyPlan: PlanForm = { start: '', target: '', durations: [], months: '', currency: '', rate: '', rateOn: '', gbMonth: '', gbPrice: '', costs: [] };
