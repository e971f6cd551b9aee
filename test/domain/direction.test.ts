import fc from 'fast-check';
import {
  comparesWithPrevious,
  direction,
  previousPeriod,
  samePeriodLastYear,
  type Direction,
  type Moving,
} from '../../src/domain/direction';
import type { FigureParts } from '../../src/domain/exact-figure';
import type { Polarity } from '../../src/domain/glossary';

const moving = (polarity: Polarity, decimals = 0): Moving => ({
  unit: 'percentage',
  decimals,
  polarity,
  basis: 'snapshot',
  expectation: { low: 47, high: 52, tolerance: { kind: 'relative', percent: 10 } },
});

const stated = (value: number | null): FigureParts => ({ numerator: null, denominator: null, value, symbol: null });

const cases: [string, Polarity, number, number, Direction][] = [
  ['up where higher is better', 'higher is better', 38, 42, 'better'],
  ['down where higher is better', 'higher is better', 42, 38, 'worse'],
  ['up where lower is better', 'lower is better', 12, 16, 'worse'],
  ['down where lower is better', 'lower is better', 16, 12, 'better'],
  ['still up beyond the target', 'higher is better', 60, 70, 'better'],
  ['up towards the range', 'within range', 38, 42, 'better'],
  ['up away from the range', 'within range', 55, 60, 'worse'],
  ['down into the range', 'within range', 60, 50, 'better'],
  ['about inside the range', 'within range', 48, 51, 'same'],
  ['from three below to three above', 'within range', 44, 55, 'same'],
  ['unseen, because both show as 38%', 'higher is better', 37.6, 38.4, 'same'],
  ['unchanged', 'lower is better', 16, 16, 'same'],
];

test.each(cases)('%s', (_name, polarity, before, now, expected) => {
  expect(direction(moving(polarity), stated(now), stated(before))).toBe(expected);
});

test('a finer rounding shows a smaller move', () => {
  expect(direction(moving('higher is better', 1), stated(38.4), stated(37.6))).toBe('better');
});

test('an open side of a range cannot be missed', () => {
  const open: Moving = {
    ...moving('within range'),
    expectation: { ...moving('within range').expectation!, high: null },
  };
  expect(direction(open, stated(90), stated(50))).toBe('same');
});

test.each([
  ['there is no earlier figure', moving('higher is better'), stated(38), undefined],
  ['there is no figure now', moving('higher is better'), null, stated(38)],
  ['a symbol stands for it', moving('higher is better'), { ...stated(38), symbol: 'c' as const }, stated(38)],
  ['a range was never set', { ...moving('within range'), expectation: null }, stated(38), stated(40)],
])('is unknown where %s', (_name, indicator, now, before) => {
  expect(direction(indicator, now, before)).toBeNull();
});

test('what is better one way is worse the other way', () => {
  const opposite = { better: 'worse', worse: 'better', same: 'same' } as const;
  const figure = fc.integer({ min: -1000, max: 2000 }).map((n) => n / 10);
  const polarity = fc.constantFrom<Polarity>('higher is better', 'lower is better', 'within range');
  fc.assert(
    fc.property(polarity, fc.nat(2), figure, figure, (p, decimals, a, b) => {
      const there = direction(moving(p, decimals), stated(a), stated(b));
      const back = direction(moving(p, decimals), stated(b), stated(a));
      expect(there).not.toBeNull();
      expect(back).toBe(opposite[there!]);
    }),
  );
});

test('only a running count is not compared with the period before', () => {
  expect(comparesWithPrevious({ unit: 'number', basis: 'year to date' })).toBe(false);
  expect(comparesWithPrevious({ unit: 'rate per 10,000', basis: 'year to date' })).toBe(false);
  expect(comparesWithPrevious({ unit: 'percentage', basis: 'year to date' })).toBe(true);
  expect(comparesWithPrevious({ unit: 'number', basis: 'rolling 12 months' })).toBe(true);
});

describe('the periods compared with', () => {
  const periods = ['2020-07-31', '2019-10-31', '2020-04-30', '2020-10-31'].map((asAt) => ({ asAt }));
  test('the one before, in whatever order they come', () => {
    expect(previousPeriod(periods, '2020-10-31')).toEqual({ asAt: '2020-07-31' });
    expect(previousPeriod(periods, '2019-10-31')).toBeNull();
  });
  test('the same one last year, a day more or less', () => {
    expect(samePeriodLastYear(periods, '2020-10-30')).toEqual({ asAt: '2019-10-31' });
    expect(samePeriodLastYear(periods, '2020-07-31')).toBeNull();
  });
});
