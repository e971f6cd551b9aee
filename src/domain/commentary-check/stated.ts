import { pairs } from './agreement';
import { pounds } from './figures';
import { missing } from './finding';
import { statesOutturn } from './outturn';
import { allFigures, states, type Reading } from './reading';
import type { CheckInput, Finding } from './types';

/** The number given as a sum of money: "arrears of £3.87m". */
function inPounds({ outturn }: CheckInput, reading: Reading): boolean {
  const number = outturn?.numerator ?? null;
  if (number === null) return false;
  return reading.sentences.some((sentence) =>
    [...sentence.text.matchAll(/£\s?(\d[\d.,]*)\s?(m|k|bn|million|billion|thousand)?\b/gi)].some(
      (match) => Math.abs(pounds(match[1] ?? '', match[2]) - number) <= 0.02 * number,
    ),
  );
}

/** Whether the outturn is stated in one of the ways its unit allows. Without loaded figures, any figure not dated earlier will do. */
function stated(input: CheckInput, reading: Reading): { share: boolean; count: boolean; number: boolean } {
  const { outturn } = input;
  const figures = allFigures(reading).map((each) => each.figure);
  const kinds: readonly string[] = [...reading.kinds, 'share'];
  const share = figures.some((each) => {
    if (!kinds.includes(each.kind)) return false;
    if (outturn === undefined) return each.role === 'current' || each.role === 'open';
    return each.role === 'current' || statesOutturn(each, outturn, reading);
  });
  return {
    share,
    count: figures.some((each) => each.kind === 'ratio' && each.role !== 'previous'),
    number:
      figures.some((each) => each.kind === 'count' && each.value === outturn?.numerator) || inPounds(input, reading),
  };
}

/** A count that could be the outturn's own: beside a percentage, working out to one, or the loaded numbers themselves. */
function agreeingCount(input: CheckInput, reading: Reading): boolean {
  const claims = allFigures(reading);
  return (
    reading.sentences.some((sentence) => pairs(sentence).some((pair) => pair.percentage.role !== 'previous')) ||
    claims.some(({ figure, sentence }) => {
      if (figure.kind !== 'ratio' || figure.other === null) return false;
      const loaded = input.outturn !== undefined && statesOutturn(figure, input.outturn, reading);
      if (figure.role === 'previous') return loaded;
      const paired = sentence.figures.some(
        (each) => (each.kind === 'percentage' || each.kind === 'share') && Math.abs(each.start - figure.end) < 90,
      );
      const share = (100 * figure.value) / figure.other;
      const agrees = claims.some(
        ({ figure: each }) => each.kind === 'percentage' && (states(each, share) || states(each, 100 - share)),
      );
      return paired || agrees || loaded;
    }) ||
    claims.some(
      ({ figure, sentence }) =>
        figure.kind === 'count' &&
        figure.value === input.outturn?.denominator &&
        sentence.figures.some((each) => each.value === input.outturn?.numerator),
    )
  );
}

/** The outturn, with its number and percentage. */
export function checkStated(input: CheckInput, reading: Reading): Finding[] {
  const { outturn } = input;
  if (outturn !== undefined && outturn.value === null) return [];
  const field = reading.free ? 'text' : 'cause';
  const percent = reading.kinds.includes('percentage');
  const { share, count, number } = stated(input, reading);
  const anything =
    input.indicator?.unit === undefined &&
    outturn === undefined &&
    allFigures(reading).some(({ figure }) => figure.role === 'current' || figure.role === 'open');
  if (!share && !anything && !(percent && (count || number))) {
    const suggestion = 'Give the outturn, number and percentage, with its date.';
    return [missing('outturn-missing', field, 'The current outturn is not stated.', suggestion)];
  }
  if (!percent || input.indicator?.unit === undefined) return [];
  if (!share) {
    const suggestion = 'Give the percentage beside the number.';
    return [missing('number-without-percentage', field, 'The number is given without its percentage.', suggestion)];
  }
  const countable = outturn === undefined || (outturn.numerator !== null && outturn.denominator !== null);
  if (!countable || number || agreeingCount(input, reading)) return [];
  const suggestion = 'Give the number and the total beside the percentage.';
  return [missing('percentage-without-number', field, 'The percentage is given without its number.', suggestion)];
}
