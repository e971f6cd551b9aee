/** Answers to “how does it stand?”. */
import type { AskedPeriod, IndicatorIntent, Intent, ListIntent } from '../../domain/ask/types';
import type { IsoDate, Rag } from '../../domain/glossary';
import type { Question } from '../ports';
import type { IndicatorView, TrendPoint, BenchmarkView, CommentaryView } from './views';

/** Which records an answer was made from, to know later whether it still holds. */
export interface AnswerSource {
  suiteId: string;
  suiteKey: string;
  /** Who asked; null on the command line. */
  askedById: string | null;
  /** Changes with every figure, decision and list of the suite. */
  stamp: string;
  /** What was answered, to answer it again. */
  question: Question;
}

/** How one indicator stands in a period. */
export interface StatusReply {
  kind: 'status';
  /** What was wanted of it: said first, above everything else. */
  asked: IndicatorIntent;
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

/** What a list of indicators may be asked for. */
export type ListedFor = Exclude<ListIntent, 'overview'>;

/** The indicators of which something is so. */
export interface ListReply {
  kind: 'list';
  intent: ListedFor;
  suiteName: string;
  periodLabel: string;
  asAt: IsoDate;
  /** Label of the earlier period it is set against; null where it is set against none. */
  against: string | null;
  /** `was`: its rating then, where that is what changed. */
  rows: { view: IndicatorView; was: Rag | null }[];
  /** As on the overview. */
  keptBack: number[];
  standing: 'published' | 'working';
  illustrative: boolean;
  source: AnswerSource;
}

/** The words fit several indicators: which is meant? */
export interface WhichIndicatorReply {
  kind: 'which indicator';
  suiteKey: string;
  intent: Intent;
  period: AskedPeriod;
  choices: { indicatorId: string; number: number; title: string }[];
}
