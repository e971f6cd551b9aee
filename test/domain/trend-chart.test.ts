import fc from 'fast-check';
import { decideDisclosure, type ShownFigure } from '../../src/domain/disclosure';
import type { Expectation, Indicator, IndicatorFacts, Outturn } from '../../src/domain/glossary';
import { rate } from '../../src/domain/rag';
import { defaultSettings } from '../../src/domain/suite-settings';
import { chartWords, trendChart, type ChartPoint } from '../../src/domain/trend-chart';

const tolerance = { kind: 'relative', percent: 10 } as const;

const careLeavers = (
  expectation: Expectation | null,
  polarity: Indicator['polarity'] = 'higher is better',
): Indicator => ({
  id: 'i26',
  number: 26,
  title: 'Care leavers in work or learning',
  definition: '',
  unit: 'percentage',
  decimals: 0,
  polarity,
  basis: 'snapshot',
  expectation,
  ownerId: 'ruth',
  delegateId: null,
  synonyms: [],
});

const atLeast50 = careLeavers({ low: 50, high: null, tolerance });

/** A figure as Part 1 shows it: counts of 1 to 5 are kept back. */
function shown(indicator: Indicator, numerator: number, denominator: number, asAt: string | null = null): ShownFigure {
  const outturn: Outturn = {
    id: 'o',
    periodId: 'p',
    indicatorId: indicator.id,
    revision: 1,
    numerator,
    denominator,
    value: (numerator / denominator) * 100,
    symbol: null,
    status: 'final',
    asAt,
    note: null,
    loadedAt: new Date(0),
    loadedById: null,
  };
  const decided = decideDisclosure({
    settings: defaultSettings,
    council: 'Borchester',
    relations: [],
    classifications: [],
    marks: [],
    releases: [],
    benchmarks: [],
    rate: (of, value) => rate(of, { numerator: null, denominator: null, value, symbol: null }),
    period: { id: 'p', asAt: '2019-07-31' },
    figures: [{ indicator, outturn }],
    earlier: [],
  }).get(indicator.id);
  if (decided === undefined) throw new Error('nothing was decided');
  return decided.figure;
}

const point = (label: string, asAt: string, numerator: number, denominator = 100): ChartPoint => ({
  label,
  asAt,
  figure: shown(atLeast50, numerator, denominator),
});

const april = point('April 2018', '2018-04-30', 31);
const july = point('July 2019', '2019-07-31', 38);
const hidden = point('January 2019', '2019-01-31', 3);

describe('what a chart says', () => {
  it('is the latest figure, where it came from and how it stands to its target', () => {
    expect(chartWords(atLeast50, [april, july], 'RED')).toBe(
      'Care leavers in work or learning: 38% in July 2019, up from 31% in April 2018; below the target of at least 50%.',
    );
  });

  it.each<[string, IndicatorFacts, Parameters<typeof chartWords>[2], RegExp]>([
    ['meets', careLeavers({ low: 30, high: null, tolerance }), 'GREEN', /; meets the target of at least 30%\./u],
    [
      'above',
      careLeavers({ low: null, high: 20, tolerance }, 'lower is better'),
      'RED',
      /; above the target of no more than 20%/u,
    ],
    [
      'below',
      careLeavers({ low: 47, high: 52, tolerance }, 'within range'),
      'RED',
      /; below the target of 47% to 52%/u,
    ],
    [
      'above',
      careLeavers({ low: 10, high: 20, tolerance }, 'within range'),
      'RED',
      /; above the target of 10% to 20%/u,
    ],
    [
      'outside, where rounding hides the side',
      careLeavers({ low: 38, high: 40, tolerance }, 'within range'),
      'AMBER',
      /; outside the target/u,
    ],
  ])('says %s', (_, indicator, rag, words) => {
    expect(chartWords(indicator, [april, july], rag)).toMatch(words);
  });

  it('says nothing of the target where there is none, or the rating may not be told', () => {
    expect(chartWords(careLeavers(null), [april, july], 'NO DATA')).not.toContain('target');
    expect(chartWords(atLeast50, [april, july], null)).not.toContain('target');
  });

  it('names the periods without a figure, and not why', () => {
    expect(chartWords(atLeast50, [april, hidden, july], 'RED')).toMatch(/No figure is shown for January 2019\.$/u);
    expect(chartWords(atLeast50, [hidden], null)).toBe('Care leavers in work or learning: no figure is shown.');
  });

  it('compares no older figure with the target, which the rating is not about', () => {
    expect(chartWords(atLeast50, [april, hidden], 'RED')).toBe(
      'Care leavers in work or learning: 31% in April 2018. No figure is shown for January 2019.',
    );
  });

  it('gives an annual figure the date it is about, once', () => {
    const annual = (label: string, asAt: string, value: number): ChartPoint => ({
      label,
      asAt,
      figure: shown(atLeast50, value, 100, asAt),
    });
    const points = [
      annual('April 2019', '2018-08-31', 40),
      annual('July 2019', '2018-08-31', 41),
      annual('October 2019', '2019-08-31', 45),
    ];
    expect(chartWords(atLeast50, points, 'AMBER')).toBe(
      'Care leavers in work or learning: 45% as at 31 August 2019, up from 41% as at 31 August 2018; below the target of at least 50%.',
    );
    expect(trendChart(atLeast50, points)?.points).toHaveLength(2);
  });

  it('says that a figure stayed the same', () => {
    expect(chartWords(atLeast50, [april, { ...april, label: 'July 2019', asAt: '2019-07-31' }], null)).toContain(
      'the same as in April 2018',
    );
  });
});

