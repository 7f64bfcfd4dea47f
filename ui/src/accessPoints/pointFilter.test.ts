import { describe, expect, it } from 'vitest';
import { directory } from '../ipc/fake/directory';
import { culprits, findable, fits, found, noFilter, type PointFilter } from './pointFilter';

const all = findable(directory);
const keys = (search: string, filter: Partial<PointFilter> = {}): string[] => found(all, search, { ...noFilter, ...filter }).map((one) => one.key);

describe('the filter of the access points', () => {
  it('finds every part of a name in either language, whatever the window speaks', () => {
    expect(keys('萧山')).toEqual(['Hangzhou-Xiaoshan-A', 'Hangzhou-Xiaoshan-B', 'Hangzhou-Xiaoshan-D']);
    expect(keys('XIAOSHAN-b')).toEqual(['Hangzhou-Xiaoshan-B']);
    expect(keys('华东1')).toContain('Hangzhou-Yuhang-B');
    expect(keys('ap-cn-hangzhou-xs')).toEqual(['Hangzhou-Xiaoshan-B']);
  });

  it('wants every word, in any order, and takes full-width letters as plain ones', () => {
    expect(keys('电信 hangzhou')).toEqual(keys('Hangzhou 中国电信'));
    expect(keys('电信 hangzhou')).toEqual(['Hangzhou-Xiaoshan-B', 'Hangzhou-Fuyang-A']);
    expect(keys('ＧＤＳ　廊坊')).toEqual(['Beijing-Langfang-A', 'Beijing-Langfang-C']);
    expect(keys('  ')).toHaveLength(130);
  });

  it('narrows by each part alone as the directory counts it', () => {
    expect(keys('', { where: 'mainland' })).toHaveLength(78);
    expect(keys('', { where: 'outside' })).toHaveLength(52);
    expect(keys('', { flow: 'thirdPartyLoa' })).toHaveLength(19);
    expect(keys('', { thirdParty: true })).toHaveLength(19);
    expect(keys('', { alibaba: true }).length).toBeGreaterThan(5);
    expect(keys('', { carrier: 'CU' })).toContain('Hangzhou-Xiaoshan-A');
    expect(keys('', { carrier: 'CU' })).not.toContain('Hangzhou-Xiaoshan-B');
    expect(keys('', { cities: ['CN/Hangzhou', 'SG/Singapore'] })).toContain('Singapore-A');
    expect(keys('', { favourite: true })).toEqual([]);
  });

  it('keeps the order of the directory and only what fits all parts', () => {
    const filter: PointFilter = { ...noFilter, where: 'mainland', carrier: 'CM', fee: true };
    const rows = found(all, '', filter);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every((one) => fits(one, filter))).toBe(true);
    expect(rows).toEqual(directory.accessPoints.filter((one) => rows.includes(one)));
  });

  it('names the part that is in the way when nothing is found', () => {
    const filter: PointFilter = { ...noFilter, where: 'outside', region: 'cn-hangzhou' };
    expect(found(all, '', filter)).toEqual([]);
    expect(culprits(all, '', filter)).toEqual(['where', 'region']);
    expect(culprits(all, '', { ...filter, favourite: true })).toEqual(['where', 'region', 'favourite']);
    expect(culprits(all, 'xiaoshan', { ...noFilter, where: 'outside', carrier: 'CT' })).toEqual(['where']);
  });
});
