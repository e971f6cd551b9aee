/** A question in somebody's own words, understood: what is wanted, of which indicator, in which period. */
import { readPeriod, type PeriodRead } from './asked-period';
import { numbersIn } from './asked-number';
import { heardIn } from './cues';
import { isElsewhere } from './out-of-scope';
import { gentleWords, plainWords } from './plain-words';
import type { Ranked, Spoken } from './rank';
import { ranked, readable, spokenOf, weighed } from './reading';
import { spokenWords } from './spoken';
import { stem } from './stem';
import type { SuiteIndex } from './suite-index';
import {
  indicatorIntents,
  listIntents,
  type AskedPeriod,
  type IndicatorIntent,
  type Intent,
  type ListIntent,
  type Subject,
  type Surroundings,
  type Understanding,
} from './types';

/** How much of what was said must be of the indicator that is answered with. */
const leastCoverage = 0.6;
const leastScore = 0.42;
/** Below this an indicator is offered, and not answered with. */
const sureScore = 0.58;
/** Another indicator this near to the best is offered beside it. */
const asLikely = 0.9;
/** An indicator is part of a subject that it covers this much of, beside the one that covers most. */
const partOfSubject = 0.8;

const isIndicatorIntent = (intent: Intent): intent is IndicatorIntent =>
  (indicatorIntents as readonly Intent[]).includes(intent);
const isListIntent = (intent: Intent): intent is ListIntent => (listIntents as readonly Intent[]).includes(intent);
/** Intents that a follow-up may carry over to another indicator. */
const isCarried = (intent: Intent): boolean => isIndicatorIntent(intent) || intent === 'follow';
const moving: readonly Intent[] = ['worse', 'better', 'changed'];

const asksForSome = /\b(?:which|what|any|list|how many)\b.*\b(?:indicators?|ones|measures?|kpis?|areas?|things?)\b/;
/** "In the last year" is most often the span a figure covers anyway. */
const spansAYear = /\b(?:over|in|during|within|across) (?:the )?(?:past|last) (?:year|12 months|twelve months)\b/;
const goesOn = /^(?:and|what about|how about|also|ok|or|but|then|so|same|likewise|now)\b|\bthen$/;
const pointsBack = /\b(?:it|its|that|this|one|they|them|their|same)\b/;
const standsAlone = /\b(?:show|tell|give|status|what is|what was|how is|how was)\b/;
const defines = /\b(?:defin\w+|mean|meaning|measured?|count|counted|calculated|worked out|stand for)\b/;
const countsThem = /^how many\b(?: of)?(?: (?:the|our))?(?: (?:indicators?|measures?|kpis?|ones))?\b/;
const preamble =
  /^.*\b(?:would like|like|want|wanted|love|need|keen|good|trying) to (?:know|see|understand|find out|hear)\b|^.*\b(?:said|told us|heard|read|noticed|claimed|says)\b.*?\bthat\b|^.*\b(?:wonder|wondering|remind me|tell me) (?=(?:how|what|which|who|why|whether|if|where)\b)(?!if|when)/;

interface Question {
  words: string;
  intents: readonly Intent[];
  period: PeriodRead;
  /** Whether words are left that say neither what is wanted nor of what. */
  leaves: boolean;
}

/** Intents whose words reach across the indicator's own. */
const namesItself: readonly Intent[] = ['about', 'help', 'next report', 'owner'];

/** What is wanted; a cue that is wholly part of the indicator's own name says nothing. */
function wanted(rest: string, best: Ranked | undefined): Intent[] {
  return heardIn(rest)
    .filter(({ intent, from, to }) => {
      if (namesItself.includes(intent) || best === undefined || best.fit < 0.4) return true;
      const said = rest
        .slice(from, to)
        .split(' ')
        .filter((word) => !plainWords.has(word) && !gentleWords.has(word))
        .map(stem);
      return said.length === 0 || !said.every((word) => best.said.has(word));
    })
    .map(({ intent }) => intent);
}

/** What is wanted of an indicator, where the words by themselves ask for a list. */
function ofOne(words: string, intents: readonly Intent[], { period, stated }: PeriodRead): Intent {
  const first = intents.find((intent) => !isListIntent(intent) && intent !== 'help');
  if (first !== undefined && first !== 'status') return first;
  if (period.kind === 'since' && !spansAYear.test(words)) return 'history';
  if (intents.some((intent) => moving.includes(intent)) && !stated) return 'history';
  return intents.includes('about') && !intents.includes('status') ? 'about' : 'status';
}

/** A movement is from an earlier period to now, whichever way the earlier one was named. */
function periodFor(intent: Intent, { period }: PeriodRead): AskedPeriod {
  const isEarlier = period.kind === 'previous' || period.kind === 'same last year';
  return isEarlier && (moving.includes(intent) || intent === 'history') ? { kind: 'since', from: period } : period;
}

