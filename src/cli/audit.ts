/** `scrutineer audit`: the audit trail, verified and exported. */
import type { Command } from 'commander';
import { auditTrail, verifyAudit } from '../usecases/verify-audit';
import { withOffice } from './office';

/** "12:ab34…", as `audit verify` printed it earlier. */
function headIn(written: string): { seq: number; hash: string } {
  const [, seq, hash] = /^(\d+):([0-9a-f]{64})$/.exec(written.trim()) ?? [];
  if (seq === undefined || hash === undefined)
    throw new Error('A head looks like 12:ab34…, as “audit verify” prints it.');
  return { seq: Number(seq), hash };
}

async function auditVerify(options: { head?: string }): Promise<void> {
  const kept = options.head === undefined ? undefined : headIn(options.head);
  await withOffice(async ({ deps }) => {
    const check = await verifyAudit(deps, kept);
    if (!check.ok) throw new Error(`The audit trail is broken at row ${check.seq}: ${check.reason}.`);
    console.log(
      `The audit trail is whole. Its head, to keep where nobody of the bot can write: ${check.head.seq}:${check.head.hash}`,
    );
  });
}

const auditExport = (): Promise<void> =>
  withOffice(async ({ deps }) => {
    // Beside the rows, so that they can be kept in a file as they are.
    console.error('Not for publication: reasons people gave may tell of Part 2.');
    for (const row of await auditTrail(deps)) console.log(JSON.stringify(row));
  });

export function addAuditCommands(program: Command): void {
  const audit = program.command('audit').description('the audit trail: who did what, when, from where');
  audit
    .command('verify')
    .description('walk the chain of hashes and print its head')
    .option('--head <head>', 'a head kept earlier: shows whether rows were cut off or rewritten since')
    .action(auditVerify);
  audit
    .command('export')
    .description('every row as a line of JSON, oldest first; may tell of Part 2')
    .action(auditExport);
}
