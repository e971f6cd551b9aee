/**
 * A restored backup must not send again what was sent after it was made. The records name the server they were
 * last opened on; where that is another one now, they were restored, moved, or a standby took over, and what is
 * due is set aside for an operator to look at.
 */
import type { ClientBase } from 'pg';
import type { StoreLog } from './database';
import { reasonOf } from './store-error';

/** Why a message was set aside; the operator's list shows it. */
const reason = 'The records were restored or moved: it may have been sent before. Retry it, or cancel it.';

/** The cluster, its timeline (raised by every recovery to a moment and every fail-over) and the database in it. */
const here = `
  SELECT concat_ws('/', s.system_identifier, substring(pg_walfile_name(pg_current_wal_lsn()) FOR 8), d.oid) AS server,
    (SELECT h.server FROM record_homes h WHERE h.id = 1) AS known
  FROM pg_control_system() s, pg_database d WHERE d.datname = current_database()`;

/** Looked at on every new connection, as a running bot finds itself on restored records by losing its connections. */
export async function holdAfterRestore(client: ClientBase, log: StoreLog): Promise<void> {
  const found = await client.query<{ server: string; known: string | null }>(here).catch((error: unknown) => {
    log.warn({ reason: reasonOf(error) }, 'This account may not read which server it is on: a restore goes unnoticed.');
    return null;
  });
  const home = found?.rows[0];
  if (home === undefined || home.server === home.known) return;
  if (home.known === null) {
    await client.query('INSERT INTO record_homes (id, server) VALUES (1, $1) ON CONFLICT DO NOTHING', [home.server]);
    return;
  }
  await client.query('BEGIN');
  try {
    const moved = await client.query(
      'UPDATE record_homes SET server = $1, since = clock_timestamp() WHERE id = 1 AND server = $2',
      [home.server, home.known],
    );
    // Nobody else has seen to it meanwhile.
    if (moved.rowCount === 1) {
      const held = await client.query(
        `UPDATE outbox_messages SET state = 'parked', reason = $1, leased_by = NULL, leased_until = NULL, sending_since = NULL
         WHERE state = 'pending' AND due_at <= clock_timestamp()`,
        [reason],
      );
      await client.query('UPDATE schedule_looks SET looked_at = clock_timestamp() WHERE looked_at < clock_timestamp()');
      log.warn({ held: held.rowCount }, 'The records were restored or moved; what was due is set aside.');
    }
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}
