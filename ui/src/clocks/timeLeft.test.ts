import { describe, expect, it } from 'vitest';
import type { ClockView } from '../ipc/contract';
import { speak } from '../text/text.svelte';
import { clockWords } from './timeLeft';

const review: ClockView = { kind: 'loaReview', subject: 'x', started: '2026-11-23T02:00:00Z', due: '2026-11-25T15:59:59Z', ended: null, outcome: 'open', zone: 'Asia/Shanghai', place: { en: 'Beijing time', zh: '北京时间' }, calendar: { en: 'Chinese mainland', zh: '中国内地' }, allowed: 2, taken: null, late: null, days: ['2026-11-24', '2026-11-25'], following: ['2026-11-26', '2026-11-27', '2026-11-30'], marks: [], noData: [] };
const visit: ClockView = { ...review, kind: 'visit', started: '2026-11-01T17:00:00Z', due: '2026-11-02T01:00:00Z', zone: 'America/Los_Angeles', allowed: null, days: [], following: [] };

const said = (clock: ClockView, now: string): string => clockWords(clock, new Date(now)).text;

describe('the words of time left', () => {
  it('counts working days, hours on the last of them, and working days of lateness', () => {
    speak('en');
    expect(said(review, '2026-11-23T03:00:00Z')).toBe('2 working days left');
    expect(said(review, '2026-11-25T12:39:59Z')).toBe('3 h 20 min left');
    expect(said(review, '2026-11-27T03:00:00Z')).toBe('Overdue by 2 working days');
    expect(said({ ...review, outcome: 'kept', ended: '2026-11-24T03:00:00Z', taken: 1 }, '2026-12-01T00:00:00Z')).toBe('Reviewed in 1 working day, within the 2');
    expect(said({ ...review, outcome: 'missed', ended: '2026-11-26T03:00:00Z', taken: 3, late: 1 }, '2026-12-01T00:00:00Z')).toBe('Reviewed 1 working day late');
    speak('zh');
    expect(said(review, '2026-11-23T03:00:00Z')).toBe('还剩 2 个工作日');
    speak('en');
  });

  it('counts the days of the site over a change of clocks', () => {
    // Los Angeles puts its clocks back on 1 November 2026: 31 October 17:00 to 1 November 09:00 is 17 hours.
    expect(said(visit, '2026-11-01T00:00:00Z')).toBe('Opens in 17 h');
    expect(said(visit, '2026-11-01T23:30:00Z')).toBe('Open, closes in 1 h 30 min');
    expect(said(visit, '2026-11-02T01:00:01Z')).toBe('Over');
  });
});
