/** Direction of travel: better, worse or the same, by the indicator's own polarity and not by up or down. */
import { compare, exact, minus, rounded, type Exact } from './exact';
import { exactFigure, type FigureParts } from './exact-figure';
import type { Indicator, IsoDate, Period } from './glossary';

export type Direction = 'better' | 'worse' | 'same';

/** What decides which way an indicator's figure moves. */
export type Moving = Pick<Indicator, 'unit' | 'decimals' | 'polarity' | 'basis' | 'expectation'>;

const zero = exact(0);

/** How far a figure is from where it should be, as a number that is better when smaller; null where nobody has said. */
function shortfall({ polarity, expectation }: Moving, figure: Exact): Exact | null {
  if (polarity === 'higher is better') return minus(zero, figure);
  if (polarity === 'lower is better') return figure;
  if (expectation === null) return null;
  const low = expectation.low === null ? zero : minus(exact(expectation.low), figure);
  const high = expectation.high === null ? zero : minus(figure, exact(expectation.high));
  return [low, high].reduce((far, side) => (compare(side, far) > 0 ? side : far), zero);
}

/**
 * How a figure stands against an earlier one, as both are shown: a reader who sees 38% twice is not told that
 * it got better. (RAG compares unrounded figures, because a bound is missed or it is not.) Within a range it
 * is the distance to the range that counts, so moving about inside it is "same".
 *
 * @returns null where either figure is missing, or a "within range" indicator has no range
 */
export function direction(
  indicator: Moving,
  now: FigureParts | null | undefined,
  before: FigureParts | null | undefined,
): Direction | null {
  const [current, earlier] = [now, before].map((parts) => {
    const figure = exactFigure(indicator.unit, parts);
    return figure === null ? null : shortfall(indicator, rounded(figure, indicator.decimals));
  });
  if (!current || !earlier) return null;
  const moved = compare(current, earlier);
  return moved < 0 ? 'better' : moved > 0 ? 'worse' : 'same';
}

/** A running count only grows within a year, so it is compared with last year's and never with last period's. */
export function comparesWithPrevious({ unit, basis }: Pick<Indicator, 'unit' | 'basis'>): boolean {
  return !(basis === 'year to date' && (unit === 'number' || unit === 'rate per 10,000'));
}

/** The period before this one, by as-at date. */
export function previousPeriod<P extends Pick<Period, 'asAt'>>(periods: readonly P[], asAt: IsoDate): P | null {
  return periods.reduce<P | null>(
    (latest, p) => (p.asAt < asAt && (latest === null || p.asAt > latest.asAt) ? p : latest),
    null,
  );
}

/** The period whose as-at date falls in the same month of the year before. */
export function samePeriodLastYear<P extends Pick<Period, 'asAt'>>(periods: readonly P[], asAt: IsoDate): P | null {
  const month = `${String(Number(asAt.slice(0, 4)) - 1).padStart(4, '0')}${asAt.slice(4, 7)}`;
  return periods.find((p) => p.asAt.startsWith(month)) ?? null;
}
