import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { byPlace, plain, Scanner, type Stroke, type Taken } from './scanner';

const code = 'LOA1:6BF 7.%*+-/$0QH3';

const shifted: Record<string, string> = { ':': 'Semicolon', '%': 'Digit5', '*': 'Digit8', '+': 'Equal', $: 'Digit4', _: 'Minus', '?': 'Slash' };
const bare: Record<string, string> = { ' ': 'Space', '-': 'Minus', '/': 'Slash', '.': 'Period', ';': 'Semicolon' };

/** The key on an American keyboard that types a character. */
function placeOf(character: string): { code: string; shiftKey: boolean } {
  if (/[A-Z]/.test(character)) return { code: `Key${character}`, shiftKey: true };
  if (/[a-z]/.test(character)) return { code: `Key${character.toUpperCase()}`, shiftKey: false };
  if (/[0-9]/.test(character)) return { code: `Digit${character}`, shiftKey: false };
  const held = shifted[character];
  return held ? { code: held, shiftKey: true } : { code: bare[character] ?? '', shiftKey: false };
}

const none = { ctrlKey: false, altKey: false, metaKey: false, repeat: false };

/** What a scanner sends for a text: with Shift going down before each shifted character, as real ones do. */
function strokes(text: string, { gap = 5, from = 1000, layout = (key: string, _place: string): string => key, end = 'Enter' as string | null } = {}): Stroke[] {
  let at = from;
  const all: Stroke[] = [];
  for (const character of text) {
    const place = placeOf(character);
    if (place.shiftKey) all.push({ ...none, key: 'Shift', code: 'ShiftLeft', shiftKey: true, timeStamp: at });
    all.push({ ...none, ...place, key: layout(character, place.code), timeStamp: at });
    at += gap;
  }
  if (end) all.push({ ...none, key: end, code: end, shiftKey: false, timeStamp: at });
  return all;
}

