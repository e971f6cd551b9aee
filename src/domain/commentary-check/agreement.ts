import type { Figure } from './figures';
import { slack } from './figures';
import { at } from './finding';
import type { PlacedFigure, Reading, ReadSentence } from './reading';
import type { CheckInput, Finding } from './types';
import { contentWords, OPPOSITE, shown } from './words';

const SAME_THING =
  /(?:\(|,?\s(?:or|i\.?\s?e\.?,?|that is,?|that makes|which (?:is|makes)|so|equal to|equivalent to|giving|=)|[(:])\s*(?:just |about |only )?$/i;

const SHORT_GAP = 70;

function isShare(figure: Figure): boolean {
  return figure.kind === 'percentage' || figure.kind === 'share';
}

/** Whether a percentage is the given share of 100, as exactly as it was written. */
function agrees(percentage: Figure, value: number): boolean {
  return (
    Math.abs(percentage.value - value) <= slack(percentage) + 1e-9 ||
    (percentage.sense === 'under' && percentage.value > value && percentage.value - value < 6)
  );
}

interface Pair {
  ratio: { value: number; other: number };
  percentage: PlacedFigure;
  start: number;
  end: number;
}

/** "38% (87 of 228)", "87 of 228, or 38%", "87 people, or 38%, out of 228". */
export function pairs(sentence: ReadSentence): Pair[] {
  const { text } = sentence;
  const found: Pair[] = [];
  const figures = sentence.figures.filter((each) => each.kind !== 'duration');
  figures.forEach((first, index) => {
    const [second, third] = [figures[index + 1], figures[index + 2]];
    if (second === undefined) return;
    const gap = text.slice(first.end, second.start);
    const joined =
      gap.length <= SHORT_GAP &&
      (SAME_THING.test(gap) || /^\s*,?\s*$/.test(gap)) &&
      !/[;]|\.\s/.test(gap.replaceAll(/i\.\s?e\./g, ''));
    const [ratio, percentage] = first.kind === 'ratio' ? [first, second] : [second, first];
    if (joined && ratio.kind === 'ratio' && ratio.other !== null && isShare(percentage)) {
      found.push({
        ratio: { value: ratio.value, other: ratio.other },
        percentage,
        start: first.start,
        end: second.end,
      });
    }
    // "Of 1,240 defects 1,104 were repaired, that is 89%".
    const opens =
      first.kind === 'count' &&
      second.kind === 'count' &&
      second.value <= first.value &&
      /^\W*of (?:the |our |all )?$/i.test(text.slice(0, first.start));
    if (opens && third !== undefined && isShare(third)) {
      const rest = text.slice(second.end, third.start);
      if (SAME_THING.test(rest) && rest.length <= SHORT_GAP) {
        found.push({
          ratio: { value: second.value, other: first.value },
          percentage: third,
          start: first.start,
          end: third.end,
        });
      }
    }
    if (
      first.kind === 'count' &&
      isShare(second) &&
      third?.kind === 'count' &&
      /^,?\)?\s?(?:out )?of (?:the )?$/.test(text.slice(second.end, third.start))
    ) {
      found.push({
        ratio: { value: first.value, other: third.value },
        percentage: second,
        start: first.start,
        end: third.end,
      });
    }
  });
  return found;
}

function checkPairs(sentence: ReadSentence): Finding[] {
  return pairs(sentence).flatMap(({ ratio, percentage, start, end }) => {
    const share = (100 * ratio.value) / ratio.other;
    if (agrees(percentage, share)) return [];
    const around = sentence.text.slice(start, end + 40).split(/[.;]\s/)[0] ?? '';
    if (OPPOSITE.test(around) && agrees(percentage, 100 - share)) return [];
    const worked = `${shown(ratio.value)} of ${shown(ratio.other)} is ${shown(share)}%`;
    return [
      at(
        'count-percentage-disagree',
        sentence,
        { start, end },
        `${worked}, not ${percentage.text}.`,
        'Correct the count or the percentage so that they agree.',
      ),
    ];
  });
}

/** What a sentence says a ratio is of: the words from the ratio to the end of its clause. */
function said(sentence: ReadSentence, ratio: PlacedFigure): string {
  return /^[^.;(]{0,90}/.exec(sentence.text.slice(ratio.end))?.[0] ?? '';
}

/** "122 of 228 not in work" against "38% in work" elsewhere in the text. */
function checkOpposites(input: CheckInput, reading: Reading): Finding[] {
  const figures = reading.sentences.flatMap((sentence) => sentence.figures.map((figure) => ({ figure, sentence })));
  const claims = figures.filter(
    ({ figure }) =>
      figure.kind === 'percentage' &&
      (figure.role === 'current' || figure.role === 'open' || reading.asAt === undefined),
  );
  return figures.flatMap(({ figure: ratio, sentence }) => {
    if (ratio.kind !== 'ratio' || ratio.other === null || ratio.role === 'previous') return [];
    const words = said(sentence, ratio);
    if (!OPPOSITE.test(words) || pairs(sentence).some((pair) => pair.start <= ratio.start && ratio.end <= pair.end))
      return [];
    const whole = ratio.other;
    const about = new Set(contentWords(words));
    const claim = claims.find((each) => {
      if (each.figure.role === 'target' || each.figure.role === 'benchmark') return false;
      const shared = contentWords(each.sentence.text.slice(each.figure.end)).filter((word) => about.has(word));
      return whole === input.outturn?.denominator || new Set(shared).size >= 2;
    });
    if (claim === undefined) return [];
    const share = (100 * ratio.value) / whole;
    const expected = 100 - share;
    if (agrees(claim.figure, expected) || agrees(claim.figure, share)) return [];
    return [
      at(
        'count-percentage-disagree',
        sentence,
        ratio,
        `${shown(ratio.value)} of ${shown(whole)} is ${shown(share)}%, so at most ${shown(expected)}% are on the other side; the text says ${claim.figure.text}.`,
        'Check both figures are of the same group and the same date, and correct the wrong one.',
      ),
    ];
  });
}

/** "Of 150 plans, 96 were on time and 44 were late": the parts must make the whole. */
function checkParts(sentence: ReadSentence): Finding[] {
  const counts = sentence.figures.filter((each) => each.kind === 'count');
  const [whole, first, second] = counts;
  if (whole === undefined || first === undefined || second === undefined || counts.length > 3) return [];
  if (!/\bof (?:the |all |our )?$/i.test(sentence.text.slice(0, whole.start))) return [];
  const tail = sentence.text.slice(second.end, second.end + 30);
  const middle = sentence.text.slice(first.end, second.start);
  if (!/\band\s$/.test(middle) || !OPPOSITE.test(tail) || first.value + second.value === whole.value) return [];
  return [
    at(
      'count-percentage-disagree',
      sentence,
      second,
      `${shown(first.value)} and ${shown(second.value)} make ${shown(first.value + second.value)}, not ${shown(whole.value)}.`,
      'Correct the parts or the total.',
    ),
  ];
}

const WHAT_IS_LEFT =
  /\b(?:leav(?:es|ing)|left|remaining|remainder|the (?:rest|others?)|not [a-z]+(?: [a-z]+)?:)\s?(?:just |only |the |some |of )*$/i;

interface Split {
  part: number;
  whole: number;
  /** Where the part stands. */
  sentence: ReadSentence;
  end: number;
}

/** Parts of a whole in these sentences: "613 of 782", "782 children … 613 of them", and the loaded number alone. */
function splits(sentences: readonly ReadSentence[], { outturn }: CheckInput): Split[] {
  const { numerator = null, denominator = null } = outturn ?? {};
  return sentences.flatMap((sentence, index) =>
    sentence.figures.flatMap((figure): Split[] => {
      if (figure.role === 'previous') return [];
      const at = { part: figure.value, sentence, end: figure.end };
      if (figure.kind === 'ratio') return figure.other === null ? [] : [{ ...at, whole: figure.other }];
      if (figure.kind !== 'count') return [];
      if (/^ of (?:them|these|those|whom|which)\b/.test(sentence.text.slice(figure.end))) {
        const before = [
          ...sentences.slice(0, index).flatMap((each) => each.figures),
          ...sentence.figures.filter((each) => each.end <= figure.start),
        ].filter((each) => each.kind === 'count' && each.value > figure.value);
        const whole = before.at(-1)?.value;
        return whole === undefined ? [] : [{ ...at, whole }];
      }
      return figure.value === numerator && denominator !== null ? [{ ...at, whole: denominator }] : [];
    }),
  );
}

/**
 * "2,318 of 2,760 … That leaves 342": what is told to be the rest, as a number or a percentage, in the same or the
 * next sentence, must be the rest.
 */
function checkRests(input: CheckInput, { sentences }: Reading): Finding[] {
  return sentences.flatMap((sentence, index) => {
    const near = [...sentences.slice(Math.max(0, index - 1), index), sentence];
    const found = splits(near, input);
    const [split] = found;
    if (split === undefined || found.some((each) => each.part !== split.part || each.whole !== split.whole)) return [];
    const rest = split.whole - split.part;
    const told = sentence.figures.find(
      (each) =>
        (each.kind === 'count' || each.kind === 'percentage') &&
        (sentence !== split.sentence || each.start > split.end) &&
        (WHAT_IS_LEFT.test(sentence.text.slice(0, each.start)) ||
          (each.kind === 'count' &&
            /\bso\s$/i.test(sentence.text.slice(0, each.start)) &&
            OPPOSITE.test(sentence.text.slice(each.end, each.end + 30)))),
    );
    if (told === undefined || told.sense !== 'exact') return [];
    const expected = told.kind === 'count' ? rest : (100 * rest) / split.whole;
    const agreed = told.kind === 'count' ? told.value === rest : agrees(told, expected);
    if (agreed) return [];
    return [
      at(
        'count-percentage-disagree',
        sentence,
        told,
        `${shown(split.part)} of ${shown(split.whole)} leaves ${shown(expected)}${told.kind === 'count' ? '' : '%'}, not ${told.text}.`,
        'Correct the part or the rest.',
      ),
    ];
  });
}

/** Counts, percentages and shares that cannot all be right. Needs no loaded figures. */
export function checkAgreement(input: CheckInput, reading: Reading): Finding[] {
  return [
    ...reading.sentences.flatMap((each) => [...checkPairs(each), ...checkParts(each)]),
    ...checkRests(input, reading),
    ...checkOpposites(input, reading),
  ];
}
