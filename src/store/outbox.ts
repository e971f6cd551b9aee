import type { ClaimedMessage, Delivery, Outbox, OutboxMessage, PostedCard } from '../usecases/ports';
import { clean } from './clean-text';
import type { Database } from './database';
import { isConflict, isDuplicate, retrying } from './failures';
import type { Prisma } from './generated/client';
import { messageOf, outboxRowOf, recipientColumns } from './message-rows';
import { jsonOf } from './rows';

/** The delivery queue over an open database. */
export function outboxOver({ prisma, assertSound }: Database): Outbox {
  return {
    claim: async ({ worker, now, leaseUntil, limit }) => {
      assertSound();
      const rows = await retrying(
        // Two workers reaching for one slot at once: the index lets one through, and the other looks again.
        (error) => isConflict(error) || isDuplicate(error),
        () => prisma.$queryRaw<ClaimedRow[]>`
          WITH due AS (
            SELECT m.id FROM outbox_messages m
            WHERE m.state = 'pending' AND m.due_at <= ${now}::timestamptz
              AND (m.leased_until IS NULL OR m.leased_until <= ${now}::timestamptz)
              AND NOT EXISTS (
                SELECT 1 FROM outbox_messages other
                WHERE other.slot = m.slot AND other.state = 'pending' AND other.id <> m.id
                  AND (other.leased_by IS NOT NULL OR (other.id > m.id AND m.leased_by IS NULL)))
            ORDER BY m.due_at, m.id
            LIMIT ${limit}::int
            FOR UPDATE OF m SKIP LOCKED),
          leased AS (
            UPDATE outbox_messages m
            SET leased_by = ${clean(worker)}, leased_until = ${leaseUntil}::timestamptz, attempts = m.attempts + 1
            FROM due WHERE m.id = due.id
            RETURNING m.*)
          SELECT l.id, l.purpose, l.slot, l.to_person_id AS "toPersonId", l.to_suite_id AS "toSuiteId", l.message,
            l.due_at AS "dueAt", l.attempts AS attempt, p.conversation_id AS "conversationId", p.activity_id AS "activityId",
            p.to_person_id AS "postedToPersonId", p.to_suite_id AS "postedToSuiteId", p.message AS "postedMessage"
          FROM leased l LEFT JOIN posted_cards p ON p.slot = l.slot
          ORDER BY l.due_at, l.id`,
      );
      assertSound();
      return rows.map(claimedOf);
    },

    settle: async (id, worker, delivery) => {
      assertSound();
      const settled = await retrying(isConflict, () =>
        prisma.$transaction((tx) => settle(tx, BigInt(id), clean(worker), clean(delivery))),
      );
      assertSound();
      return settled;
    },

    list: async () =>
      (await prisma.outboxMessage.findMany({ orderBy: [{ dueAt: 'asc' }, { id: 'asc' }] })).map(outboxRowOf),
  };
}

/** Queues messages. One whose purpose was queued before is ignored; one that is newer in its slot stands in for those still waiting. */
export async function enqueue(tx: Prisma.TransactionClient, messages: readonly OutboxMessage[]): Promise<void> {
  if (messages.length === 0) return;
  const queued = await tx.outboxMessage.createManyAndReturn({
    data: messages.map(({ to, message, ...rest }) => ({ ...rest, ...recipientColumns(to), message: jsonOf(message) })),
    skipDuplicates: true,
    select: { slot: true },
  });
  await dropSuperseded(
    tx,
    queued.flatMap(({ slot }) => slot ?? []),
  );
}

/** Leaves, in each slot, only the newest of the messages waiting. One being delivered now is let be. */
async function dropSuperseded(tx: Prisma.TransactionClient, slots: readonly string[]): Promise<void> {
  if (slots.length === 0) return;
  await tx.$executeRaw`
    UPDATE outbox_messages m SET state = 'dropped', reason = 'superseded'
    WHERE m.slot = ANY(${slots}::text[]) AND m.state = 'pending' AND m.leased_by IS NULL
      AND EXISTS (SELECT 1 FROM outbox_messages newer
        WHERE newer.slot = m.slot AND newer.state = 'pending' AND newer.id > m.id)`;
}

async function settle(tx: Prisma.TransactionClient, id: bigint, worker: string, delivery: Delivery): Promise<boolean> {
  const [row] = await tx.outboxMessage.updateManyAndReturn({
    where: { id, state: 'pending', leasedBy: worker },
    data: { leasedBy: null, leasedUntil: null, ...outcomeColumns(delivery) },
  });
  if (row === undefined) return false;
  if (row.slot !== null) await settleSlot(tx, row.slot, row, delivery);
  return true;
}

function outcomeColumns(delivery: Delivery) {
  switch (delivery.kind) {
    case 'sent': {
      const { conversationId, activityId, at } = delivery;
      return { state: 'sent', reason: null, conversationId, activityId, sentAt: at };
    }
    case 'retry':
      return { dueAt: delivery.at, reason: delivery.reason };
    case 'parked':
    case 'dropped':
      return { state: delivery.kind, reason: delivery.reason };
  }
}

async function settleSlot(
  tx: Prisma.TransactionClient,
  slot: string,
  row: Prisma.OutboxMessageModel,
  delivery: Delivery,
): Promise<void> {
  if (delivery.kind === 'sent') {
    const { conversationId, activityId } = delivery;
    const { to, message } = messageOf(row);
    const card = { conversationId, activityId, ...recipientColumns(to), message: jsonOf(message) };
    await tx.postedCard.upsert({ where: { slot }, create: { slot, ...card }, update: card });
  }
  if (delivery.kind === 'retry') {
    if (delivery.forget === true) await tx.postedCard.deleteMany({ where: { slot } });
    await dropSuperseded(tx, [slot]);
  }
}

interface ClaimedRow {
  id: bigint;
  purpose: string;
  slot: string | null;
  toPersonId: string | null;
  toSuiteId: string | null;
  message: unknown;
  dueAt: Date;
  attempt: number;
  conversationId: string | null;
  activityId: string | null;
  postedToPersonId: string | null;
  postedToSuiteId: string | null;
  postedMessage: unknown;
}

function claimedOf(row: ClaimedRow): ClaimedMessage {
  const { purpose, slot, dueAt, attempt } = row;
  return { id: String(row.id), purpose, slot, ...messageOf(row), dueAt, attempt, posted: postedOf(row) };
}

function postedOf(row: ClaimedRow): PostedCard | null {
  const { slot, conversationId, activityId, postedToPersonId, postedToSuiteId, postedMessage } = row;
  if (slot === null || conversationId === null || activityId === null) return null;
  const shown = messageOf({ message: postedMessage, toPersonId: postedToPersonId, toSuiteId: postedToSuiteId });
  return { slot, conversationId, activityId, ...shown };
}
