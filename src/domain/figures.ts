/** Figures and dates as people read them. Rounding is half up and exact: 2.5 shows as 3, 1.005 as 1.01. */
import { exact, toDecimals, type Exact } from './exact';
import { exactFigure, type FigureParts } from './exact-figure';
import type { IndicatorFacts, IsoDate, Symbol, Unit } from './glossary';
import { partsOf } from './iso-date';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** "31 October 2020". @throws RangeError for anything but a real date */
export function longDate(day: IsoDate): string {
  const { year, month, day: of } = partsOf(day);
  return `${of} ${months[month - 1] ?? ''} ${year}`;
}

/** Thousands set apart: 12345.6 as "12,345.6". */
function grouped(decimal: string): string {
  const [whole = '', part] = decimal.split('.');
  const apart = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return part === undefined ? apart : `${apart}.${part}`;
}

/** Every decimal place that was written, and no more. */
function asWritten(value: number): string {
  const stated = exact(value);
  let places = 0;
  while ((stated.n * 10n ** BigInt(places)) % stated.d !== 0n) places += 1;
  return toDecimals(stated, places);
}

function withUnit(unit: Unit, decimal: string): string {
  const number = grouped(decimal);
  switch (unit) {
    case 'percentage':
      return `${number}%`;
    case 'rate per 10,000':
      return `${number} per 10,000`;
    case 'days':
      return number === '1' ? '1 day' : `${number} days`;
    case 'number':
    case 'average':
      return number;
  }
}

const shown = ({ unit, decimals }: Pick<IndicatorFacts, 'unit' | 'decimals'>, figure: Exact): string =>
  withUnit(unit, toDecimals(figure, decimals));

/** A single figure at the indicator's rounding: "38%", "16.2", "12.5 per 10,000", "426 days". */
export const valueInWords = (indicator: Pick<IndicatorFacts, 'unit' | 'decimals'>, value: number): string =>
  shown(indicator, exact(value));

/** The words for Explore Education Statistics' symbols. */
export const symbolWords: Record<Symbol, string> = {
  c: 'confidential',
  z: 'not applicable',
  x: 'not available',
  low: 'rounds to 0',
  u: 'low reliability',
};

/**
 * An outturn with its counts, "to gain a sense of scale and relativity": "38% (106 of 279)", "45.2 per 10,000
 * (336 of 74,300)", "16.2", "no data".
 */
export function figureInWords(
  indicator: Pick<IndicatorFacts, 'unit' | 'decimals'>,
  outturn: FigureParts | null | undefined,
): string {
  if (outturn?.symbol) return symbolWords[outturn.symbol];
  const figure = exactFigure(indicator.unit, outturn);
  if (figure === null) return 'no data';
  const words = shown(indicator, figure);
  const { numerator = null, denominator = null } = outturn ?? {};
  const isShare = indicator.unit === 'percentage' || indicator.unit === 'rate per 10,000';
  if (!isShare || numerator === null || denominator === null) return words;
  return `${words} (${grouped(asWritten(numerator))} of ${grouped(asWritten(denominator))})`;
}

/** The acceptable range as it was agreed, never rounded: "47% to 52%", "at least 95%", "no more than 18". */
export function expectationInWords({ unit, expectation }: Pick<IndicatorFacts, 'unit' | 'expectation'>): string {
  const low = expectation?.low ?? null;
  const high = expectation?.high ?? null;
  const bound = (value: number): string => withUnit(unit, asWritten(value));
  if (low !== null && high !== null) {
    if (low === high) return bound(low);
    return `${unit === 'percentage' ? bound(low) : grouped(asWritten(low))} to ${bound(high)}`;
  }
  if (low !== null) return `at least ${bound(low)}`;
  if (high !== null) return `no more than ${bound(high)}`;
  return 'no target set';
}
