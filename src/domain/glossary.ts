/**
 * The field's words as types. Every other file speaks in these.
 *
 * Dates without a time of day are ISO strings (`2020-10-31`, the council's calendar); moments are
 * `Date` (UTC). Nothing in this room reads a clock, a file or the environment: "now" is an argument.
 */
import type { SuiteSettings } from './glossary-settings';

export type * from './glossary-settings';

/** A calendar day in the council's time zone, `YYYY-MM-DD`. */
export type IsoDate = string;

/** What an indicator is measured in. A rate is per 10,000 of the population; days are calendar days. */
export type Unit = 'percentage' | 'number' | 'rate per 10,000' | 'days' | 'average';

/** Which way is better. "Within range" is bad on both sides. */
export type Polarity = 'higher is better' | 'lower is better' | 'within range';

/** What span of time a figure covers. */
export type Basis = 'snapshot' | 'year to date' | 'rolling 12 months' | 'annual';

/** "NO DATA" is a state of its own and never stands for GREEN. */
export type Rag = 'GREEN' | 'AMBER' | 'RED' | 'NO DATA';

/** How far beyond the missed bound an outturn is still AMBER. */
export type Tolerance =
  /** Per cent *of the missed bound* (relative), 0 to 100. The default is 10. */
  | { kind: 'relative'; percent: number }
  /** In the indicator's own unit, 0 or more. */
  | { kind: 'absolute'; amount: number }
  /** Explicit outer edges of AMBER, in the indicator's own unit. */
  | { kind: 'amber bounds'; low: number | null; high: number | null };

/** The acceptable range, in the indicator's own unit; null leaves that side open. At least one side is set. */
export interface Expectation {
  low: number | null;
  high: number | null;
  tolerance: Tolerance;
}

/** An indicator as one version of its suite defines it. `id` is its identity, which outlives number and title. */
export interface Indicator {
  id: string;
  /** Its number in this version of the suite, 1 or more. */
  number: number;
  title: string;
  definition: string;
  unit: Unit;
  /** Decimal places shown, 0 to 3. Comparison is always on the unrounded figure. */
  decimals: number;
  polarity: Polarity;
  basis: Basis;
  expectation: Expectation | null;
  /** The director who answers for it. */
  ownerId: string;
  delegateId: string | null;
  /** Other words people use for it ("NEET", "care leavers in work"). */
  synonyms: readonly string[];
}

/** What is needed of an indicator to write its figures in words. */
export type IndicatorFacts = Pick<
  Indicator,
  'number' | 'title' | 'definition' | 'unit' | 'decimals' | 'polarity' | 'basis' | 'expectation'
>;

/** One published figure, in the indicator's unit. */
export interface Benchmark {
  indicatorId: string;
  /** "England", "London", "statistical neighbours", or the council itself. */
  area: string;
  /** As published: `2020` or `2019/20`. */
  year: string;
  value: number;
  source: string;
}

/** Explore Education Statistics' symbols for a figure that is not a number. */
export type Symbol = 'c' | 'z' | 'x' | 'low' | 'u';

/** An indicator's figure for a period. Revisions are kept; the highest stands. */
export interface Outturn {
  id: string;
  periodId: string;
  indicatorId: string;
  /** 1 for the first figure loaded, one more for each correction. */
  revision: number;
  numerator: number | null;
  denominator: number | null;
  /** The percentage (0–100 scale), rate, average or count; unrounded. Null when `symbol` says why. */
  value: number | null;
  symbol: Symbol | null;
  status: 'provisional' | 'final';
  /** Set only where the figure's date is not the period's. */
  asAt: IsoDate | null;
  note: string | null;
  loadedAt: Date;
  /** Null: loaded from the command line; the audit trail then names the account. */
  loadedById: string | null;
}

/** "draft": being prepared; "open": collecting commentary; "closed": frozen; "published": in public. */
export type PeriodState = 'draft' | 'open' | 'closed' | 'published';

/** One reporting round. */
export interface Period {
  id: string;
  suiteId: string;
  /** Version of the suite in force for this round. */
  suiteVersion: number;
  /** "October 2020". */
  label: string;
  asAt: IsoDate;
  commentaryDeadline: IsoDate;
  meeting: IsoDate;
  state: PeriodState;
  /** Goes up by one with every change: the guard against two people changing one thing. */
  revision: number;
}

/** Somebody away: their reminders go to those who write for them. */
export interface Absence {
  personId: string;
  /** First day away. */
  from: IsoDate;
  /** First day back. */
  back: IsoDate;
}

/** "Remind me later": nothing about this request before `until`, and then once more. */
export interface LaterReminder {
  requestId: string;
  personId: string;
  until: IsoDate;
}

