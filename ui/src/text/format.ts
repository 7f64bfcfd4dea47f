import { speech } from './text.svelte';

interface Parts {
  year: string;
  month: string;
  day: string;
  weekday: string;
  hour: string;
  minute: string;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: string, zone: string): Intl.DateTimeFormat {
  const key = `${locale} ${zone}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    year: 'numeric',
    month: locale === 'en-GB' ? 'short' : 'numeric',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formatters.set(key, made);
  return made;
}

function parts(instant: string | Date, zone: string): Parts {
  const locale = speech.language === 'zh' ? 'zh-CN' : 'en-GB';
  const found: Record<string, string> = {};
  for (const part of formatter(locale, zone).formatToParts(new Date(instant))) found[part.type] = part.value;
  return {
    year: found.year ?? '',
    // Engines disagree on "Sep" and "Sept"; three letters keep columns even.
    month: speech.language === 'zh' ? (found.month ?? '').replace('月', '') : (found.month ?? '').slice(0, 3),
    day: found.day ?? '',
    weekday: found.weekday ?? '',
    hour: found.hour ?? '',
    minute: found.minute ?? '',
  };
}

/** The zone of this computer. */
export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
}

function sameYear(instant: string | Date, zone: string): boolean {
  return parts(instant, zone).year === parts(new Date(), zone).year;
}

/** "Fri 27 Nov" in this year, "Fri 27 Nov 2027" in another; 「11 月 27 日 周五」. */
export function day(instant: string | Date, zone: string, withYear = !sameYear(instant, zone)): string {
  const p = parts(instant, zone);
  if (speech.language === 'zh') return `${withYear ? `${p.year} 年 ` : ''}${p.month} 月 ${p.day} 日 ${p.weekday}`;
  return `${p.weekday} ${p.day} ${p.month}${withYear ? ` ${p.year}` : ''}`;
}

/** "Monday 23 November", for the head of a page; 「11 月 23 日 星期一」. */
export function wholeDay(instant: string | Date, zone: string): string {
  const zh = speech.language === 'zh';
  const found = new Intl.DateTimeFormat(zh ? 'zh-CN' : 'en-GB', { timeZone: zone, weekday: 'long', day: 'numeric', month: 'long' }).formatToParts(new Date(instant));
  const part = (type: string): string => found.find((one) => one.type === type)?.value ?? '';
  return zh ? `${part('month').replace('月', '')} 月 ${part('day')} 日 ${part('weekday')}` : `${part('weekday')} ${part('day')} ${part('month')}`;
}

/** "27 Nov", without a weekday, for steps and chips. */
export function shortDay(instant: string | Date, zone: string): string {
  const p = parts(instant, zone);
  const year = sameYear(instant, zone) ? '' : p.year;
  if (speech.language === 'zh') return `${year && `${year} 年 `}${p.month} 月 ${p.day} 日`;
  return `${p.day} ${p.month}${year && ` ${year}`}`;
}

/** "4–17 Nov", "28 Nov – 3 Dec", or one day; 「11 月 4–17 日」. */
export function dayRange(from: string | Date, until: string | Date, zone: string): string {
  const [a, b] = [parts(from, zone), parts(until, zone)];
  const whole = shortDay(until, zone);
  if (a.year !== b.year || a.month !== b.month) return `${shortDay(from, zone)} – ${whole}`;
  if (a.day === b.day) return whole;
  return speech.language === 'zh' ? whole.replace(` ${b.day} 日`, ` ${a.day}–${b.day} 日`) : `${a.day}–${whole}`;
}

/** "14:02". */
export function clock(instant: string | Date, zone: string): string {
  const p = parts(instant, zone);
  return `${p.hour}:${p.minute}`;
}

/** "Fri 27 Nov 14:02". */
export function moment(instant: string | Date, zone: string): string {
  return `${day(instant, zone)} ${clock(instant, zone)}`;
}

/** The distance of a zone from UTC at an instant, such as "UTC+8". */
export function offset(instant: string | Date, zone: string): string {
  const named = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'shortOffset' })
    .formatToParts(new Date(instant))
    .find((part) => part.type === 'timeZoneName')?.value;
  return (named ?? 'UTC').replace('GMT', 'UTC').replace(/^UTC[+-]0$/, 'UTC');
}

/** "Wed 25 Nov 2026, 09:00–18:00 (Hangzhou, UTC+8)", both ends in the site's time. */
export function visitWindow(from: string, until: string, zone: string, city: string): string {
  const zh = speech.language === 'zh';
  const first = day(from, zone, true);
  const last = day(until, zone, true);
  const place = zh ? `（${city}，${offset(from, zone)}）` : ` (${city}, ${offset(from, zone)})`;
  const comma = zh ? ' ' : ', ';
  if (first === last) return `${first}${comma}${clock(from, zone)}–${clock(until, zone)}${place}`;
  return `${first}${comma}${clock(from, zone)} – ${last}${comma}${clock(until, zone)}${place}`;
}

/** Whole calendar days between two instants in a zone, at least zero. */
export function daysBetween(from: string | Date, until: string | Date, zone: string): number {
  const midnight = (instant: string | Date): number => {
    const iso = isoDay(instant, zone);
    return Date.parse(`${iso}T00:00:00Z`);
  };
  return Math.max(0, Math.round((midnight(until) - midnight(from)) / 86_400_000));
}

/** `YYYY-MM-DD` in a zone. */
export function isoDay(instant: string | Date, zone: string): string {
  // By its parts: how a locale orders a date differs between the engines (WebKitGTK writes `en-CA` as 11/22/2026).
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(new Date(instant));
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** `HH:MM` in a zone. */
export function isoTime(instant: string | Date, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(instant));
}

/** Bytes as people read them: "412 kB", "1.8 MB". */
export function fileSize(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** Mbit/s as people read it: "4,000 Mbit/s", and whole thousands of a port as "10 Gbit/s". */
export function rate(mbps: number): string {
  if (mbps >= 1000 && mbps % 1000 === 0) return `${mbps / 1000} Gbit/s`;
  return `${mbps.toLocaleString('en-US')} Mbit/s`;
}

/** A hash shortened to its ends, for captions; the whole one is copied. */
export function shortHash(hex: string): string {
  return `${hex.slice(0, 4)}…${hex.slice(-4)}`;
}

/** A date without a time, `YYYY-MM-DD`, as people read it: "1 Apr 2026"; 「2026 年 4 月 1 日」. */
export function plainDay(date: string): string {
  const p = parts(`${date}T00:00:00Z`, 'UTC');
  return speech.language === 'zh' ? `${p.year} 年 ${p.month} 月 ${p.day} 日` : `${p.day} ${p.month} ${p.year}`;
}

/** An amount in units of its last digit: "USD 1,600.00"; whole amounts keep their zeros, so that columns stay even. */
export function money(minor: number, currency: string, minorDigits: number): string {
  const digits = Math.abs(minor).toString().padStart(minorDigits + 1, '0');
  const whole = digits.slice(0, digits.length - minorDigits).replace(/\B(?=(\d{3})+$)/g, ',');
  const rest = minorDigits > 0 ? `.${digits.slice(-minorDigits)}` : '';
  return `${minor < 0 ? '−' : ''}${currency}\u00a0${whole}${rest}`;
}

/** Hundredths of a per cent: "99.99 %". */
export function percent(hundredths: number): string {
  return `${(hundredths / 100).toFixed(2)}\u00a0%`;
}
