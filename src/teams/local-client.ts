/** The local Teams client: fetched with npx and run beside the bot, for trying it out without a tenant. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Pinned: its licence lets people run it, not us pass it on, so it is fetched and never shipped. */
const clientPackage = '@microsoft/m365agentsplayground@0.2.28';

/** The first start fetches about 15 MB. */
const patience = 120_000;

export type LocalClient =
  | { ok: true; url: string; close(): Promise<void> }
  /** Why there is no client, and what to do: the bot itself runs all the same. */
  | { ok: false; sentence: string };

/**
 * Starts the client and waits until it can be used.
 *
 * @param options.endpoint where the bot takes activities, on this machine
 * @param options.port the client's own port; another free one is taken where it is in use
 * @param options.names people who also appear in its chats; the first five are used
 * @param options.announce told the client's address once it is ready
 */
export async function startLocalClient(options: {
  endpoint: string;
  port: number;
  names: readonly string[];
  announce: (url: string) => void;
}): Promise<LocalClient> {
  const directory = await mkdtemp(path.join(tmpdir(), 'scrutineer-client-'));
  await writeFile(path.join(directory, '.m365agentsplayground.yml'), settings(options.names));
  const port = (await isFree(options.port)) ? options.port : await freePort();
  const windows = process.platform === 'win32';
  const child = spawn(
    windows ? 'npx.cmd' : 'npx',
    ['-y', clientPackage, 'start', '-e', options.endpoint, '-c', 'msteams', '-p', String(port), '--dt'],
    // A group of its own, so that npx and what it starts end together. No browser is opened behind one's back.
    { cwd: directory, stdio: 'ignore', detached: !windows, shell: windows, env: { ...process.env, BROWSER: 'none' } },
  );
  const ended = ending(child);
  const atExit = () => kill(child, 'SIGKILL');
  process.once('exit', atExit);
  const close = async () => {
    process.removeListener('exit', atExit);
    kill(child, 'SIGTERM');
    const last = setTimeout(() => kill(child, 'SIGKILL'), 3_000);
    await ended;
    clearTimeout(last);
    await rm(directory, { recursive: true, force: true });
  };

  const url = `http://localhost:${port}`;
  const giveUp = new AbortController();
  const outcome = await Promise.race([ended, answers(`${url}/_debug/ping`, giveUp.signal)]);
  giveUp.abort();
  if (outcome === 'ready') {
    options.announce(url);
    return { ok: true, url, close };
  }
  await close();
  return {
    ok: false,
    sentence:
      outcome === 'too long'
        ? 'The local Teams client did not start in two minutes, so there is no chat window. The bot runs all the same; "npm run demo" plays a whole period without it.'
        : `The local Teams client could not be fetched or started (${outcome}). It needs npx and, the first time, the npm registry. The bot runs all the same; "npm run demo" plays a whole period without it.`,
  };
}

/** The client wants exactly five people beside its user. */
function settings(names: readonly string[]): string {
  const users = Array.from({ length: 5 }, (_, i) => person(i + 1, names[i] ?? `Colleague ${i + 1}`));
  return JSON.stringify({
    version: '0.1.1',
    tenantId: '00000000-0000-0000-0000-000000000001',
    bot: { id: '00000000-0000-0000-0000-000000000011', name: 'Scrutineer' },
    currentUser: person(0, 'You'),
    users,
    personalChat: { id: 'personal-chat' },
    groupChat: { id: 'group-chat', name: 'Group chat' },
    team: {
      id: 'team',
      name: 'Scrutiny',
      aadGroupId: '00000000-0000-0000-0000-000000000031',
      channels: [{ id: 'channel-performance-team', name: 'Performance team' }],
    },
  });
}

function person(number: number, name: string) {
  const [givenName = name, ...rest] = name.split(' ');
  const email = `user${number}@example.org`;
  return {
    id: `user-id-${number}`,
    name,
    userPrincipleName: email,
    aadObjectId: `00000000-0000-0000-0000-00000000002${number}`,
    givenName,
    surname: rest.length > 0 ? rest.join(' ') : name,
    email,
  };
}

/** Resolves once the child is gone, with what is known of why. */
function ending(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${String(code)}`));
  });
}

async function answers(address: string, given: AbortSignal): Promise<'ready' | 'too long'> {
  for (const start = Date.now(); Date.now() - start < patience && !given.aborted;) {
    const response = await fetch(address, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
    if (response?.ok === true) return 'ready';
    await sleep(250);
  }
  return 'too long';
}

function kill(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // It ended in this very moment.
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, () => probe.close(() => resolve(true)));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, () => {
      const address = probe.address();
      probe.close(() => {
        if (typeof address === 'object' && address !== null) resolve(address.port);
        else reject(new Error('no free port'));
      });
    });
  });
}
