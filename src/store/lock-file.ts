import { execFileSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod/v4';
import { codeOf, StoreError } from './store-error';

/** Who holds a directory. The start of the process tells a reused pid from the process that wrote the file. */
const holderSchema = z.object({ pid: z.number().int().positive(), started: z.string().nullable(), host: z.string() });
type Holder = z.infer<typeof holderSchema>;

/**
 * Takes the directory for this process alone, or throws a `StoreError` that names the process holding it.
 * A file left behind by a process that has ended is taken over. Returns the release.
 */
export function lockDirectory(directory: string): () => void {
  const lockPath = join(directory, 'store.lock');
  const self: Holder = { pid: process.pid, started: startOf(process.pid), host: hostname() };
  // Whoever looks at the lock and replaces it does so behind this gate, so that no two can take over one stale file.
  const gate = join(directory, 'store.lock.taking');
  enter(gate);
  try {
    const holder = readHolder(lockPath);
    if (holder !== null) refuseWhereHeld(holder, directory, lockPath);
    // Renaming puts the whole file there at once: nobody ever reads half of it.
    const draft = `${lockPath}.${process.pid}`;
    writeFileSync(draft, JSON.stringify(self));
    renameSync(draft, lockPath);
  } finally {
    rmSync(gate, { force: true });
  }
  return () => {
    const holder = readHolder(lockPath);
    if (holder !== null && holder.pid === self.pid && holder.host === self.host) rmSync(lockPath, { force: true });
  };
}

function enter(gate: string): void {
  try {
    closeSync(openSync(gate, 'wx'));
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    throw new StoreError(
      `Another process is opening this store at this moment. Try again; if that keeps being said and no other process is starting, delete ${gate}.`,
    );
  }
}

function readHolder(lockPath: string): Holder | null {
  let text: string;
  try {
    text = readFileSync(lockPath, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
  const holder = holderSchema.safeParse(parseJson(text));
  if (holder.success) return holder.data;
  throw new StoreError(
    `The lock file ${lockPath} cannot be read, so it is not known whether another process uses this store. Make sure that none does, then delete the file.`,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function refuseWhereHeld(holder: Holder, directory: string, lockPath: string): void {
  if (holder.host !== hostname()) {
    throw new StoreError(
      `The store in ${directory} is held by process ${holder.pid} on the machine "${holder.host}". Stop it there first; if it has ended for certain, delete ${lockPath}. To run several processes, set DATABASE_URL to a PostgreSQL database.`,
    );
  }
  if (!isRunning(holder)) return;
  throw new StoreError(
    `The store in ${directory} is already open in process ${holder.pid}, and two processes would destroy it. Stop that process first, or set DATABASE_URL to a PostgreSQL database to run several.`,
  );
}

function isRunning(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    // EPERM: it runs, as somebody else.
    if (codeOf(error) !== 'EPERM') return false;
  }
  const started = startOf(holder.pid);
  // Where the system does not tell when it started, the pid alone must do: refusing once too often loses nothing.
  return started === null || holder.started === null || started === holder.started;
}

/** A text that is different for every process that ever has this pid, "ended" for one that only waits to be reaped, or null where unknown. */
function startOf(pid: number): string | null {
  try {
    if (process.platform !== 'linux') {
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    }
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets and may hold anything; the third is the state, the 22nd the start.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return 'ended';
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${fields[19] ?? ''}`;
  } catch {
    return null;
  }
}
