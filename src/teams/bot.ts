/** The bot as one thing to start and stop. */
import type { Server } from 'restify';
import { BotAdapter } from './adapter';
import { destinationOf } from './connector';
import { isLoopback } from './hosts';
import { createNotifier } from './notifier';
import { defaultLimits, type Bot, type BotOptions } from './options';
import { createPacer } from './pacing';
import { createHttpServer } from './server';
import { createTurns } from './turns';

/** Longest wait for running turns when stopping, in milliseconds; a turn has 15 s by Teams' own rule. */
const lastTurns = 15_000;

export function createBot(options: BotOptions): Bot {
  const limits = { ...defaultLimits, ...options.limits };
  const pacer = createPacer(options.pace);
  const adapter = new BotAdapter({
    auth: options.auth,
    sendTimeoutMs: limits.sendTimeoutMs,
    pacer,
    log: options.log,
    random: options.random,
    clock: options.clock,
  });
  const server = createHttpServer(options, limits, adapter, createTurns(options, limits));
  const notifier = createNotifier({ ...options, connector: adapter.connector, pacer, limits });

  return {
    async listen(host, port) {
      if (options.auth.mode === 'local' && !isLoopback(host))
        throw new Error(
          `Without an app id nobody is checked at the door, so the bot only listens on this machine, not on ${host}.`,
        );
      const opened = await opening(server, host, port);
      notifier.wake();
      return opened;
    },
    async close() {
      const closed = closing(server);
      await notifier.close();
      await closed;
    },
    wake: () => notifier.wake(),
    async emailOf(identity, conversation) {
      const to = destinationOf(conversation);
      return to === null ? null : adapter.connector.emailOf(to, identity.channelUserId);
    },
  };
}

function opening(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.removeListener('error', reject);
      const address = server.server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

async function closing(server: Server): Promise<void> {
  const http = server.server;
  if (!http.listening) return;
  const closed = new Promise<void>((resolve) => http.close(() => resolve()));
  http.closeIdleConnections();
  const timer = setTimeout(() => http.closeAllConnections(), lastTurns);
  await closed;
  clearTimeout(timer);
}
