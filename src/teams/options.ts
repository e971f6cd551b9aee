/** What the bot is given by wiring, and what it gives back. */
import type { Place } from '../domain/glossary';
import type { Ask, Identity } from '../usecases/asks';
import type { Conversation, Inbox, Message, Outbox, PaceBook, Recipient } from '../usecases/ports';
import type { Posted } from '../usecases/delivery/standing-answer';
import type { Rendered } from '../usecases/render-message';
import type { Reply } from '../usecases/replies';

/** Who may call, and how the bot proves itself. "Local" checks nobody and therefore only listens on this machine. */
export type BotAuth =
  | { mode: 'local' }
  | {
      mode: 'entra';
      appId: string;
      /** The one Microsoft Entra tenant served. */
      tenantId: string;
      credential: { kind: 'managed identity' } | { kind: 'secret'; secret: string };
    };

/** Structured log; the shape of pino's. Never given a commentary, a figure or a person's name. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Counts for those who watch the bot. */
export interface Meter {
  /** A delivery ended: "sent", "parked", "dropped", or is tried again. */
  ended(how: string): void;
  /** Milliseconds a message waited for Teams' limits. */
  waited(ms: number): void;
  /** Teams refused a send with this status. */
  refused(status: number): void;
  /** An activity was worked through, in so many seconds. */
  heard(kind: string, how: 'answered' | 'answered later' | 'repeated' | 'failed', seconds: number): void;
}

/** A file to hand out once. */
export interface HandedFile {
  name: string;
  contentType: string;
  bytes: Buffer;
}

export interface BotLimits {
  /** Largest activity accepted, in bytes. Teams itself stops well below 1 MB. */
  bodyBytes: number;
  /** Largest file a person may send, in bytes. */
  uploadBytes: number;
  /** Longest wait for one call to Teams, in milliseconds; well under the lease of a claimed message. */
  sendTimeoutMs: number;
  /** Longest wait for a file to arrive, in milliseconds; under the 15 s Teams gives a turn. */
  downloadTimeoutMs: number;
  /** How long a claimed message stays a worker's without a sign of life, in milliseconds. */
  leaseMs: number;
  /** How long an activity stays a process's without a sign of life, in milliseconds. */
  heardLeaseMs: number;
  /** After this long Teams is told that an activity was heard, and the answer follows, in milliseconds: under its 15 s for a message and 5 s for a press. */
  messagePatienceMs: number;
  pressPatienceMs: number;
  /** Messages claimed at a time; up to twice as many are under way. */
  batch: number;
  /** A message that failed this many times is set aside. */
  maxAttempts: number;
}

export const defaultLimits: BotLimits = {
  bodyBytes: 1024 * 1024,
  uploadBytes: 5 * 1024 * 1024,
  sendTimeoutMs: 10_000,
  downloadTimeoutMs: 10_000,
  leaseMs: 15_000,
  heardLeaseMs: 6_000,
  messagePatienceMs: 10_000,
  pressPatienceMs: 3_500,
  batch: 32,
  maxAttempts: 10,
};

export interface BotOptions {
  auth: BotAuth;
  /** The use cases. */
  answer(
    identity: Identity,
    place: Exclude<Place, 'command line'>,
    conversation: Conversation,
    ask: Ask,
    now: Date,
  ): Promise<Reply>;
  /** Called when the bot is installed or joins, so that the person can be written to first. Answers keep references fresh themselves. */
  met(identity: Identity, conversation: Conversation): Promise<void>;
  /** Called once an answer stands as a card of its own, so that it can be brought up to date later. */
  stands(posted: Posted): Promise<void>;
  outbox: Outbox;
  inbox: Inbox;
  pace: PaceBook;
  /** Called when Teams does not let the bot write to somebody until they are heard from. */
  unreachable(to: Recipient, reason: string): Promise<void>;
  /** The present truth for a queued message, looked up just before it is sent. */
  render(message: Message, to: Recipient, stands: boolean): Promise<Rendered>;
  /** The file behind a single-use link; null once it is used, expired or unknown. */
  download(token: string): Promise<HandedFile | null>;
  /** Whether the bot can serve: its store answers. */
  ready(): Promise<boolean>;
  log: Log;
  meter: Meter;
  /** What `/metrics` says, in Prometheus' form. */
  metrics(): Promise<{ contentType: string; text: string }>;
  clock: () => Date;
  /** Name of this process in the outbox's leases; unique among replicas. */
  worker: string;
  /** In [0, 1): spreads retries out. */
  random: () => number;
  limits?: Partial<BotLimits>;
}

export interface Bot {
  /**
   * Starts to serve.
   *
   * @returns the port listened on, of use when 0 was asked for
   * @throws in local mode for any host but this machine
   */
  listen(host: string, port: number): Promise<number>;
  /** Stops taking turns, lets running ones and sends finish, then frees the port. */
  close(): Promise<void>;
  /** Looks for due messages now. */
  wake(): void;
  /** Somebody's e-mail address by the tenant's roster, asked only for people not known by their identity yet. */
  emailOf(identity: Identity, conversation: Conversation): Promise<string | null>;
}
