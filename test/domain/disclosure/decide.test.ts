import {
  decideDisclosure,
  type DisclosureRules,
  discloseTo,
  mayCompare,
  type Publication,
  published,
  type Release,
  releaseRefusal,
} from '../../../src/domain/disclosure';
import { discloseAll } from './history';
import type { Basis, Classification, Indicator, Outturn, Unit } from '../../../src/domain/glossary';
import { valueFromCounts } from '../../../src/domain/outturn';
import { rate } from './worlds';

const indicator = (number: number, over: Partial<Indicator> = {}): Indicator => ({
  id: `i${number}`,
  number,
  title: `Indicator ${number}`,
  definition: '',
  unit: 'percentage',
  decimals: 0,
  polarity: 'higher is better',
  basis: 'snapshot',
  expectation: { low: 50, high: null, tolerance: { kind: 'relative', percent: 10 } },
  ownerId: 'director',
  delegateId: null,
  synonyms: [],
  ...over,
});

const outturn = (
  i: Indicator,
  numerator: number | null,
  denominator: number | null,
  over: Partial<Outturn> = {},
): Outturn => ({
  id: `o${i.number}`,
  periodId: 'october',
  indicatorId: i.id,
  revision: 1,
  numerator,
  denominator,
  value: valueFromCounts(i.unit, numerator, denominator),
  symbol: null,
  status: 'final',
  asAt: null,
  note: null,
  loadedAt: new Date(0),
  loadedById: 'officer',
  ...over,
});

const rules = (over: Partial<DisclosureRules> = {}): DisclosureRules => ({
  settings: { smallCount: 5, pointer: 'number only' },
  council: 'London Borough of Bromley',
  relations: [],
  classifications: [],
  marks: [],
  releases: [],
  benchmarks: [],
  rate,
  ...over,
});

const october = { id: 'october', asAt: '2020-10-31' };

const decide = (figures: Publication['figures'], over: Partial<DisclosureRules> = {}) =>
  decideDisclosure({ ...rules(over), period: october, figures, earlier: [] });

/** The decision about one figure on its own. */
const alone = (
  numerator: number | null,
  denominator: number | null,
  over: Partial<Indicator> = {},
  r: Partial<DisclosureRules> = {},
) => {
  const i = indicator(22, over);
  return decide([{ indicator: i, outturn: outturn(i, numerator, denominator) }], r).get(i.id)!;
};

const classification: Classification = {
  periodId: 'october',
  indicatorId: 'i22',
  paragraph: 2,
  publicInterest:
    'The public interest in maintaining the exemption outweighs the public interest in disclosing the information.',
  byId: 'officer',
  at: new Date(0),
};

