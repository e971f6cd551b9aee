/** Whole suites to publish and attack: totals with parts, four bases, revisions, benchmarks, targets and marks. */
import fc from 'fast-check';
import type { DisclosureRules, PartOneSays, Publication } from '../../../src/domain/disclosure';
import { discloseAll } from './history';
import type {
  Basis,
  Benchmark,
  Indicator,
  Outturn,
  Rag,
  Relation,
  SuiteSettings,
  Unit,
} from '../../../src/domain/glossary';
import { valueFromCounts } from '../../../src/domain/outturn';
import { roundTo } from '../../../src/domain/disclosure/shown-figure';
import type { Published, Said } from './attacker';

/** What happened in one quarter to one group of people: counted, and (where there is one) the rest of the denominator. */
export type Quarter = readonly [counted: number, rest: number];

export interface Family {
  unit: Unit;
  basis: Basis;
  /** "single": one indicator; "flat": a total of the leaves; "nested": the first two leaves make a part of the total. */
  shape: 'single' | 'flat' | 'nested';
  denominators: Relation['denominators'];
  decimals: number;
  target: number;
  leaves: readonly (readonly Quarter[])[];
}

export interface Revision {
  /** Index of the period revised, after its report and before the next. */
  period: number;
  family: number;
  leaf: number;
  by: Quarter;
}

/** A suite's life. Quarters are counted from a year before the first report. */
export interface World {
  smallCount: number;
  pointer: SuiteSettings['pointer'];
  periods: number;
  families: readonly Family[];
  revisions: readonly Revision[];
  /** Indicators an officer marks: period, and position in the suite. */
  marks: readonly { period: number; indicator: number }[];
  /** Whether the council's own figures are loaded as benchmarks too. */
  benchmarks: boolean;
}

const before = 4;
const yearlyPopulation = 20000;

const quarterEnd = (q: number): string => {
  const days = ['06-30', '09-30', '12-31', '03-31'] as const;
  return `${2018 + Math.floor(q / 4) + (q % 4 === 3 ? 1 : 0)}-${days[q % 4]!}`;
};

/** RAG for tests: higher is better, AMBER within 10% of the target. */
export function rate(indicator: Indicator, value: number): Rag {
  const target = indicator.expectation?.low ?? null;
  if (target === null) return 'NO DATA';
  return value >= target ? 'GREEN' : value >= target * 0.9 ? 'AMBER' : 'RED';
}

const indicatorOf = (id: string, number: number, f: Family): Indicator => ({
  id,
  number,
  title: `Indicator ${id}`,
  definition: '',
  unit: f.unit,
  decimals: f.decimals,
  polarity: 'higher is better',
  basis: f.basis,
  expectation: { low: f.target, high: null, tolerance: { kind: 'relative', percent: 10 } },
  ownerId: 'director',
  delegateId: null,
  synonyms: [],
});

const plus = (a: Quarter, b: Quarter): Quarter => [a[0] + b[0], a[1] + b[1]];

/** The two counts of a leaf at a period, by basis. */
function counted(basis: Basis, quarters: readonly Quarter[], at: number): Quarter {
  const span = (from: number): Quarter => quarters.slice(Math.max(from, 0), at + 1).reduce(plus, [0, 0]);
  if (basis === 'year to date') return span(at - (at % 4));
  if (basis === 'rolling 12 months') return span(at - 3);
  return quarters[at] ?? [0, 0];
}

interface Member {
  indicator: Indicator;
  family: number;
  leaves: readonly number[];
}

/** Indicators and relations of a suite. */
function suiteOf(world: World): { members: Member[]; relations: Relation[] } {
  const members: Member[] = [];
  const relations: Relation[] = [];
  world.families.forEach((f, family) => {
    const add = (name: string, leaves: readonly number[]): string => {
      const id = `${String.fromCharCode(65 + family)}${name}`;
      members.push({ indicator: indicatorOf(id, members.length + 1, f), family, leaves });
      return id;
    };
    const all = f.leaves.map((_, i) => i);
    if (f.shape === 'single' || all.length < 2) {
      add('', [0]);
      return;
    }
    const total = add('', all);
    const nested = f.shape === 'nested' && all.length > 2;
    const inner = nested ? add('+', [0, 1]) : null;
    const ids = all.map((i) => add(String(i + 1), [i]));
    const { denominators } = f;
    if (inner !== null) {
      relations.push({ totalId: inner, partIds: ids.slice(0, 2), denominators });
      relations.push({ totalId: total, partIds: [inner, ...ids.slice(2)], denominators });
    } else relations.push({ totalId: total, partIds: ids, denominators });
  });
  return { members, relations };
}

