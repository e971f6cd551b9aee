/** Figures that Part 1 keeps back, quoted in a commentary that will be public. */
import { quotedProtectedFigures, type ProtectedFigure } from '../disclosure';
import type { CommentaryText, Indicator } from '../glossary';
import { at } from './finding';
import { readParts, type Part, type Sentence } from './text';
import type { Finding } from './types';
import { literally, overlap } from './words';

/** A figure kept back, with what names it in a text. */
export interface KeptBackFigure extends ProtectedFigure {
  of: Pick<Indicator, 'number' | 'title' | 'synonyms'>;
  /** True for earlier figures of the indicator the commentary is on: every sentence is about those. */
  own: boolean;
}

/** Share of a title's words that a sentence must have to be about it. */
const surely = 0.6;

function isAbout(sentence: string, { number, title, synonyms }: KeptBackFigure['of']): boolean {
  const named = [`indicator ${number}`, ...synonyms].some((name) =>
    new RegExp(`\\b${literally(name)}\\b`, 'iu').test(sentence),
  );
  return named || overlap(title, sentence) >= surely;
}

/** Figures a sentence may be quoting: of what it, or the sentence before it, is about. */
const meant = (part: Part, index: number, figures: readonly KeptBackFigure[]): KeptBackFigure[] => {
  const near = part.sentences
    .slice(Math.max(0, index - 1), index + 1)
    .map((sentence) => sentence.text)
    .join(' ');
  return figures.filter((figure) => figure.own || isAbout(near, figure.of));
};

function inSentence(
  part: Part,
  sentence: Sentence,
  figures: readonly KeptBackFigure[],
  told: readonly ProtectedFigure[],
): Finding[] {
  const open = quotedProtectedFigures(sentence.text, told, 0).map((span) => span.start);
  return quotedProtectedFigures(sentence.text, figures, 0)
    .filter((span) => span.as !== 'denominator' && !open.includes(span.start))
    .map((span) =>
      at(
        'suppressed-figure',
        { ...sentence, field: part.field, figures: [], dates: [] },
        span,
        `“${span.words}” tells a figure that is kept out of the public report.`,
        'Leave it out. If the commentary cannot do without it, ask the performance team to move this commentary to Part 2.',
      ),
    );
}

/**
 * Words that quote a figure kept back. Give only figures that whoever reads the findings may know: a finding
 * confirms a guess.
 *
 * @param told figures Part 1 shows; where a number is one of these too, it tells nothing
 */
export function checkKeptBack(
  text: CommentaryText,
  figures: readonly KeptBackFigure[],
  told: readonly ProtectedFigure[],
): Finding[] {
  return readParts(text).flatMap((part) =>
    part.sentences.flatMap((sentence, i) => inSentence(part, sentence, meant(part, i, figures), told)),
  );
}
