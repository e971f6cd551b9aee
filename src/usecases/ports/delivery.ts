/** How messages are delivered, and what came in was heard: the two queues in their own words. */
import type { Message, OutboxMessage, PostedCard, Recipient } from './message';

/** A message taken for delivery, with the card its slot holds now. */
export interface ClaimedMessage extends OutboxMessage {
  id: string;
  /** 1 on the first try. */
  attempt: number;
  /** Tries that failed; waiting for somebody or for a limit is no failure. */
  failures: number;
  /** Sends of which nobody knows whether they arrived; a worker that ended in the middle of one counts. */
  doubts: number;
  posted: PostedCard | null;
}

/** Whether a try counts: "waiting" was none, and one "in doubt" may have arrived. */
type Tried = 'waiting' | 'failed' | 'in doubt';

/** How one delivery ended. */
export type Delivery =
  | { kind: 'sent'; conversationId: string; activityId: string; at: Date }
  /** Try again at `at`; the reason is shown to operators. `forget` drops a card id Teams no longer knows. */
  | { kind: 'retry'; at: Date; why: Tried; reason: string; forget?: boolean }
  /** Set aside: no further try without an operator. */
  | { kind: 'parked'; why: Tried; reason: string }
  /** The state it was for has passed. */
  | { kind: 'dropped'; reason: string };

/** A message as operators see it: whom, what kind, when, how it stands and why. Never what it says. */
export interface OutboxRow {
  id: string;
  purpose: string;
  to: Recipient;
  what: Message['kind'];
  state: 'pending' | 'sent' | 'parked' | 'dropped';
  attempts: number;
  failures: number;
  doubts: number;
  /** A worker has it in hand. */
  taken: boolean;
  dueAt: Date;
  sentAt: Date | null;
  reason: string | null;
}

/** What waits, for those who watch it. */
export interface QueueSize {
  /** Due and not sent, without those for people who cannot be written to. */
  due: number;
  /** Due, for people who cannot be written to. */
  unreachable: number;
  parked: number;
  /** How long the longest due message waits, in seconds. */
  oldestSeconds: number;
}

/**
 * The delivery queue, for any number of processes. What is due is told by the caller's clock; leases run by the
 * database's own, so that two clocks that differ never make two owners.
 */
export interface Outbox {
  /**
   * Takes up to `limit` due messages, never two of one slot at once and none for somebody who cannot be written
   * to, and leases them to `worker` for `leaseMs` milliseconds.
   */
  claim(options: { worker: string; now: Date; leaseMs: number; limit: number }): Promise<ClaimedMessage[]>;
  /** Prolongs the leases still held. */
  renew(ids: readonly string[], worker: string, leaseMs: number): Promise<void>;
  /** Records that a new message is about to leave; false where the lease was lost, and then it must not. */
  sending(id: string, worker: string): Promise<boolean>;
  /** Records how it ended; false where the lease was lost to another worker. */
  settle(id: string, worker: string, delivery: Delivery): Promise<boolean>;
  /** What operators see, first due first. */
  list(): Promise<OutboxRow[]>;
  size(now: Date): Promise<QueueSize>;
}

/** Somebody, or a channel, that Teams does not let the bot write to until they are heard from again. */
export interface Unreachable {
  to: Recipient;
  since: Date;
  reason: string;
}

/** Moments of recent sends, in milliseconds by one clock for all processes. */
export interface Pace {
  now: number;
  /** Sends of the whole app, ascending. */
  app: number[];
  /** Sends to each conversation asked for, ascending, and until when Teams asked for quiet there. */
  conversations: Map<string, { sent: number[]; heldUntil: number }>;
}

/** The book of sends, shared by all processes on these records. */
export interface PaceBook {
  /** Lets `change` alter the pace of these conversations while nobody else does. */
  change<T>(conversationIds: readonly string[], change: (pace: Pace) => T): Promise<T>;
}

/**
 * What came in, noted before it is worked through, so that no process on these records does it twice. An activity
 * whose worker ended in the middle is free again once its lease has run out.
 */
export interface Inbox {
  /** `place`: its turn among those of its conversation. */
  take(heard: {
    key: string;
    conversationId: string;
    worker: string;
    leaseMs: number;
  }): Promise<{ kind: 'ours'; place: string } | { kind: 'running' } | { kind: 'done' }>;
  /** Whether everything that came before it in its conversation has been worked through, or given up. */
  isNext(conversationId: string, place: string): Promise<boolean>;
  /** Prolongs the leases on these. */
  renew(keys: readonly string[], worker: string, leaseMs: number): Promise<void>;
  /** It was worked through, or is free to be taken again. */
  finish(key: string, worker: string, how: 'done' | 'failed'): Promise<void>;
}
