/** The figure itself, for those who may see it. */
import type { IndicatorFacts, Outturn } from '../glossary';
import { disclose, roundTo, type ShownFigure } from './shown-figure';
import type { Decision } from './rules';

/** A raw figure as shown: rounded, or its symbol; 0 of 0 is `z`, not applicable. */
export function shownFigure(
  indicator: Pick<IndicatorFacts, 'unit' | 'decimals'>,
  outturn: Outturn | null,
): ShownFigure {
  if (outturn === null) return disclose({ kind: 'no data' });
  const { symbol, numerator, denominator, value, status, asAt } = outturn;
  if (symbol !== null) return disclose({ kind: 'symbol', symbol });
  if (denominator === 0 && indicator.unit !== 'number') return disclose({ kind: 'symbol', symbol: 'z' });
  if (value === null && numerator === null) return disclose({ kind: 'no data' });
  const rounded = value === null ? null : roundTo(value, indicator.decimals);
  return disclose({ kind: 'shown', numerator, denominator, value: rounded, status, asAt });
}

/** The figure for a reader of Part 1, or for somebody entitled to Part 2, to whom nothing is kept back. */
export function discloseTo(
  audience: 'Part 1' | 'Part 2',
  indicator: Pick<IndicatorFacts, 'unit' | 'decimals'>,
  outturn: Outturn | null,
  decision: Pick<Decision, 'figure'>,
): ShownFigure {
  return audience === 'Part 1' ? decision.figure : shownFigure(indicator, outturn);
}

/** Whether saying better or worse of two figures tells only what both show. */
export function mayCompare(one: ShownFigure, other: ShownFigure): boolean {
  return one.kind === 'shown' && other.kind === 'shown';
}
