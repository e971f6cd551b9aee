/** Whole-number systems with coefficients of 1 and -1: enough for totals, and for counts that only grow. */

/** low ≤ Σ coefficient × variable ≤ high */
export interface Row {
  terms: readonly (readonly [variable: number, coefficient: 1 | -1])[];
  low: number;
  high: number;
}

/** What every variable may be, by index. */
export interface Boxes {
  low: number[];
  high: number[];
}

/** Stands for "no upper bound" without the arithmetic of infinities. */
export const unbounded = 1e9;

/** How many branches are tried before giving up: a search that gives up counts as "no solution", which hides more, never less. */
const branchLimit = 100;

/** How far from the known solution others are looked for, in multiples of the span that matters. */
const reach = 40;

/** Narrows the boxes until nothing changes. @returns false where a row cannot be met */
function narrow({ low, high }: Boxes, rows: readonly Row[]): boolean {
  for (let changed = true, rounds = 0; changed && rounds < 50; rounds++) {
    changed = false;
    for (const row of rows) {
      let least = 0;
      let most = 0;
      for (const [v, a] of row.terms) {
        least += a === 1 ? (low[v] ?? 0) : -(high[v] ?? 0);
        most += a === 1 ? (high[v] ?? 0) : -(low[v] ?? 0);
      }
      if (least > row.high || most < row.low) return false;
      for (const [v, a] of row.terms) {
        const lo = low[v] ?? 0;
        const hi = high[v] ?? 0;
        const down = a === 1 ? row.low - (most - hi) : least + hi - row.high;
        const up = a === 1 ? row.high - (least - lo) : most + lo - row.low;
        if (down > lo) [low[v], changed] = [down, true];
        if (up < hi) [high[v], changed] = [up, true];
        if ((low[v] ?? 0) > (high[v] ?? 0)) return false;
      }
    }
  }
  return true;
}

const met = (row: Row, at: readonly number[]): boolean => {
  const sum = row.terms.reduce((s, [v, a]) => s + a * (at[v] ?? 0), 0);
  return sum >= row.low && sum <= row.high;
};

/**
 * A solution close to `near`, or null where none was found. What it returns is always a true solution;
 * null means "none found", not "none exists".
 */
export function solutionNear(boxes: Boxes, rows: readonly Row[], near: readonly number[]): number[] | null {
  let branches = 0;
  const search = (now: Boxes): number[] | null => {
    if (++branches > branchLimit || !narrow(now, rows)) return null;
    const at = near.map((x, v) => Math.min(Math.max(x, now.low[v] ?? 0), now.high[v] ?? 0));
    const broken = rows.find((row) => !met(row, at));
    if (broken === undefined) return at;
    const free = broken.terms.map(([v]) => v).find((v) => now.low[v] !== now.high[v]);
    if (free === undefined) return null;
    const from = at[free] ?? 0;
    for (let step = 0; step <= 2 * reach; step++) {
      const value = from + (step % 2 === 0 ? step / 2 : -(step + 1) / 2);
      if (value < (now.low[free] ?? 0) || value > (now.high[free] ?? 0)) continue;
      const next = { low: now.low.slice(), high: now.high.slice() };
      next.low[free] = next.high[free] = value;
      const found = search(next);
      if (found !== null || branches > branchLimit) return found;
    }
    return null;
  };
  return search({
    low: boxes.low.map((lo, v) => Math.max(lo, (near[v] ?? 0) - reach)),
    high: boxes.high.map((hi, v) => Math.min(hi, (near[v] ?? 0) + reach)),
  });
}

/** Proof that there is no solution. False proves nothing. */
export function cannotBe(boxes: Boxes, rows: readonly Row[]): boolean {
  return !narrow({ low: boxes.low.slice(), high: boxes.high.slice() }, rows);
}

/** Outer bounds of a sum: its true range lies within them, and may be narrower. */
export function outerBounds(boxes: Boxes, rows: readonly Row[], terms: Row['terms']): { low: number; high: number } {
  const now = { low: boxes.low.slice(), high: boxes.high.slice() };
  narrow(now, rows);
  const sum = (pick: (v: number, a: 1 | -1) => number): number => terms.reduce((s, [v, a]) => s + pick(v, a), 0);
  return {
    low: sum((v, a) => (a === 1 ? (now.low[v] ?? 0) : -(now.high[v] ?? 0))),
    high: sum((v, a) => (a === 1 ? (now.high[v] ?? 0) : -(now.low[v] ?? 0))),
  };
}
