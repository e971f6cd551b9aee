/**
 * What the use cases need of the world, in their own words. The rooms to the left implement these;
 * `wiring.ts` brings the two together.
 */
import type { PeriodFile, LoadedFile, FileFault } from '../domain/intake-rows';
import type { AuditEntry, AuditRow } from '../domain/audit-chain';
import type { DatedMark, LoggedPublication, ReleaseRecord } from '../domain/disclosure';
import type {
  Absence,
  Benchmark,
  CarriedAction,
  CheckOverride,
  Classification,
  CommentaryRequest,
  CommentaryText,
  CommentaryVersion,
  Indicator,
  IsoDate,
  MinuteEntry,
  LaterReminder,
  Outturn,
  Period,
  PeriodState,
  Person,
  Place,
  RequestState,
  Role,
  Suite,
} from '../domain/glossary';
import type { ReportPlan } from '../domain/report/types';

/** Reads of one consistent snapshot. Lists come in a stable order: suites by key, periods by as-at date, indicators by number, people by name. */
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
  /** Every action promised in a suite, by number. */
  actions(suiteId: string): Promise<CarriedAction[]>;
  /** What is on record from a meeting, by number; what was struck out is history. */
  minutes(periodId: string): Promise<MinuteEntry[]>;
  /** The highest number given in a round, struck out or not; 0 where there is none. */
  lastMinute(periodId: string): Promise<number>;
  people(): Promise<Person[]>;
  person(id: string): Promise<Person | null>;
  personByEntraObjectId(entraObjectId: string): Promise<Person | null>;
  /** Local mode only: who the user of the local client is playing. */
  persona(channelUserId: string): Promise<Person | null>;
  conversationOf(personId: string): Promise<Conversation | null>;
  boardChannel(suiteId: string): Promise<Conversation | null>;
  /** Cards that stand in Teams now, whose slot begins with `prefix` ("request:<id>:"). */
  postedUnder(prefix: string): Promise<PostedCard[]>;
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
  /** The request this person last chose to write on in a chat. */
  chatRequest(conversationId: string, personId: string): Promise<ChatRequest | null>;
  /** The secret that cards' tokens are made with: the same for every process on these records. */
  cardKey(): Promise<string>;
  /** Whether a single-use token was used before. */
  isSpent(token: string): Promise<boolean>;
}

/** A text that came too late for its request, kept so that nothing typed is lost. */
export interface KeptText {
  id: string;
  requestId: string;
  personId: string;
  text: CommentaryText;
  at: Date;
}

/** Which request a person's plain messages in a chat are for, and until when. */
export interface ChatRequest {
  /** Null: not told yet. */
  requestId: string | null;
  /** What was written before it was told which request it is for. */
  words: string;
  until: Date;
}

/** A conversation the bot can write to. `reference` is the channel's own record and opaque outside the Teams room. */
export interface Conversation {
  conversationId: string;
  place: Exclude<Place, 'command line'>;
  reference: Record<string, unknown>;
}

/** Where the current card of a slot stands in Teams, for whom, and what it shows. */
export interface PostedCard {
  slot: string;
  conversationId: string;
  activityId: string;
  to: Recipient;
  message: Message;
}

/** A read file waiting for somebody to confirm its preview. */
export interface PendingImport {
  id: string;
  suiteId: string;
  periodId: string;
  /** Null: from the command line. */
  byId: string | null;
  fileName: string;
  file: PeriodFile;
  at: Date;
  /** Revision of the period the preview was made on. */
  periodRevision: number;
}

/** Leave to fetch one file once: only the hash of the token is kept. */
export interface FileGrant {
  tokenHash: string;
  personId: string;
  periodId: string;
  part: 1 | 2;
  format: 'word' | 'markdown' | 'csv';
  document: 'section' | 'minutes';
  expiresAt: Date;
  usedAt: Date | null;
}

