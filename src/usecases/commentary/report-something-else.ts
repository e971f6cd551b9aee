/** A director's own report: on an indicator that is not below expectation, or on a matter outside the suite. */
import type { CommentaryRequest, Indicator, Period, Suite } from '../../domain/glossary';
import type { Ask } from '../asks';
import { findSuite, refusal, rolesIn } from '../who/find';
import { inWords, aboutOf } from './matter';
import { ownReport } from './new-request';
import type { Context, Deps, Reader } from '../ports';
import type { Reply, SaidReply } from '../replies';
import { requestCard } from './request-card';

type ReportAsk = Extract<Ask, { kind: 'report something else' }>;

/** Longest subject of a matter, in characters: it becomes a heading. */
const longestSubject = 120;

interface Wanted {
  suite: Suite;
  period: Period;
  indicator: Indicator | null;
  existing: CommentaryRequest | null;
}

const tidy = (text: string): string => text.trim().replace(/\s+/g, ' ');
const same = (a: string, b: string): boolean => tidy(a).toLowerCase() === tidy(b).toLowerCase();

async function wanted(reader: Reader, ctx: Context, ask: ReportAsk): Promise<Wanted | SaidReply> {
  const suite = await findSuite(reader, ctx.actor, ask.suiteKey);
  if (!suite.ok) return suite.reply;
  if (!rolesIn(ctx.actor, suite.it.id).includes('director'))
    return refusal('Only directors report matters of their own. Your performance team can tell you whom to ask.');
  const period = (await reader.periods(suite.it.id)).filter((p) => p.state === 'open').at(-1);
  if (period === undefined)
    return refusal(
      'No period is open, so nothing can be reported yet. The performance team can say when the next one opens.',
    );
  const words = tidy(ask.words);
  if (words === '')
    return refusal('Say what it is about: the number of an indicator, or a few words for a matter outside the suite.');
  if (words.length > longestSubject)
    return refusal(
      `Give it a shorter name, of at most ${longestSubject} characters; the commentary itself comes next.`,
    );
  const indicators = await reader.indicators(suite.it.id, period.suiteVersion);
  const number = /^(?:indicator )?(\d{1,4})$/iu.exec(words)?.[1];
  const indicator =
    number === undefined
      ? indicators.find((i) => [i.title, ...i.synonyms].some((name) => same(name, words)))
      : indicators.find((i) => i.number === Number(number));
  if (number !== undefined && indicator === undefined)
    return refusal(`I know no indicator ${number} in the ${suite.it.name}.`);
  const existing = (await reader.requests([period.id])).find((r) =>
    indicator === undefined
      ? r.ownerId === ctx.actor.id && same(r.subject ?? '', words)
      : r.indicatorId === indicator.id,
  );
  return { suite: suite.it, period, indicator: indicator ?? null, existing: existing ?? null };
}

/** Makes the request and gives its card to write in; where there is one already, that card. */
export async function reportSomethingElse(deps: Deps, ctx: Context, ask: ReportAsk): Promise<Reply> {
  if (ctx.place !== 'personal chat') return refusal('Please ask me that in your personal chat with me.');
  const found = await deps.store.snapshot((reader) => wanted(reader, ctx, ask));
  if ('kind' in found) return found;
  const { period, indicator, existing } = found;
  const request =
    existing ?? ownReport(deps, period, ctx.actor, { kind: ask.matter, indicator, subject: tidy(ask.words) });
  if (existing === null) {
    const result = await deps.store.commit({
      expect: [],
      changes: [{ kind: 'create request', request }],
      audit: [
        {
          at: ctx.now,
          actorId: ctx.actorId,
          onBehalfOfId: null,
          place: ctx.place,
          action: 'report something else',
          subject: 'request',
          subjectId: request.id,
          revision: null,
          detail: { period: period.label, indicator: indicator?.number ?? null, matter: ask.matter },
        },
      ],
      send: [],
    });
    if (result !== 'committed')
      return refusal(
        `Somebody changed ${period.label} at the same moment, so nothing was recorded. Please ask once more.`,
      );
  }
  const sentence =
    existing === null
      ? `Write what the committee should know, then submit it. It goes the same way as every commentary and into its own part of the ${period.label} report.`
      : 'There is a request on this already. Here it is.';
  const card = await deps.store.snapshot((reader) =>
    requestCard(reader, request.id, {
      viewer: ctx.actor,
      place: ctx.place,
      token: deps.newToken(),
      notice: { tone: 'plain', sentence },
      typed: null,
      now: ctx.now,
    }),
  );
  return (
    card ??
    refusal(
      `The commentary on ${inWords(aboutOf({ ...request, latest: null }, indicator))} is asked of somebody else already. Ask the performance team to give it to you.`,
    )
  );
}
