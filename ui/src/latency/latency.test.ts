import { beforeEach, describe, expect, it, vi } from 'vitest';
import { modeOfDraft } from '../apply/modes';
import { connect, type Host } from '../ipc/call';
import type { FigureView, RankedPoint, TrendBucket } from '../ipc/contract';
import { fakeHost } from '../ipc/fake';
import { desk } from '../shell/desk.svelte';
import { speak } from '../text/text.svelte';
import { draw, roundUp, size } from './chart';
import { basisText, estimatesBegin, figureText, lowestOf, milliseconds, proposal, sharingLowest } from './figures';
import { LatencyBook } from './latency.svelte';
import { Measuring } from './measuring.svelte';
import { RecommendedKeeper } from './recommendedForm.svelte';

const figure = (micros: number, basis: FigureView['basis'] = 'imported', count = 3): FigureView => ({ micros, mean: micros, basis, count });
const row = (accessPoint: string, known: FigureView | null): RankedPoint => ({ accessPoint, figure: known });

describe('a figure', () => {
  it('keeps three digits that mean something', () => {
    expect([294, 940, 12_440, 131_499].map(milliseconds)).toEqual(['0.29', '0.94', '12.4', '131']);
  });

  it('never shows an estimate as if it were measured', () => {
    expect(figureText(940, false)).toBe('0.94 ms');
    expect(figureText(940, true)).toBe('≈ 0.94 ms');
    speak('zh');
    expect(figureText(940, true)).toBe('≈ 0.94 毫秒');
    speak('en');
    expect(basisText(figure(1, 'estimated', 0))).toBe('Estimate');
    expect(basisText(figure(1, 'measured', 10))).toBe('Measured here · 10 samples');
  });

  it('is the lowest among samples, and only without any among estimates', () => {
    expect(lowestOf([figure(300, 'estimated'), figure(900), null, figure(800, 'measured')])?.micros).toBe(800);
    expect(lowestOf([figure(300, 'estimated'), null])?.micros).toBe(300);
    expect(lowestOf([null])).toBeNull();
  });
});

describe('the ranking', () => {
  beforeEach(async () => {
    connect(fakeHost('empty'));
    await desk.open();
  });

  const rows = [row('Hangzhou-Xiaoshan-A', figure(700)), row('Hangzhou-Xiaoshan-B', figure(900)), row('Hangzhou-Yuhang-B', figure(294, 'estimated')), row('Hangzhou-Yuhang-C', null)];

  it('proposes the lowest that takes the provider’s circuits', () => {
    const points = desk.directory?.accessPoints ?? [];
    expect(proposal(rows, points, '')).toBe('Hangzhou-Xiaoshan-A');
    expect(proposal(rows, points, 'CT')).toBe('Hangzhou-Xiaoshan-B');
    expect(proposal(rows, points, 'CM')).toBe('Hangzhou-Yuhang-B');
    expect(proposal(rows.slice(3), points, '')).toBe('');
  });

  it('says where the estimates begin and how many share the lowest figure', () => {
    expect(estimatesBegin(rows)).toBe(2);
    expect(estimatesBegin(rows.slice(2))).toBe(-1);
    expect(sharingLowest([row('a', figure(294, 'estimated')), row('b', figure(294, 'estimated')), row('c', figure(900, 'estimated'))])).toBe(2);
  });
});

describe('the chart', () => {
  const bucket = (minute: number, p50: number, min = p50, max = p50): TrendBucket => {
    const at = new Date(Date.UTC(2026, 10, 22, 6, minute)).toISOString();
    return { from: at, until: at, summary: { count: 1, min, p50, p95: max, max, mean: p50 } };
  };

  it('puts time from left to right and latency from zero up', () => {
    const drawing = draw([bucket(0, 1_000), bucket(30, 2_000), bucket(59, 500)]);
    expect(drawing.dots.map((dot) => dot.x)).toEqual([...drawing.dots.map((dot) => dot.x)].toSorted((a, b) => a - b));
    expect(drawing.dots[1]!.y).toBeLessThan(drawing.dots[2]!.y);
    expect(drawing.levels[0]).toEqual({ y: size.height - size.bottom, micros: 0 });
    for (const dot of drawing.dots) {
      expect(dot.x).toBeGreaterThanOrEqual(size.left);
      expect(dot.x).toBeLessThanOrEqual(size.width - size.right);
      expect(dot.y).toBeGreaterThanOrEqual(size.top);
    }
  });

  it('draws one sample in the middle, and none of its numbers is missing', () => {
    const drawing = draw([bucket(0, 940)]);
    expect(drawing.times).toHaveLength(1);
    expect(JSON.stringify(drawing)).not.toMatch(/null|NaN/);
  });

  it('rounds its levels', () => {
    expect([0.4, 1, 3, 7, 11, 4_999].map(roundUp)).toEqual([0.5, 1, 5, 10, 20, 5_000]);
  });
});

