/** A question in somebody's own words, understood: what is wanted, of which indicator, in which period. */
import { readPeriod } from './asked-period';
import { numbersIn, withDigits } from './asked-number';
import { heardIn, isElsewhere, type Heard } from './cues';
import { nearestOf } from './near-spelling';
import { plainWords } from './plain-words';
import { rank, type Ranked, type Spoken } from './rank';
import { spokenWords } from './spoken';
import { stem } from './stem';
import type { SuiteIndex } from './suite-index';
import {
  indicatorIntents,
  listIntents,
  type IndicatorIntent,
  type Intent,
  type ListIntent,
  type Surroundings,
  type Understanding,
} from './types';

/** How much of what was said must be of the indicator that is answered with. */
const leastCoverage = 0.6;
const leastScore = 0.42;
/** Another indicator this near to the best is offered beside it. */
const asLikely = 0.9;

/** Words that say what is wanted, written well: a slip in one of them is put right. */
const cueWords =
  'january february march april june july august september october november december commentary commentaries compare compared comparison england london national nationally neighbours neighbouring benchmark benchmarks target targets history trend trends status overview summary indicator indicators responsible accountable director owner owns everything changed worse better improved improving deteriorated action actions report meeting committee quarter previous follow subscribe question explain explanation reason amber green missing without number latest current council councils about which where when what happened performance'.split(
    ' ',
  );
const isCueWord = new Set(cueWords);

const isIndicatorIntent = (intent: Intent): intent is IndicatorIntent =>
  (indicatorIntents as readonly Intent[]).includes(intent);
const isListIntent = (intent: Intent): intent is ListIntent => (listIntents as readonly Intent[]).includes(intent);

const asksForSome = /\b(?:which|what|any|list|how many)\b.*\b(?:indicators?|ones|measures?|kpis?|areas?|things?)\b/;
const goesOn = /^(?:and|what about|how about|also|ok|or|but|then|so)\b/;
const pointsBack = /\b(?:it|its|that|this|one|they|them|their|same)\b/;

function corrected(words: readonly string[], index: SuiteIndex): string {
  return words
    .map((word) =>
      isCueWord.has(word) || plainWords.has(word) || index.knows(stem(word)) || /\d/.test(word)
        ? word
        : (nearestOf(word, cueWords) ?? word),
    )
    .join(' ');
}

/** Each word with whether it must be accounted for; what says the intent need not. */
function spokenOf(words: string, heard: readonly Heard[], index: SuiteIndex): Spoken[] {
  let at = 0;
  return words
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => {
      const from = at;
      at += word.length + 1;
      const stemmed = stem(word);
      const plain = plainWords.has(word) || (index.known.has(stemmed) && !index.knows(stemmed));
      const soft = heard.some((cue) => from >= cue.from && from < cue.to);
      return { stem: stemmed, kind: plain ? 'plain' : soft ? 'soft' : 'hard' };
    });
}

/** What is wanted of an indicator, where the words by themselves ask for a list. */
function ofOne(intents: readonly Intent[], periodStated: boolean): Intent {
  const wanted = intents.find((intent) => !isListIntent(intent) && intent !== 'help');
  if (wanted !== undefined) return wanted;
  return intents.some((intent) => ['worse', 'better', 'changed'].includes(intent)) && !periodStated
    ? 'history'
    : 'status';
}

interface Question {
  words: string;
  rest: string;
  intents: readonly Intent[];
  period: ReturnType<typeof readPeriod>;
}

/** Looks for what is wanted in the words; a cue that is wholly part of the indicator's own name says nothing. */
function wanted(rest: string, best: Ranked | undefined): Intent[] {
  return heardIn(rest)
    .filter(({ from, to }) => {
      const said = rest
        .slice(from, to)
        .split(' ')
        .filter((word) => !plainWords.has(word))
        .map(stem);
      return best === undefined || said.length === 0 || best.fit < 0.4 || !said.every((word) => best.said.has(word));
    })
    .map(({ intent }) => intent);
}

function byNumber(
  question: Question,
  numbers: readonly number[],
  index: SuiteIndex,
  { previous }: Surroundings,
): Understanding {
  const ids = numbers.flatMap((number) => index.byNumber.get(number) ?? []);
  if (ids.length === 0) return { kind: 'not understood', why: 'no such number' };
  return { kind: 'understood', ...about(question, previous), indicatorIds: ids, confidence: 1 };
}

/** Intent and period of a question on one indicator: what it does not say, a follow-up takes from the question before. */
function about(
  { words, intents, period }: Question,
  previous: Surroundings['previous'],
): { intent: Intent; period: Question['period']['period'] } {
  const stated = ofOne(intents, period.stated);
  const said = stated !== 'status' || intents.includes('status');
  const carries = !said && previous !== null && goesOn.test(words) && isIndicatorIntent(previous.intent);
  return {
    intent: carries ? previous.intent : stated,
    period: carries && !period.stated ? previous.period : period.period,
  };
}

