/** What the use cases change. */
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
  IsoDate,
  LaterReminder,
  MinuteEntry,
  Outturn,
  Period,
  PeriodState,
  Person,
  RequestState,
  Role,
  Suite,
} from '../../domain/glossary';
import type { ChatRequest, FileGrant, KeptText, PendingImport } from './kept';
import type { Unreachable } from './delivery';
import type { Conversation, PostedCard, Question, Recipient } from './message';

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
  | { kind: 'remember subject'; conversationId: string; suiteId: string; question: Question }
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
  /** Somebody, or a channel, was heard from: messages can go there, and those tried in vain are due again now. */
  | { kind: 'try messages again'; to: Recipient; at: Date }
  /** Teams does not let the bot write there. Known already: the commit is stale. */
  | { kind: 'stop writing'; unreachable: Unreachable }
  /** Set aside or waiting, these are due again now, with a clean slate; any other makes the commit stale. */
  | { kind: 'retry messages'; ids: readonly string[]; at: Date; reason: string }
  /** Waiting or set aside, these will not be sent; any other makes the commit stale. */
  | { kind: 'cancel messages'; ids: readonly string[]; reason: string }
  /** Whatever is due is set aside: it may have been sent before the records were restored. */
  | { kind: 'hold messages'; at: Date; reason: string }
  | { kind: 'grant file'; grant: FileGrant }
  | { kind: 'use file grant'; tokenHash: string; at: Date }
  /** A card that was posted as an answer, so that it can be brought up to date. */
  | { kind: 'remember card'; card: PostedCard };
