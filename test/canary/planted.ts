/** The demo suite with distinctive values in place of what Part 1 keeps back, and words that stand nowhere else. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { CommentaryText, Indicator } from '../../src/domain/glossary';
import { readSuiteFolder } from '../../src/intake';
import type { DefinedOutturn, SuiteDefinition } from '../../src/usecases/period/suite-definition';
import { readRound } from '../../src/usecases/figures/round';
import { guidOf } from '../connector/people';
import { numbersIn } from './numbers';
import { createScanner, toldBy } from './scan';
import { secretOf, type Secret } from './secrets';
import type { TappedWorld } from './world';

const root = path.join(__dirname, '../..');
const demo = path.join(root, 'prisma/demo');

export const now = 'October 2020';
export const before = 'July 2020';

/** Why a figure is kept back. */
type Why =
  'an officer' | 'paragraph 1' | 'paragraph 2' | 'small numerator' | 'small complement' | 'total of a small part';

interface Place {
  number: number;
  period: string;
  why: Why;
  /** Where the ratio is looked for: a share below 1, or days and averages above. */
  ratio: readonly [number, number];
}

/**
 * What is planted. In October 2020 all but 17 are below expectation; 30 is small, and 32 is kept back lest 30 follow
 * from it, which is the total of 30 and 31.
 */
const places: readonly Place[] = [
  { number: 22, period: now, why: 'paragraph 2', ratio: [11_000, 20_000] },
  { number: 23, period: now, why: 'paragraph 1', ratio: [11_000, 20_000] },
  { number: 25, period: now, why: 'small numerator', ratio: [0, 0] },
  { number: 27, period: now, why: 'paragraph 2', ratio: [0.3, 0.7] },
  { number: 28, period: now, why: 'an officer', ratio: [0.3, 0.7] },
  { number: 17, period: now, why: 'small complement', ratio: [1, 1] },
  { number: 30, period: now, why: 'small numerator', ratio: [0, 0] },
  { number: 32, period: now, why: 'total of a small part', ratio: [0.25, 0.32] },
  { number: 19, period: before, why: 'small numerator', ratio: [0, 0] },
];

/** Syllables that make words of no language. */
const syllables = ['quil', 'brast', 'vorn', 'dwim', 'zelk', 'throm', 'plaw', 'gunt', 'yest', 'morv', 'krad', 'snib'];

/** The same numbers on every run. */
function* counts(): Generator<number> {
  for (let x = 4_711; ; x = (x * 16_807) % 2_147_483_647) yield x;
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

/** Everything of the product and its demo that is not planted, as people may come to see it. */
function everythingElse({ indicators, benchmarks, periods }: SuiteDefinition): string {
  const decimalsOf = new Map(indicators.map((i) => [i.number, i.decimals]));
  const shown = (number: number, value: number | null): string =>
    value === null ? '' : `${value.toFixed(decimalsOf.get(number) ?? 0)}% ${value}`;
  const files = [demo, path.join(root, 'cards')].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => !/^outturns|^benchmarks|\.sample\.json$/u.test(name) && /\.\w+$/u.test(name))
      .map((name) => readFileSync(path.join(folder, name), 'utf8')),
  );
  return [
    ...files,
    ...indicators.map(({ expectation }) => `${expectation?.low ?? ''}% ${expectation?.high ?? ''}%`),
    ...benchmarks.map((b) => shown(b.number, b.value)),
    ...periods.flatMap((p) =>
      p.outturns
        .filter((o) => !places.some((place) => place.number === o.number && place.period === p.label))
        .map((o) => {
          const { numerator, denominator, value } = o;
          const share = numerator === null || denominator === null ? value : (numerator / denominator) * 100;
          return `${numerator ?? ''} ${denominator ?? ''} ${shown(o.number, value)} ${shown(o.number, share)}`;
        }),
    ),
  ].join('\n');
}

interface Planted {
  definition: SuiteDefinition;
  secrets: readonly Secret[];
  /** What is loaded for `now` by an import, as a CSV file. */
  csv: Buffer;
  /** The same, with what an officer keeps back well within its target: nothing there to explain. */
  quietCsv: Buffer;
  commentaryOn: (number: number) => CommentaryText;
  /** One made-up word of an indicator, for reasons and remarks. */
  wordOf: (number: number, index: number) => string;
}

