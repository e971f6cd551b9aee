import { slack } from './figures';
import { moves, type Move } from './moves';
import { ofKind, states, type PlacedFigure, type Reading, type ReadSentence } from './reading';
import { AREA } from './roles';
import type { CheckInput } from './types';
import { contentWords } from './words';

/** Two figures that a word of direction runs between. */
export interface Change {
  earlier: number;
  later: number;
  /** Rounding in both figures together. */
  slack: number;
}

/** Figures a change may run between: of the indicator's kind, and not a target, benchmark, hope or difference. */
function endpoints(sentence: ReadSentence, reading: Reading): PlacedFigure[] {
  return sentence.figures.filter(
    (each) => ofKind(reading, each) && ['current', 'open', 'previous'].includes(each.role),
  );
}

/** The current value as the text gives it, else as loaded. */
function currentValue(input: CheckInput, reading: Reading): number | null {
  const loaded = input.outturn?.value ?? null;
  if (loaded !== null) return loaded;
  const stated = reading.sentences
    .flatMap((each) => each.figures)
    .filter((each) => ofKind(reading, each) && each.role === 'current');
  return stated.length === 1 ? (stated[0]?.value ?? null) : null;
}

const REACH = 75;

/** The two figures that a word such as "fell" runs between, where they can be told. */
function writtenChange(move: Move, sentence: ReadSentence, input: CheckInput, reading: Reading): Change | null {
  const { text } = sentence;
  const ends = endpoints(sentence, reading);
  const [first, second] = ends.filter((each) => each.start >= move.end);
  // "0.9 more than in July": the number just before the word is the difference.
  const prior = ends.findLast((each) => each.end <= move.start && text.slice(each.end, move.start) !== ' ');
  if (first === undefined || first.start - move.end > REACH) return changeBefore(ends, move, text);
  const lead = text.slice(move.end, first.start);
  if (/;|\.\s|\b(?:although|though|but|while|whilst)\b/.test(lead) || moves(lead).length > 0) return null;
  const between = second === undefined ? '' : text.slice(first.end, second.start);
  const near = second !== undefined && between.length <= REACH && !/;|\.\s/.test(between);
  if (near && /\bfrom\b[^,]*$/i.test(lead) && /\bto\b/i.test(between)) return change(first, second);
  if (/\bto\b(?: \w+){0,5}\s$/i.test(lead)) {
    if (near && /\b(?:from|against|compared (?:with|to)|than|on|v)\b|\($/i.test(between)) return change(second, first);
    // "dropped to 16.2": from the period before, where 16.2 is the outturn.
    const last = input.previous?.[0]?.outturn.value ?? null;
    if (last === null || !states(first, input.outturn?.value)) return null;
    return { earlier: last, later: first.value, slack: slack(first) + 0.05 };
  }
  if (near && /\bbetween\b/i.test(lead) && /\band\b/i.test(between)) return change(first, second);
  if (!/\b(?:from|on|than|against|compared (?:with|to)|since)\b/i.test(lead)) return null;
  const sameClause =
    prior !== undefined && !/;|\.\s/.test(text.slice(prior.end, move.start)) && move.start - prior.end <= REACH;
  if (near && /\b(?:to stand|stands?|to)\b/i.test(between)) return change(first, second);
  if (sameClause) return change(first, prior);
  const now = currentValue(input, reading);
  const ours = (input.previous ?? []).some((each) => states(first, each.outturn.value));
  return now === null || !ours ? null : { earlier: first.value, later: now, slack: slack(first) };
}

const SUMMED_UP = /^[^,;:(–]{0,45}[,:(–]\s?(?:which is |that is |this is )?(?:an?|the)\s(?:\w+\s){0,2}$/i;

/** "89%, compared with 92.3%: a fall of 3.3 points"; "from 24 days in September to 27 at 31 December, a rise of three". */
function changeBefore(ends: readonly PlacedFigure[], move: Move, text: string): Change | null {
  const [later, earlier] = ends.filter((each) => each.end <= move.start).slice(-2);
  if (later === undefined || earlier === undefined) return null;
  const lead = text.slice(Math.max(later.start - 12, 0), later.start);
  const fromTo = /\bfrom\s(?:\w+\s)?$/i.test(lead) && /\bto\s(?:\w+\s)?$/i.test(text.slice(later.end, earlier.start));
  const rest = text.slice(earlier.end, move.start);
  if (fromTo && rest.length <= REACH && !/;|\.\s/.test(rest) && SUMMED_UP.test(rest)) return change(later, earlier);
  if (move.start - earlier.end > 12) return null;
  return /^[^;.]{0,20}\b(?:compared (?:with|to)|against|from)\b[^;.]{0,20}$/.test(text.slice(later.end, earlier.start))
    ? change(earlier, later)
    : null;
}

function change(earlier: PlacedFigure, later: PlacedFigure): Change {
  return { earlier: earlier.value, later: later.value, slack: slack(earlier) + slack(later) };
}

const AGAINST_LAST =
  /^\s?(?:again\b|(?:\w+ ){0,2}(?:this|over the|in the) (?:quarter|period|month)\b|(?:\w+ ){0,2}(?:on|since|compared (?:with|to)|against|than|from)\s(?:it was )?(?:in |at )?(?:the )?(?:last|previous|prior|[A-Z]))|^\s?[.]?$|^\s?\(/i;
const GENERIC =
  /^\W*(?:this (?:is|was|represents|shows|marks)|it (?:has|is|was)|performance|the (?:rate|figure|outturn|position|indicator|percentage|proportion|average)|outturn)\b/i;

/** "Performance has improved since July": no figure, so the loaded ones are asked. */
function loadedChange(move: Move, sentence: ReadSentence, input: CheckInput): Change | null {
  const [now, last] = [input.outturn?.value ?? null, input.previous?.[0]];
  const then = last?.outturn.value ?? null;
  if (now === null || then === null || last === undefined) return null;
  const tail = sentence.text.slice(move.end);
  const start = Math.max(
    ...[',', ';', ' and ', ' but '].map((mark) => sentence.text.lastIndexOf(mark, move.start - 1) + 1),
    0,
  );
  const subject = sentence.text.slice(start, move.start);
  const title = new Set(contentWords([input.indicator?.title ?? '', ...(input.indicator?.synonyms ?? [])].join(' ')));
  const words = contentWords(subject);
  const ours =
    words.length > 0 && words.length <= 4 && words.filter((word) => title.has(word)).length / words.length >= 0.5;
  const carriesFigure = sentence.figures.some(
    (each) =>
      each.end <= move.start &&
      each.role !== 'target' &&
      (states(each, now) || each.value === input.outturn?.numerator),
  );
  const pointsBack = /^\W*(?:this|that|such an?|the)\s(?:\w+\s)?$/i.test(sentence.text.slice(0, move.start));
  const followsFigure = pointsBack || (move.start < 45 && GENERIC.test(sentence.text));
  if (
    !(ours || carriesFigure || followsFigure) ||
    AREA.test(tail.slice(0, 60)) ||
    /\b(?:year|annual|month on month)\b/i.test(tail.slice(0, 40))
  )
    return null;
  const others = sentence.figures.filter((each) => each.start >= move.end && each.start - move.end < REACH);
  if (others.some((each) => !states(each, now) && each.kind !== 'ratio')) return null;
  if (!AGAINST_LAST.test(tail) && !followsFigure) return null;
  const otherDate = sentence.dates.some(
    (date) => date.start >= move.end && date.to.slice(0, 7) !== last.period.asAt.slice(0, 7),
  );
  return otherDate && !ours ? null : { earlier: then, later: now, slack: 0.05 };
}

/** Whether the clause before a word of direction is about the indicator. */
function isAboutOurs(sentence: ReadSentence, move: Move, input: CheckInput): boolean {
  const lead = sentence.text.slice(0, move.start);
  // "More care leavers are in work than in July": what is more stands after the word.
  const before = /\w/.test(lead) ? lead : (/^[^:;,\d]{0,70}/.exec(sentence.text.slice(move.end))?.[0] ?? '');
  if (/;|,\s(?:and|but|while|whilst|although|though)\b/.test(before)) return false;
  if (GENERIC.test(before)) return true;
  const title = new Set(contentWords([input.indicator?.title ?? '', ...(input.indicator?.synonyms ?? [])].join(' ')));
  const words = contentWords(before);
  return words.length > 0 && words.length <= 6 && words.some((word) => title.has(word));
}

/** "Repairs take less time than last quarter: 7.8 days in December, 6.1 in September": the only two figures there are. */
function pairedChange(move: Move, sentence: ReadSentence, input: CheckInput, reading: Reading): Change | null {
  // "56 fewer than in March": the number beside the word is the difference.
  const ends = endpoints(sentence, reading).filter((each) => sentence.text.slice(each.end, move.start) !== ' ');
  const [now, then] = [
    ends.filter((each) => each.role !== 'previous'),
    ends.filter((each) => each.role === 'previous'),
  ];
  const [later, earlier] = [now[0], then[0]];
  if (earlier === undefined || then.length > 1 || now.length > 1 || !isAboutOurs(sentence, move, input)) return null;
  if (later !== undefined)
    return states(later, input.outturn?.value) || input.outturn === undefined ? change(earlier, later) : null;
  // "It was 16.9% in September, so it has gone up by four points": the outturn stands elsewhere.
  const value = input.outturn?.value ?? null;
  const ours = (input.previous ?? []).some((each) => states(earlier, each.outturn.value));
  const says = /\b(?:so|which|that is|this is|meaning)\b[^,;]{0,30}$/i.test(
    sentence.text.slice(earlier.end, move.start),
  );
  return value === null || !ours || !says || earlier.end > move.start
    ? null
    : { earlier: earlier.value, later: value, slack: slack(earlier) + 0.05 };
}

/** The outturn and the figure before it stand in one sentence, with one word of direction: it is about those two. */
function statedChange(move: Move, sentence: ReadSentence, input: CheckInput, reading: Reading): Change | null {
  const [now, then] = [input.outturn?.value ?? null, input.previous?.[0]?.outturn.value ?? null];
  if (now === null || then === null || moves(sentence.text).length !== 1 || !isAboutOurs(sentence, move, input))
    return null;
  const figures = sentence.figures.filter((each) => ofKind(reading, each));
  const [later, earlier] = [now, then].map((value) => figures.filter((each) => states(each, value)));
  const [last, first] = [later?.[0], earlier?.[0]];
  if (last === undefined || first === undefined || last === first || first.role === 'target') return null;
  return change(first, last);
}

/** "24 higher than in July", "81 higher than the 341 of December": a difference from what is named right after it. */
function differenceFrom(move: Move, sentence: ReadSentence, input: CheckInput, reading: Reading): Change | null {
  const { text } = sentence;
  const now = currentValue(input, reading);
  const beside = sentence.figures.some(
    (each) => each.end <= move.start && /^ (?:points? |days? |weeks? )?$/.test(text.slice(each.end, move.start)),
  );
  const named = /^\s?(?:than|on|from) (?:it was |they were )?(?:in |at )?(?:the )?/i.exec(text.slice(move.end));
  if (now === null || !beside || named === null) return null;
  const from = move.end + named[0].length;
  const figure = sentence.figures.find((each) => each.start >= from && each.start - from <= 2 && ofKind(reading, each));
  if (figure !== undefined) return { earlier: figure.value, later: now, slack: slack(figure) + 0.05 };
  const date = sentence.dates.find((each) => each.start >= from && each.start - from <= 12);
  const past = (input.previous ?? []).find(
    (each) => date !== undefined && each.period.asAt.slice(0, 7) === date.to.slice(0, 7),
  );
  const value = past?.outturn.value ?? null;
  return value === null ? null : { earlier: value, later: now, slack: 0.1 };
}

/** "Double the wait of a year ago (6.8 days)": twice what is named after it. */
function timesNamed(move: Move, sentence: ReadSentence, input: CheckInput, reading: Reading): Change | null {
  const now = currentValue(input, reading);
  const named = endpoints(sentence, reading).find((each) => each.start >= move.end && each.start - move.end <= REACH);
  if (move.way !== 'doubled' || now === null || named === undefined) return null;
  if (
    !/(?:double|twice) $/i.test(sentence.text.slice(0, move.end)) ||
    /[;,]/.test(sentence.text.slice(move.end, named.start))
  )
    return null;
  return { earlier: named.value, later: now, slack: slack(named) + 0.05 };
}

/** The change a word of direction is about, as written or, failing that, as loaded; null where it cannot be told. */
export function changeFor(move: Move, sentence: ReadSentence, input: CheckInput, reading: Reading): Change | null {
  return (
    differenceFrom(move, sentence, input, reading) ??
    timesNamed(move, sentence, input, reading) ??
    writtenChange(move, sentence, input, reading) ??
    pairedChange(move, sentence, input, reading) ??
    statedChange(move, sentence, input, reading) ??
    loadedChange(move, sentence, input)
  );
}
