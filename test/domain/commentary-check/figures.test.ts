import fc from 'fast-check';
import { readDates } from '../../../src/domain/commentary-check/dates';
import { readFigures } from '../../../src/domain/commentary-check/figures';

function figures(text: string): string[] {
  return readFigures(text, readDates(text)).map(
    ({ kind, value, other }) => `${kind} ${Math.round(value * 10) / 10}${other === null ? '' : `/${other}`}`,
  );
}

test.each([
  ['38% of them', ['percentage 38']],
  ['38 per cent of them', ['percentage 38']],
  ['ten point eight per cent', ['percentage 10.8']],
  ['122 out of 228', ['ratio 122/228']],
  ['290 children out of 330', ['ratio 290/330']],
  ['36,890 tonnes of 77,500', ['ratio 36890/77500']],
  ['212/4,610', ['ratio 212/4610']],
  ['two of the nine families', ['ratio 2/9']],
  ['nearly half of them', ['share 50']],
  ['a third of plans', ['share 33.3']],
  ['one in five pupils', ['share 20']],
  ['four in ten', ['share 40']],
  ['16.2 on average', ['count 16.2']],
  ['between 47% and 52%', ['range 47/52']],
  ['95–100%', ['range 95/100']],
  ['from 55% to 58%', ['percentage 55', 'percentage 58']],
  ['19.6% to 18.0%', ['percentage 19.6', 'percentage 18']],
  ['up 3 points', ['points 3']],
  ['half a percentage point', ['points 0.5']],
  ['548 per 10,000', ['rate 548']],
  ['548 referrals per 10,000 children', ['rate 548']],
  ['within 28 days', ['duration 28']],
  ['forty-six pupils', ['count 46']],
  ['one hundred and twenty homes', ['count 120']],
])('reads %s as %j', (text, expected) => {
  expect(figures(text)).toEqual(expected);
});

test.each([
  'their 19th, 20th or 21st birthday',
  'aged 16 and 17',
  '16 and 17 year olds',
  'a 14-year-old',
  'on 31 October 2020',
  'in 2019/20',
  'Year 9 pupils',
  'indicator 26 and paragraph 3.6.2',
  'section 47 enquiries',
  'it cost £2.3m and £24,000',
  'call 020 7946 0123',
  'COVID-19 and A10',
])('finds no count in "%s"', (text) => {
  expect(figures(text)).toEqual([]);
});

test('a figure always says where it stands', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 9999 }),
      fc.integer({ min: 1, max: 9999 }),
      fc.constantFrom('of', 'out of', 'of the'),
      (a, b, join) => {
        const [part, whole] = [Math.min(a, b), Math.max(a, b, 2)];
        const text = `We saw ${part} ${join} ${whole} in time.`;
        const [figure] = readFigures(text, []);
        expect(figure).toMatchObject({ kind: 'ratio', value: part, other: whole });
        expect(text.slice(figure!.start, figure!.end)).toBe(`${part} ${join} ${whole}`);
      },
    ),
  );
});

test.each([
  ['31 October 2020', '2020-10-31', '2020-10-31'],
  ['October 2020', '2020-10-01', '2020-10-31'],
  ['Feb 2024', '2024-02-01', '2024-02-29'],
  ['2020-10-31', '2020-10-31', '2020-10-31'],
  ['31/10/2020', '2020-10-31', '2020-10-31'],
  ['summer 2024', '2024-06-01', '2024-08-31'],
  ['in July', '2020-07-01', '2020-07-31'],
  ['in December', '2019-12-01', '2019-12-31'],
])('reads the date in "%s", a bare month as the last one gone', (text, from, to) => {
  expect(readDates(text, '2020-11-12')).toMatchObject([{ from, to }]);
});

test('"may" and "march" as plain words are no months', () => {
  expect(readDates('It may help. May we ask? They march on.')).toEqual([]);
});