/** The agreed, numbered set of indicators a committee watches. */
export interface Suite {
  id: string;
  /** Short name typed in commands: "children". */
  key: string;
  /** "Children's Scrutiny Dataset". */
  name: string;
  committee: string;
  council: string;
  /** Latest version, 1 or more. */
  version: number;
  settings: SuiteSettings;
  /** True where every figure not named in the source papers is illustrative. */
  illustrative: boolean;
  revision: number;
}

export type Role = 'performance officer' | 'director' | 'chief officer' | 'member' | 'co-opted member';

/** Somebody known to the bot. Roles are per suite. */
export interface Person {
  id: string;
  name: string;
  /** Post held: "Director of Children's Social Care". */
  post: string;
  email: string;
  /** Microsoft Entra object id, where known. */
  entraObjectId: string | null;
  roles: readonly { suiteId: string; role: Role }[];
}

/** Where a conversation takes place. */
export type Place = 'personal chat' | 'group chat' | 'channel' | 'command line';

/** Why an indicator's figures are exempt: Schedule 12A, Local Government Act 1972. */
export interface Classification {
  periodId: string;
  indicatorId: string;
  /** Paragraph 1: information relating to any individual; 2: likely to reveal the identity of an individual. */
  paragraph: 1 | 2;
  /** The public-interest statement as recorded. */
  publicInterest: string;
  byId: string;
  at: Date;
}

/** Where a commentary stands. */
export type RequestState = 'requested' | 'draft' | 'submitted' | 'returned' | 'approved' | 'signed off';

/** Why commentary is asked for or offered: below expectation, or a director's own report. */
export type RequestKind = 'exception' | 'concern' | 'good performance';

/** A promised action. */
export interface PromisedAction {
  what: string;
  owner: string;
  due: IsoDate | null;
}

/** What good commentary holds. Any part may be empty while it is a draft. */
export interface CommentaryText {
  /** What changed and why; the whole text for those who prefer one box. */
  cause: string;
  impact: string;
  actions: readonly PromisedAction[];
  /** When it is expected back within the acceptable range. */
  forecast: string;
}

/** One saved version of a commentary; none is ever overwritten. */
export interface CommentaryVersion {
  requestId: string;
  /** 1 or more. */
  version: number;
  text: CommentaryText;
  authorId: string;
  at: Date;
  step: 'draft' | 'submitted';
}

/** A finding of the check that a commentary was sent with all the same, in the words its writer was shown. */
export interface OverriddenFinding {
  /** Of the check's catalogue. */
  code: string;
  severity: 'should fix' | 'consider';
  /** The words it is about; empty where something is missing. */
  words: string;
  sentence: string;
}

/** Why one version of a commentary was sent although the check had found something. Never changed. */
export interface CheckOverride {
  requestId: string;
  version: number;
  findings: readonly OverriddenFinding[];
  reason: string;
  byId: string;
  at: Date;
}

/** A promised action as it is followed up: "late" is an open one whose date has passed. */
export type ActionState = 'open' | 'late' | 'done' | 'dropped';

/** An action of an approved commentary; it follows the indicator from period to period until it is closed. */
export interface CarriedAction extends PromisedAction {
  id: string;
  suiteId: string;
  /** Its number in the suite, 1 or more: what people name it by. */
  number: number;
  /** Null where it was promised on a matter outside the suite. */
  indicatorId: string | null;
  /** The request whose commentary promised it; null where the committee asked for it at its meeting. */
  requestId: string | null;
  /** The round it comes from. */
  periodId: string;
  closed: { as: 'done' | 'dropped'; reason: string | null; byId: string | null; at: Date } | null;
}

/** What is on record from the meeting, for the minutes. */
export interface MinuteEntry {
  periodId: string;
  /** Its number in the round, 1 or more. */
  number: number;
  kind: 'resolution' | 'question' | 'recommendation';
  /** Null: on the report as a whole. */
  indicatorId: string | null;
  text: string;
  /** Of questions alone: who asked, and what was answered. */
  askedBy: string | null;
  answer: string | null;
  byId: string | null;
  at: Date;
}

/** The request for commentary on one exception, or on a matter a director reports, in one period. */
export interface CommentaryRequest {
  id: string;
  periodId: string;
  /** Null where the matter lies outside the suite; `subject` then says what it is. */
  indicatorId: string | null;
  kind: RequestKind;
  subject: string | null;
  state: RequestState;
  ownerId: string;
  /** Who may write in the owner's name: at first the indicator's delegate. */
  delegateId: string | null;
  /** Its own, later deadline, where it was given one. */
  deadline: IsoDate | null;
  /** The reason of the last return, shown to the owner until resubmitted. */
  returnReason: string | null;
  revision: number;
  /** The latest version, or null before anything was written. */
  latest: CommentaryVersion | null;
}
