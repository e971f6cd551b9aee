import fc from 'fast-check';
import { expectationInWords, figureInWords, longDate, valueInWords } from '../../src/domain/figures';
import type { Expectation, Unit } from '../../src/domain/glossary';

const as = (unit: Unit, decimals = 0) => ({ unit, decimals });
const counts = (numerator: number, denominator: number) => ({ numerator, denominator, value: null, symbol: null });
const stated = (value: number | null) => ({ numerator: null, denominator: null, value, symbol: null });

describe('an outturn in words', () => {
  test.each([
    ['38% (106 of 279)', as('percentage'), counts(106, 279)],
    ['38.0% (106 of 279)', as('percentage', 1), counts(106, 279)],
    ['58% (45 of 78)', as('percentage'), { ...counts(45, 78), value: 57.7 }],
    ['100% (1,200 of 1,200)', as('percentage'), counts(1200, 1200)],
    ['0% (0 of 12)', as('percentage'), counts(0, 12)],
    ['88%', as('percentage'), stated(88)],
    ['45.2 per 10,000 (336 of 74,300)', as('rate per 10,000', 1), counts(336, 74300)],
    ['12.5 per 10,000', as('rate per 10,000', 1), stated(12.5)],
    ['16.2', as('average', 1), counts(1134, 70)],
    ['62', as('number'), { numerator: 62, denominator: null, value: null, symbol: null }],
    ['12,345', as('number'), stated(12345)],
    ['426 days', as('days'), stated(425.5)],
    ['1 day', as('days'), stated(1)],
    ['no data', as('percentage'), stated(null)],
    ['no data', as('percentage'), undefined],
    ['no data', as('percentage'), counts(0, 0)],
    ['confidential', as('percentage'), { ...counts(2, 30), symbol: 'c' as const }],
    ['not applicable', as('percentage'), { ...stated(null), symbol: 'z' as const }],
    ['not available', as('percentage'), { ...stated(null), symbol: 'x' as const }],
    ['rounds to 0', as('percentage'), { ...stated(null), symbol: 'low' as const }],
    ['low reliability', as('percentage'), { ...stated(null), symbol: 'u' as const }],
  ])('%s', (words, indicator, outturn) => {
    expect(figureInWords(indicator, outturn)).toBe(words);
  });
});

test.each([
  ['38%', as('percentage'), 38],
  ['28.5%', as('percentage', 1), 28.45],
  ['1.01%', as('percentage', 2), 1.005],
  ['0.004%', as('percentage', 3), 0.004],
  ['1,234.50', as('average', 2), 1234.5],
  ['-3', as('number'), -2.5],
  ['-1,234', as('number'), -1234],
])('%s is rounded half up', (words, indicator, value) => {
  expect(valueInWords(indicator, value)).toBe(words);
});

describe('what is expected, in words', () => {
  const range = (low: number | null, high: number | null): Expectation => ({
    low,
    high,
    tolerance: { kind: 'relative', percent: 10 },
  });
  test.each([
    ['47% to 52%', 'percentage', range(47, 52)],
    ['at least 95%', 'percentage', range(95, null)],
    ['no more than 18', 'average', range(null, 18)],
    ['16.5 to 18', 'average', range(16.5, 18)],
    ['40 to 48.5 per 10,000', 'rate per 10,000', range(40, 48.5)],
    ['no more than 426 days', 'days', range(null, 426)],
    ['100%', 'percentage', range(100, 100)],
    ['1,000 to 2,000', 'number', range(1000, 2000)],
    ['no target set', 'number', null],
  ] as const)('%s', (words, unit, expectation) => {
    expect(expectationInWords({ unit, expectation })).toBe(words);
  });
});

describe('dates', () => {
  test.each([
    ['2020-10-31', '31 October 2020'],
    ['2021-01-05', '5 January 2021'],
    ['2024-02-29', '29 February 2024'],
  ])('%s is %s', (day, words) => {
    expect(longDate(day)).toBe(words);
  });
  test.each(['2021-02-29', '2020-13-01', '2020-1-1', '31/10/2020', '', '2020-10-31T00:00:00Z'])(
    '%p is refused',
    (day) => {
      expect(() => longDate(day)).toThrow(RangeError);
    },
  );
});

test('no figure ever shows a trace of floating point', () => {
  fc.assert(
    fc.property(fc.nat(100000), fc.integer({ min: 1, max: 100000 }), fc.nat(3), (n, d, decimals) => {
      const words = figureInWords(as('percentage', decimals), counts(n, d));
      expect(words).toMatch(
        new RegExp(`^[\\d,]+${decimals > 0 ? `\\.\\d{${decimals}}` : ''}% \\([\\d,]+ of [\\d,]+\\)$`),
      );
    }),
  );
});
