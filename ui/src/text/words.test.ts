import { describe, expect, it } from 'vitest';
import { en } from './en';
import { speak, speech, t } from './text.svelte';
import { zh } from './zh';

const names = ['甲', '乙'];
const samples: readonly unknown[][] = [
  [2, 3, 4],
  [2, names, 4],
  [names, 'x', 4],
  ['x', 'y', names],
];

/** A sentence with sample values: the first ones that it can be made of. */
function filled(sentence: (...args: unknown[]) => unknown, at: string): string {
  if (at.includes('Applied')) return String(sentence({ name: 'x' }));
  for (const sample of samples) {
    try {
      const said = sentence(...sample);
      return Array.isArray(said) ? said.join('\n') : String(said);
    } catch {
      // It takes other values.
    }
  }
  throw new Error(`no sample values fit ${at}`);
}

/** Every sentence with its path; those with values are filled with samples. */
function sentences(table: object, path = ''): [string, string][] {
  return Object.entries(table).flatMap(([key, value]): [string, string][] => {
    const at = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'string') return [[at, value]];
    if (typeof value === 'function') {
      return [[at, filled(value as (...args: unknown[]) => unknown, at)]];
    }
    return sentences(value as object, at);
  });
}

const english = sentences(en);
const chinese = sentences(zh);

describe('the words of the window', () => {
  it('are there in both languages, under the same names', () => {
    expect(chinese.map(([path]) => path)).toEqual(english.map(([path]) => path));
    for (const [path, sentence] of [...english, ...chinese]) if (path !== 'common.space') expect(sentence.trim(), path).not.toBe('');
  });

  it('keep the manners of the desk', () => {
    for (const [path, sentence] of english) expect(sentence, path).not.toMatch(/\b(please|successful|successfully|oops|submit|OK)\b|!/i);
    for (const [path, sentence] of chinese) expect(sentence, path).not.toMatch(/[!！]|成功/);
    // who stands at a door is spoken to more formally than who works at the desk
    for (const [path, sentence] of chinese) if (!path.startsWith('gate.')) expect(sentence, path).not.toMatch(/您/);
    for (const [path, sentence] of chinese) if (path.startsWith('gate.')) expect(sentence, path).not.toMatch(/你/);
  });

  it('are punctuated as Chinese in Chinese', () => {
    for (const [path, sentence] of chinese) expect(sentence, path).not.toMatch(/\p{Script=Han}[,;:?()]|[,;:?()]\p{Script=Han}|\.{3}|(?<!…)…(?!…)(?=\p{Script=Han}|$)/u);
  });

  it('are Chinese where they are words at all', () => {
    const same = chinese.filter(([path, sentence]) => english.some(([other, said]) => other === path && said === sentence)).map(([path]) => path);
    // Names, signs and file formats are the same in both.
    expect(same.filter((path) => !/^(app|languages|common\.none|common\.sharedWith|settings\.(version|paperSizes)|batch\.size|connect\.(vbr\.(mbps|mtu|bgp|asns)|router\.(id|anAs))|step\.loa|circuit\.tabs\.loa|loa\.(heading|pdfLine)|record\.ofLoa|gate\.unlockDialog\.pin$|help\.(statesColumns\.api|termColumns|steps\.\d+\.deeds\.\d+\.who))/.test(path))).toEqual([]);
  });

  it('change at once', () => {
    speak('zh');
    expect(t.circuits.title).toBe('物理专线');
    expect(document.documentElement.lang).toBe('zh-CN');
    speak('en');
    expect(t.circuits.title).toBe('Circuits');
    expect(speech.tag).toBe('en');
  });
});
