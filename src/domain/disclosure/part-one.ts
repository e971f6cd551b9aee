/** What Part 1 may say about an indicator besides its figure. */
import type { Benchmark, Indicator, IsoDate, Outturn, Rag, SuiteSettings } from '../glossary';
import { valueFromCounts } from '../outturn';
import { countsOf, isSmall, wholeOf } from './counts';
import type { CountRange } from './shown-figure';

export interface PartOneSays {
  /** Its RAG. Where false it must be left out of published counts by RAG too: they would give it away. */
  rag: boolean;
  /**
   * Whether it may stand among the exceptions. Where false, the pointer to Part 2 must name every indicator kept
   * back in the same words, exception or not.
   */
  belowExpectation: boolean;
  title: boolean;
  /** Better or worse; also needs the other figure to be shown. */
  direction: boolean;
  /** A point in a chart, and a part in the scale of its axis. */
  chart: boolean;
  /** A place in a ranking or an ordering by size. */
  rank: boolean;
  benchmarks: readonly Benchmark[];
}

/** RAG of a value by an indicator's expectation. */
export type Rate = (indicator: Indicator, value: number) => Rag;

const sizes = (upTo: number): number[] => Array.from({ length: upTo }, (_, i) => i + 1);

/**
 * Whether the RAG is the same whatever the small count is, the rest of the figure being known: saying it then
 * narrows nothing. Anybody may know the denominator from elsewhere, so it is taken as known.
 */
export function ragTellsNothing(indicator: Indicator, outturn: Outturn, smallCount: number, rate: Rate): boolean {
  const { unit } = indicator;
  if (unit === 'average' || unit === 'days') return false;
  const counts = countsOf(unit, outturn);
  const whole = wholeOf(counts);
  if (whole !== null && whole <= smallCount) return false;
  const below = unit === 'rate per 10,000' ? outturn.denominator : whole;
  const rags = counts
    .filter((c) => isSmall(c.size, smallCount))
    .flatMap((c) => sizes(smallCount).map((n) => (c.name === 'complement' && whole !== null ? whole - n : n)))
    .map((n) => valueFromCounts(unit, n, below))
    .map((value) => (value === null ? null : rate(indicator, value)));
  return rags.length > 0 && !rags.includes(null) && new Set(rags).size === 1;
}

/** The range that may stand for a figure: one small count, and nothing else small beside it. */
export function safeRange(indicator: Indicator, outturn: Outturn, smallCount: number): CountRange | null {
  const counts = countsOf(indicator.unit, outturn);
  const [small, ...more] = counts.filter((c) => isSmall(c.size, smallCount));
  const whole = wholeOf(counts);
  if (small === undefined || more.length > 0 || small.name === 'denominator') return null;
  if (indicator.unit === 'average' || (whole !== null && whole <= 2 * smallCount)) return null;
  return { of: small.name, low: 1, high: smallCount };
}

const plainName = (area: string): string =>
  area
    .toLowerCase()
    .replace(
      /\b(?:london borough|royal borough|metropolitan borough|borough|county|city|district|council|the|of)\b/g,
      ' ',
    )
    .replace(/[^a-z]+/g, ' ')
    .trim();

/**
 * First and last day a benchmark's year may be about. "2020" can be the calendar year or the year ending in it;
 * "2019/20" may run from April or September. Null: any time.
 */
function yearOf(year: string): { first: IsoDate; last: IsoDate } | null {
  const [, from, to] = /^\s*((?:19|20)\d\d)(?:\s*[/–-]\s*((?:19|20)?\d\d))?\s*$/.exec(year) ?? [];
  if (from === undefined) return null;
  if (to === undefined) return { first: `${Number(from) - 1}-04-01`, last: `${from}-12-31` };
  return { first: `${from}-04-01`, last: `${Number(from) + 1}-12-31` };
}

/**
 * Benchmarks that may stand beside an indicator in Part 1: those of other areas, and the council's own for years
 * in which nothing was kept back. The council's own figure for such a year may be the very figure kept back; it is
 * left out without looking whether it is, for leaving out only equal ones would tell.
 */
export function safeBenchmarks(
  benchmarks: readonly Benchmark[],
  council: string,
  keptBack: readonly IsoDate[],
): Benchmark[] {
  const own = plainName(council);
  return benchmarks.filter((b) => {
    const name = plainName(b.area);
    if (keptBack.length === 0 || (name !== '' && name !== own)) return true;
    const span = yearOf(b.year);
    return span !== null && !keptBack.some((day) => day >= span.first && day <= span.last);
  });
}

/** The pointer setting in force, for a figure kept back. */
export function keptBackSays(
  pointer: SuiteSettings['pointer'],
  ragIsSafe: boolean,
  benchmarks: readonly Benchmark[],
): PartOneSays {
  return {
    rag: ragIsSafe && pointer === 'number, title and RAG',
    belowExpectation: ragIsSafe,
    title: pointer !== 'number only',
    direction: false,
    chart: false,
    rank: false,
    benchmarks,
  };
}
