import type { TrendBucket } from '../ipc/contract';

/** Measures of the drawing, in its own units. */
export const size = { width: 640, height: 220, left: 52, right: 12, top: 12, bottom: 26 } as const;


export interface Drawing {
  line: string;
  p95: string;
  band: string;
  dots: { x: number; y: number }[];
  /** Heights of the latency axis, in microseconds. */
  levels: { y: number; micros: number }[];
  /** Instants of the time axis. */
  times: { x: number; at: string; anchor: 'start' | 'middle' | 'end' }[];
}

/** A round number at or above a value: 1, 2 or 5 times a power of ten. */
export function roundUp(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5, 10].find((step) => step * power >= value) ?? 10) * power;
}

/** Lays out buckets: time from left to right, latency from zero up. */
export function draw(buckets: readonly TrendBucket[]): Drawing {
  const middle = (bucket: TrendBucket): number => (Date.parse(bucket.from) + Date.parse(bucket.until)) / 2;
  const instants = buckets.map(middle);
  const [first, last] = [Math.min(...instants), Math.max(...instants)];
  const step = roundUp(Math.max(...buckets.map((one) => one.summary.max), 1) / 4);
  const top = step * Math.ceil(Math.max(...buckets.map((one) => one.summary.max), 1) / step);
  const wide = size.width - size.left - size.right;
  const high = size.height - size.top - size.bottom;
  const x = (instant: number): number => round(last === first ? size.left + wide / 2 : size.left + ((instant - first) / (last - first)) * wide);
  const y = (micros: number): number => round(size.top + high - (micros / top) * high);
  const path = (pick: (bucket: TrendBucket) => number): string => buckets.map((bucket, n) => `${n === 0 ? 'M' : 'L'}${x(middle(bucket))} ${y(pick(bucket))}`).join('');
  const back = buckets.toReversed().map((bucket) => `L${x(middle(bucket))} ${y(bucket.summary.min)}`);
  const ends = first === last ? [first] : [first, (first + last) / 2, last];
  return {
    line: path((one) => one.summary.p50),
    p95: path((one) => one.summary.p95),
    band: buckets.length > 1 ? `${path((one) => one.summary.max)}${back.join('')}Z` : '',
    dots: buckets.length <= 60 ? buckets.map((one) => ({ x: x(middle(one)), y: y(one.summary.p50) })) : [],
    levels: Array.from({ length: Math.round(top / step) + 1 }, (_, n) => ({ y: y(n * step), micros: n * step })),
    times: ends.map((at, n) => ({ x: x(at), at: new Date(at).toISOString(), anchor: ends.length === 1 ? 'middle' : n === 0 ? 'start' : n === ends.length - 1 ? 'end' : 'middle' })),
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;
