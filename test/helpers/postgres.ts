import { execFileSync, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { accessSync, chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Client } from 'pg';

/** A database of its own on a throw-away PostgreSQL server. */
export interface FreshDatabase {
  name: string;
  url: string;
  /** The server's own connection, past the store: to look, to meddle, to cut connections. */
  query(statement: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  /** Ends that connection until something is asked again. */
  close(): Promise<void>;
  /** Does away with the database, whoever has it open. */
  drop(): Promise<void>;
}

const ADVICE =
  'These tests run on a real PostgreSQL server and found no "initdb". Install it (Debian and Ubuntu: apt-get install postgresql) or put its bin directory on PATH.';

/** PostgreSQL refuses to run as root: there, its own account runs it. */
const AS_POSTGRES =
  process.getuid?.() === 0 ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups'] : [];

let cluster: { home: string; socket: string } | null = null;
const closers = new Set<() => Promise<void>>();

/**
 * Starts the test file's server on first use and makes a database on it: an empty one, or a copy of one that
 * nobody else has open. Call `stopPostgres` after all tests.
 */
export async function freshDatabase(copied?: FreshDatabase): Promise<FreshDatabase> {
  cluster ??= startCluster();
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  const url = urlOf(cluster.socket, name);
  const asAdmin = urlOf(cluster.socket, 'postgres');
  await copied?.close();
  await once(asAdmin, `CREATE DATABASE ${name}${copied === undefined ? '' : ` TEMPLATE ${copied.name}`}`);
  let client: Client | null = null;
  const close = async (): Promise<void> => {
    const ending = client;
    client = null;
    closers.delete(close);
    await ending?.end();
  };
  return {
    name,
    url,
    query: async (statement, values = []) => {
      client ??= await connect(url);
      closers.add(close);
      return (await client.query<Record<string, unknown>>(statement, values)).rows;
    },
    close,
    async drop() {
      await close();
      await once(asAdmin, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function once(url: string, statement: string): Promise<void> {
  const client = await connect(url);
  await client.query(statement);
  await client.end();
}

/** Stops the test file's server and leaves nothing of it behind. */
export async function stopPostgres(): Promise<void> {
  for (const close of closers) await close();
  if (cluster === null) return;
  run('pg_ctl', ['stop', '-D', join(cluster.home, 'data'), '-m', 'immediate', '-w']);
  rmSync(cluster.home, { recursive: true, force: true });
  cluster = null;
}

function startCluster(): { home: string; socket: string } {
  const home = mkdtempSync(join(tmpdir(), 'scrutineer-pg-'));
  if (AS_POSTGRES.length > 0) giveTo('postgres', home);
  const data = join(home, 'data');
  run('initdb', ['-D', data, '-U', 'scrutineer', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync']);
  // Another zone than UTC and no TCP port: a store that leans on either shows it here.
  const settings = [
    'fsync=off',
    "timezone='America/New_York'",
    "listen_addresses=''",
    'max_connections=60',
    'shared_buffers=16MB',
  ];
  const options = [`-k ${home}`, ...settings.map((setting) => `-c ${setting}`)].join(' ');
  run('pg_ctl', ['start', '-D', data, '-w', '-l', join(home, 'log'), '-o', options]);
  return { home, socket: home };
}

function giveTo(account: string, directory: string): void {
  const id = (flag: string) => Number(execFileSync('id', [flag, account], { encoding: 'utf8' }));
  chownSync(directory, id('-u'), id('-g'));
  chmodSync(directory, 0o755);
}

function run(program: string, args: string[]): void {
  const command = [...AS_POSTGRES, binary(program), ...args];
  const { status, stderr, error } = spawnSync(command[0]!, command.slice(1), {
    encoding: 'utf8',
    // pg_ctl's server keeps its streams: piping standard output would wait for it for ever.
    stdio: ['ignore', 'ignore', program === 'initdb' ? 'pipe' : 'ignore'],
  });
  if (status !== 0) throw new Error(`${program} failed: ${error?.message ?? stderr}`);
}

function binary(program: string): string {
  const packaged = '/usr/lib/postgresql';
  const versions = existsSync(packaged) ? readdirSync(packaged).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...(process.env['PATH'] ?? '').split(delimiter),
    ...versions.map((version) => join(packaged, version, 'bin')),
  ];
  const found = folders.map((folder) => join(folder, program)).find(isThere);
  if (found === undefined) throw new Error(ADVICE);
  return found;
}

function isThere(path: string): boolean {
  try {
    accessSync(path);
    return true;
  } catch {
    return false;
  }
}

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  // Tests cut connections on purpose.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

function urlOf(socket: string, database: string): string {
  return `postgresql://scrutineer@/${database}?host=${encodeURIComponent(socket)}`;
}
