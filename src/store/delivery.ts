/** What people change about deliveries: who can be written to, and what operators do with messages. */
import type { Change, Reader } from '../usecases/ports';
import { StaleError } from './failures';
import type { Prisma } from './generated/client';
import { messageOf, recipientColumns } from './message-rows';

type Kinds = 'try messages again' | 'stop writing' | 'retry messages' | 'cancel messages' | 'hold messages';

/** Neither in hand nor at its end. */
const movable: Prisma.OutboxMessageWhereInput = { state: { in: ['pending', 'parked'] }, leasedBy: null };

/** Writes one of these changes. */
export async function applyDelivery(
  tx: Prisma.TransactionClient,
  change: Extract<Change, { kind: Kinds }>,
): Promise<void> {
  switch (change.kind) {
    case 'try messages again': {
      const { at } = change;
      const to = recipientColumns(change.to);
      await tx.unreachable.deleteMany({ where: to });
      // One that was never tried waits for its own time, and one in hand is being tried now.
      const tried = { state: 'pending', leasedBy: null, attempts: { gt: 0 }, dueAt: { gt: at } };
      await tx.outboxMessage.updateMany({ where: { ...to, ...tried }, data: { dueAt: at } });
      return;
    }
    case 'stop writing': {
      const { to, since, reason } = change.unreachable;
      await tx.unreachable.create({ data: { ...recipientColumns(to), since, reason } });
      return;
    }
    case 'retry messages': {
      const { at: dueAt, reason } = change;
      const again = { state: 'pending', dueAt, reason, failures: 0, doubts: 0 };
      const retried = await moveAll(tx, change.ids, again);
      // Whoever tries again says that the way is free.
      const people = retried.flatMap(({ toPersonId }) => toPersonId ?? []);
      const suites = retried.flatMap(({ toSuiteId }) => toSuiteId ?? []);
      await tx.unreachable.deleteMany({
        where: { OR: [{ toPersonId: { in: people } }, { toSuiteId: { in: suites } }] },
      });
      return;
    }
    case 'cancel messages':
      await moveAll(tx, change.ids, { state: 'dropped', reason: change.reason });
      return;
    case 'hold messages':
      await tx.outboxMessage.updateMany({
        where: { ...movable, state: 'pending', dueAt: { lte: change.at } },
        data: { state: 'parked', reason: change.reason },
      });
      // What fell due since the backup was made was sent, or its hour has passed.
      await tx.scheduleLook.updateMany({ where: { lookedAt: { lt: change.at } }, data: { lookedAt: change.at } });
      return;
  }
}

async function moveAll(
  tx: Prisma.TransactionClient,
  ids: readonly string[],
  data: Prisma.OutboxMessageUpdateManyMutationInput,
): Promise<Prisma.OutboxMessageModel[]> {
  const wanted = [...new Set(ids)].map(BigInt);
  const moved = await tx.outboxMessage.updateManyAndReturn({ where: { id: { in: wanted }, ...movable }, data });
  if (moved.length < wanted.length) throw new StaleError();
  return moved;
}

/** The reads of a snapshot that concern deliveries. */
export const deliveryReads = (tx: Prisma.TransactionClient): Pick<Reader, 'unreachable'> => ({
  unreachable: async () =>
    (await tx.unreachable.findMany({ orderBy: [{ since: 'asc' }, { id: 'asc' }] })).map((row) => ({
      to: messageOf({ ...row, message: null }).to,
      since: row.since,
      reason: row.reason,
    })),
});