/** Numerator and denominator of an indicator at a period, from the quarters as known then. */
function figureOf(f: Family, leaves: readonly (readonly Quarter[])[], m: Member, at: number): [number, number | null] {
  const of = (is: readonly number[]): Quarter =>
    is.map((i) => counted(f.basis, leaves[i] ?? [], at)).reduce(plus, [0, 0]);
  const [n, rest] = of(m.leaves);
  if (f.unit === 'number') return [n, null];
  if (f.unit === 'rate per 10,000') return [n, yearlyPopulation];
  if (f.unit === 'average' || f.unit === 'days') return [n, rest];
  if (f.shape !== 'single' && f.denominators === 'shared') {
    const [all, others] = of(f.leaves.map((_, i) => i));
    return [n, all + others];
  }
  return [n, n + rest];
}

/** A world as publications, with the rules of its council. */
export function tell(world: World): {
  history: Publication[];
  rules: DisclosureRules;
  quarters: Published['quarters'];
} {
  const { members, relations } = suiteOf(world);
  const known = world.families.map((f) => f.leaves.map((l) => l.map((q): Quarter => q)));
  const history: Publication[] = [];
  const benchmarks: Benchmark[] = [];
  const said = new Map<string, string>();
  for (let p = 0; p < world.periods; p++) {
    const publish = (final: boolean): void => {
      const period = { id: `p${p}`, asAt: quarterEnd(p + before) };
      const figures = members.flatMap(({ indicator, family, leaves }) => {
        const f = world.families[family]!;
        const [numerator, denominator] = figureOf(f, known[family]!, { indicator, family, leaves }, p + before);
        const key = `${indicator.id} ${p}`;
        const now = `${numerator}/${denominator}`;
        if (final && said.get(key) === now) return [];
        said.set(key, now);
        const outturn: Outturn = {
          id: `${key} ${final}`,
          periodId: period.id,
          indicatorId: indicator.id,
          revision: final ? 2 : 1,
          numerator,
          denominator,
          value: valueFromCounts(f.unit, numerator, denominator),
          symbol: null,
          status: final ? 'final' : 'provisional',
          asAt: null,
          note: null,
          loadedAt: new Date(0),
          loadedById: 'officer',
        };
        if (world.benchmarks && outturn.value !== null)
          benchmarks.push({
            indicatorId: indicator.id,
            area: 'Ambridge',
            year: period.asAt.slice(0, 4),
            value: roundTo(outturn.value, f.decimals),
            source: 'test',
          });
        return [{ indicator, outturn }];
      });
      if (figures.length > 0) history.push({ period, figures });
    };
    publish(false);
    for (const r of world.revisions.filter((x) => x.period === p)) {
      const leaf = known[r.family]?.[r.leaf];
      const now = leaf?.[p + before];
      if (leaf !== undefined && now !== undefined)
        leaf[p + before] = [Math.max(now[0] + r.by[0], 0), Math.max(now[1] + r.by[1], 0)];
    }
    publish(true);
  }
  const rules: DisclosureRules = {
    settings: { smallCount: world.smallCount, pointer: world.pointer },
    council: 'Ambridge Borough Council',
    relations,
    classifications: [],
    marks: world.marks.flatMap((m) => {
      const marked = members[m.indicator % members.length];
      return marked === undefined
        ? []
        : [
            {
              periodId: `p${m.period}`,
              indicatorId: marked.indicator.id,
              byId: 'officer',
              reason: 'A family could be recognised',
            },
          ];
    }),
    releases: [],
    benchmarks,
    rate,
  };
  const quarters = Array.from({ length: world.periods + before }, (_, q) => ({
    asAt: quarterEnd(q),
    year: Math.floor(q / 4),
  }));
  return { history, rules, quarters };
}

/** Keeps back small counts and nothing else: what councils do by hand, and what the attacker must beat. */
export const primaryOnly = Symbol('primary only');

/** What Part 1 holds once everything is out, decided by the engine or by primary suppression alone. */
export function published(world: World, by: 'engine' | typeof primaryOnly): Published {
  const { history, rules, quarters } = tell(world);
  const decisions = by === 'engine' ? discloseAll(history, rules) : null;
  const said = history.flatMap(({ period, figures }, publication) =>
    figures.map(({ indicator, outturn }): Said => {
      const decision = decisions?.[publication]?.get(indicator.id);
      const truth = { numerator: outturn!.numerator!, denominator: outturn!.denominator };
      const figure = decision?.figure;
      const common = {
        indicatorId: indicator.id,
        unit: indicator.unit,
        basis: indicator.basis,
        asAt: period.asAt,
        publication,
        truth,
      };
      if (decision === undefined || figure === undefined) {
        const small = isSmallByHand(indicator.unit, truth, world.smallCount);
        const rag = small && indicator.expectation?.low !== 0;
        const told = { rag, belowExpectation: rag, benchmarks: small ? rules.benchmarks : [] };
        const why = small ? 'primary' : null;
        return {
          ...common,
          ...beside(told, indicator, outturn!, period.asAt),
          shown: small ? null : truth,
          why,
          range: null,
        };
      }
      const hidden = figure.kind === 'suppressed';
      return {
        ...common,
        ...beside(
          hidden ? decision.says : { rag: false, belowExpectation: false, benchmarks: [] },
          indicator,
          outturn!,
          period.asAt,
        ),
        // 0 of 0 is "not applicable", and says so.
        shown: hidden ? null : truth,
        why: decision.why,
        range: hidden ? figure.range : null,
      };
    }),
  );
  return { smallCount: world.smallCount, said, equations: rules.relations, quarters, population: yearlyPopulation };
}

