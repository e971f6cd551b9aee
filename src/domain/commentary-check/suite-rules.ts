/** A suite's own decisions about the check: what it is given, and what of its findings the council wants to hear. */
import type { CheckRules, SuiteSettings } from '../glossary';
import { findingCatalogue } from './catalogue';
import { documentCatalogue } from './document-types';
import type { CheckInput } from './types';

/**
 * Codes no council can switch off: they protect people who can be identified (UK GDPR, article 4(1)) and what
 * Part 2 holds (Local Government Act 1972, Schedule 12A).
 */
const alwaysOn: readonly string[] = ['suppressed-figure', 'small-count', 'person-named', 'personal-identifier'];

/** Why a code cannot be switched off, in words that follow it; null where it can. */
export function whyNotOff(code: string): string | null {
  if (alwaysOn.includes(code)) return 'protects people or exempt figures and cannot be switched off';
  return Object.hasOwn(findingCatalogue, code) || Object.hasOwn(documentCatalogue, code)
    ? null
    : 'is not a code of the check';
}

/** The suite's settings in the check's own terms. */
export const givenBy = ({
  smallCount,
  check: { abbreviations, terms, readingAge, paragraphWords },
}: Pick<SuiteSettings, 'smallCount' | 'check'>): Pick<CheckInput, 'abbreviations' | 'terms' | 'settings'> => ({
  abbreviations,
  terms,
  settings: { smallCount, readingAge, paragraphWords },
});

/**
 * The findings a council wants to hear of.
 *
 * @param wordsOf the words a finding is about
 */
export function wanted<T extends { code: string }>(
  findings: readonly T[],
  { off, familiar }: Pick<CheckRules, 'off' | 'familiar'>,
  wordsOf: (finding: T) => string,
): T[] {
  const isFamiliar = (words: string): boolean => familiar.includes(words.replace(/(?:['’]s|s)$/u, ''));
  return findings.filter(
    (finding) =>
      (alwaysOn.includes(finding.code) || !off.includes(finding.code)) &&
      !(finding.code === 'abbreviation-unexpanded' && isFamiliar(wordsOf(finding))),
  );
}
