/** What Appendix One, the whole dataset, is planned from. */
import type { ShownFigure } from '../disclosure';
import type { IndicatorFacts, Rag } from '../glossary';
import type { ChartPoint } from '../trend-chart';
import type { Part, ReportedException, SectionInput } from './types';

/** One indicator, as one part of the report may show it. */
export interface DatasetRow<P extends Part> {
  part: P;
  indicator: IndicatorFacts;
  /** Null where this part may not say it. */
  rag: Rag | null;
  figure: ShownFigure;
  direction: ReportedException<P>['direction'];
  /** Every period shown before this one, as this part may show it, oldest first. */
  earlier: readonly ChartPoint[];
  /** This period and those before it, oldest first, for the trend. */
  trend: readonly ChartPoint[];
  benchmarks: ReportedException<P>['benchmarks'];
  /** Where Part 2 treats it, if Part 1 keeps its figure back. */
  keptBack: { paragraph: string } | null;
}

/** An indicator kept back whose title Part 1 may not say: nothing else of it is said either. */
export interface KeptBackRow {
  number: number;
  paragraph: string;
}

export interface DatasetInput<P extends Part> {
  part: P;
  suite: Pick<SectionInput['suite'], 'name'>;
  period: Pick<SectionInput['period'], 'label' | 'asAt'>;
  /** Labels of the earlier periods that have a column, the latest first, and last year's same period at the end. */
  earlierLabels: readonly string[];
  comparedWith: { previous: string | null; lastYear: string | null };
  /** In suite order. Only Part 1 has rows without a name. */
  rows: readonly (DatasetRow<P> | (P extends 1 ? KeptBackRow : never))[];
}
