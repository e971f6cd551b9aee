/** Bot processes that live, stand still, end and come back. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { FromReplica, ToReplica } from './talk';

/** How long a replica may take to serve or to look, in milliseconds; past that the run has failed. */
const patience = 60_000;

export interface Replica {
  /** Where it listens, once it serves. */
  url: string;
  alive(): boolean;
  say(message: ToReplica): void;
  /** One tick; resolves as well where it ends before it has looked. */
  look(): Promise<void>;
  signal(signal: NodeJS.Signals): void;
  /** Ends it at once. */
  kill(): Promise<void>;
  /** Closes it in good order; it is then free to be launched on another database. */
  rest(): Promise<void>;
}

type Of<K extends FromReplica['kind']> = Extract<FromReplica, { kind: K }>;

const isOf = <K extends FromReplica['kind']>(message: FromReplica, kind: K): message is Of<K> => message.kind === kind;

/** A process that has everything loaded and serves nothing yet. */
type Spare = ChildProcess;

export interface Fleet {
  /** A new replica on this database whose clock shows `at`; it serves when this resolves. */
  launch(databaseUrl: string, at: () => number): Promise<Replica>;
  /** Warnings and errors the replicas logged since the last time this was asked. */
  logged(): string[];
  close(): Promise<void>;
}

/** One process more than is needed is kept loaded and waiting, since loading is what takes long. */
export function openFleet(): Fleet {
  const all = new Set<ChildProcess>();
  const waiting: Spare[] = [];
  const lines: string[] = [];
  let looks = 0;

  function begin(): Spare {
    const child = spawn(process.execPath, ['--import', 'tsx', path.join(__dirname, 'replica.ts')], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    all.add(child);
    child.once('exit', () => all.delete(child));
    return child;
  }

  /** The next message that fits; null where it ends before. */
  function hear<K extends FromReplica['kind']>(
    child: ChildProcess,
    kind: K,
    fits: (m: Of<K>) => boolean = () => true,
  ): Promise<Of<K> | null> {
    return new Promise((resolve, reject) => {
      const done = (it: Of<K> | null): void => {
        clearTimeout(timer);
        child.off('message', listen);
        child.off('exit', gone);
        resolve(it);
      };
      const listen = (message: FromReplica): void => {
        if (isOf(message, kind) && fits(message)) done(message);
      };
      const gone = (): void => done(null);
      const timer = setTimeout(() => reject(new Error('a replica said nothing for a minute')), patience);
      child.on('message', listen);
      child.once('exit', gone);
      if (child.exitCode !== null || child.signalCode !== null) done(null);
    });
  }

  async function launch(databaseUrl: string, at: () => number, tries = 1): Promise<Replica> {
    const child = waiting.shift() ?? begin();
    if (waiting.length === 0) waiting.push(begin());
    child.on('message', (message: FromReplica) => {
      if (message.kind === 'log') lines.push(message.line);
    });
    const say = (message: ToReplica): void => {
      if (child.connected) child.send(message, () => undefined);
    };
    const serving = hear(child, 'serving');
    say({ kind: 'clock', at: at() });
    say({ kind: 'serve', databaseUrl });
    const served = await serving;
    // It may be told to end while it starts; then the next one takes its place.
    if (served === null && tries === 5) throw new Error('five replicas ended while they started');
    if (served === null) return launch(databaseUrl, at, tries + 1);
    const alive = (): boolean => child.exitCode === null && child.signalCode === null;
    return {
      url: `http://127.0.0.1:${served.port}`,
      alive,
      say,
      async look() {
        if (!alive()) return;
        const id = (looks += 1);
        const looked = hear(child, 'looked', (m) => m.id === id);
        say({ kind: 'look', id });
        await looked;
      },
      signal: (signal) => void child.kill(signal),
      async kill() {
        if (!alive()) return;
        const ended = once(child, 'exit');
        child.kill('SIGKILL');
        await ended;
      },
      async rest() {
        const resting = hear(child, 'resting');
        say({ kind: 'rest' });
        if ((await resting) !== null) waiting.push(child);
        child.removeAllListeners('message');
      },
    };
  }

  return {
    launch,
    logged: () => lines.splice(0),
    async close() {
      const ended = [...all].map((child) => once(child, 'exit'));
      for (const child of all) child.kill('SIGKILL');
      await Promise.all(ended);
    },
  };
}
