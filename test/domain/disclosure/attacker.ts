/**
 * Somebody who has kept every Part 1 report, knows the rules, and works out by whole-number arithmetic what
 * each figure kept back can be. He knows the council's population, for rates, and in the hardest mode the reason
 * given for each figure kept back. The true counts are used only to name what has to be protected and to start from
 * one solution that certainly exists.
 */
import type { Basis, Rag, Unit } from '../../../src/domain/glossary';
import { type Constraint, type Domain, integerSolution } from './integer-solver';

/** One figure as Part 1 has it, beside the truth. */
export interface Said {
  indicatorId: string;
  unit: Unit;
  basis: Basis;
  asAt: string;
  publication: number;
  /** Numerator and denominator as shown; null where kept back. */
  shown: { numerator: number; denominator: number | null } | null;
  /** The reason given for keeping it back. */
  why: string | null;
  range: { of: 'numerator' | 'complement'; low: number; high: number } | null;
  /** RAG, or only whether it is below expectation, where Part 1 says so, with what RAG a numerator would have. */
  rag: { is: (rag: Rag) => boolean; of: (numerator: number) => Rag } | null;
  /** The council's own published figure for the same time, and what a numerator would round to. */
  benchmark: { value: number; of: (numerator: number) => number } | null;
  truth: { numerator: number; denominator: number | null };
}

export interface Equation {
  totalId: string;
  partIds: readonly string[];
  denominators: 'added' | 'shared' | 'unrelated';
}

export interface Published {
  smallCount: number;
  said: readonly Said[];
  equations: readonly Equation[];
  /** Quarter ends, oldest first, with those before the first report, and the year each belongs to. */
  quarters: readonly { asAt: string; year: number }[];
  /** Nothing counts more people than this. */
  population: number;
}

/** A protected count he has narrowed. */
export interface Breach {
  about: string;
  size: number;
  /** Sizes from 1 to the threshold he can rule out. */
  ruledOut: number[];
}

type Terms = (readonly [number, number])[];

interface Target {
  about: string;
  terms: Terms;
  size: number;
  /** The last publication it takes. */
  publication: number;
  /** "span": he must not be able to say that it is small; "count": he must not rule out any small size. */
  kind: 'count' | 'span';
}

class System {
  domains: Domain[] = [];
  truth: number[] = [];
  constraints: Constraint[] = [];
  constructor(readonly population: number) {}
  variable(truth: number, domain: Domain = [[0, this.population]]): number {
    this.domains.push(domain);
    return this.truth.push(truth) - 1;
  }
  require(terms: Terms, relation: Constraint['relation'], bound: number): void {
    const at = terms.reduce((s, [v, c]) => s + c * this.truth[v]!, 0);
    const holds = relation === '=' ? at === bound : relation === '<=' ? at <= bound : at >= bound;
    // An equation the truth does not meet is none: he would be reckoning with a falsehood.
    if (holds) this.constraints.push({ terms, relation, bound });
  }
}

interface Cell {
  said: Said;
  /** Variables: numerator, and complement or (averages, days) denominator. */
  n: number;
  second: { v: number; name: 'complement' | 'denominator' } | null;
}

/** Intervals of numerators from 0 to `most` that pass. */
function intervals(most: number, passes: (n: number) => boolean): [number, number][] {
  const found: [number, number][] = [];
  for (let n = 0; n <= most; n++) {
    if (!passes(n)) continue;
    const last = found.at(-1);
    if (last !== undefined && last[1] === n - 1) last[1] = n;
    else found.push([n, n]);
  }
  return found;
}

/**
 * What he can say of every protected count. An empty list: nothing he should not.
 *
 * Untold the reasons, he must not rule out any size from 1 to the threshold. Told them, the figures of a report must
 * not rule out any size that its reasons, with the reports before it, leave open: two figures kept back as small differ
 * by less than the threshold, whatever is shown.
 */
