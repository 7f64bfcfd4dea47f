/** Rows that are drawn beyond what is seen, on each side. */
const spare = 12;
/** Rows that are drawn where nothing has a height, as in a test without a window. */
const blind = 60;

/**
 * Which rows of a long list are drawn: those in view and a few around them. Rows may differ in height; each is
 * measured when it is drawn, and until then counts as tall as most.
 */
export class VirtualRows {
  /** Rows in all. */
  count = $state(0);
  /** Height of most rows, pixels. */
  usual = $state(48);
  /** How far the first row has been scrolled out of view, pixels. */
  private top = $state(0);
  private height = $state(0);
  /** What single rows differ from the usual height, by row. */
  private odd = $state.raw(new Map<number, number>());

  /** The first row that is drawn and the one behind the last. */
  readonly range = $derived.by((): { from: number; to: number } => {
    if (this.height <= 0) return { from: 0, to: Math.min(this.count, blind) };
    const from = Math.max(0, this.at(this.top) - spare);
    return { from, to: Math.min(this.count, this.at(this.top + this.height) + 1 + spare) };
  });

  /** Pixels above the first drawn row. */
  readonly above = $derived(this.offset(this.range.from));
  /** Pixels below the last drawn row. */
  readonly below = $derived(this.offset(this.count) - this.offset(this.range.to));

  /** Pixels from the beginning of the list to this row. */
  offset(row: number): number {
    let pixels = row * this.usual;
    for (const [index, more] of this.odd) if (index < row) pixels += more;
    return pixels;
  }

  /** The row that stands so many pixels below the beginning. */
  private at(pixels: number): number {
    let [low, high] = [0, Math.max(0, this.count - 1)];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.offset(middle) <= pixels) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Takes in where the view stands. */
  see(top: number, height: number): void {
    this.top = top;
    this.height = height;
  }

  /**
   * Takes the height that most of these rows have for the usual one, as long as no row is known to differ: what is
   * usual is summed at once, and what is odd row by row. Gives how far what is in view was pushed down by it.
   */
  fit(heights: readonly number[]): number {
    if (this.odd.size > 0) return 0;
    const often = new Map<number, number>();
    for (const height of heights) if (height > 0) often.set(height, (often.get(height) ?? 0) + 1);
    const most = [...often].reduce((best, one) => (one[1] > best[1] ? one : best), [this.usual, 0])[0];
    const pushed = this.at(this.top) * (most - this.usual);
    this.usual = most;
    return pushed;
  }

  /** Takes in heights of rows that are drawn; gives how far what is in view was pushed down by it. */
  measure(heights: readonly (readonly [number, number])[]): number {
    let pushed = 0;
    let next: Map<number, number> | null = null;
    const first = this.at(this.top);
    for (const [row, height] of heights) {
      if (height <= 0) continue;
      const more = height - this.usual;
      const before = this.odd.get(row) ?? 0;
      if (Math.abs(more - before) < 1) continue;
      next ??= new Map(this.odd);
      if (Math.abs(more) < 1) next.delete(row);
      else next.set(row, more);
      if (row < first) pushed += more - before;
    }
    if (next) this.odd = next;
    return pushed;
  }

  /** Forgets what was measured: other rows stand here now, or they have another width. */
  forget(): void {
    this.odd = new Map();
  }

  /** Where to scroll so that a row is in view; `null`: it is. `covered` pixels at the top lie under a head. */
  reveal(row: number, covered: number): number | null {
    const [begin, end] = [this.offset(row), this.offset(row + 1)];
    if (begin < this.top + covered) return begin - covered;
    if (end > this.top + this.height) return end - this.height;
    return null;
  }
}
