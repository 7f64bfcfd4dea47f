import type { BothNames, GatePostView, GateVerdictView } from '../ipc/contract';
import { clock, day, isoDay, shortDay } from '../text/format';
import type { GateNames } from '../text/en/gate';
import { speech, t } from '../text/text.svelte';

/** A name in the language of the screen. */
export const named = (names: BothNames | null, otherwise = ''): string => (names ? (speech.language === 'zh' ? names.zh : names.en) : otherwise);

/** A moment by the clock of a place; without the day when it is the day of `now`. */
export function at(instant: string, zone: string, now: string): string {
  const same = isoDay(instant, zone) === isoDay(now, zone);
  return same ? clock(instant, zone) : `${day(instant, zone)} ${clock(instant, zone)}`;
}

/** A span by the clock of a place: "today 09:00 – 18:00", or with its days. */
export function span(from: string, until: string, zone: string, now: string): string {
  const [first, last, today] = [isoDay(from, zone), isoDay(until, zone), isoDay(now, zone)];
  const of = (instant: string, iso: string): string => (iso === today ? t.gate.today : shortDay(instant, zone));
  if (first === last) return `${of(from, first)} ${clock(from, zone)} – ${clock(until, zone)}`;
  return `${of(from, first)} ${clock(from, zone)} – ${of(until, last)} ${clock(until, zone)}`;
}

/** How long until an instant, in hours and minutes; empty when it has passed or is further than two days. */
export function left(until: string, now: string): string {
  const minutes = Math.floor((Date.parse(until) - Date.parse(now)) / 60_000);
  if (minutes < 0 || minutes > 48 * 60) return '';
  return t.gate.minutes(Math.floor(minutes / 60), minutes % 60);
}

/** What the sentences of a verdict may name. */
export function namesOf(verdict: GateVerdictView, post: GatePostView): GateNames {
  const letter = verdict.letter;
  const zone = letter?.zone ?? (post.zone || 'UTC');
  const moment = (instant: string | undefined): string => (instant ? at(instant, zone, verdict.at) : '');
  const contact = verdict.contact ? [verdict.contact.name, verdict.contact.phone].filter(Boolean).join(' ') : '';
  return {
    number: letter?.number ?? '',
    revision: letter?.revision ?? 0,
    successor: letter?.end?.successor ?? 0,
    documentEnd: verdict.person?.documentEnd ?? '',
    contact,
    site: letter ? named(letter.siteNames, letter.site) : '',
    here: named(post.siteNames),
    from: moment(letter?.from),
    until: moment(letter?.until),
    since: verdict.insideSince ? at(verdict.insideSince, post.zone || zone, verdict.at) : '',
    other: verdict.other ?? 'text',
    host: verdict.host ?? '',
    because: letter?.end?.reason ?? '',
    desk: letter?.desk ?? '',
  };
}

/** A text with `**strong**` parts, as parts. */
export function strongParts(text: string): { text: string; strong: boolean }[] {
  return text
    .split('**')
    .map((part, n) => ({ text: part, strong: n % 2 === 1 }))
    .filter((part) => part.text !== '');
}
