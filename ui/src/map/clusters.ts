/** A thing at a point of the map. */
export interface Placed {
  key: string;
  at: readonly [number, number];
  /** How many it stands for. */
  count: number;
}

/** Things that would lie upon each other at this magnification, as one mark. */
export interface Cluster {
  /** Keys of its things, the one with most first. */
  keys: string[];
  at: readonly [number, number];
  count: number;
}

/** Gathers what is nearer than `reach` px on the screen. The bigger ones gather the smaller ones around them. */
export function clusters(things: readonly Placed[], k: number, reach = 26): Cluster[] {
  const left = things.toSorted((a, b) => b.count - a.count || a.key.localeCompare(b.key));
  const made: Cluster[] = [];
  for (const one of left) {
    const near = made.find((cluster) => Math.hypot(cluster.at[0] - one.at[0], cluster.at[1] - one.at[1]) * k < reach);
    if (near) {
      near.keys.push(one.key);
      near.count += one.count;
    } else made.push({ keys: [one.key], at: one.at, count: one.count });
  }
  return made;
}

/** The nearest mark in the direction of an arrow key: along it first, across it at twice the price. */
export function towards(marks: readonly Cluster[], from: Cluster, arrow: string): Cluster | null {
  const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[arrow];
  if (!way) return null;
  const [wx, wy] = way as [number, number];
  let best: Cluster | null = null;
  let least = Infinity;
  for (const mark of marks) {
    const [dx, dy] = [mark.at[0] - from.at[0], mark.at[1] - from.at[1]];
    const along = dx * wx + dy * wy;
    const across = Math.abs(dx * wy) + Math.abs(dy * wx);
    const price = along + 2 * across;
    if (mark !== from && along > 0 && price < least) {
      best = mark;
      least = price;
    }
  }
  return best;
}
