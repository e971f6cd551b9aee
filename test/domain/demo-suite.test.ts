/** The demo suite is data that people judge the product by: it must keep the rules it is shown with. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { compare, exact, minus, magnitude } from '../../src/domain/exact';
import { exactFigure, type FigureParts } from '../../src/domain/exact-figure';
import { expectationInWords, figureInWords, longDate } from '../../src/domain/figures';
import type { CommentaryText, Indicator, IsoDate, PeriodState, Role, Suite } from '../../src/domain/glossary';
import { toDayNumber } from '../../src/domain/iso-date';
import { rate } from '../../src/domain/rag';
import { isWorkingDay, publicationDate, questionDeadline } from '../../src/domain/working-days';

type DemoIndicator = Omit<Indicator, 'id' | 'ownerId' | 'delegateId'> & { owner: string; delegate: string | null };

interface DemoPeriod {
  label: string;
  asAt: IsoDate;
  commentaryDeadline: IsoDate;
  meeting: IsoDate;
  state: PeriodState;
  outturns: string;
}

interface DemoPerson {
  key: string;
  name: string;
  email: string;
  entraObjectId: string | null;
  roles: Role[];
}

const folder = path.join(__dirname, '../../prisma/demo');
const text = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
const csv = (name: string): Record<string, string>[] => parse(text(name), { columns: true });

const { suite, indicators } = JSON.parse(text('suite.json')) as { suite: Suite; indicators: DemoIndicator[] };
const people = JSON.parse(text('people.json')) as DemoPerson[];
const periods = JSON.parse(text('periods.json')) as DemoPeriod[];
const classifications = JSON.parse(text('classifications.json')) as {
  period: string;
  number: number;
  paragraph: number;
  publicInterest: string;
  by: string;
}[];
const commentary = JSON.parse(text('commentary.json')) as {
  period: string;
  number: number;
  author: string;
  at: IsoDate;
  text: CommentaryText;
}[];

interface Figure extends FigureParts {
  number: number;
  title: string;
  asAt: IsoDate | null;
  status: string;
  stated: number | null;
}

const optional = (cell: string | undefined): number | null => (cell === undefined || cell === '' ? null : Number(cell));

const figures = new Map(
  periods.map((period) => [
    period.label,
    csv(period.outturns).map((row): Figure => {
      const stated = optional(row.value);
      return {
        number: Number(row.number),
        title: row.title ?? '',
        numerator: optional(row.numerator),
        denominator: optional(row.denominator),
        value: stated,
        stated,
        symbol: row.symbol === '' ? null : (row.symbol as FigureParts['symbol']),
        asAt: row.as_at === '' ? null : (row.as_at ?? null),
        status: row.status ?? '',
      };
    }),
  ]),
);
const indicator = (number: number): DemoIndicator => indicators.find((i) => i.number === number)!;
const person = (key: string): DemoPerson | undefined => people.find((p) => p.key === key);
const figure = (label: string, number: number): Figure => figures.get(label)!.find((f) => f.number === number)!;
const labels = periods.map((p) => p.label);

describe('the suite', () => {
  test('says that it is illustrative', () => {
    expect(suite.illustrative).toBe(true);
    expect(suite.council).toMatch(/demonstration/);
  });

  test('has 32 indicators, numbered in order, each with words to be found by', () => {
    expect(indicators.map((i) => i.number)).toEqual(Array.from({ length: 32 }, (_, i) => i + 1));
    const words = indicators.flatMap((i) => i.synonyms.map((s) => s.toLowerCase()));
    expect(new Set(words).size).toBe(words.length);
    expect(indicators.filter((i) => i.definition.length < 40 || i.synonyms.length === 0)).toEqual([]);
  });

  test('has owners and delegates that exist, and every role', () => {
    for (const i of indicators) {
      expect(person(i.owner)?.roles).toContain('director');
      if (i.delegate !== null) expect(person(i.delegate)).toBeDefined();
    }
    const held = (role: Role) => people.filter((p) => p.roles.includes(role)).length;
    expect(
      (['performance officer', 'director', 'chief officer', 'member', 'co-opted member'] as const).map(held),
    ).toEqual([2, 4, 1, 3, 1]);
    expect(new Set(people.map((p) => p.email)).size).toBe(people.length);
    expect(new Set(people.map((p) => p.name)).size).toBe(people.length);
  });

  test('writes its expectations as agreed', () => {
    expect([21, 26, 29, 22].map((n) => expectationInWords(indicator(n)))).toEqual([
      '95% to 100%',
      '47% to 52%',
      'no more than 15',
      'no more than 426 days',
    ]);
  });

  test('has every kind of unit, polarity, basis and tolerance', () => {
    const kinds = (of: (i: DemoIndicator) => string | undefined) => new Set(indicators.map(of)).size;
    expect(kinds((i) => i.unit)).toBe(5);
    expect(kinds((i) => i.polarity)).toBe(3);
    expect(kinds((i) => i.basis)).toBe(4);
    expect(kinds((i) => i.expectation?.tolerance.kind)).toBe(3);
  });
});

describe('the periods', () => {
  test('are four, to October 2020, with the same month of the year before', () => {
    expect(periods.map((p) => longDate(p.asAt).split(' ').slice(1).join(' '))).toEqual(labels);
    expect(labels).toEqual(['October 2019', 'April 2020', 'July 2020', 'October 2020']);
  });

  test.each(periods)('$label closes for commentary before it is published, and is published before it meets', (p) => {
    expect(p.asAt < p.commentaryDeadline && p.commentaryDeadline < publicationDate(p.meeting)).toBe(true);
    expect([p.commentaryDeadline, p.meeting].every(isWorkingDay)).toBe(true);
    expect(questionDeadline(p.meeting) < p.meeting).toBe(true);
  });
});

describe('the outturns', () => {
  test.each(labels)('of %s name every indicator by number and title, once', (label) => {
    expect(figures.get(label)!.map((f) => `${f.number} ${f.title}`)).toEqual(
      indicators.map((i) => `${i.number} ${i.title}`),
    );
  });

  test.each(labels)('of %s are possible figures', (label) => {
    for (const f of figures.get(label)!) {
      const { unit } = indicator(f.number);
      const value = exactFigure(unit, f);
      expect(value === null).toBe(f.symbol !== null);
      expect(['provisional', 'final']).toContain(f.status);
      if (unit === 'percentage' && value !== null) expect(f.numerator! <= f.denominator!).toBe(true);
      if (f.stated !== null && f.denominator !== null) {
        const places = (String(f.stated).split('.')[1] ?? '').length;
        const off = magnitude(minus(value!, exact(f.stated)));
        expect(compare(off, { n: 1n, d: 2n * 10n ** BigInt(places) })).not.toBe(1);
      }
    }
  });

  test.each(periods)('of $label are not from after its as-at date', (p) => {
    for (const f of figures.get(p.label)!)
      if (f.asAt !== null) expect(toDayNumber(f.asAt)).toBeLessThan(toDayNumber(p.asAt));
  });

  test('to date grow through the year', () => {
    for (const { number } of indicators.filter((i) => i.basis === 'year to date')) {
      const [april, july, october] = ['April 2020', 'July 2020', 'October 2020'].map((l) => figure(l, number));
      for (const part of ['numerator', 'denominator'] as const) {
        expect(april![part]! < july![part]! && july![part]! < october![part]!).toBe(true);
      }
      expect(july!.denominator! - july!.numerator!).toBeGreaterThanOrEqual(april!.denominator! - april!.numerator!);
      expect(october!.denominator! - october!.numerator!).toBeGreaterThanOrEqual(july!.denominator! - july!.numerator!);
    }
  });

  test.each(labels)('of %s agree with each other', (label) => {
    const of = (n: number) => figure(label, n);
    expect(of(12).denominator).toBe(of(11).numerator);
    expect(of(17).denominator).toBe(of(18).numerator);
    expect(of(24).denominator).toBe(of(20).numerator);
    expect(of(27).denominator).toBe(of(26).denominator);
    const permanentStaff = (n: number) => of(n).denominator! - of(n).numerator!;
    expect(permanentStaff(31)).toBe(permanentStaff(30));
    expect(new Set([11, 14, 18, 20].map((n) => of(n).denominator)).size).toBe(1);
  });

  test('lie near the published figures', () => {
    const benchmarks = csv('benchmarks.csv');
    for (const [label, year] of [
      ['October 2019', '2019'],
      ['October 2020', '2020'],
    ] as const) {
      for (const b of benchmarks.filter((row) => row.year === year && row.bromley !== '')) {
        const f = figure(label, Number(b.indicator_no));
        const value = exactFigure(indicator(f.number).unit, f);
        if (value === null) continue;
        const ratio = Number(value.n) / Number(value.d) / Number(b.bromley);
        expect({ label, number: f.number, near: ratio > 0.75 && ratio < 1.3 }).toEqual({
          label,
          number: f.number,
          near: true,
        });
      }
    }
  });

  test('have provisional, lagged and missing figures among them', () => {
    const october = figures.get('October 2020')!;
    expect(october.filter((f) => f.status === 'provisional').length).toBeGreaterThan(5);
    expect(october.filter((f) => f.asAt !== null).length).toBeGreaterThan(5);
    expect(october.filter((f) => f.symbol !== null).map((f) => f.number)).toEqual([1]);
  });
});

describe('the exceptions', () => {
  const exceptionsOf = (label: string): string[] =>
    figures.get(label)!.flatMap((f) => {
      const rag = rate(indicator(f.number), f);
      return rag === 'AMBER' || rag === 'RED' ? [`${f.number} ${rag}`] : [];
    });

  test('of October 2020 are those of the real report', () => {
    expect(exceptionsOf('October 2020')).toEqual(['21 AMBER', '22 AMBER', '23 RED', '26 RED', '29 AMBER']);
    expect([21, 26, 29].map((n) => figureInWords(indicator(n), figure('October 2020', n)))).toEqual([
      '91% (303 of 333)',
      '38% (106 of 279)',
      '16.2',
    ]);
  });

  test('of the earlier periods are a mixture', () => {
    expect(exceptionsOf('October 2019')).toEqual([
      '5 RED',
      '8 RED',
      '13 AMBER',
      '15 AMBER',
      '25 RED',
      '26 AMBER',
      '30 AMBER',
    ]);
    expect(exceptionsOf('April 2020')).toEqual([
      '5 RED',
      '8 AMBER',
      '21 AMBER',
      '25 RED',
      '26 AMBER',
      '27 AMBER',
      '29 AMBER',
    ]);
    expect(exceptionsOf('July 2020')).toEqual(['5 RED', '8 AMBER', '21 AMBER', '25 AMBER', '26 RED', '29 AMBER']);
  });

  test('the facts of earlier reports come out as they did then', () => {
    expect(rate(indicator(16), { numerator: null, denominator: null, value: 13, symbol: null })).toBe('AMBER');
    expect(rate(indicator(25), { numerator: 45, denominator: 78, value: null, symbol: null })).toBe('RED');
    expect(figureInWords(indicator(21), figure('April 2020', 21))).toBe('88% (287 of 326)');
    expect(figure('October 2019', 5).numerator).toBe(62);
  });

  test('22 and 23 are kept in Part 2 in October 2020, because they rest on small counts', () => {
    expect(classifications.map((c) => [c.period, c.number, c.paragraph])).toEqual([
      ['October 2020', 22, 2],
      ['October 2020', 23, 2],
    ]);
    for (const c of classifications) {
      expect(c.publicInterest).toContain('public interest in maintaining the exemption outweighs');
      expect(person(c.by)?.roles).toContain('performance officer');
      expect(figure(c.period, c.number).denominator).toBeLessThanOrEqual(suite.settings.smallCount);
    }
  });

  test('of July 2020 all have commentary, with actions', () => {
    expect(commentary.filter((c) => c.period === 'July 2020').map((c) => c.number)).toEqual([5, 8, 21, 25, 26, 29]);
  });

  test.each(commentary)(
    'the commentary on $number of $period quotes the figure and was written by its owner in time',
    (c) => {
      const i = indicator(c.number);
      const period = periods.find((p) => p.label === c.period)!;
      const f = figure(c.period, c.number);
      expect(exceptionsOf(c.period).some((e) => e.startsWith(`${c.number} `))).toBe(true);
      expect([i.owner, i.delegate]).toContain(c.author);
      expect(c.at > period.asAt && c.at <= period.commentaryDeadline).toBe(true);
      const [shown = ''] = figureInWords(i, f).split(' ');
      expect(c.text.cause).toContain(shown);
      if (i.unit === 'percentage') expect(c.text.cause).toContain(f.numerator!.toLocaleString('en-GB'));
      expect(c.text.actions.length).toBeGreaterThan(0);
      for (const action of c.text.actions) expect(action.due! > c.at && isWorkingDay(action.due!)).toBe(true);
    },
  );
});

test('every file of the demo is described in its README', () => {
  const readme = text('README.md');
  for (const file of readdirSync(folder)) {
    const named = file.startsWith('outturns-') ? 'outturns-….csv' : file;
    if (file !== 'README.md') expect(readme).toContain(named);
  }
});
