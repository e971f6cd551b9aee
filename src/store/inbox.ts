import type { Inbox } from '../usecases/ports';
import { clean, cleanText } from './clean-text';
import { TRANSACTION, type Database } from './database';
import { isConflict, retrying } from './failures';

/** How long an activity is remembered, in days: far longer than Teams sends one again. */
const REMEMBERED = 3;
/** Activities between two clearings of what is older. */
const BETWEEN_CLEARINGS = 500;

/** What came in, noted over an open database. Leases run by the database's own clock. */
export function inboxOver({ prisma, assertSound }: Database): Inbox {
  let taken = 0;

  async function clear(): Promise<void> {
    await prisma.$executeRaw`
      DELETE FROM heard_activities WHERE heard_at < clock_timestamp() - ${REMEMBERED}::int * interval '1 day'`;
  }

  return {
    take: async (heard) => {
      const { key, conversationId, worker, leaseMs } = clean(heard);
      if (taken++ % BETWEEN_CLEARINGS === 0) await clear();
      const found = await retrying(isConflict, () =>
        prisma.$transaction(async (tx) => {
          // One conversation at a time: a place given out is seen by whoever is given the next.
          await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${conversationId}, 0))`;
          const [ours] = await tx.$queryRaw<{ place: bigint }[]>`
            INSERT INTO heard_activities AS h (key, conversation_id, worker, leased_until)
            VALUES (${key}, ${conversationId}, ${worker}, clock_timestamp() + ${leaseMs}::int * interval '1 millisecond')
            ON CONFLICT (key) DO UPDATE SET worker = excluded.worker, leased_until = excluded.leased_until
              WHERE h.done_at IS NULL AND h.leased_until <= clock_timestamp()
            RETURNING place`;
          if (ours !== undefined) return { kind: 'ours' as const, place: String(ours.place) };
          const { doneAt } = await tx.heardActivity.findUniqueOrThrow({ where: { key } });
          return { kind: doneAt === null ? ('running' as const) : ('done' as const) };
        }, TRANSACTION),
      );
      assertSound();
      return found;
    },

    isNext: async (conversationId, place) => {
      const [earlier] = await prisma.$queryRaw<{ place: bigint }[]>`
        SELECT place FROM heard_activities
        WHERE conversation_id = ${cleanText(conversationId)} AND place < ${BigInt(place)}::bigint
          AND done_at IS NULL AND leased_until > clock_timestamp()
        LIMIT 1`;
      return earlier === undefined;
    },

    renew: async (keys, worker, leaseMs) => {
      if (keys.length === 0) return;
      await prisma.$executeRaw`
        UPDATE heard_activities SET leased_until = clock_timestamp() + ${leaseMs}::int * interval '1 millisecond'
        WHERE key = ANY(${[...keys]}::text[]) AND worker = ${cleanText(worker)} AND done_at IS NULL`;
    },

    finish: async (key, worker, how) => {
      const mine = { key, worker: cleanText(worker), doneAt: null };
      if (how === 'done') await prisma.heardActivity.updateMany({ where: mine, data: { doneAt: new Date() } });
      else await prisma.heardActivity.deleteMany({ where: mine });
    },
  };
}
