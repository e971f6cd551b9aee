/** Settles which statements of a publication are kept back beyond the small ones. */
import type { IsoDate } from '../glossary';
import { type Count, isSmall } from './counts';
import { components } from './protected';
import { unpicks, type Window, yearBefore } from './rolling';
import { furtherHidden } from './safety';
import type { Relation } from '../glossary';
import type { Statement, Statements } from './statements';

/** Sizes of a count kept back that must stay possible: its own, and those its shown first version makes a small change of. */
function doubtAbout(s: Statement, count: Count, first: Statement | undefined, smallCount: number): Window['doubt'] {
  const doubt = isSmall(count.size, smallCount) ? [{ low: 1, high: smallCount }] : [];
  if (first === undefined || first.why !== null) return doubt;
  const changes = s.counts.map((c, i) => c.size - (first.counts[i]?.size ?? 0));
  const own = changes[s.counts.indexOf(count)] ?? 0;
  // A change of the denominator can be made up by this count alone.
  for (const change of [own, changes.reduce((a, b) => a + b, 0)]) {
    if (!isSmall(Math.abs(change), smallCount)) continue;
    const [low, high] = change > 0 ? [1, smallCount] : [-smallCount, -1];
    const rest = count.size - change;
    doubt.push({ low: Math.max(rest + low, 0), high: Math.max(rest + high, 0) });
  }
  return doubt;
}

/** Rolling figures that would let earlier months be unpicked are kept back. */
function settleRolling({ all, restates }: Statements, smallCount: number): void {
  const standing = new Map<string, Map<IsoDate, Statement>>();
  for (const s of all) {
    if (s.figure.indicator.basis !== 'rolling 12 months') continue;
    const run = standing.get(s.figure.indicator.id) ?? new Map<IsoDate, Statement>();
    standing.set(s.figure.indicator.id, run.set(s.figure.asAt, s));
  }
  for (const run of standing.values()) {
    const fresh = [...run.values()].find((s) => s.isNew);
    if (fresh === undefined || fresh.why !== null || fresh.released) continue;
    const ordered = [...[...run.values()].filter((s) => s !== fresh), fresh];
    const found = fresh.counts.some(({ name }) => {
      const windows = ordered.flatMap((s): Window[] => {
        const count = s.counts.find((c) => c.name === name);
        const to = s.figure.asAt;
        return count === undefined
          ? []
          : [
              {
                from: yearBefore(to),
                to,
                size: count.size,
                hidden: s.why !== null,
                saidSmall: s.why === 'primary',
                doubt: s.why === null ? [] : doubtAbout(s, count, restates.get(s.id), smallCount),
              },
            ];
      });
      return unpicks(windows, smallCount);
    });
    if (found) fresh.why = 'differencing';
  }
}

/**
 * A rolling total and its parts go out together or not at all: then what is known of each is known of it alone.
 *
 * @returns the released ones among them, whose release is refused
 */
function closeRollingGroups({ all }: Statements, relations: readonly Relation[]): Statement[] {
  const refused: Statement[] = [];
  const rolling = all.filter((s) => s.isNew && s.figure.indicator.basis === 'rolling 12 months');
  for (let changed = true; changed;) {
    changed = false;
    for (const { totalId, partIds } of relations) {
      const group = rolling.filter((s) => [totalId, ...partIds].includes(s.figure.indicator.id));
      if (group.every((s) => s.why === null)) continue;
      for (const s of group.filter((m) => m.why === null)) {
        if (s.released) refused.push(s);
        s.released = false;
        s.why = 'complementary';
        changed = true;
      }
    }
  }
  return refused;
}

/** Year-to-date figures, restatements and totals: keeps back the fewest that leave every small count in doubt. */
function settleTheRest({ all, links, sums }: Statements, smallCount: number): Set<Statement> {
  const refused = new Set<Statement>();
  for (const component of components(all, links, sums)) {
    let further = furtherHidden(component, smallCount);
    const released = component.statements.filter((s) => s.isNew && s.released);
    if (!further.safe && released.length > 0) {
      for (const s of released) {
        s.released = false;
        s.why = s.counts.some((c) => isSmall(c.size, smallCount)) ? 'primary' : 'differencing';
        refused.add(s);
      }
      further = furtherHidden(component, smallCount);
    }
    for (const s of further.hide) s.why = component.inSums.has(s.id) ? 'complementary' : 'differencing';
  }
  return refused;
}

/**
 * Keeps back, besides what is kept back already, whatever else the public could reckon with.
 *
 * @returns statements whose release is refused, because it would give another figure away
 */
export function settle(laid: Statements, relations: readonly Relation[], smallCount: number): Set<Statement> {
  settleRolling(laid, smallCount);
  const refused = settleTheRest(laid, smallCount);
  for (const s of closeRollingGroups(laid, relations)) refused.add(s);
  return refused;
}
