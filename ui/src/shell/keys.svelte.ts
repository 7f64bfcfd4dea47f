/** Keys of the whole window. Pages lend theirs while they are shown. */
export interface PageKeys {
  /** Single letters and arrows, when no field has focus. The key is `event.key`, letters in lower case. */
  plain?: Record<string, (event: KeyboardEvent) => void>;
  /** With Ctrl, or Cmd on macOS. */
  held?: Record<string, (event: KeyboardEvent) => void>;
}

const layers: PageKeys[] = [];
const lettersKept = 'keys.letters';

let letters = $state(readLetters());

function readLetters(): boolean {
  try {
    return localStorage.getItem(lettersKept) !== 'off';
  } catch {
    return true;
  }
}

export const keys = {
  /** Whether keys of a single letter work. */
  get letters(): boolean {
    return letters;
  },
  set letters(on: boolean) {
    letters = on;
    try {
      localStorage.setItem(lettersKept, on ? 'on' : 'off');
    } catch {
      // The choice then lasts as long as the window.
    }
  },
};

/** Lends keys to a page for as long as it is shown; for use in `$effect`. */
export function lend(pageKeys: PageKeys): () => void {
  layers.push(pageKeys);
  return () => {
    layers.splice(layers.indexOf(pageKeys), 1);
  };
}

function typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type);
}

let awaitingPlace = 0;

/** What `G` followed by a letter does; filled by the window's frame. */
export const goKeys: Record<string, () => void> = {};

/** The one listener of the window. */
export function pressed(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const held = event.ctrlKey || event.metaKey;
  const inDialog = document.querySelector('dialog[open]') !== null;
  if (held && !event.altKey) {
    if (inDialog && key !== 'Enter') return;
    run(event, 'held', key);
    return;
  }
  if (inDialog || event.altKey || typing(event.target)) return;
  const single = key.length === 1;
  if (single && !letters && key !== '?') return;
  if (single && awaitingPlace > 0 && event.timeStamp - awaitingPlace < 1500) {
    awaitingPlace = 0;
    const there = goKeys[key];
    if (there) {
      event.preventDefault();
      there();
      return;
    }
  }
  if (key === 'g') {
    awaitingPlace = event.timeStamp;
    return;
  }
  run(event, 'plain', key);
}

function run(event: KeyboardEvent, kind: 'plain' | 'held', key: string): void {
  for (const layer of layers.toReversed()) {
    const act = layer[kind]?.[key];
    if (act) {
      event.preventDefault();
      act(event);
      return;
    }
  }
}

/** A key as the platform writes it: "Ctrl P" or "⌘ P". */
export function heldKey(key: string, system: string): string {
  return system === 'macos' ? `⌘ ${key}` : `Ctrl ${key}`;
}
