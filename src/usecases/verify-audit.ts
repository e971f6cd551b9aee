/** The audit trail checked from its first row, and its head to keep elsewhere. */
import { checkChain, type AuditHead, type ChainCheck } from '../domain/audit-chain';
import type { AuditRow, Deps } from './ports';

/** The whole trail, oldest row first: what an export holds. */
export const auditTrail = async (deps: Pick<Deps, 'store'>): Promise<AuditRow[]> =>
  (await deps.store.snapshot((reader) => reader.audit(Number.MAX_SAFE_INTEGER))).reverse();

/**
 * Walks the trail. The head it ends in is worth keeping where nobody of the bot can write: given back here
 * later, it shows whether rows were cut off or rewritten since.
 */
export const verifyAudit = async (deps: Pick<Deps, 'store'>, kept?: AuditHead): Promise<ChainCheck> =>
  checkChain(await auditTrail(deps), kept);
