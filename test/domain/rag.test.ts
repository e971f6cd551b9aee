import fc from 'fast-check';
import type { Expectation, Polarity, Rag, Tolerance, Unit } from '../../src/domain/glossary';
import type { FigureParts } from '../../src/domain/exact-figure';
import { isBelowExpectation, rate, type Rated } from '../../src/domain/rag';

const tenPercent: Tolerance = { kind: 'relative', percent: 10 };

const range = (low: number | null, high: number | null, tolerance: Tolerance = tenPercent): Expectation => ({
  low,
  high,
  tolerance,
});

const rated = (polarity: Polarity, expectation: Expectation | null, unit: Unit = 'percentage'): Rated => ({
  unit,
  polarity,
  expectation,
});

const stated = (value: number | null): FigureParts => ({ numerator: null, denominator: null, value, symbol: null });

const counted = (numerator: number, denominator: number): FigureParts => ({
  numerator,
  denominator,
  value: (numerator / denominator) * 100,
  symbol: null,
});

describe('the facts of the real reports', () => {
  const facts: [string, Polarity, Expectation, number, Rag][] = [
    ['care leavers in education, training or employment, October 2020', 'higher is better', range(47, 52), 38, 'RED'],
    ['the same, read as a range', 'within range', range(47, 52), 38, 'RED'],
    ['reviews of children looked after in timescale, April 2020', 'higher is better', range(95, 100), 88, 'AMBER'],
    ['the same, read as a range', 'within range', range(95, 100), 88, 'AMBER'],
    ['length of placement, 45 of 78, November 2018', 'higher is better', range(65, null), 57.7, 'RED'],
    ['second or subsequent plans, November 2018', 'lower is better', range(null, 12), 13, 'AMBER'],
  ];
  test.each(facts)('%s (%s)', (_name, polarity, expectation, value, rag) => {
    expect(rate(rated(polarity, expectation), stated(value))).toBe(rag);
  });

  test('ten percentage points would make 38% AMBER: the default is ten per cent of the bound', () => {
    const points = rated('higher is better', range(47, 52, { kind: 'absolute', amount: 10 }));
    expect(rate(points, stated(38))).toBe('AMBER');
    expect(rate(rated('higher is better', range(47, 52)), stated(38))).toBe('RED');
  });
});

describe('the edges', () => {
  const edges: [string, Polarity, Expectation, number, Rag][] = [
    ['on the lower bound', 'higher is better', range(47, 52), 47, 'GREEN'],
    ['just under it', 'higher is better', range(47, 52), 46.999999, 'AMBER'],
    ['exactly 10% under 47', 'higher is better', range(47, 52), 42.3, 'AMBER'],
    ['just beyond 10% under 47', 'higher is better', range(47, 52), 42.299999999, 'RED'],
    [
      'exactly 10% over 0.3, where floating point says 0.33000000000000002',
      'lower is better',
      range(null, 0.3),
      0.33,
      'AMBER',
    ],
    ['just beyond 10% over 0.3', 'lower is better', range(null, 0.3), 0.3300001, 'RED'],
    ['above the range where higher is better', 'higher is better', range(47, 52), 99, 'GREEN'],
    ['below the range where lower is better', 'lower is better', range(10, 16), 1, 'GREEN'],
    ['above the range', 'within range', range(47, 52), 57.2, 'AMBER'],
    ['further above the range', 'within range', range(47, 52), 57.21, 'RED'],
    ['below an open top', 'within range', range(47, null), 1000, 'GREEN'],
    ['between bounds entered the wrong way round, the worse of the two', 'within range', range(60, 40), 58, 'RED'],
    ['any excess over a bound of 0', 'lower is better', range(null, 0), 0.001, 'RED'],
    ['on a bound of 0', 'lower is better', range(null, 0), 0, 'GREEN'],
    ['10% beyond a negative bound', 'higher is better', range(-10, null), -11, 'AMBER'],
    ['beyond 10% of a negative bound', 'higher is better', range(-10, null), -11.01, 'RED'],
  ];
  test.each(edges)('%s', (_name, polarity, expectation, value, rag) => {
    expect(rate(rated(polarity, expectation, 'number'), stated(value))).toBe(rag);
  });

  test('with another percentage', () => {
    const five = rated('higher is better', range(80, null, { kind: 'relative', percent: 5 }));
    expect([76, 75.9].map((v) => rate(five, stated(v)))).toEqual(['AMBER', 'RED']);
    const none = rated('higher is better', range(80, null, { kind: 'relative', percent: 0 }));
    expect(rate(none, stated(79.9))).toBe('RED');
  });

  test('with an amount in the indicator’s own unit', () => {
    const two = rated('lower is better', range(null, 16, { kind: 'absolute', amount: 2 }), 'average');
    expect([16, 16.1, 18, 18.01].map((v) => rate(two, stated(v)))).toEqual(['GREEN', 'AMBER', 'AMBER', 'RED']);
  });

  test('with explicit outer edges, and the default on a side without one', () => {
    const edged = rated('within range', range(100, 200, { kind: 'amber bounds', low: 95, high: null }), 'number');
    expect([95, 94.9, 220, 220.1].map((v) => rate(edged, stated(v)))).toEqual(['AMBER', 'RED', 'AMBER', 'RED']);
  });
});