/** One thing that changes. A commit is a list of these, all or nothing. */
export type Change =
  | { kind: 'create suite'; suite: Suite; indicators: readonly Indicator[] }
  | { kind: 'save person'; person: Omit<Person, 'roles'> }
  | { kind: 'assign role'; personId: string; suiteId: string; role: Role }
  | { kind: 'take role'; personId: string; suiteId: string; role: Role }
  /** A new edition of a suite: its version, settings and every indicator of it, new ones and known ones. */
  | { kind: 'add suite version'; suite: Suite; indicators: readonly Indicator[] }
  | { kind: 'create period'; period: Period }
  | { kind: 'set period deadline'; periodId: string; deadline: IsoDate }
  | { kind: 'set period state'; periodId: string; state: PeriodState }
  | { kind: 'add outturns'; outturns: readonly Outturn[] }
  | { kind: 'add benchmarks'; benchmarks: readonly Benchmark[] }
  | { kind: 'classify'; classification: Classification }
  | { kind: 'mark figure'; mark: DatedMark }
  | { kind: 'propose release'; release: Omit<ReleaseRecord, 'agreed'> }
  /** One that still waits: agreed or ended before makes the commit stale. */
  | { kind: 'agree release'; releaseId: string; secondId: string; at: Date }
  | { kind: 'end release'; releaseId: string; at: Date }
  | { kind: 'record publication'; cause: 'publish period' | 'release'; publication: LoggedPublication }
  | { kind: 'allow part two'; periodId: string; personId: string; addedById: string | null; at: Date }
  | { kind: 'stop part two'; periodId: string; personId: string }
  | { kind: 'create request'; request: Omit<CommentaryRequest, 'latest'> }
  | { kind: 'move request'; requestId: string; state: RequestState; returnReason: string | null }
  | { kind: 'address request'; requestId: string; ownerId: string; delegateId: string | null; deadline: IsoDate | null }
  | { kind: 'add commentary version'; version: CommentaryVersion }
  /** Beside the version it was sent with, in the same commit. */
  | { kind: 'override check'; override: CheckOverride }
  | { kind: 'keep text'; kept: KeptText }
  | { kind: 'promise actions'; actions: readonly CarriedAction[] }
  /** Open actions only: one closed before makes the commit stale. */
  | { kind: 'close action'; actionId: string; closed: NonNullable<CarriedAction['closed']> }
  | { kind: 'record minute'; minute: MinuteEntry }
  /** One that stands: struck before makes the commit stale. */
  | { kind: 'strike minute'; periodId: string; number: number; reason: string; at: Date }
  | { kind: 'use suite in chat'; conversationId: string; suiteId: string }
  | { kind: 'choose request in chat'; conversationId: string; personId: string; chosen: ChatRequest }
  | { kind: 'remember conversation'; personId: string; conversation: Conversation }
  | { kind: 'set board channel'; suiteId: string; conversation: Conversation }
  | { kind: 'play persona'; channelUserId: string; personId: string }
  | { kind: 'keep import'; pending: PendingImport }
  | { kind: 'drop import'; id: string }
  /** In place of an earlier one of the same person. */
  | { kind: 'set absence'; absence: Absence }
  | { kind: 'end absence'; personId: string }
  | { kind: 'remind later'; later: LaterReminder }
  /** Moves on from what was read: somebody else having done so makes the commit stale. */
  | { kind: 'look at schedule'; periodId: string; from: Date | null; to: Date }
  /** Messages to somebody that were tried in vain are due again now: they can be reached. */
  | { kind: 'try messages again'; personId: string; at: Date }
  | { kind: 'grant file'; grant: FileGrant }
  | { kind: 'use file grant'; tokenHash: string; at: Date }
  /** A card that was posted as an answer, so that it can be brought up to date. */
  | { kind: 'remember card'; card: PostedCard };

export type { AuditEntry, AuditRow };

/** A question about published figures: answered again where what may be shown has changed. */
export interface AnswerAsk {
  kind: 'status';
  words: string;
  suiteKey?: string | null;
}

/** What to show; rendered afresh when it is sent, so it always tells the present truth. */
export type Message =
  | { kind: 'board'; periodId: string }
  | { kind: 'request'; requestId: string }
  | { kind: 'review'; requestId: string }
  /** Why a figure is or is not in Part 1, with a release that waits for its second person. */
  | { kind: 'disclosure'; periodId: string; indicatorId: string }
  /** An answer that stands in a chat: what was asked, by whom and where, to be answered again. */
  | { kind: 'answer'; ask: AnswerAsk; conversation: Conversation }
  /** A person's morning; `until`, an ISO moment, is when it is too late for it. */
  | { kind: 'digest'; until: string };

