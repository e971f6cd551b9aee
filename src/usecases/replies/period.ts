/** Answers about a period: its board, its files, its report. */
import type { IsoDate, PeriodState, Rag, RequestState } from '../../domain/glossary';
import type { FileFault } from '../../domain/intake-rows';
import type { OverrideView } from './commentary';
import type { IndicatorView } from './views';

/** The exceptions board for the performance team. */
export interface BoardReply {
  kind: 'board';
  periodId: string;
  suiteName: string;
  periodLabel: string;
  periodState: PeriodState;
  asAt: IsoDate;
  deadline: IsoDate;
  meeting: IsoDate;
  counts: Record<Rag, number>;
  rows: { view: IndicatorView; state: RequestState }[];
  /** Numbers of the indicators kept in Part 2, exceptions or not; empty where the viewer is shown them among the rows. */
  keptBack: number[];
  illustrative: boolean;
  /** Names of those with a part in the round who cannot be written to yet; left out once it is closed. */
  unreachable?: string[];
  updatedAt: Date;
}

/** What an import will change, before it does. */
export interface ImportPreviewReply {
  kind: 'import preview';
  importId: string;
  fileName: string;
  suiteName: string;
  periodLabel: string;
  added: number;
  revised: { number: number; title: string; before: string; after: string; rag: Rag }[];
  unchanged: number;
  missing: { number: number; title: string }[];
  benchmarks: number;
  ragAfter: Record<Rag, number>;
  newExceptions: { number: number; title: string; rag: Rag }[];
  remarks: string[];
  token: string;
}

export interface ImportDoneReply {
  kind: 'import done';
  fileName: string;
  periodLabel: string;
  added: number;
  revised: number;
  unchanged: number;
  benchmarks: number;
  rag: Record<Rag, number>;
}

export interface ImportRefusedReply {
  kind: 'import refused';
  fileName: string;
  faults: FileFault[];
}

/** A report to fetch: the links work once, for this person, until `expiresAt`. */
export interface ReportReply {
  kind: 'report';
  suiteName: string;
  periodLabel: string;
  files: { title: string; part: 1 | 2; format: 'word' | 'markdown' | 'csv'; url: string }[];
  missing: { number: number; title: string; why: string }[];
  /** For officers alone, never in the paper. */
  checklist?: readonly ChecklistRow[];
  expiresAt: Date;
}

/** A commentary that stands in the report although the check had found something in it. */
export interface ChecklistRow {
  about: { number: number | null; title: string };
  override: OverrideView;
}
