import type { ClaimedMessage, Outbox, OutboxMessage, PostedCard, QueueSize } from '../usecases/ports';
import { clean } from './clean-text';
import type { Database } from './database';
import { isConflict, isDuplicate, retrying } from './failures';
import { gathered } from './gathered';
import type { Prisma } from './generated/client';
import { messageOf, outboxRowOf, recipientColumns } from './message-rows';
import { dropSuperseded, settleAll, type Settling } from './outbox-settle';
import { jsonOf } from './rows';

/** The delivery queue over an open database. Leases run by the database's own clock. */
export function outboxOver({ prisma, assertSound }: Database): Outbox {
  const sending = gathered((calls: readonly { id: string; worker: string }[]) => markAll(prisma, calls));
  const settle = gathered((calls: readonly Settling[]) => settleAll(prisma, calls));
  return {
    claim: async ({ worker, now, leaseMs, limit }) => {
      assertSound();
      const rows = await retrying(
        // Two workers reaching for one slot at once: the index lets one through, and the other looks again.
        (error) => isConflict(error) || isDuplicate(error),
        () => prisma.$queryRaw<ClaimedRow[]>`
          WITH due AS (
            SELECT m.id FROM outbox_messages m
            -- One that was taken before was due, though clocks may have gone back since.
            WHERE m.state = 'pending' AND (m.due_at <= ${now}::timestamptz OR m.leased_by IS NOT NULL)
              AND (m.leased_until IS NULL OR m.leased_until <= clock_timestamp())
              AND (m.slot IS NULL OR NOT EXISTS (
                SELECT 1 FROM outbox_messages other
                WHERE other.slot = m.slot AND other.state = 'pending' AND other.id <> m.id
                  AND (other.leased_by IS NOT NULL OR (other.id > m.id AND m.leased_by IS NULL))))
              AND NOT EXISTS (
                SELECT 1 FROM unreachable u
                WHERE u.to_person_id = m.to_person_id OR u.to_suite_id = m.to_suite_id)
            ORDER BY m.due_at, m.id
            LIMIT ${limit}::int
            FOR UPDATE OF m SKIP LOCKED),
          leased AS (
            -- Found on a lease that ran out: the worker ended, and a message that had left may have arrived.
            UPDATE outbox_messages m
            SET leased_by = ${clean(worker)}, leased_until = clock_timestamp() + ${leaseMs}::int * interval '1 millisecond',
              attempts = m.attempts + 1, failures = m.failures + (m.leased_by IS NOT NULL)::int,
              doubts = m.doubts + (m.sending_since IS NOT NULL)::int, sending_since = NULL
            FROM due WHERE m.id = due.id
            RETURNING m.*)
          SELECT l.id, l.purpose, l.slot, l.to_person_id AS "toPersonId", l.to_suite_id AS "toSuiteId", l.message,
            l.due_at AS "dueAt", l.attempts AS attempt, l.failures, l.doubts,
            p.conversation_id AS "conversationId", p.activity_id AS "activityId",
            p.to_person_id AS "postedToPersonId", p.to_suite_id AS "postedToSuiteId", p.message AS "postedMessage"
          FROM leased l LEFT JOIN posted_cards p ON p.slot = l.slot
          ORDER BY l.due_at, l.id`,
      );
      assertSound();
      return rows.map(claimedOf);
    },

    renew: async (ids, worker, leaseMs) => {
      if (ids.length === 0) return;
      await prisma.$executeRaw`
        UPDATE outbox_messages SET leased_until = clock_timestamp() + ${leaseMs}::int * interval '1 millisecond'
        WHERE id = ANY(${ids.map(BigInt)}::bigint[]) AND leased_by = ${clean(worker)} AND state = 'pending'`;
    },

    sending: async (id, worker) => {
      const ours = await sending({ id, worker: clean(worker) });
      assertSound();
      return ours;
    },

    settle: async (id, worker, delivery) => {
      assertSound();
      const settled = await settle({ id, worker: clean(worker), delivery: clean(delivery) });
      assertSound();
      return settled;
    },

    list: async () =>
      (await prisma.outboxMessage.findMany({ orderBy: [{ dueAt: 'asc' }, { id: 'asc' }] })).map(outboxRowOf),

    size: async (now) => {
      const [size] = await prisma.$queryRaw<[QueueSize]>`
        SELECT count(*) FILTER (WHERE m.state = 'pending' AND u.id IS NULL)::int AS due,
          count(*) FILTER (WHERE m.state = 'pending' AND u.id IS NOT NULL)::int AS unreachable,
          count(*) FILTER (WHERE m.state = 'parked')::int AS parked,
          COALESCE(EXTRACT(EPOCH FROM ${now}::timestamptz - min(m.due_at) FILTER (WHERE m.state = 'pending' AND u.id IS NULL)), 0)::float AS "oldestSeconds"
        FROM outbox_messages m
          LEFT JOIN unreachable u ON u.to_person_id = m.to_person_id OR u.to_suite_id = m.to_suite_id
        WHERE m.state = 'parked' OR (m.state = 'pending' AND m.due_at <= ${now}::timestamptz)`;
      return size;
    },
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

/** A lease that ran out is no leave to send, even where nobody took it over yet. */
async function markAll(
  prisma: Database['prisma'],
  calls: readonly { id: string; worker: string }[],
): Promise<boolean[]> {
  const marked = await retrying(
    isConflict,
    () => prisma.$queryRaw<{ id: bigint }[]>`
      UPDATE outbox_messages m SET sending_since = clock_timestamp()
      FROM jsonb_to_recordset(${JSON.stringify(calls)}::jsonb) AS c(id bigint, worker text)
      WHERE m.id = c.id AND m.leased_by = c.worker AND m.state = 'pending' AND m.leased_until > clock_timestamp()
      RETURNING m.id`,
  );
  const ours = new Set(marked.map(({ id }) => String(id)));
  return calls.map(({ id }) => ours.has(id));
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
  failures: number;
  doubts: number;
  conversationId: string | null;
  activityId: string | null;
  postedToPersonId: string | null;
  postedToSuiteId: string | null;
  postedMessage: unknown;
}

function claimedOf(row: ClaimedRow): ClaimedMessage {
  const { purpose, slot, dueAt, attempt, failures, doubts } = row;
  const counts = { attempt, failures, doubts };
  return { id: String(row.id), purpose, slot, ...messageOf(row), dueAt, ...counts, posted: postedOf(row) };
}

function postedOf(row: ClaimedRow): PostedCard | null {
  const { slot, conversationId, activityId, postedToPersonId, postedToSuiteId, postedMessage } = row;
  if (slot === null || conversationId === null || activityId === null) return null;
  const shown = messageOf({ message: postedMessage, toPersonId: postedToPersonId, toSuiteId: postedToSuiteId });
  return { slot, conversationId, activityId, ...shown };
}
