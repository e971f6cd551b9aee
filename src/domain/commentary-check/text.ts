import type { CommentaryText } from '../glossary';
import type { Field } from './types';

/** A sentence and where it stands in its field. */
export interface Sentence {
  start: number;
  end: number;
  text: string;
}

/** One field of the form. */
export interface Part {
  field: Field;
  text: string;
  sentences: readonly Sentence[];
}

const segmenter = new Intl.Segmenter('en-GB', { granularity: 'sentence' });
/** A full stop after these does not end a sentence. */
const ABBREVIATED =
  /(?:^|[\s(])(?:e\.g|i\.e|eg|ie|etc|St|[Nn]os?|[Rr]ef|Mr|Mrs|Ms|Dr|Cllr|approx|para|paras|fig|vs|v|[A-Z](?:\.[A-Z])*)\.\s*$/;

/** "When? By 30 April": a short question is a heading for its answer. */
const ASKED = /^\W*(?:\w+ ){0,2}\w+\?\s*$/;

/**
 * Lines, cut where one runs on: no text, however odd, is slow to read. Segmenting piece by piece matters too, as
 * every segment the platform makes holds a copy of all that it was given.
 */
const PIECE = /[^\n]{1,1500}/g;
const LONGEST = 1500;

/** The platform does not end a sentence before a digit: "by April. 15% by June" is two. */
function beforeFigures(segment: string, index: number): { segment: string; index: number }[] {
  const pieces: { segment: string; index: number }[] = [];
  let from = 0;
  for (const match of segment.matchAll(/(?<=[\w)%][.!?])\s+(?=£?\d)/g)) {
    const end = match.index + match[0].length;
    if (ABBREVIATED.test(segment.slice(Math.max(from, match.index - 12), match.index))) continue;
    pieces.push({ segment: segment.slice(from, end), index: index + from });
    from = end;
  }
  return [...pieces, { segment: segment.slice(from), index: index + from }];
}

/** Splits text into sentences; a line break always ends one. */
function readSentences(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  const pieces = [...text.matchAll(PIECE)].flatMap((line) =>
    [...segmenter.segment(line[0])].flatMap(({ segment, index }) => beforeFigures(segment, line.index + index)),
  );
  for (const { segment, index } of pieces) {
    const last = sentences.at(-1);
    const end = index + segment.length;
    const runsOn = last !== undefined && (ABBREVIATED.test(last.text.slice(-12)) || ASKED.test(last.text));
    if (last && runsOn && last.text.length < LONGEST && last.end === index) {
      last.text = text.slice(last.start, end);
      last.end = end;
    } else if (segment.trim() !== '') {
      sentences.push({ start: index, end, text: segment });
    }
  }
  return sentences;
}

function part(field: Field, text: string): Part {
  return { field, text, sentences: readSentences(text) };
}

/** The fields of a commentary that hold text, in the order of the form. */
export function readParts(text: CommentaryText | string): Part[] {
  if (typeof text === 'string') return [part('text', text)];
  return [
    part('cause', text.cause),
    part('impact', text.impact),
    ...text.actions.map((action, index) => part(`action ${index + 1}`, action.what)),
    part('forecast', text.forecast),
  ];
}

/** All of a commentary as one string, for whole-text comparison. */
export function wholeText(text: CommentaryText | string): string {
  return readParts(text)
    .map((each) => each.text)
    .join('\n');
}
