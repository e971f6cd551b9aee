/**
 * What the use cases need of the world, in their own words. The rooms to the left implement these;
 * `wiring.ts` brings the two together.
 */
import type { AuditEntry } from '../../domain/audit-chain';
import type { Person, Place } from '../../domain/glossary';
import type { FileFault, LoadedFile } from '../../domain/intake-rows';
import type { ReportPlan } from '../../domain/report/types';
import type { Change } from './change';
import type { OutboxMessage } from './message';
import type { Reader } from './reader';

export type * from './change';
export type * from './delivery';
export type * from './kept';
export type * from './message';
export type * from './reader';
export type { AuditEntry, AuditRow } from '../../domain/audit-chain';

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
