/**
 * Makes Word files beside the thread that answers chats: the library alone takes most of a second to load, and a long
 * report takes seconds, in which the bot would answer nobody. One thread does it all, one file after the other.
 */
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ReportPlan } from '../domain/report/types';

interface Waiting {
  resolve: (bytes: Buffer) => void;
  reject: (reason: unknown) => void;
}

type Answer = { id: number } & ({ bytes: Uint8Array } | { error: unknown });

const waiting = new Map<number, Waiting>();
let thread: Worker | null = null;
let last = 0;

function settle(worker: Worker, answer: Answer): void {
  const asked = waiting.get(answer.id);
  waiting.delete(answer.id);
  // A thread with nothing to do keeps no process from ending.
  if (waiting.size === 0) worker.unref();
  if ('bytes' in answer) asked?.resolve(Buffer.from(answer.bytes));
  else asked?.reject(answer.error);
}

/** What waits on a thread that broke down is told so; the next file starts a new one. */
function giveUp(worker: Worker, reason: unknown): void {
  if (thread !== worker) return;
  thread = null;
  for (const { reject } of waiting.values()) reject(reason);
  waiting.clear();
}

function start(): Worker {
  const extension = path.extname(__filename);
  const file = JSON.stringify(path.join(__dirname, `word-worker${extension}`));
  // Run from its source, as in tests, the thread needs the same reader of TypeScript.
  const source = extension === '.ts' ? `require('tsx/cjs'); require(${file});` : `require(${file});`;
  const worker = new Worker(source, { eval: true });
  worker.on('message', (answer: Answer) => settle(worker, answer));
  worker.on('error', (error) => giveUp(worker, error));
  worker.on('exit', () => giveUp(worker, new Error('The Word file was not finished: its thread ended.')));
  return worker;
}

/** Writes the plan as a .docx file in the other thread: the same bytes as in this one. */
export function wordInThread(plan: ReportPlan): Promise<Buffer> {
  const worker = (thread ??= start());
  return new Promise((resolve, reject) => {
    waiting.set((last += 1), { resolve, reject });
    worker.ref();
    worker.postMessage({ id: last, plan });
  });
}
