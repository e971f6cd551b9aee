/** Everything said in Part 1 so far and about to be said, one statement per figure and publication. */
import type { Indicator, IsoDate, Outturn, Relation } from '../glossary';
import { type Count, countsOf } from './counts';

/** Why Part 1 keeps a figure back. */
export type Why = 'primary' | 'complementary' | 'differencing' | 'marked by an officer';

/** A figure before disclosure. */
export interface RawFigure {
  indicator: Indicator;
  outturn: Outturn;
  /** The figure's own date: its as-at date where it has one, else the period's. */
  asAt: IsoDate;
}

/** A figure that went out in Part 1, and how: `why` is null where it was shown. */
export interface PublishedFigure extends RawFigure {
  why: Why | null;
}

/** One figure, said once. */
export interface Statement {
  id: number;
  figure: RawFigure;
  counts: readonly Count[];
  isNew: boolean;
  /** Null: shown. For new statements, the decision so far. */
  why: Why | null;
  /** Shown although the rules would keep it back: an officer and a second person took that decision. */
  released: boolean;
}

/** Two statements of one indicator: the later year-to-date figure contains the earlier, or restates it. */
export interface Link {
  kind: 'increment' | 'change';
  before: Statement;
  after: Statement;
  /** False for the sum of several increments. */
  adjacent: boolean;
}

/** A total that adds up, among statements that stood together. */
export interface Sum {
  relation: Relation;
  total: Statement;
  parts: readonly Statement[];
}

export interface Statements {
  all: readonly Statement[];
  links: readonly Link[];
  sums: readonly Sum[];
  /** What each statement restates, by its id. */
  restates: ReadonlyMap<number, Statement>;
}

const longestYear = 366 * 24 * 3600 * 1000;

/** What a year-to-date figure is counted out of, or counts. */
const extent = (s: Statement): number =>
  s.counts.some((c) => c.name === 'complement')
    ? s.counts.reduce((sum, c) => sum + c.size, 0)
    : (s.counts.at(-1)?.size ?? 0);

/**
 * Whether `after` can contain `before`. Nothing says when an indicator's year begins (April, September),
 * so a restart is only assumed where the count falls or a year has passed.
 */
const contains = (before: Statement, after: Statement): boolean =>
  Date.parse(after.figure.asAt) - Date.parse(before.figure.asAt) <= longestYear && extent(before) <= extent(after);

/** Links of one new statement with its neighbours in the run, out to the nearest figure already shown. */
function linksAlong(run: readonly Statement[], at: number): Link[] {
  const links: Link[] = [];
  const here = run[at];
  if (here === undefined) return links;
  for (const step of [-1, 1]) {
    for (let i = at + step, near = here; i >= 0 && i < run.length; i += step) {
      const other = run[i];
      if (other === undefined || !(step === -1 ? contains(other, near) : contains(near, other))) break;
      const [before, after] = step === -1 ? [other, here] : [here, other];
      links.push({ kind: 'increment', before, after, adjacent: near === here });
      if (!other.isNew && other.why === null) break;
      near = other;
    }
  }
  return links;
}

const sizeOf = (s: Statement, name: Count['name']): number | null =>
  s.counts.find((c) => c.name === name)?.size ?? null;

/** Whether the numerators really add up; a "total" that does not is no equation, for us or for anybody else. */
function addsUp(total: Statement, parts: readonly Statement[]): boolean {
  const sum = parts.reduce((n, p) => n + (sizeOf(p, 'numerator') ?? NaN), 0);
  return sum === sizeOf(total, 'numerator');
}

/** Lays out publications in the order they went out, with how they bear on one another. */
export function layOut(
  publications: readonly (readonly PublishedFigure[])[],
  fresh: readonly (PublishedFigure & { released: boolean })[],
  relations: readonly Relation[],
): Statements {
  const all: Statement[] = [];
  const links: Link[] = [];
  const sums: Sum[] = [];
  const restates = new Map<number, Statement>();
  const runs = new Map<string, Statement[]>();

  const state = (figure: PublishedFigure, isNew: boolean, released: boolean): Statement => {
    const counts = countsOf(figure.indicator.unit, figure.outturn);
    const s = { id: all.length, figure, counts, isNew, why: figure.why, released };
    all.push(s);
    return s;
  };
  const insert = (s: Statement): void => {
    const run = runs.get(s.figure.indicator.id) ?? [];
    runs.set(s.figure.indicator.id, run);
    let at = run.length;
    while (at > 0 && (run[at - 1]?.figure.asAt ?? '') >= s.figure.asAt) at--;
    const prior = run[at];
    if (prior?.figure.asAt === s.figure.asAt) {
      run[at] = s;
      restates.set(s.id, prior);
      if (prior.why === null) links.push({ kind: 'change', before: prior, after: s, adjacent: true });
    } else run.splice(at, 0, s);
  };
  const standing = (indicatorId: string, asAt: IsoDate): Statement | undefined =>
    runs.get(indicatorId)?.findLast((s) => s.figure.asAt === asAt);

  for (const publication of [...publications, fresh]) {
    const isNew = publication === fresh;
    const stated = publication.map((f) => state(f, isNew, 'released' in f && f.released === true));
    stated.forEach(insert);
    for (const s of stated) {
      if (s.figure.indicator.basis !== 'year to date') continue;
      const run = runs.get(s.figure.indicator.id) ?? [];
      links.push(...linksAlong(run, run.indexOf(s)));
    }
    for (const relation of relations) {
      const dates = new Set(
        stated
          .filter((s) => s.figure.indicator.id === relation.totalId || relation.partIds.includes(s.figure.indicator.id))
          .map((s) => s.figure.asAt),
      );
      for (const asAt of dates) {
        const total = standing(relation.totalId, asAt);
        const parts = relation.partIds.map((id) => standing(id, asAt)).filter((s) => s !== undefined);
        if (total === undefined || parts.length < relation.partIds.length || !addsUp(total, parts)) continue;
        const members = [total, ...parts];
        // Rolling figures of one group are kept back together, so their sums need no solving.
        const { basis } = total.figure.indicator;
        if (basis !== 'rolling 12 months' && members.every((s) => s.figure.indicator.basis === basis))
          sums.push({ relation, total, parts });
      }
    }
  }
  const seen = new Set<string>();
  const once = links.filter((l) => {
    const key = `${l.before.id} ${l.after.id}`;
    return !seen.has(key) && seen.add(key);
  });
  return { all, links: once, sums, restates };
}
