/** An indicator's current status, or the overview of all of them. */
import type { Indicator, Period, Person, Place, Suite } from '../../domain/glossary';
import { matchIndicators } from '../../domain/ask/match-indicators';
import { dayIn } from '../../domain/today';
import { findSuite, isOfficer, personById, refusal } from '../who/find';
import type { AnswerAsk, Context, Deps, Reader } from '../ports';
import { stampOf } from '../figures/stamp';
import type { AnswerSource, CommentaryView, OverviewReply, Reply, StatusReply } from '../replies';
import { readRound, type Round } from '../figures/round';

type Standing = StatusReply['standing'];

const sourceOf = async (reader: Reader, { actorId }: Context, { id, key }: Suite): Promise<AnswerSource> => ({
  suiteId: id,
  suiteKey: key,
  askedById: actorId,
  stamp: await stampOf(reader, id),
});

/** Members read published periods; officers in their own chat also the working one. */
function readable(periods: readonly Period[], actor: Person, place: Place, suite: Suite): Period[] {
  const officer = isOfficer(actor, suite.id) && place === 'personal chat';
  return periods.filter((p) => p.state === 'published' || (officer && p.state !== 'draft'));
}

const standingOf = (period: Period): Standing => (period.state === 'published' ? 'published' : 'working');

async function approvedCommentary(reader: Reader, round: Round, indicator: Indicator): Promise<CommentaryView | null> {
  const request = round.requests.find((r) => r.indicatorId === indicator.id);
  if (request?.latest == null || (request.state !== 'approved' && request.state !== 'signed off')) return null;
  const author = await personById(reader, request.latest.authorId);
  return { text: request.latest.text, author: author.name, at: request.latest.at, periodLabel: round.period.label };
}

async function statusCard(
  reader: Reader,
  ctx: Context,
  suite: Suite,
  period: Period,
  indicator: Indicator,
): Promise<StatusReply> {
  const round = await readRound(reader, suite, period, [indicator.id]);
  const audience = round.audienceOn(ctx, indicator);
  const view = round.view(indicator, audience);
  const hidden = view.part === 2 && audience === 'Part 1';
  return {
    kind: 'status',
    suiteName: suite.name,
    view,
    trend: round.trend(indicator, audience),
    benchmarks: round.benchmarks(indicator, audience),
    commentary: hidden ? null : await approvedCommentary(reader, round, indicator),
    standing: standingOf(period),
    today: dayIn(suite.settings.timeZone, ctx.now),
    illustrative: suite.illustrative,
    source: await sourceOf(reader, ctx, suite),
  };
}

async function overviewCard(reader: Reader, ctx: Context, suite: Suite, period: Period): Promise<OverviewReply> {
  const round = await readRound(reader, suite, period);
  const audience = round.audience(ctx);
  return {
    kind: 'overview',
    suiteName: suite.name,
    periodLabel: period.label,
    asAt: period.asAt,
    counts: round.counts(audience),
    exceptions: round.exceptionsFor(audience).map(({ indicator }) => round.view(indicator, audience)),
    keptBack: audience === 'Part 2' ? [] : round.keptBack().map((i) => i.number),
    standing: standingOf(period),
    illustrative: suite.illustrative,
    source: await sourceOf(reader, ctx, suite),
  };
}

/** Answers "status 26", "status care leavers" and plain "status". */
export const status = (deps: Deps, ctx: Context, ask: AnswerAsk): Promise<Reply> =>
  deps.store.snapshot((reader) => answerStatus(reader, ctx, ask));

/** The answer from one snapshot. */
export async function answerStatus(reader: Reader, ctx: Context, ask: AnswerAsk): Promise<Reply> {
  const suite = await findSuite(reader, ctx.actor, ask.suiteKey);
  if (!suite.ok) return suite.reply;
  const period = readable(await reader.periods(suite.it.id), ctx.actor, ctx.place, suite.it).at(-1);
  if (period === undefined)
    return refusal(
      'Nothing has been published for this suite yet. The performance team can say when the next report is due.',
    );
  if (ask.words.trim() === '') return overviewCard(reader, ctx, suite.it, period);
  const indicators = await reader.indicators(suite.it.id, period.suiteVersion);
  const [indicator, ...others] = matchIndicators(ask.words, indicators);
  if (indicator === undefined)
    return refusal(
      `I know no indicator "${ask.words.trim()}". The ${suite.it.name} has numbers ${indicators[0]?.number ?? 1} to ${indicators.at(-1)?.number ?? 1}. Try "status 26", or a word of its title.`,
    );
  if (others.length > 0)
    return refusal(
      `"${ask.words.trim()}" could be ${[indicator, ...others]
        .slice(0, 5)
        .map((i) => `${i.number}, ${i.title}`)
        .join('; or ')}. Type "status" and the number.`,
    );
  return statusCard(reader, ctx, suite.it, period, indicator);
}
