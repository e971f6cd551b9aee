import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { migrate } from '../../src/store/migrate';
import { openStore } from '../../src/store/open';
import { sessionOf } from '../../src/store/postgres';
import { freshDatabase, stopPostgres } from '../helpers/postgres';
import { columnsOf, readSchema, uniquesOf } from './prisma-schema';

const FOLDER = resolve(__dirname, '../../prisma/migrations');
const NAMES = readdirSync(FOLDER, { withFileTypes: true })
  .filter((each) => each.isDirectory())
  .map(({ name }) => name)
  .sort();

describe('the migrations', () => {
  let copy: string;
  beforeEach(() => {
    copy = mkdtempSync(join(tmpdir(), 'scrutineer-migrations-'));
    cpSync(FOLDER, copy, { recursive: true });
  });
  afterEach(() => rmSync(copy, { recursive: true, force: true }));
  afterAll(stopPostgres);

  async function migrateDatabase(url: string, folder = copy): Promise<string[]> {
    const client = new Client({ connectionString: url });
    // One test cuts the connection.
    client.on('error', () => undefined);
    await client.connect();
    try {
      return await migrate(sessionOf(client), folder);
    } finally {
      await client.end();
    }
  }

  function add(name: string, script: string): void {
    mkdirSync(join(copy, name));
    writeFileSync(join(copy, name, 'migration.sql'), script);
  }

  const tables = async (database: Awaited<ReturnType<typeof freshDatabase>>) =>
    (await database.query("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")).map(
      (row) => row['table_name'],
    );

  it('are all applied to an empty database, and then no more', async () => {
    const { url } = await freshDatabase();
    expect(await migrateDatabase(url)).toEqual(NAMES);
    expect(await migrateDatabase(url)).toEqual([]);
  });

  it('are recorded as Prisma records them', async () => {
    const database = await freshDatabase();
    await migrateDatabase(database.url);
    const rows = await database.query(
      'SELECT *, finished_at >= started_at AS ordered FROM _prisma_migrations ORDER BY migration_name',
    );
    expect(rows).toEqual(
      NAMES.map((name) => ({
        id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
        checksum: createHash('sha256')
          .update(readFileSync(join(FOLDER, name, 'migration.sql')))
          .digest('hex'),
        finished_at: expect.any(Date) as Date,
        migration_name: name,
        logs: null,
        rolled_back_at: null,
        started_at: expect.any(Date) as Date,
        applied_steps_count: 1,
        ordered: true,
      })),
    );
    const columns = await database.query(
      `SELECT column_name, data_type, character_maximum_length AS length, is_nullable, column_default FROM information_schema.columns
       WHERE table_name = '_prisma_migrations' ORDER BY ordinal_position`,
    );
    expect(columns.map((column) => Object.values(column).join(' '))).toEqual([
      'id character varying 36 NO ',
      'checksum character varying 64 NO ',
      'finished_at timestamp with time zone  YES ',
      'migration_name character varying 255 NO ',
      'logs text  YES ',
      'rolled_back_at timestamp with time zone  YES ',
      'started_at timestamp with time zone  NO now()',
      'applied_steps_count integer  NO 0',
    ]);
  });

  it('are applied once by six processes starting at once', async () => {
    const { url } = await freshDatabase();
    const applied = await Promise.all(Array.from({ length: 6 }, () => migrateDatabase(url)));
    expect(applied.flat()).toEqual(NAMES);
  });

  it('leave a database the schema describes, column by column and key by key', async () => {
    const database = await freshDatabase();
    await migrateDatabase(database.url);
    const schema = readSchema(resolve(__dirname, '../../prisma/schema.prisma'));
    const columns = await database.query(
      `SELECT table_name || '.' || column_name || ' ' || udt_name || COALESCE('(' || datetime_precision || ')', '') || CASE is_nullable WHEN 'YES' THEN ' null' ELSE '' END AS "column"
       FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'`,
    );
    expect(columns.map((row) => row['column']).sort()).toEqual(columnsOf(schema));
    const uniques = await database.query(
      `SELECT t.relname || '(' || string_agg(a.attname, ', ' ORDER BY k.place) || ')' AS "unique"
       FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid JOIN pg_namespace n ON n.oid = t.relnamespace
       CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k(attnum, place)
       JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.attnum
       WHERE n.nspname = 'public' AND t.relname <> '_prisma_migrations' AND i.indisunique AND i.indpred IS NULL
       GROUP BY t.relname, i.indexrelid`,
    );
    expect(uniques.map((row) => row['unique']).sort()).toEqual(uniquesOf(schema));
  });

  it('change nothing where one of them fails half-way', async () => {
    const database = await freshDatabase();
    add('29990101000000_break_things', 'CREATE TABLE half (id INT); SELECT 1/0;');
    await expect(migrateDatabase(database.url)).rejects.toThrow(
      'The migration "29990101000000_break_things" could not be applied, and nothing was changed: division by zero.',
    );
    expect(await tables(database)).toEqual([]);
    rmSync(join(copy, '29990101000000_break_things'), { recursive: true });
    expect(await migrateDatabase(database.url)).toEqual(NAMES);
  });

  it('change nothing where the process ends half-way', async () => {
    const database = await freshDatabase();
    add('29990101000000_take_long', 'CREATE TABLE half (id INT); SELECT pg_sleep(60);');
    const migrating = migrateDatabase(database.url).then(
      () => 'applied',
      () => 'cut off',
    );
    const cut = async () =>
      database.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'",
      );
    while ((await cut()).length === 0) await new Promise(setImmediate);
    expect(await migrating).toBe('cut off');
    expect(await tables(database)).toEqual([]);
  });

  it('go on from where an earlier release stopped', async () => {
    const { url } = await freshDatabase();
    await migrateDatabase(url);
    add('29990101000000_add_more', 'CREATE TABLE more (id INT);');
    expect(await migrateDatabase(url)).toEqual(['29990101000000_add_more']);
  });

  it('refuse a database used by a newer release, and the bot does not start on it', async () => {
    const { url } = await freshDatabase();
    add('29990101000000_from_the_future', 'CREATE TABLE future (id INT);');
    await migrateDatabase(url);
    await expect(openStore({ databaseUrl: url })).rejects.toThrow(
      'which this release does not know: it was last used by a newer release',
    );
  });

  it('refuse one that was edited after it had been applied', async () => {
    const { url } = await freshDatabase();
    await migrateDatabase(url);
    writeFileSync(join(copy, NAMES[0]!, 'migration.sql'), 'CREATE TABLE other (id INT);');
    await expect(migrateDatabase(url)).rejects.toThrow(
      `The migration "${NAMES[0]!}" was changed after it had been applied`,
    );
  });

  it('do not mind line ends turned by a checkout', async () => {
    const { url } = await freshDatabase();
    await migrateDatabase(url);
    const path = join(copy, NAMES[0]!, 'migration.sql');
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('\n', '\r\n'));
    expect(await migrateDatabase(url)).toEqual([]);
  });

  it('refuse a database where another tool began one and never finished', async () => {
    const database = await freshDatabase();
    await migrateDatabase(database.url);
    await database.query('UPDATE _prisma_migrations SET finished_at = NULL');
    await expect(migrateDatabase(database.url)).rejects.toThrow('npx prisma migrate resolve');
  });
});
