import { careLeavers, findings, marked } from './care-leavers';

const caseload = {
  indicator: {
    title: 'Average caseloads',
    unit: 'average',
    decimals: 1,
    polarity: 'lower is better',
    expectation: { low: null, high: 15, tolerance: { kind: 'relative', percent: 10 } },
    synonyms: ['caseload'],
  },
  outturn: { numerator: null, denominator: null, value: 16.2, symbol: null, asAt: null },
  rag: 'AMBER',
  previous: [
    {
      outturn: { numerator: null, denominator: null, value: 15.8, symbol: null, asAt: null },
      period: { label: 'July 2020', asAt: '2020-07-31' },
    },
  ],
} as const;

test.each([
  ['At the end of October 2020 the outturn was 41.5%.', ['41.5%']],
  ['At the end of October 2020 the outturn was 38%.', []],
  ['Some 60% of our care leavers are in education, training or employment as at October 2020.', ['60%']],
  ['At 31 October 2020 62% of care leavers were not in work.', []],
  ['At the end of October 2020, 15% of these were in custody.', []],
])('a stated outturn is compared with the loaded one: %s', (text, expected) => {
  expect(marked('outturn-differs', text)).toEqual(expected);
});

test.each([
  ['87 of 228 (42%) are in work.', 1],
  ['87 of 228 (38.2%) are in work.', 0],
  ['38.2%, that is 87 of 228, are in work.', 0],
  ['141 of 228 are not in work, leaving 38.2% who are.', 0],
  ['14 of 22 were in time, so 36.4%.', 1],
  ['A third of plans (41 of 164) came back.', 1],
  ['A quarter of plans (41 of 164) came back.', 0],
  ['212 young people, or 6.4%, out of 4,610 were affected.', 1],
  ['Of 150 plans due, 96 were on time and 44 were late.', 1],
  ['Of 150 plans due, 96 were on time and 54 were late.', 0],
])('a count and a share of the same thing must agree: %s', (text, expected) => {
  expect(marked('count-percentage-disagree', text)).toHaveLength(expected);
});

test('a count of the others is worked out against the percentage elsewhere in the text', () => {
  const text =
    'At the end of October 2020, 38% were in education, training or employment. There were 122 out of 228 young people not in education, training or employment.';
  const [finding] = findings(text, { outturn: undefined }).filter((each) => each.code === 'count-percentage-disagree');
  expect(finding?.sentence).toBe('122 of 228 is 53.5%, so at most 46.5% are on the other side; the text says 38%.');
});

test.each([
  ['Performance has improved since July.', 1],
  ['Performance has fallen since July.', 0],
  ['The rate rose from 41.0% to 38.2%.', 1],
  ['The rate fell from 41.0% to 38.2%.', 0],
  ['38.2%, down from 41.0% in July.', 0],
  ['38.2%, up on the 41.0% of July.', 1],
  ['The proportion went up between July (41%) and October (38%).', 1],
  ['We expect the rate to improve to 47% by March 2021.', 0],
  ['Injury claims rose from 9 to 23.', 0],
  ['Rents have risen since July.', 0],
])('words of direction must fit the change: %s', (text, expected) => {
  expect(marked('direction-contradicts', text)).toHaveLength(expected);
});

test('better and worse follow the polarity, not the sign', () => {
  expect(marked('direction-contradicts', 'The average of 16.2 is better than the 15.8 of July.', caseload)).toEqual([
    'better',
  ]);
  expect(marked('direction-contradicts', 'The average of 16.2 is worse than the 15.8 of July.', caseload)).toEqual([]);
});

test.each([
  ['It fell by 2.8 points, from 41.0% to 38.2%.', []],
  ['It fell by 4.1 points, from 41.0% to 38.2%.', ['4.1 points']],
  ['38.2%, a fall of three points on July (41.0%).', []],
  ['38.2% compared with 41.0%, a fall of 6 points.', ['6 points']],
  ['It doubled from 41.0% to 43.0%.', ['doubled']],
])('a quoted change must be the difference: %s', (text, expected) => {
  expect(marked('change-miscounted', text)).toEqual(expected);
});

test.each([
  ['The target is set between 45% and 50%.', ['between 45% and 50%']],
  ['The target is set between 47% and 52%.', []],
  ['Our target of 47% was missed.', []],
  ['This is below our 40% target.', ['40%']],
  ['The Government sets a target of 60%.', []],
])('the target is quoted as the suite has it: %s', (text, expected) => {
  expect(marked('target-misquoted', text)).toEqual(expected);
});

test.each([
  ['Performance is on target.', 1],
  ['The outturn of 38% is inside our 47% to 52% range.', 1],
  ['We are not on target.', 0],
  ['We will be back within the range by March 2021.', 0],
  ['It remains AMBER.', 1],
  ['It remains RED.', 0],
  ['It was AMBER in July.', 0],
])('the rating in words fits the rating: %s', (text, expected) => {
  expect(marked('rating-contradicted', text)).toHaveLength(expected);
});

test('above the limit is no claim of success where lower is better, below it is', () => {
  expect(marked('rating-contradicted', 'At 16.2 we are above our limit.', caseload)).toEqual([]);
  expect(marked('rating-contradicted', 'At 16.2 we are below our limit.', caseload)).toEqual(['below our limit']);
});

test('earlier outturns and benchmarks are compared with what was reported and published', () => {
  expect(marked('previous-outturn-differs', '38.2%; in July it was 44%.')).toEqual(['44%']);
  expect(marked('previous-outturn-differs', '38.2%; in July it was 41%.')).toEqual([]);
  expect(marked('benchmark-misquoted', '38.2%; England is at 57%.')).toEqual(['57%']);
  expect(marked('benchmark-misquoted', '38.2%; England is at 53%.')).toEqual([]);
});

test.each([
  ['We placed 87 of 228 in work. That leaves 131 who are not.', 1],
  ['Of 228 care leavers aged 19 to 21 we found 87 of them in work; the other 151 were not.', 1],
  ['There were 228 care leavers. We found 87 of them in work, and the other 141 were not.', 0],
  ['There are 87 of 228 in work and the remaining 72% are looking.', 1],
  ['There are 87 of 228 in work and the remaining 62% are looking.', 0],
  ['We placed 87 of 228 in work. That leaves 141 who are not.', 0],
  ['Of the total, 87 of 228 were in work, so 151 were not.', 1],
  ['There are 87 of 228 in work and the remaining 151 are looking.', 1],
  ['There are 87 of 228 in work and the remaining 141 are looking.', 0],
])('a count told to be the rest must be the rest: %s', (text, expected) => {
  expect(marked('count-percentage-disagree', text)).toHaveLength(expected);
});

test.each([
  ['On indicator 22 the rate stood at 22% at the end of October 2020.', []],
  ['On indicator 21 the rate stood at 22% at the end of October 2020.', ['22%']],
  ['The rate of care leavers in suitable accommodation stood at 82% at the end of October 2020.', []],
])('a figure in a sentence that names another indicator is left alone: %s', (text, expected) => {
  const others = [{ number: 22, title: 'Care leavers in suitable accommodation' }];
  const indicator = { ...careLeavers.indicator, number: 21 };
  expect(marked('outturn-differs', text, { indicator, others })).toEqual(expected);
});
