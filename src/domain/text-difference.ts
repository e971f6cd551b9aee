/** Two versions of a commentary compared word by word. */
import { diffWordsWithSpace } from 'diff';
import type { CommentaryText, PromisedAction } from './glossary';

/** Part of a text, as it compares with the version before. */
export interface Difference {
  how: 'same' | 'added' | 'removed';
  words: string;
}

/** One part of a commentary that differs. */
export interface PartDifference {
  part: keyof CommentaryText;
  words: Difference[];
}

/** Longest text compared word by word, in UTF-16 units; beyond it the whole part counts as rewritten. */
const longestCompared = 20_000;

const inLine = ({ what, owner, due }: PromisedAction): string =>
  [what, owner, due].filter((part) => part !== null && part !== '').join(', ');

const partsOf = (text: CommentaryText): Record<keyof CommentaryText, string> => ({
  cause: text.cause,
  impact: text.impact,
  actions: text.actions.map(inLine).join('\n'),
  forecast: text.forecast,
});

function compare(before: string, after: string): Difference[] {
  const pieces =
    before.length + after.length > longestCompared
      ? [
          { removed: true, added: false, value: before },
          { removed: false, added: true, value: after },
        ]
      : diffWordsWithSpace(before, after);
  return pieces
    .filter(({ value }) => value !== '')
    .map(({ added, removed, value }) => ({ how: added ? 'added' : removed ? 'removed' : 'same', words: value }));
}

/** The parts that differ, in the order of the form. The words of "same" and "added" together are the later text. */
export function differences(before: CommentaryText, after: CommentaryText): PartDifference[] {
  const [a, b] = [partsOf(before), partsOf(after)];
  return (['cause', 'impact', 'actions', 'forecast'] as const)
    .filter((part) => a[part] !== b[part])
    .map((part) => ({ part, words: compare(a[part], b[part]) }));
}