/** Intent and period of a question on one indicator: what it does not say, a follow-up takes from the question before. */
function about(
  { words, intents, period }: Question,
  previous: Subject | null,
): { intent: Intent; period: AskedPeriod } {
  const stated = ofOne(words, intents, period);
  const carries =
    stated === 'status' &&
    previous !== null &&
    goesOn.test(words) &&
    !standsAlone.test(words) &&
    isCarried(previous.intent);
  const keepsPeriod = !period.stated && (carries || /\bthen$/.test(words)) && previous !== null;
  const intent = carries ? previous.intent : stated;
  if (intent === 'status' && period.period.kind === 'since') return { intent, period: { kind: 'current' } };
  return { intent, period: keepsPeriod ? previous.period : periodFor(intent, period) };
}

const understood = (
  intent: Intent,
  indicatorIds: readonly string[],
  period: AskedPeriod,
  confidence: number,
): Understanding => ({ kind: 'understood', intent, indicatorIds, period, confidence });

function byNumber(
  question: Question,
  numbers: readonly number[],
  index: SuiteIndex,
  { previous }: Surroundings,
): Understanding {
  const ids = numbers.flatMap((number) => index.byNumber.get(number) ?? []);
  if (ids.length === 0) return { kind: 'not understood', why: 'no such number' };
  const { intent, period } = about(question, previous);
  return understood(intent === 'about' && ids.length === 1 ? 'status' : intent, ids, period, 1);
}

/** A question that names no indicator: a list, something of the bot, or more on what was asked before. */
function withoutIndicator({ words, intents, period, leaves }: Question, { previous }: Surroundings): Understanding {
  const [first] = intents;
  const subject = previous !== null && previous.indicatorIds.length > 0 ? previous : null;
  const ids = subject?.indicatorIds ?? [];
  const list = intents.find(isListIntent);
  const pointing = pointsBack.test(words);
  const say = (intent: Intent, of: readonly string[], at = periodFor(intent, period)): Understanding =>
    understood(intent, of, at, of.length > 0 ? 0.9 : 0.85);
  if (first === 'help' || first === 'next report') return say(first, []);
  if (first === 'follow' || first === 'ask director') return say(first, ids);
  const stated = intents.find((intent) => isIndicatorIntent(intent) && intent !== 'status');
  if (subject !== null && stated !== undefined && (list === undefined || first === stated)) return say(stated, ids);
  if (subject !== null && /^why\b/.test(words)) return say('why', ids);
  if (subject !== null && list !== undefined && pointing && !asksForSome.test(words) && list !== 'overview')
    return say(ofOne(words, intents, period), ids);
  if (first === 'actions') return say('actions', []);
  if (list !== undefined && countsThem.test(words)) return say('overview', []);
  if (list !== undefined && list !== 'about') {
    const goes = goesOn.test(words) && !period.stated && previous !== null && isListIntent(previous.intent);
    return say(list, [], goes ? previous.period : periodFor(list, period));
  }
  if (period.stated && previous !== null && list === undefined)
    return isListIntent(previous.intent) && previous.indicatorIds.length === 0
      ? say(previous.intent, [], periodFor(previous.intent, period))
      : say(period.period.kind === 'since' ? 'history' : 'status', previous.indicatorIds);
  if (subject !== null && (intents.includes('status') || list === 'about' || pointing || goesOn.test(words)))
    return say(list === 'about' ? 'about' : 'status', ids);
  const dated = period.stated && period.period.kind !== 'current';
  if (!leaves && !pointing && (intents.includes('status') || list === 'about' || dated)) return say('overview', []);
  return { kind: 'not understood', why: first === undefined ? 'out of scope' : 'no subject' };
}

const isSure = (best: Ranked | undefined): best is Ranked =>
  best !== undefined && best.coverage >= leastCoverage && best.score >= leastScore;

/** Everything that belongs to a subject: where two or more hold all that was said, those that hold a part do not. */
function belonging(all: readonly Ranked[]): string[] {
  const said = all[0]?.words ?? 0;
  const fewest = said > 2 ? said - 1 : said;
  const wholes = all.filter(({ coverage }) => coverage >= 0.95).length;
  const most = all[0]?.coverage ?? 0;
  const least = Math.max(leastCoverage * 0.75, most * partOfSubject);
  return all
    .filter(({ coverage, words }) =>
      coverage >= 0.95 ? words >= fewest : coverage >= least && (wholes < 2 || words > 1),
    )
    .map(({ id }) => id);
}

