/** Outbox → Teams: claims due messages, holds them while they are delivered, and records how each ended. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ClaimedMessage, Delivery } from '../usecases/ports';
import { createDelivery, type DeliveryNeeds } from './delivery';

export interface Notifier {
  /** Looks for due messages now. */
  wake(): void;
  /** Claims nothing more and lets running sends finish. */
  close(): Promise<void>;
}

/** Tries to record an outcome, and what each waits longer than the one before, in milliseconds: about two minutes. */
const settleTries = 15;
const settlePause = 1_000;
/** Leases are prolonged this often within their length, so that one lost beat loses none. */
const beats = 3;

export function createNotifier(given: DeliveryNeeds): Notifier {
  const { outbox, log, clock, worker, limits, meter } = given;
  const deliver = createDelivery(given);
  const running = new Map<string, Promise<void>>();
  const timers = new Set<NodeJS.Timeout>();
  const stop = new AbortController();
  let looking: Promise<void> | null = null;
  let lookAgain = false;

  const heartbeat = setInterval(() => {
    outbox
      .renew([...running.keys()], worker, limits.leaseMs)
      .catch((error: unknown) => log.warn({ err: error }, 'Leases could not be prolonged.'));
  }, limits.leaseMs / beats);
  heartbeat.unref();

  function wakeAt(at: Date): void {
    if (stop.signal.aborted) return;
    const timer = setTimeout(
      () => {
        timers.delete(timer);
        wake();
      },
      Math.max(0, at.getTime() - clock().getTime()),
    );
    timer.unref();
    timers.add(timer);
  }

  async function work(message: ClaimedMessage): Promise<void> {
    log.debug({ step: 'claimed', message: message.id, attempt: message.attempt }, 'A delivery began.');
    const delivery = await deliver(message);
    // An unsettled message comes back by itself when its lease ends.
    const kept = delivery !== null && (await settle(message, delivery));
    if (!kept) log.warn({ message: message.id }, 'Another worker had taken this message over.');
  }

  /** The outcome is known here and nowhere else: it is kept in hand while the records are out of reach. */
  async function settle(message: ClaimedMessage, delivery: Delivery): Promise<boolean> {
    const ended = delivery.kind === 'retry' ? delivery.why : delivery.kind;
    for (let tries = 1; ; tries += 1) {
      try {
        const kept = await outbox.settle(message.id, worker, delivery);
        meter.ended(ended);
        log.debug({ step: 'settled', message: message.id, attempt: message.attempt, ended }, 'A delivery ended.');
        if (delivery.kind === 'retry') wakeAt(delivery.at);
        return kept;
      } catch (error) {
        log.error({ err: error, message: message.id, ended, tries }, 'An outcome could not be recorded.');
        if (tries === settleTries || stop.signal.aborted) return true;
        await sleep(settlePause * tries);
      }
    }
  }

  async function look(): Promise<void> {
    while (running.size <= limits.batch && !stop.signal.aborted) {
      const claimed = await outbox.claim({ worker, now: clock(), leaseMs: limits.leaseMs, limit: limits.batch });
      if (claimed.length === 0) return;
      for (const message of claimed) {
        // A lease may end in our own hands, as when the process stood still.
        if (running.has(message.id)) continue;
        const task = work(message)
          .catch((error: unknown) => log.error({ err: error, message: message.id }, 'A delivery broke off.'))
          .finally(() => {
            running.delete(message.id);
            // A whole batch is fetched while the rest of the last one is still under way.
            if (running.size <= limits.batch) wake();
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
      // The heart beats until the last one is home.
      await Promise.all(running.values());
      clearInterval(heartbeat);
    },
  };
}
