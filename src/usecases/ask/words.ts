/** What somebody typed, understood in the light of their suites and of what was asked before in the chat. */
import type { Intent, Subject, Understanding } from '../../domain/ask/types';
import { understand } from '../../domain/ask/understand';
import type { Suite } from '../../domain/glossary';
import { dayIn } from '../../domain/today';
import { help } from '../help';
import type { Context, Deps, Question, Reader } from '../ports';
import type { Reply, SaidReply, WhichIndicatorReply } from '../replies';
import { suitesOf, refusal } from '../who/find';
import { readable } from './periods';
import { answerQuestion } from './question';
import { suiteWords } from './suite-words';

/** Words put to the suites somebody has a part in. */
export interface Worded {
  words: string;
  suiteKey?: string | null;
}

interface Heard {
  suite: Suite;
  understood: Understanding;
  /** Numbers of the suite, to say which there are. */
  numbers: readonly number[];
}

const subjectIn = (suite: Suite, last: Question | null): Subject | null =>
  last === null || last.suiteKey !== suite.key ? null : last;

async function hearIn(
  deps: Deps,
  reader: Reader,
  ctx: Context,
  suite: Suite,
  words: string,
  last: Question | null,
): Promise<Heard> {
  const periods = readable(await reader.periods(suite.id), ctx.actor, ctx.place, suite);
  const index = await suiteWords(deps, reader, suite, periods.at(-1)?.suiteVersion ?? suite.version);
  const understood = understand(words, index, {
    previous: subjectIn(suite, last),
    periods: periods.map((p) => p.asAt),
    today: dayIn(suite.settings.timeZone, ctx.now),
  });
  return { suite, understood, numbers: [...index.byNumber.keys()] };
}

/** The suite named or usual in this chat first; another one of theirs only where it knows what was said and this one does not. */
async function hear(
  deps: Deps,
  reader: Reader,
  ctx: Context,
  { words, suiteKey }: Worded,
  last: Question | null,
): Promise<Heard | null> {
  const theirs = await suitesOf(reader, ctx.actor);
  const usual = suiteKey ?? last?.suiteKey ?? null;
  const ordered = [...theirs].sort((a, b) => Number(b.key === usual) - Number(a.key === usual));
  let first: Heard | null = null;
  for (const suite of ordered) {
    const heard = await hearIn(deps, reader, ctx, suite, words, last);
    if (heard.understood.kind !== 'not understood') return heard;
    first ??= heard;
  }
  return first;
}

async function whichIndicator(reader: Reader, { suite, understood }: Heard): Promise<WhichIndicatorReply | null> {
  if (understood.kind !== 'ambiguous') return null;
  const { among, intent, period } = understood;
  const indicators = await reader.indicators(suite.id, suite.version);
  const choices = among.flatMap((id) => {
    const it = indicators.find((i) => i.id === id);
    return it === undefined ? [] : [{ indicatorId: id, number: it.number, title: it.title }];
  });
  return { kind: 'which indicator', suiteKey: suite.key, intent, period, choices };
}

const examples =
  'Try “status 26”, “what’s red?”, “why is 26 red?” or “how did 26 stand a year ago?”; “help” shows everything.';

/** Why there is no answer, and what to ask instead. */
function noAnswer(words: string, { understood, numbers, suite }: Heard): SaidReply {
  const why = understood.kind === 'not understood' ? understood.why : 'out of scope';
  if (why === 'no subject')
    return refusal(`Which indicator do you mean? Say its number or a word of its title. ${examples}`);
  if (why === 'no such number')
    return refusal(
      `I know no such indicator. The ${suite.name} has numbers ${Math.min(...numbers)} to ${Math.max(...numbers)}. ${examples}`,
    );
  return refusal(
    `I did not understand “${words.trim().slice(0, 80)}”. I answer questions on the indicators of your suites. ${examples}`,
  );
}

const questionOf = (suite: Suite, intent: Intent, { indicatorIds, period }: Subject): Question => ({
  kind: 'question',
  intent,
  indicatorIds,
  period,
  suiteKey: suite.key,
});

/** The question some words put, read without a chat around them; where they put none, the overview. */
export async function understoodAs(deps: Deps, reader: Reader, ctx: Context, worded: Worded): Promise<Question> {
  const heard = worded.words.trim() === '' ? null : await hear(deps, reader, ctx, worded, null);
  return heard?.understood.kind === 'understood'
    ? questionOf(heard.suite, heard.understood.intent, heard.understood)
    : {
        kind: 'question',
        intent: 'overview',
        indicatorIds: [],
        period: { kind: 'current' },
        suiteKey: worded.suiteKey ?? null,
      };
}

/** "understood": answered, or two or three offered; the other reply says why not. */
export interface WordsAnswered {
  understood: boolean;
  reply: Reply;
}

/**
 * Answers a question in somebody's own words.
 *
 * @param chat the conversation it is asked in: its last question is what a follow-up goes on from
 */
export async function askInWords(
  deps: Deps,
  ctx: Context,
  chat: string,
  worded: Worded,
  local: boolean,
): Promise<WordsAnswered> {
  const answered = await deps.store.snapshot(async (reader): Promise<WordsAnswered | 'help'> => {
    const heard = await hear(deps, reader, ctx, worded, await reader.chatSubject(chat));
    if (heard === null)
      return {
        understood: false,
        reply: refusal('You have no part in any suite yet. Ask your performance team to add you.'),
      };
    const { understood, suite } = heard;
    const which = await whichIndicator(reader, heard);
    if (which !== null) return { understood: true, reply: which };
    if (understood.kind !== 'understood') return { understood: false, reply: noAnswer(worded.words, heard) };
    if (understood.intent === 'help') return 'help';
    const question = questionOf(suite, understood.intent, understood);
    return { understood: true, reply: await answerQuestion(reader, ctx, question) };
  });
  return answered === 'help' ? { understood: true, reply: await help(deps, ctx, local) } : answered;
}
