/** A question that was understood, answered from one snapshot. */
import { previousPeriod } from '../../domain/direction';
import { indicatorIntents, type IndicatorIntent } from '../../domain/ask/types';
import type { Suite } from '../../domain/glossary';
import { dayIn } from '../../domain/today';
import { help } from '../help';
import type { Context, Deps, Question, Reader } from '../ports';
import type { Reply } from '../replies';
import { findSuite, personById, refusal } from '../who/find';
import { overviewCard, statusCard, type Answering } from './cards';
import { listCard } from './list';
import { nextReport } from './next-report';
import { periodMeant, readable } from './periods';

const isOnIndicator = (intent: Question['intent']): intent is IndicatorIntent =>
  (indicatorIntents as readonly string[]).includes(intent);

const whichOne =
  'Which indicator do you mean? Say its number or a word of its title, as in “why is 26 red?” or “who owns caseloads?”.';

/** Whom to turn to: what the bot cannot do for a question, its owner can. */
async function towardsOwner(reader: Reader, suite: Suite, { indicatorIds, intent }: Question): Promise<Reply> {
  const indicator = (await reader.indicators(suite.id, suite.version)).find((i) => i.id === indicatorIds[0]);
  if (indicator === undefined) return refusal(whichOne);
  const owner = await personById(reader, indicator.ownerId);
  const sentence =
    intent === 'follow'
      ? `Type “status ${indicator.number}” whenever you want to know how indicator ${indicator.number}, ${indicator.title}, stands.`
      : `${owner.name}, ${owner.post}, answers for indicator ${indicator.number}, ${indicator.title}. Type “why ${indicator.number}” for what was said on it last.`;
  return { kind: 'said', tone: 'plain', sentence };
}

async function onIndicators(answering: Answering, asked: IndicatorIntent): Promise<Reply> {
  const { question, meant } = answering;
  const [id, ...others] = question.indicatorIds;
  if (id === undefined) return refusal(whichOne);
  if (others.length > 0) return listCard(answering, 'about', null);
  const card = await statusCard(answering, id, asked);
  return card ?? refusal(`That indicator was not part of the suite in ${meant.period.label}.`);
}

/** The answer from one snapshot. */
export async function answerQuestion(reader: Reader, ctx: Context, question: Question): Promise<Reply> {
  const found = await findSuite(reader, ctx.actor, question.suiteKey);
  if (!found.ok) return found.reply;
  const suite = found.it;
  const all = await reader.periods(suite.id);
  const { intent } = question;
  if (intent === 'next report') return nextReport(all, dayIn(suite.settings.timeZone, ctx.now));
  if (intent === 'follow' || intent === 'ask director') return towardsOwner(reader, suite, question);
  if (intent === 'help') return refusal('Type “help” to see what you can do here.');
  const periods = readable(all, ctx.actor, ctx.place, suite);
  const meant = periodMeant(periods, question.period);
  if (!meant.ok) return meant.reply;
  const answering: Answering = { reader, ctx, suite, question, meant: meant.it };
  if (isOnIndicator(intent)) return onIndicators(answering, intent);
  if (intent === 'overview') return overviewCard(answering);
  return listCard(answering, intent, meant.it.since ?? previousPeriod(periods, meant.it.period.asAt));
}

/** Answers a question whose every part is known: pressed on a card, or understood from words. */
export const question = (deps: Deps, ctx: Context, asked: Question, local: boolean): Promise<Reply> =>
  asked.intent === 'help'
    ? help(deps, ctx, local)
    : deps.store.snapshot((reader) => answerQuestion(reader, ctx, asked));
