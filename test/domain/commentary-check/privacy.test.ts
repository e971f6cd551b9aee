import { findings, marked } from './care-leavers';

test.each([
  'Write to a.person@example.gov.uk.',
  'Ring 020 7946 0123.',
  'The family lives in SE20 8QX.',
  'Case no. LC/20931 was reviewed.',
  'Case reference 4417823 was reviewed.',
  'They moved to 14 Acacia Avenue.',
])('personal details stop: %s', (text) => {
  expect(marked('personal-identifier', text)).toHaveLength(1);
});

test.each([
  ['Jayden moved twice.', 1],
  ['Mrs Okonkwo, 91, waited for weeks.', 1],
  ['Child M waited for weeks.', 1],
  ['J.S., a 14-year-old in Orpington, was missed.', 1],
  ['AB, aged 19, has a job.', 1],
  ['A 15-year-old boy at Northfield Academy was excluded.', 1],
  ['Georgina Hall, Head of Service, will act.', 0],
  ['Councillor Mohammed Khan asked about it.', 0],
  ['The Oliver House centre opened in May.', 0],
  ['The Head of Service will mark Grace Street works.', 0],
  ['Children aged 16 and 17 were asked.', 0],
])('people who use a service are not told apart: %s', (text, expected) => {
  expect(marked('person-named', text)).toHaveLength(expected);
});

test.each([
  ['Three young people started work.', 'small-count'],
  ['5 of the 228 are in custody.', 'small-count'],
  ['224 of the 228 care leavers have a home.', 'small-count'],
  ['All but three of the 36 children are teenagers.', 'small-count'],
  ['One boy moved five times.', 'small-count'],
  ['Two reviews were put off.', 'small-count-cases'],
  ['It reached 8 young people.', 'small-group'],
])('a small count is found: %s', (text, code) => {
  expect(findings(text).map((each) => each.code)).toContain(code);
});

test.each([
  'No young people were homeless.',
  'One in five young people struggled.',
  'Three social workers left.',
  'We will recruit four families as carers.',
  'They had three or more placements.',
  'Two of the five gangs were stood down.',
  'We help one child at a time.',
  'There are three family hubs.',
])('a count of something else is let be: %s', (text) => {
  expect(findings(text).filter((each) => each.code.startsWith('small-'))).toEqual([]);
});

test('the threshold is the suite’s, and Part 2 may hold what Part 1 may not', () => {
  const text = 'Seven young people, Jayden among them, started work.';
  expect(marked('small-count', text, { settings: { smallCount: 10 } })).toEqual(['Seven young people']);
  expect(findings(text, { part: 2 }).filter((each) => /^small|^person/.test(each.code))).toEqual([]);
});

test('a figure of a suppressed indicator is not quoted', () => {
  const outturn = { numerator: null, denominator: null, value: null, symbol: 'c', asAt: null } as const;
  expect(marked('suppressed-figure', 'At the end of October 2020 it was 38%.', { outturn })).toEqual(['38%']);
});
