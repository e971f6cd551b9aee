import { at } from './finding';
import { allFigures, ofKind, states, type PlacedFigure, type Reading, type ReadSentence } from './reading';
import type { CheckedOutturn, CheckInput, Finding } from './types';
import { contentWords, OPPOSITE, overlap, shown } from './words';

const SUBJECT =
  /\b(?:outturn|figure|rate|performance|proportion|percentage|average|number|indicator|collection|we (?:did|had|achieved|recycled|collected|completed)|it)\b[^.;]{0,60}$|\b(?:stood|stands|reached|is|was|are|were|at)\s(?:now\s|at\s)?$/i;
const PART_OF_SOMETHING = /^[^.;,]{0,3}\s?of (?:whom|which|these|those|them|the \d)/i;

/** Sums of money are rounded when they are written: they are the same within 2%. */
function sameRatio(figure: PlacedFigure, { numerator, denominator }: CheckedOutturn): boolean {
  const near = (written: number | null, loaded: number | null): boolean =>
    written === loaded ||
    (figure.unit === '£' && written !== null && loaded !== null && Math.abs(written - loaded) <= 0.02 * loaded);
  return near(figure.value, numerator) && near(figure.other, denominator);
}

/** Any wording of the indicator's own value or its count. */
export function statesOutturn(figure: PlacedFigure, outturn: CheckedOutturn, reading: Reading): boolean {
  if (figure.kind === 'ratio') return sameRatio(figure, outturn);
  return (ofKind(reading, figure) || figure.kind === 'share') && states(figure, outturn.value);
}

function known(figure: PlacedFigure, input: CheckInput): boolean {
  const { low, high } = input.indicator?.expectation ?? { low: null, high: null };
  const others = [
    ...(input.previous ?? []).map((each) => each.outturn.value),
    ...(input.benchmarks ?? []).map((each) => each.value),
    low,
    high,
  ];
  return others.some((value) => states(figure, value));
}

/** Whether the words around a figure are about the indicator and not about a part of it or something else. */
function aboutIndicator(figure: PlacedFigure, sentence: ReadSentence, input: CheckInput): boolean {
  const title = [input.indicator?.title ?? '', ...(input.indicator?.synonyms ?? [])].join(' ');
  if (PART_OF_SOMETHING.test(sentence.text.slice(figure.end))) return false;
  return SUBJECT.test(sentence.text.slice(0, figure.start)) || overlap(title, sentence.text) >= 0.25;
}

/** Whether what a count is of, as the words after it say, can be the indicator; a percentage always can. */
export function countsIndicator(figure: PlacedFigure, sentence: ReadSentence, input: CheckInput): boolean {
  if (figure.kind !== 'count') return true;
  const noun = /^\s[a-z]+(?:\s[a-z]+)?/.exec(sentence.text.slice(figure.end))?.[0] ?? '';
  if (
    noun === '' ||
    /^\s(?:in|at|as|on|and|or|by|to|for|from|against|last|a|this|per|when|after|since|is|was|which|than|but|over|during)\b/.test(
      noun,
    )
  )
    return true;
  const title = new Set(contentWords([input.indicator?.title ?? '', ...(input.indicator?.synonyms ?? [])].join(' ')));
  return contentWords(noun).some((word) => title.has(word)) || /^\s(?:days|children|cases|households)\b/.test(noun);
}

/** Whether a sentence names another indicator: by its number, or by its title as a whole. */
function namesAnother({ text }: ReadSentence, { indicator, others }: CheckInput): boolean {
  const numbers = [...text.matchAll(/\b(?:indicators?|KPI|PI)\s(?:no\.?\s|number\s|#)?(\d{1,3})\b/gi)].map(
    ([, number]) => Number(number),
  );
  if (numbers.length > 0) return indicator?.number !== undefined && !numbers.includes(indicator.number);
  const words = text.toLowerCase();
  return (others ?? []).some(
    ({ number, title }) => number !== indicator?.number && title.length > 8 && words.includes(title.toLowerCase()),
  );
}

/** A count is taken for the outturn only when it is of its size. */
function plausible(figure: PlacedFigure, value: number): boolean {
  return figure.kind === 'percentage' || Math.abs(figure.value - value) / Math.max(Math.abs(value), 1) < 0.5;
}

function differs(figure: PlacedFigure, sentence: ReadSentence, input: CheckInput, reading: Reading): boolean {
  const { outturn } = input;
  if (outturn?.value === null || outturn?.value === undefined || figure.role !== 'current') return false;
  if (namesAnother(sentence, input)) return false;
  if (figure.kind === 'ratio') {
    const { numerator, denominator } = outturn;
    if (numerator === null || denominator === null || figure.other !== denominator) return false;
    const complement = denominator - numerator;
    return figure.value !== numerator && figure.value !== complement && aboutIndicator(figure, sentence, input);
  }
  if (!ofKind(reading, figure) || statesOutturn(figure, outturn, reading)) return false;
  if (figure.kind === 'count' && (figure.value === outturn.numerator || figure.value === outturn.denominator))
    return false;
  if (figure.kind === 'percentage' && states(figure, 100 - outturn.value) && OPPOSITE.test(sentence.text)) return false;
  if (
    known(figure, input) &&
    !/\boutturn|\b(?:is|are|was|were|at|did|have|has|had)\s$/.test(sentence.text.slice(0, figure.start)) &&
    figure.start > 3
  )
    return false;
  return (
    plausible(figure, outturn.value) &&
    countsIndicator(figure, sentence, input) &&
    aboutIndicator(figure, sentence, input)
  );
}

/** Figures given as this period's outturn that are not the outturn loaded. */
export function checkOutturn(input: CheckInput, reading: Reading): Finding[] {
  const { outturn } = input;
  const value = outturn?.value ?? null;
  if (value === null) return [];
  const loaded = shown(value, input.indicator?.decimals ?? 1);
  const counts =
    typeof outturn?.numerator === 'number' && outturn.denominator !== null
      ? ` (${shown(outturn.numerator)} of ${shown(outturn.denominator)})`
      : '';
  const unit = input.indicator?.unit === 'percentage' ? '%' : '';
  return allFigures(reading)
    .filter(({ figure, sentence }) => differs(figure, sentence, input, reading))
    .filter(
      ({ figure, sentence }) =>
        !sentence.figures.some(
          (each) =>
            each !== figure &&
            each.kind === figure.kind &&
            outturn !== undefined &&
            statesOutturn(each, outturn, reading),
        ),
    )
    .map(({ figure, sentence }) =>
      at(
        'outturn-differs',
        sentence,
        figure,
        `The text gives ${figure.text}; the outturn loaded for this period is ${loaded}${unit}${counts}.`,
        `Use ${loaded}${unit}${counts}, or ask the performance team to correct the figure.`,
      ),
    );
}

/** The outturn of a suppressed indicator, which Part 1 must not quote; other figures kept back are found by the disclosure rules. */
export function checkSuppressed(input: CheckInput, reading: Reading): Finding[] {
  if (input.part === 2 || input.outturn?.symbol !== 'c') return [];
  return allFigures(reading)
    .filter(
      ({ figure }) =>
        (figure.role === 'current' || figure.role === 'open') && (figure.kind === 'ratio' || ofKind(reading, figure)),
    )
    .map(({ figure, sentence }) =>
      at(
        'suppressed-figure',
        sentence,
        figure,
        `${figure.text} is withheld from the public report.`,
        'Leave the figure out here and give it in the Part 2 commentary.',
      ),
    );
}
