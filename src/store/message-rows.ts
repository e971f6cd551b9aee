/** Messages and the cards that stand in Teams, between their rows and the use cases. */
import type { Message, OutboxRow, PostedCard, Recipient } from '../usecases/ports';
import type { Prisma } from './generated/client';

/** A message as operators see it. */
export function outboxRowOf(row: Prisma.OutboxMessageModel): OutboxRow {
  const { purpose, attempts, failures, doubts, dueAt, sentAt, reason } = row;
  const { to, message } = messageOf(row);
  return {
    id: String(row.id),
    purpose,
    to,
    what: message.kind,
    state: row.state as OutboxRow['state'],
    attempts,
    failures,
    doubts,
    taken: row.leasedBy !== null,
    dueAt,
    sentAt,
    reason,
  };
}

/** The columns a recipient is kept in. */
export function recipientColumns(to: Recipient): { toPersonId: string | null; toSuiteId: string | null } {
  return 'personId' in to
    ? { toPersonId: to.personId, toSuiteId: null }
    : { toPersonId: null, toSuiteId: to.boardOfSuiteId };
}

/** Where the current card of a slot stands, for whom, and what it shows. */
export function postedCardOf(row: Prisma.PostedCardModel): PostedCard {
  const { slot, conversationId, activityId } = row;
  return { slot, conversationId, activityId, ...messageOf(row) };
}

/** What a message says, to whom. A CHECK constraint holds that one recipient is set. */
export function messageOf(row: { message: unknown; toPersonId: string | null; toSuiteId: string | null }): {
  to: Recipient;
  message: Message;
} {
  const to = row.toPersonId === null ? { boardOfSuiteId: row.toSuiteId ?? '' } : { personId: row.toPersonId };
  return { to, message: row.message as Message };
}
