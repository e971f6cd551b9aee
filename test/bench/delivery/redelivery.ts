/** A process is killed with messages in hand: how long until another one has delivered them. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { startTicks } from '../../../src/schedule/ticks';
import { openStore } from '../../../src/store/open';
import { freshDatabase } from '../../helpers/postgres';
import { found } from '../../store/records';
import { notifierOver, queueOurs, takesAll, unpaced } from './ours';

const inHand = 20;

/** Seconds from SIGKILL until the last message in hand was delivered, with the product's own leases and ticks. */
export async function afterKill(): Promise<number> {
  const database = await freshDatabase();
  const store = await openStore({ databaseUrl: database.url });
  const council = await found(store.store);
  await queueOurs(store, council, inHand);
  const holder = fork(path.join(__dirname, 'holder.ts'), { execArgv: ['--import', 'tsx'] });
  holder.send(database.url);
  await new Promise<void>((resolve) =>
    holder.on('message', (message: { held: number }) => {
      if (message.held === inHand) resolve();
    }),
  );
  const { notifier } = notifierOver({
    store,
    connector: takesAll,
    pacer: unpaced,
    conversationOf: (message) => ({
      conversationId: message.kind === 'request' ? message.requestId : '',
      place: 'personal chat',
      reference: { serviceUrl: 'http://127.0.0.1/', bot: { id: 'bot' } },
    }),
  });
  const stop = startTicks({ deliver: () => notifier.wake(), remind: () => undefined, late: () => undefined });
  const ended = once(holder, 'exit');
  holder.kill('SIGKILL');
  await ended;
  const from = performance.now();
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    const { due, parked } = await store.outbox.size(new Date());
    if (parked > 0) throw new Error('a message was set aside');
    if (due === 0) break;
  }
  const seconds = (performance.now() - from) / 1_000;
  await stop();
  await notifier.close();
  await store.close();
  await database.drop();
  return seconds;
}
