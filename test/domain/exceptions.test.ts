import fc from 'fast-check';
import { exceptions } from '../../src/domain/exceptions';
import type { Indicator, Outturn } from '../../src/domain/glossary';
import { currentOutturns } from '../../src/domain/outturn';

const indicator = (number: number): Indicator => ({
  id: `i${number}`,
  number,
  title: `Indicator ${number}`,
  definition: '',
  unit: 'percentage',
  decimals: 0,
  polarity: 'higher is better',
  basis: 'snapshot',
  expectation: { low: 50, high: null, tolerance: { kind: 'relative', percent: 10 } },
  ownerId: 'p1',
  delegateId: null,
  synonyms: [],
});

const outturn = (number: number, value: number | null, revision = 1): Outturn => ({
  id: `o${number}.${revision}`,
  periodId: 'october',
  indicatorId: `i${number}`,
  revision,
  numerator: null,
  denominator: null,
  value,
  symbol: null,
  status: 'final',
  asAt: null,
  note: null,
  loadedAt: new Date('2020-11-05T09:00:00Z'),
  loadedById: null,
});

const found = (indicators: Indicator[], outturns: Outturn[]) =>
  exceptions(indicators, currentOutturns(outturns, 'october')).map((e) => `${e.indicator.number} ${e.rag}`);

test('are those AMBER or RED, in the order of the suite; NO DATA and GREEN are not', () => {
  const suite = [29, 3, 26, 21, 1].map(indicator);
  expect(found(suite, [outturn(29, 46), outturn(3, null), outturn(26, 20), outturn(21, 90)])).toEqual([
    '26 RED',
    '29 AMBER',
  ]);
});

test('go by the latest revision', () => {
  expect(found([indicator(1)], [outturn(1, 60, 2), outturn(1, 20)])).toEqual([]);
  expect(found([indicator(1)], [outturn(1, 20, 2), outturn(1, 60)])).toEqual(['1 RED']);
});

test('are the same in whatever order indicators and outturns come', () => {
  const suite = Array.from({ length: 12 }, (_, i) => indicator(i + 1));
  const figures = suite.map((i) => outturn(i.number, i.number * 8));
  const expected = found(suite, figures);
  expect(expected).toEqual(['1 RED', '2 RED', '3 RED', '4 RED', '5 RED', '6 AMBER']);
  const shuffled = <T>(items: T[]) => fc.shuffledSubarray(items, { minLength: items.length });
  fc.assert(fc.property(shuffled(suite), shuffled(figures), (a, b) => expect(found(a, b)).toEqual(expected)));
});
