/** A value that must not leave, in every number that gives it away. */

/**
 * - count: people, told exactly
 * - share: a percentage, 0 to 100
 * - value: days, averages and rates
 * - fraction: 0 to 1
 * - one in: so many of whom one is meant
 */
export type NumberKind = 'count' | 'share' | 'value' | 'fraction' | 'one in';

export interface Secret {
  /** "22 in October 2020". */
  name: string;
  indicator: number;
  numbers: readonly { kind: NumberKind; what: string; exactly: number }[];
  /** Made-up words that stand nowhere else. */
  words: readonly string[];
}

type Unit = 'percentage' | 'number' | 'rate per 10,000' | 'days' | 'average';

/** Every number that gives a figure away by itself. */
export function numbersOf(unit: Unit, numerator: number, denominator: number): Secret['numbers'] {
  const ratio = numerator / denominator;
  const counts: Secret['numbers'] = [
    { kind: 'count', what: 'numerator', exactly: numerator },
    { kind: 'count', what: 'denominator', exactly: denominator },
  ];
  if (unit === 'rate per 10,000') return [...counts, { kind: 'value', what: 'rate', exactly: ratio * 10_000 }];
  if (unit === 'days' || unit === 'average') return [...counts, { kind: 'value', what: unit, exactly: ratio }];
  return [
    ...counts,
    { kind: 'count', what: 'complement', exactly: denominator - numerator },
    { kind: 'one in', what: 'one in so many', exactly: denominator / Math.min(numerator, denominator - numerator) },
    { kind: 'share', what: 'percentage', exactly: ratio * 100 },
    { kind: 'share', what: 'the other percentage', exactly: 100 - ratio * 100 },
    { kind: 'fraction', what: 'fraction', exactly: ratio },
    { kind: 'fraction', what: 'the other fraction', exactly: 1 - ratio },
  ];
}

export const secretOf = (
  name: string,
  indicator: number,
  figure: { unit: Unit; numerator: number; denominator: number } | null,
  words: readonly string[] = [],
): Secret => ({
  name,
  indicator,
  numbers: figure === null ? [] : numbersOf(figure.unit, figure.numerator, figure.denominator),
  words: words.map((w) => w.toLowerCase()),
});
