/** An answer on one indicator, and the overview of all of them, as this person may see them here. */
import type { IndicatorIntent } from '../../domain/ask/types';
import type { Indicator, Suite } from '../../domain/glossary';
import { dayIn } from '../../domain/today';
import { readRound, type Round } from '../figures/round';
import { stampOf } from '../figures/stamp';
import type { Context, Question, Reader } from '../ports';
import type { AnswerSource, CommentaryView, OverviewReply, StatusReply } from '../replies';
import { personById } from '../who/find';
import { standingOf, type PeriodMeant } from './periods';

/** What an answer is made for. */
export interface Answering {
  reader: Reader;
  ctx: Context;
  suite: Suite;
  question: Question;
  meant: PeriodMeant;
}

export const sourceOf = async ({ reader, ctx, suite, question }: Answering): Promise<AnswerSource> => ({
  suiteId: suite.id,
  suiteKey: suite.key,
  askedById: ctx.actorId,
  stamp: await stampOf(reader, suite.id),
  question: { ...question, suiteKey: suite.key },
});

async function approvedCommentary(reader: Reader, round: Round, indicator: Indicator): Promise<CommentaryView | null> {
  const request = round.requests.find((r) => r.indicatorId === indicator.id);
  if (request?.latest == null || (request.state !== 'approved' && request.state !== 'signed off')) return null;
  const author = await personById(reader, request.latest.authorId);
  return { text: request.latest.text, author: author.name, at: request.latest.at, periodLabel: round.period.label };
}

/** How many periods an answer on an indicator's history goes back: three years of quarters. */
const longTrend = 12;

/**
 * How one indicator stands.
 *
 * @returns null where the period's edition of the suite does not have it
 */
export async function statusCard(
  answering: Answering,
  indicatorId: string,
  asked: IndicatorIntent,
): Promise<StatusReply | null> {
  const { reader, ctx, suite, meant } = answering;
  const { period, since } = meant;
  const round = await readRound(reader, suite, period, [indicatorId]);
  const indicator = round.indicators.find((i) => i.id === indicatorId);
  if (indicator === undefined) return null;
  const audience = round.audienceOn(ctx, indicator);
  const view = round.view(indicator, audience);
  const hidden = view.part === 2 && audience === 'Part 1';
  const trend = asked === 'history' ? round.trend(indicator, audience, longTrend) : round.trend(indicator, audience);
  return {
    kind: 'status',
    asked,
    suiteName: suite.name,
    view,
    trend: since === null ? trend : trend.filter(({ asAt }) => asAt >= since.asAt.slice(0, 7)),
    benchmarks: round.benchmarks(indicator, audience),
    commentary: hidden ? null : await approvedCommentary(reader, round, indicator),
    standing: standingOf(period),
    today: dayIn(suite.settings.timeZone, ctx.now),
    illustrative: suite.illustrative,
    source: await sourceOf(answering),
  };
}

export async function overviewCard(answering: Answering): Promise<OverviewReply> {
  const { reader, ctx, suite, meant } = answering;
  const { period } = meant;
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
    source: await sourceOf(answering),
  };
}