describe('a figure on its own', () => {
  it.each<[what: string, Unit, number | null, number | null, hidden: boolean]>([
    ['a numerator of 1', 'percentage', 1, 100, true],
    ['a numerator of 5', 'percentage', 5, 100, true],
    ['a numerator of 6', 'percentage', 6, 100, false],
    ['a true 0', 'percentage', 0, 100, false],
    ['all but 3', 'percentage', 97, 100, true],
    ['all', 'percentage', 100, 100, false],
    ['few people altogether', 'percentage', 0, 4, true],
    ['a small number', 'number', 4, null, true],
    ['a larger number', 'number', 62, null, false],
    ['a rate of few', 'rate per 10,000', 3, 75000, true],
    ['a rate of many', 'rate per 10,000', 300, 75000, false],
    ['days of few children', 'days', 1260, 3, true],
    ['few days of many children', 'days', 4, 40, false],
    ['an average among few', 'average', 64, 4, true],
    ['an average among many', 'average', 640, 40, false],
  ])('is kept back where a count of people is small: %s', (_what, unit, n, d, hidden) => {
    const decision = alone(n, d, { unit });
    expect(decision.figure.kind).toBe(hidden ? 'suppressed' : 'shown');
    expect(decision.why).toBe(hidden ? 'primary' : null);
  });

  it.each<[Partial<Outturn>, string]>([
    [{ numerator: null, denominator: 40, value: 7.5 }, 'suppressed'],
    [{ numerator: 3, denominator: null, value: 7.5 }, 'suppressed'],
    [{ numerator: null, denominator: null, value: 7.5 }, 'shown'],
  ])('has a missing count worked out from the other two numbers, as anybody can', (over, kind) => {
    const i = indicator(22);
    const decision = decide([{ indicator: i, outturn: outturn(i, null, null, over) }]).get(i.id)!;
    expect(decision.figure.kind).toBe(kind);
  });

  it('shows no more digits than are meant to be seen', () => {
    expect(alone(45, 78).figure).toMatchObject({ kind: 'shown', numerator: 45, denominator: 78, value: 58 });
  });

  it('is z for 0 of 0, keeps its symbol, and is no data where there is none', () => {
    const i = indicator(22);
    const kinds = [outturn(i, 0, 0), outturn(i, null, null, { symbol: 'x' }), null].map(
      (o) => decide([{ indicator: i, outturn: o }]).get(i.id)!.figure,
    );
    expect(kinds).toEqual([{ kind: 'symbol', symbol: 'z' }, { kind: 'symbol', symbol: 'x' }, { kind: 'no data' }]);
  });

  it('follows the suite threshold', () => {
    expect(alone(8, 100, {}, { settings: { smallCount: 10, pointer: 'number only' } }).figure.kind).toBe('suppressed');
  });

  it.each<[number, number, Partial<Indicator>, string]>([
    [3, 40, {}, 'range'],
    [37, 40, {}, 'range'],
    [3, 10, {}, 'c'],
    [3, 40, { basis: 'year to date' }, 'c'],
    [3, 40, { basis: 'rolling 12 months' }, 'c'],
    [640, 4, { unit: 'average' }, 'c'],
  ])('takes a range only where that tells no more than the threshold: %d of %d %j', (n, d, over, form) => {
    expect(alone(n, d, over).figure).toMatchObject({ form });
  });

  it('gives the ground in law in its pointer once it is classified', () => {
    const { figure, why } = alone(3, 40, {}, { classifications: [classification] });
    expect(why).toBe('primary');
    expect(figure).toMatchObject({
      form: 'pointer',
      sentence:
        'See the Part 2 report. Exempt under paragraph 2 (information which is likely to reveal the identity of an individual) of Schedule 12A to the Local Government Act 1972. The public interest in maintaining the exemption outweighs the public interest in disclosing the information.',
    });
  });

  it('is kept back where an officer marks it, however large', () => {
    const marks = [
      { periodId: 'october', indicatorId: 'i22', byId: 'Ms Archer', reason: 'One family is known locally.' },
    ];
    const { figure, why, explanation } = alone(60, 100, {}, { marks });
    expect([figure.kind, why]).toEqual(['suppressed', 'marked by an officer']);
    expect(explanation).toBe(
      'Indicator 22 is kept out of Part 1 because an officer marked it for Part 2: One family is known locally.',
    );
  });

  it('is kept back where it is classified although there is no figure: what is said about that is exempt too', () => {
    const i = indicator(22);
    const decided = decide([{ indicator: i, outturn: null }], { classifications: [classification] }).get(i.id)!;
    expect(decided).toMatchObject({ why: 'marked by an officer', figure: { form: 'pointer' }, says: { rag: false } });
  });
});

