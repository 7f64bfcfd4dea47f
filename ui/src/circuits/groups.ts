import type { CircuitRow, OrderStanding } from '../ipc/contract';

/** Rows that stand together: those of one order under its head, every other row by itself. */
export interface RowGroup {
  order: OrderStanding | null;
  rows: CircuitRow[];
}

/** Brings rows of one order together at the place of the first of them, by their places in the order. */
export function grouped(rows: readonly CircuitRow[], orders: readonly OrderStanding[]): RowGroup[] {
  const groups: RowGroup[] = [];
  const known = new Map<string, RowGroup>();
  for (const row of rows) {
    const order = row.order ? (orders.find((one) => one.id === row.order?.id) ?? null) : null;
    const last = groups.at(-1);
    if (order) {
      const group = known.get(order.id);
      if (group) group.rows.push(row);
      else {
        const made = { order, rows: [row] };
        known.set(order.id, made);
        groups.push(made);
      }
    } else if (last?.order === null) last.rows.push(row);
    else groups.push({ order: null, rows: [row] });
  }
  for (const group of known.values()) group.rows.sort((a, b) => (a.order?.position ?? 0) - (b.order?.position ?? 0));
  return groups;
}
