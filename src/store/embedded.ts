import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { Transaction } from '@electric-sql/pglite';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import type { Database, StoreLog } from './database';
import { PrismaClient } from './generated/client';
import { lockDirectory } from './lock-file';
import { migrate } from './migrate';
import type { Session } from './migrate';
import { codeOf, reasonOf, StoreError } from './store-error';

/** Opens and migrates the database kept in `directory`, for this process alone. */
export async function openDirectory(directory: string, log: StoreLog): Promise<Database> {
  const home = resolve(directory);
  const release = takeDirectory(home);
  try {
    const data = join(home, 'database');
    if (!existsSync(data)) await createWhole(data);
    const database = await open(new SoundPGlite(data), log);
    return {
      ...database,
      close: async () => {
        await database.close();
        release();
      },
    };
  } catch (error) {
    release();
    if (error instanceof StoreError) throw error;
    throw new StoreError(`The store in ${home} cannot be opened: ${reasonOf(error)}. ${adviceFor(error)}`, {
      cause: error,
    });
  }
}

/** Opens a database that lives and ends with the process, from a dump of an earlier one where given. */
export async function openMemory(log: StoreLog, dump?: Blob): Promise<Database> {
  return open(new SoundPGlite(dump === undefined ? {} : { loadDataDir: dump }), log);
}

function takeDirectory(home: string): () => void {
  try {
    mkdirSync(home, { recursive: true });
    return lockDirectory(home);
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreError(`The store cannot use the directory ${home}: ${reasonOf(error)}. ${adviceFor(error)}`, {
      cause: error,
    });
  }
}

function adviceFor(error: unknown): string {
  switch (codeOf(error)) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'Give this account leave to write there, or choose another directory.';
    case 'ENOSPC':
    case 'EDQUOT':
      return 'Make room on that disk, then start again.';
    case null:
    default:
      return 'Check that it is a directory this account may write to, with room to spare.';
  }
}

/** Makes a new database beside its place and moves it there once whole: a process killed half-way leaves nothing to trip over. */
async function createWhole(data: string): Promise<void> {
  const draft = `${data}.new`;
  rmSync(draft, { recursive: true, force: true });
  const lite = new PGlite(draft);
  await lite.waitReady;
  await lite.close();
  renameSync(draft, data);
}

async function open(lite: SoundPGlite, log: StoreLog): Promise<Database> {
  await lite.waitReady;
  // Prisma writes and reads moments without their zone.
  await lite.exec("SET TIME ZONE 'UTC'");
  const applied = await migrate(sessionOf(lite));
  if (applied.length > 0) log.info({ applied }, 'Migrations applied.');
  const prisma = new PrismaClient({ adapter: new PrismaPGlite(lite) });
  return {
    prisma,
    assertSound: () => lite.assertSound(),
    close: async () => {
      await prisma.$disconnect();
      await lite.close();
    },
  };
}

/** The embedded database as migrations want it. */
export function sessionOf(lite: PGlite): Session {
  return {
    run: async (script) => {
      await lite.exec(script);
    },
    rows: async (statement, values = []) => (await lite.query<Record<string, unknown>>(statement, [...values])).rows,
  };
}

/**
 * PGlite that remembers a COMMIT that failed. The adapter between it and Prisma reports such a transaction
 * as committed (its promise is settled before COMMIT runs), and an answer must never be acknowledged and lost.
 */
class SoundPGlite extends PGlite {
  private failedCommit: unknown = null;

  override async transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    const progress = { worked: false };
    try {
      return await super.transaction(async (transaction) => {
        const result = await work(transaction);
        progress.worked = true;
        return result;
      });
    } catch (error) {
      if (progress.worked) this.failedCommit = error;
      throw error;
    }
  }

  assertSound(): void {
    if (this.failedCommit === null) return;
    throw new StoreError(
      `The embedded store could not write a commit (${reasonOf(this.failedCommit)}) and takes no more. Check the disk, then start again.`,
      { cause: this.failedCommit },
    );
  }
}