describe('an officer who would show more', () => {
  const release: Release = {
    periodId: 'october',
    indicatorId: 'i22',
    reason: 'Published by the court',
    byId: 'a',
    secondId: 'b',
  };

  it('may, with a reason and a second person, and it is on record', () => {
    const { figure, explanation } = alone(3, 40, {}, { releases: [release] });
    expect(figure.kind).toBe('shown');
    expect(explanation).toContain('two people released it, for this reason: Published by the court.');
  });

  it.each([
    [{ secondId: 'a' }, 'A release needs a second person: nobody can agree to their own.'],
    [{ reason: ' ' }, 'A release needs a recorded reason.'],
  ])('may not without: %j', (over, refusal) => {
    expect(releaseRefusal({ ...release, ...over })).toBe(refusal);
    const { figure, explanation } = alone(3, 40, {}, { releases: [{ ...release, ...over }] });
    expect(figure.kind).toBe('suppressed');
    expect(explanation).toContain(refusal);
  });

  it('may not where another figure would be given away', () => {
    const [total, a, b] = [
      indicator(1, { unit: 'number' }),
      indicator(2, { unit: 'number' }),
      indicator(3, { unit: 'number' }),
    ];
    const decisions = decide(
      [
        { indicator: total, outturn: outturn(total, 6, null) },
        { indicator: a, outturn: outturn(a, 2, null) },
        { indicator: b, outturn: outturn(b, 4, null) },
      ],
      {
        relations: [{ totalId: 'i1', partIds: ['i2', 'i3'], denominators: 'unrelated' }],
        releases: ['i1', 'i3'].map((indicatorId) => ({ ...release, indicatorId })),
      },
    );
    expect(decisions.get('i3')!.figure.kind).toBe('suppressed');
    expect(decisions.get('i3')!.explanation).toContain('it would disclose another figure');
  });
});

describe('a total and its parts', () => {
  const number = (n: number) => indicator(n, { unit: 'number' });
  const group = (total: number, ...parts: number[]) =>
    decide(
      [total, ...parts].map((n, at) => ({ indicator: number(at + 1), outturn: outturn(number(at + 1), n, null) })),
      { relations: [{ totalId: 'i1', partIds: parts.map((_, at) => `i${at + 2}`), denominators: 'unrelated' }] },
    );

  it('lose one more figure where one part is small: the total, whose choice says nothing of the parts', () => {
    const decisions = group(40, 3, 17, 20);
    expect([...decisions.values()].map((d) => d.why)).toEqual(['complementary', 'primary', null, null]);
    expect(decisions.get('i1')!.explanation).toBe(
      'Indicator 1 is kept out of Part 1 because with the other published figures of its total (indicators 1, 2, 3 and 4) it would allow a count from 1 to 5 that is kept back to be worked out or narrowed down by subtraction.',
    );
  });

  it('lose nothing where no part is small, or two small ones hide one another', () => {
    expect([...group(40, 10, 10, 20).values()].map((d) => d.why)).toEqual([null, null, null, null]);
    expect([...group(26, 3, 3, 20).values()].map((d) => d.why)).toEqual([null, 'primary', 'primary', null]);
  });
});

describe('reports one after another', () => {
  const run = (basis: Basis, ...numerators: number[]) => {
    const i = indicator(5, { unit: 'number', basis });
    const days = ['2020-06-30', '2020-09-30', '2020-12-31', '2021-03-31', '2021-06-30'];
    const history = numerators.map((n, at) => ({
      period: { id: `p${at}`, asAt: days[at]! },
      figures: [{ indicator: i, outturn: outturn(i, n, null, { periodId: `p${at}` }) }],
    }));
    return discloseAll(history, rules()).map((d) => d.get('i5')!.why);
  };

  it('keep back a year-to-date figure that tells a small increment', () => {
    expect(run('year to date', 12, 15, 20)).toEqual([null, 'differencing', null]);
  });

  it('keep back the next after a small one until it tells nothing, whatever the small one is', () => {
    for (const first of [1, 2, 3, 4, 5]) expect(run('year to date', first, 8)).toEqual(['primary', 'differencing']);
    for (const first of [1, 2, 3, 4, 5]) expect(run('year to date', first, 11)).toEqual(['primary', null]);
  });

  it('begin afresh where the count falls', () => {
    expect(run('year to date', 30, 40, 7)).toEqual([null, null, null]);
  });

  it('leave changes of a snapshot alone: people come and go', () => {
    expect(run('snapshot', 40, 42, 41)).toEqual([null, null, null]);
  });

  it('keep a figure back once its first version was', () => {
    const i = indicator(5, { unit: 'number' });
    const version = (n: number) => ({ period: october, figures: [{ indicator: i, outturn: outturn(i, n, null) }] });
    const decided = discloseAll([version(5), version(9)], rules());
    expect(decided.map((d) => d.get('i5')!.why)).toEqual(['primary', 'differencing']);
    expect(decided[1]!.get('i5')!.explanation).toContain('the figure first reported for this date was kept back');
  });

  it('may be decided one at a time, from the record, with the same outcome', () => {
    const i = indicator(5, { unit: 'number', basis: 'year to date' });
    const history = [12, 15, 31].map((n, at) => ({
      period: { id: `p${at}`, asAt: `2020-0${at + 6}-28` },
      figures: [{ indicator: i, outturn: outturn(i, n, null, { periodId: `p${at}` }) }],
    }));
    const whole = discloseAll(history, rules());
    const earlier = history.slice(0, 2).map((h, at) => published(h, whole[at]!));
    expect(decideDisclosure({ ...rules(), ...history[2]!, earlier })).toEqual(whole[2]);
  });
});

