/** "Remind me later", pressed on the morning's digest: one indicator, one person, never past the deadline. */
import { longDate } from '../../domain/figures';
import { addressee, isAwaited, laterDays } from '../../domain/schedule';
import { dayIn } from '../../domain/today';
import type { Ask } from '../asks';
import { deadlineOf, inWords, readMatter } from '../commentary/matter';
import type { Context, Deps } from '../ports';
import type { Reply } from '../replies';
import { refusal } from '../who/find';
import { digestCard } from './digest-card';

const notYours = 'That request is not waiting for you any more. Type "help" to see what is.';

/** Puts one reminder off to a day of those the rule allows; the digest then shows what is left for today. */
export async function remindLater(
  deps: Deps,
  ctx: Context,
  ask: Extract<Ask, { kind: 'remind later' }>,
): Promise<Reply> {
  if (ctx.place !== 'personal chat') return refusal('Please ask me that in your personal chat with me.');
  const found = await deps.store.snapshot(async (reader) => {
    const matter = await readMatter(reader, ask.requestId);
    if (matter === null || !isAwaited(matter.request.state, matter.period.state)) return refusal(notYours);
    const today = dayIn(matter.suite.settings.timeZone, ctx.now);
    if (addressee(matter.request, await reader.absences(), today) !== ctx.actor.id) return refusal(notYours);
    const deadline = deadlineOf(matter.request, matter.period);
    return laterDays(today, deadline).some(({ until }) => until === ask.until)
      ? { matter, deadline }
      : refusal(
          `Commentary on ${inWords(matter.indicator)} is due by ${longDate(deadline)}, so I cannot put it off to ${longDate(ask.until)}. Nothing was changed.`,
        );
  });
  if ('kind' in found) return found;
  const { matter } = found;
  const { id: requestId, revision } = matter.request;
  await deps.store.commit({
    expect: [],
    changes: [{ kind: 'remind later', later: { requestId, personId: ctx.actor.id, until: ask.until } }],
    audit: [
      {
        at: ctx.now,
        actorId: ctx.actorId,
        onBehalfOfId: null,
        place: ctx.place,
        action: 'remind later',
        subject: 'request',
        subjectId: requestId,
        revision,
        detail: { period: matter.period.label, until: ask.until },
      },
    ],
    send: [],
  });
  const sentence = `I will remind you of ${inWords(matter.indicator)} on ${longDate(ask.until)}. It is still due by ${longDate(found.deadline)}.`;
  return deps.store.snapshot((reader) => digestCard(reader, ctx.actor, ctx.now, { tone: 'good', sentence }));
}
