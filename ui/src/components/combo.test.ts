import { describe, expect, it } from 'vitest';
import { matching, type ComboOption } from './combo';

const options: ComboOption[] = [
  { value: 'a', label: 'Shanghai-Baoshan-A', words: '上海-宝山-A China Telecom' },
  { value: 'b', label: 'Hangzhou-Xiaoshan-B', words: '杭州-萧山-B', detail: 'near Baolong Plaza' },
  { value: 'c', label: 'Hangzhou-Yuhang-B', words: '杭州-余杭-B', barred: 'takes China Unicom circuits only' },
  { value: 'd', label: 'São Paulo-A' },
];
const found = (text: string): string[] => matching(options, text).map((one) => one.value);

describe('a searchable list', () => {
  it('offers everything for no text, what cannot be chosen last', () => {
    expect(found('')).toEqual(['a', 'b', 'd', 'c']);
  });

  it('finds by every word, in any field and either language', () => {
    expect(found('hangz b')).toEqual(['b', 'c']);
    expect(found('萧山')).toEqual(['b']);
    expect(found('telecom')).toEqual(['a']);
    expect(found('plaza hangzhou')).toEqual(['b']);
    expect(found('zzz')).toEqual([]);
  });

  it('puts names that begin with the text first, and ignores accents and case', () => {
    expect(found('shan')[0]).toBe('a');
    expect(found('SAO')).toEqual(['d']);
  });
});
