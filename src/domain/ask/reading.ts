/** A question's words put right, and each weighed: which of them an indicator has to account for. */
import { withDigits } from './asked-number';
import type { Heard } from './cues';
import { gentleWords, plainWords } from './plain-words';
import { rank, type Ranked, type Spoken } from './rank';
import { mattersOf } from './spelling';
import { spokenWords } from './spoken';
import { stem } from './stem';
import type { SuiteIndex } from './suite-index';

/** Words put right and written alike: slips corrected, "case load" as the suite's "caseload", numbers in digits. */
export function readable(text: string, index: SuiteIndex): string {
  const words = spokenWords(text).map((word) => index.corrected(word) ?? word);
  const joined: string[] = [];
  for (const word of words) {
    const last = joined.at(-1);
    const one = `${last ?? ''}${word}`;
    if (
      last !== undefined &&
      one.length > 6 &&
      !/\d/.test(one) &&
      !(index.writes(last) && index.writes(word)) &&
      index.writes(one)
    )
      joined.splice(-1, 1, one);
    else joined.push(word);
  }
  return withDigits(joined.join(' '));
}

/** Each word with whether it must be accounted for; what says the intent need not. */
export function spokenOf(words: string, heard: readonly Heard[], index: SuiteIndex): Spoken[] {
  let at = 0;
  return words
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => {
      const from = at;
      at += word.length + 1;
      const stemmed = stem(word);
      const plain = plainWords.has(word) || (index.known.has(stemmed) && !index.knows(stemmed));
      const soft = gentleWords.has(word) || heard.some((cue) => from >= cue.from && from < cue.to);
      return { stem: stemmed, kind: plain ? 'plain' : soft ? 'soft' : 'hard', matters: 1 };
    });
}

/** The same words, those that no indicator holds weighed by what they are in the sentence. */
export function weighed(words: string, spoken: readonly Spoken[], index: SuiteIndex): Spoken[] {
  if (!spoken.some(({ kind, stem: it }) => kind === 'hard' && !index.knows(it))) return [...spoken];
  const matters = mattersOf(words.split(' ').filter((word) => word !== ''));
  return spoken.map((word, i) => ({ ...word, matters: index.knows(word.stem) ? 1 : (matters[i] ?? 1) }));
}

/** What these words rank; where much of them is of no indicator, what only says how or does something is let go. */
export function ranked(words: string, heard: readonly Heard[], index: SuiteIndex): Ranked[] {
  const spoken = spokenOf(words, heard, index);
  const first = rank(spoken, index);
  return first[0] === undefined || first[0].coverage >= 0.9 ? first : rank(weighed(words, spoken, index), index);
}
