/** Keeps the conversations of people and boards fresh, so that the bot can write there first. */
import { isDeepStrictEqual } from 'node:util';
import type { Person, Suite } from '../../domain/glossary';
import type { Ask } from '../asks';
import { sameRecipient } from '../delivery/cannot-reach';
import { done, findSuite, isPerformanceOfficer, refusal } from './find';
import type { Change, Context, Conversation, Deps, Reader, Recipient } from '../ports';
import type { Reply } from '../replies';

const same = (a: Conversation | null, b: Conversation): boolean =>
  a !== null && a.conversationId === b.conversationId && isDeepStrictEqual(a.reference, b.reference);

/**
 * Remembers where these people can be reached, or that a channel with a board can. Nothing is written where nothing
 * changed, as this runs on every activity.
 *
 * @param people one person, or in local mode everybody who is reached through the one local client
 */
export async function meet(
  deps: Deps,
  people: readonly Person[],
  conversation: Conversation,
  now: Date,
): Promise<void> {
  const news = await deps.store.snapshot(async (reader): Promise<Change[]> => {
    const met =
      conversation.place === 'personal chat' ? await peopleIn(reader, people) : await boardsIn(reader, conversation);
    // Teams did not let the bot write to them; now they are heard from.
    const lost = await reader.unreachable();
    return met
      .filter(({ to, known }) => !same(known, conversation) || lost.some((u) => sameRecipient(u.to, to)))
      .flatMap(({ to, remembered }) => [
        remembered(conversation),
        // What waited until they could be reached does not wait out its next try.
        { kind: 'try messages again', to, at: now },
      ]);
  });
  if (news.length > 0) await deps.store.commit({ expect: [], changes: news, audit: [], send: [] });
}

/** Somebody, or a board, that messages go to, and where they went so far. */
interface Met {
  to: Recipient;
  known: Conversation | null;
  remembered: (conversation: Conversation) => Change;
}

const peopleIn = (reader: Reader, people: readonly Person[]): Promise<Met[]> =>
  Promise.all(
    people.map(async ({ id: personId }) => ({
      to: { personId },
      known: await reader.conversationOf(personId),
      remembered: (conversation) => ({ kind: 'remember conversation', personId, conversation }),
    })),
  );

const boardsIn = async (reader: Reader, { conversationId }: Conversation): Promise<Met[]> =>
  (await reader.boardsIn(conversationId)).map(({ suiteId, conversation: known }) => ({
    to: { boardOfSuiteId: suiteId },
    known,
    remembered: (conversation) => ({ kind: 'set board channel', suiteId, conversation }),
  }));

/** Makes the channel this was typed in the place of the suite's exceptions board. */
export async function useThisChannel(
  deps: Deps,
  ctx: Context,
  ask: Extract<Ask, { kind: 'use this channel' }>,
): Promise<Reply> {
  const suite = await deps.store.snapshot((reader) => findSuite(reader, ctx.actor, ask.suiteKey));
  if (!suite.ok) return suite.reply;
  const refused = whyNot(ctx, suite.it);
  if (refused !== null) return refusal(refused);
  await deps.store.commit({
    expect: [],
    changes: [
      { kind: 'set board channel', suiteId: suite.it.id, conversation: ask.conversation },
      { kind: 'try messages again', to: { boardOfSuiteId: suite.it.id }, at: ctx.now },
    ],
    audit: [
      {
        at: ctx.now,
        actorId: ctx.actorId,
        onBehalfOfId: null,
        place: ctx.place,
        action: 'use this channel',
        subject: 'suite',
        subjectId: suite.it.id,
        revision: null,
        detail: { conversation: ask.conversation.conversationId },
      },
    ],
    send: [],
  });
  return done(`The exceptions board of the ${suite.it.name} will be posted here from now on.`);
}

function whyNot(ctx: Context, suite: Suite): string | null {
  if (!isPerformanceOfficer(ctx.actor, suite.id))
    return 'Only the performance team can choose where the board is posted. Nothing was changed.';
  if (ctx.place !== 'channel')
    return 'Type this in the channel where the board should stand, mentioning me. Nothing was changed.';
  return null;
}