export const hiddenNow: readonly number[] = places.filter((p) => p.period === now).map((p) => p.number);

function wordsFor(number: number): string[] {
  return Array.from({ length: 8 }, (_, i) => {
    const at = number * 8 + i;
    const syllable = (n: number): string => syllables[n % syllables.length] ?? '';
    return `${syllable(at)}${syllable(Math.floor(at / 12) + 5)}${syllable(number)}`;
  });
}

/** Numbers of actions and of minutes are drawn at random from these: no count is to be taken for one of them. */
const isDrawn = (count: number): boolean => count >= 100 && count < 10_000;

const secretCounts = (numerator: number, denominator: number): number[] => [
  numerator,
  denominator,
  Math.abs(denominator - numerator),
];

function pick(
  place: Place,
  indicator: Indicator['unit'],
  next: () => number,
  fits: (secret: Secret) => boolean,
): { numerator: number; denominator: number; secret: Secret } {
  const [low, high] = place.ratio;
  for (let tries = 0; tries < 500; tries += 1) {
    const large = place.why === 'total of a small part' ? 90_000 + (next() % 9_900) : 24_000 + (next() % 25_000);
    const few = 2 + (next() % 3);
    const ratio = low + ((next() % 10_000) / 10_000) * (high - low);
    const [numerator, denominator] =
      place.why === 'small numerator'
        ? [few, large]
        : place.why === 'small complement'
          ? [large - few, large]
          : high > 1
            ? [Math.round(ratio * few), few]
            : [Math.round(ratio * large), large];
    if (gcd(numerator, denominator) !== 1 || secretCounts(numerator, denominator).some(isDrawn)) continue;
    const secret = secretOf(`${place.number} in ${place.period}`, place.number, {
      unit: indicator,
      numerator,
      denominator,
    });
    if (fits(secret)) return { numerator, denominator, secret };
  }
  throw new Error(`nothing distinctive was found for indicator ${place.number}`);
}

const written = (secret: Secret): string =>
  secret.numbers
    .flatMap(({ exactly, kind }) =>
      [0, 1, 2, 3].map((d) => `${exactly.toFixed(kind === 'count' ? 0 : d)}${kind === 'share' ? '%' : ''}`),
    )
    .join('\n');

/** With all its benchmarks the demo leaves hardly a percentage that stands nowhere. */
async function suiteWithFewBenchmarks(): Promise<SuiteDefinition> {
  const whole = await readSuiteFolder(demo);
  return {
    ...whole,
    benchmarks: whole.benchmarks.filter((b) => ['England', 'Bromley'].includes(b.area) && b.year.startsWith('2020')),
  };
}

