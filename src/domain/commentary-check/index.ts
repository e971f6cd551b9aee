import { checkAgreement } from './agreement';
import { checkBenchmarks, checkPrevious } from './comparison';
import { checkContinuity } from './continuity';
import { checkDirection } from './direction';
import { checkRating, checkTarget } from './expectation';
import { checkOutturn, checkSuppressed } from './outturn';
import { checkPeople } from './people';
import { checkReadability } from './readability';
import { read, type Reading } from './reading';
import { checkSmallCounts } from './small-counts';
import { checkSubstance } from './substance';
import { checkAsAt, checkNow, checkPromisesInTime } from './timing';
import type { Severity } from './catalogue';
import type { CheckInput, Finding } from './types';
import { checkAbbreviations, checkPhrases, checkTerms } from './wording';

export { findingCatalogue, type FindingCode, type Severity } from './catalogue';
export type { CheckInput, CheckSettings, CheckedOutturn, Field, Finding, PastOutturn } from './types';

type Check = (input: CheckInput, reading: Reading) => Finding[];

const CHECKS: readonly Check[] = [
  checkSuppressed,
  checkAgreement,
  checkOutturn,
  checkDirection,
  checkTarget,
  checkRating,
  checkPromisesInTime,
  (input, reading) => (input.part === 2 ? [] : checkPeople(reading)),
  checkSmallCounts,
  checkAsAt,
  checkPrevious,
  checkBenchmarks,
  checkSubstance,
  checkContinuity,
  checkAbbreviations,
  checkTerms,
  (_, reading) => [...checkNow(reading), ...checkPhrases(reading)],
  checkReadability,
];

const ORDER: Readonly<Record<Severity, number>> = { stop: 0, 'should fix': 1, consider: 2 };

function overlaps(a: Finding, b: Finding): boolean {
  return a.field === b.field && a.span[0] < b.span[1] && b.span[0] < a.span[1];
}

/** Leaves out findings that overlap an earlier one of the same kind. */
function once(findings: readonly Finding[]): Finding[] {
  const reached = new Map<string, number>();
  return findings
    .toSorted((a, b) => a.span[0] - b.span[0])
    .filter(({ code, field, span: [start, end] }) => {
      const key = `${code} ${field}`;
      const overlapping = start < (reached.get(key) ?? 0);
      reached.set(key, Math.max(end, reached.get(key) ?? 0));
      return !overlapping;
    });
}

/** One fault, one finding: a figure already shown to contradict another is not also reported as a wrong outturn. */
function withoutEchoes(findings: readonly Finding[]): Finding[] {
  const disagreements = findings.filter(
    (each) => each.code === 'count-percentage-disagree' || each.code === 'suppressed-figure',
  );
  const late = findings.filter((each) => each.code === 'action-date-past');
  const disagrees = disagreements.length > 0;
  const givenWrongly = disagrees || findings.some((each) => each.code === 'outturn-differs');
  return once(
    findings.filter(
      (each) =>
        !(each.code === 'outturn-differs' && disagreements.some((other) => overlaps(each, other))) &&
        !(each.code === 'as-at-differs' && late.some((other) => overlaps(each, other))) &&
        !(each.code === 'outturn-missing' && givenWrongly) &&
        !(each.code === 'number-without-percentage' && disagrees),
    ),
  );
}

/**
 * Checks a commentary against what is known of its indicator, and against itself. Pure: the same input gives
 * the same findings. The worst come first, then in the order of the text. The catalogue gives each code's reason.
 */
export function checkCommentary(input: CheckInput): Finding[] {
  const reading = read(input);
  return withoutEchoes(CHECKS.flatMap((check) => check(input, reading))).sort(
    (a, b) => ORDER[a.severity] - ORDER[b.severity] || a.span[0] - b.span[0],
  );
}