describe('a scanner that plays a keyboard', () => {
  let scans: string[][];
  let singles: string[];
  let scanner: Scanner;
  const play = (all: Stroke[]): Taken[] => all.map((one) => scanner.press(one));

  beforeEach(() => {
    vi.useFakeTimers();
    scans = [];
    singles = [];
    scanner = new Scanner(
      (texts) => scans.push(texts),
      (character) => singles.push(character),
    );
  });
  afterEach(() => {
    scanner.stop();
    vi.useRealTimers();
  });

  it('is read to its Enter, which then does nothing else', () => {
    const taken = play(strokes(code));
    expect(scans).toEqual([[code]]);
    expect(taken.at(-1), 'the end belongs to the scan').toBe('scan');
    expect(taken.filter((one) => one === 'kept').length, 'only the first key may be a person’s').toBe(1);
  });

  it('is read under a Chinese input method by the places of its keys', () => {
    // keyCode 229: the input method has the key; its name says nothing, its place still does
    play(strokes(code, { layout: () => 'Process' }).map((one) => (one.key === 'Shift' ? one : { ...one, key: 'Process' })));
    expect(scans).toEqual([[code]]);
  });

  it('is read when the input method lets full-width forms through', () => {
    const wide = (key: string): string => (key === ' ' ? '\u3000' : String.fromCodePoint((key.codePointAt(0) ?? 0) + 0xfee0));
    play(strokes(code, { layout: wide }));
    expect(scans).toEqual([[code]]);
  });

  it('is read with Caps Lock on: the case turns, and the program folds it', () => {
    const turned = (key: string): string => (key === key.toUpperCase() ? key.toLowerCase() : key.toUpperCase());
    play(strokes(code, { layout: turned }));
    expect(scans[0]?.[0]?.toUpperCase()).toBe(code);
    expect(scans[0], 'the places say it unturned').toContain(code);
  });

  it('is read under a German layout while it plays an American keyboard', () => {
    const german: Record<string, string> = { Semicolon: 'Ö', Minus: 'ß', Slash: '-', Equal: 'Dead', Digit8: '(' };
    const turn = (key: string, place: string): string => german[place] ?? (place === 'KeyY' ? 'Z' : place === 'KeyZ' ? 'Y' : key);
    const text = 'LOA1:6BY Z.%*+-/$0QH3';
    play(strokes(text, { layout: turn }));
    expect(scans[0], 'one of the readings is right; the signature tells which').toContain(text);
    expect(scans[0]?.[0]).toContain('LOA1:');
  });

  it('is read under a French layout, played as American or told the layout', () => {
    const french: Record<string, string> = { Digit1: '&', Digit6: '-', Digit7: 'è', Digit0: 'à', Digit3: '"', KeyQ: 'A', KeyA: 'Q', Semicolon: 'M', KeyM: '?' };
    play(strokes(code, { layout: (key, place) => french[place] ?? key }));
    expect(scans[0]).toContain(code);
    // told the layout: the names are right and the places are not
    scans = [];
    play(strokes(code, { from: 5000 }).map((one) => (one.code === 'KeyA' ? { ...one, code: 'KeyQ' } : one)));
    expect(scans[0]?.[0]).toBe(code);
  });

  it('is read without an Enter, once it has stopped', () => {
    play(strokes(code, { end: null }));
    expect(scans).toEqual([]);
    vi.advanceTimersByTime(1000);
    expect(scans).toEqual([[code]]);
    expect(singles).toEqual([]);
  });

  it('ends with Tab as well, and with Enter and a line feed', () => {
    play(strokes(code, { end: 'Tab' }));
    const [first] = strokes('', { from: 1000 + code.length * 5 + 8 });
    expect(play([first!]), 'the second end belongs to the scan').toEqual(['scan']);
    expect(scans.length).toBe(1);
  });

  it('is read twice in a row', () => {
    play([...strokes(code), ...strokes(`${code}9`, { from: 2000 })]);
    expect(scans).toEqual([[code], [`${code}9`]]);
  });

  it('is read whole when it hesitates in the middle', () => {
    const all = strokes(code);
    const late = all.map((one, n) => (n > all.length / 2 ? { ...one, timeStamp: one.timeStamp + 300 } : one));
    play(late);
    expect(scans).toEqual([[code]]);
  });

  it('starts anew after half a scan that broke off', () => {
    play([...strokes('LOA1', { end: null }), ...strokes(code, { from: 3000 })]);
    expect(scans).toEqual([[code]]);
  });

  it('is no person who types', () => {
    play(strokes('hello gate keeper', { gap: 110 }));
    expect(scans).toEqual([]);
    vi.advanceTimersByTime(1000);
    expect(scans).toEqual([]);
  });

  it('gives single keys to the page, after it is sure that no scan follows', () => {
    play(strokes('l', { end: null }));
    expect(singles).toEqual([]);
    vi.advanceTimersByTime(1000);
    expect(singles).toEqual(['l']);
    // an Enter of a person is not the scanner's
    expect(play([{ ...none, key: 'Enter', code: 'Enter', shiftKey: false, timeStamp: 9000 }])).toEqual(['other']);
  });

  it('leaves held keys and repeats alone', () => {
    expect(scanner.press({ ...none, key: 'v', code: 'KeyV', shiftKey: false, ctrlKey: true, timeStamp: 1 })).toBe('other');
    expect(scanner.press({ ...none, key: 'a', code: 'KeyA', shiftKey: false, repeat: true, timeStamp: 2 })).toBe('other');
  });
});

it('knows every key of a code by its place', () => {
  for (const character of '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:') {
    const { code: place, shiftKey } = placeOf(character);
    expect(byPlace(place, shiftKey), character).toBe(character);
  }
  expect(byPlace('Numpad7', false)).toBe('7');
  expect(byPlace('F5', false)).toBeNull();
});

it('makes full-width forms plain', () => {
  expect(plain('ＬＯＡ１：％　')).toBe('LOA1:% ');
});
