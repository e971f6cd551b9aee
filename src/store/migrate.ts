import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { reasonOf, StoreError } from './store-error';

/** One connection to the database, outside Prisma: migrations are scripts of many statements. */
export interface Session {
  run(script: string): Promise<void>;
  rows(statement: string, values?: readonly unknown[]): Promise<Record<string, unknown>[]>;
}

/** The same place from `src` and from `dist`. */
const MIGRATIONS = resolve(__dirname, '../../prisma/migrations');

/** The lock Prisma's own tool takes: it and the bot wait for each other too. */
const PRISMA_MIGRATE_LOCK = 72707369;

/** Prisma's own table, column by column, so that `prisma migrate status` and `deploy` agree with the bot. */
const LEDGER = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id" VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum" VARCHAR(64) NOT NULL,
    "finished_at" TIMESTAMPTZ,
    "migration_name" VARCHAR(255) NOT NULL,
    "logs" TEXT,
    "rolled_back_at" TIMESTAMPTZ,
    "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`;

interface Migration {
  name: string;
  script: string;
}

interface Recorded {
  migration_name: string;
  checksum: string;
  finished: boolean;
}

/**
 * Brings the database up to the migrations of this release, all or none of them, and returns the names
 * applied now. Several processes may call it at once: one applies, the others wait and find nothing to do.
 * Throws a `StoreError` where the database was changed by another release or a migration fails.
 */
export async function migrate(session: Session, folder = MIGRATIONS): Promise<string[]> {
  const migrations = readMigrations(folder);
  await session.rows('SELECT pg_advisory_lock($1)', [PRISMA_MIGRATE_LOCK]);
  try {
    const pending = pendingOf(migrations, await recordedIn(session));
    if (pending.length > 0) await applyAll(session, pending);
    return pending.map(({ name }) => name);
  } finally {
    // Where the connection is gone, the server has given the lock back itself.
    await session.rows('SELECT pg_advisory_unlock($1)', [PRISMA_MIGRATE_LOCK]).catch(() => undefined);
  }
}

function readMigrations(folder: string): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, script: readFileSync(join(folder, name, 'migration.sql'), 'utf8') }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function recordedIn(session: Session): Promise<Recorded[]> {
  const [ledger] = await session.rows(`SELECT to_regclass('"_prisma_migrations"') IS NOT NULL AS "exists"`);
  if (ledger?.['exists'] !== true) return [];
  const rows = await session.rows(
    `SELECT "migration_name", "checksum", "finished_at" IS NOT NULL AS "finished" FROM "_prisma_migrations"
     WHERE "rolled_back_at" IS NULL ORDER BY "started_at"`,
  );
  return rows as unknown as Recorded[];
}

/** What is still to be applied, once nothing in the database speaks against this release. */
function pendingOf(migrations: readonly Migration[], recorded: readonly Recorded[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { migration_name: name, checksum, finished } of recorded) {
    const migration = known.get(name);
    if (migration === undefined) {
      throw new StoreError(
        `The database holds the migration "${name}", which this release does not know: it was last used by a newer release. Start that release or a later one.`,
      );
    }
    if (!finished) {
      throw new StoreError(
        `The migration "${name}" was begun by another tool and never finished. Put it right with "npx prisma migrate resolve", then start again.`,
      );
    }
    if (!checksumsOf(migration.script).includes(checksum)) {
      throw new StoreError(
        `The migration "${name}" was changed after it had been applied to this database. Restore the file of the release; a migration that has been applied is never edited.`,
      );
    }
  }
  const applied = new Set(recorded.map(({ migration_name: name }) => name));
  return migrations.filter(({ name }) => !applied.has(name));
}

async function applyAll(session: Session, pending: readonly Migration[]): Promise<void> {
  await session.run('BEGIN');
  try {
    await session.run(LEDGER);
    for (const { name, script } of pending) {
      await runScript(session, name, script);
      await session.rows(
        `INSERT INTO "_prisma_migrations" ("id", "checksum", "finished_at", "migration_name", "started_at", "applied_steps_count")
         VALUES ($1, $2, clock_timestamp(), $3, statement_timestamp(), 1)`,
        [randomUUID(), checksum(script), name],
      );
    }
    await session.run('COMMIT');
  } catch (error) {
    // Where the connection is gone, the server has rolled back itself, and the first failure is the one to tell.
    await session.run('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

async function runScript(session: Session, name: string, script: string): Promise<void> {
  try {
    await session.run(script);
  } catch (error) {
    throw new StoreError(`The migration "${name}" could not be applied, and nothing was changed: ${reasonOf(error)}.`, {
      cause: error,
    });
  }
}

/** SHA-256 of the file, hex: Prisma's own. */
function checksum(script: string): string {
  return createHash('sha256').update(script).digest('hex');
}

/** A checkout may have turned the line ends; Prisma accepts either, and so does the bot. */
function checksumsOf(script: string): string[] {
  const unix = script.replaceAll('\r\n', '\n');
  return [script, unix, unix.replaceAll('\n', '\r\n')].map(checksum);
}
