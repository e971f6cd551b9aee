/** Keeps each person's conversation fresh, so that the bot can write to them first. */
import { isDeepStrictEqual } from 'node:util';
import type { Person, Suite } from '../../domain/glossary';
import type { Ask } from '../asks';
import { done, findSuite, isPerformanceOfficer, refusal } from './find';
import type { Change, Context, Conversation, Deps } from '../ports';
import type { Reply } from '../replies';

const same = (a: Conversation | null, b: Conversation): boolean =>
  a !== null && a.conversationId === b.conversationId && isDeepStrictEqual(a.reference, b.reference);

/**
 * Remembers where these people can be reached. Nothing is written where nothing changed, as this runs on
 * every activity.
 *
 * @param people one person, or in local mode everybody who is reached through the one local client
 */
export async function meet(
  deps: Deps,
  people: readonly Person[],
  conversation: Conversation,
  now: Date,
): Promise<void> {
  if (conversation.place !== 'personal chat') return;
  const changed = await deps.store.snapshot(async (reader) => {
    const known = await Promise.all(people.map((p) => reader.conversationOf(p.id)));
    // Teams did not let the bot write to them; now they are heard from.
    const lost = new Set((await reader.unreachable()).map(({ to }) => ('personId' in to ? to.personId : null)));
    return people.filter((p, i) => lost.has(p.id) || !same(known[i] ?? null, conversation));
  });
  if (changed.length === 0) return;
  await deps.store.commit({
    expect: [],
    changes: changed.flatMap((p): Change[] => [
      { kind: 'remember conversation', personId: p.id, conversation },
      // What waited until they could be reached does not wait out its next try.
      { kind: 'try messages again', personId: p.id, at: now },
    ]),
    audit: [],
    send: [],
  });
}

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
    changes: [{ kind: 'set board channel', suiteId: suite.it.id, conversation: ask.conversation }],
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
