import fc from 'fast-check';
import { isBankHoliday } from '../../src/domain/bank-holidays';
import { fromDayNumber, toDayNumber } from '../../src/domain/iso-date';
import { addWorkingDays, isWorkingDay, publicationDate, questionDeadline } from '../../src/domain/working-days';

const years = Array.from({ length: 11 }, (_, i) => 2018 + i);
const daysOf = (year: number): string[] => {
  const first = toDayNumber(`${year}-01-01`);
  return Array.from({ length: toDayNumber(`${year}-12-31`) - first + 1 }, (_, i) => fromDayNumber(first + i));
};
const weekday = (day: string): number => new Date(`${day}T12:00:00Z`).getUTCDay();

describe('publication and the question deadline of real meetings', () => {
  test.each([
    ['2019-10-08', '2019-09-30', '2019-10-02'],
    ['2020-01-30', '2020-01-22', '2020-01-24'],
    ['2021-01-26', '2021-01-18', '2021-01-20'],
    ['2021-03-10', '2021-03-02', '2021-03-04'],
    ['2023-09-13', '2023-09-05', '2023-09-07'],
    ['2023-11-22', '2023-11-14', '2023-11-16'],
  ])('the meeting of %s was published for %s, with questions by %s', (meeting, published, questions) => {
    expect(publicationDate(meeting)).toBe(published);
    expect(questionDeadline(meeting)).toBe(questions);
  });

  test('step over Christmas, New Year and Easter', () => {
    expect(publicationDate('2021-01-05')).toBe('2020-12-23');
    expect(questionDeadline('2021-01-05')).toBe('2020-12-29');
    expect(publicationDate('2024-04-03')).toBe('2024-03-22');
  });
});

/** Easter Sunday by the Gregorian computus (Meeus), as [month, day]. */
function easter(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** What the Banking and Financial Dealings Act 1971 and the yearly proclamations give in an ordinary year. */
function ordinaryHolidays(year: number): string[] {
  const sunday = toDayNumber(easter(year));
  const all = daysOf(year);
  const mondays = (month: string) => all.filter((d) => d.slice(5, 7) === month && weekday(d) === 1);
  const holidays = [
    fromDayNumber(sunday - 2),
    fromDayNumber(sunday + 1),
    mondays('05')[0]!,
    mondays('05').at(-1)!,
    mondays('08').at(-1)!,
  ];
  for (const fixed of ['01-01', '12-25', '12-26']) {
    let at = toDayNumber(`${year}-${fixed}`);
    while ([0, 6].includes(weekday(fromDayNumber(at))) || holidays.includes(fromDayNumber(at))) at += 1;
    holidays.push(fromDayNumber(at));
  }
  return holidays;
}

const moved: Record<string, string> = { '2020-05-04': '2020-05-08', '2022-05-30': '2022-06-02' };
const extra = ['2022-06-03', '2022-09-19', '2023-05-08'];

describe('bank holidays', () => {
  test.each(years)('of %i follow the statute’s pattern, but for the days proclaimed', (year) => {
    const expected = [
      ...ordinaryHolidays(year).map((d) => moved[d] ?? d),
      ...extra.filter((d) => d.startsWith(String(year))),
    ];
    expect(daysOf(year).filter(isBankHoliday)).toEqual(expected.sort());
  });

  test.each([
    '2020-05-08',
    '2022-06-02',
    '2022-06-03',
    '2022-09-19',
    '2023-05-08',
    '2020-12-28',
    '2021-12-27',
    '2022-01-03',
    '2022-12-27',
    '2028-01-03',
  ])('%s was no working day', (day) => {
    expect(isWorkingDay(day)).toBe(false);
  });

  test.each(['2020-05-04', '2022-05-30', '2018-12-24', '2024-02-29', '2026-12-29'])('%s was a working day', (day) => {
    expect(isWorkingDay(day)).toBe(true);
  });

  test.each(['2017-12-29', '2029-01-02'])('the year of %s is not known, and it says so', (day) => {
    expect(() => isWorkingDay(day)).toThrow(/bank holidays of \d{4} are not known/);
  });
});

describe('counting working days', () => {
  const day = fc.integer({ min: toDayNumber('2018-06-01'), max: toDayNumber('2028-06-01') }).map(fromDayNumber);
  const workingDay = day.filter(isWorkingDay);
  const count = fc.integer({ min: -60, max: 60 });

  test('0 is the day itself, working or not', () => {
    fc.assert(fc.property(day, (d) => addWorkingDays(d, 0) === d));
  });

  test('any other count ends on a working day', () => {
    fc.assert(
      fc.property(
        day,
        count.filter((n) => n !== 0),
        (d, n) => isWorkingDay(addWorkingDays(d, n)),
      ),
    );
  });

  test('there and back again is where it began', () => {
    fc.assert(fc.property(workingDay, count, (d, n) => addWorkingDays(addWorkingDays(d, n), -n) === d));
  });

  test('in two steps or in one', () => {
    fc.assert(
      fc.property(
        workingDay,
        fc.nat(30),
        fc.nat(30),
        (d, a, b) => addWorkingDays(addWorkingDays(d, a), b) === addWorkingDays(d, a + b),
      ),
    );
  });

  test('a later day never ends up earlier', () => {
    fc.assert(
      fc.property(day, day, count, (a, b, n) => {
        const [early, late] = a < b ? [a, b] : [b, a];
        expect(addWorkingDays(early, n) <= addWorkingDays(late, n)).toBe(true);
      }),
    );
  });

  test('exactly that many working days are passed', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), (d, n) => {
        const end = toDayNumber(addWorkingDays(d, n));
        const start = toDayNumber(d);
        const passed = Array.from({ length: end - start }, (_, i) => fromDayNumber(start + 1 + i)).filter(isWorkingDay);
        expect(passed).toHaveLength(n);
      }),
    );
  });

  test('five clear working days lie between publication and meeting', () => {
    fc.assert(
      fc.property(workingDay, (meeting) => {
        const start = toDayNumber(publicationDate(meeting));
        const between = Array.from({ length: toDayNumber(meeting) - start - 1 }, (_, i) =>
          fromDayNumber(start + 1 + i),
        );
        expect(between.filter(isWorkingDay)).toHaveLength(5);
      }),
    );
  });

  test.each([1.5, NaN, Infinity])('%p days are refused', (n) => {
    expect(() => addWorkingDays('2020-10-30', n)).toThrow(RangeError);
  });

  test('a date that no calendar has is refused', () => {
    expect(() => addWorkingDays('2021-02-29', 1)).toThrow(RangeError);
  });
});
