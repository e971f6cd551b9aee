/**
 * What the bot answers, as data. Every figure in here has passed disclosure for the person and place it
 * is for, so no room that shows a reply ever holds a withheld figure.
 */
import type { ShownFigure } from '../domain/disclosure';
import type {
  ActionState,
  CommentaryText,
  CommentaryVersion,
  IndicatorFacts,
  IsoDate,
  PeriodState,
  Place,
  PromisedAction,
  Rag,
  RequestKind,
  RequestState,
  Role,
} from '../domain/glossary';
import type { Direction } from '../domain/direction';
import type { FileFault } from '../domain/intake-rows';
import type { PartDifference } from '../domain/text-difference';
import type { Verb } from '../domain/workflow';

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
export interface TrendPoint {
  label: string;
  asAt: IsoDate;
  figure: ShownFigure;
}

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
  updatedAt: Date;
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

/** Everybody with a part in a suite. */
export interface PeopleReply {
  kind: 'people';
  suiteName: string;
  people: { name: string; post: string; email: string; roles: Role[]; reachable: boolean }[];
}

/** For the performance team: read a submitted commentary, approve or return it. */
export interface ReviewReply {
  kind: 'review';
  requestId: string;
  revision: number;
  suiteName: string;
  view: IndicatorView;
  commentary: CommentaryView;
  state: RequestState;
  returnReason: string | null;
  decidable: boolean;
  notice: { tone: 'good' | 'attention' | 'plain'; sentence: string } | null;
  token: string;
  matter?: RequestKind;
  /** What this viewer may do with it now, here. */
  may?: readonly Verb[];
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
  files: { title: string; part: 1 | 2; format: 'word' | 'markdown'; url: string }[];
  missing: { number: number; title: string; why: string }[];
  expiresAt: Date;
}

export interface HelpReply {
  kind: 'help';
  name: string;
  roles: Role[];
  place: Place;
  /** What this person has to do now, first. */
  tasks: { sentence: string; command: string | null }[];
  commands: { command: string; does: string }[];
  /** Local mode: whom one may play. */
  personas: { name: string; post: string }[];
}

/** A plain sentence, the whole answer. */
export interface SaidReply {
  kind: 'said';
  tone: 'good' | 'attention' | 'plain';
  sentence: string;
}

export type Reply =
  | MatterReply
  | HistoryReply
  | ActionsReply
  | WhichRequestReply
  | PeopleReply
  | BoardReply
  | RequestReply
  | ReviewReply
  | StatusReply
  | OverviewReply
  | ImportPreviewReply
  | ImportDoneReply
  | ImportRefusedReply
  | ReportReply
  | HelpReply
  | SaidReply;