describe('the unrounded figure', () => {
  test('94.6% shows as 95% and still misses 95%', () => {
    expect(rate(rated('higher is better', range(95, 100)), counted(265, 280))).toBe('AMBER');
  });

  test('the counts decide before the stored percentage, which is cut short', () => {
    const twoThirds = { numerator: 2, denominator: 3, value: 66.7, symbol: null };
    expect(rate(rated('higher is better', range(66.7, null)), twoThirds)).toBe('AMBER');
  });

  test('a rate is compared exactly from its counts too, where floating point makes 51 into 51.00000000000001', () => {
    const fiftyOne = { numerator: 51, denominator: 10000, value: (51 / 10000) * 10000, symbol: null };
    expect(fiftyOne.value).toBeGreaterThan(51);
    expect(rate(rated('lower is better', range(null, 51), 'rate per 10,000'), fiftyOne)).toBe('GREEN');
  });

  test('a denominator of 0 leaves only the stated value', () => {
    const none = { numerator: 0, denominator: 0, value: null, symbol: null };
    expect(rate(rated('higher is better', range(95, 100)), none)).toBe('NO DATA');
  });
});

describe('no data', () => {
  const indicator = rated('higher is better', range(95, 100));
  test.each(['c', 'z', 'x', 'low', 'u'] as const)(
    'the symbol %s stands for no figure, whatever is beside it',
    (symbol) => {
      expect(rate(indicator, { numerator: 97, denominator: 100, value: 97, symbol })).toBe('NO DATA');
    },
  );
  test.each([
    ['no value', indicator, stated(null)],
    ['no outturn', indicator, undefined],
    ['no expectation', rated('higher is better', null), stated(97)],
    ['a bound only on the side that cannot be bad', rated('higher is better', range(null, 52)), stated(40)],
    ['the same for lower is better', rated('lower is better', range(10, null)), stated(40)],
  ])('%s is not GREEN', (_name, of, outturn) => {
    expect(rate(of, outturn)).toBe('NO DATA');
  });
  test('it is not known to be below expectation', () => {
    expect((['GREEN', 'AMBER', 'RED', 'NO DATA'] as const).filter(isBelowExpectation)).toEqual(['AMBER', 'RED']);
  });
});

