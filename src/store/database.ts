import type { PrismaClient } from './generated/client';

/** An open, migrated database, embedded or on a server: what differs between the two ends here. */
export interface Database {
  prisma: PrismaClient;
  /** Throws where a commit was reported as done and was not: only the embedded database can be in that state. */
  assertSound: () => void;
  close: () => Promise<void>;
}

/** The least that the store says of itself; a pino logger fits. */
export interface StoreLog {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
}

/** Longest wait for a connection, and longest time in a transaction, in milliseconds. */
export const TRANSACTION = { maxWait: 20_000, timeout: 30_000 };
