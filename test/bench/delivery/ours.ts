/** The product's own delivery over a real database: its outbox, its pacing where asked, and a far side of choice. */
import { randomUUID } from 'node:crypto';
import pino from 'pino';
import type { OpenStore } from '../../../src/store/open';
import type { Connector } from '../../../src/teams/connector';
import { createMeter } from '../../../src/teams/meter';
import { createNotifier, type Notifier } from '../../../src/teams/notifier';
import { defaultLimits, type BotLimits } from '../../../src/teams/options';
import type { Pacer } from '../../../src/teams/pacing';
import type { Conversation, Message, OutboxMessage } from '../../../src/usecases/ports';
import { commitOf, letter, type Council } from '../../store/records';

/** Nobody waits for anything here. */
export const unpaced: Pacer = {
  book: () => Promise.resolve({ kind: 'booked', wait: 0, over: () => Promise.resolve() }),
  note: () => Promise.resolve({ kind: 'booked', wait: 0, over: () => Promise.resolve() }),
  hold: () => Promise.resolve(),
};

/** A far side that takes everything at once. */
export const takesAll: Connector = {
  post: () => Promise.resolve(randomUUID()),
  update: () => Promise.resolve(),
  emailOf: () => Promise.resolve(null),
};

export interface Ours {
  store: OpenStore;
  connector: Connector;
  pacer: Pacer;
  conversationOf: (message: Message) => Conversation;
  limits?: Partial<BotLimits>;
}

export function notifierOver({ store, connector, pacer, conversationOf, limits }: Ours): {
  notifier: Notifier;
  /** Messages whose end is recorded; those to be tried again are not. */
  settled: () => number;
} {
  const meter = createMeter({ queue: () => store.outbox.size(new Date()), pace: () => Promise.resolve(0) });
  let settled = 0;
  const notifier = createNotifier({
    outbox: {
      ...store.outbox,
      settle: async (id, worker, delivery) => {
        const kept = await store.outbox.settle(id, worker, delivery);
        if (delivery.kind !== 'retry') settled += 1;
        return kept;
      },
    },
    render: (message) =>
      Promise.resolve({
        kind: 'ready',
        reply: { kind: 'said', tone: 'plain', sentence: 'The commentary on one indicator is due.' },
        conversation: conversationOf(message),
      }),
    unreachable: () => Promise.resolve(),
    log: pino({ level: 'silent' }),
    clock: () => new Date(),
    random: Math.random,
    worker: randomUUID(),
    meter,
    connector,
    pacer,
    limits: { ...defaultLimits, ...limits },
  });
  return { notifier, settled: () => settled };
}

/** Queues messages as a use case does, some hundred in a commit. `requestId` of the n-th is its number. */
export async function queueOurs({ store }: OpenStore, council: Council, count: number): Promise<void> {
  const letters = Array.from({ length: count }, (_, n): OutboxMessage =>
    letter(council, { dueAt: new Date(0), message: { kind: 'request', requestId: String(n) } }),
  );
  for (let from = 0; from < count; from += 500) await store.commit(commitOf({ send: letters.slice(from, from + 500) }));
}

/** Wakes it, as the clock does, until this many deliveries have ended. */
export async function drained(notifier: Notifier, settled: () => number, count: number): Promise<void> {
  notifier.wake();
  for (let waited = 1; settled() < count; waited += 1) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    if (waited % 200 === 0) notifier.wake();
  }
}