/** Subjects named side by side ("exclusions and suspensions"), each ranked by itself; null where they are not. */
function sideBySide(rest: string, index: SuiteIndex, leastFit: number): Ranked[][] | null {
  const parts = rest.split(/ (?:and|plus|as well as) /);
  if (parts.length < 2) return null;
  const each = parts.map((part) => ranked(part, heardIn(part), index));
  return each.every(([best]) => isSure(best) && best.coverage > 0.8 && best.fit >= leastFit) ? each : null;
}

/** A question in which some indicator's words were said. */
function byWords(
  question: Question,
  all: readonly Ranked[],
  rest: string,
  index: SuiteIndex,
  around: Surroundings,
): Understanding {
  const { words, intents, period } = question;
  const [best] = all;
  const leastFit = intents[0] === 'about' ? 0 : 0.45;
  const several = isSure(best) && best.coverage > 0.75 ? null : sideBySide(rest, index, leastFit);
  if (!isSure(best) && several === null) return { kind: 'not understood', why: 'out of scope' };
  if (intents[0] === 'next report')
    return understood('next report', isSure(best) ? [best.id] : [], period.period, leastCoverage);
  const list = intents.find(isListIntent);
  const only = intents.every((intent) => isListIntent(intent) || intent === 'status');
  if ((list === 'about' && only && intents[0] === 'about') || (list !== undefined && asksForSome.test(words))) {
    const sides = sideBySide(rest, index, 0);
    const whole = defines.test(words) && best !== undefined ? [best.id] : belonging(all);
    const ids = sides === null ? whole : [...new Set(sides.flatMap(belonging))];
    const one = list === 'about' && ids.length === 1 && !defines.test(words);
    return understood(one ? 'status' : list, ids, periodFor(list, period), best?.coverage ?? leastCoverage);
  }
  const { intent, period: at } = about(question, around.previous);
  if (several !== null) {
    const ids = several.flatMap(([first]) => (first === undefined ? [] : [first.id]));
    return understood(intent, [...new Set(ids)], at, leastCoverage);
  }
  if (!isSure(best)) return { kind: 'not understood', why: 'out of scope' };
  const likely = all.filter((it) => it.score >= best.score * asLikely);
  const unsure = best.score < sureScore;
  if (unsure || (likely.length > 1 && best.fit < 0.999))
    return {
      kind: 'ambiguous',
      intent: isIndicatorIntent(intent) || intent === 'follow' || intent === 'ask director' ? intent : 'status',
      among: (unsure ? all : likely).slice(0, 3).map(({ id }) => id),
      period: at,
    };
  return understood(intent, [best.id], at, best.score);
}

function understandOne(text: string, index: SuiteIndex, around: Surroundings): Understanding {
  const all = readable(text, index);
  const words = all.replace(preamble, '').trim() || all;
  const period = readPeriod(words, around);
  const { rest } = period;
  const said = numbersIn(rest);
  const isHard = ({ kind }: Spoken): boolean => kind === 'hard';
  const bare = heardIn(said.rest);
  const besides = weighed(said.rest, spokenOf(said.rest, bare, index), index);
  if (said.numbers.length > 0 && (said.explicit || !besides.some((word) => isHard(word) && word.matters > 0.5)))
    return byNumber(
      { words, intents: bare.map(({ intent }) => intent), period, leaves: false },
      said.numbers,
      index,
      around,
    );
  const heard = heardIn(rest);
  const spoken = weighed(rest, spokenOf(rest, heard, index), index);
  const found = ranked(rest, heard, index);
  const intents = wanted(rest, found[0]);
  const question = { words, intents, period, leaves: spoken.some(isHard) };
  const ofTheSuite = intents.includes('overview') && spoken.filter(isHard).every((word) => index.known.has(word.stem));
  const telling = spoken.some(
    (word) => isHard(word) && (index.knows(word.stem) || found.length > 0 || word.matters > 0.5),
  );
  // What says the intent may be an indicator's whole name: "average caseload", "days".
  const named = found.some((it) => it.fit > 0.999 && isSure(it));
  return !ofTheSuite && (telling || named)
    ? byWords(question, found, rest, index, around)
    : withoutIndicator(question, around);
}

/** What a question means, as far as its words and what was asked before tell. */
export function understand(text: string, index: SuiteIndex, around: Surroundings): Understanding {
  if (isElsewhere(spokenWords(text).join(' '))) return { kind: 'not understood', why: 'out of scope' };
  const whole = understandOne(text, index, around);
  if (whole.kind !== 'not understood' || whole.why === 'no such number') return whole;
  // A question may follow what led to it: "Parents tell me they wait. How many plans are late?"
  const sentences = text.split(/(?<=[.!?])\s+|\s+[-–—]\s+/).filter((sentence) => /\w/.test(sentence));
  if (sentences.length < 2) return whole;
  for (const sentence of sentences.reverse()) {
    const it = understandOne(sentence, index, around);
    if (it.kind !== 'not understood') return it;
  }
  return whole;
}
