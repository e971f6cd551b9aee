/** A bot process that has messages in hand and gets no further. */
import { randomUUID } from 'node:crypto';
import { openStore } from '../../../src/store/open';
import { notifierOver, unpaced } from './ours';

async function hold(databaseUrl: string): Promise<void> {
  const store = await openStore({ databaseUrl });
  let held = 0;
  const { notifier } = notifierOver({
    store,
    connector: {
      post: () => {
        held += 1;
        process.send?.({ held });
        return new Promise(() => undefined);
      },
      update: () => Promise.resolve(),
      emailOf: () => Promise.resolve(null),
    },
    pacer: unpaced,
    conversationOf: () => ({
      conversationId: randomUUID(),
      place: 'personal chat',
      reference: { serviceUrl: 'http://127.0.0.1/', bot: { id: 'bot' } },
    }),
  });
  notifier.wake();
}

process.on('message', (databaseUrl: string) => void hold(databaseUrl));
process.on('disconnect', () => process.exit(1));
