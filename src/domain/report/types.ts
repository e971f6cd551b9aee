/** What the report is planned from, and the plan itself. */
import type { Direction } from '../direction';
import type { ShownFigure } from '../disclosure';
import type { TrendChart } from '../trend-chart';
import type { CommentaryText, IndicatorFacts, IsoDate, Period, PromisedAction, Rag, SuiteSettings } from '../glossary';

export type Part = 1 | 2;

/** The legal ground recorded for keeping an indicator in Part 2: paragraph of Schedule 12A, public-interest statement. */
export interface Ground {
  paragraph: 1 | 2;
  publicInterest: string;
}

/**
 * One indicator, as one part of the report may show it. The part is in its type: what was read for Part 2
 * does not fit where Part 1 is planned, and the compiler refuses it.
 */
export interface ReportedException<P extends Part> {
  part: P;
  indicator: IndicatorFacts;
  /** Null where this part may not say it. */
  rag: Rag | null;
  figure: ShownFigure;
  asAt: IsoDate;
  periodLabels: { previous: string | null; lastYear: string | null };
  direction: { previous: Direction | null; lastYear: Direction | null };
  benchmarks: readonly { area: string; year: string; value: number; source: string }[];
  /** Null: none was received or approved. */
  commentary: CommentaryText | null;
  /** Actions promised in earlier periods and not closed since. */
  stillOpen: readonly (PromisedAction & { late: boolean; periodLabel: string })[];
  /** The post, not the name: people change, and the paper stays. */
  ownerPost: string;
}

/** An indicator that Part 2 treats in full, with the ground it stands there on. */
export interface ExemptIndicator extends ReportedException<2> {
  /** Null where small numbers alone keep it back. */
  ground: Ground | null;
}

/** An indicator whose figure Part 1 keeps back: all that Part 1 may know of it. */
export interface KeptBack {
  number: number;
  /** Set only where the suite's pointer may say so. */
  title: string | null;
  /** Set only where the suite's pointer may say so; it is then among the counts of Part 1. */
  rag: Rag | null;
  /** Null where small numbers alone keep it back. */
  ground: Ground | null;
}

/** What a director reports of their own accord: a concern, or particularly good performance. */
export interface ReportedMatter<P extends Part> {
  part: P;
  matter: 'concern' | 'good performance';
  /** The indicator's number and title, or the subject of a matter outside the suite. */
  about: string;
  commentary: CommentaryText;
  ownerPost: string;
}

interface SectionFacts {
  suite: {
    name: string;
    committee: string;
    council: string;
    sectionNumber: SuiteSettings['sectionNumber'];
    absentOwners: SuiteSettings['absentOwners'];
  };
  period: Pick<Period, 'label' | 'asAt' | 'meeting' | 'state'>;
  illustrative: boolean;
}

/** One period as the public report may tell it. */
export interface PartOneInput extends SectionFacts {
  part: 1;
  /** Of the indicators whose RAG it may say. */
  counts: Record<Rag, number>;
  /** Indicators without a figure, and why, of those whose RAG it may say. */
  withoutFigure: readonly { number: number; why: string }[];
  /** The exceptions it may name. */
  exceptions: readonly ReportedException<1>[];
  /** Every indicator kept back, exception or not, in suite order. */
  keptBack: readonly KeptBack[];
  /** Approved matters that directors reported besides the exceptions. */
  matters: readonly ReportedMatter<1>[];
}

/** The same period as the exempt report tells it. */
export interface PartTwoInput extends SectionFacts {
  part: 2;
  /** Every indicator kept back from Part 1, exception or not, in suite order: the order of the pointers in Part 1. */
  exceptions: readonly ExemptIndicator[];
  matters: readonly ReportedMatter<2>[];
}

export type SectionInput = PartOneInput | PartTwoInput;

/**
 * A stretch of text. `to` makes it a cross-reference to a bookmark of the same document, which stands on the
 * number of a paragraph: `text` is then that number.
 */
export interface Run {
  text: string;
  to?: string;
}

export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; number: string; text: string; bookmark: string }
  | { kind: 'paragraph'; number: string; runs: readonly Run[] }
  /** Text as somebody wrote it: paragraphs, and lines that begin with a dash as a list. The label may be empty. */
  | { kind: 'written'; number: string; label: string; text: string }
  | { kind: 'table'; number: string; caption: string; header: readonly string[]; rows: readonly (readonly string[])[] }
  /** What a form asks, and its answers. */
  | { kind: 'facts'; number: string; header: readonly [string, string]; rows: readonly (readonly [string, string])[] }
  /** A table too wide for an upright page; the shares of its columns are relative to one another. */
  | {
      kind: 'dataset';
      number: string;
      caption: string;
      columns: readonly { header: string; share: number }[];
      rows: readonly (readonly string[])[];
    }
  /** Small charts, each with the words that say what it shows; null where there is nothing to draw. */
  | {
      kind: 'charts';
      number: string;
      caption: string;
      rows: readonly { name: string; chart: TrendChart | null; words: string }[];
    };

export interface ReportPlan {
  /** The document's title, for its properties and its first line. */
  title: string;
  subtitle: string;
  language: 'en-GB';
  part: Part;
  /** "NOT FOR PUBLICATION …" on Part 2, on every page; null on Part 1. */
  marking: string | null;
  /** Said at the top: that figures are illustrative, or that the period is not closed. */
  notices: readonly string[];
  council: string;
  /** The day the document carries in its properties: the committee's meeting. */
  date: IsoDate;
  blocks: readonly Block[];
  /** Stands after the rest, on pages laid on their side. */
  appendix?: readonly Block[];
}
