/** Commentary of Part 2 that stands word for word in Part 1. */
import { placed } from './sections';
import type { VerifyFinding, WordFile } from './types';

/** Fewer words than this can meet by chance. */
const fewestWords = 5;

/** Sentences every report says of many indicators. */
const standing =
  /^(?:The target is|No target is set|No comparison with|No benchmark|For comparison|Source|As at |That is |No outturn was|No approved management commentary|Fewer than two figures|What it measures|The [^.]* reports this by exception|This figure is not published)/u;

const split = (text: string): string[] =>
  text
    .replace(/^\s*(?:\d+(?:\.\d+)+|A\d+)\s+/u, '')
    .replace(/^(?:What it measures\.[^]*|(?:Commentary|Impact|Forecast)\.\s+)/u, '')
    .split(/(?<=[.!?;])\s+|\n/u)
    .map((sentence) => sentence.trim());

/** The words alone: marks, case and spaces differ when text is pasted. */
const wordsOf = (text: string): string =>
  (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(' ');

/** Sentences of Part 2's commentary that Part 1 holds anywhere, within longer sentences too. */
export function sharedSentences(one: WordFile, two: WordFile): VerifyFinding[] {
  const second = placed(two.passages);
  const inSections = second.filter(({ kind, indicator }) => kind !== 'heading' && indicator !== null);
  const told = (inSections.length === 0 ? second : inSections).filter(
    ({ kind, header }) => kind !== 'row' || header.some((name) => /^action/iu.test(name.trim())),
  );
  const places = [
    ...one.passages.map(({ text }) => ({ where: 'the text', text })),
    ...one.elsewhere.map(({ where, text }) => ({ where, text })),
  ].map(({ where, text }) => ({ where, text: ` ${wordsOf(text)} ` }));
  const all = new Set(
    told
      .flatMap(({ kind, cells, text }) => (kind === 'row' ? cells.flatMap(split) : split(text)))
      .filter((sentence) => !standing.test(sentence)),
  );
  return [...all].flatMap((sentence): VerifyFinding[] => {
    const words = wordsOf(sentence);
    if (words.split(' ').length < fewestWords) return [];
    return places
      .filter(({ text }) => text.includes(` ${words} `))
      .map(({ where }) => ({
        code: 'sentence',
        part: 1,
        where,
        words: sentence,
        sentence: `Part 1 holds a sentence of Part 2’s commentary: “${sentence.slice(0, 160)}”.`,
      }));
  });
}
