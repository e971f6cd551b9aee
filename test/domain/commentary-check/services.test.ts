import type { CheckInput, FindingCode } from '../../../src/domain/commentary-check';
import { careLeavers, findings } from './care-leavers';

/** A world of one figure, one earlier figure and an upper limit: lower is better. */
function lowerIsBetter(
  of: Pick<NonNullable<CheckInput['indicator']>, 'title' | 'unit' | 'decimals'>,
  limit: number,
  now: { value: number; asAt: string; today: string },
  before: { value: number; label: string; asAt: string },
  england?: number,
): Partial<CheckInput> {
  const outturn = { numerator: null, denominator: null, symbol: null, asAt: null };
  return {
    indicator: {
      ...of,
      polarity: 'lower is better',
      expectation: { low: null, high: limit, tolerance: { kind: 'relative', percent: 10 } },
      synonyms: [],
    },
    outturn: { ...outturn, value: now.value },
    previous: [{ outturn: { ...outturn, value: before.value }, period: { label: before.label, asAt: before.asAt } }],
    benchmarks: england === undefined ? [] : [{ area: 'England', year: '2024', value: england }],
    period: { asAt: now.asAt },
    today: now.today,
    rag: 'RED',
  };
}

const lights = lowerIsBetter(
  { title: 'Average days to repair a street light', unit: 'days', decimals: 1 },
  5,
  { value: 7.8, asAt: '2024-12-31', today: '2025-01-20' },
  { value: 6.1, label: 'September 2024', asAt: '2024-09-30' },
  5.5,
);
const households = lowerIsBetter(
  { title: 'Households in temporary accommodation', unit: 'number', decimals: 0 },
  1500,
  { value: 1742, asAt: '2025-09-30', today: '2025-10-13' },
  { value: 1698, label: 'June 2025', asAt: '2025-06-30' },
);
const admissions = lowerIsBetter(
  { title: 'Permanent admissions to care homes per 10,000 people', unit: 'rate per 10,000', decimals: 1 },
  50,
  { value: 57.3, asAt: '2025-12-31', today: '2026-01-20' },
  { value: 54.8, label: 'September 2025', asAt: '2025-09-30' },
  56.1,
);

/** Codes that say a text is wrong, as against lacking something. */
const WRONG: ReadonlySet<FindingCode> = new Set([
  'outturn-differs',
  'count-percentage-disagree',
  'direction-contradicts',
  'change-miscounted',
  'target-misquoted',
  'rating-contradicted',
  'action-date-past',
  'only-reference',
  'personal-identifier',
  'person-named',
  'small-count',
  'as-at-differs',
  'previous-outturn-differs',
  'benchmark-misquoted',
  'undated-now',
  'small-count-cases',
]);

function wrong(text: string, world: Partial<CheckInput>): FindingCode[] {
  const codes = findings(text, world).map((each) => each.code);
  return [...new Set(codes.filter((code) => WRONG.has(code)))];
}

