/** "answer 26" and "review 26": the card of an open request, asked for by hand. */
import type { Ask } from '../asks';
import { refusal } from '../who/find';
import { requestsMeant } from './find-request';
import type { Context, Deps } from '../ports';
import type { Reply } from '../replies';
import { requestCard } from './request-card';
import { reviewCard } from './review-card';

/**
 * The same answer is given where nothing is open, where the indicator is unknown and where the card is
 * somebody else's, so that nobody learns of a request that is not theirs.
 */
export async function fetchCard(
  deps: Deps,
  ctx: Context,
  ask: Extract<Ask, { kind: 'answer' | 'review' }>,
): Promise<Reply> {
  if (ctx.place !== 'personal chat') return refusal('Please ask me that in your personal chat with me.');
  const options = { viewer: ctx.actor, place: ctx.place, token: deps.newToken(), notice: null, now: ctx.now };
  return deps.store.snapshot(async (reader) => {
    for (const { request } of await requestsMeant(reader, ctx, ask, 'open')) {
      const card =
        ask.kind === 'answer'
          ? await requestCard(reader, request.id, { ...options, typed: null })
          : await reviewCard(reader, request.id, options);
      if (card !== null) return card;
    }
    return refusal(
      ask.kind === 'answer'
        ? `There is nothing for you to answer under "${ask.words.trim()}". Type "help" to see what is waiting for you.`
        : `There is nothing for you to check under "${ask.words.trim()}". Type "board" to see where each stands.`,
    );
  });
}
