import { changeFor, type Change } from './changes';
import { slack } from './figures';
import { at } from './finding';
import { moves, type Move, type Way } from './moves';
import { type PlacedFigure, type Reading, type ReadSentence } from './reading';
import type { CheckInput, Finding } from './types';
import { shown } from './words';

/** Which way is better is known for the indicator alone: one of the figures must be its own. */
function isOurs({ earlier, later }: Change, input: CheckInput): boolean {
  const own = [input.outturn?.value, ...(input.previous ?? []).map((each) => each.outturn.value)];
  return own.some(
    (value) => value !== null && value !== undefined && [earlier, later].some((each) => Math.abs(each - value) <= 0.5),
  );
}

function contradicts(way: Way, change: Change, input: CheckInput): boolean {
  const { earlier, later, slack: rounding } = change;
  const [difference, polarity] = [later - earlier, input.indicator?.polarity];
  if (way === 'doubled') return later / earlier < 1.7 || later / earlier > 2.4;
  if (way === 'trebled') return later / earlier < 2.6 || later / earlier > 3.5;
  if (way === 'halved') return later / earlier > 0.6 || later / earlier < 0.4;
  if (way === 'same') return Math.abs(difference) > Math.max(1, Math.abs(earlier) * 0.08);
  if (Math.abs(difference) <= Math.min(rounding, 0.05)) return false;
  if (way === 'up') return difference < 0;
  if (way === 'down') return difference > 0;
  if (polarity === undefined || polarity === 'within range' || !isOurs(change, input)) return false;
  const better = polarity === 'higher is better' ? difference > 0 : difference < 0;
  return way === 'better' ? !better : better;
}

/** "fell by 4 points, from 90 to 88": the quoted difference, close to the word. */
function quotedDifference(move: Move, sentence: ReadSentence, reading: Reading): PlacedFigure | undefined {
  const percent = reading.kinds.includes('percentage');
  return sentence.figures.find((each) => {
    const gap = each.start >= move.end ? each.start - move.end : move.start - each.end;
    if (gap < 0 || gap > 20) return false;
    if (each.kind === 'share' || each.kind === 'percentage') return each.role === 'change';
    if (percent) return each.kind === 'points';
    // "0.9 more than in July": the number stands right before the word.
    const beside = sentence.text.slice(each.end, move.start) === ' ';
    return (each.kind === 'count' || each.kind === 'duration') && (each.role === 'change' || beside);
  });
}

/** Whether a quoted difference is the change: in the figure's own unit, or as a share of the earlier figure ("by a third"). */
function fitsChange(difference: PlacedFigure, { earlier, later, slack: rounding }: Change, reading: Reading): boolean {
  const actual = Math.abs(later - earlier);
  const within = (size: number, tolerance: number): boolean =>
    !(difference.sense === 'over' && size + tolerance < difference.value) &&
    Math.abs(size - difference.value) <= slack(difference) + tolerance + 1e-9;
  if (difference.kind !== 'share' && difference.kind !== 'percentage') return within(actual, rounding);
  const relative = earlier === 0 ? Infinity : (100 * actual) / earlier;
  const tolerance = difference.kind === 'share' ? 4 : (100 * rounding) / Math.max(earlier, 1) + 0.5;
  // "Fell by 2.3%", of a percentage, is as often meant in points.
  return within(relative, tolerance) || (reading.kinds.includes('percentage') && within(actual, rounding));
}

const WORDS: Readonly<Record<Way, string>> = {
  up: 'a rise',
  down: 'a fall',
  better: 'an improvement',
  worse: 'a worsening',
  same: 'no change',
  doubled: 'a doubling',
  trebled: 'a trebling',
  halved: 'a halving',
};

/** Words of direction, and the size of a change, against the figures they go with. */
export function checkDirection(input: CheckInput, reading: Reading): Finding[] {
  return reading.sentences.flatMap((sentence) =>
    moves(sentence.text).flatMap((move) => {
      if (/\b(?:wrong|instead|rather than)\b/.test(sentence.text)) return [];
      const found = changeFor(move, sentence, input, reading);
      if (found === null) return [];
      const went = `${shown(found.earlier, 2)} to ${shown(found.later, 2)}`;
      const size = ['doubled', 'trebled', 'halved'].includes(move.way);
      if (contradicts(move.way, found, input)) {
        const code = size ? 'change-miscounted' : 'direction-contradicts';
        return [
          at(
            code,
            sentence,
            move,
            `The text says ${WORDS[move.way]}, but the figure went from ${went}.`,
            'Use the word that fits the figures, or correct the figure.',
          ),
        ];
      }
      const difference = quotedDifference(move, sentence, reading);
      if (difference === undefined) return [];
      const actual = Math.abs(found.later - found.earlier);
      if (fitsChange(difference, found, reading)) return [];
      return [
        at(
          'change-miscounted',
          sentence,
          difference,
          `From ${went} is a change of ${shown(actual, 2)}, not ${difference.text}.`,
          `Write ${shown(actual, 1)}, or correct the figures.`,
        ),
      ];
    }),
  );
}
