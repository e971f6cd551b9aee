/**
 * RAG: whether an outturn meets expectation. Source: the performance framework a committee agrees with its
 * directors, who set "either a target or a range of acceptable performance" for each indicator.
 */
import { compare, exact, magnitude, minus, over, plus, times, type Exact } from './exact';
import { exactFigure, type FigureParts } from './exact-figure';
import type { Expectation, Indicator, Rag, Tolerance } from './glossary';

/** What decides whether an indicator can be rated at all. */
export type Rated = Pick<Indicator, 'unit' | 'polarity' | 'expectation'>;

type Side = 'low' | 'high';

/** Where a suite says nothing else: AMBER within 10% *of the missed bound*, not within 10 percentage points. */
const defaultPercent = 10;

/** A bound that can be missed, and how far beyond it an outturn is still AMBER; both inclusive. */
interface Limit {
  side: Side;
  bound: Exact;
  amber: Exact;
}

/** The distance from a bound to the outer edge of AMBER, 0 or more, in the indicator's unit. */
function amberWidth(bound: Exact, percentOrAmount: Exclude<Tolerance, { kind: 'amber bounds' }>): Exact {
  return percentOrAmount.kind === 'absolute'
    ? exact(percentOrAmount.amount)
    : over(times(magnitude(bound), exact(percentOrAmount.percent)), exact(100));
}

function amberEdge(side: Side, bound: Exact, tolerance: Tolerance): Exact {
  const explicit = tolerance.kind === 'amber bounds' ? tolerance[side] : null;
  if (explicit !== null) return exact(explicit);
  const width = amberWidth(
    bound,
    tolerance.kind === 'amber bounds' ? { kind: 'relative', percent: defaultPercent } : tolerance,
  );
  return side === 'low' ? minus(bound, width) : plus(bound, width);
}

/** The bounds that matter: being above the range is never bad where higher is better, nor below it where lower is. */
function limits(polarity: Indicator['polarity'], expectation: Expectation): Limit[] {
  const sides: Side[] = [];
  if (polarity !== 'lower is better') sides.push('low');
  if (polarity !== 'higher is better') sides.push('high');
  return sides.flatMap((side) => {
    const stated = expectation[side];
    if (stated === null) return [];
    const bound = exact(stated);
    return [{ side, bound, amber: amberEdge(side, bound, expectation.tolerance) }];
  });
}

const isBeyond = (figure: Exact, edge: Exact, side: Side): boolean =>
  side === 'low' ? compare(figure, edge) < 0 : compare(figure, edge) > 0;

/**
 * Rates an outturn against its indicator's expectation, on the unrounded figure.
 *
 * - GREEN: on or within every bound that matters. AMBER: beyond a bound but on or within its outer edge. RED: further off.
 * - The outer edge is the bound ± 10% of the bound itself, unless the indicator states another percentage, an
 *   amount in its own unit, or the edge. Where only one edge is stated, the other side keeps the 10%. A bound
 *   of 0 leaves no room for a relative AMBER.
 * - NO DATA: no figure, a symbol in its place, or nothing it could miss: without an expectation, or with one
 *   only on the side that cannot be bad, a figure is shown but not judged. It cannot be below expectation, and
 *   GREEN would tell members that it met one.
 */
export function rate(indicator: Rated, outturn: FigureParts | null | undefined): Rag {
  const figure = exactFigure(indicator.unit, outturn);
  if (figure === null || indicator.expectation === null) return 'NO DATA';
  const missable = limits(indicator.polarity, indicator.expectation);
  if (missable.length === 0) return 'NO DATA';
  const missed = missable.filter((limit) => isBeyond(figure, limit.bound, limit.side));
  if (missed.length === 0) return 'GREEN';
  return missed.some((limit) => isBeyond(figure, limit.amber, limit.side)) ? 'RED' : 'AMBER';
}

/** AMBER and RED are below expectation; NO DATA is not known to be. */
export const isBelowExpectation = (rag: Rag): rag is 'AMBER' | 'RED' => rag === 'AMBER' || rag === 'RED';
