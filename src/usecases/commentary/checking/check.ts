/** "check 26": the check of commentary on what is written now, for those who write it or check it. */
import type { CommentaryVersion } from '../../../domain/glossary';
import { startsFrom } from '../../../domain/workflow';
import type { Ask } from '../../asks';
import type { Context, Deps, Reader } from '../../ports';
import type { CheckReply, Reply } from '../../replies';
import { personById, refusal } from '../../who/find';
import { requestsMeant } from '../find-request';
import { wordsFor, writesOn, type Matter } from '../matter';
import { findingsOn, findingViews } from './findings';
import { overridesOf } from './overridden';

/** Its writers read the latest version, draft or not; those who check, what was submitted last. */
async function current(reader: Reader, ctx: Context, { request }: Matter): Promise<CommentaryVersion | null> {
  if (writesOn(request, ctx.actor)) return request.latest;
  return (await reader.versions(request.id)).filter(({ step }) => step === 'submitted').at(-1) ?? null;
}

function nextFor(ctx: Context, { request, period, indicator }: Matter): string | null {
  if (period.state !== 'open') return null;
  if (writesOn(request, ctx.actor))
    return startsFrom('save draft', request.state) ? `answer ${wordsFor(indicator)}` : null;
  return request.state === 'submitted' ? `review ${wordsFor(indicator)}` : null;
}

async function checkOn(deps: Deps, reader: Reader, ctx: Context, matter: Matter): Promise<CheckReply | null> {
  const version = await current(reader, ctx, matter);
  if (version === null) return null;
  const { text, at, step, authorId } = version;
  return {
    kind: 'check',
    suiteName: matter.suite.name,
    periodLabel: matter.period.label,
    about: matter.indicator,
    version: { number: version.version, step, author: (await personById(reader, authorId)).name, at },
    findings: findingViews(deps, text, await findingsOn(reader, ctx, matter, text, ctx.now)),
    overridden: (await overridesOf(reader, matter.request.id)).get(version.version) ?? null,
    next: nextFor(ctx, matter),
  };
}

/** The same answer is given where there is nothing and where it is somebody else's. */
export async function check(deps: Deps, ctx: Context, ask: Extract<Ask, { kind: 'check' }>): Promise<Reply> {
  if (ctx.place !== 'personal chat') return refusal('Please ask me that in your personal chat with me.');
  return deps.store.snapshot(async (reader) => {
    // What is being written now comes before what was written in an earlier round.
    const open = await requestsMeant(reader, ctx, ask, 'open');
    for (const matter of open.length > 0 ? open : await requestsMeant(reader, ctx, ask, 'any')) {
      const reply = await checkOn(deps, reader, ctx, matter);
      if (reply !== null) return reply;
    }
    return refusal(
      `There is nothing for you to check under "${ask.words.trim()}". Save a draft, or type "help" to see what is waiting for you.`,
    );
  });
}
