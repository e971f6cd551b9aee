import type { CheckInput, FindingCode } from '../../../src/domain/commentary-check';
import type { DocumentCode } from '../../../src/domain/commentary-check/document-check';

/** Words that a code is found in, and words of the same kind that it is not. Both are printed in docs/commentary-check.md. */
export interface Example {
  trips: string;
  clear: string;
  /** What is known besides the care leavers' figures, and how the page says so. */
  given?: { says: string; known: Partial<CheckInput> };
}

const earlier =
  'Shops and pubs closed in the first lockdown, and entry-level posts in retail and catering went with them. The team has met every employer in the borough.';

export const examples: Readonly<Record<FindingCode, Example>> = {
  'outturn-differs': {
    trips: 'At the end of October 2020 the outturn was 41.5%.',
    clear: 'At the end of October 2020 the outturn was 38%.',
  },
  'count-percentage-disagree': {
    trips: 'There were 122 of 228 not in work, and 38% of the 228 in work.',
    clear: 'There were 141 of 228 not in work, and 38% of the 228 in work.',
  },
  'direction-contradicts': {
    trips: 'This is an improvement: 38.2%, compared with 41.0% in July.',
    clear: 'This is a fall: 38.2%, compared with 41.0% in July.',
  },
  'change-miscounted': {
    trips: 'The rate fell by 5 points, from 41.0% to 38.2%.',
    clear: 'The rate fell by 3 points, from 41.0% to 38.2%.',
  },
  'target-misquoted': { trips: 'The target is between 45% and 52%.', clear: 'The target is between 47% and 52%.' },
  'rating-contradicted': {
    trips: 'We are within the target range.',
    clear: 'We expect to be within the target range by June 2021.',
  },
  'action-date-past': {
    trips: 'The Head of Leaving Care will open a club by June 2020.',
    clear: 'The Head of Leaving Care opened a club in June 2020.',
  },
  'template-leftover': { trips: 'The rate was [insert figure].', clear: 'The rate was 38.2% [see note 2].' },
  'only-reference': {
    trips: 'Additional information has been provided to members.',
    clear: 'Shops closed, and 30 young people lost their jobs. Further details are in the annual report.',
  },
  'personal-identifier': {
    trips: 'Ring 020 7946 0018 about case 4471902.',
    clear: 'Ask the Leaving Care Manager.',
  },
  'person-named': {
    trips: 'Jayden, 19, lost his job at a garage in Anerley.',
    clear: 'Ruth Adeyemi, Head of Leaving Care, has met the garage.',
  },
  'small-count': { trips: 'Three care leavers are in custody.', clear: 'Fewer than six care leavers are in custody.' },
  'suppressed-figure': {
    trips: 'The outturn was 38.2%.',
    clear: 'The outturn is in Part 2.',
    given: {
      says: 'where the outturn is suppressed',
      known: { outturn: { numerator: null, denominator: null, value: null, symbol: 'c', asAt: null } },
    },
  },
  'as-at-differs': {
    trips: 'As at the end of September 2020, 38.2% were in work.',
    clear: 'As at the end of October 2020, 38.2% were in work.',
  },
  'previous-outturn-differs': {
    trips: 'The rate was 44.0% in July 2020.',
    clear: 'The rate was 41.0% in July 2020.',
  },
  'benchmark-misquoted': { trips: 'England is at 57%.', clear: 'England is at 53%.' },
  'outturn-missing': {
    trips: 'The rate was 41% in July and has dropped a little since.',
    clear: 'The rate was 41% in July and 38% in October 2020.',
  },
  'percentage-without-number': {
    trips: 'At the end of October 2020 the outturn was 38.2%.',
    clear: 'At the end of October 2020 the outturn was 38.2% (87 of 228).',
  },
  'number-without-percentage': {
    trips: 'At the end of October 2020, 87 of 228 were in work.',
    clear: 'At the end of October 2020, 87 of 228 (38.2%) were in work.',
  },
  'no-cause': {
    trips: '87 of 228 (38.2%) were in work. The Head of Leaving Care will open a club.',
    clear: '87 of 228 (38.2%) were in work, because shops closed.',
  },
  'no-impact': {
    trips: '87 of 228 (38.2%) were in work, because shops closed.',
    clear: 'Shops closed. Young people are falling behind with the rent.',
  },
  'no-action': {
    trips: 'We will do whatever it takes.',
    clear: 'We have moved two workers to the job club.',
  },
  'action-without-owner': {
    trips: 'We will open a job club on 4 January 2021.',
    clear: 'The Leaving Care Manager will open a job club on 4 January 2021.',
  },
  'action-without-date': {
    trips: 'The Leaving Care Manager will open a job club.',
    clear: 'The Leaving Care Manager will open a job club by year end.',
  },
  'no-forecast': {
    trips: 'The Leaving Care Manager will open a job club.',
    clear: 'We expect to be back at 47% by September 2021.',
  },
  'abbreviation-unexpanded': {
    trips: 'DWP staff sit on the panel.',
    clear: 'Staff of the Department for Work and Pensions (DWP) sit on the panel. DWP pays.',
  },
  'repeated-word': { trips: 'The the panel meets weekly.', clear: 'The panel had had two chairs.' },
  'to-be-confirmed': { trips: 'Start date TBC.', clear: 'The start date will be set in December 2020.' },
  'undated-now': {
    trips: 'There are currently 140 young people on the list.',
    clear: 'There were 140 young people on the list on 31 October 2020.',
  },
  'same-as-last-time': {
    trips: earlier,
    clear: 'Two employers opened apprenticeships in the autumn, yet fewer young people applied than a year ago.',
    given: { says: 'where last period’s text was the same', known: { earlier } },
  },
  'promise-not-mentioned': {
    trips: 'Shops closed in October.',
    clear: 'The second employment worker was appointed in September.',
    given: {
      says: 'where last period promised “Appoint a second employment worker”',
      known: { promised: [{ what: 'Appoint a second employment worker', owner: 'Head of Leaving Care', due: null }] },
    },
  },
  'small-count-cases': { trips: 'Two placements broke down.', clear: 'A few placements broke down.' },
  'no-benchmark': { trips: 'The rate is 38.2%.', clear: 'The rate is 38.2%; in England it is 53%.' },
  'no-trend': { trips: 'The rate is 38.2%.', clear: 'The rate is 38.2%; in July it was 41.0%.' },
  'term-varies': { trips: 'Fewer are in EET.', clear: 'Fewer are in ETE.' },
  hedge: { trips: 'Numbers will hopefully settle.', clear: 'Numbers will settle once the club opens in January 2021.' },
  rhetoric: { trips: 'This is a huge crisis.', clear: 'Vacancies in shops fell by half.' },
  'paragraph-long': {
    trips: 'The panel met in May. The panel met in June.',
    clear: 'The panel met in May.',
    given: { says: 'where the suite allows six words', known: { settings: { paragraphWords: 6 } } },
  },
  'reading-age': {
    trips:
      'Multi-disciplinary organisational reconfiguration necessitated comprehensive reprioritisation of operational responsibilities across interdependent partnership arrangements. '
        .repeat(5)
        .trim(),
    clear: 'The team met and chose what to do first. '.repeat(10).trim(),
  },
  'small-group': {
    trips: 'The group helped 8 young people in October 2020.',
    clear: 'The group helped 28 young people in October 2020.',
  },
};

