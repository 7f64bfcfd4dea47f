import { beforeEach, describe, expect, it, vi } from 'vitest';
import { day, dayRange, daysBetween, fileSize, isoDay, moment, offset, rate, visitWindow } from './format';
import { speak } from './text.svelte';

describe('dates and numbers', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2026-11-23T06:02:00Z') });
    speak('en');
    return () => {
      vi.useRealTimers();
      speak('en');
    };
  });

  it('stand in the site’s time with its name and distance from UTC', () => {
    const window = ['2026-11-25T01:00:00Z', '2026-11-25T10:00:00Z', 'Asia/Shanghai'] as const;
    expect(visitWindow(...window, 'Hangzhou')).toBe('Wed 25 Nov 2026, 09:00–18:00 (Hangzhou, UTC+8)');
    speak('zh');
    expect(visitWindow(...window, '杭州')).toBe('2026 年 11 月 25 日 周三 09:00–18:00（杭州，UTC+8）');
  });

  it('name both days of a longer window', () => {
    expect(visitWindow('2026-11-25T01:00:00Z', '2026-11-27T10:00:00Z', 'Asia/Shanghai', 'Hangzhou')).toBe('Wed 25 Nov 2026, 09:00 – Fri 27 Nov 2026, 18:00 (Hangzhou, UTC+8)');
  });

  it('leave the year out when it is this one', () => {
    expect(day('2026-11-25T01:00:00Z', 'UTC')).toBe('Wed 25 Nov');
    expect(day('2027-01-03T01:00:00Z', 'UTC')).toBe('Sun 3 Jan 2027');
    expect(moment('2026-09-05T23:30:00Z', 'Asia/Shanghai')).toBe('Sun 6 Sep 07:30');
  });

  it('write a span of days as short as it can be read', () => {
    expect(dayRange('2026-11-04T00:00:00Z', '2026-11-17T00:00:00Z', 'UTC')).toBe('4–17 Nov');
    expect(dayRange('2026-11-28T00:00:00Z', '2026-12-03T00:00:00Z', 'UTC')).toBe('28 Nov – 3 Dec');
    expect(dayRange('2026-11-04T00:00:00Z', '2026-11-04T09:00:00Z', 'UTC')).toBe('4 Nov');
    speak('zh');
    expect(dayRange('2026-11-04T00:00:00Z', '2026-11-17T00:00:00Z', 'UTC')).toBe('11 月 4–17 日');
  });

  it('count days by the calendar of the place, not by 24 hours', () => {
    expect(daysBetween('2026-11-22T15:59:00Z', '2026-11-22T16:01:00Z', 'Asia/Shanghai')).toBe(1);
    expect(daysBetween('2026-11-22T15:59:00Z', '2026-11-22T16:01:00Z', 'UTC')).toBe(0);
    expect(isoDay('2026-11-22T16:01:00Z', 'Asia/Shanghai')).toBe('2026-11-23');
  });

  it('know half-hour zones', () => {
    expect(offset('2026-11-22T00:00:00Z', 'Asia/Kolkata')).toBe('UTC+5:30');
    expect(offset('2026-11-22T00:00:00Z', 'UTC')).toBe('UTC');
  });

  it('write sizes and rates for reading', () => {
    expect([fileSize(412), fileSize(412_330), fileSize(1_800_000)]).toEqual(['1 kB', '412 kB', '1.8 MB']);
    expect([rate(10_000), rate(4_500), rate(500)]).toEqual(['10 Gbit/s', '4,500 Mbit/s', '500 Mbit/s']);
  });
});
