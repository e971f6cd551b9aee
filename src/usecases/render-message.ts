/** Renders an outbox message at the moment it is sent: it tells the present truth, and only what may be shown there. */
import type { Person } from '../domain/glossary';
import { answerAgain } from './ask/again';
import { unreachableNotice } from './delivery/cannot-reach';
import { disclosureMessage } from './disclosure/explain';
import { boardCard } from './period/board';
import { personById } from './who/find';
import type { Conversation, Deps, Message, Reader, Recipient } from './ports';
import type { Reply } from './replies';
import { requestCard } from './commentary/request-card';
import { reviewCard } from './commentary/review-card';
import { digestMessage } from './schedule/digest-card';

/** "unwanted": the state it was for has passed; "unreachable": nobody can be written to there yet. */
export type Rendered =
  | { kind: 'ready'; reply: Reply; conversation: Conversation }
  | { kind: 'unwanted'; reason: string }
  | { kind: 'unreachable'; reason: string };

interface Target {
  conversation: Conversation | null;
  person: Person | null;
  name: string;
}

async function targetOf(reader: Reader, to: Recipient, message: Message): Promise<Target> {
  if ('personId' in to) {
    const person = await personById(reader, to.personId);
    // An answer is brought up to date where it was given, which may be a channel.
    const conversation = message.kind === 'answer' ? message.conversation : await reader.conversationOf(to.personId);
    return { person, conversation, name: person.name };
  }
  return { person: null, conversation: await reader.boardChannel(to.boardOfSuiteId), name: 'the board channel' };
}

async function replyFor(
  deps: Deps,
  reader: Reader,
  message: Message,
  target: Target,
  conversation: Conversation,
  now: Date,
): Promise<Reply | null> {
  const { place } = conversation;
  if (message.kind === 'board') return boardCard(reader, message.periodId, { actor: target.person, place, now });
  if (target.person === null) return null;
  const viewer = { actor: target.person, place };
  if (message.kind === 'disclosure') return disclosureMessage(reader, viewer, message);
  if (message.kind === 'answer')
    return answerAgain(deps, reader, { ...viewer, actorId: target.person.id, now }, message.ask);
  if (message.kind === 'digest') return digestMessage(reader, viewer, now);
  if (message.kind === 'unreachable') return unreachableNotice(reader, message);
  const options = { viewer: target.person, place, token: deps.newToken(), notice: null, now };
  return message.kind === 'request'
    ? requestCard(reader, message.requestId, { ...options, typed: null })
    : reviewCard(reader, message.requestId, options);
}

/** Said in place of a card that was somebody's and is not any more: what it showed is not theirs to read now. */
const noLongerYours: Reply = {
  kind: 'said',
  tone: 'plain',
  sentence: 'What stood here is no longer yours, so nothing is left for you to do. Type "help" to see what is.',
};

/**
 * What to send now for a message, and where.
 *
 * @param stands whether an earlier card of it stands there: it is then overwritten, where a new one is not sent
 */
export async function renderMessage(
  deps: Deps,
  message: Message,
  to: Recipient,
  now: Date,
  stands = false,
): Promise<Rendered> {
  if (message.kind === 'digest' && now >= new Date(message.until))
    return { kind: 'unwanted', reason: 'The morning it was for has passed.' };
  return deps.store.snapshot(async (reader) => {
    const target = await targetOf(reader, to, message);
    if (target.conversation === null)
      return {
        kind: 'unreachable',
        reason: `${target.name} has not added the bot yet, so there is nowhere to write to.`,
      };
    const found = await replyFor(deps, reader, message, target, target.conversation, now);
    const reply = found ?? (stands ? noLongerYours : null);
    return reply === null
      ? { kind: 'unwanted', reason: `It is no longer for ${target.name}.` }
      : { kind: 'ready', reply, conversation: target.conversation };
  });
}
