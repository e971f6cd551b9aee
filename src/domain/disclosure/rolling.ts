/**
 * Rolling 12-month figures overlap, so a run of them can be unpicked into the short spans they are made of.
 *
 * Let P(t) be the count of all events up to day t. A window is P(end) − P(start), and P never falls: these are
 * difference constraints, whose exact bounds are shortest paths.
 */
import { isSmall } from './counts';

/** One published window; `size` is known to the public only where it is shown. */
export interface Window {
  from: string;
  to: string;
  size: number;
  hidden: boolean;
  /** What the public is told by the reason alone: "primary" says the count is small, the others that it is not. */
  saidSmall: boolean;
  /** Sizes that must stay possible while it is kept back. */
  doubt: readonly { low: number; high: number }[];
}

/** The same day a year earlier. */
export function yearBefore(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${String(Number(year) - 1).padStart(4, '0')}-${month}-${month === '02' && date === '29' ? '28' : date}`;
}

/** What is known of every span: the most that can have happened from one point to another (backwards: less than nothing). */
interface Closure {
  points: readonly string[];
  at: ReadonlyMap<string, number>;
  most: Float64Array;
}

/** Knows only that counts never fall. */
function blank(windows: readonly Window[]): Closure {
  const points = [...new Set(windows.flatMap((w) => [w.from, w.to]))].sort();
  const n = points.length;
  const most = new Float64Array(n * n).fill(Infinity);
  for (let i = 0; i < n; i++) most.fill(0, i * n, i * n + i + 1);
  return { points, at: new Map(points.map((p, i) => [p, i])), most };
}

/** Adds one bound and all that follows from it, keeping every bound exact. */
function bound({ points: { length: n }, most }: Closure, i: number, j: number, size: number): void {
  if ((most[i * n + j] ?? 0) <= size) return;
  for (let a = 0; a < n; a++) {
    const start = (most[a * n + i] ?? 0) + size;
    if (start === Infinity) continue;
    for (let b = 0; b < n; b++) {
      const way = start + (most[j * n + b] ?? 0);
      if (way < (most[a * n + b] ?? 0)) most[a * n + b] = way;
    }
  }
}

function learn(closure: Closure, w: Window, low: number, high: number): void {
  const [i, j] = [closure.at.get(w.from) ?? 0, closure.at.get(w.to) ?? 0];
  bound(closure, i, j, high);
  bound(closure, j, i, -low);
}

/** Adds what the reasons alone say of the windows kept back. */
function hear(closure: Closure, windows: readonly Window[], smallCount: number): void {
  for (const w of windows) {
    if (!w.hidden) continue;
    if (w.saidSmall && isSmall(w.size, smallCount)) learn(closure, w, 1, smallCount);
    if (!w.saidSmall && !isSmall(w.size, smallCount))
      learn(closure, w, w.size === 0 ? 0 : smallCount + 1, w.size === 0 ? 0 : Infinity);
  }
}

/** What is known too well, by name: too small a span, or too much about a window kept back now or in a report to come. */
function faults(closure: Closure, windows: readonly Window[], smallCount: number, told: boolean): string[] {
  const found: string[] = [];
  const { points, at, most } = closure;
  const n = points.length;
  const horizon = yearBefore(points.at(-1) ?? '');
  for (let i = 0; i < n; i++) {
    const toCome = (points[i] ?? '') > horizon;
    for (let j = i + 1; j < n; j++) {
      const low = -(most[j * n + i] ?? 0);
      if (low < 1 || low > smallCount) continue;
      const known = !told && (most[i * n + j] ?? 0) <= smallCount;
      // It will lie in windows to come. Should one of those be small, it must not be known to be at least 2.
      if (known || (toCome && low >= 2)) found.push(`${i} ${j}`);
    }
  }
  for (const w of windows) {
    if (!w.hidden) continue;
    const [i, j] = [at.get(w.from) ?? 0, at.get(w.to) ?? 0];
    const [low, high] = [-(most[j * n + i] ?? 0), most[i * n + j] ?? 0];
    for (const d of w.doubt) if (low > d.low || high < d.high) found.push(`${i} ${j} ${d.low} ${d.high}`);
  }
  return found;
}

/**
 * Whether showing the last window tells more than keeping it back would: that some span of months held 1 to
 * `smallCount`, or which of these a window kept back, now or later, cannot be.
 */
export function unpicks(windows: readonly Window[], smallCount: number): boolean {
  const last = windows.at(-1);
  if (last === undefined) return false;
  const seen = blank(windows);
  for (const w of windows) if (w !== last && !w.hidden) learn(seen, w, w.size, w.size);
  const heard = { ...seen, most: seen.most.slice() };
  hear(heard, windows, smallCount);
  return [seen, heard].some((closure) => {
    const told = closure === heard;
    const shown = { ...closure, most: closure.most.slice() };
    learn(shown, last, last.size, last.size);
    const after = faults(shown, windows, smallCount, told);
    if (after.length === 0) return false;
    if (told) hear(closure, [{ ...last, hidden: true, saidSmall: false }], smallCount);
    const before = new Set(faults(closure, windows, smallCount, told));
    return after.some((fault) => !before.has(fault));
  });
}