describe('what Part 1 may say of a figure kept back', () => {
  const says = (n: number, d: number, over: Partial<DisclosureRules> = {}) => alone(n, d, {}, over).says;
  const withRag = { settings: { smallCount: 5, pointer: 'number, title and RAG' as const } };

  it('is its RAG where every small count would have the same, and the suite says so', () => {
    expect(says(3, 40, withRag)).toMatchObject({ rag: true, belowExpectation: true, title: true });
    expect(says(3, 40)).toMatchObject({ rag: false, belowExpectation: true, title: false });
    expect(says(3, 8, withRag)).toMatchObject({ rag: false, belowExpectation: false });
  });

  it('is no direction, chart or rank', () => {
    expect(says(3, 40)).toMatchObject({ direction: false, chart: false, rank: false });
    expect(says(13, 40)).toMatchObject({ direction: true, chart: true, rank: true });
  });

  it("is other areas' benchmarks, and the council's own for years in which nothing was kept back", () => {
    const benchmark = (area: string, year: string) => ({ indicatorId: 'i22', area, year, value: 7.5, source: '' });
    const benchmarks = [
      benchmark('England', '2020'),
      benchmark('London', '2020'),
      benchmark('Bromley', '2020'),
      benchmark('Bromley Council', '2019/20'),
      benchmark('the council', 'last year'),
      benchmark('Bromley', '2017'),
    ];
    expect(says(3, 40, { benchmarks }).benchmarks.map((b) => `${b.area} ${b.year}`)).toEqual([
      'England 2020',
      'London 2020',
      'Bromley 2017',
    ]);
    expect(says(13, 40, { benchmarks }).benchmarks).toHaveLength(6);
  });
});

describe('a disclosed figure', () => {
  it('is the decision for readers of Part 1 and the figure itself for those entitled to Part 2', () => {
    const i = indicator(22);
    const raw = outturn(i, 3, 40);
    const decision = alone(3, 40);
    expect(discloseTo('Part 1', i, raw, decision)).toBe(decision.figure);
    expect(discloseTo('Part 2', i, raw, decision)).toMatchObject({
      kind: 'shown',
      numerator: 3,
      denominator: 40,
      value: 8,
    });
  });

  it('may be compared with another only where both are shown', () => {
    expect(mayCompare(alone(13, 40).figure, alone(20, 40).figure)).toBe(true);
    expect(mayCompare(alone(13, 40).figure, alone(3, 40).figure)).toBe(false);
  });

  it('holds nothing of the figure where it is kept back, and the same words whatever the reason', () => {
    const marked = alone(60, 100, {}, { marks: [{ periodId: 'october', indicatorId: 'i22', byId: 'x', reason: 'y' }] });
    const small = alone(3, 10);
    expect(marked.figure).toEqual(small.figure);
    expect(JSON.stringify(small.figure)).not.toMatch(/\d/);
  });

  it('cannot be made from a raw one', () => {
    const i = indicator(22);
    const raw = outturn(i, 3, 40);
    // @ts-expect-error a raw outturn is no disclosed figure
    expect(() => mayCompare(raw, raw)).not.toThrow();
  });
});
