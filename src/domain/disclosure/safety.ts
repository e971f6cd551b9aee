/**
 * Which further figures have to be kept back, so that nobody can work out a small count.
 *
 * The engine's proof is by example: for every protected quantity and every size from 1 to the threshold it
 * holds another set of counts that would have led to the very same publication. Whatever an attacker computes,
 * he cannot rule that set out. Where no example is found, more is kept back.
 */
import { isSmall } from './counts';
import { boxesOf, type Component, type Quantity } from './protected';
import { type Boxes, cannotBe, outerBounds, type Row, solutionNear } from './solver';
import type { Statement } from './statements';

type Hidden = (s: Statement) => boolean;

/** Sets tried one by one before falling back to hiding everything and giving back what can be given back. */
const setLimit = 200;

const valueAt = (terms: Row['terms'], at: readonly number[]): number =>
  terms.reduce((sum, [v, a]) => sum + a * (at[v] ?? 0), 0);

/** Examples found so far, shared between the choices tried: one that leaves all shown counts as they are fits any choice. */
interface Examples {
  truth: readonly number[];
  told: (readonly number[])[];
  untold: (readonly number[])[];
}

/** What the public cannot rule out, told the reasons or not. Answers are examples found, so "yes" is certain. */
function doubtOver(component: Component, hidden: Hidden, smallCount: number, known: Examples) {
  const { truth } = known;
  const shown = component.members.flatMap(({ statement: s }) => s.counts.map(() => !hidden(s)));
  const fits = (at: readonly number[]): boolean => at.every((x, v) => !shown[v] || x === truth[v]);
  const told = known.told.filter(fits);
  const untold = known.untold.filter(fits);
  const boxes = (told: boolean, except: readonly Statement[] = []): Boxes =>
    boxesOf(component.members, hidden, told ? { smallCount, except } : null);
  const reasons = boxes(true);
  const nothing = boxes(false);
  const asking = (q: Quantity, size: number): Row[] => [...component.rows, { terms: q.terms, low: size, high: size }];
  // One's own reason is kept by being small.
  const reasonsBut = (q: Quantity): Boxes => (q.statements.length === 1 ? boxes(true, q.statements) : reasons);
  const among = (all: readonly (readonly number[])[], q: Quantity, size: number): boolean =>
    all.some((at) => valueAt(q.terms, at) === size);
  const search = (q: Quantity, size: number, within: Boxes, lists: (readonly number[])[][]): boolean => {
    const found = solutionNear(within, asking(q, size), truth);
    if (found !== null) for (const list of lists) list.push(found);
    return found !== null;
  };
  return {
    possible: {
      told: (q: Quantity, size: number): boolean =>
        among(told, q, size) || search(q, size, reasonsBut(q), [told, known.told]),
      untold: (q: Quantity, size: number): boolean =>
        among(told, q, size) || among(untold, q, size) || search(q, size, nothing, [untold, known.untold]),
    },
    impossible: {
      told: (q: Quantity, size: number): boolean => cannotBe(reasonsBut(q), asking(q, size)),
      untold: (q: Quantity, size: number): boolean => cannotBe(nothing, asking(q, size)),
    },
    /** Certainly 0 or above the threshold, whatever the figures kept back are. */
    certainlyNotSmall(q: Quantity): boolean {
      const { low, high } = outerBounds(reasons, component.rows, q.terms);
      return low > smallCount || high < 1;
    },
  };
}

/** Whether the public is left in doubt over every size of every protected quantity that keeping all back would leave open. */
function judge(component: Component, smallCount: number): (hidden: Hidden) => boolean {
  const sizes = Array.from({ length: smallCount }, (_, i) => i + 1);
  const truth = component.members.flatMap((m) => m.statement.counts.map((c) => c.size));
  const known: Examples = { truth, told: [truth], untold: [] };
  const best = doubtOver(component, (s) => s.why !== null || s.isNew, smallCount, known);
  const quantities = [...component.quantities];
  return (hidden) => {
    const left = doubtOver(component, hidden, smallCount, known);
    const holds = (q: Quantity): boolean => {
      const veiled = q.statements.some(hidden);
      const small = isSmall(q.size, smallCount);
      // Both shown before, or shown by a decision of two people: it is out.
      if (!veiled && (!small || q.statements.some((s) => s.released) || !q.statements.some((s) => s.isNew)))
        return true;
      // What would be ruled out even with everything kept back is no fault of what is shown.
      const keeps = (n: number, mode: 'told' | 'untold'): boolean =>
        left.possible[mode](q, n) || best.impossible[mode](q, n);
      if (small) return sizes.every((n) => keeps(n, 'told') && keeps(n, 'untold'));
      // Showing a figure beside a hidden one must not turn on how large the hidden one is, or showing would tell.
      return !q.between || left.certainlyNotSmall(q) || sizes.every((n) => keeps(n, 'told'));
    };
    const fault = quantities.findIndex((q) => !holds(q));
    // What failed one choice will most likely fail the next: ask it first.
    if (fault > 0) quantities.unshift(...quantities.splice(fault, 1));
    return fault < 0;
  };
}

/** Every choice of `size` of the items, in the order of the items. */
function* choices<T>(items: readonly T[], size: number, from = 0): Generator<T[]> {
  if (size === 0) yield [];
  else
    for (let i = from; i <= items.length - size; i++) {
      const item = items[i];
      if (item !== undefined) for (const rest of choices(items, size - 1, i + 1)) yield [item, ...rest];
    }
}

/**
 * The fewest further new figures to keep back. Among equals it takes totals before parts, then the end of the suite
 * before its beginning. Never by size: somebody who knows these rules could read the sizes from the choice. For the
 * same reason totals come first: without its total a group holds no equation, whatever the sizes are, while which part
 * makes a good partner depends on them.
 *
 * @returns `safe: false` where even hiding all of them does not help: a released figure stands in the way, or no proof was found
 */
export function furtherHidden(component: Component, smallCount: number): { hide: Statement[]; safe: boolean } {
  const hiddenNow: Hidden = (s) => s.why !== null;
  const alone = component.quantities.every((q) => q.statements.length === 1) && component.sums.length === 0;
  if (alone) return { hide: [], safe: true };
  const safe = judge(component, smallCount);
  if (safe(hiddenNow)) return { hide: [], safe: true };
  const totals = new Set(component.sums.map((s) => s.total));
  const candidates = component.statements
    .filter((s) => s.isNew && s.why === null && !s.released && s.counts.length > 0)
    .sort(
      (a, b) => Number(totals.has(b)) - Number(totals.has(a)) || b.figure.indicator.number - a.figure.indicator.number,
    );
  let tried = 0;
  for (let size = 1; size < candidates.length; size++)
    for (const set of choices(candidates, size)) {
      if (++tried > setLimit) return { hide: givenBack(candidates, safe), safe: true };
      if (safe((s) => hiddenNow(s) || set.includes(s))) return { hide: set, safe: true };
    }
  return { hide: candidates, safe: safe((s) => hiddenNow(s) || candidates.includes(s)) };
}

/** Keeps everything back, then gives back one figure after another, totals first, as long as that is safe. */
function givenBack(candidates: readonly Statement[], safe: (hidden: Hidden) => boolean): Statement[] {
  const kept = new Set(candidates);
  for (const s of [...candidates].reverse()) {
    kept.delete(s);
    if (!safe((x) => x.why !== null || kept.has(x))) kept.add(s);
  }
  return candidates.filter((s) => kept.has(s));
}
