/** What the use cases read. */
import type { AuditEntry, AuditRow } from '../../domain/audit-chain';
import type { DatedMark, LoggedPublication, ReleaseRecord } from '../../domain/disclosure';
import type {
  Absence,
  Benchmark,
  CarriedAction,
  CheckOverride,
  Classification,
  CommentaryRequest,
  CommentaryVersion,
  Indicator,
  LaterReminder,
  MinuteEntry,
  Outturn,
  Period,
  Person,
  Suite,
} from '../../domain/glossary';
import type { ChatRequest, FileGrant, KeptText, PendingImport } from './kept';
import type { Unreachable } from './delivery';
import type { Conversation, PostedCard, Question } from './message';

/** Reads of one consistent snapshot. Lists come in a stable order: suites by key, periods by as-at date and label, indicators by number, people by name. */
export interface Reader {
  suites(): Promise<Suite[]>;
  suite(id: string): Promise<Suite | null>;
  indicators(suiteId: string, version: number): Promise<Indicator[]>;
  periods(suiteId: string): Promise<Period[]>;
  period(id: string): Promise<Period | null>;
  /** Every revision, oldest first, of the given periods; of the given indicators only where they are named. */
  outturns(periodIds: readonly string[], indicatorIds?: readonly string[]): Promise<Outturn[]>;
  benchmarks(indicatorIds: readonly string[]): Promise<Benchmark[]>;
  classifications(periodIds: readonly string[]): Promise<Classification[]>;
  /** Officers' marks on figures of these periods. */
  marks(periodIds: readonly string[]): Promise<DatedMark[]>;
  /** Releases of these periods that are proposed or agreed; ended ones are history. */
  releases(periodIds: readonly string[]): Promise<ReleaseRecord[]>;
  /** What Part 1 said of a suite, in the order it went out; of the given indicators only where they are named. */
  publications(suiteId: string, indicatorIds?: readonly string[]): Promise<LoggedPublication[]>;
  /** Ids of the people who may read this period's Part 2. */
  partTwoReaders(periodId: string): Promise<string[]>;
  requests(periodIds: readonly string[], indicatorIds?: readonly string[]): Promise<CommentaryRequest[]>;
  request(id: string): Promise<CommentaryRequest | null>;
  /** Requests of open periods, in every suite, that this person owns or was delegated. */
  requestsOf(personId: string): Promise<CommentaryRequest[]>;
  /** Every version of one request's commentary, oldest first. */
  versions(requestId: string): Promise<CommentaryVersion[]>;
  /** What these requests' versions were sent with although the check had found something, by request and version. */
  overrides(requestIds: readonly string[]): Promise<CheckOverride[]>;
  /** Texts kept aside because they came too late, by this person on this request, oldest first. */
  keptTexts(requestId: string, personId: string): Promise<KeptText[]>;
  /** Every action promised in a suite: by the round's as-at date, then by when it is due. */
  actions(suiteId: string): Promise<CarriedAction[]>;
  /** What is on record from a meeting, in the order it was recorded; what was struck out is history. */
  minutes(periodId: string): Promise<MinuteEntry[]>;
  /** Every number given to a minute of a round, struck out or not. */
  minuteNumbers(periodId: string): Promise<number[]>;
  people(): Promise<Person[]>;
  person(id: string): Promise<Person | null>;
  personByEntraObjectId(entraObjectId: string): Promise<Person | null>;
  /** Local mode only: who the user of the local client is playing. */
  persona(channelUserId: string): Promise<Person | null>;
  conversationOf(personId: string): Promise<Conversation | null>;
  boardChannel(suiteId: string): Promise<Conversation | null>;
  /** The suites whose boards stand in this channel, with the conversation as it was last remembered. */
  boardsIn(conversationId: string): Promise<{ suiteId: string; conversation: Conversation }[]>;
  /** Cards that stand in Teams now, whose slot begins with `prefix` ("request:<id>:"). */
  postedUnder(prefix: string): Promise<PostedCard[]>;
  /** Everybody, and every channel, that Teams does not let the bot write to. */
  unreachable(): Promise<Unreachable[]>;
  pendingImport(id: string): Promise<PendingImport | null>;
  fileGrant(tokenHash: string): Promise<FileGrant | null>;
  /** Everybody's last known absence, past or to come. */
  absences(): Promise<Absence[]>;
  /** What people asked to hear of later, on these requests. */
  laterReminders(requestIds: readonly string[]): Promise<LaterReminder[]>;
  /** Up to when a period's schedule was looked at; null before the first time. */
  scheduleLook(periodId: string): Promise<Date | null>;
  /** Newest first, at most `limit`. */
  audit(limit: number): Promise<AuditRow[]>;
  /** What was done to one thing, oldest first. */
  auditOn(subject: AuditEntry['subject'], subjectId: string): Promise<AuditRow[]>;
  /** The suite last named in a chat. */
  chatSuite(conversationId: string): Promise<Suite | null>;
  /** The question answered last in a chat. */
  chatSubject(conversationId: string): Promise<Question | null>;
  /** The request this person last chose to write on in a chat. */
  chatRequest(conversationId: string, personId: string): Promise<ChatRequest | null>;
  /** The secret that cards' tokens are made with: the same for every process on these records. */
  cardKey(): Promise<string>;
  /** Whether a single-use token was used before. */
  isSpent(token: string): Promise<boolean>;
}
