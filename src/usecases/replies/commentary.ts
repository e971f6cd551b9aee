/** Answers about commentary: the cards it is written, checked and followed on. */
import type {
  CommentaryText,
  CommentaryVersion,
  IsoDate,
  PromisedAction,
  RequestKind,
  RequestState,
} from '../../domain/glossary';
import type { PartDifference } from '../../domain/text-difference';
import type { Marked } from '../../domain/commentary-check/marked';
import type { Sending } from '../../domain/commentary-check/sending';
import type { FindingCode, Severity } from '../../domain/commentary-check';
import type { Verb } from '../../domain/workflow';
import type { IndicatorView, TrendPoint, BenchmarkView, CommentaryView, ActionView } from './views';

/** One finding of the check. */
export interface FindingView {
  /** The same for the same words with the same fault: what a press proves it was shown. */
  key: string;
  code: FindingCode;
  severity: Severity;
  title: string;
  /** The words in their sentence; null where something is missing. */
  marked: Marked | null;
  sentence: string;
  suggestion: string;
}

/** Why a commentary was not sent: the worst finding first. */
export interface CheckView {
  findings: readonly FindingView[];
  sending: Sending;
  /** What was typed as the reason, where that was not enough. */
  reason: string;
}

/** What a version was sent with although the check had found something, and why. */
export interface OverrideView {
  by: string;
  at: Date;
  reason: string;
  findings: readonly { title: string; words: string; sentence: string }[];
}

/** "check 26": what the check finds in the current draft, or in what was submitted. */
export interface CheckReply {
  kind: 'check';
  suiteName: string;
  periodLabel: string;
  about: { number: number | null; title: string };
  version: { number: number; step: CommentaryVersion['step']; author: string; at: Date };
  findings: readonly FindingView[];
  overridden: OverrideView | null;
  /** What to type to change or to decide on it; null where nothing is open. */
  next: string | null;
}

/** The request card: the figure with its context, and a box to answer in while it may be answered. */
export interface RequestReply {
  kind: 'request';
  requestId: string;
  revision: number;
  to: { name: string; post: string };
  suiteName: string;
  view: IndicatorView;
  deadline: IsoDate;
  trend: TrendPoint[];
  benchmarks: BenchmarkView[];
  previous: CommentaryView | null;
  promised: PromisedAction[];
  state: RequestState;
  returnReason: string | null;
  /** What is in the box: the latest draft, or what was typed in a press that was refused. */
  text: CommentaryText;
  /** False once it is submitted, approved or the period is closed: the card then only shows. */
  editable: boolean;
  /** Said at the top: why a press was refused, or what just happened. */
  notice: { tone: 'good' | 'attention' | 'plain'; sentence: string } | null;
  /** Single-use token for the next press. */
  token: string;
  /** Why it is asked for or offered. */
  matter?: RequestKind;
  /** Who else may write it, by name. */
  delegate?: string | null;
  /** What was promised on this indicator before, as it stands today. */
  actions?: ActionView[];
  /** What this viewer may do with it now, here. */
  may?: readonly Verb[];
  check?: CheckView | null;
}

/** A matter outside the suite that a director reports: to its writers a form, to the performance team a text to check. */
export interface MatterReply {
  kind: 'matter';
  /** "writer": show the form; "checker": show the text with approve and return. */
  role: 'writer' | 'checker';
  requestId: string;
  revision: number;
  suiteName: string;
  periodLabel: string;
  matter: RequestKind;
  subject: string;
  owner: { name: string; post: string };
  delegate: string | null;
  deadline: IsoDate;
  state: RequestState;
  returnReason: string | null;
  text: CommentaryText;
  editable: boolean;
  may: readonly Verb[];
  notice: { tone: 'good' | 'attention' | 'plain'; sentence: string } | null;
  token: string;
  /** For the writer: why it was not sent. */
  check?: CheckView | null;
  /** For those who check. */
  overridden?: OverrideView | null;
}

/** For the performance team: read a submitted commentary, approve or return it. */
export interface ReviewReply {
  kind: 'review';
  requestId: string;
  revision: number;
  suiteName: string;
  view: IndicatorView;
  trend: TrendPoint[];
  commentary: CommentaryView;
  state: RequestState;
  returnReason: string | null;
  decidable: boolean;
  notice: { tone: 'good' | 'attention' | 'plain'; sentence: string } | null;
  token: string;
  matter?: RequestKind;
  /** What this viewer may do with it now, here. */
  may?: readonly Verb[];
  /** Words that must not go into Part 1, for a viewer who reads Part 2. */
  forPartTwo?: { part: string; words: string }[];
  /** Whether this viewer may move it to Part 2. */
  mayMove?: boolean;
  overridden?: OverrideView | null;
}

/** "history 26": every version this viewer may read, oldest first. */
export interface HistoryReply {
  kind: 'history';
  suiteName: string;
  periodLabel: string;
  /** Number null: a matter outside the suite. */
  about: { number: number | null; title: string };
  versions: {
    version: number;
    author: string;
    at: Date;
    step: CommentaryVersion['step'];
    text: CommentaryText;
    /** Word by word against the version before that is shown; empty for the first. Only the parts that differ. */
    changes: PartDifference[];
    overridden?: OverrideView | null;
  }[];
  /** The viewer's own texts that came too late to count. */
  kept: { text: CommentaryText; at: Date }[];
}

/** The promised actions of a suite, or of one indicator. */
export interface ActionsReply {
  kind: 'actions';
  suiteName: string;
  today: IsoDate;
  rows: { about: { number: number | null; title: string }; action: ActionView; mayClose: boolean }[];
}

/** Asks which of several open requests a plain message is for; the words wait meanwhile. */
export interface WhichRequestReply {
  kind: 'which request';
  /** The words as they will go into the draft. */
  words: string;
  choices: { requestId: string; number: number | null; title: string; deadline: IsoDate }[];
}
