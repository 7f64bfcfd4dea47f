/**
 * Reads a scanner that plays a keyboard: it types fast and ends with Enter or Tab, or just stops.
 *
 * What it typed is taken from the keys themselves, not from a text field. With a Chinese input method at work a field
 * gets composition text, candidates and full-width forms; the keys still say which of them went down.
 */

/** What is read of a key event. */
export interface Stroke {
  key: string;
  code: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
  repeat: boolean;
  /** Milliseconds, when the key went down: right also when the window was busy. */
  timeStamp: number;
}

/** Longest pause inside a scan, in milliseconds. */
export const pause = 120;
/** The same once it is clearly a scan: a wireless scanner or a busy computer may hesitate in the middle. */
export const hesitation = 450;
/** A person's fingers are slower than this over a dozen keys, in milliseconds a key. */
const quick = 60;
/** Shortest scan, in characters: no code that a gate sees is shorter. */
const least = 8;
/** What follows the end of a scan within this time belongs to it: many scanners send Enter and a line feed, or Tab and Enter. */
const after = 150;

/** The characters of our codes, in either case. */
const ours = /^[0-9A-Za-z $%*+\-./:_]$/;

const signs: Readonly<Record<string, readonly [string, string]>> = {
  Space: [' ', ' '],
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Backslash: ['\\', '|'],
  Semicolon: [';', ':'],
  Quote: ["'", '"'],
  Backquote: ['`', '~'],
  Comma: [',', '<'],
  Period: ['.', '>'],
  Slash: ['/', '?'],
  NumpadAdd: ['+', '+'],
  NumpadSubtract: ['-', '-'],
  NumpadMultiply: ['*', '*'],
  NumpadDivide: ['/', '/'],
  NumpadDecimal: ['.', '.'],
};

/** The character of a key by its place on an American keyboard, which is what scanners play unless told otherwise. */
export function byPlace(code: string, shift: boolean): string | null {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter) return shift ? letter : letter.toLowerCase();
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(code)?.[1];
  if (digit) return shift && code.startsWith('Digit') ? (')!@#$%^&*('[Number(digit)] ?? null) : digit;
  const pair = signs[code];
  return pair ? (shift ? pair[1] : pair[0]) : null;
}

/** A full-width form as the plain character; anything else as it is. */
export function plain(text: string): string {
  return [...text]
    .map((character) => {
      const point = character.codePointAt(0) ?? 0;
      if (point >= 0xff01 && point <= 0xff5e) return String.fromCodePoint(point - 0xfee0);
      return character === '\u3000' ? ' ' : character;
    })
    .join('');
}

/**
 * The character that a key most likely stands for.
 *
 * What the layout made of it counts when it can stand in a code of ours; else its place does, if that can. So a scanner
 * that plays an American keyboard is read under a German or French layout, and one that was told the layout as well.
 */
function likely(key: string, place: string | null): string | null {
  const named = [...key].length === 1 ? plain(key) : null;
  if (named !== null && ours.test(named)) return named;
  if (place !== null && ours.test(place)) return place;
  if (named !== null && named >= ' ' && named <= '~') return named;
  return place;
}

const isEnd = (stroke: Stroke): boolean => ['Enter', 'Tab'].includes(stroke.key) || ['Enter', 'NumpadEnter', 'Tab'].includes(stroke.code);

/**
 * What became of a key. `kept`: it may be part of a scan. `scan`: it is, so nothing else may act on it. `other`: it is none of
 * the scanner's.
 */
export type Taken = 'kept' | 'scan' | 'other';

export class Scanner {
  private likely = '';
  private placed = '';
  private began = 0;
  private last = Number.NEGATIVE_INFINITY;
  private ended = Number.NEGATIVE_INFINITY;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * `scanned` is called with the readings of a whole scan, the likeliest first; `single` with a character that came alone, as
   * keys of a person do.
   */
  constructor(
    private readonly scanned: (texts: string[]) => void,
    private readonly single: (character: string) => void,
  ) {}

  press(stroke: Stroke): Taken {
    if (stroke.ctrlKey || stroke.altKey || stroke.metaKey || stroke.repeat) return 'other';
    if (this.likely !== '' && stroke.timeStamp - this.last > this.patience()) this.settle();
    if (isEnd(stroke)) {
      if (this.isScan()) {
        this.emit(stroke.timeStamp);
        return 'scan';
      }
      const trailing = this.likely === '' && stroke.timeStamp - this.ended < after;
      this.forget();
      return trailing ? 'scan' : 'other';
    }
    const place = byPlace(stroke.code, stroke.shiftKey);
    const character = likely(stroke.key, place);
    // Shift, Caps Lock and the like stand between the characters of a scan
    if (character === null) return 'other';
    const inside = this.likely !== '';
    if (!inside) this.began = stroke.timeStamp;
    this.likely += character;
    this.placed += place ?? character;
    this.last = stroke.timeStamp;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.settle();
    }, this.patience() + 60);
    return inside ? 'scan' : 'kept';
  }

  /** Forgets what was begun, and stops. */
  stop(): void {
    clearTimeout(this.timer);
    this.forget();
  }

  private patience(): number {
    return this.isScan() ? hesitation : pause;
  }

  private isScan(): boolean {
    const length = [...this.likely].length;
    if (length < least) return false;
    const each = (this.last - this.began) / (length - 1);
    return each <= quick || this.likely.toUpperCase().startsWith('LOA1:');
  }

  /** No further key came: it was a scan without an end, one key of a person, or nothing. */
  private settle(): void {
    const alone = this.likely;
    if (this.isScan()) this.emit(this.last);
    else {
      this.forget();
      if ([...alone].length === 1) this.single(alone);
    }
  }

  private emit(at: number): void {
    const texts = [...new Set([this.likely, this.placed])];
    this.forget();
    this.ended = at;
    this.scanned(texts);
  }

  private forget(): void {
    clearTimeout(this.timer);
    this.likely = '';
    this.placed = '';
  }
}
