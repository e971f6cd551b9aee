/** Whether a plain message is commentary somebody writes in the chat, or a command that was mistyped. */
import type { CommentaryText } from './glossary';

/** First words of the commands. */
const commandWords = [
  'help',
  'menu',
  'status',
  'overview',
  'open',
  'close',
  'check',
  'board',
  'report',
  'answer',
  'review',
  'use',
  'as',
  'history',
  'actions',
  'action',
  'delegate',
  'take',
  'withdraw',
  'reassign',
  'remind',
  'extend',
  'reopen',
  'sign',
  'submit',
  'people',
  'add',
  'give',
  'publish',
  'create',
  'suites',
];

/** From this many words on nobody is typing a command. */
const surelyProse = 8;
const leastProse = 4;

/** One letter added, left out, changed, or two swapped. */
function isSlipOf(word: string, meant: string): boolean {
  if (word === meant) return true;
  if (Math.abs(word.length - meant.length) > 1 || meant.length < 4) return false;
  let start = 0;
  while (start < word.length && word[start] === meant[start]) start += 1;
  const [a, b] = [word.slice(start), meant.slice(start)];
  return (
    a.slice(1) === b.slice(1) ||
    a === b.slice(1) ||
    a.slice(1) === b ||
    (a.length === b.length && a.slice(0, 2) === b.slice(0, 2).split('').reverse().join('') && a.slice(2) === b.slice(2))
  );
}

/**
 * True for 8 words or more, and for 4 to 7 that end like a sentence or do not begin like a command, not even
 * a mistyped one.
 *
 * @param words the message as it was typed
 */
export function isProse(words: string): boolean {
  const typed = words.trim().split(/\s+/);
  if (typed.length < leastProse || typed.length >= surelyProse) return typed.length >= surelyProse;
  const first = (typed[0] ?? '').toLowerCase().replace(/[^\p{L}-]/gu, '');
  return /[.!]$/.test(words.trim()) || !commandWords.some((word) => isSlipOf(first, word));
}

/** A draft with more words: several messages in a row become its paragraphs. */
export const withWords = (draft: CommentaryText, words: string): CommentaryText => ({
  ...draft,
  cause: [draft.cause.trimEnd(), words.trim()].filter((part) => part !== '').join('\n\n'),
});
