/** Which figure an officer decides on, and whether it is theirs to decide. */
import type { Indicator, Period, Suite } from '../../domain/glossary';
import { readRound, type Round } from '../figures/round';
import type { Context, Reader } from '../ports';
import type { SaidReply } from '../replies';
import { isPrivate } from '../who/access';
import { findSuite, isPerformanceOfficer, pickPeriod, refusal } from '../who/find';

/** What is asked: a figure by its indicator's number, of the period named or the one being worked on. */
export interface FigureAsk {
  number: number;
  label: string | null;
  suiteKey?: string | null;
}

export interface Meeting {
  suite: Suite;
  period: Period;
  round: Round;
}

export interface FigureMeant extends Meeting {
  indicator: Indicator;
}

/**
 * The meeting whose Part 2 somebody deals with. Whoever is not on its list is answered alike for every meeting and
 * every figure, so that the answer tells nothing of what is kept back.
 */
export async function meetingMeant(
  reader: Reader,
  ctx: Context,
  ask: Omit<FigureAsk, 'number'>,
): Promise<Meeting | SaidReply> {
  const suite = await findSuite(reader, ctx.actor, ask.suiteKey);
  if (!suite.ok) return suite.reply;
  if (!isPerformanceOfficer(ctx.actor, suite.it.id))
    return refusal('Only the performance team decides what stands in Part 2. Nothing was changed.');
  if (!isPrivate(ctx.place)) return refusal('Please ask me that in your personal chat with me. Nothing was changed.');
  const period = pickPeriod(await reader.periods(suite.it.id), ask.label);
  if (!period.ok) return period.reply;
  const round = await readRound(reader, suite.it, period.it);
  if (round.audience(ctx) === 'Part 1')
    return refusal(
      `You are not on the Part 2 list of ${period.it.label}. Somebody on it can add you: “let ${ctx.actor.name} read part 2”. Nothing was changed.`,
    );
  return { suite: suite.it, period: period.it, round };
}

export async function figureMeant(reader: Reader, ctx: Context, ask: FigureAsk): Promise<FigureMeant | SaidReply> {
  const meeting = await meetingMeant(reader, ctx, ask);
  if ('kind' in meeting) return meeting;
  const indicator = meeting.round.indicators.find((i) => i.number === ask.number);
  return indicator === undefined
    ? refusal(`I know no indicator ${ask.number} in the ${meeting.suite.name}. Nothing was changed.`)
    : { ...meeting, indicator };
}

export const overtaken = ({ label }: Period): SaidReply =>
  refusal(`Somebody changed ${label} at the same moment, so nothing of yours was changed. Please ask again.`);
