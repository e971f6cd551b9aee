import type {
  Benchmark,
  CommentaryText,
  Indicator,
  IsoDate,
  Outturn,
  Period,
  PreferredTerm,
  PromisedAction,
  Rag,
} from '../glossary';
import type { FindingCode, Severity } from './catalogue';

/** Which part of the form a finding is about; "text" where everything was written in one box. Actions count from 1. */
export type Field = 'text' | 'cause' | 'impact' | 'forecast' | `action ${number}`;

export interface Finding {
  code: FindingCode;
  severity: Severity;
  field: Field;
  /** Characters `[start, end)` of that field's text; `[0, 0)` where something is missing from it. */
  span: readonly [number, number];
  /** One plain sentence saying what is wrong. */
  sentence: string;
  suggestion: string;
}

/** What the check needs to know of an outturn. */
export type CheckedOutturn = Pick<Outturn, 'numerator' | 'denominator' | 'value' | 'symbol' | 'asAt'>;

export interface PastOutturn {
  outturn: CheckedOutturn;
  period: Pick<Period, 'label' | 'asAt'>;
}

export interface CheckSettings {
  /** Counts of people from 1 up to this are disclosive in public. */
  smallCount: number;
  /** Age in years at which a reader should be able to follow the text. */
  readingAge: number;
  /** Words in one paragraph. */
  paragraphWords: number;
}

/**
 * What a commentary is checked against. Only the text must be there: whatever is missing makes fewer
 * findings, never an error.
 */
export interface CheckInput {
  text: CommentaryText | string;
  indicator?:
    | Partial<Pick<Indicator, 'number' | 'title' | 'unit' | 'decimals' | 'polarity' | 'expectation' | 'synonyms'>>
    | undefined;
  /** The suite's other indicators: a figure in a sentence that names one of them is not this indicator's. */
  others?: readonly Pick<Indicator, 'number' | 'title'>[] | undefined;
  outturn?: CheckedOutturn | undefined;
  rag?: Rag | undefined;
  /** Newest first. */
  previous?: readonly PastOutturn[] | undefined;
  benchmarks?: readonly Pick<Benchmark, 'area' | 'year' | 'value'>[] | undefined;
  period?: Pick<Period, 'asAt'> | undefined;
  today?: IsoDate | undefined;
  /** Short form to its words: `ETE` to "education, training or employment". */
  abbreviations?: Readonly<Record<string, string>> | undefined;
  /** Short forms explained before this text, elsewhere in the report. */
  spelledOut?: readonly string[] | undefined;
  terms?: readonly PreferredTerm[] | undefined;
  /** The commentary of the period before. */
  earlier?: CommentaryText | string | undefined;
  /** What was promised in the period before. */
  promised?: readonly PromisedAction[] | undefined;
  /** 2 where the text will be exempt: people and small counts may be named there. */
  part?: 1 | 2 | undefined;
  settings?: Partial<CheckSettings> | undefined;
}
