/** What is sent, and to whom. */
import type { AskedPeriod, Intent } from '../../domain/ask/types';
import type { Place } from '../../domain/glossary';

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

/** A question that was understood: what is wanted, of which indicators, in which period. */
export interface Question {
  kind: 'question';
  intent: Intent;
  /** The first is meant; others were named beside it. */
  indicatorIds: readonly string[];
  period: AskedPeriod;
  suiteKey?: string | null;
}

/** A question about published figures: answered again where what may be shown has changed. */
export type AnswerAsk = { kind: 'status'; words: string; suiteKey?: string | null } | Question;

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
  | { kind: 'digest'; until: string }
  /** To the performance team: who cannot be written to, and why. */
  | { kind: 'unreachable'; whom: Recipient };

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
