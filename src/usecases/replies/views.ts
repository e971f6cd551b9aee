/** What several answers show: an indicator, its past, its comparisons, its words. */
import type { ShownFigure } from '../../domain/disclosure';
import type { ActionState, CommentaryText, IndicatorFacts, IsoDate, PromisedAction, Rag } from '../../domain/glossary';
import type { Direction } from '../../domain/direction';
import type { ChartPoint } from '../../domain/trend-chart';

/** One indicator in one period, as this person may see it here. */
export interface IndicatorView {
  indicator: IndicatorFacts;
  owner: { name: string; post: string };
  figure: ShownFigure;
  /** Null where it is withheld together with the figure. */
  rag: Rag | null;
  /** Against the previous period and the same period last year; null where withheld or unknown. */
  direction: { previous: Direction | null; lastYear: Direction | null };
  /** The figure's own date. */
  asAt: IsoDate;
  periodLabel: string;
  /** 2: kept out of Part 1. */
  part: 1 | 2;
}

/** A past figure, oldest first in lists. */
export type TrendPoint = ChartPoint;

export interface BenchmarkView {
  area: string;
  year: string;
  value: number;
  source: string;
}

/** A commentary with who wrote it and when. */
export interface CommentaryView {
  text: CommentaryText;
  author: string;
  at: Date;
  periodLabel: string;
}

/** A promised action as it stands today. */
export interface ActionView extends PromisedAction {
  /** Its number in the suite: "action 12 done". */
  number: number;
  state: ActionState;
  /** Why it was dropped, or what was said when it was done. */
  reason: string | null;
  /** The period it was promised in. */
  periodLabel: string;
}
