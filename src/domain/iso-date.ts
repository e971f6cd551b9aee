import type { IsoDate } from './glossary';

const dayLength = 86_400_000;

/**
 * The parts of a calendar day; `month` is 1 to 12.
 *
 * @throws RangeError where it is not written YYYY-MM-DD, or no calendar has it (2021-02-29)
 */
export function partsOf(date: IsoDate): { year: number; month: number; day: number } {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  const parsed = match === null ? NaN : Date.parse(`${date}T00:00:00Z`);
  if (match === null || Number.isNaN(parsed) || new Date(parsed).toISOString().slice(0, 10) !== date) {
    throw new RangeError(`"${date}" is not a date; write it as year, month and day: 2020-10-31.`);
  }
  return { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
}

/** Days since 1970-01-01: whole days, so no clock change or time zone touches them. */
export function toDayNumber(date: IsoDate): number {
  const { year, month, day } = partsOf(date);
  return Date.UTC(year, month - 1, day) / dayLength;
}

export const fromDayNumber = (days: number): IsoDate => new Date(days * dayLength).toISOString().slice(0, 10);
