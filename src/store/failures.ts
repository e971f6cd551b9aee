import { setTimeout as pause } from 'node:timers/promises';
import { Prisma } from './generated/client';

/** The records are no longer those the decision was made on. */
export class StaleError extends Error {
  override readonly name = 'StaleError';
}

/** How often a transaction is tried that PostgreSQL broke off for another's sake. */
const MOST_TRIES = 8;

/** Runs `work` again, after a short random wait, while PostgreSQL breaks it off for the sake of a concurrent one. */
export async function retrying<T>(isConflict: (error: unknown) => boolean, work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries === MOST_TRIES || !isConflict(error)) throw error;
      await pause(Math.random() * 10 * 2 ** tries);
    }
  }
}

/** A serialization failure or a deadlock: the same transaction may well succeed when run again. */
export function isConflict(error: unknown): boolean {
  return codeIn(error) === 'P2034' || ['40001', '40P01'].includes(sqlStateIn(error) ?? '');
}

/** A row that may exist once exists already. */
export function isDuplicate(error: unknown): boolean {
  return codeIn(error) === 'P2002' || sqlStateIn(error) === '23505';
}

function codeIn(error: unknown): string | null {
  return error instanceof Prisma.PrismaClientKnownRequestError ? error.code : null;
}

/** PostgreSQL's own code, which Prisma keeps only where it knows no name for the failure. */
function sqlStateIn(error: unknown): string | null {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return null;
  const meta = error.meta as { driverAdapterError?: { cause?: { originalCode?: string } } } | undefined;
  return meta?.driverAdapterError?.cause?.originalCode ?? null;
}

/** What it changes must still be there as it was read. */
export async function standing(changed: PromiseLike<{ count: number }>): Promise<void> {
  if ((await changed).count === 0) throw new StaleError();
}
