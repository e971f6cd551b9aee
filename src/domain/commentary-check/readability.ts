import { findingCatalogue } from './catalogue';
import type { Reading } from './reading';
import type { CheckInput, Finding } from './types';

const SHORTEST = 60;

/**
 * Age, in years, at which a reader in England follows the text: the Coleman–Liau index (1975), a school
 * grade worked out from letters per word and sentences per 100 words, plus five. NaN for a text without words.
 */
export function readingAge(text: string, sentences: number): number {
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}'’,.%-]*/gu) ?? [];
  const letters = words.join('').replaceAll(/[^\p{L}\p{N}]/gu, '').length;
  const [perHundred, sentencesPerHundred] = [(100 * letters) / words.length, (100 * sentences) / words.length];
  return 0.0588 * perHundred - 0.296 * sentencesPerHundred - 15.8 + 5;
}

function wordCount(text: string): number {
  return text.split(/\s+/).filter(Boolean).length;
}

/** Long paragraphs (150 words unless the suite says otherwise) and text above the suite's reading age (21, a first degree). */
export function checkReadability(input: CheckInput, reading: Reading): Finding[] {
  const { paragraphWords = 150, readingAge: limit = 21 } = input.settings ?? {};
  return reading.parts.flatMap((part) => {
    const found: Finding[] = [];
    for (const match of part.text.matchAll(/[^\n]+/g)) {
      const words = wordCount(match[0]);
      if (words <= paragraphWords) continue;
      const span = [match.index, match.index + match[0].length] as const;
      found.push({
        code: 'paragraph-long',
        severity: findingCatalogue['paragraph-long'].severity,
        field: part.field,
        span,
        sentence: `This paragraph has ${words} words.`,
        suggestion: 'Break it into shorter paragraphs, one for each point.',
      });
    }
    const age = readingAge(part.text, part.sentences.length);
    if (wordCount(part.text) >= SHORTEST && age > limit) {
      found.push({
        code: 'reading-age',
        severity: findingCatalogue['reading-age'].severity,
        field: part.field,
        span: [0, part.text.length],
        sentence: `This text asks for a reading age of about ${Math.round(age)}.`,
        suggestion: 'Use shorter sentences and plainer words.',
      });
    }
    return found;
  });
}
