/** How deliveries ended, written for many at once. */
import type { Delivery } from '../usecases/ports';
import { TRANSACTION } from './database';
import { isConflict, retrying } from './failures';
import type { Prisma, PrismaClient } from './generated/client';

/** One delivery and who reports it. */
export interface Settling {
  id: string;
  worker: string;
  delivery: Delivery;
}

/** @returns for each, whether its worker still held it */
export async function settleAll(prisma: PrismaClient, settlings: readonly Settling[]): Promise<boolean[]> {
  // One order for everybody, so that two who settle wait for each other instead of locking up.
  const outcomes = JSON.stringify([...settlings].sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1)).map(outcomeOf));
  const held = await retrying(isConflict, () =>
    settlings.every(({ delivery }) => delivery.kind !== 'retry')
      ? record(prisma, outcomes)
      : prisma.$transaction(async (tx) => {
          const recorded = await record(tx, outcomes);
          const again = recorded.filter(({ state, slot }) => state === 'pending' && slot !== null);
          const forgotten = again.filter(({ id }) => forgets(settlings, id)).map(({ slot }) => slot ?? '');
          if (forgotten.length > 0) await tx.postedCard.deleteMany({ where: { slot: { in: forgotten } } });
          await dropSuperseded(
            tx,
            again.map(({ slot }) => slot ?? ''),
          );
          return recorded;
        }, TRANSACTION),
  );
  const ours = new Set(held.map(({ id }) => String(id)));
  return settlings.map(({ id }) => ours.has(id));
}

/** Leaves, in each slot, only the newest of the messages waiting. One being delivered now is let be. */
export async function dropSuperseded(tx: Prisma.TransactionClient, slots: readonly string[]): Promise<void> {
  if (slots.length === 0) return;
  await tx.$executeRaw`
    UPDATE outbox_messages m SET state = 'dropped', reason = 'superseded'
    WHERE m.slot = ANY(${slots}::text[]) AND m.state = 'pending' AND m.leased_by IS NULL
      AND EXISTS (SELECT 1 FROM outbox_messages newer
        WHERE newer.slot = m.slot AND newer.state = 'pending' AND newer.id > m.id)`;
}

const forgets = (settlings: readonly Settling[], id: bigint): boolean =>
  settlings.some((s) => s.id === String(id) && s.delivery.kind === 'retry' && s.delivery.forget === true);

function outcomeOf({ id, worker, delivery }: Settling): object {
  switch (delivery.kind) {
    case 'sent': {
      const { conversationId, activityId, at } = delivery;
      return { id, worker, state: 'sent', conversation_id: conversationId, activity_id: activityId, sent_at: at };
    }
    case 'retry': {
      const { at, reason } = delivery;
      return { id, worker, state: 'pending', due_at: at, reason, ...countsOf(delivery) };
    }
    case 'parked':
      return { id, worker, state: 'parked', reason: delivery.reason, ...countsOf(delivery) };
    case 'dropped':
      return { id, worker, state: 'dropped', reason: delivery.reason };
  }
}

const countsOf = ({ why }: Extract<Delivery, { why: unknown }>) => ({
  failures: why === 'waiting' ? 0 : 1,
  doubts: why === 'in doubt' ? 1 : 0,
});

interface Recorded {
  id: bigint;
  slot: string | null;
  state: string;
}

/** One statement: the row, and the card that now stands in its slot. */
const record = (tx: Prisma.TransactionClient, outcomes: string): Promise<Recorded[]> => tx.$queryRaw<Recorded[]>`
  WITH settled AS (
    UPDATE outbox_messages m
    SET leased_by = NULL, leased_until = NULL, sending_since = NULL, state = o.state, reason = o.reason,
      due_at = COALESCE(o.due_at, m.due_at), failures = m.failures + COALESCE(o.failures, 0),
      doubts = m.doubts + COALESCE(o.doubts, 0), conversation_id = o.conversation_id, activity_id = o.activity_id,
      sent_at = o.sent_at
    FROM jsonb_to_recordset(${outcomes}::jsonb) AS o(id bigint, worker text, state text, reason text,
      due_at timestamptz, failures int, doubts int, conversation_id text, activity_id text, sent_at timestamptz)
    WHERE m.id = o.id AND m.state = 'pending' AND m.leased_by = o.worker
    RETURNING m.*),
  posted AS (
    INSERT INTO posted_cards (slot, conversation_id, activity_id, to_person_id, to_suite_id, message)
    SELECT slot, conversation_id, activity_id, to_person_id, to_suite_id, message FROM settled
    WHERE state = 'sent' AND slot IS NOT NULL
    ON CONFLICT (slot) DO UPDATE SET conversation_id = excluded.conversation_id, activity_id = excluded.activity_id,
      to_person_id = excluded.to_person_id, to_suite_id = excluded.to_suite_id, message = excluded.message)
  SELECT id, slot, state FROM settled`;
