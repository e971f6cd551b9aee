import type { CheckInput } from '../../../src/domain/commentary-check';
import { careLeavers, findings, marked } from './care-leavers';

const LACKING =
  /^(?:no-(?:cause|impact|action|forecast)|action-without-\w+|outturn-missing|(?:percentage|number)-without-\w+|only-reference)$/;

function lacks(text: string, world: Partial<CheckInput> = {}): string {
  const codes = findings(text, world).map((each) => each.code);
  return codes.filter((code) => LACKING.test(code)).join(' ');
}

function only(title: string, unit: 'number' | 'average' | 'days', value: number): Partial<CheckInput> {
  return {
    indicator: { ...careLeavers.indicator, title, unit, polarity: 'lower is better', expectation: null, synonyms: [] },
    outturn: { numerator: null, denominator: null, value, symbol: null, asAt: null },
    previous: [],
    benchmarks: [],
  };
}

test.each([
  [
    'I am sorry to report a further decline to 38.2% (87 of 228) at 31 October 2020, from 41.0% in July. In short, the shops and bars that took our young people on are not hiring. For a nineteen-year-old on their own this is the difference between paying the rent and not. My Head of Service meets the Chamber of Commerce on 2 December 2020 to agree 25 placements. I do not expect us to reach 47% before October 2021.',
    '',
  ],
  [
    'Where we are: 38.2% (87 of 228), 31 October 2020. Why: hospitality has shed jobs. What it means: rent arrears, low mood. What we are doing: Leaving Care Manager has put a coach in each team (9 November 2020). Where we will be: 47% by September 2021.',
    '',
  ],
  [
    'Of 228 care leavers, 87 (38.2%) had work or a course at the end of October 2020. Redundancies hit the youngest first. Several have handed back their tenancies. The Principal Social Worker is pairing each with a mentor by 18 December 2020.',
    'no-forecast',
  ],
  [
    'At 31 October 2020, 87 of 228 (38.2%) were in work. Courses filled early. Young people who sit at home lose heart. Officers remain concerned.',
    'no-action no-forecast',
  ],
  [
    'We missed the range again and were lower than in July (41.0%). Shops shut. Young people are in debt. The Leaving Care Manager runs a club from 1 December 2020. Back at 47% by September 2021.',
    'outturn-missing',
  ],
])('what a percentage’s commentary lacks is told, whatever its voice: %s', (text, expected) => {
  expect(lacks(text)).toBe(expected);
});

const households = only('Households in temporary accommodation', 'number', 1742);
const steps = 'The Housing Options Manager will open a second desk on 3 January 2021. We predict 1,650 by March 2021.';

test.each([
  [`1,742 households at 31 October 2020. The increase was driven by evictions. ${steps}`, 'no-impact'],
  [`1,742 households at 31 October 2020. Families in hotels have nowhere to cook. ${steps}`, 'no-cause'],
  [`1,742 households at 31 October 2020. Landlords sold up. Families have nowhere to cook. ${steps}`, ''],
])('a sentence that only gives the figure is neither cause nor impact: %s', (text, expected) => {
  expect(lacks(text, households)).toBe(expected);
});

test('the indicator’s own words are no impact of it', () => {
  const arrears = only('Rent arrears', 'number', 3870000);
  const text = 'Arrears rose because wages fell. The Income Manager will call tenants by 31 January 2021.';
  expect(lacks(text, arrears)).toContain('no-impact');
  expect(lacks(`${text} Evictions leave people homeless.`, arrears)).not.toContain('no-impact');
});

test('an average may be in minutes, and a number in pounds', () => {
  const calls = only('Average minutes to answer a call', 'average', 5.6);
  expect(marked('outturn-differs', 'At 31 October 2020 a call took 6.5 minutes on average to answer.', calls)).toEqual([
    '6.5 minutes',
  ]);
  expect(lacks('At 31 October 2020 a call took 5.6 minutes on average.', calls)).not.toContain('outturn-missing');
  const rent: Partial<CheckInput> = {
    outturn: { numerator: 3870000, denominator: 90000000, value: 4.3, symbol: null, asAt: null },
  };
  expect(lacks('At 31 October 2020 4.3% was owed, £3.9m of £90m.', rent)).not.toContain('percentage-without-number');
  expect(marked('count-percentage-disagree', 'Tenants owe £3.9m of £90m, or 6.2%.', rent)).toHaveLength(1);
});
