/** Reading dates and times as people type them. What cannot be read stays as typed: the rules then say why. */

const two = (text: string): string => text.padStart(2, '0');

/** Full-width digits and signs as their plain forms. */
export function plain(text: string): string {
  return text.normalize('NFKC').trim();
}

/** `2026-11-27` from `2026/11/27`, `20261127`, `2026.11.27` or `2026年11月27日`; otherwise the text as typed. */
export function readDate(text: string): string {
  const match = /^(\d{4})\D?(\d{1,2})\D?(\d{1,2})\D?$/.exec(plain(text).replace(/\s+/g, ''));
  if (!match) return text.trim();
  const [, year = '', month = '', day = ''] = match;
  return `${year}-${two(month)}-${two(day)}`;
}

/** `09:00` from `9`, `900`, `9:00`, `9：00` or `9.00`; otherwise the text as typed. */
export function readTime(text: string): string {
  const match = /^(\d{1,2})(?:[:.时]?(\d{2}))?[时分]?$/.exec(plain(text).replace(/\s+/g, ''));
  if (!match) return text.trim();
  const [, hour = '', minute = '00'] = match;
  return `${two(hour)}:${minute}`;
}

export interface CalendarDay {
  iso: string;
  day: number;
  inMonth: boolean;
}

/** Whether a text is a date that exists. */
export function isDate(iso: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return false;
  const at = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(at.valueOf()) && at.toISOString().startsWith(iso);
}

export function addDays(iso: string, days: number): string {
  return new Date(Date.parse(`${iso}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

export function addMonths(iso: string, months: number): string {
  const at = new Date(`${iso.slice(0, 7)}-01T00:00:00Z`);
  at.setUTCMonth(at.getUTCMonth() + months);
  const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
  return `${at.toISOString().slice(0, 7)}-${two(String(Math.min(Number(iso.slice(8)), last)))}`;
}

/** Six weeks, Monday first, that hold the month of a date. */
export function monthDays(iso: string): CalendarDay[] {
  const first = `${iso.slice(0, 7)}-01`;
  const weekday = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const start = addDays(first, -weekday);
  return Array.from({ length: 42 }, (_, n) => {
    const at = addDays(start, n);
    return { iso: at, day: Number(at.slice(8)), inMonth: at.startsWith(iso.slice(0, 7)) };
  });
}
