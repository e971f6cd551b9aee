/** Answers that stand in a chat: kept track of, so that a figure withdrawn later goes from them too. */
import { stampOf } from '../figures/stamp';
import type { Conversation, Deps, PostedCard } from '../ports';
import type { ListReply, OverviewReply, Reply, StatusReply } from '../replies';

/** An answer that shows figures says which state of the records it was made from. */
const showsFigures = (reply: Reply): reply is StatusReply | OverviewReply | ListReply =>
  reply.kind === 'status' || reply.kind === 'overview' || reply.kind === 'list';

/** An answer as it was posted: to what, and as which message of which conversation. */
export interface Posted {
  reply: Reply;
  conversation: Conversation;
  activityId: string;
}

/**
 * Remembers an answer that was posted, and its question as what a follow-up in the chat goes on from. A withdrawal finds it from now on; one that came between the answer and
 * this moment is seen here, and the card is brought up to date at once.
 */
export async function rememberAnswer(deps: Deps, posted: Posted, now: Date): Promise<void> {
  const { reply, conversation, activityId } = posted;
  if (!showsFigures(reply) || reply.source.askedById === null) return;
  const { suiteId, stamp, askedById, question } = reply.source;
  const { conversationId } = conversation;
  const slot = `answer:${suiteId}:${conversationId}:${activityId}`;
  const card: PostedCard = {
    slot,
    conversationId,
    activityId,
    to: { personId: askedById },
    message: { kind: 'answer', ask: question, conversation },
  };
  await deps.store.commit({
    expect: [],
    changes: [
      { kind: 'remember card', card },
      { kind: 'remember subject', conversationId, suiteId, question },
    ],
    audit: [],
    send: [],
  });
  const present = await deps.store.snapshot((reader) => stampOf(reader, suiteId));
  if (present === stamp) return;
  const { to, message } = card;
  await deps.store.commit({
    expect: [],
    changes: [],
    audit: [],
    send: [{ purpose: `${slot}:${present}`, slot, to, message, dueAt: now }],
  });
}
