/** "remind 26", "delegate 26 to …": a verb of the workflow typed as a command. */
import { inWords } from './matter';
import type { Ask } from '../asks';
import { refusal } from '../who/find';
import { requestsMeant } from './find-request';
import { moveRequest } from './move-request';
import type { Context, Deps } from '../ports';
import type { Reply } from '../replies';

/** Finds the one request meant and goes the way every press goes; asks where it could be several. */
export async function typeVerb(deps: Deps, ctx: Context, ask: Extract<Ask, { kind: 'typed verb' }>): Promise<Reply> {
  const words = ask.words.trim();
  const matters = words === '' ? [] : await deps.store.snapshot((reader) => requestsMeant(reader, ctx, ask, 'open'));
  const [matter, ...others] = matters;
  if (matter === undefined)
    return refusal(`There is no open request of yours under "${words}". Type "help" to see what is waiting for you.`);
  if (others.length > 0)
    return refusal(
      `"${words}" could be ${matters
        .slice(0, 5)
        .map((m) => inWords(m.indicator))
        .join('; or ')}. Nothing was changed; give the number, and the suite where there are several.`,
    );
  const { verb, reason, person, date } = ask;
  return moveRequest(deps, ctx, {
    verb,
    requestId: matter.request.id,
    card: null,
    ...(reason === undefined ? {} : { reason }),
    ...(person === undefined ? {} : { person }),
    ...(date === undefined ? {} : { date }),
  });
}
