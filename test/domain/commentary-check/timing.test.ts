import { findings, marked } from './care-leavers';

test('a figure as at another month is pointed out, unless the outturn itself is of that month', () => {
  const text = 'As at the end of September 2020, 38% were in work.';
  expect(marked('as-at-differs', text)).toEqual(['September 2020']);
  const outturn = { numerator: 87, denominator: 228, value: 38.2, symbol: null, asAt: '2020-09-30' };
  expect(marked('as-at-differs', text, { outturn })).toEqual([]);
});

test('an earlier month given for comparison is no fault', () => {
  expect(marked('as-at-differs', 'At the end of October 2020 it was 38.2%; at the end of July it was 41.0%.')).toEqual(
    [],
  );
});

test.each([
  ['The hub will open by September 2020.', ['September 2020']],
  ['The hub is to open in August 2020.', ['August 2020']],
  ['By 30 September 2020 we will have appointed.', ['30 September 2020']],
  ['The hub will open by January 2021.', []],
  ['The hub, which was due to open by August 2020, is late.', []],
  ['Two workers started on 5 October 2020.', []],
])('a promise for a day gone is pointed out: %s', (text, expected) => {
  expect(marked('action-date-past', text)).toEqual(expected);
});

test('an action on the form that was due before today is pointed out in its own field', () => {
  const actions = [
    { what: 'Open a hub', owner: 'Head of Leaving Care', due: '2020-12-01' },
    { what: 'Appoint a worker', owner: 'Head of Leaving Care', due: '2020-10-01' },
  ];
  const found = findings({
    cause: 'Shops closed.',
    impact: 'Young people lost income.',
    actions,
    forecast: '47% by July 2021',
  });
  expect(found.filter((each) => each.code === 'action-date-past')).toMatchObject([
    { field: 'action 2', severity: 'stop' },
  ]);
});

test.each([
  ['There are currently 87 in work.', 1],
  ['There are currently, at 31 October 2020, 87 in work.', 0],
  ['The team is currently recruiting.', 0],
  ['In the year to date 87 are in work.', 0],
])('"currently" beside a figure needs a date: %s', (text, expected) => {
  expect(marked('undated-now', text)).toHaveLength(expected);
});
