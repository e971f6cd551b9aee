/** A line in the audit trail about a period. */
import type { Period } from '../../domain/glossary';
import type { AuditEntry, Context } from '../ports';

export const auditOf = (
  ctx: Context,
  action: string,
  { id, label, revision }: Period,
  detail: AuditEntry['detail'],
): AuditEntry => ({
  at: ctx.now,
  actorId: ctx.actorId,
  onBehalfOfId: null,
  place: ctx.place,
  action,
  subject: 'period',
  subjectId: id,
  revision,
  detail: { period: label, ...detail },
});
