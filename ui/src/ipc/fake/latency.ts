import type { Answer, Command, Request } from '../call';
import type { FieldProblem, FigureView, LatencyBasisWord, LatencyPreset, MeasurementView, SummaryView, TrendBucket, ZoneForm } from '../contract';
import { refuse } from './desk';
import { directory } from './directory';

type Handlers = { [C in Command]: (request: Request<C>) => Answer<C> };

interface Sample {
  accessPoint: string;
  zone: string;
  at: string;
  micros: number;
  basis: LatencyBasisWord;
  batch: string;
}

/** Invented distances in km between the regions' cities, for estimates. */
const far: Record<string, number> = { 'cn-hangzhou cn-shanghai': 164, 'cn-beijing cn-hangzhou': 1125, 'ap-southeast-1 cn-hangzhou': 3770 };

const estimate = (a: string, b: string): number => Math.round(2 * Math.max(20, a === b ? 0 : (far[[a, b].toSorted().join(' ')] ?? 1500)) * 1.5 * 4.9);

function summary(values: number[]): SummaryView {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (percent: number): number => sorted[Math.max(1, Math.ceil((sorted.length * percent) / 100)) - 1] ?? 0;
  return { count: sorted.length, min: sorted[0] ?? 0, p50: at(50), p95: at(95), max: sorted.at(-1) ?? 0, mean: Math.round(sorted.reduce((sum, one) => sum + one, 0) / sorted.length) };
}

const fieldProblem = (field: string, code: FieldProblem['code'], message: string, messageZh: string): FieldProblem => ({ field, code, params: {}, message, messageZh, warning: false, overridable: false });

const spans: Record<LatencyPreset, number> = { day: 1, week: 7, month: 30, quarter: 90, all: 36_500 };

/** Zones and samples of one desk in memory, and what the real one would answer about them. */
export class FakeLatency {
  zones: ZoneForm[] = [];
  samples: Sample[] = [];
  batches: Answer<'latency_batches'>['batches'] = [];
  private measuring: MeasurementView | null = null;
  private pending: { id: string; samples: Sample[]; zones: ZoneForm[] } | null = null;
  private ids = 0;

  constructor(private readonly clock: () => string) {}

  private list(): Answer<'zones'> {
    return {
      zones: this.zones.map((form) => ({
        form,
        region: directory.regions.find((one) => one.key === form.region)?.name ?? { en: form.region, zh: form.region },
        samples: this.samples.filter((one) => one.zone === form.id).length,
        changedAt: this.clock(),
      })),
    };
  }

  private within(preset: LatencyPreset): Sample[] {
    const from = new Date(Date.parse(this.clock()) - spans[preset] * 86_400_000).toISOString();
    return this.samples.filter((one) => one.at >= from);
  }

  private figure(accessPoint: string, region: string, zone: string, preset: LatencyPreset): FigureView {
    const own = this.within(preset).filter((one) => one.accessPoint === accessPoint && one.zone === zone);
    for (const basis of ['imported', 'measured'] as const) {
      const values = own.filter((one) => one.basis === basis).map((one) => one.micros);
      if (values.length > 0) {
        const said = summary(values);
        return { micros: said.p50, mean: said.mean, basis, count: said.count };
      }
    }
    const where = directory.accessPoints.find((one) => one.key === accessPoint)?.region ?? region;
    const guess = estimate(where, region);
    return { micros: guess, mean: guess, basis: 'estimated', count: 0 };
  }

  /** Keeps samples as one batch. */
  keep(name: string, basis: LatencyBasisWord, onSite: boolean, samples: Omit<Sample, 'batch' | 'basis'>[]): Answer<'latency_batches'> {
    this.ids += 1;
    const id = `batch-${this.ids}`;
    this.samples.push(...samples.map((one) => ({ ...one, basis, batch: id })));
    this.batches = [{ id, basis, name, onSite, samples: samples.length, recordedAt: this.clock() }, ...this.batches];
    return { batches: this.batches };
  }

