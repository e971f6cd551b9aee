import { setTimeout as pause } from 'node:timers/promises';
import type { Inbox, Outbox, PaceBook, Store } from '../usecases/ports';
import { storeOver } from './commit';
import type { Database, StoreLog } from './database';
import { openDirectory, openMemory } from './embedded';
import { inboxOver } from './inbox';
import { outboxOver } from './outbox';
import { paceOver } from './pace';
import { openPostgres } from './postgres';

/**
 * Where the records are kept: on a PostgreSQL server, which any number of processes may share; embedded in
 * a directory, for one process; or in memory, for as long as the process lives (from a dump where given).
 */
export type StoreOptions = { databaseUrl: string } | { directory: string } | { memory: true; dump?: Blob };

/** An open store. `ready` says within two seconds whether the records answer; `close` may be called again. */
export interface OpenStore {
  kind: 'postgres' | 'embedded';
  store: Store;
  outbox: Outbox;
  inbox: Inbox;
  pace: PaceBook;
  ready: () => Promise<boolean>;
  close: () => Promise<void>;
}

const silent: StoreLog = { info: () => undefined, warn: () => undefined };

/** Opens the store and brings its database up to date. Throws a `StoreError` with what to do where it cannot. */
export async function openStore(options: StoreOptions, log: StoreLog = silent): Promise<OpenStore> {
  const database = await openDatabase(options, log);
  let closing: Promise<void> | null = null;
  return {
    kind: 'databaseUrl' in options ? 'postgres' : 'embedded',
    store: storeOver(database, log),
    outbox: outboxOver(database),
    inbox: inboxOver(database),
    pace: paceOver(database),
    ready: () => Promise.race([answers(database), pause(2_000, false, { ref: false })]),
    close: () => (closing ??= database.close()),
  };
}

function openDatabase(options: StoreOptions, log: StoreLog): Promise<Database> {
  if ('databaseUrl' in options) return openPostgres(options.databaseUrl, log);
  if ('directory' in options) return openDirectory(options.directory, log);
  return openMemory(log, options.dump);
}

async function answers({ prisma, assertSound }: Database): Promise<boolean> {
  try {
    await prisma.$queryRaw`SELECT 1`;
    assertSound();
    return true;
  } catch {
    return false;
  }
}
