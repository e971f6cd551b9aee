/** Reminders under Teams' limits: how much of what is allowed is used, and how often Teams had to say no. */
import pino from 'pino';
import { openStore } from '../../../src/store/open';
import { BotAdapter } from '../../../src/teams/adapter';
import { defaultLimits } from '../../../src/teams/options';
import { createPacer } from '../../../src/teams/pacing';
import { startTeams } from '../../connector/teams';
import { freshDatabase } from '../../helpers/postgres';
import { found } from '../../store/records';
import { drained, notifierOver, queueOurs } from './ours';

export interface Throttled {
  delivered: number;
  /** From the first delivery to the last, in seconds. */
  seconds: number;
  /** Requests a second, of which Teams allows 50. */
  rate: number;
  refused: number;
}

/** Several processes share one database and one pace book, as replicas do. */
export async function underLimits(reminders: number, people: number, processes: number): Promise<Throttled> {
  const database = await freshDatabase();
  const teams = await startTeams({ throttle: true });
  const stores = await Promise.all(Array.from({ length: processes }, () => openStore({ databaseUrl: database.url })));
  const [first] = stores;
  if (first === undefined) throw new Error('no process');
  const council = await found(first.store);
  await queueOurs(first, council, reminders);
  const notifiers = stores.map((store) => {
    const pacer = createPacer(store.pace);
    const { connector } = new BotAdapter({
      auth: { mode: 'local' },
      sendTimeoutMs: defaultLimits.sendTimeoutMs,
      pacer,
      log: pino({ level: 'silent' }),
      random: Math.random,
      clock: () => new Date(),
    });
    return notifierOver({
      store,
      connector,
      pacer,
      conversationOf: (message) => ({
        conversationId: `a:${message.kind === 'request' ? Number(message.requestId) % people : 0}`,
        place: 'personal chat',
        reference: { serviceUrl: teams.serviceUrl, bot: teams.bot },
      }),
    });
  });
  const together = () => notifiers.reduce((sum, { settled }) => sum + settled(), 0);
  await Promise.all(notifiers.map(({ notifier }) => drained(notifier, together, reminders)));
  await Promise.all(notifiers.map(({ notifier }) => notifier.close()));
  const moments = teams.record.entries.map(({ at }) => at.getTime());
  const seconds = (Math.max(...moments) - Math.min(...moments)) / 1_000;
  const refused = teams.refusals();
  await Promise.all(stores.map((store) => store.close()));
  await teams.close();
  await database.drop();
  return { delivered: moments.length, seconds, rate: (moments.length - 1) / seconds, refused };
}
