import { describe, expect, it } from 'vitest';
import { hanziOf } from './faces';
import { zh } from './zh';

describe('the characters of a language', () => {
  it('are those of plain words, of lists and of sentences with gaps, each once', () => {
    const words = { a: '端口', b: { c: ['申请', 'LOA 口。'], d: (n: number) => `共 ${n} 个` } };
    expect([...hanziOf(words)].sort().join('')).toBe([...'端口申请。共个'].sort().join(''));
  });

  it('of the window are all found', () => {
    const all = hanziOf(zh);
    for (const character of '你，。：专线') expect(all).toContain(character);
    expect(new Set(all).size).toBe([...all].length);
  });
});
