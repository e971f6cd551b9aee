import type { Pace, PaceBook } from '../usecases/ports';
import { cleanText } from './clean-text';
import { TRANSACTION, type Database } from './database';
import { isConflict, retrying } from './failures';
import { gathered } from './gathered';
import type { Prisma } from './generated/client';

/** The row of the whole app. */
const APP = '';

/** Any number will do, as long as every process takes the same one: bookings are made one after another. */
const PACE_LOCK = 7_316_925;

interface Alteration {
  asked: readonly string[];
  change: (pace: Pace) => unknown;
}

/** The book of sends over an open database, by the database's own clock. Bookings that come together are made together. */
export function paceOver({ prisma }: Database): PaceBook {
  const alter = gathered((all: readonly Alteration[]) =>
    retrying(isConflict, () => prisma.$transaction((tx) => alterAll(tx, all), TRANSACTION)),
  );
  return {
    change: async <T>(conversationIds: readonly string[], change: (pace: Pace) => T) =>
      (await alter({ asked: conversationIds.map(cleanText), change })) as T,
  };
}

async function alterAll(tx: Prisma.TransactionClient, all: readonly Alteration[]): Promise<unknown[]> {
  const asked = [...new Set(all.flatMap((one) => one.asked))];
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${PACE_LOCK}::bigint)`;
  const [book] = await tx.$queryRaw<[{ now: number; rows: PaceRow[] }]>`
    SELECT (EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::float AS now,
      COALESCE((SELECT jsonb_agg(to_jsonb(p)) FROM send_pace p
        WHERE p.conversation_id = ANY(${[APP, ...asked]}::text[])), '[]') AS rows`;
  const known = new Map(book.rows.map((row) => [row.conversation_id, row]));
  const pace: Pace = {
    now: book.now,
    app: known.get(APP)?.sent ?? [],
    conversations: new Map(
      asked.map((id) => [id, { sent: known.get(id)?.sent ?? [], heldUntil: known.get(id)?.held_until ?? 0 }]),
    ),
  };
  const outcomes = all.map(({ change }) => change(pace));
  const rows = [
    rowOf(APP, pace.app, 0),
    ...[...pace.conversations].map(([id, { sent, heldUntil }]) => rowOf(id, sent, heldUntil)),
  ];
  await tx.$executeRaw`
    INSERT INTO send_pace (conversation_id, sent, held_until)
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r(conversation_id text, sent bigint[], held_until bigint)
    ON CONFLICT (conversation_id) DO UPDATE SET sent = excluded.sent, held_until = excluded.held_until`;
  return outcomes;
}

interface PaceRow {
  conversation_id: string;
  sent: number[];
  held_until: number;
}

const rowOf = (id: string, sent: readonly number[], heldUntil: number): PaceRow => ({
  conversation_id: id,
  sent: sent.map(Math.ceil),
  held_until: Math.ceil(heldUntil),
});