/** Chooses the values and puts them into the demo suite. @throws where a value or a word is not unique */
export async function plant(): Promise<Planted> {
  const whole = await suiteWithFewBenchmarks();
  const others = everythingElse(whole).toLowerCase();
  const standing = [
    ...new Map(
      numbersIn(others).map((r) => [`${r.value} ${r.decimals} ${String(r.isShare)} ${String(r.isOneIn)}`, r]),
    ).values(),
  ];
  const numbers = counts();
  const next = (): number => numbers.next().value as number;
  const chosen: { place: Place; numerator: number; denominator: number; secret: Secret }[] = [];
  for (const place of places) {
    const unit = whole.indicators.find((i) => i.number === place.number)?.unit ?? 'number';
    const known = [...standing, ...numbersIn(chosen.map((c) => written(c.secret)).join('\n'))];
    const fits = (secret: Secret): boolean =>
      toldBy(known, secret).length === 0 &&
      chosen.every((c) => toldBy(numbersIn(written(secret)), c.secret).length === 0);
    chosen.push({ place, ...pick(place, unit, next, fits) });
  }
  const secrets = chosen.map(({ place, secret }) => ({
    ...secret,
    words: place.period === now ? wordsFor(place.number) : [],
  }));
  const words = secrets.flatMap((s) => s.words);
  if (new Set(words).size !== words.length || words.some((w) => others.includes(w)))
    throw new Error('a planted word is not unique');

  const find = (number: number, period: string) =>
    chosen.find((c) => c.place.number === number && c.place.period === period);
  const figure = (o: DefinedOutturn, period: string): DefinedOutturn => {
    const it = find(o.number, period);
    if (it === undefined) return o;
    const note = period === now ? `Note: ${wordsFor(o.number)[7] ?? ''}.` : null;
    return { ...o, numerator: it.numerator, denominator: it.denominator, value: null, symbol: null, asAt: null, note };
  };
  const [part, total] = [find(30, now), find(32, now)];
  const rest = (o: DefinedOutturn, period: string): DefinedOutturn =>
    o.number === 31 && period === now && part !== undefined && total !== undefined
      ? {
          ...o,
          numerator: total.numerator - part.numerator,
          denominator: total.denominator - part.denominator,
          value: null,
        }
      : o;
  if (part !== undefined && total !== undefined) {
    const [n, d] = [total.numerator - part.numerator, total.denominator - part.denominator];
    if (createScanner(secrets).find(`${n} of ${d}: ${((n / d) * 100).toFixed(1)}%`).length > 0)
      throw new Error('the public part of the total is not told apart from what is planted');
  }
  const outturnsOf = (p: SuiteDefinition['periods'][number]): DefinedOutturn[] =>
    p.outturns.map((o) => rest(figure(o, p.label), p.label));

  const definition: SuiteDefinition = {
    ...whole,
    totals: [{ total: 32, parts: [30, 31], denominators: 'added' }],
    indicators: whole.indicators.map((i) => ({
      ...i,
      ...([30, 31, 32].includes(i.number) ? { basis: 'snapshot' as const, owner: 'workforce' } : {}),
      ...(i.number === 30
        ? {
            polarity: 'higher is better' as const,
            expectation: { low: 20, high: null, tolerance: { kind: 'relative' as const, percent: 10 } },
          }
        : {}),
    })),
    people: whole.people.map((p) => ({ ...p, entraObjectId: guidOf(p.name) })),
    periods: whole.periods.map((p) => ({
      ...p,
      outturns: p.label === now ? [] : outturnsOf(p).filter((o) => ![30, 31, 32].includes(o.number)),
      state: p.label === now ? 'draft' : p.state,
      classifications: p.classifications.map((c) => ({ ...c, paragraph: c.number === 23 ? 1 : c.paragraph })),
    })),
  };
  const current = whole.periods.find((p) => p.label === now);
  const columns = ['number', 'numerator', 'denominator', 'value', 'asAt', 'status', 'symbol', 'note'] as const;
  const csvOf = (change: (o: DefinedOutturn) => DefinedOutturn): Buffer =>
    Buffer.from(
      [
        columns.join(','),
        ...(current === undefined ? [] : outturnsOf(current).map(change)).map((o) =>
          columns.map((c) => (o[c] === null ? '' : `"${String(o[c]).replaceAll('"', '""')}"`)).join(','),
        ),
      ].join('\n'),
    );
  const quiet = new Map([
    [22, [1200, 4]],
    [23, [400, 4]],
    [27, [7411, 8500]],
    [28, [8211, 8500]],
  ]);
  const wordOf = (number: number, index: number): string => wordsFor(number)[index] ?? '';
  return {
    definition,
    secrets,
    csv: csvOf((o) => o),
    quietCsv: csvOf((o) => {
      const [numerator, denominator] = quiet.get(o.number) ?? [o.numerator, o.denominator];
      return { ...o, numerator: numerator ?? null, denominator: denominator ?? null };
    }),
    wordOf,
    commentaryOn: (number) => {
      const w = (i: number): string => wordOf(number, i);
      return {
        cause: `The figure changed because the ${w(0)} of the ${w(1)} was late.`,
        impact: `Some children waited for a ${w(2)}.`,
        actions: [{ what: `Hold a ${w(3)} every week`, owner: `Head of ${w(4)}`, due: '2021-02-26' }],
        forecast: `Better once the ${w(5)} is done.`,
      };
    },
  };
}

/** The numbers of the indicators that Part 1 keeps back, as the product itself decides. */
export async function keptBackIn({ office }: Pick<TappedWorld, 'office'>, label: string): Promise<number[]> {
  return office.deps.store.snapshot(async (reader) => {
    const [suite] = await reader.suites();
    const period = suite && (await reader.periods(suite.id)).find((p) => p.label === label);
    if (!suite || !period) throw new Error(`there is no ${label}`);
    return (await readRound(reader, suite, period)).keptBack().map((i) => i.number);
  });
}
