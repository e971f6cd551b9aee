/** One claimed message → how its delivery ended. What is known beforehand is written down beforehand. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ClaimedMessage, Delivery } from '../usecases/ports';
import type { Rendered } from '../usecases/render-message';
import { destinationOf, SendError, type Connector } from './connector';
import { backoffMs, classify, type Verdict } from './failure';
import { createLanes } from './lanes';
import type { BotLimits, BotOptions } from './options';
import { cardMessage } from './outgoing';
import type { Pacer } from './pacing';

/** A message is not kept in hand longer than this for the limits' sake, in milliseconds: others may go out meanwhile. */
const patience = 2_000;
/** A message claimed this often is set aside whatever became of its tries. */
const mostClaims = 1_000;
/** Doubts after which nothing is tried again: the message may be there twice already. */
const mostDoubts = 2;

export type DeliveryNeeds = Pick<
  BotOptions,
  'outbox' | 'render' | 'unreachable' | 'log' | 'clock' | 'random' | 'worker' | 'meter'
> & {
  connector: Connector;
  pacer: Pacer;
  limits: BotLimits;
};

type Ready = Extract<Rendered, { kind: 'ready' }>;

/** Builds the function that delivers; it gives null where the message is no longer this worker's. */
export function createDelivery(given: DeliveryNeeds): (message: ClaimedMessage) => Promise<Delivery | null> {
  const { outbox, clock, worker, limits, pacer, connector } = given;
  const lanes = createLanes();

  const after = (ms: number): Date => new Date(clock().getTime() + ms);
  const waiting = (ms: number, reason: string): Delivery => ({ kind: 'retry', at: after(ms), why: 'waiting', reason });
  const step = (message: ClaimedMessage, name: string): void =>
    given.log.debug({ step: name, message: message.id }, 'A delivery went a step further.');
  const render = (message: ClaimedMessage): Promise<Rendered> =>
    given.render(message.message, message.to, message.posted !== null);

  function unready(message: ClaimedMessage, rendered: Exclude<Rendered, Ready>): Delivery {
    return rendered.kind === 'unwanted'
      ? { kind: 'dropped', reason: rendered.reason }
      : waiting(backoffMs(message.attempt, given.random()), rendered.reason);
  }

  /** Waits for the conversation's and the app's turn, then looks again at what is true by then. */
  async function atItsTurn(message: ClaimedMessage, first: Ready): Promise<Delivery | null> {
    const { conversationId } = first.conversation;
    const booking = await pacer.book(conversationId, patience);
    if (booking.kind === 'too long') return waiting(booking.later, 'Kept back for Teams’ limits.');
    step(message, 'booked');
    given.meter.waited(booking.wait);
    try {
      return await sendAfter(message, first, booking.wait);
    } finally {
      booking.over().catch((error: unknown) => given.log.warn({ err: error }, 'A send could not be counted.'));
    }
  }

  async function sendAfter(message: ClaimedMessage, first: Ready, wait: number): Promise<Delivery | null> {
    if (wait === 0) return send(message, first);
    await sleep(wait);
    const now = await render(message);
    if (now.kind !== 'ready') return unready(message, now);
    return now.conversation.conversationId === first.conversation.conversationId
      ? send(message, now)
      : waiting(0, 'The conversation is another one now.');
  }

  async function send(message: ClaimedMessage, { reply, conversation }: Ready): Promise<Delivery | null> {
    const { conversationId } = conversation;
    const to = destinationOf(conversation);
    if (to === null)
      return unreachable(
        message,
        'The conversation’s address is not known. It comes back when somebody writes to the bot there.',
      );
    const standing =
      message.posted?.conversationId === conversationId && message.posted.activityId !== ''
        ? message.posted.activityId
        : null;
    const activity = { ...cardMessage(reply), from: to.bot, conversation: { id: conversationId } };
    if (standing === null) {
      if (!(await outbox.sending(message.id, worker))) return null;
      step(message, 'marked');
    }
    try {
      const activityId = standing ?? (await connector.post(to, activity));
      if (standing !== null) await connector.update(to, standing, { ...activity, id: standing });
      step(message, 'answered');
      return { kind: 'sent', conversationId, activityId, at: clock() };
    } catch (error) {
      if (!(error instanceof SendError)) throw error;
      const verdict = classify(error.failure, standing === null ? 'new' : 'update', clock());
      if (error.failure.kind === 'answered') given.meter.refused(error.failure.status);
      if (verdict.kind === 'retry' && verdict.afterMs !== undefined) await pacer.hold(conversationId, verdict.afterMs);
      return ending(message, verdict);
    }
  }

  async function unreachable(message: ClaimedMessage, reason: string): Promise<Delivery> {
    await given.unreachable(message.to, reason);
    // Due again at once; it is not claimed before they are heard from.
    return waiting(0, reason);
  }

  function ending(message: ClaimedMessage, verdict: Verdict): Delivery | Promise<Delivery> {
    if (verdict.kind === 'park') return { ...verdict, kind: 'parked' };
    if (verdict.kind === 'unreachable') return unreachable(message, verdict.reason);
    const failures = message.failures + 1;
    const { reason } = verdict;
    if (verdict.kind === 'ambiguous' && message.doubts + 1 >= mostDoubts)
      return { kind: 'parked', why: 'in doubt', reason: `${reason} It was tried twice.` };
    if (failures >= limits.maxAttempts)
      return {
        kind: 'parked',
        why: verdict.kind === 'ambiguous' ? 'in doubt' : 'failed',
        reason: `Tried ${failures} times. ${reason}`,
      };
    const backoff = backoffMs(failures, given.random());
    switch (verdict.kind) {
      case 'forget card':
        return { kind: 'retry', at: after(0), why: 'failed', reason, forget: true };
      case 'ambiguous':
        return { kind: 'retry', at: after(backoff), why: 'in doubt', reason };
      case 'retry':
        return { kind: 'retry', at: after(Math.max(verdict.afterMs ?? 0, backoff)), why: 'failed', reason };
    }
  }

  /** What earlier tries left behind may forbid another one. */
  function tooOften({ failures, doubts, attempt }: ClaimedMessage): Delivery | null {
    if (doubts >= mostDoubts)
      return {
        kind: 'parked',
        why: 'waiting',
        reason: 'It may have arrived: two sends ended without an answer. Look before you retry.',
      };
    if (failures >= limits.maxAttempts || attempt > mostClaims)
      return {
        kind: 'parked',
        why: 'waiting',
        reason: `Tried ${attempt - 1} times; the bot ended or failed each time.`,
      };
    return null;
  }

  return async (message) => {
    const over = tooOften(message);
    if (over !== null) return over;
    try {
      const rendered = await render(message);
      step(message, 'rendered');
      if (rendered.kind !== 'ready') return unready(message, rendered);
      return await lanes.run(rendered.conversation.conversationId, () => atItsTurn(message, rendered));
    } catch (error) {
      given.log.error({ err: error, message: message.id }, 'A message could not be made.');
      return ending(message, { kind: 'retry', reason: 'The bot could not make this message; its log says why.' });
    }
  };
}