describe('applying in recommended mode', () => {
  beforeEach(async () => {
    connect(fakeHost('empty'));
    await desk.open();
  });

  it('begins with the system’s recommendation and takes the region from the access point', async () => {
    const keeper = new RecommendedKeeper();
    await keeper.begin(undefined, undefined);
    expect(keeper.block.method).toBe('system');
    keeper.pick('Singapore-A');
    expect([keeper.form.region, keeper.form.name]).toEqual(['ap-southeast-1', 'Singapore-A-PConn1']);
    keeper.pick('');
    expect(keeper.form.name).toBe('');
    keeper.checks.stop();
  });

  it('forgets what the other way does not ask for', async () => {
    const keeper = new RecommendedKeeper();
    await keeper.begin(undefined, undefined);
    keeper.form.recommended = { method: 'system', resourceRegion: 'cn-hangzhou', zone: 'cn-hangzhou-h' };
    keeper.pick('Hangzhou-Xiaoshan-B');
    keeper.choose('manual');
    expect(keeper.block).toEqual({ method: 'manual', resourceRegion: '', zone: '' });
    expect(keeper.form.accessPoint).toBe('Hangzhou-Xiaoshan-B');
    keeper.choose('system');
    expect([keeper.block.resourceRegion, keeper.form.accessPoint]).toEqual(['cn-hangzhou', '']);
    keeper.checks.stop();
  });

  it('goes on from a draft in its own mode', () => {
    const draft = (recommended: unknown) => ({ kind: 'port' as const, body: JSON.stringify({ form: { recommended }, kept: [] }) });
    expect(modeOfDraft(draft({ method: 'system' }))).toBe('recommended');
    expect(modeOfDraft(draft(null))).toBe('classic');
    expect(modeOfDraft({ kind: 'port', body: '{' })).toBe('classic');
  });
});

describe('samples', () => {
  let host: Host;
  beforeEach(() => {
    host = fakeHost('empty');
    connect(host);
  });

  it('bring their zones into the list, and figures are asked for again', async () => {
    const book = new LatencyBook();
    await book.open();
    const before = book.version;
    const { file } = (await host('choose_latency_file', {})) as { file: { id: string } };
    await book.takeBatches((await host('keep_latency', { key: 'k', id: file.id })) as never);
    expect(book.of('cn-hangzhou').map((zone) => zone.form.id)).toEqual(['cn-hangzhou-h', 'cn-hangzhou-i']);
    expect(book.batches).toHaveLength(1);
    expect(book.version).toBeGreaterThan(before);
  });

  it('are measured until all connections were tried; what failed is not kept', async () => {
    vi.useFakeTimers();
    const measuring = new Measuring();
    await measuring.begin('127.0.0.1:22', 4, 200);
    expect(measuring.running).toBe(true);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(measuring.view?.state).toBe('done');
    expect(measuring.view?.attempts).toHaveLength(4);
    expect(measuring.made).toHaveLength(3);
    vi.useRealTimers();
  });

  it('are measured no longer once a person stops', async () => {
    vi.useFakeTimers();
    const measuring = new Measuring();
    await measuring.begin('127.0.0.1:22', 20, 200);
    await vi.advanceTimersByTimeAsync(600);
    await measuring.stop();
    const found = measuring.view?.attempts.length;
    await vi.advanceTimersByTimeAsync(2_000);
    expect([measuring.view?.state, measuring.view?.attempts.length]).toEqual(['cancelled', found]);
    vi.useRealTimers();
  });

  it('refuse a host that is none, at its field', async () => {
    await expect(new Measuring().begin('nowhere', 3, 200)).rejects.toMatchObject({ code: 'fields', fields: [{ field: 'host' }] });
  });
});
