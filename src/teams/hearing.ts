/**
 * Each activity is worked through once, by one process, in the order its conversation's came in: noted in the
 * records before it begins, and held there with signs of life until it has ended.
 */
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createLanes } from './lanes';
import type { BotLimits, BotOptions } from './options';

/** What was heard, as the records know it. */
export interface Heard {
  /** Null where Teams gave it no id: then nothing tells it from another. */
  key: string | null;
  conversationId: string;
}

/** "repeated": it was worked through before; "elsewhere": another process has it in hand. */
export type Hearing<T> = { kind: 'worked'; outcome: T } | { kind: 'repeated' } | { kind: 'elsewhere' };

/** Between two looks at what another process has in hand, in milliseconds. */
const lookEvery = 50;
/** Leases are prolonged this often within their length. */
const beats = 3;

/**
 * A key without content: an activity's id is unique within its conversation, and a client that starts to count
 * afresh gives another moment.
 */
export const keyOf = (...parts: readonly (string | null)[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');

export function createHearing(
  { inbox, worker, log }: Pick<BotOptions, 'inbox' | 'worker' | 'log'>,
  limits: BotLimits,
): <T>(heard: Heard, patienceMs: number, work: () => Promise<T>) => Promise<Hearing<T>> {
  const lanes = createLanes();
  const inHand = new Set<string>();
  let heart: NodeJS.Timeout | null = null;

  const beat = (): void => {
    inbox
      .renew([...inHand], worker, limits.heardLeaseMs)
      .catch((error: unknown) => log.warn({ err: error }, 'Leases of activities could not be prolonged.'));
  };
  const hold = (key: string): void => {
    inHand.add(key);
    heart ??= setInterval(beat, limits.heardLeaseMs / beats);
  };
  const release = (key: string): void => {
    inHand.delete(key);
    if (inHand.size > 0 || heart === null) return;
    clearInterval(heart);
    heart = null;
  };

  async function worked<T>(
    { conversationId }: Heard,
    key: string,
    place: string,
    work: () => Promise<T>,
  ): Promise<Hearing<T>> {
    const step = (name: string): void => log.debug({ step: name, activity: key }, 'An activity went a step further.');
    hold(key);
    step('heard');
    try {
      while (!(await inbox.isNext(conversationId, place))) await sleep(lookEvery);
      const outcome = await work();
      step('worked');
      // It was worked through, whatever the book says: a repeat is stopped by the use cases' own tokens.
      await inbox
        .finish(key, worker, 'done')
        .catch((error: unknown) => log.error({ err: error }, 'An activity could not be noted as done.'));
      step('noted');
      return { kind: 'worked', outcome };
    } catch (error) {
      await inbox.finish(key, worker, 'failed').catch(() => undefined);
      throw error;
    } finally {
      release(key);
    }
  }

  return (heard, patienceMs, work) =>
    lanes.run(heard.conversationId, async () => {
      const { key, conversationId } = heard;
      if (key === null) return { kind: 'worked', outcome: await work() };
      const until = performance.now() + patienceMs;
      for (;;) {
        const taken = await inbox.take({ key, conversationId, worker, leaseMs: limits.heardLeaseMs });
        if (taken.kind === 'ours') return worked(heard, key, taken.place, work);
        if (taken.kind === 'done') return { kind: 'repeated' };
        // Whoever has it may have ended: then it is free before long.
        if (performance.now() >= until) return { kind: 'elsewhere' };
        await sleep(lookEvery);
      }
    });
}
