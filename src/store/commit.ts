import type { AuditEntry, Commit, CommitResult, Reader, Store } from '../usecases/ports';
import { chain, GENESIS_HASH } from '../domain/audit-chain';
import type { AuditHead } from '../domain/audit-chain';
import { apply } from './changes';
import { clean } from './clean-text';
import { TRANSACTION } from './database';
import type { Database, StoreLog } from './database';
import { isConflict, isDuplicate, retrying, StaleError } from './failures';
import type { Prisma } from './generated/client';
import { readerOf } from './reader';
import { enqueue } from './outbox';
import { reasonOf } from './store-error';

/** Any number will do, as long as every process takes the same one: it keeps the audit trail one chain. */
const RECORD_LOCK = 7_316_924;

/** The records over an open database. */
export function storeOver({ prisma, assertSound }: Database, log: StoreLog): Store {
  return {
    snapshot: <T>(read: (reader: Reader) => Promise<T>) =>
      prisma.$transaction(async (tx) => {
        // In SQL, because the embedded database's adapter sets Prisma's own option outside the transaction.
        await tx.$executeRaw`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY`;
        return read(readerOf(tx));
      }, TRANSACTION),

    commit: async (commit): Promise<CommitResult> => {
      assertSound();
      const wanted = clean(commit);
      try {
        await retrying(isConflict, () => prisma.$transaction((tx) => write(tx, wanted), TRANSACTION));
      } catch (error) {
        if (error instanceof RepeatedError) return 'repeated';
        if (error instanceof StaleError) return 'stale';
        if (!isDuplicate(error)) throw error;
        // Somebody else added the same revision, version or request since the snapshot.
        log.warn({ reason: reasonOf(error) }, 'A commit found a row that was there already.');
        return 'stale';
      }
      assertSound();
      return 'committed';
    },
  };
}

/** The single-use token was used before. */
class RepeatedError extends Error {
  override readonly name = 'RepeatedError';
}

async function write(tx: Prisma.TransactionClient, { once, expect, changes, audit, send }: Commit): Promise<void> {
  if (once !== undefined) await spend(tx, once);
  await expectRevisions(tx, expect);
  for (const change of changes) await apply(tx, change);
  if (audit.length === 0 && send.length === 0) return;
  // Held to the end of the transaction, so it is taken last: from here on commits go one at a time.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${RECORD_LOCK}::bigint)`;
  await record(tx, audit);
  await enqueue(tx, send);
}

async function spend(tx: Prisma.TransactionClient, token: string): Promise<void> {
  const { count } = await tx.spentToken.createMany({ data: [{ token }], skipDuplicates: true });
  if (count === 0) throw new RepeatedError();
}

async function expectRevisions(tx: Prisma.TransactionClient, expected: Commit['expect']): Promise<void> {
  // One order for everybody, so that two commits on the same rows wait for each other instead of locking up.
  const inOrder = [...expected].sort((a, b) => (`${a.entity} ${a.id}` < `${b.entity} ${b.id}` ? -1 : 1));
  for (const { entity, id, revision } of inOrder) {
    const change = { where: { id, revision }, data: { revision: { increment: 1 } } };
    const { count } = await raise(tx, entity, change);
    if (count === 0) throw new StaleError();
  }
}

function raise(
  tx: Prisma.TransactionClient,
  entity: Commit['expect'][number]['entity'],
  change: { where: { id: string; revision: number }; data: { revision: { increment: number } } },
): Promise<Prisma.BatchPayload> {
  switch (entity) {
    case 'suite':
      return tx.suite.updateMany(change);
    case 'period':
      return tx.period.updateMany(change);
    case 'request':
      return tx.commentaryRequest.updateMany(change);
  }
}

async function record(tx: Prisma.TransactionClient, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const last = await tx.auditRow.findFirst({ orderBy: { seq: 'desc' }, select: { seq: true, hash: true } });
  const head: AuditHead = last === null ? { seq: 0, hash: GENESIS_HASH } : { seq: Number(last.seq), hash: last.hash };
  await tx.auditRow.createMany({ data: chain(head, entries) });
}
