/** Words put right before they are read: what nobody knows is looked for among the words questions here are made of. */
import nlp from 'compromise/two';
import MiniSearch from 'minisearch';
import type { Indicator } from '../glossary';
import { cueWords } from './cue-words';
import { wordsOfCues } from './cues';
import { everydayWords } from './everyday-words';
import { edits, slipsAllowed } from './near-spelling';
import { plainWords } from './plain-words';
import { spokenWords } from './spoken';

type Written = Pick<Indicator, 'title' | 'definition' | 'synonyms'>;

const Lexicon = nlp.model() as { one: { lexicon: Readonly<Record<string, unknown>> } };

/** Whether English has it, as far as the language library's lexicon goes. */
const isEnglish = (word: string): boolean => Object.hasOwn(Lexicon.one.lexicon, word);

/** Numbers, and words questions are made of in every suite: no slips, and nobody's own. */
export const isOfNoSuite = (word: string): boolean => /\d/.test(word) || plainWords.has(word) || wordsOfCues.has(word);

/** How a suite's words are written, and what may be a slip of one. */
export function spellingOf(indicators: readonly Written[]): {
  corrected: (word: string) => string | null;
  writes: (word: string) => boolean;
} {
  const own = new Set(
    indicators.flatMap(({ title, definition, synonyms }) => [title, definition, ...synonyms].flatMap(spokenWords)),
  );
  const written = new Set([...own, ...cueWords, ...everydayWords.flat().flatMap(spokenWords)]);
  const search = new MiniSearch<{ id: string }>({
    fields: ['id'],
    tokenize: (text) => [text],
    processTerm: (term) => term,
  });
  search.addAll([...written].map((id) => ({ id })));
  const corrected = (word: string): string | null => {
    const most = slipsAllowed(word);
    if (most === 0 || written.has(word) || isEnglish(word)) return null;
    // Two neighbours swapped are two edits to the index, and one slip to a reader.
    const near = search
      .search(word, { fuzzy: Math.min(3, most + 1) })
      .map(({ id }) => String(id))
      .map((id) => ({ id, slips: edits(word, id, most) + (own.has(id) ? 0 : 0.5) }))
      .filter(({ id, slips }) => slips < most + 1 && id.length > 3 && id[0] === word[0]);
    return near.sort((a, b) => a.slips - b.slips)[0]?.id ?? null;
  };
  return { corrected, writes: (word) => written.has(word) };
}

/** Money, and other people than the suite's: another question altogether than how an indicator stands. */
const anotherMatter = /^(?:adults?|spend|spends|spent|spending|costs?|budgets?|money|price|pounds|salary|salaries)$/;

/** How much a word that no indicator holds counts against all of them: what only says how or does something counts little. */
export function mattersOf(words: readonly string[]): number[] {
  const sentences = nlp(words.join(' ')).json({ terms: { tags: true } }) as {
    terms: { normal: string; tags: string[] }[];
  }[];
  const tags = new Map(sentences.flatMap(({ terms }) => terms.map((term) => [term.normal, term.tags] as const)));
  return words.map((word) => {
    const of = tags.get(word) ?? [];
    if (anotherMatter.test(word)) return 1.8;
    if (/^\d/.test(word)) return 0.3;
    if (of.includes('Adjective')) return 0.6;
    return ['Verb', 'Adverb', 'Preposition', 'Conjunction'].some((tag) => of.includes(tag)) ? 0.3 : 1;
  });
}
