import type { CommentaryText } from '../glossary';
import { checkContext } from './context';
import { missing } from './finding';
import { isForecast } from './forecast';
import { moves } from './moves';
import { allFigures, ofKind, states, type Reading, type ReadSentence } from './reading';
import { checkStated } from './stated';
import { ACTION, CAUSE, FILLER, IMPACT, POST, POST_ACTS, REFERENCE } from './substance-cues';
import type { CheckInput, Field, Finding } from './types';
import { contentWords } from './words';

interface Holds {
  cause: boolean;
  impact: boolean;
  action: boolean;
  owner: boolean;
  date: boolean;
  forecast: boolean;
}

/** Reassurance, exhortation and thanks tell nothing. */
const EMPTY_WORDS =
  /\b(?:rest assured|needless to say|committed|commitment|dedicated|well run|key priority|taken? (?:this |it )?(?:very |extremely )?seriously|valued|passionate\w*|believe|confident|pleased|proud|grateful|delighted|thank|hard work|working hard|well|manageable|everyone['’]s business|worked tirelessly|asked to note|members will recall|high priority|priority for|focus(?:ed)? on|continue to)\b/i;
/** A sentence about the people served tells what happens to them. */
const PEOPLE_FIRST =
  /^(?!.*\b(?:refus\w*|chose|would not|won't|declin\w*|did not (?:respond|reply|attend|let)|fail\w*)\b)\W*(?:some|many|more|other|our|the|these|those|most|each|every)?\s?(?:[a-z-]+\s)?(?:children|child|young people|families|residents|tenants|pupils|parents|carers|patients|drivers|applicants|customers|people|households|victims|learners|claimants|workers|staff|users|clients|businesses|traders|suppliers|neighbours|motorists|cyclists|callers|adults|callers|leaseholders|smokers|women|men|mothers|fathers)\b/i;
/** Days that are no calendar date, yet can be held against the calendar. */
const WHEN =
  /\b(?:(?:Mon|Tues|Wednes|Thurs|Fri)day|(?:this|next) (?:week|month|quarter|term|spring|summer|autumn|winter)|Q[1-4]|half[- ]term|new year|year[- ]end|end of (?:the )?(?:\w+ )?(?:year|month|quarter|term)|within (?:\w+ )?(?:days|weeks|months)|within the (?:week|month|quarter|year)|in the (?:next|coming) \w+ ?(?:days|weeks|months)?)\b/i;

/** A step is dated by a day, a month with its year, or a bare month where a post or a word such as "by" ties it to the step. */
function saysWhen({ text, dates }: ReadSentence): boolean {
  const tied = (before: string): boolean =>
    /\b(?:since|from|by|until|before|due|on)\s(?:the )?(?:end of |early |mid[- ]|late )?$/i.test(before);
  return (
    dates.some(
      (date) => date.yearGiven || date.precision === 'day' || POST.test(text) || tied(text.slice(0, date.start)),
    ) || WHEN.test(text)
  );
}

/** A change in something other than the indicator is told for a reason: it is taken as a cause. */
function tellsOfOthers(sentence: ReadSentence, reading: Reading): boolean {
  const ours = sentence.figures.some((each) => ofKind(reading, each) && each.role !== 'change');
  return (
    !ours &&
    moves(sentence.text).some(
      (move) =>
        /^[^,;]*[a-z]{3,} (?:\w+ ){0,2}$/i.test(sentence.text.slice(0, move.start)) &&
        !/^\W*(?:performance|it|this|outturn|the (?:rate|figure|outturn|position|indicator|percentage|proportion))\b/i.test(
          sentence.text,
        ),
    )
  );
}

function isAction({ text, dates }: ReadSentence): boolean {
  const post = POST.exec(text);
  if (ACTION.test(text)) return true;
  if (post === null) return false;
  const rest = text.slice(post.index + post[0].length);
  return (
    /\b(?:has|have|will|is|are|to|from|by|plans?|opens?|starts?|runs?|holds?|launches|leads?|reviews?|chairs?|visits?|meets?|sends?|writes?|checks?|asks?)\b/.test(
      text,
    ) ||
    POST_ACTS.test(rest) ||
    dates.length > 0
  );
}

/** A sentence that tells something and is no figure of the indicator, action, forecast or pointer. */
function isNarrative(sentence: ReadSentence, reading: Reading, input: CheckInput): boolean {
  const { text } = sentence;
  const ours = [input.outturn?.value, ...(input.previous ?? []).map((past) => past.outturn.value)];
  const figures = sentence.figures.some(
    (each) =>
      (ofKind(reading, each) && each.kind !== 'count') ||
      each.kind === 'ratio' ||
      each.kind === 'range' ||
      ours.some((value) => states(each, value)),
  );
  return !figures && !REFERENCE.test(text) && !FILLER.test(text) && !EMPTY_WORDS.test(text) && text.trim().length > 8;
}

/**
 * Whether a sentence has such a cue. The indicator's own words tell nothing: that arrears are arrears is no impact of
 * arrears, nor is the outturn in pounds.
 */
function tells(cues: RegExp, sentence: ReadSentence, reading: Reading, input: CheckInput): boolean {
  const title = new Set(contentWords(input.indicator?.title ?? ''));
  const stated = sentence.figures.some(
    (each) => each.kind === 'ratio' || (ofKind(reading, each) && each.role === 'current'),
  );
  return [...sentence.text.matchAll(new RegExp(cues.source, 'gi'))].some(([cue]) => {
    if (cue.startsWith('£')) return !stated;
    const words = contentWords(cue);
    return words.length === 0 || words.some((word) => !title.has(word));
  });
}

/** What a free text holds of the things that commentary should hold. */
function holdings(reading: Reading, input: CheckInput): Holds {
  const { sentences } = reading;
  const forecasts = sentences.filter((each) => isForecast(each, reading, input));
  const actions = sentences.filter(
    (each) => isAction(each) && !(forecasts.includes(each) && !POST.test(each.text) && !/,|;| and /.test(each.text)),
  );
  // "Action: … Owner: … By: …" runs over several sentences.
  const beside: ReadSentence[] = [];
  for (const [index, each] of sentences.entries()) {
    const last = sentences[index - 1];
    const labelled =
      last !== undefined &&
      beside.includes(last) &&
      /^\W*(?:owner|by|due|lead|when|who|what)\b\W*[:?]/i.test(each.text);
    if (actions.includes(each) || labelled) beside.push(each);
  }
  const told = sentences.filter((each) => !actions.includes(each) && !forecasts.includes(each));
  const cause = sentences.some(
    (each) => tells(CAUSE, each, reading, input) || (!forecasts.includes(each) && tellsOfOthers(each, reading)),
  );
  // No list of words knows every cause and every impact: a telling sentence that shows neither gets the benefit of the doubt.
  const narrative = told.filter((each) => isNarrative(each, reading, input));
  const unplaced = narrative.filter(
    (each) => !tells(CAUSE, each, reading, input) && !tells(IMPACT, each, reading, input),
  );
  const ofPeople = unplaced.filter((each) => PEOPLE_FIRST.test(each.text)).length;
  const impact =
    sentences.some((each) => tells(IMPACT, each, reading, input)) ||
    narrative.some((each) => PEOPLE_FIRST.test(each.text));
  return {
    // What happens to people is an impact first, and a cause only where another impact is told.
    cause:
      cause ||
      unplaced.length - ofPeople > 0 ||
      ofPeople > (sentences.some((each) => tells(IMPACT, each, reading, input)) ? 0 : 1),
    impact: impact || unplaced.length > (cause ? 0 : 1),
    action: actions.length > 0,
    owner: sentences.some((each) => POST.test(each.text)),
    date: sentences.some((each) => (beside.includes(each) || POST.test(each.text)) && saysWhen(each)),
    forecast: forecasts.length > 0,
  };
}

function formHoldings(text: CommentaryText, reading: Reading, input: CheckInput): Holds {
  return {
    cause: text.cause.trim() !== '',
    impact: text.impact.trim() !== '' || reading.sentences.some((each) => tells(IMPACT, each, reading, input)),
    action: text.actions.some((each) => each.what.trim() !== ''),
    owner: true,
    date: true,
    forecast: text.forecast.trim() !== '',
  };
}

/** True where every sentence only points elsewhere. */
function onlyPoints(reading: Reading, input: CheckInput): boolean {
  const { sentences } = reading;
  const pointers = sentences.filter((each) => REFERENCE.test(each.text));
  const figure = allFigures(reading).some(
    ({ figure: each }) => each.kind === 'ratio' || each.kind === 'percentage' || states(each, input.outturn?.value),
  );
  return (
    pointers.length > 0 &&
    !figure &&
    sentences.length <= 4 &&
    sentences.every(
      (each) => pointers.includes(each) || (FILLER.test(each.text) && each.text.length < 120) || each.text.length < 25,
    )
  );
}

function fieldFor(reading: Reading, field: Field): Field {
  return reading.free ? 'text' : field;
}

function checkActions(input: CheckInput, holds: Holds): Finding[] {
  const owner = (field: Field): Finding =>
    missing(
      'action-without-owner',
      field,
      'No post or person is named who owns the action.',
      'Name the post that will see it done.',
    );
  const date = (field: Field): Finding =>
    missing('action-without-date', field, 'The action has no date.', 'Say by when, with day or month and year.');
  if (typeof input.text === 'string')
    return [...(holds.owner ? [] : [owner('text')]), ...(holds.date ? [] : [date('text')])];
  return input.text.actions.flatMap((action, index) => {
    const field: Field = `action ${index + 1}`;
    if (action.what.trim() === '') return [];
    return [...(action.owner.trim() === '' ? [owner(field)] : []), ...(action.due === null ? [date(field)] : [])];
  });
}

/** What commentary on an exception should hold and this does not. A GREEN indicator needs no action or forecast. */
export function checkSubstance(input: CheckInput, reading: Reading): Finding[] {
  if (reading.sentences.length === 0)
    return [
      missing(
        'only-reference',
        fieldFor(reading, 'cause'),
        'There is no commentary.',
        'Say what changed, why, what it means, what is being done, by whom and by when.',
      ),
    ];
  const holds = typeof input.text === 'string' ? holdings(reading, input) : formHoldings(input.text, reading, input);
  const empty = onlyPoints(reading, input);
  const green = input.rag === 'GREEN';
  const found: Finding[] = checkStated(input, reading);
  const need = (
    code: 'no-cause' | 'no-impact' | 'no-action' | 'no-forecast',
    has: boolean,
    field: Field,
    says: string,
    suggestion: string,
  ): void => {
    if (!has) found.push(missing(code, fieldFor(reading, field), says, suggestion));
  };
  need('no-cause', holds.cause && !empty, 'cause', 'No cause is given.', 'Say why the outturn is what it is.');
  if (!green)
    need(
      'no-action',
      holds.action && !empty,
      'action 1',
      'No action is given.',
      'Say what is being done, by whom and by when.',
    );
  if (empty) {
    return [
      missing(
        'only-reference',
        fieldFor(reading, 'cause'),
        'The text only points elsewhere.',
        'Put here, in a few sentences, what changed, why, and what is being done.',
      ),
      ...found,
    ];
  }
  need(
    'no-impact',
    holds.impact,
    'impact',
    'Nothing says what this means for people, money or the service.',
    'Say who is affected and how.',
  );
  if (!green)
    need(
      'no-forecast',
      holds.forecast,
      'forecast',
      'Nothing says when the indicator is expected back within its range.',
      'Give the month and year, or say that none can be given and why.',
    );
  if (!green && holds.action) found.push(...checkActions(input, holds));
  return [...found, ...checkContext(input, reading)];
}
