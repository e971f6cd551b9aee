/** Cards that stand in Teams are brought up to date through the outbox: the same slot, rendered afresh. */
import { performanceOfficers } from '../who/find';
import type { Message, OutboxMessage, Reader, Recipient } from '../ports';

/**
 * Updates for every card that stands under `prefix`.
 *
 * @param step what makes the update unique: the revision it follows
 */
export async function refreshPosted(reader: Reader, prefix: string, step: string, now: Date): Promise<OutboxMessage[]> {
  return (await reader.postedUnder(prefix)).map((card) => ({
    purpose: `${card.slot}:${step}`,
    slot: card.slot,
    to: card.to,
    message: card.message,
    dueAt: now,
  }));
}

/**
 * The exceptions board of a period, posted or brought up to date: in the suite's channel, or in the personal
 * chats of its performance officers while no channel was chosen.
 */
export async function boardMessages(
  reader: Reader,
  suiteId: string,
  periodId: string,
  step: string,
  now: Date,
): Promise<OutboxMessage[]> {
  const message: Message = { kind: 'board', periodId };
  const targets: { key: string; to: Recipient }[] =
    (await reader.boardChannel(suiteId)) !== null
      ? [{ key: 'channel', to: { boardOfSuiteId: suiteId } }]
      : (await performanceOfficers(reader, suiteId)).map((p) => ({ key: p.id, to: { personId: p.id } }));
  return targets.map(({ key, to }) => {
    const slot = `board:${periodId}:${key}`;
    return { purpose: `${slot}:${step}`, slot, to, message, dueAt: now };
  });
}