/** A fault in a whole report: words of a sound report, and what stands in their place where it has the fault. */
export interface DocumentExample {
  clear: string;
  trips: string;
}

/** A report with nothing wrong as a document. */
export const sound = `# Communities scrutiny panel

Date: 18 November 2025

## 1. Purpose of the report

1.1 This report gives the position as at 30 September 2025. The figures are in Appendix A.

1.2 Benchmark data are given. The Communities Scrutiny Panel asked for it.

## 2. Recommendations

2.1 That the panel notes the report.

## 3. Exceptions

3.1 One indicator is below expectation. Directors have no other concerns or good performance to report.

### 3.2 Indicator 4: Households in temporary accommodation (AMBER)

3.2.1 There were 1,742 households on 30 September 2025, up from 1,698 in June; London saw a rise too, above our own. The limit is 1,700. Evictions from private lets are the main cause, and families lose touch with schools. The Head of Housing will lease 120 homes by 31 March 2026. We expect to be under 1,700 by June 2026.

## 4. Implications

4.1 None.

## 5. Background documents

5.1 None.

## Appendix A

| Indicator | June | September |
|---|---|---|
| 4 | 1,698 | 1,742 |
`;

export const documentExamples: Readonly<Record<DocumentCode, DocumentExample>> = {
  'pointer-without-ground': { clear: '4.1 None.', trips: '4.1 See the Part 2 report.' },
  'number-repeated': { clear: '1.2 Benchmark', trips: '1.1 Benchmark' },
  'number-skipped': { clear: '1.2 Benchmark', trips: '1.3 Benchmark' },
  'paragraph-unnumbered': { clear: '3.2.1 There were', trips: 'There were' },
  'section-missing': { clear: '## 2. Recommendations', trips: '## 2. Next' },
  'section-empty': { clear: '5.1 None.', trips: '' },
  'field-empty': { clear: 'Date: 18 November 2025', trips: 'Date: 18 November 2025\n\nWard:' },
  'appendix-missing': { clear: 'The figures are in Appendix A.', trips: 'The figures are in Appendices A and B.' },
  'pointer-leads-nowhere': { clear: '4.1 None.', trips: '4.1 As paragraph 9.9 says, none.' },
  'as-at-varies': { clear: '4.1 None.', trips: '4.1 None, as at 31 August 2025.' },
  'rag-missing': { clear: 'accommodation (AMBER)', trips: 'accommodation' },
  'indicator-repeated': {
    clear: '## 4. Implications',
    trips: '### 3.3 Indicator 4: Households (AMBER)\n\n3.3.1 As above.\n\n## 4. Implications',
  },
  'target-missing': { clear: 'The limit is 1,700.', trips: '' },
  'comparison-promised': { clear: '; London saw a rise too, above our own', trips: '' },
  'no-statement-of-others': {
    clear: 'Directors have no other concerns or good performance to report.',
    trips: '',
  },
  'name-varies': {
    clear: '4.1 None.',
    trips: '4.1 None, as the Scrutiny and Communities Panel agreed.',
  },
};