/** Who a message is for: a person in their personal chat, or the channel where a suite's board stands. */
export type Recipient = { personId: string } | { boardOfSuiteId: string };

/** A message to deliver once. */
export interface OutboxMessage {
  /** Unique: what it is for, for whom, on which step ("request:<id>:owner"). A second row of the same purpose is ignored. */
  purpose: string;
  /** The card it stands in. While a slot holds a card, that card is updated in place; otherwise one is posted. Null: always a new message. */
  slot: string | null;
  to: Recipient;
  message: Message;
  dueAt: Date;
}

/** All or nothing: what changes, why, and what it causes to be sent. */
export interface Commit {
  /** Revisions the decision was made on; each named row goes up by one. */
  expect: readonly { entity: 'suite' | 'period' | 'request'; id: string; revision: number }[];
  changes: readonly Change[];
  audit: readonly AuditEntry[];
  send: readonly OutboxMessage[];
  /** A single-use token: a commit with a token seen before changes nothing. */
  once?: string;
}

/** "stale": somebody changed it first, decide again; "repeated": the token was used before. */
export type CommitResult = 'committed' | 'stale' | 'repeated';

/** The records. */
export interface Store {
  snapshot<T>(read: (reader: Reader) => Promise<T>): Promise<T>;
  commit(commit: Commit): Promise<CommitResult>;
}

/** A message taken for delivery, with the card its slot holds now. */
export interface ClaimedMessage extends OutboxMessage {
  id: string;
  /** 1 on the first try. */
  attempt: number;
  posted: PostedCard | null;
}

/** How one delivery ended. */
export type Delivery =
  | { kind: 'sent'; conversationId: string; activityId: string; at: Date }
  /** Try again at `at`; the reason is shown to operators. `forget` drops a card id Teams no longer knows. */
  | { kind: 'retry'; at: Date; reason: string; forget?: boolean }
  /** Set aside: no further try without an operator. */
  | { kind: 'parked'; reason: string }
  /** The state it was for has passed. */
  | { kind: 'dropped'; reason: string };

/** A message as operators see it. */
export interface OutboxRow {
  id: string;
  purpose: string;
  state: 'pending' | 'sent' | 'parked' | 'dropped';
  attempts: number;
  dueAt: Date;
  reason: string | null;
}

/** The delivery queue: claimed under a lease, so any number of processes may work on it. */
export interface Outbox {
  /** Takes up to `limit` due messages, never two of one slot at once, and leases them to `worker` until `leaseUntil`. */
  claim(options: { worker: string; now: Date; leaseUntil: Date; limit: number }): Promise<ClaimedMessage[]>;
  /** Records how it ended; false where the lease was lost to another worker. */
  settle(id: string, worker: string, delivery: Delivery): Promise<boolean>;
  list(): Promise<OutboxRow[]>;
}

/** Reads an uploaded file; never throws for what a person may have sent. */
export interface Intake {
  read(file: {
    name: string;
    bytes: Buffer;
  }): Promise<{ ok: true; file: LoadedFile } | { ok: false; faults: FileFault[] }>;
}

/** Writes a report plan as a file. */
export interface ReportWriter {
  word(plan: ReportPlan): Promise<Buffer>;
  markdown(plan: ReportPlan): string;
  /** The dataset in the plan's appendix. @throws RangeError where there is none */
  csv(plan: ReportPlan): string;
}

/** What every use case is given. */
export interface Deps {
  store: Store;
  intake: Intake;
  report: ReportWriter;
  newId: () => string;
  /** A secret single-use token, URL-safe, at least 128 bits. */
  newToken: () => string;
  /** SHA-256, hex. */
  hash: (text: string) => string;
  /** Base address people's browsers reach the bot on, without a trailing slash. */
  publicUrl: string;
  /** Where people add the app in Teams themselves; null while the bot runs without an app id. */
  installLink: string | null;
}

/**
 * Who asks, from where, when. Identity comes from the channel, never from a card. On the command line the
 * actor is the account that runs it, which is nobody in the records: `actorId` is then null.
 */
export interface Context {
  actorId: string | null;
  actor: Person;
  place: Place;
  now: Date;
}
