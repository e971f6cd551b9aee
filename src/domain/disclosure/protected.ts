/** The sums an attacker must not narrow, and the system of equations in which he would try. */
import { type CountName, isSmall, wholeOf } from './counts';
import type { Boxes, Row } from './solver';
import { unbounded } from './solver';
import type { Link, Statement, Sum } from './statements';

/** A count, or the difference of two, that may be a small number of people. */
export interface Quantity {
  terms: Row['terms'];
  /** What it really is; 0 or more. */
  size: number;
  /** Whether it counts what happened between two neighbouring reports: then even showing a figure tells something of it. */
  between: boolean;
  statements: readonly Statement[];
}

/** Figures that bear on one another. */
export interface Component {
  /** Those still open: new, or kept back before. */
  statements: readonly Statement[];
  /** Those, and the shown ones that bind them; the first count of each is the variable `base`. */
  members: readonly { statement: Statement; base: number }[];
  rows: readonly Row[];
  quantities: readonly Quantity[];
  /** Ids of statements that stand in a total with its parts. */
  inSums: ReadonlySet<number>;
  sums: readonly Sum[];
}

type Terms = Row['terms'][number][];

/** Where the variables of a statement begin. */
type BaseOf = (s: Statement) => number;

/** A count as variables: a denominator kept as numerator and complement is the sum of both. */
function termsOf(baseOf: BaseOf, s: Statement, name: CountName, sign: 1 | -1): Terms | null {
  const at = s.counts.findIndex((c) => c.name === name);
  const base = baseOf(s);
  if (at >= 0) return [[base + at, sign]];
  if (name !== 'denominator' || wholeOf(s.counts) === null) return null;
  return [
    [base, sign],
    [base + 1, sign],
  ];
}

const names: readonly CountName[] = ['numerator', 'complement', 'denominator'];

const sizeOf = (s: Statement, name: CountName): number =>
  s.counts.find((c) => c.name === name)?.size ?? wholeOf(s.counts) ?? 0;

function countsIn(baseOf: BaseOf, s: Statement): Quantity[] {
  return names.flatMap((name) => {
    const terms = termsOf(baseOf, s, name, 1);
    return terms === null ? [] : [{ terms, size: sizeOf(s, name), between: false, statements: [s] }];
  });
}

function differences(baseOf: BaseOf, { kind, before, after, adjacent }: Link): { rows: Row[]; quantities: Quantity[] } {
  const rows: Row[] = [];
  const quantities: Quantity[] = [];
  for (const name of names) {
    const size = sizeOf(after, name) - sizeOf(before, name);
    const sign = size < 0 ? -1 : 1;
    const terms = [termsOf(baseOf, after, name, sign), termsOf(baseOf, before, name, sign === 1 ? -1 : 1)];
    if (terms.includes(null)) continue;
    const both = terms.flatMap((t) => t ?? []);
    if (kind === 'increment') {
      // A fall is a correction: no rule binds it, and it counts nothing.
      if (size < 0) continue;
      if (adjacent) rows.push({ terms: both, low: 0, high: unbounded });
    }
    const between = kind === 'increment' && adjacent;
    quantities.push({ terms: both, size: Math.abs(size), between, statements: [before, after] });
  }
  return { rows, quantities };
}

function equations(baseOf: BaseOf, { relation, total, parts }: Sum): Row[] {
  // One denominator for all: each part's is the total's, whatever that is.
  const shared = relation.denominators === 'shared' ? parts : [];
  const same = shared.flatMap((part): Row[] => {
    const [own, whole] = [termsOf(baseOf, part, 'denominator', 1), termsOf(baseOf, total, 'denominator', -1)];
    const equal = own !== null && whole !== null && sizeOf(part, 'denominator') === sizeOf(total, 'denominator');
    return equal ? [{ terms: [...own, ...whole], low: 0, high: 0 }] : [];
  });
  const added: CountName[] =
    relation.denominators === 'added' ? ['numerator', 'complement', 'denominator'] : ['numerator'];
  const sums = added.flatMap((name): Row[] => {
    const at = [total, ...parts].map((s, i) => {
      const k = s.counts.findIndex((c) => c.name === name);
      return k < 0 ? null : ([baseOf(s) + k, i === 0 ? -1 : 1] as const);
    });
    const whole = parts.reduce((n, p) => n + sizeOf(p, name), 0) === sizeOf(total, name);
    return at.includes(null) || !whole ? [] : [{ terms: at.filter((t) => t !== null), low: 0, high: 0 }];
  });
  return [...sums, ...same];
}