/** A question that names no indicator: a list, something of the bot, or more on what was asked before. */
function withoutIndicator(question: Question, { previous }: Surroundings): Understanding {
  const { words, intents, period } = question;
  const [first] = intents;
  const subject = previous !== null && previous.indicatorIds.length > 0 ? previous : null;
  const pointing = pointsBack.test(words);
  const list = intents.find(isListIntent);
  const understood = (intent: Intent, ids: readonly string[], at = period.period): Understanding => ({
    kind: 'understood',
    intent,
    indicatorIds: ids,
    period: at,
    confidence: ids.length > 0 ? 0.9 : 0.85,
  });
  if (first === 'help') return understood('help', []);
  if (first === 'next report') return understood('next report', []);
  if (first === 'follow' || first === 'ask director') return understood(first, subject?.indicatorIds ?? []);
  if (first !== undefined && isIndicatorIntent(first) && first !== 'status' && subject !== null) {
    const kept = period.stated || isListIntent(previous?.intent ?? 'status') ? period.period : subject.period;
    return understood(first, subject.indicatorIds, kept);
  }
  if (list !== undefined && subject !== null && pointing && !asksForSome.test(words) && list !== 'overview')
    return understood(ofOne(intents, period.stated), subject.indicatorIds);
  if (list !== undefined && list !== 'about') return understood(list, []);
  if (period.stated && previous !== null && !intents.includes('about')) {
    const intent =
      previous.intent === 'compare' || previous.intent === 'owner' || previous.intent === 'target'
        ? 'status'
        : previous.intent;
    return understood(intent, previous.indicatorIds);
  }
  if (subject !== null && (intents.includes('status') || pointing || goesOn.test(words)))
    return understood('status', subject.indicatorIds);
  if (intents.includes('status') || intents.includes('about') || period.stated) return understood('overview', []);
  return { kind: 'not understood', why: first === undefined ? 'out of scope' : 'no subject' };
}

/** A question in which some indicator's words were said. */
function byWords(question: Question, ranked: readonly Ranked[], surroundings: Surroundings): Understanding {
  const { words, intents } = question;
  const [best, second] = ranked;
  if (best === undefined || best.coverage < leastCoverage || best.score < leastScore)
    return { kind: 'not understood', why: 'out of scope' };
  const list = intents.find(isListIntent);
  if (intents[0] === 'next report') return withoutIndicator(question, surroundings);
  if (list === 'about' && intents.every((intent) => isListIntent(intent) || intent === 'status')) {
    const all = ranked.filter((it) => it.coverage >= Math.max(leastCoverage, best.coverage * 0.85));
    return understoodAs('about', question, all, best);
  }
  if (list !== undefined && asksForSome.test(words)) {
    const all = ranked.filter((it) => it.coverage >= Math.max(leastCoverage, best.coverage * 0.85));
    return understoodAs(list, question, all, best);
  }
  const { intent, period } = about(question, surroundings.previous);
  const asLikelyAsBest = ranked.filter((it) => it.score >= best.score * asLikely);
  if (second !== undefined && asLikelyAsBest.length > 1 && best.fit < 0.999)
    return {
      kind: 'ambiguous',
      intent: isIndicatorIntent(intent) || intent === 'follow' || intent === 'ask director' ? intent : 'status',
      among: asLikelyAsBest.slice(0, 3).map(({ id }) => id),
      period,
    };
  return { kind: 'understood', intent, indicatorIds: [best.id], period, confidence: best.score };
}

const understoodAs = (
  intent: Intent,
  { period }: Question,
  ranked: readonly Ranked[],
  best: Ranked,
): Understanding => ({
  kind: 'understood',
  intent,
  indicatorIds: ranked.map(({ id }) => id),
  period: period.period,
  confidence: best.coverage,
});

/** What a question means, as far as its words and what was asked before tell. */
export function understand(text: string, index: SuiteIndex, surroundings: Surroundings): Understanding {
  const words = withDigits(corrected(spokenWords(text), index));
  if (words === '') return { kind: 'not understood', why: 'out of scope' };
  const period = readPeriod(words, surroundings);
  const said = numbersIn(period.rest);
  if (!said.explicit && isElsewhere(words)) return { kind: 'not understood', why: 'out of scope' };
  const heard = heardIn(said.rest);
  const hardIn = (spoken: readonly Spoken[]): Spoken[] => spoken.filter(({ kind }) => kind === 'hard');
  const whole = spokenOf(period.rest, heardIn(period.rest), index);
  const bare = spokenOf(said.rest, heard, index);
  if (said.numbers.length > 0 && (said.explicit || hardIn(bare).length === 0)) {
    const question = { words, rest: said.rest, intents: heard.map(({ intent }) => intent), period };
    return byNumber(question, said.numbers, index, surroundings);
  }
  const ranked = rank(whole, index);
  const question = { words, rest: period.rest, intents: wanted(period.rest, ranked[0]), period };
  if (hardIn(whole).length > 0) return byWords(question, ranked, surroundings);
  // What says the intent may be an indicator's whole name: "average caseload", "days".
  const named = ranked.find(({ fit }) => fit > 0.999);
  if (named !== undefined) return byWords(question, ranked, surroundings);
  return withoutIndicator(question, surroundings);
}
