import { at } from './finding';
import { allFigures, ofKind, states, type PlacedFigure, type Reading, type ReadSentence } from './reading';
import type { CheckInput, Finding } from './types';
import { shown } from './words';

function described(input: CheckInput): string {
  const { low = null, high = null } = input.indicator?.expectation ?? {};
  const unit = input.indicator?.unit === 'percentage' ? '%' : '';
  if (low !== null && high !== null) return `${shown(low, 3)}${unit} to ${shown(high, 3)}${unit}`;
  return low === null ? `${shown(high ?? 0, 3)}${unit} or lower` : `${shown(low, 3)}${unit} or higher`;
}

/** A misquoted target is of the same size as the target; anything else is a target of something else. */
function nearTarget(figure: PlacedFigure, low: number | null, high: number | null): boolean {
  return [low, high].some(
    (bound) => bound !== null && Math.abs(figure.value - bound) <= 0.75 * Math.max(Math.abs(bound), 1),
  );
}

/** A target or range quoted otherwise than the suite has it. An open side of the range agrees with anything. */
export function checkTarget(input: CheckInput, reading: Reading): Finding[] {
  const expectation = input.indicator?.expectation;
  if (expectation === null || expectation === undefined || (expectation.low === null && expectation.high === null))
    return [];
  const { low, high } = expectation;
  const percent = input.indicator?.unit === 'percentage';
  return allFigures(reading)
    .filter(({ figure }) => figure.role === 'target' && (figure.kind === 'range' || ofKind(reading, figure)))
    .filter(({ figure }) => {
      if (figure.kind !== 'range')
        return !states(figure, low) && !states(figure, high) && nearTarget(figure, low, high);
      if (percent && figure.unit !== '%') return false;
      const ends: readonly (readonly [number | null, number | null])[] = [
        [figure.value, low],
        [figure.other, high],
      ];
      return ends.some(([written, agreed]) => written !== null && agreed !== null && Math.abs(written - agreed) > 1e-9);
    })
    .map(({ figure, sentence }) =>
      at(
        'target-misquoted',
        sentence,
        figure,
        `The text gives the target as ${figure.text}; the suite has ${described(input)}.`,
        `Write ${described(input)}.`,
      ),
    );
}

const RAG_CLAIM =
  /\b(?:(?:is|are|was|remains?|stays?|now|rated|at|as|still|turned|shown as)\s(?:now |still |rated |at |a )*)(green|amber|red)\b(?!\s(?:list|flag|tape|box|bag|bin|space|card|route|tarmac))|\brag[- ](?:rated|rating|status)\s(?:is |of |as )?(green|amber|red)\b/gi;
const OUR_TARGET =
  '(?:the |our |its |this |agreed |acceptable |target )*(?:[\\d.,–-]+%?(?: to [\\d.,]+%?)? )?(?:target|range|limit|ceiling|floor|threshold|standard|goal|expectations?)\\b';
const MET = new RegExp(
  `\\b(?:(?:met|meets|meeting|achiev(?:es|ed|ing)|hit|hits|within|inside|on)\\s${OUR_TARGET}|target\\s(?:has been |have been |was |is )(?:met|achieved|hit|exceeded)|(?:meets?|met|meeting|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|better than) expectations?\\b)`,
  'gi',
);
const BEYOND = new RegExp(`\\b(exceed(?:s|ed|ing)?|above|over|better than|below|under)\\s${OUR_TARGET}`, 'gi');
const NOT_A_CLAIM =
  /\b(?:not|n't|never|no longer|fail\w*|short of|until|when|if|once|whether|to be|(?<!\bcontinues? )to(?! (?:say|report|note|announce|confirm|tell))|will|would|should|expect\w*|forecast\w*|aim\w*|return\w*|back|bring|towards|recover\w*|predict\w*|was|were|had been|previously|last (?:year|quarter)|england|london|national\w*|points?|only|remains? off|despite)\b[^.;,]{0,40}$/i;

/** "By June 2025" makes it a hope, "for the riskiest premises" a part; "by 2 points" and "for the year" do neither. */
const LATER_OR_PARTLY =
  /^[^.;]{0,30}\b(?:in|from|during)\s(?:\w+\s)?(?:19|20)\d\d|^[^.;]{0,20}\b(?:by|before|from|next)\s(?!\d+(?:\.\d+)?\s?(?:%|p|per))|^\s(?:for|among|in)\s(?:the\s|our\s|most\s|some\s)?(?!year|quarter|period|month|time|all|first|second|third|fourth|last|the)[a-z]/;

/** Where the clause before a match begins, so that an earlier clause's "not" or "will" is not taken for this one's. */
function clauseBefore(text: string, end: number): string {
  return text.slice(Math.max(text.lastIndexOf(';', end), text.lastIndexOf(', and ', end), 0), end);
}

function metClaims(sentence: ReadSentence, input: CheckInput): { start: number; end: number }[] {
  const higher = input.indicator?.polarity === 'higher is better';
  const lower = input.indicator?.polarity === 'lower is better';
  const claims = [
    ...sentence.text.matchAll(MET),
    ...[...sentence.text.matchAll(BEYOND)].filter((match) => {
      const low = /below|under/i.test(match[1] ?? '');
      return /better/i.test(match[1] ?? '') || (low ? lower : higher);
    }),
  ];
  return claims
    .filter((match) => !NOT_A_CLAIM.test(clauseBefore(sentence.text, match.index)))
    .filter((match) => !LATER_OR_PARTLY.test(sentence.text.slice(match.index + match[0].length)))
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** Words that give the indicator another rating than it has, or say that the target is met when it is not. */
export function checkRating(input: CheckInput, reading: Reading): Finding[] {
  const { rag } = input;
  if (rag === undefined || rag === 'NO DATA') return [];
  return reading.sentences.flatMap((sentence) => {
    const named = [...sentence.text.matchAll(RAG_CLAIM)]
      .filter((match) => (match[1] ?? match[2] ?? '').toUpperCase() !== rag)
      .filter(
        (match) =>
          !/\b(?:was|were|been|from|previously|will|expect\w*|forecast\w*|to)\b[^,;]{0,30}$/i.test(
            sentence.text.slice(0, match.index),
          ) && !/^was|^were/i.test(match[0]),
      )
      .map((match) =>
        at(
          'rating-contradicted',
          sentence,
          { start: match.index, end: match.index + match[0].length },
          `The text says ${match[1] ?? match[2] ?? ''}; the indicator is ${rag}.`,
          `Write ${rag}, or leave the rating to the heading.`,
        ),
      );
    if (rag === 'GREEN') return named;
    const claims = metClaims(sentence, input).sort((a, b) => a.start - b.start);
    const [first, last] = [claims[0], claims.at(-1)];
    const met = (first === undefined || last === undefined ? [] : [{ start: first.start, end: last.end }]).map(
      (place) =>
        at(
          'rating-contradicted',
          sentence,
          place,
          `The text says the expectation is met, but the indicator is ${rag}.`,
          'Say how far the outturn is from the target.',
        ),
    );
    return [...named, ...met];
  });
}
