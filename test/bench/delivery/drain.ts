/** How fast a full queue runs empty: the outbox beside two job queues on the same PostgreSQL server. */
import { randomUUID } from 'node:crypto';
import { Logger, makeWorkerUtils, runMigrations, run, type WorkerUtils } from 'graphile-worker';
import PgBoss from 'pg-boss';
import { Pool } from 'pg';
import { openStore } from '../../../src/store/open';
import { freshDatabase, type FreshDatabase } from '../../helpers/postgres';
import { found } from '../../store/records';
import { drained, notifierOver, queueOurs, takesAll, unpaced } from './ours';

export interface DrainOptions {
  messages: number;
  /** Messages taken at a time, and worked on at a time. */
  batch: number;
}

/** One side: makes its queue full, and gives what empties it. */
export type Side = (options: DrainOptions) => Promise<{ drain: () => Promise<void>; close: () => Promise<void> }>;

/** Connections each side may hold; the outbox has those of its store. */
const connections = 10;
const quiet = new Logger(() => () => undefined);

export const outbox: Side = async ({ messages, batch }) => {
  const database = await freshDatabase();
  const store = await openStore({ databaseUrl: database.url });
  const council = await found(store.store);
  await queueOurs(store, council, messages);
  await database.query('ANALYZE');
  const reference = { serviceUrl: 'http://127.0.0.1/', bot: { id: 'bot' } };
  const { notifier, settled } = notifierOver({
    store,
    connector: takesAll,
    pacer: unpaced,
    limits: { batch },
    conversationOf: (message) => ({
      conversationId: message.kind === 'request' ? message.requestId : '',
      place: 'personal chat',
      reference,
    }),
  });
  return {
    drain: () => drained(notifier, settled, messages),
    close: async () => {
      await notifier.close();
      await store.close();
      await database.drop();
    },
  };
};

/**
 * What makes their records tell as much as the outbox's do: each send is written down before it leaves, so that its
 * end can be told from its never having begun, and how it ended with the activity's id.
 */
async function ledgerIn(database: FreshDatabase): Promise<{
  before: (ids: readonly string[]) => Promise<void>;
  after: (ids: readonly string[]) => Promise<void>;
  close: () => Promise<void>;
}> {
  await database.query(
    'CREATE TABLE ledger (id text PRIMARY KEY, sending_since timestamptz NOT NULL, sent_at timestamptz, activity_id text)',
  );
  const pool = new Pool({ connectionString: database.url, max: connections });
  return {
    before: async (ids) => {
      await pool.query('INSERT INTO ledger SELECT unnest($1::text[]), clock_timestamp()', [ids]);
    },
    after: async (ids) => {
      await pool.query(
        `UPDATE ledger SET sent_at = clock_timestamp(), activity_id = sent.activity
         FROM unnest($1::text[], $2::text[]) AS sent(job, activity) WHERE id = sent.job`,
        [ids, ids.map(() => randomUUID())],
      );
    },
    close: () => pool.end(),
  };
}

const payload = (n: number) => ({ message: { kind: 'request', requestId: String(n) }, to: { personId: randomUUID() } });

export const graphileWorker =
  (withLedger: boolean): Side =>
  async ({ messages, batch }) => {
    const database = await freshDatabase();
    const connection = { connectionString: database.url, maxPoolSize: connections, logger: quiet };
    await runMigrations(connection);
    const utils: WorkerUtils = await makeWorkerUtils(connection);
    for (let from = 0; from < messages; from += 500)
      await utils.addJobs(
        Array.from({ length: Math.min(500, messages - from) }, (_, n) => ({
          identifier: 'send',
          payload: payload(from + n),
        })),
      );
    await database.query('ANALYZE');
    const ledger = withLedger ? await ledgerIn(database) : null;
    return {
      drain: async () => {
        let left = messages;
        let done: () => void = () => undefined;
        const all = new Promise<void>((resolve) => (done = resolve));
        const runner = await run({
          ...connection,
          concurrency: batch,
          noHandleSignals: true,
          preset: { worker: { localQueue: { size: batch }, completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
          taskList: {
            send: async (_, { job }) => {
              await ledger?.before([job.id]);
              await ledger?.after([job.id]);
              left -= 1;
              if (left === 0) done();
            },
          },
        });
        await all;
        // Its last completions are on their way still.
        await runner.stop();
      },
      close: async () => {
        await utils.release();
        await ledger?.close();
        await database.drop();
      },
    };
  };

export const pgBoss =
  (withLedger: boolean): Side =>
  async ({ messages, batch }) => {
    const database = await freshDatabase();
    const boss = new PgBoss({ connectionString: database.url, max: connections, schedule: false, supervise: false });
    await boss.start();
    await boss.createQueue('send');
    for (let from = 0; from < messages; from += 500)
      await boss.insert(
        Array.from({ length: Math.min(500, messages - from) }, (_, n) => ({ name: 'send', data: payload(from + n) })),
      );
    await database.query('ANALYZE');
    const ledger = withLedger ? await ledgerIn(database) : null;
    return {
      // Its own worker looks twice a second at most, so it is asked as fast as it answers.
      drain: async () => {
        for (;;) {
          const jobs = await boss.fetch('send', { batchSize: batch });
          if (jobs.length === 0) return;
          const ids = jobs.map(({ id }) => id);
          await ledger?.before(ids);
          await ledger?.after(ids);
          await boss.complete('send', ids);
        }
      },
      close: async () => {
        await boss.stop({ graceful: false });
        await ledger?.close();
        await database.drop();
      },
    };
  };

/** Milliseconds until the queue was empty. */
export async function timed(side: Side, options: DrainOptions): Promise<number> {
  const { drain, close } = await side(options);
  try {
    const from = performance.now();
    await drain();
    return performance.now() - from;
  } finally {
    await close();
  }
}
