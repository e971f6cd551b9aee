/** The head counts inside a figure, and which of them are small. */
import type { Indicator, Outturn } from '../glossary';

export type CountName = 'numerator' | 'complement' | 'denominator';

/** One head count of a figure. */
export interface Count {
  name: CountName;
  size: number;
}

const perUnit = { percentage: 100, 'rate per 10,000': 10000, average: 1, days: 1 } as const;

/**
 * Numerator and denominator, worked out from the other two numbers where one was not loaded: anybody
 * who sees those two can do the same.
 */
function bothCounts(unit: Indicator['unit'], o: Outturn): { numerator: number | null; denominator: number | null } {
  if (unit === 'number') return { numerator: o.numerator ?? o.value, denominator: o.denominator };
  const { numerator, denominator, value } = o;
  if (value === null) return { numerator, denominator };
  if (numerator === null && denominator !== null)
    return { numerator: Math.round((value * denominator) / perUnit[unit]), denominator };
  if (numerator !== null && denominator === null && value > 0)
    return { numerator, denominator: Math.round((numerator * perUnit[unit]) / value) };
  return { numerator, denominator };
}

/**
 * The independent head counts of a figure.
 *
 * - Percentages and numbers: the numerator, and those of the denominator who are not in it (complement).
 * - Rates: the numerator. The population below is public, so it is neither protected nor unknown.
 * - Averages: both (cases and the people they are shared among). Days: the denominator; a sum of days counts nobody.
 *
 * A count that is not whole (full-time equivalents) or not loaded is left out: it counts no heads.
 */
export function countsOf(unit: Indicator['unit'], outturn: Outturn): Count[] {
  const { numerator, denominator } = bothCounts(unit, outturn);
  const counts: Count[] = [];
  const add = (name: CountName, size: number | null): void => {
    if (size !== null && Number.isInteger(size) && size >= 0) counts.push({ name, size });
  };
  if (unit !== 'days') add('numerator', numerator);
  if (unit === 'percentage' || unit === 'number')
    add('complement', numerator === null || denominator === null ? null : denominator - numerator);
  if (unit === 'average' || unit === 'days') add('denominator', denominator);
  return counts;
}

export const isSmall = (count: number, smallCount: number): boolean => count >= 1 && count <= smallCount;

/** The denominator of a numerator and its complement, where that is how the figure is made. */
export function wholeOf(counts: readonly Count[]): number | null {
  const [numerator, complement] = counts;
  return complement?.name === 'complement' && numerator !== undefined ? numerator.size + complement.size : null;
}
