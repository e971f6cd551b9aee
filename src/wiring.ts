/** Builds everything once. The only place where the rooms meet; it holds no rules. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import path from 'node:path';
import pino, { type Logger } from 'pino';
import type { AppConfig } from './config';
import { buildTemplate, createIntake, readSuiteFolder } from './intake';
import { reportWriter } from './report';
import { startTicks } from './schedule/ticks';
import { openStore, type OpenStore } from './store/open';
import { createBot } from './teams/bot';
import { createMeter } from './teams/meter';
import type { BotOptions } from './teams/options';
import { appUse } from './teams/pacing';
import { startLocalClient, type LocalClient } from './teams/local-client';
import { answer, met } from './usecases/answer';
import { cannotReach } from './usecases/delivery/cannot-reach';
import { rememberAnswer } from './usecases/delivery/standing-answer';
import { loadSuite } from './usecases/period/load-suite';
import type { Deps } from './usecases/ports';
import { lookAtSchedules } from './usecases/schedule/look';
import { renderMessage } from './usecases/render-message';
import { fetchReport } from './usecases/report/report';

/** What is decided from outside. */
export interface Outside {
  clock: () => Date;
  log: Logger;
  /** Waits and leases other than the bot's own. */
  limits?: BotOptions['limits'];
}

/** The records with the use cases' needs: enough for the command line. */
export interface Office {
  deps: Deps;
  buildTemplate: typeof buildTemplate;
  /** Loads a suite from its folder of files; the demo suite where none is given. False where it is there already. */
  loadSuite(folder?: string): Promise<boolean>;
  store: OpenStore;
  close(): Promise<void>;
}

/** The bot, listening. */
export interface RunningBot {
  port: number;
  /** What the clock has it do every minute: sees what fell due, and sends it. */
  look(): Promise<void>;
  close(): Promise<void>;
}

/** Readers the command line needs: a report to be checked, a table, and what may be typed in the chat. */
export { readCheckSettings, readDocument, readTable, readWordFile } from './intake';
export { parseCommand } from './teams/commands';

const demoFolder = path.join(__dirname, '..', 'prisma', 'demo');

export const createLog = (level: AppConfig['logLevel']): Logger => pino({ level, base: undefined });

export async function openOffice(config: AppConfig, outside: Outside): Promise<Office> {
  const store = await openStore(config.store, {
    info: (message) => outside.log.info(message),
    warn: (message) => outside.log.warn(message),
  });
  const deps: Deps = {
    store: store.store,
    intake: createIntake(),
    report: reportWriter,
    newId: randomUUID,
    newToken: () => randomBytes(24).toString('base64url'),
    hash: (text) => createHash('sha256').update(text).digest('hex'),
    publicUrl: config.publicUrl,
    installLink: config.installLink,
  };
  return {
    deps,
    buildTemplate,
    loadSuite: async (folder = demoFolder) => loadSuite(deps, await readSuiteFolder(folder), outside.clock()),
    store,
    close: () => store.close(),
  };
}

/** One look at what fell due; what goes wrong is logged, and looked at again a minute later. */
async function remind(deps: Deps, { clock, log }: Outside): Promise<void> {
  try {
    const { queued, skipped, faults } = await lookAtSchedules(deps, clock());
    if (queued + skipped > 0) log.info({ queued, skipped }, 'Reminders fell due.');
    for (const { period, error } of faults) log.error({ err: error, period }, 'What is due could not be computed.');
  } catch (error) {
    log.error({ err: error }, 'The schedule could not be looked at.');
  }
}

/** Starts the bot on an open office; closing it leaves the office open. */
export async function startBot(config: AppConfig, office: Office, outside: Outside): Promise<RunningBot> {
  const { deps, store } = office;
  const local = config.auth.mode === 'local';
  const meter = createMeter({
    queue: () => store.outbox.size(outside.clock()),
    pace: () => appUse(store.pace),
  });
  const bot = createBot({
    auth: config.auth,
    answer: (identity, place, conversation, ask, now) =>
      answer(
        deps,
        { identity, place, conversation, ask, now, email: () => bot.emailOf(identity, conversation) },
        local,
      ),
    met: (identity, conversation) =>
      met(deps, identity, conversation, local, outside.clock(), () => bot.emailOf(identity, conversation)),
    stands: (posted) => rememberAnswer(deps, posted, outside.clock()),
    outbox: store.outbox,
    inbox: store.inbox,
    pace: store.pace,
    unreachable: (to, reason) => cannotReach(deps, to, reason, outside.clock()),
    meter,
    metrics: () => meter.read(),
    render: (message, to, stands) => renderMessage(deps, message, to, outside.clock(), stands),
    download: (token) => fetchReport(deps, token, outside.clock()),
    ready: () => store.ready(),
    log: outside.log,
    clock: outside.clock,
    worker: randomUUID(),
    random: Math.random,
    ...(outside.limits === undefined ? {} : { limits: outside.limits }),
  });
  const look = async (): Promise<void> => {
    await remind(deps, outside);
    bot.wake();
  };
  const port = await bot.listen(config.host, config.port);
  const stopTicks = startTicks({
    late: (job, seconds) => meter.ticked(job, seconds),
    deliver: () => bot.wake(),
    remind: look,
  });
  return {
    port,
    look,
    close: async () => {
      await stopTicks();
      await bot.close();
    },
  };
}

/** Starts the local Teams client beside a running bot. */
export const startClient = (config: AppConfig, port: number, announce: (url: string) => void): Promise<LocalClient> =>
  startLocalClient({ endpoint: `http://localhost:${port}/api/messages`, port: config.clientPort, names: [], announce });