describe('always', () => {
  const decimal = fc.integer({ min: -100000, max: 1000000 }).map((n) => n / 1000);
  const positive = fc.integer({ min: 1, max: 1000000 }).map((n) => n / 1000);
  const tolerance: fc.Arbitrary<Tolerance> = fc.oneof(
    fc.integer({ min: 0, max: 100 }).map((percent) => ({ kind: 'relative' as const, percent })),
    positive.map((amount) => ({ kind: 'absolute' as const, amount })),
    fc.record({
      kind: fc.constant('amber bounds' as const),
      low: fc.option(decimal),
      high: fc.option(decimal),
    }),
  );
  const expectation: fc.Arbitrary<Expectation> = fc
    .tuple(fc.option(decimal), fc.option(decimal), tolerance)
    .filter(([low, high]) => low !== null || high !== null)
    .map(([a, b, t]) => (a !== null && b !== null && a > b ? range(b, a, t) : range(a, b, t)));
  const polarity = fc.constantFrom<Polarity>('higher is better', 'lower is better', 'within range');
  const goodness: Record<Rag, number> = { GREEN: 2, AMBER: 1, RED: 0, 'NO DATA': -1 };

  test('a better figure is never rated worse', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Polarity>('higher is better', 'lower is better'),
        expectation,
        decimal,
        decimal,
        (p, e, a, b) => {
          const [worse, better] = a < b === (p === 'higher is better') ? [a, b] : [b, a];
          const of = (v: number) => goodness[rate(rated(p, e, 'number'), stated(v))];
          expect(of(better)).toBeGreaterThanOrEqual(of(worse));
        },
      ),
    );
  });

  test('a figure nearer the range is never rated worse than one further off on the same side', () => {
    fc.assert(
      fc.property(expectation, fc.boolean(), positive, positive, (e, below, a, b) => {
        const bound = below ? e.low : e.high;
        fc.pre(bound !== null);
        const [near, far] = a < b ? [a, b] : [b, a];
        const at = (off: number) =>
          goodness[rate(rated('within range', e, 'number'), stated(below ? bound - off : bound + off))];
        expect(at(near)).toBeGreaterThanOrEqual(at(far));
      }),
    );
  });

  test('GREEN is within every bound that matters, and nothing else', () => {
    fc.assert(
      fc.property(polarity, expectation, decimal, (p, e, v) => {
        const low = p === 'lower is better' ? null : e.low;
        const high = p === 'higher is better' ? null : e.high;
        fc.pre(low !== null || high !== null);
        const within = (low === null || v >= low) && (high === null || v <= high);
        expect(rate(rated(p, e, 'number'), stated(v)) === 'GREEN').toBe(within);
      }),
    );
  });

  test('a relative tolerance does not depend on the scale of the unit', () => {
    const whole = fc.integer({ min: -1000, max: 1000 });
    fc.assert(
      fc.property(
        polarity,
        whole,
        fc.nat(500),
        whole,
        fc.integer({ min: 0, max: 100 }),
        fc.constantFrom(2, 7, 10, 1000),
        (p, low, width, v, percent, k) => {
          const of = (by: number) =>
            rate(
              rated(p, range(low * by, (low + width) * by, { kind: 'relative', percent }), 'number'),
              stated(v * by),
            );
          expect(of(k)).toBe(of(1));
        },
      ),
    );
  });

  test('a percentage from its counts is rated as whole-number arithmetic says', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.nat(5000),
        fc.integer({ min: 1, max: 1000 }),
        (d, n, tenths) => {
          const expected = n * 1000 >= tenths * d ? 'GREEN' : n * 10000 >= tenths * 9 * d ? 'AMBER' : 'RED';
          expect(rate(rated('higher is better', range(tenths / 10, null)), counted(n, d))).toBe(expected);
        },
      ),
    );
  });

  test('without a figure there is never a rating', () => {
    const missing: fc.Arbitrary<FigureParts | null> = fc.oneof(
      fc.constant(null),
      fc.constant(stated(null)),
      fc
        .tuple(fc.constantFrom('c' as const, 'z' as const, 'x' as const, 'low' as const, 'u' as const), decimal)
        .map(([symbol, value]) => ({ ...stated(value), symbol })),
    );
    fc.assert(
      fc.property(
        polarity,
        fc.option(expectation),
        missing,
        (p, e, outturn) => rate(rated(p, e), outturn) === 'NO DATA',
      ),
    );
  });
});