export function attack(published: Published, reasonsTold: boolean): Breach[] {
  const seen = lay(published, reasonsTold, Infinity);
  const possible = solver(seen.system);
  const before = new Map<number, Question>();
  const openBefore = ({ terms, publication }: Target, n: number): boolean => {
    const ask = before.get(publication) ?? solver(lay(published, true, publication).system);
    before.set(publication, ask);
    return ask(terms, '=', n);
  };
  const sizes = Array.from({ length: published.smallCount }, (_, i) => i + 1);
  const breaches: Breach[] = [];
  for (const t of seen.targets) {
    if (t.kind === 'span') {
      if (!possible(t.terms, '<=', 0) && !possible(t.terms, '>=', published.smallCount + 1))
        breaches.push({ about: t.about, size: t.size, ruledOut: [0] });
      continue;
    }
    const ruledOut = sizes.filter((n) => !possible(t.terms, '=', n) && (!reasonsTold || openBefore(t, n)));
    if (ruledOut.length > 0) breaches.push({ about: t.about, size: t.size, ruledOut });
  }
  return breaches;
}

/**
 * Lays out what he knows, with the figures of the publications before number `until`. Of later ones he has only the
 * reasons: what is shown there is known not to be small.
 */
function lay(published: Published, reasonsTold: boolean, until: number): { system: System; targets: Target[] } {
  const { smallCount, population } = published;
  const system = new System(population);
  const small = (n: number): boolean => n >= 1 && n <= smallCount;

  const cells: Cell[] = published.said.map((said) => {
    const { truth, shown, unit } = said;
    const hidden = shown === null;
    const figures = said.publication < until;
    const saidSmall = reasonsTold && hidden && said.why === 'primary';
    const saidLarge = reasonsTold && hidden && said.why !== 'primary' && said.why !== 'marked by an officer';
    const twoCounts = truth.denominator !== null && unit !== 'rate per 10,000';
    const guess = (size: number): Domain => {
      if (!hidden && figures) return [[size, size]];
      if (!hidden || saidLarge)
        return [
          [0, 0],
          [smallCount + 1, population],
        ];
      // With one count, "small" can only mean that one.
      if (saidSmall && !twoCounts) return [[1, smallCount]];
      return [[0, population]];
    };
    let numerators = unit === 'days' ? ([[0, 1e5]] as Domain) : guess(truth.numerator);
    const known = figures && said.range?.of === 'numerator' ? said.range : null;
    if (known !== null) numerators = [[known.low, known.high]];
    const n = system.variable(truth.numerator, numerators);
    if (!twoCounts || truth.denominator === null) {
      if (figures && hidden && (said.rag !== null || said.benchmark !== null))
        system.domains[n] = meet(
          numerators,
          intervals(population, (k) => agrees(said, k)),
        );
      return { said, n, second: null };
    }
    const name = unit === 'average' || unit === 'days' ? ('denominator' as const) : ('complement' as const);
    const size = name === 'complement' ? truth.denominator - truth.numerator : truth.denominator;
    const other =
      figures && said.range?.of === 'complement' ? ([[said.range.low, said.range.high]] as Domain) : guess(size);
    const second = { v: system.variable(size, other), name };
    if (figures && hidden && (said.rag !== null || said.benchmark !== null)) {
      // Where the report speaks of its level, he is given the denominator besides.
      system.domains[n] = meet(
        numerators,
        intervals(truth.denominator, (k) => agrees(said, k)),
      );
      if (name === 'complement')
        system.require(
          [
            [n, 1],
            [second.v, 1],
          ],
          '=',
          truth.denominator,
        );
    }
    return { said, n, second };
  });

  const targets: Target[] = [];
  const termsOf = (c: Cell): { name: string; terms: Terms }[] => {
    const numerator = { name: 'numerator', terms: [[c.n, 1]] as Terms };
    if (c.said.unit === 'days') return c.second === null ? [] : [{ name: 'denominator', terms: [[c.second.v, 1]] }];
    if (c.second === null) return [numerator];
    const second = { name: c.second.name, terms: [[c.second.v, 1]] as Terms };
    if (c.second.name === 'denominator') return [numerator, second];
    return [
      numerator,
      second,
      {
        name: 'denominator',
        terms: [
          [c.n, 1],
          [c.second.v, 1],
        ],
      },
    ];
  };
  const sizeOf = (terms: Terms): number => terms.reduce((s, [v, k]) => s + k * system.truth[v]!, 0);
  const label = (c: Cell): string => `${c.said.indicatorId} ${c.said.asAt} (publication ${c.said.publication})`;
  const aim = (about: string, terms: Terms, { said: { publication } }: Cell): void => {
    const size = sizeOf(terms);
    if (small(size)) targets.push({ about, terms, size, publication, kind: 'count' });
  };

  for (const c of cells) for (const { name, terms } of termsOf(c)) aim(`${name} of ${label(c)}`, terms, c);

  // Reports as they stood after each publication.
  const year = new Map(published.quarters.map((q) => [q.asAt, q.year]));
  const standing = new Map<string, Map<string, Cell>>();
  const paired = new Set<string>();
  for (let p = 0; p <= Math.max(...published.said.map((s) => s.publication), 0); p++) {
    const fresh = cells.filter((c) => c.said.publication === p);
    for (const c of fresh) {
      const run = standing.get(c.said.indicatorId) ?? new Map<string, Cell>();
      const prior = run.get(c.said.asAt);
      standing.set(c.said.indicatorId, run.set(c.said.asAt, c));
      if (prior === undefined || prior.said.shown === null) continue;
      // Against the revision: gained or lost.
      termsOf(c).forEach(({ name, terms }, i) => {
        const before = termsOf(prior)[i]!.terms;
        const up = sizeOf(terms) >= sizeOf(before) ? 1 : -1;
        const difference = [
          ...terms.map(([v, k]) => [v, k * up] as const),
          ...before.map(([v, k]) => [v, -k * up] as const),
        ];
        aim(`revised ${name} of ${label(c)}`, difference, c);
      });
    }
    for (const [, run] of standing) {
      const inOrder = [...run.values()].sort((a, b) => a.said.asAt.localeCompare(b.said.asAt));
      inOrder.forEach((after, i) => {
        if (after.said.basis !== 'year to date') return;
        for (const before of inOrder.slice(0, i)) {
          const key = `${label(before)} ${label(after)}`;
          if (year.get(before.said.asAt) !== year.get(after.said.asAt) || paired.has(key)) continue;
          paired.add(key);
          termsOf(after).forEach(({ name, terms }, k) => {
            const grown = [...terms, ...termsOf(before)[k]!.terms.map(([v, c]) => [v, -c] as const)];
            system.require(grown, '>=', 0);
            aim(
              `${name} of ${label(after)} since ${label(before)}`,
              grown,
              before.said.publication > after.said.publication ? before : after,
            );
          });
        }
      });
    }
    for (const { totalId, partIds, denominators } of published.equations)
      for (const { asAt } of published.quarters) {
        const total = standing.get(totalId)?.get(asAt);
        const parts = partIds.map((id) => standing.get(id)?.get(asAt)).filter((c) => c !== undefined);
        if (total === undefined || parts.length < partIds.length || ![total, ...parts].some((c) => fresh.includes(c)))
          continue;
        system.require([[total.n, -1], ...parts.map((c) => [c.n, 1] as const)], '=', 0);
        const seconds = [total, ...parts].map((c) => c.second?.v);
        if (seconds.includes(undefined)) continue;
        if (denominators === 'added')
          system.require(
            seconds.map((v, i) => [v!, i === 0 ? -1 : 1] as const),
            '=',
            0,
          );
        if (denominators === 'shared')
          for (const part of parts)
            system.require(
              [
                [part.n, 1],
                [part.second!.v, 1],
                [total.n, -1],
                [total.second!.v, -1],
              ],
              '=',
              0,
            );
      }
  }

  // Rolling figures: every quarter's own count is unknown; four of them make a window, and totals add up in each.
  const quarterly = new Map<string, number[]>();
  for (const [id, run] of standing) {
    const any = [...run.values()][0]!;
    if (any.said.basis !== 'rolling 12 months') continue;
    for (const which of ['n', 'second'] as const) {
      const parts = published.quarters.map(() => system.variable(0));
      quarterly.set(`${which} ${id}`, parts);
      const windows = [...run.values()].flatMap((c) => {
        const v = which === 'n' ? c.n : c.second?.v;
        const end = published.quarters.findIndex((q) => q.asAt === c.said.asAt);
        return v === undefined || end < 3 ? [] : [{ v, quarters: parts.slice(end - 3, end + 1), cell: c }];
      });
      for (const w of windows)
        system.constraints.push({
          terms: [[w.v, -1], ...w.quarters.map((q) => [q, 1] as const)],
          relation: '=',
          bound: 0,
        });
      // The reasons alone say that a window is small; where in it the few were is no further narrowing.
      if (reasonsTold || (any.said.unit === 'days' && which === 'n')) continue;
      // Spans inside windows: their true size is not needed, only whether he can call one small.
      for (const w of windows)
        for (let i = 0; i < 4; i++)
          for (let j = i + 1; j <= 4; j++) {
            if (j - i === 4) continue;
            const terms = w.quarters.slice(i, j).map((q) => [q, 1] as const);
            targets.push({
              about: `${which} of part of ${id} up to ${w.cell.said.asAt}`,
              terms,
              size: NaN,
              publication: 0,
              kind: 'span',
            });
          }
    }
  }

  for (const { totalId, partIds, denominators } of published.equations)
    for (const which of denominators === 'added' ? ['n', 'second'] : ['n']) {
      const members = [totalId, ...partIds].map((id) => quarterly.get(`${which} ${id}`));
      if (members.includes(undefined)) continue;
      published.quarters.forEach((_, q) => {
        const terms = members.map((m, i) => [m![q]!, i === 0 ? -1 : 1] as const);
        system.constraints.push({ terms, relation: '=', bound: 0 });
      });
    }

  return { system, targets };
}

