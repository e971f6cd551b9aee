import { missing } from './finding';
import { allFigures, ofKind, states, type Reading, type ReadSentence } from './reading';
import { AREA } from './roles';
import { COMPARISON, TREND } from './substance-cues';
import type { CheckInput, Finding } from './types';
import { overlap } from './words';

/** Names another place beside a figure or a word of comparison. */
function compares(sentence: ReadSentence, reading: Reading): boolean {
  return (
    AREA.test(sentence.text) &&
    (COMPARISON.test(sentence.text) ||
      sentence.figures.some((each) => each.kind !== 'duration' || reading.kinds.includes('duration')))
  );
}

const OURS =
  /^\W*(?:performance|it|this|outturn|the (?:rate|figure|outturn|position|indicator|percentage|proportion|average|number))\b/i;

/** Words of change in a sentence about the indicator: one with its figure, its title's words, or nothing else in it. */
function tellsTrend(sentence: ReadSentence, input: CheckInput, reading: Reading): boolean {
  if (!TREND.test(sentence.text)) return false;
  const title = [input.indicator?.title ?? '', ...(input.indicator?.synonyms ?? [])].join(' ');
  const figure = sentence.figures.some((each) => ofKind(reading, each) && each.kind !== 'count');
  return figure || OURS.test(sentence.text) || sentence.text.length < 25 || overlap(title, sentence.text) >= 0.2;
}

/** Comparison with others and with before; not asked for where nothing is published or this is the first period. */
export function checkContext(input: CheckInput, reading: Reading): Finding[] {
  const field = reading.free ? 'text' : 'cause';
  const figures = allFigures(reading).map((each) => each.figure);
  const noBenchmark = input.benchmarks?.length !== 0 && !reading.sentences.some((each) => compares(each, reading));
  const earlier = figures.some(
    (each) =>
      each.role === 'previous' ||
      ((ofKind(reading, each) || each.kind === 'ratio') &&
        !['target', 'benchmark', 'future', 'current'].includes(each.role) &&
        (input.previous ?? []).some(
          (past) => each.value === past.outturn.numerator || states(each, past.outturn.value),
        )),
  );
  const noTrend =
    input.previous?.length !== 0 && !earlier && !reading.sentences.some((each) => tellsTrend(each, input, reading));
  return [
    ...(noBenchmark
      ? [
          missing(
            'no-benchmark',
            field,
            'Nothing compares the outturn with other places.',
            'Give the latest figure for England, the region or similar councils.',
          ),
        ]
      : []),
    ...(noTrend
      ? [
          missing(
            'no-trend',
            field,
            'Nothing compares the outturn with an earlier period.',
            'Give the figure for the period before, or a year ago.',
          ),
        ]
      : []),
  ];
}
