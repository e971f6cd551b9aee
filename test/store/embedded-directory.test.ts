import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { checkChain } from '../../src/domain/audit-chain';
import { openStore } from '../../src/store/open';
import { startChild } from './children/child';
import { commitOf, entry, found, letter } from './records';

const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

describe('an embedded store in a directory', () => {
  let home: string;
  let directory: string;
  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'scrutineer-embedded-'));
    directory = join(home, 'data', 'store');
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  it('keeps every acknowledged commit of a process killed in the middle, and refuses a second one before', async () => {
    const child = startChild('write-commits', directory);
    while (Number(await child.line()) < 40);
    await expect(openStore({ directory })).rejects.toThrow(`is already open in process ${child.pid}`);
    await child.kill('SIGKILL');
    const acknowledged = Number((await child.rest()).at(-1) ?? 40);
    const { store, close } = await openStore({ directory });
    await store.snapshot(async (reader) => {
      const rows = (await reader.audit(100_000)).reverse();
      // The one under way when it was killed may be there as well.
      expect(rows.length - acknowledged).toBeGreaterThanOrEqual(0);
      expect(rows.length - acknowledged).toBeLessThanOrEqual(1);
      expect(checkChain(rows).ok).toBe(true);
      expect((await reader.people()).length).toBe(rows.length);
    });
    await close();
  });

  it('is there when opened again, and gives the directory back when closed', async () => {
    const first = await openStore({ directory });
    const council = await found(first.store);
    expect(await first.ready()).toBe(true);
    await first.close();
    await first.close();
    expect(await first.ready()).toBe(false);
    expect(readdirSync(directory)).toEqual(['database']);
    const second = await openStore({ directory });
    expect(await second.store.snapshot((reader) => reader.suite(council.suite.id))).toEqual(council.suite);
    await second.close();
  });

  it('does not take a commit for done that could not be written, and takes no more after it', async () => {
    const lite = new PGlite(join(directory, 'database'));
    await lite.exec(`
      CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'disk is gone'; END $$;
      CREATE CONSTRAINT TRIGGER fail_late AFTER INSERT ON spent_tokens DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION fail();`);
    await lite.close();
    const { store, outbox, ready, close } = await openStore({ directory });
    await expect(store.commit(commitOf({ once: 'a token' }))).rejects.toThrow(
      'could not write a commit (disk is gone)',
    );
    await expect(store.commit(commitOf({ audit: [entry()] }))).rejects.toThrow('takes no more');
    const claim = outbox.claim({ worker: 'a', now: new Date(), leaseMs: 0, limit: 1 });
    await expect(claim).rejects.toThrow('takes no more');
    expect(await ready()).toBe(false);
    await close();
  });

  it('starts afresh where a process was killed while making it', async () => {
    const half = join(home, 'half');
    mkdirSync(join(half, 'database.new'), { recursive: true });
    writeFileSync(join(half, 'database.new', 'PG_VERSION'), 'x');
    const { store, outbox, close } = await openStore({ directory: half });
    const council = await found(store);
    await store.commit(commitOf({ send: [letter(council)] }));
    expect(await outbox.list()).toHaveLength(1);
    await close();
    expect(existsSync(join(half, 'database.new'))).toBe(false);
  });

  it('says what to do where the directory is a file', async () => {
    const file = join(home, 'file');
    writeFileSync(file, '');
    await expect(openStore({ directory: file })).rejects.toThrow(
      /^The store cannot use the directory .*Check that it is a directory/,
    );
    await expect(openStore({ directory: join(file, 'below') })).rejects.toThrow(/^The store cannot use the directory/);
  });

  it('says what to do where it may not write, and where what is there is no database', async () => {
    const closed = join(home, 'closed');
    mkdirSync(closed);
    chmodSync(home, 0o755);
    chmodSync(closed, 0o555);
    const child = startChild('write-commits', closed, isRoot ? NOBODY : undefined);
    expect(await child.line()).toMatch(
      /^failed: The store cannot use the directory .*Give this account leave to write there/,
    );
    const other = join(home, 'other');
    mkdirSync(join(other, 'database'), { recursive: true });
    writeFileSync(join(other, 'database', 'PG_VERSION'), 'not a version');
    await expect(openStore({ directory: other })).rejects.toThrow(/^The store in .* cannot be opened/);
    expect(readdirSync(other)).toEqual(['database']);
  });
});