const agrees = (said: Said, n: number): boolean =>
  (said.rag === null || said.rag.is(said.rag.of(n))) &&
  (said.benchmark === null || said.benchmark.of(n) === said.benchmark.value);

const meet = (a: Domain, b: Domain): Domain =>
  a
    .flatMap(([lo, hi]) => b.map(([l, h]) => [Math.max(lo, l), Math.min(hi, h)] as const))
    .filter(([lo, hi]) => lo <= hi);

type Question = (terms: Terms, relation: Constraint['relation'], size: number) => boolean;

/** Answers whether a sum can be so large, one group of connected unknowns at a time. */
function solver(system: System): Question {
  const fixed = (v: number): boolean =>
    system.domains[v]!.length === 1 && system.domains[v]![0]![0] === system.domains[v]![0]![1];
  const group = system.truth.map((_, v) => v);
  const find = (v: number): number => (group[v] === v ? v : (group[v] = find(group[v]!)));
  for (const c of system.constraints) {
    const open = c.terms.map(([v]) => v).filter((v) => !fixed(v));
    for (const v of open.slice(1)) group[find(v)] = find(open[0]!);
  }
  const solved = new Map<string, { vars: Map<number, number>; constraints: Constraint[]; examples: number[][] }>();
  const groupsOf = (terms: Terms) => {
    const roots = new Set(
      terms
        .map(([v]) => v)
        .filter((v) => !fixed(v))
        .map(find),
    );
    const key = [...roots].sort((a, b) => a - b).join();
    const known = solved.get(key);
    if (known !== undefined) return known;
    const vars = new Map<number, number>();
    system.truth.forEach((_, v) => {
      if (!fixed(v) && roots.has(find(v))) vars.set(v, vars.size);
    });
    const constraints = system.constraints
      .filter((c) => c.terms.some(([v]) => vars.has(v)))
      .map((c) => localise(c, vars));
    const made = { vars, constraints, examples: [] };
    solved.set(key, made);
    return made;
  };
  const localise = (c: Constraint, vars: Map<number, number>): Constraint => ({
    terms: c.terms.filter(([v]) => vars.has(v)).map(([v, k]) => [vars.get(v)!, k] as const),
    relation: c.relation,
    bound: c.bound - c.terms.filter(([v]) => !vars.has(v)).reduce((s, [v, k]) => s + k * system.domains[v]![0]![0], 0),
  });
  return (terms, relation, size) => {
    const parts = groupsOf(terms);
    const constant = terms.filter(([v]) => fixed(v)).reduce((s, [v, k]) => s + k * system.domains[v]![0]![0], 0);
    const holds = (at: number): boolean =>
      relation === '=' ? at === size : relation === '<=' ? at <= size : at >= size;
    if (parts.vars.size === 0) return holds(constant);
    const wanted = localise({ terms, relation, bound: size }, parts.vars);
    const value = (x: number[]): number => constant + wanted.terms.reduce((s, [v, k]) => s + k * x[v]!, 0);
    if (parts.examples.some((x) => holds(value(x)))) return true;
    const domains = [...parts.vars.keys()].map((v) => system.domains[v]!);
    const found = integerSolution(domains, [...parts.constraints, wanted]);
    if (found !== null) parts.examples.push(found);
    return found !== null;
  };
}
