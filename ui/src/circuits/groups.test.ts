import { describe, expect, it } from 'vitest';
import type { CircuitRow, OrderStanding } from '../ipc/contract';
import { grouped } from './groups';

const row = (id: string, order: string | null, position = 0): CircuitRow => ({ id, order: order === null ? null : { id: order, topology: 'MultiApMultiDevice', ports: 4, position } }) as CircuitRow;
const order = (id: string): OrderStanding => ({ id }) as OrderStanding;
const shape = (groups: ReturnType<typeof grouped>): [string | null, string[]][] => groups.map((one) => [one.order?.id ?? null, one.rows.map((line) => line.id)]);

describe('rows of the table', () => {
  it('stand together by order, at the place of the first of them and by their place in it', () => {
    const rows = [row('a', null), row('b', 'x', 3), row('c', null), row('d', 'x', 1), row('e', 'y', 1), row('f', null)];
    expect(shape(grouped(rows, [order('x'), order('y')]))).toEqual([
      [null, ['a']],
      ['x', ['d', 'b']],
      [null, ['c']],
      ['y', ['e']],
      [null, ['f']],
    ]);
  });

  it('lose none, whatever is known of their orders', () => {
    const rows = [row('a', 'x', 1), row('b', 'unknown', 1), row('c', 'x', 2)];
    expect(grouped(rows, [order('x')]).flatMap((one) => one.rows)).toHaveLength(3);
    expect(shape(grouped(rows, []))).toEqual([[null, ['a', 'b', 'c']]]);
  });
});
