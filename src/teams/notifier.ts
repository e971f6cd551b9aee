/** Outbox → Teams: claims due messages, renders each afresh, sends or updates, and records how it ended. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ClaimedMessage, Conversation, Delivery } from '../usecases/ports';
import type { Reply } from '../usecases/replies';
import { destinationOf, SendError, type Connector } from './connector';
import { backoffMs, classify, type Verdict } from './failure';
import { createLanes } from './lanes';
import type { BotLimits, BotOptions } from './options';
import { cardMessage } from './outgoing';
import type { Pacer } from './pacing';

export interface Notifier {
  /** Looks for due messages now. */
  wake(): void;
  /** Claims nothing more and lets running sends finish. */
  close(): Promise<void>;
}

/** A message is not kept in hand longer than this for the limits' sake, in milliseconds; less than half its lease. */
const patience = 20_000;
/** A message claimed this often is set aside whatever became of its tries: it may be what ends the process. */
const mostClaims = 100;
/** Messages remembered that went wrong before; the oldest is forgotten first. */
const mostTroubles = 10_000;

type Given = Pick<BotOptions, 'outbox' | 'render' | 'log' | 'clock' | 'random' | 'worker'> & {
  connector: Connector;
  pacer: Pacer;
  limits: BotLimits;
};

export function createNotifier(given: Given): Notifier {
  const { outbox, log, clock, worker, limits, pacer, connector } = given;
  const lanes = createLanes();
  const running = new Map<string, Promise<void>>();
  /** How often each message failed here, and whether one failure was ambiguous. Waiting for somebody is no failure. */
  const troubles = new Map<string, { failures: number; doubted: boolean }>();
  const timers = new Set<NodeJS.Timeout>();
  const stop = new AbortController();
  let looking: Promise<void> | null = null;
  let lookAgain = false;

  const later = (at: Date): Date => {
    const timer = setTimeout(
      () => {
        timers.delete(timer);
        wake();
      },
      Math.max(0, at.getTime() - clock().getTime()),
    );
    timer.unref();
    timers.add(timer);
    return at;
  };
  const after = (ms: number): Date => later(new Date(clock().getTime() + ms));

  async function attempt(message: ClaimedMessage): Promise<Delivery> {
    const rendered = await given.render(message.message, message.to, message.posted !== null);
    if (rendered.kind === 'unwanted') return { kind: 'dropped', reason: rendered.reason };
    if (rendered.kind === 'unreachable')
      return { kind: 'retry', at: after(backoffMs(message.attempt, given.random())), reason: rendered.reason };
    return lanes.run(rendered.conversation.conversationId, () => deliver(message, rendered));
  }

  async function deliver(
    message: ClaimedMessage,
    { reply, conversation }: { reply: Reply; conversation: Conversation },
  ): Promise<Delivery> {
    const { conversationId } = conversation;
    const to = destinationOf(conversation);
    if (to === null)
      return {
        kind: 'parked',
        reason: 'The conversation’s address is not known. It comes back when somebody writes to the bot there.',
      };
    const booking = pacer.book(conversationId, performance.now(), patience);
    if (booking === null) return { kind: 'retry', at: after(patience), reason: 'Kept back for Teams’ limits.' };
    await sleep(booking.wait);
    const standing =
      message.posted?.conversationId === conversationId && message.posted.activityId !== ''
        ? message.posted.activityId
        : null;
    const activity = { ...cardMessage(reply), from: to.bot, conversation: { id: conversationId } };
    try {
      if (standing === null) return sent(conversationId, await connector.post(to, activity));
      await connector.update(to, standing, { ...activity, id: standing });
      return sent(conversationId, standing);
    } catch (error) {
      if (!(error instanceof SendError)) throw error;
      const verdict = classify(error.failure, standing === null ? 'new' : 'update', clock());
      if (verdict.kind === 'retry' && verdict.afterMs !== undefined)
        pacer.hold(conversationId, performance.now() + verdict.afterMs);
      return ending(message, verdict);
    } finally {
      booking.over(performance.now());
    }
  }

  const sent = (conversationId: string, activityId: string): Delivery => ({
    kind: 'sent',
    conversationId,
    activityId,
    at: clock(),
  });

  function troubled(id: string, doubt: boolean): { failures: number; doubtedBefore: boolean } {
    const before = troubles.get(id) ?? { failures: 0, doubted: false };
    const failures = before.failures + 1;
    troubles.set(id, { failures, doubted: before.doubted || doubt });
    for (const oldest of troubles.keys()) {
      if (troubles.size <= mostTroubles) break;
      troubles.delete(oldest);
    }
    return { failures, doubtedBefore: before.doubted };
  }

  function ending(message: ClaimedMessage, verdict: Verdict): Delivery {
    if (verdict.kind === 'park') return { kind: 'parked', reason: verdict.reason };
    const { failures, doubtedBefore } = troubled(message.id, verdict.kind === 'ambiguous');
    if (verdict.kind === 'ambiguous' && doubtedBefore)
      return { kind: 'parked', reason: `${verdict.reason} It was tried twice.` };
    if (failures >= limits.maxAttempts || message.attempt >= mostClaims)
      return { kind: 'parked', reason: `Tried ${failures} times. ${verdict.reason}` };
    const backoff = backoffMs(failures, given.random());
    switch (verdict.kind) {
      case 'forget card':
        return { kind: 'retry', at: after(0), reason: verdict.reason, forget: true };
      case 'ambiguous':
        return { kind: 'retry', at: after(backoff), reason: verdict.reason };
      case 'retry':
        return { kind: 'retry', at: after(Math.max(verdict.afterMs ?? 0, backoff)), reason: verdict.reason };
    }
  }

  async function work(message: ClaimedMessage): Promise<void> {
    const delivery = await attempt(message).catch((error: unknown): Delivery => {
      log.error({ err: error, message: message.id }, 'A message could not be made.');
      return ending(message, { kind: 'retry', reason: 'The bot could not make this message; its log says why.' });
    });
    if (delivery.kind !== 'sent') logUnsent(message, delivery);
    if (delivery.kind !== 'retry') troubles.delete(message.id);
    // An unsettled message comes back by itself when its lease ends.
    const kept = await outbox.settle(message.id, worker, delivery).catch((error: unknown) => {
      log.error(
        { err: error, message: message.id, ended: delivery.kind },
        'The outcome of a message could not be recorded.',
      );
      return true;
    });
    if (!kept) log.warn({ message: message.id, ended: delivery.kind }, 'Another worker had taken this message over.');
  }

  const logUnsent = (message: ClaimedMessage, delivery: Exclude<Delivery, { kind: 'sent' }>) =>
    log.info(
      { message: message.id, attempt: message.attempt, ended: delivery.kind, reason: delivery.reason },
      'A message was not sent.',
    );

  async function look(): Promise<void> {
    while (running.size < limits.concurrency && !stop.signal.aborted) {
      const now = clock();
      const claimed = await outbox.claim({
        worker,
        now,
        leaseUntil: new Date(now.getTime() + limits.leaseMs),
        limit: limits.concurrency - running.size,
      });
      if (claimed.length === 0) return;
      for (const message of claimed) {
        // A lease may end in our own hands, as when the clock is put forward.
        if (running.has(message.id)) continue;
        const task = work(message).finally(() => {
          running.delete(message.id);
          // Slots come free one by one; claims go out for several at once.
          if (running.size <= limits.concurrency / 2) wake();
        });
        running.set(message.id, task);
      }
    }
  }

  function wake(): void {
    if (stop.signal.aborted) return;
    if (looking !== null) {
      lookAgain = true;
      return;
    }
    looking = look()
      .catch((error: unknown) => log.error({ err: error }, 'The outbox could not be read.'))
      .finally(() => {
        looking = null;
        if (!lookAgain) return;
        lookAgain = false;
        wake();
      });
  }

  return {
    wake,
    async close() {
      stop.abort();
      for (const timer of timers) clearTimeout(timer);
      await looking;
      await Promise.all(running.values());
    },
  };
}
