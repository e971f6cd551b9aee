/** What a person may ask of the bot, as typed requests: the Teams room parses activities into these. */
import type { CommentaryText, IsoDate, RequestKind, Role } from '../domain/glossary';
import type { Verb } from '../domain/workflow';
import type { AnswerAsk, Conversation } from './ports';

/** Which suite or period is meant; null takes the one clear default. */
interface About {
  suiteKey?: string | null;
}

/** A press on a card of a request: `token` was made for this person, request and revision. */
interface Press {
  requestId: string;
  revision: number;
  token: string;
}

/** The verbs that can be typed as a command: "remind 26". The others need their card. */
export type TypedVerb = Exclude<Verb, 'save draft' | 'submit' | 'resubmit' | 'approve' | 'return'>;

/** What changes in a suite's new version; indicators are named by their number in the current one. */
export type SuiteEdit =
  | { kind: 'retire'; number: number }
  | { kind: 'renumber'; number: number; to: number }
  | { kind: 'retitle'; number: number; title: string }
  | { kind: 'also call'; number: number; names: readonly string[] }
  | { kind: 'change owner'; number: number; person: string }
  /** In the indicator's own unit; null leaves that side open. */
  | { kind: 'change bounds'; number: number; low: number | null; high: number | null };

export type Ask =
  | { kind: 'help' }
  | AnswerAsk
  | ({ kind: 'open period'; label: string } & About)
  | ({ kind: 'close period'; label: string } & About)
  | ({ kind: 'board'; label: string | null } & About)
  | ({ kind: 'report'; label: string | null } & About)
  /** "answer 26": the request card again, for its owner. */
  | ({ kind: 'answer'; words: string } & About)
  /** "review 26": a submitted commentary, for the performance team. */
  | ({ kind: 'review'; words: string } & About)
  | { kind: 'save draft'; requestId: string; revision: number; token: string; text: CommentaryText }
  /** `seen`: keys of the findings its card showed; `sendReason`: why it is to go all the same. */
  | ({ kind: 'submit'; text: CommentaryText; seen?: readonly string[]; sendReason?: string } & Press)
  | { kind: 'approve'; requestId: string; revision: number; token: string }
  | { kind: 'return'; requestId: string; revision: number; token: string; reason: string }
  /** `period` is set where it is named outright; a caption may mention one. */
  | ({ kind: 'withdraw' } & Press)
  | ({ kind: 'sign off' } & Press)
  | ({ kind: 'reopen'; reason: string } & Press)
  | ({ kind: 'delegate'; person: string } & Press)
  | ({ kind: 'take back' } & Press)
  | ({ kind: 'reassign'; person: string } & Press)
  | ({ kind: 'remind now' } & Press)
  | ({ kind: 'extend deadline'; date: IsoDate; reason: string } & Press)
  /** "remind 26", "delegate 26 to Dele Okafor", "extend 26 to 2021-01-08 because …", "reopen 26 because …". */
  | ({ kind: 'typed verb'; verb: TypedVerb; words: string; person?: string; reason?: string; date?: IsoDate } & About)
  /** "history 26": every version, with what changed between them. */
  | ({ kind: 'history'; words: string } & About)
  /** "check 26": the check of commentary on what is written now. */
  | ({ kind: 'check'; words: string } & About)
  /** "actions", "actions 26". */
  | ({ kind: 'actions'; words: string } & About)
  /** "action 12 done", "action 12 dropped because …". */
  | ({ kind: 'close action'; number: number; as: 'done' | 'dropped'; reason: string } & About)
  /** "report something else": on an indicator that is not below expectation, or on a matter outside the suite. */
  | ({ kind: 'report something else'; matter: Exclude<RequestKind, 'exception'>; words: string } & About)
  /** Chosen where the bot asked which request a plain message is for. */
  | { kind: 'write on'; requestId: string }
  | ({ kind: 'people' } & About)
  | { kind: 'add person'; name: string; post: string; email: string }
  | ({ kind: 'give role'; person: string; role: Role } & About)
  | ({ kind: 'take role'; person: string; role: Role } & About)
  | ({ kind: 'create period'; label: string; asAt: IsoDate; deadline: IsoDate; meeting: IsoDate } & About)
  | ({ kind: 'extend period'; label: string; date: IsoDate; reason: string } & About)
  /** "disclosure 22": why a figure is or is not in Part 1; without a number, every one that is kept back. */
  | ({ kind: 'disclosure'; number: number | null; label: string | null } & About)
  /** "classify 22 as paragraph 2 because …": moves a figure to Part 2 with its ground under Schedule 12A. */
  | ({
      kind: 'classify';
      number: number;
      paragraph: 1 | 2 | null;
      publicInterest: string;
      label: string | null;
    } & About)
  /** "keep back 22 because …": an officer may always show less. */
  | ({ kind: 'keep back'; number: number; reason: string; label: string | null } & About)
  /** "release 22 because …": showing more takes a reason and a second person. */
  | ({ kind: 'release'; number: number; reason: string; label: string | null } & About)
  | ({ kind: 'settle release'; agree: boolean; number: number; label: string | null } & About)
  /** Pressed on a commentary being checked. */
  | { kind: 'move to part two'; requestId: string; paragraph: 1 | 2 | null; publicInterest: string }
  | ({ kind: 'part two list'; label: string | null } & About)
  | ({ kind: 'allow part two'; person: string; label: string | null } & About)
  | ({ kind: 'stop part two'; person: string; label: string | null } & About)
  /** "minutes": what is on record from the meeting, with the annex. */
  | ({ kind: 'minutes'; label: string | null } & About)
  /** "resolved: That …", "recommended: That …", "question on 26 from …: … Answer: …". */
  | ({
      kind: 'record minute';
      what: 'resolution' | 'question' | 'recommendation';
      /** Of the indicator it is on; null on the report as a whole. */
      number: number | null;
      text: string;
      askedBy: string;
      answer: string;
      label: string | null;
    } & About)
  /** "meeting action on 26: what; owner; by when". */
  | ({
      kind: 'record action';
      number: number | null;
      what: string;
      owner: string;
      due: IsoDate | null;
      label: string | null;
    } & About)
  | ({ kind: 'strike minute'; entry: number; reason: string; label: string | null } & About)
  | ({ kind: 'publish period'; label: string } & About)
  | ({ kind: 'change suite'; edits: readonly SuiteEdit[] } & About)
  | { kind: 'suites' }
  | ({ kind: 'import file'; name: string; bytes: Buffer; caption: string; period?: string | null } & About)
  | { kind: 'confirm import'; importId: string; token: string }
  | { kind: 'cancel import'; importId: string }
  | ({ kind: 'use this channel'; conversation: Conversation } & About)
  | ({ kind: 'calendar'; label: string | null } & About)
  | ({ kind: 'reach' } & About)
  /** "my day": the morning's digest again. */
  | { kind: 'digest' }
  | { kind: 'remind later'; requestId: string; until: IsoDate }
  /** From today to the day before `back`; `person`, where not empty, writes what nobody writes for them yet. */
  | { kind: 'away'; back: IsoDate; person: string }
  | { kind: 'back again' }
  | { kind: 'act as'; name: string }
  | ({ kind: 'not understood'; words: string } & About);

/** The person behind an activity, as the channel states it. */
export interface Identity {
  entraObjectId: string | null;
  channelUserId: string;
  tenantId: string | null;
  name: string;
}
