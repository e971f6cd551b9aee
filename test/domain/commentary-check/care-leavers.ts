import { checkCommentary, type CheckInput, type Finding, type FindingCode } from '../../../src/domain/commentary-check';

/** One indicator with everything loaded: 87 of 228 (38.2%) in October 2020, RED against 47% to 52%. */
export const careLeavers: Omit<CheckInput, 'text'> = {
  indicator: {
    title: '% of care leavers in education, training or employment (ETE)',
    unit: 'percentage',
    decimals: 1,
    polarity: 'higher is better',
    expectation: { low: 47, high: 52, tolerance: { kind: 'relative', percent: 10 } },
    synonyms: ['care leavers in work'],
  },
  outturn: { numerator: 87, denominator: 228, value: (100 * 87) / 228, symbol: null, asAt: null },
  rag: 'RED',
  previous: [
    {
      outturn: { numerator: 93, denominator: 227, value: (100 * 93) / 227, symbol: null, asAt: null },
      period: { label: 'July 2020', asAt: '2020-07-31' },
    },
  ],
  benchmarks: [{ area: 'England', year: '2020', value: 53 }],
  period: { asAt: '2020-10-31' },
  today: '2020-11-12',
};

export function findings(text: CheckInput['text'], changes: Partial<CheckInput> = {}): Finding[] {
  return checkCommentary({ ...careLeavers, ...changes, text });
}

/** The words a finding of this kind marks, for each of them. */
export function marked(code: FindingCode, text: string, changes: Partial<CheckInput> = {}): string[] {
  return findings(text, changes)
    .filter((each) => each.code === code)
    .map((each) => text.slice(...each.span));
}
