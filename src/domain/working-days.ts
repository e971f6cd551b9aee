/** The council's working calendar: Monday to Friday, without the bank holidays of England and Wales. */
import { isBankHoliday } from './bank-holidays';
import type { IsoDate } from './glossary';
import { fromDayNumber, toDayNumber } from './iso-date';

/** Day 0 of the count, 1 January 1970, was a Thursday; 5 and 6 are Saturday and Sunday. */
const weekday = (dayNumber: number): number => (((dayNumber + 3) % 7) + 7) % 7;

/** @throws RangeError for anything but a real date from 2018 to 2028 */
export function isWorkingDay(day: IsoDate): boolean {
  return weekday(toDayNumber(day)) < 5 && !isBankHoliday(day);
}

/**
 * The working day `count` working days after a day, or before it where `count` is negative. The day itself is
 * never counted; 0 gives the day itself, working or not.
 *
 * @throws RangeError for a count that is not whole, or where the walk leaves 2018 to 2028
 */
export function addWorkingDays(day: IsoDate, count: number): IsoDate {
  if (!Number.isInteger(count)) throw new RangeError(`Working days are counted whole, not ${count}.`);
  const step = Math.sign(count);
  let at = toDayNumber(day);
  for (let left = Math.abs(count); left > 0;) {
    at += step;
    if (isWorkingDay(fromDayNumber(at))) left -= 1;
  }
  return fromDayNumber(at);
}

/**
 * The last day to publish the agenda: five *clear* working days lie between it and the meeting, so it is six
 * working days before. Source: Local Government Act 1972, section 100B, "five clear days at least before the
 * meeting"; clear days leave out the day of publication and the day of the meeting.
 */
export const publicationDate = (meeting: IsoDate): IsoDate => addWorkingDays(meeting, -6);

/** The last day for members to send questions on a published report: two working days after publication. */
export const questionDeadline = (meeting: IsoDate): IsoDate => addWorkingDays(publicationDate(meeting), 2);
