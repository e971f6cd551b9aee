import { randomUUID } from 'node:crypto';
import { openStore, type OpenStore } from '../../src/store/open';
import { freshDatabase, stopPostgres, type FreshDatabase } from '../helpers/postgres';
import { commitOf, found, later, letter, NOW, type Council } from './records';

const opened: OpenStore[] = [];
const warnings: string[] = [];
const log = { info: () => undefined, warn: (_: object, message: string) => void warnings.push(message) };

async function open(url: string): Promise<OpenStore> {
  const store = await openStore({ databaseUrl: url }, log);
  opened.push(store);
  // The first connection of the pool is the one that looks.
  await store.ready();
  return store;
}

/** The database as it was, under a name of its own: what restoring a backup beside the original makes. */
async function restored({ url }: FreshDatabase): Promise<string> {
  const copy = `t_${randomUUID().replaceAll('-', '')}`;
  const name = /\/(t_\w+)\?/.exec(url)![1]!;
  const elsewhere = await freshDatabase();
  await elsewhere.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}' AND pid <> pg_backend_pid()`,
  );
  await elsewhere.query(`CREATE DATABASE ${copy} TEMPLATE ${name}`);
  return url.replace(name, copy);
}

describe('records that were restored', () => {
  let database: FreshDatabase;
  let council: Council;
  let store: OpenStore;

  beforeEach(async () => {
    warnings.length = 0;
    database = await freshDatabase();
    store = await open(database.url);
    council = await found(store.store);
  });
  afterEach(async () => {
    for (const each of opened.splice(0)) await each.close();
  });
  afterAll(stopPostgres);

  it('hold back what was due, show it, and leave the schedule behind them', async () => {
    const inAYear = new Date(Date.now() + 365 * 24 * 3_600_000);
    const [due, notDue] = [letter(council, { dueAt: NOW }), letter(council, { dueAt: inAYear })];
    const looked = { kind: 'look at schedule', periodId: council.period.id, from: null, to: NOW } as const;
    await store.store.commit(commitOf({ changes: [looked], send: [due, notDue] }));
    // In hand when the backup was made.
    const [held] = await store.outbox.claim({ worker: 'a', now: later(1), leaseMs: 60_000, limit: 5 });
    await store.outbox.sending(held!.id, 'a');
    await store.close();

    const backup = await open(await restored(database));
    const rows = await backup.outbox.list();
    expect(rows.map(({ purpose, state, taken }) => [purpose, state, taken])).toEqual([
      [due.purpose, 'parked', false],
      [notDue.purpose, 'pending', false],
    ]);
    expect(rows[0]?.reason).toContain('restored');
    expect(warnings.join()).toContain('set aside');
    const looks = await backup.store.snapshot((reader) => reader.scheduleLook(council.period.id));
    expect(looks!.getTime()).toBeGreaterThan(Date.now() - 60_000);

    const again = { kind: 'retry messages', ids: [rows[0]!.id], at: later(2), reason: 'It was not sent.' } as const;
    await backup.store.commit(commitOf({ changes: [again] }));
    const [retried] = await backup.outbox.claim({ worker: 'b', now: later(2), leaseMs: 60_000, limit: 5 });
    expect(retried?.purpose).toBe(due.purpose);
  });

  it('are held back once, however many replicas open them at once', async () => {
    await store.store.commit(commitOf({ send: [letter(council, { dueAt: NOW })] }));
    await store.close();
    const url = await restored(database);
    await Promise.all(Array.from({ length: 4 }, () => open(url)));
    expect(warnings.filter((warning) => warning.includes('set aside'))).toHaveLength(1);
  });

  it('are left alone where they stand on the server they stood on', async () => {
    await store.store.commit(commitOf({ send: [letter(council, { dueAt: NOW })] }));
    await store.close();
    const again = await open(database.url);
    expect((await again.outbox.list()).map(({ state }) => state)).toEqual(['pending']);
    expect(warnings).toEqual([]);
  });
});
