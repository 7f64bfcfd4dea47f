import { describe, expect, it } from 'vitest';
import { addMonths, isDate, monthDays, readDate, readTime } from './dates';

describe('a typed date', () => {
  it('is read in the ways people write it', () => {
    for (const text of ['2026-11-27', '2026/11/27', '2026.11.27', '20261127', '2026年11月27日', '２０２６-１１-２７', ' 2026 11 27 ']) expect(readDate(text)).toBe('2026-11-27');
    expect(readDate('2026-1-5')).toBe('2026-01-05');
  });

  it('stays as it was typed when it is none, so that the rules can say why', () => {
    expect(readDate('next Friday')).toBe('next Friday');
    expect(readDate('27/11/2026')).toBe('27/11/2026');
    expect(isDate('2026-02-30')).toBe(false);
    expect(isDate('2028-02-29')).toBe(true);
  });
});

describe('a typed time', () => {
  it('is read in the ways people write it', () => {
    expect(['9', '09', '900', '9:00', '9：00', '9.00', '9时'].map(readTime)).toEqual(Array(7).fill('09:00'));
    expect(readTime('1830')).toBe('18:30');
    expect(readTime('noon')).toBe('noon');
  });
});

describe('the calendar', () => {
  it('begins its weeks on Monday and holds the whole month', () => {
    const days = monthDays('2026-11-15');
    expect(days[0]?.iso).toBe('2026-10-26');
    expect(days.filter((one) => one.inMonth)).toHaveLength(30);
    expect(days).toHaveLength(42);
  });

  it('keeps to the last day of a shorter month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-12-15', 1)).toBe('2027-01-15');
  });
});
