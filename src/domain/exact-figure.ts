import { exact, over, times, type Exact } from './exact';
import type { Outturn, Unit } from './glossary';

/** What is needed of an outturn to know its figure. */
export type FigureParts = Pick<Outturn, 'numerator' | 'denominator' | 'value' | 'symbol'>;

/** What one case in the denominator stands for in the indicator's unit. */
const scale: Record<Exclude<Unit, 'number'>, number> = {
  percentage: 100,
  'rate per 10,000': 10000,
  average: 1,
  days: 1,
};

/**
 * The unrounded figure, exactly. The two counts are the figure wherever they give one, because a stored
 * percentage of 1 in 3 is already cut short; the stated value is used only where they do not.
 *
 * @returns null where a symbol stands for the figure, or there is none
 */
export function exactFigure(unit: Unit, parts: FigureParts | null | undefined): Exact | null {
  if (parts === null || parts === undefined || parts.symbol !== null) return null;
  const { numerator, denominator, value } = parts;
  if (numerator !== null && unit === 'number') return exact(numerator);
  if (numerator !== null && unit !== 'number' && denominator !== null && denominator !== 0) {
    return over(times(exact(numerator), exact(scale[unit])), exact(denominator));
  }
  return value === null ? null : exact(value);
}
