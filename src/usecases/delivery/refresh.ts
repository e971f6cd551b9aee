/** Cards that stand in Teams are brought up to date through the outbox: the same slot, rendered afresh. */
import type { Person } from '../../domain/glossary';
import { readRound } from '../figures/round';
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
 *
 * @param about the indicator it changed on: a board that does not name it is left alone, since even an update tells of it
 */
export async function boardMessages(
  reader: Reader,
  suiteId: string,
  periodId: string,
  step: string,
  now: Date,
  about: string | null = null,
): Promise<OutboxMessage[]> {
  const message: Message = { kind: 'board', periodId };
  const channel = (await reader.boardChannel(suiteId)) !== null;
  const officers = channel ? [] : await performanceOfficers(reader, suiteId);
  const tells = await namesFor(reader, periodId, about);
  const targets: { key: string; to: Recipient }[] = [
    ...(channel && tells(null) ? [{ key: 'channel', to: { boardOfSuiteId: suiteId } }] : []),
    ...officers.filter(tells).map((p) => ({ key: p.id, to: { personId: p.id } })),
  ];
  return targets.map(({ key, to }) => {
    const slot = `board:${periodId}:${key}`;
    return { purpose: `${slot}:${step}`, slot, to, message, dueAt: now };
  });
}

/** Whose board names this indicator; null stands for the channel. */
async function namesFor(
  reader: Reader,
  periodId: string,
  about: string | null,
): Promise<(officer: Person | null) => boolean> {
  const period = about === null ? null : await reader.period(periodId);
  const suite = period === null ? null : await reader.suite(period.suiteId);
  if (about === null || period === null || suite === null) return () => true;
  const round = await readRound(reader, suite, period, [about]);
  const keptBack = round.isKeptBack(round.indicator(about));
  return (officer) =>
    !keptBack || (officer !== null && round.audience({ actor: officer, place: 'personal chat' }) === 'Part 2');
}
