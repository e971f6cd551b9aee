/**
 * One bot process of the campaign: the product's own wiring on a PostgreSQL database, with a clock that jumps when
 * it is told, and an end, at once and without a word, at a named step.
 */
import pino from 'pino';
import { openOffice, startBot, type Outside } from '../../src/wiring';
import type { FromReplica, ToReplica } from './talk';

let shift = 0;
let endAt: { step: string; times: number } | null = null;

const tell = (message: FromReplica): void => void process.send?.(message);

/** Sees each line as it is written, before anything else happens. */
const lines = {
  write(line: string): void {
    const entry = JSON.parse(line) as { level: number; step?: string };
    if (endAt !== null && entry.step === endAt.step) {
      endAt.times -= 1;
      if (endAt.times === 0) process.kill(process.pid, 'SIGKILL');
    }
    if (entry.level >= 40) tell({ kind: 'log', line: line.trim() });
  },
};

const outside: Outside = {
  clock: () => new Date(Date.now() + shift),
  log: pino({ level: 'debug', base: undefined }, lines),
  limits: {
    leaseMs: 2_000,
    heardLeaseMs: 1_500,
    sendTimeoutMs: 1_500,
    pressPatienceMs: 1_500,
    messagePatienceMs: 1_500,
  },
};

async function serve(databaseUrl: string): Promise<(message: ToReplica) => Promise<void>> {
  const config = {
    auth: { mode: 'local' },
    host: '127.0.0.1',
    port: 0,
    publicUrl: 'http://127.0.0.1',
    installLink: null,
    store: { databaseUrl },
    demo: false,
    client: false,
    clientPort: 1,
    logLevel: 'debug',
  } as const;
  const office = await openOffice(config, outside);
  const bot = await startBot(config, office, outside);
  tell({ kind: 'serving', port: bot.port });
  return async (message) => {
    if (message.kind === 'look') {
      await bot.look();
      tell({ kind: 'looked', id: message.id });
    }
    if (message.kind === 'rest') {
      await bot.close();
      await office.close();
      tell({ kind: 'resting' });
    }
  };
}

let serving: Promise<(message: ToReplica) => Promise<void>> | null = null;

process.on('message', (message: ToReplica) => {
  if (message.kind === 'clock') shift = message.at - Date.now();
  else if (message.kind === 'end at') endAt = { step: message.step, times: message.times };
  else if (message.kind === 'serve') {
    endAt = null;
    serving = serve(message.databaseUrl);
  } else void serving?.then((act) => act(message));
});
// Whoever started this is gone.
process.on('disconnect', () => process.exit(1));
