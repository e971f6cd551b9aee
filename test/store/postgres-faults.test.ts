import { openStore } from '../../src/store/open';
import type { OpenStore } from '../../src/store/open';
import { freshDatabase, stopPostgres } from '../helpers/postgres';
import type { FreshDatabase } from '../helpers/postgres';
import { commitOf, entry, found, later, letter, NOW, version } from './records';

describe('a PostgreSQL server in trouble', () => {
  let database: FreshDatabase;
  let open: OpenStore;
  const warnings: string[] = [];
  beforeAll(async () => {
    database = await freshDatabase();
    const log = { info: () => undefined, warn: (_: object, message: string) => void warnings.push(message) };
    open = await openStore({ databaseUrl: database.url }, log);
  });
  afterAll(async () => {
    await open.close();
    await stopPostgres();
  });

  const others = 'FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()';

  it('loses nothing and repeats nothing when every connection is cut under commits, and goes on', async () => {
    const council = await found(open.store);
    const results: string[] = [];
    for (let round = 1; round <= 25; round += 1) {
      const commit = open.store.commit(
        commitOf({
          once: `${council.suite.id} ${round}`,
          changes: [{ kind: 'add commentary version', version: version(council, { version: round }) }],
          audit: [entry({ subjectId: council.request.id, revision: round })],
          send: [letter(council, { purpose: `${council.suite.id} ${round}` })],
        }),
      );
      const cut = round % 2 === 0 ? database.query(`SELECT pg_terminate_backend(pid) ${others}`) : Promise.resolve([]);
      const [result] = await Promise.allSettled([commit, cut]);
      results.push(result.status === 'fulfilled' ? result.value : 'unknown');
    }
    await open.store.snapshot(async (reader) => {
      const kept = (await reader.versions(council.request.id)).map((each) => each.version);
      results.forEach((result, index) => {
        if (result === 'committed') expect(kept).toContain(index + 1);
      });
      // A commit whose answer was lost is there whole or not at all.
      const told = (await reader.audit(1_000)).filter(({ subjectId }) => subjectId === council.request.id);
      expect(told.map(({ revision }) => revision).reverse()).toEqual(kept);
      const queued = (await open.outbox.list()).filter(({ purpose }) => purpose.startsWith(council.suite.id));
      expect(queued.length).toBe(kept.length);
    });
    expect(results.filter((result) => result === 'committed').length).toBeGreaterThanOrEqual(13);
  });

  it('survives the loss of idle connections and says so', async () => {
    await open.ready();
    warnings.length = 0;
    await database.query(`SELECT pg_terminate_backend(pid) ${others}`);
    while (warnings.length === 0) await new Promise(setImmediate);
    expect(warnings[0]).toBe('A connection to PostgreSQL was lost.');
    // Connections cut but not yet noticed answer once more, with an error.
    while (!(await open.ready()));
  });

  it('runs a commit again that PostgreSQL broke off over a deadlock', async () => {
    const councils = [await found(open.store), await found(open.store)];
    const move = (index: number) => {
      const { id } = councils[index]!.request;
      return { kind: 'move request', requestId: id, state: 'draft', returnReason: null } as const;
    };
    // Changes are applied in the order given: opposite orders meet in the middle.
    const results = await Promise.all(
      Array.from({ length: 4 }, (_, turn) =>
        open.store.commit(commitOf({ changes: turn % 2 === 0 ? [move(0), move(1)] : [move(1), move(0)] })),
      ),
    );
    expect(new Set(results)).toEqual(new Set(['committed']));
  });

  it('never lets two of three processes hold one message, nor two messages of one slot', async () => {
    const council = await found(open.store);
    const replicas = await Promise.all([1, 2, 3].map(() => openStore({ databaseUrl: database.url })));
    const slots = Array.from({ length: 15 }, (_, index) => `${council.suite.id} ${index}`);
    for (const slot of slots) await open.store.commit(commitOf({ send: [letter(council, { slot })] }));
    // A second message waiting in each slot, as after two commits that could not see each other.
    await database.query(
      `INSERT INTO outbox_messages (purpose, slot, to_person_id, message, due_at)
       SELECT purpose || ' again', slot, to_person_id, message, due_at FROM outbox_messages WHERE slot LIKE $1`,
      [`${council.suite.id}%`],
    );
    const claims = await Promise.all(
      Array.from({ length: 30 }, (_, turn) =>
        replicas[turn % 3]!.outbox.claim({ worker: `w${turn}`, now: later(1), leaseMs: 60_000, limit: 3 }),
      ),
    );
    const held = claims.flat().flatMap(({ slot }) => (slot?.startsWith(council.suite.id) === true ? slot : []));
    expect(held.sort()).toEqual([...slots].sort());
    await Promise.all(replicas.map((replica) => replica.close()));
  });

  it('keeps one message in a slot when many processes queue for it at once', async () => {
    const council = await found(open.store);
    const replicas = await Promise.all([1, 2, 3].map(() => openStore({ databaseUrl: database.url })));
    const slot = council.suite.id;
    await Promise.all(
      Array.from({ length: 24 }, (_, turn) =>
        replicas[turn % 3]!.store.commit(commitOf({ send: [letter(council, { slot, dueAt: NOW })] })),
      ),
    );
    const waiting = await database.query("SELECT id FROM outbox_messages WHERE slot = $1 AND state = 'pending'", [
      slot,
    ]);
    const [newest] = await database.query('SELECT max(id) AS id FROM outbox_messages WHERE slot = $1', [slot]);
    expect(waiting).toEqual([newest]);
    await Promise.all(replicas.map((replica) => replica.close()));
  });

  it('says that the server cannot be reached, and what to check', async () => {
    const databaseUrl = 'postgresql://nobody@127.0.0.1:1/none';
    await expect(openStore({ databaseUrl })).rejects.toThrow(
      'PostgreSQL cannot be reached (ECONNREFUSED). Check DATABASE_URL',
    );
  });

  it('is not ready once closed', async () => {
    const another = await openStore({ databaseUrl: database.url });
    expect([another.kind, await another.ready()]).toEqual(['postgres', true]);
    await another.close();
    expect(await another.ready()).toBe(false);
  });
});
