/** Answers to “how does it stand?”. */
import type { IsoDate, Rag } from '../../domain/glossary';
import type { IndicatorView, TrendPoint, BenchmarkView, CommentaryView } from './views';

/** Which records an answer was made from, to know later whether it still holds. */
export interface AnswerSource {
  suiteId: string;
  suiteKey: string;
  /** Who asked; null on the command line. */
  askedById: string | null;
  /** Changes with every figure, decision and list of the suite. */
  stamp: string;
}

/** An indicator's current status. */
export interface StatusReply {
  kind: 'status';
  suiteName: string;
  view: IndicatorView;
  trend: TrendPoint[];
  benchmarks: BenchmarkView[];
  commentary: CommentaryView | null;
  /** "working": officers only, not yet published. */
  standing: 'published' | 'working';
  today: IsoDate;
  illustrative: boolean;
  source: AnswerSource;
}

/** `status` without a number. */
export interface OverviewReply {
  kind: 'overview';
  suiteName: string;
  periodLabel: string;
  asAt: IsoDate;
  counts: Record<Rag, number>;
  exceptions: IndicatorView[];
  /** Numbers of the indicators kept in Part 2, exceptions or not; empty where the viewer is shown them. */
  keptBack: number[];
  standing: 'published' | 'working';
  illustrative: boolean;
  source: AnswerSource;
}
