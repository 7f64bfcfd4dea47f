import { describe, expect, it } from 'vitest';
import { VirtualRows } from './virtualRows.svelte';

function seen(count: number, top: number, height = 600): VirtualRows {
  const rows = new VirtualRows();
  rows.count = count;
  rows.usual = 50;
  rows.see(top, height);
  return rows;
}

describe('rows of a long list', () => {
  it('draws what is in view and a few around it, wherever that is', () => {
    for (const top of [0, 51, 12_345, 2_000_000, 4_999_400]) {
      const rows = seen(100_000, top);
      const { from, to } = rows.range;
      expect(rows.offset(from)).toBeLessThanOrEqual(top);
      expect(rows.offset(to)).toBeGreaterThanOrEqual(Math.min(top + 600, 5_000_000));
      expect(to - from).toBeLessThan(45);
      expect(rows.above + rows.below + (to - from) * 50).toBe(5_000_000);
    }
  });

  it('keeps what is in view in its place when a row above turns out taller', () => {
    const rows = seen(1000, 5000);
    expect(rows.measure([[10, 90], [100, 70], [101, 50], [200, 50]])).toBe(40);
    expect(rows.offset(1000)).toBe(1000 * 50 + 40 + 20);
    expect(rows.measure([[10, 90]])).toBe(0);
    expect(rows.measure([[10, 50]])).toBe(-40);
    rows.forget();
    expect(rows.offset(1000)).toBe(50_000);
  });

  it('take the height of most rows for the usual one while none is known to differ, and keep what is in view', () => {
    const rows = seen(100_000, 5000);
    expect(rows.fit([44, 44, 0, 80, 44])).toBe(100 * -6);
    rows.see(5000 - 600, 600);
    expect(rows.range.from).toBe(100 - 12);
    expect(rows.offset(100_000)).toBe(4_400_000);
    expect(rows.measure([[88, 44], [89, 80]])).toBe(36);
    expect(rows.fit([60, 60])).toBe(0);
    expect(rows.usual).toBe(44);
    rows.forget();
    expect(rows.fit([])).toBe(0);
    expect(rows.fit([60, 60])).toBe(16 * 100);
  });

  it('says where to scroll for a row that is not in view, and not otherwise', () => {
    const rows = seen(1000, 5000);
    expect(rows.reveal(105, 32)).toBeNull();
    expect(rows.reveal(100, 32)).toBe(5000 - 32);
    expect(rows.reveal(0, 32)).toBe(-32);
    expect(rows.reveal(999, 32)).toBe(50_000 - 600);
  });

  it('draws the first rows where nothing has a height, and none when there are none', () => {
    expect(seen(1000, 0, 0).range).toEqual({ from: 0, to: 60 });
    expect(seen(0, 0).range).toEqual({ from: 0, to: 0 });
    const fewer = seen(1000, 40_000);
    fewer.count = 3;
    expect(fewer.range.to).toBe(3);
  });
});
