import type { Language } from '../ipc/contract';
import { zh } from './zh';

/** How long the window may wait for the faces of its own words, in milliseconds. */
const patience = 1500;

/** What the window says in Chinese while it speaks English: the name of the other language. */
const always = '简体中文';

/**
 * Waits until the bundled Chinese face has every character of the window's own words.
 *
 * Windows and macOS bring a Chinese face; a Linux system may not, and its first page would be painted with holes
 * while the slices are read one by one. A face that does not come in time is not waited for.
 */
export async function facesFor(language: Language, system: string): Promise<void> {
  const faces = document.fonts as FontFaceSet | undefined;
  if (system !== 'linux' || !faces) return;
  const words = language === 'zh' ? hanziOf(zh) : always;
  const read = Promise.all(['400', '600'].map((weight) => faces.load(`${weight} 14px "Noto Sans SC"`, words)));
  const late = new Promise((done) => setTimeout(done, patience));
  await Promise.race([read.catch(() => null), late]);
}

/** Every character beyond Latin that a table of words can say, each once; of sentences with gaps, the fixed part. */
export function hanziOf(words: unknown): string {
  const found = new Set<string>();
  const gather = (value: unknown): void => {
    if (typeof value === 'object' && value !== null) Object.values(value).forEach(gather);
    else if (typeof value === 'string' || typeof value === 'function') {
      for (const character of String(value)) if (character > '\u2e7f') found.add(character);
    }
  };
  gather(words);
  return [...found].join('');
}
