/** A small exact solver: is there a whole-number solution? Phase-one simplex with branch and bound. */

export interface Constraint {
  terms: readonly (readonly [variable: number, coefficient: number])[];
  relation: '<=' | '=' | '>=';
  bound: number;
}

/** A variable must lie in one of these intervals. */
export type Domain = readonly (readonly [low: number, high: number])[];

const tiny = 1e-7;

/** A point meeting the constraints, not necessarily whole, or null where there is none. */
function vertex(lows: number[], highs: number[], constraints: readonly Constraint[]): number[] | null {
  const n = lows.length;
  if (lows.some((lo, v) => lo > highs[v]!)) return null;
  const rows: { a: Float64Array; b: number; relation: Constraint['relation'] }[] = [];
  const add = (terms: Constraint['terms'], relation: Constraint['relation'], bound: number): boolean => {
    const a = new Float64Array(n);
    let b = bound;
    let free = false;
    for (const [v, c] of terms) {
      b -= c * lows[v]!;
      if (lows[v]! < highs[v]!) {
        a[v]! += c;
        free = true;
      }
    }
    if (!free) return relation === '=' ? Math.abs(b) < tiny : relation === '<=' ? b > -tiny : b < tiny;
    rows.push(b < 0 ? { a: a.map((x) => -x), b: -b, relation: flipped[relation] } : { a, b, relation });
    return true;
  };
  for (const c of constraints) if (!add(c.terms, c.relation, c.bound)) return null;
  for (let v = 0; v < n; v++) if (lows[v]! < highs[v]! && highs[v]! < 1e6) add([[v, 1]], '<=', highs[v]!);

  const m = rows.length;
  const slacks = rows.filter((r) => r.relation !== '=').length;
  const artificials = rows.filter((r) => r.relation !== '<=').length;
  const width = n + slacks + artificials + 1;
  const t: Float64Array[] = [];
  const basis: number[] = [];
  let slack = n;
  let artificial = n + slacks;
  for (const r of rows) {
    const line = new Float64Array(width);
    line.set(r.a);
    line[width - 1] = r.b;
    if (r.relation === '<=') {
      basis.push(slack);
      line[slack++] = 1;
    } else {
      if (r.relation === '>=') line[slack++] = -1;
      basis.push(artificial);
      line[artificial++] = 1;
    }
    t.push(line);
  }
  const goal = new Float64Array(width);
  t.forEach((line, i) => {
    if (basis[i]! >= n + slacks) for (let j = 0; j < width; j++) goal[j]! -= line[j]!;
  });
  for (let j = n + slacks; j < width - 1; j++) goal[j] = 0;
  for (;;) {
    // Bland's rule: the first that improves, so that it never cycles.
    let enter = -1;
    for (let j = 0; j < n + slacks && enter < 0; j++) if (goal[j]! < -tiny) enter = j;
    if (enter < 0) break;
    let leave = -1;
    let best = Infinity;
    for (let i = 0; i < m; i++) {
      const a = t[i]![enter]!;
      if (a <= tiny) continue;
      const ratio = t[i]![width - 1]! / a;
      if (ratio < best - tiny || (ratio < best + tiny && basis[i]! < basis[leave]!)) [best, leave] = [ratio, i];
    }
    if (leave < 0) break;
    const pivot = t[leave]!;
    const p = pivot[enter]!;
    for (let j = 0; j < width; j++) pivot[j]! /= p;
    for (const line of [...t, goal]) {
      const f = line[enter]!;
      if (line === pivot || Math.abs(f) < 1e-12) continue;
      for (let j = 0; j < width; j++) line[j]! -= f * pivot[j]!;
    }
    basis[leave] = enter;
  }
  if (goal[width - 1]! < -1e-6) return null;
  const x = lows.slice();
  basis.forEach((v, i) => {
    if (v < n) x[v]! += t[i]![width - 1]!;
  });
  return x;
}

const flipped = { '<=': '>=', '>=': '<=', '=': '=' } as const;

/** A whole-number solution, or null where none exists. */
export function integerSolution(domains: readonly Domain[], constraints: readonly Constraint[]): number[] | null {
  const search = (lows: number[], highs: number[]): number[] | null => {
    const x = vertex(lows, highs, constraints);
    if (x === null) return null;
    for (let v = 0; v < x.length; v++) {
      const at = x[v]!;
      const whole = Math.round(at);
      const inside = Math.abs(at - whole) < 1e-6 && domains[v]!.some(([lo, hi]) => whole >= lo && whole <= hi);
      if (inside) continue;
      const below = domains[v]!.filter(([lo]) => lo <= at).at(-1);
      const above = domains[v]!.find(([, hi]) => hi >= at);
      const splits: [number, number][] = [];
      if (below !== undefined) splits.push([lows[v]!, Math.min(Math.floor(at + 1e-6), below[1], highs[v]!)]);
      if (above !== undefined) splits.push([Math.max(Math.ceil(at - 1e-6), above[0], lows[v]!), highs[v]!]);
      for (const [lo, hi] of splits) {
        if (lo > hi || (lo === lows[v] && hi === highs[v])) continue;
        const found = search(lows.with(v, lo), highs.with(v, hi));
        if (found !== null) return found;
      }
      return null;
    }
    return x.map(Math.round);
  };
  return search(
    domains.map((d) => d[0]?.[0] ?? 1),
    domains.map((d) => d.at(-1)?.[1] ?? 0),
  );
}