test.each([
  ['Performance of 38.2% (87 of 228) is 8.8 percentage points below the bottom of our range.', []],
  [
    'Since July the rate has gone down from 41% to 38%, while the size of the cohort has gone up by one, from 227 to 228.',
    [],
  ],
  ['We placed 46 young people in jobs between April and October 2020, twice the 23 of the year before.', []],
  ['Of the 141 who were not in work, 52 were ill and 31 were caring for a child.', []],
  ['62% of care leavers (141 of 228) had neither a job nor a course at 31 October 2020.', []],
  ['By 31 October 2020 only 38% were in work, against 53% nationally and 47% locally as a minimum.', []],
  ['The latest figure, for October 2020, is 40%.', ['outturn-differs']],
  ['91 of the 228 care leavers were in work or study at 31 October 2020.', ['outturn-differs']],
  ['Our acceptable range runs from 45% to 50%.', ['target-misquoted']],
  ['Our acceptable range runs from 47% to 52%.', []],
  ['We aim to have at least half (50%) of care leavers in work; the agreed target is 50%.', ['target-misquoted']],
  ['More care leavers are in work than in July: 38.2%, against 41.0%.', ['direction-contradicts']],
  ['Fewer care leavers are in work than in July: 38.2%, against 41.0%.', []],
  ['The position has strengthened since July, when it was 41.0%.', ['direction-contradicts']],
  ['We are down by more than five points since July (41.0% to 38.2%).', ['change-miscounted']],
  ['There has been a one point drop from 41.0% in July to 38.2% in October 2020.', ['change-miscounted']],
  ['There has been a three point drop from 41.0% in July to 38.2% in October 2020.', []],
  ['The indicator is rated Amber this quarter.', ['rating-contradicted']],
  ['The indicator has moved from Amber to Red this quarter.', []],
  ['We are pleased to say that the target was exceeded.', ['rating-contradicted']],
  ['The target was exceeded in every quarter of 2019.', []],
  ['A second worker is due to start on 2 November 2020.', ['action-date-past']],
  ['A second worker, due to start on 2 November 2020, did so.', []],
  ['A second worker was due to start on 2 November 2020 but withdrew.', []],
  ['The Head of Service expects to finish by the end of September 2020.', ['action-date-past']],
  ['Young person AB left her course in May.', ['person-named']],
  ['Councillor Jane Whitmore chairs the panel, and Tom Adeyemi, Service Manager, leads the work.', []],
  ['The Jubilee Centre in Hayes opened, with help from Marks and Spencer.', []],
  ['Five young people moved to Kent.', ['small-count']],
  ['Five more workers will be recruited.', []],
  ['One in five young people had no phone.', []],
  ['All but three young people replied.', ['small-count']],
  ['Call me on 07700 900123.', ['personal-identifier']],
  ['As at 30 September 2020, 38.2% were in work.', ['as-at-differs']],
  ['In July 2020 the figure was 43.5%.', ['previous-outturn-differs']],
  ['Nationally the figure is 58%.', ['benchmark-misquoted']],
  ['Nationally the figure is 53%.', []],
  ['We now have 41 young people on the waiting list.', ['undated-now']],
])('of care leavers in work, what is wrong is found and nothing else: %s', (text, expected) => {
  expect(wrong(text, careLeavers)).toEqual(expected);
});

test.each([
  ['It takes 7.8 days on average (December 2024); a jointer visit alone takes 5 days.', []],
  ['Lights are being mended faster than in September: 7.8 days against 6.1.', ['direction-contradicts']],
  ['In December 2024 it took us 6.8 days on average to mend a light.', ['outturn-differs']],
  ['We try to mend lights within our target of 7 days.', ['target-misquoted']],
  ['Emergency faults are made safe within 2 hours and 96% of them were in December 2024.', []],
  ['Repairs took 7.8 days, three days more than in September (6.1).', ['change-miscounted']],
  ['Repairs took 7.8 days, 1.7 days more than in September (6.1).', []],
])('of days to mend a light, what is wrong is found and nothing else: %s', (text, expected) => {
  expect(wrong(text, lights)).toEqual(expected);
});

test.each([
  ['The number of households in temporary accommodation fell from 1,698 to 1,742.', ['direction-contradicts']],
  ['There are 1,742 households, an increase of 64 since June 2025 (1,698).', ['change-miscounted']],
  ['There are 1,742 households, an increase of 44 since June 2025 (1,698).', []],
  ['At 30 September 2025 we had 1,724 households in temporary accommodation.', ['outturn-differs']],
  ['At 30 September 2025, 412 of the 1,742 households were in bed and breakfast.', []],
  ['We bought 40 homes and moved 36 families on in the quarter.', []],
  ['The number has halved? No: it dropped to 1,742 from 1,698.', ['direction-contradicts']],
])('of households, what is wrong is found and nothing else: %s', (text, expected) => {
  expect(wrong(text, households)).toEqual(expected);
});

test.each([
  ['Admissions have dropped to 57.3 per 10,000 from 54.8 in September.', ['direction-contradicts']],
  ['Admissions rose to 57.3 per 10,000 from 54.8 in September; England stands at 56.1.', []],
  ['There were 61.2 admissions per 10,000 people in the year to December 2025.', ['outturn-differs']],
  ['That is against a ceiling of 55 per 10,000.', ['target-misquoted']],
  ['The England rate is 51.6 per 10,000.', ['benchmark-misquoted']],
  ['At 57.3 per 10,000 we remain within our limit.', ['rating-contradicted']],
  ['At 57.3 per 10,000 we are no longer within our limit.', []],
  ['The rate went up 5.2 on September (54.8 to 57.3).', ['change-miscounted']],
])('of a rate of admissions, what is wrong is found and nothing else: %s', (text, expected) => {
  expect(wrong(text, admissions)).toEqual(expected);
});
