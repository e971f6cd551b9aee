import type { Indicator, Outturn } from './glossary';
import { isBelowExpectation, rate } from './rag';

/** An indicator below expectation in a period. */
export interface Exception {
  indicator: Indicator;
  outturn: Outturn;
  rag: 'AMBER' | 'RED';
}

/**
 * The indicators performing below expectation, in the order of the suite.
 *
 * @param outturns the outturn that stands for each indicator of the period, by indicator id
 */
export function exceptions(indicators: readonly Indicator[], outturns: ReadonlyMap<string, Outturn>): Exception[] {
  return indicators
    .flatMap((indicator) => {
      const outturn = outturns.get(indicator.id);
      const rag = rate(indicator, outturn);
      return outturn !== undefined && isBelowExpectation(rag) ? [{ indicator, outturn, rag }] : [];
    })
    .sort((a, b) => a.indicator.number - b.indicator.number);
}
