/** The words a finding is about, in their sentence. */
import type { CommentaryText } from '../glossary';
import { readParts, type Part } from './text';
import type { Finding } from './types';

/** A sentence with the words to mark in it. */
export interface Marked {
  before: string;
  words: string;
  after: string;
}

const partOf = (text: CommentaryText, { field }: Pick<Finding, 'field'>): Part | undefined =>
  readParts(text).find((part) => part.field === field);

/** The words of a finding; empty where something is missing. */
export const wordsOf = (text: CommentaryText, finding: Pick<Finding, 'field' | 'span'>): string =>
  (partOf(text, finding)?.text ?? '').slice(...finding.span);

/** Those words within the sentence, or the sentences, they stand in; null where something is missing. */
export function marked(text: CommentaryText, finding: Pick<Finding, 'field' | 'span'>): Marked | null {
  const part = partOf(text, finding);
  const [start, end] = finding.span;
  if (part === undefined || end <= start) return null;
  const from = part.sentences.findLast((sentence) => sentence.start <= start)?.start ?? start;
  const to = part.sentences.find((sentence) => sentence.end >= end)?.end ?? end;
  return {
    before: part.text.slice(from, start).trimStart(),
    words: part.text.slice(start, end),
    after: part.text.slice(end, to).trimEnd(),
  };
}
