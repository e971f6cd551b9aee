import { PrismaPg } from '@prisma/adapter-pg';
import { Client, Pool } from 'pg';
import type { ClientBase, PoolConfig } from 'pg';
import type { Database, StoreLog } from './database';
import { PrismaClient } from './generated/client';
import { holdAfterRestore } from './home';
import { migrate } from './migrate';
import type { Session } from './migrate';
import { codeOf, reasonOf, StoreError } from './store-error';

/** The pool waits for `onConnect`, which its published types do not say. */
interface WaitingPoolConfig extends Omit<PoolConfig, 'onConnect'> {
  onConnect: (client: ClientBase) => Promise<void>;
}

/** Opens and migrates a PostgreSQL database. */
export async function openPostgres(databaseUrl: string, log: StoreLog): Promise<Database> {
  const connection = { connectionString: databaseUrl, connectionTimeoutMillis: 10_000, keepAlive: true };
  await migrateOver(connection, log);
  const options: WaitingPoolConfig = {
    ...connection,
    max: 10,
    // A connection that died without a word is given up after this long, whatever the network says.
    query_timeout: 60_000,
    onConnect: async (client) => {
      await prepare(client);
      await holdAfterRestore(client, log);
    },
  };
  const pool = new Pool(options);
  // Without a listener, an idle connection cut by the server would end the process.
  pool.on('error', (error) => log.warn({ reason: reasonOf(error) }, 'A connection to PostgreSQL was lost.'));
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  return {
    prisma,
    assertSound: () => undefined,
    close: async () => {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

/** Prisma writes and reads moments without their zone, so the session's zone must be UTC whatever the server's is. */
async function prepare(client: ClientBase): Promise<void> {
  await client.query(
    "SET TIME ZONE 'UTC'; SET statement_timeout = '30s'; SET idle_in_transaction_session_timeout = '60s'",
  );
}

async function migrateOver(connection: { connectionString: string }, log: StoreLog): Promise<void> {
  const client = new Client(connection);
  // A connection cut while idle reports here; the statement that notices throws as well.
  client.on('error', (error) => log.warn({ reason: reasonOf(error) }, 'The connection for migrations was lost.'));
  try {
    await client.connect();
  } catch (error) {
    throw new StoreError(
      `PostgreSQL cannot be reached (${codeOf(error) ?? reasonOf(error)}). Check DATABASE_URL and that the server is running.`,
      { cause: error },
    );
  }
  try {
    const applied = await migrate(sessionOf(client));
    if (applied.length > 0) log.info({ applied }, 'Migrations applied.');
  } finally {
    await client.end();
  }
}

/** A plain connection as migrations want it. */
export function sessionOf(client: ClientBase): Session {
  return {
    run: async (script) => {
      await client.query(script);
    },
    rows: async (statement, values = []) => (await client.query<Record<string, unknown>>(statement, [...values])).rows,
  };
}