  /** Handlers of the commands about latency. */
  handlers(once: <T>(key: string, act: () => T) => T) {
    return {
      zones: () => this.list(),
      save_zone: ({ key, id, form }) =>
        once(key, () => {
          const known = id ?? form.id.trim().toLowerCase();
          if (!/^[a-z][a-z0-9-]{2,39}$/.test(known))
            throw refuse('fields', 'Some fields need correcting.', [
              fieldProblem('id', 'cloud_zone_form', 'Write the zone id as the console shows it, for example cn-hangzhou-h: small letters, digits and hyphens.', '请按控制台显示填写可用区 ID，例如 cn-hangzhou-h：小写字母、数字和连字符。'),
            ]);
          const region = form.region || (directory.regions.find((one) => known.startsWith(`${one.key}-`))?.key ?? '');
          if (region === '') throw refuse('fields', 'Some fields need correcting.', [fieldProblem('region', 'required', 'Fill this in.', '请填写此项。')]);
          this.zones = [...this.zones.filter((one) => one.id !== known), { ...form, id: known, region }].toSorted((a, b) => a.id.localeCompare(b.id));
          return this.list();
        }),
      remove_zone: ({ key, id }) =>
        once(key, () => {
          this.zones = this.zones.filter((one) => one.id !== id);
          return this.list();
        }),
      latency_ranking: ({ region, zone, everywhere, range }) => ({
        rows: directory.accessPoints
          .filter((one) => everywhere || one.region === region)
          .map((one) => ({ accessPoint: one.key, figure: this.figure(one.key, region, zone, range) }))
          .toSorted((a, b) => Number(a.figure.basis === 'estimated') - Number(b.figure.basis === 'estimated') || a.figure.micros - b.figure.micros || a.accessPoint.localeCompare(b.accessPoint)),
      }),
      latency_matrix: ({ region, range }) => {
        const zones = this.zones.filter((one) => one.region === region).map((one) => one.id);
        return {
          zones,
          rows: directory.accessPoints
            .filter((one) => one.region === region)
            .map((one) => ({ accessPoint: one.key, cells: zones.map((zone) => this.figure(one.key, region, zone, range)) })),
        };
      },
      latency_trend: ({ accessPoint, zone, range, first, last }) => {
        if (first !== '' && last !== '' && last < first)
          throw refuse('fields', 'Some fields need correcting.', [fieldProblem('last', 'window_ends_before_start', 'The window ends before it starts.', '结束时间早于开始时间。')]);
        const point = directory.accessPoints.find((one) => one.key === accessPoint);
        if (!point) throw refuse('notFound', 'This access point is not recorded here any more. Go back to the list and open it again.');
        const inside = first === '' ? this.within(range) : this.samples.filter((one) => one.at.slice(0, 10) >= first && one.at.slice(0, 10) <= last);
        const own = inside.filter((one) => one.accessPoint === accessPoint && one.zone === zone);
        return {
          series: (['imported', 'measured'] as const)
            .map((basis) => ({ basis, list: own.filter((one) => one.basis === basis).toSorted((a, b) => a.at.localeCompare(b.at)) }))
            .filter(({ list }) => list.length > 0)
            .map(({ basis, list }) => ({
              basis,
              step: 'each' as const,
              summary: summary(list.map((one) => one.micros)),
              buckets: list.map((one): TrendBucket => ({ from: one.at, until: one.at, summary: summary([one.micros]) })),
            })),
          estimate: estimate(point.region, this.zones.find((one) => one.id === zone)?.region ?? point.region),
          timeZone: point.zone,
          city: point.city,
        };
      },
      latency_batches: () => ({ batches: this.batches }),
      withdraw_latency: ({ key, id }) =>
        once(key, () => {
          this.samples = this.samples.filter((one) => one.batch !== id);
          this.batches = this.batches.filter((one) => one.id !== id);
          return { batches: this.batches };
        }),
      keep_latency: ({ key, id }) =>
        once(key, () => {
          const pending = this.pending;
          if (pending?.id !== id) throw refuse('badFile', 'The file is no longer at hand, or nothing in it was understood. Choose it again; nothing was kept.');
          this.zones = [...this.zones, ...pending.zones].toSorted((a, b) => a.id.localeCompare(b.id));
          this.pending = null;
          return this.keep('latency.csv', 'imported', false, pending.samples);
        }),
      keep_measured: ({ key, accessPoint, zone, host, onSite, samples }) => once(key, () => this.keep(host, 'measured', onSite, samples.map((one) => ({ accessPoint, zone, ...one })))),
      choose_latency_file: () => {
        const now = Date.parse(this.clock());
        const wanted: [string, string, number][] = [
          ['Hangzhou-Yuhang-B', 'cn-hangzhou-h', 1180],
          ['Hangzhou-Xiaoshan-B', 'cn-hangzhou-h', 920],
          ['Hangzhou-Yuhang-B', 'cn-hangzhou-i', 1420],
        ];
        const samples = wanted.flatMap(([accessPoint, zone, base]) =>
          Array.from({ length: 48 }, (_, n): Sample => ({ accessPoint, zone, at: new Date(now - (48 - n) * 3_600_000).toISOString(), micros: Math.round(base * (1 + 0.08 * Math.sin(n / 4)) + (n % 11 === 0 ? 400 : 0)), basis: 'imported', batch: '' })),
        );
        const zones = ['cn-hangzhou-h', 'cn-hangzhou-i'].filter((id) => !this.zones.some((one) => one.id === id)).map((id) => ({ id, region: 'cn-hangzhou', nameEn: '', nameZh: '', note: '' }));
        this.ids += 1;
        this.pending = { id: `file-${this.ids}`, samples, zones };
        return {
          file: {
            id: this.pending.id,
            name: 'latency.csv',
            encoding: 'UTF-8',
            samples: samples.length,
            pairs: wanted.map(([accessPoint, zone]) => {
              const own = samples.filter((one) => one.accessPoint === accessPoint && one.zone === zone);
              return { accessPoint, zone, summary: summary(own.map((one) => one.micros)), from: own[0]?.at ?? '', until: own.at(-1)?.at ?? '' };
            }),
            newZones: zones,
            leftOut: [
              { line: 7, cell: 'Hangzhou-West-Z', problem: fieldProblem('accessPoint', 'unknown_access_point', 'Choose an access point from the list.', '请从列表中选择接入点。') },
              { line: 90, cell: 'n/a', problem: fieldProblem('latency', 'latency_form', 'Write the latency in milliseconds, above 0 and up to 10000, for example 3.25.', '请以毫秒填写时延，大于 0 且不超过 10000，例如 3.25。') },
            ],
            leftOutCount: 2,
          },
        };
      },
      save_latency_template: ({ language }) => ({ file: language === 'zh' ? '时延.csv' : 'Latency.csv', way: 'saved' }),
      begin_measurement: ({ host, count }) => {
        if (!/:\d+$/.test(host))
          throw refuse('fields', 'Some fields need correcting.', [
            fieldProblem('host', 'host_form', 'Write the host and its TCP port, for example 192.0.2.7:22 or [2001:db8::7]:443.', '请填写主机及其 TCP 端口，例如 192.0.2.7:22 或 [2001:db8::7]:443。'),
          ]);
        this.ids += 1;
        this.measuring = { id: `measurement-${this.ids}`, host, state: 'running', wanted: count, attempts: [] };
        return this.measuring;
      },
      measurement: () => {
        const view = this.measuring;
        if (!view) throw refuse('notFound', 'This measurement is not recorded here any more. Go back to the list and open it again.');
        if (view.state === 'running') {
          const failed = view.attempts.length === 2;
          view.attempts = [...view.attempts, { at: this.clock(), micros: failed ? null : 1500 + 37 * view.attempts.length, failure: failed ? 'timedOut' : null }];
          if (view.attempts.length >= view.wanted) view.state = 'done';
        }
        return view;
      },
      cancel_measurement: () => {
        const view = this.measuring;
        if (!view) throw refuse('notFound', 'This measurement is not recorded here any more. Go back to the list and open it again.');
        if (view.state === 'running') view.state = 'cancelled';
        return view;
      },
    } satisfies Partial<Handlers>;
  }
}