/** What is said beside a figure kept back. */
function beside(
  says: Pick<PartOneSays, 'rag' | 'belowExpectation' | 'benchmarks'>,
  indicator: Indicator,
  outturn: Outturn,
  asAt: string,
): Pick<Said, 'rag' | 'benchmark'> {
  const valueOf = (n: number): number => valueFromCounts(indicator.unit, n, outturn.denominator) ?? NaN;
  const own = says.benchmarks.find((b) => b.indicatorId === indicator.id && b.year === asAt.slice(0, 4));
  const bad = (r: Rag): boolean => r === 'AMBER' || r === 'RED';
  const real = outturn.value === null ? 'NO DATA' : rate(indicator, outturn.value);
  const equal = own !== undefined && outturn.value !== null && own.value === roundTo(outturn.value, indicator.decimals);
  return {
    rag:
      says.rag || says.belowExpectation
        ? { is: (r) => (says.rag ? r === real : bad(r) === bad(real)), of: (n) => rate(indicator, valueOf(n)) }
        : null,
    benchmark: equal ? { value: own.value, of: (n) => roundTo(valueOf(n), indicator.decimals) } : null,
  };
}

function isSmallByHand(unit: Unit, { numerator: n, denominator: d }: Said['truth'], smallCount: number): boolean {
  const small = (x: number): boolean => x >= 1 && x <= smallCount;
  if (unit === 'days') return d !== null && small(d);
  if (d === null || unit === 'rate per 10,000') return small(n);
  return small(n) || small(d) || (unit === 'percentage' && small(d - n));
}

const count = fc.oneof(
  { weight: 3, arbitrary: fc.nat(7) },
  { weight: 3, arbitrary: fc.integer({ min: 6, max: 30 }) },
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.integer({ min: 40, max: 300 }) },
);
const basis = fc.constantFrom<Basis>('snapshot', 'year to date', 'year to date', 'rolling 12 months', 'annual');
const pointer = fc.constantFrom<SuiteSettings['pointer']>('number only', 'number and title', 'number, title and RAG');

const family = (periods: number): fc.Arbitrary<Family> =>
  fc
    .record({
      unit: fc.constantFrom<Unit>('percentage', 'percentage', 'number', 'number', 'rate per 10,000', 'average', 'days'),
      basis,
      shape: fc.constantFrom<Family['shape']>('single', 'flat', 'nested'),
      denominators: fc.constantFrom<Relation['denominators']>('added', 'shared', 'unrelated'),
      decimals: fc.nat(2),
      target: fc.constantFrom(0, 1, 5, 10, 50, 80),
      leaves: fc.array(fc.array(fc.tuple(count, count), { minLength: periods + before, maxLength: periods + before }), {
        minLength: 1,
        maxLength: 4,
      }),
    })
    .map((f) =>
      f.unit === 'average' || f.unit === 'days' || f.unit === 'rate per 10,000'
        ? { ...f, shape: 'single' as const }
        : f,
    );

/** Any suite's life of up to six periods. */
export const worlds: fc.Arbitrary<World> = fc.integer({ min: 1, max: 6 }).chain((periods) =>
  fc.record({
    smallCount: fc.constantFrom(5, 5, 5, 3, 10),
    pointer,
    periods: fc.constant(periods),
    families: fc.array(family(periods), { minLength: 1, maxLength: 3 }),
    revisions: fc.array(
      fc.record({
        period: fc.nat(periods - 1),
        family: fc.nat(2),
        leaf: fc.nat(3),
        by: fc.tuple(fc.integer({ min: -4, max: 12 }), fc.integer({ min: -4, max: 12 })),
      }),
      { maxLength: 3 },
    ),
    marks: fc.array(fc.record({ period: fc.nat(periods - 1), indicator: fc.nat(12) }), { maxLength: 2 }),
    benchmarks: fc.boolean(),
  }),
);