/** The groups of statements that bear on one another and hold something new, each with its equations. */
export function components(all: readonly Statement[], links: readonly Link[], sums: readonly Sum[]): Component[] {
  // What was shown before is a constant: it binds those beside it, but joins nothing.
  const open = (s: Statement): boolean => s.isNew || s.why !== null;
  const parent = all.map((s) => s.id);
  const find = (id: number): number => {
    let root = id;
    while (parent[root] !== root) root = parent[root] ?? root;
    return (parent[id] = root);
  };
  const join = (members: readonly Statement[]): void => {
    const [first, ...rest] = members.filter(open);
    if (first !== undefined) for (const s of rest) parent[find(s.id)] = find(first.id);
  };
  for (const l of links) join([l.before, l.after]);
  for (const s of sums) join([s.total, ...s.parts]);
  const groups = new Map<number, { statements: Statement[]; links: Link[]; sums: Sum[] }>();
  for (const s of all) if (s.isNew) groups.set(find(s.id), { statements: [], links: [], sums: [] });
  const groupOf = (members: readonly Statement[]): ReturnType<typeof groups.get> => {
    const first = members.find(open);
    return first && groups.get(find(first.id));
  };
  for (const s of all) if (open(s)) groupOf([s])?.statements.push(s);
  for (const l of links) groupOf([l.before, l.after])?.links.push(l);
  for (const s of sums) groupOf([s.total, ...s.parts])?.sums.push(s);

  return [...groups.values()].map((g) => {
    const involved = [
      ...g.statements,
      ...g.links.flatMap((l) => [l.before, l.after]),
      ...g.sums.flatMap((s) => [s.total, ...s.parts]),
    ];
    const bases = new Map<Statement, number>();
    let size = 0;
    for (const s of involved) {
      if (bases.has(s)) continue;
      bases.set(s, size);
      size += s.counts.length;
    }
    const baseOf: BaseOf = (s) => bases.get(s) ?? 0;
    const found = g.links.map((l) => differences(baseOf, l));
    return {
      statements: g.statements,
      members: [...bases].map(([statement, base]) => ({ statement, base })),
      rows: [...found.flatMap((f) => f.rows), ...g.sums.flatMap((s) => equations(baseOf, s))],
      quantities: [...g.statements.flatMap((s) => countsIn(baseOf, s)), ...found.flatMap((f) => f.quantities)],
      inSums: new Set(g.sums.flatMap((s) => [s.total, ...s.parts].map((m) => m.id))),
      sums: g.sums,
    };
  });
}

/**
 * What the public knows of each count before it reasons: shown counts exactly; hidden ones nothing, or, when it
 * is told the reason ("primary" means some count is small, any other reason that none is), that much.
 *
 * @param told null: it is told nothing; else whose reasons it is not told
 */
export function boxesOf(
  members: Component['members'],
  hidden: (s: Statement) => boolean,
  told: { smallCount: number; except: readonly Statement[] } | null,
): Boxes {
  const boxes: Boxes = { low: [], high: [] };
  for (const { statement: s } of members) {
    const anchor = told === null ? -1 : s.counts.findIndex((c) => isSmall(c.size, told.smallCount));
    s.counts.forEach(({ size }, k) => {
      let [low, high] = hidden(s) ? [0, unbounded] : [size, size];
      if (hidden(s) && told !== null && !told.except.includes(s)) {
        if (anchor === k) [low, high] = [1, told.smallCount];
        if (anchor < 0) [low, high] = size === 0 ? [0, 0] : [told.smallCount + 1, unbounded];
      }
      boxes.low.push(low);
      boxes.high.push(high);
    });
  }
  return boxes;
}
