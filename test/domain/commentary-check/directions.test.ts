import type { CheckInput } from '../../../src/domain/commentary-check';
import { marked } from './care-leavers';

/** Days to mend a street light: 7.8 in December 2024, 6.1 in September, 4.7 a year before, at most 5 wanted. */
const lights: Partial<CheckInput> = {
  indicator: {
    title: 'Average days to repair a street light',
    unit: 'days',
    decimals: 1,
    polarity: 'lower is better',
    expectation: { low: null, high: 5, tolerance: { kind: 'relative', percent: 10 } },
    synonyms: [],
  },
  outturn: { numerator: null, denominator: null, value: 7.8, symbol: null, asAt: null },
  previous: [
    {
      outturn: { numerator: null, denominator: null, value: 6.1, symbol: null, asAt: null },
      period: { label: 'September 2024', asAt: '2024-09-30' },
    },
  ],
  benchmarks: [{ area: 'England', year: '2024', value: 5.5 }],
  period: { asAt: '2024-12-31' },
  today: '2025-01-20',
};

test.each([
  ['Repairs are taking less time than last quarter: 7.8 days in December 2024, 6.1 in September.', 1],
  ['Repairs are quicker: 7.8 days in December 2024, 6.1 days in September.', 1],
  ['Repairs are slower: 7.8 days in December 2024, 6.1 days in September.', 0],
  ['Performance slipped from 6.1 days in September to 7.8 days.', 0],
  ['Performance rose from 6.1 days in September to 7.8 days.', 1],
  ['The average dipped from 6.1 to 7.8 days.', 1],
  ['The average crept up from 6.1 to 7.8 days.', 0],
  ['Repairs have held steady: 7.8 days in December 2024, 6.1 in September.', 1],
  ['Repairs are coming down: 7.8 days in December 2024 as against 6.1 in September.', 1],
  ['Repairs edged upwards: 7.8 days in December 2024, 6.1 days in September.', 0],
  ['Repairs took less than in September: 7.8 days in December 2024, where it was 6.1.', 1],
  ['Faults fell, and repairs took 7.8 days in December 2024 against 6.1 in September.', 0],
])('a word of direction is held against the figures beside it: %s', (text, expected) => {
  expect(marked('direction-contradicts', text, lights)).toHaveLength(expected);
});

test.each([
  ['The average rose from 6.1 days in September to 7.8 at 31 December 2024, a rise of three days.', ['three days']],
  ['The average rose from 6.1 days in September to 7.8 at 31 December 2024, a rise of 1.7 days.', []],
  ['It was 6.1 days in September, so it has gone up by nearly four days.', ['four days']],
  ['7.8 days at 31 December 2024, up 1.7 days from September, two over England.', []],
  ['The average of 7.8 days in December 2024 is 1.7 higher than in September.', []],
  ['The average of 7.8 days in December 2024 is 2.4 higher than the 6.1 of September.', ['2.4']],
  ['The average was 7.8 days in December 2024. That is twice the wait of September (6.1 days).', ['is twice ']],
  ['The average rose by two thirds, from 6.1 to 7.8 days.', ['two thirds']],
  ['The average rose by over a quarter, from 6.1 to 7.8 days.', []],
  ['The average rose by 28%, from 6.1 to 7.8 days.', []],
  ['The average rose by 12%, from 6.1 to 7.8 days.', ['12%']],
  ['The average has trebled from 6.1 to 7.8 days.', ['trebled']],
])('the size of a change is worked out, in days or as a share: %s', (text, expected) => {
  expect(marked('change-miscounted', text, lights)).toEqual(expected);
});

test('a fall of a percentage may be given in points or per cent', () => {
  expect(marked('change-miscounted', 'The rate fell by 2.8% from 41.0% to 38.2%.')).toEqual([]);
  expect(marked('change-miscounted', 'The rate fell by 7% from 41.0% to 38.2%.')).toEqual([]);
  expect(marked('change-miscounted', 'The rate fell by 5% from 41.0% to 38.2%.')).toEqual(['5%']);
  expect(marked('outturn-differs', 'In October 2020 the rate fell by 2.8% from 41.0%.')).toEqual([]);
});

test.each([
  ['We are within the target range by June 2021.', []],
  ['We met the target for the hardest to reach alone.', []],
  ['We met the target for the year.', ['met the target']],
  ['We are within the target range.', ['within the target range']],
])('that the target is met is a claim only of the whole and of now: %s', (text, expected) => {
  expect(marked('rating-contradicted', text)).toEqual(expected);
});

test.each([
  ['That is 9 points short of the 47% we ask for.', []],
  ['That is short of the 55% we ask for.', ['55%']],
  ['We have agreed a 12 day limit with the network.', []],
])('what is asked for is the target, and a limit agreed with others is not: %s', (text, expected) => {
  expect(marked('target-misquoted', text)).toEqual(expected);
});
