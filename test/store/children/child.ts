import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A real process of its own, running one of the scripts beside this file. */
export interface Child {
  pid: number;
  /** The next line it prints; rejects where it ends before. */
  line(): Promise<string>;
  /** Every line printed and not yet taken, once it has ended. */
  rest(): Promise<string[]>;
  kill(signal: NodeJS.Signals): Promise<void>;
}

/** Starts `script` with one argument. `asUser` runs it without root's rights, where the test has them. */
export function startChild(script: 'hold-lock' | 'write-commits', argument: string, asUser?: number): Child {
  const options = asUser === undefined ? {} : { uid: asUser, gid: asUser };
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', join(__dirname, `${script}.ts`), argument], {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...options,
  });
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  return {
    pid: child.pid!,
    line: async () => {
      const next = (await lines.next()) as IteratorResult<string, undefined>;
      if (next.done === true) throw new Error(`${script} ended without a word`);
      return next.value;
    },
    rest: async () => {
      const all: string[] = [];
      for (let next = await lines.next(); next.done !== true; next = await lines.next()) all.push(next.value);
      return all;
    },
    kill: async (signal) => {
      child.kill(signal);
      await ended;
    },
  };
}