describe('the chart', () => {
  it('leaves a gap for a figure kept back', () => {
    expect(trendChart(atLeast50, [april, hidden, july])?.points.map(({ y }) => y === null)).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('is the same picture whatever the figure kept back is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 20, max: 100_000 }), (small, of) => {
        const other = { ...hidden, figure: shown(atLeast50, small, of) };
        const with3 = [april, hidden, july];
        expect(trendChart(atLeast50, [april, other, july])).toEqual(trendChart(atLeast50, with3));
        expect(chartWords(atLeast50, [april, other, july], 'RED')).toBe(chartWords(atLeast50, with3, 'RED'));
      }),
    );
  });

  it('places every figure and the target within the drawing, higher figures higher', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 6, max: 994 }),
        fc.integer({ min: 6, max: 994 }),
        fc.integer({ min: 0, max: 100 }),
        (a, b, low) => {
          const indicator = careLeavers({ low, high: null, tolerance });
          const chart = trendChart(indicator, [
            point('April 2018', '2018-04-30', a, 1_000),
            point('July 2019', '2019-07-31', b, 1_000),
          ]);
          const [first, last] = (chart?.points ?? []).map(({ y }) => y ?? NaN);
          const from = chart?.band?.from ?? NaN;
          for (const y of [first, last, from]) expect(y).toBeGreaterThanOrEqual(0);
          for (const y of [first, last, from]) expect(y).toBeLessThanOrEqual(1);
          expect(Math.sign((last ?? NaN) - (first ?? NaN))).toBe(Math.sign(Math.round(b / 10) - Math.round(a / 10)));
        },
      ),
    );
  });

  it('has a band open to the edge on the side that has no bound', () => {
    expect(trendChart(atLeast50, [april, july])?.band).toMatchObject({ to: 1, edges: [expect.any(Number)] });
    const atMost = careLeavers({ low: null, high: 20, tolerance }, 'lower is better');
    expect(trendChart(atMost, [april, july])?.band).toMatchObject({ from: 0 });
  });

  it('spaces figures by their dates', () => {
    const middle = point('October 2018', '2018-10-31', 40);
    const x = trendChart(atLeast50, [april, middle, july])?.points.map((p) => p.x);
    expect(x).toEqual([0, expect.closeTo(184 / 457, 10), 1]);
  });

  it('is not drawn for a single figure, or figures of one day', () => {
    expect(trendChart(atLeast50, [april])).toBeNull();
    expect(trendChart(atLeast50, [april, hidden])).toBeNull();
    expect(trendChart(atLeast50, [april, { ...july, asAt: april.asAt }])).toBeNull();
  });
});
