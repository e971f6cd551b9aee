import type { IsoDate } from './glossary';
import { partsOf } from './iso-date';

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** The number of a month's name or its first three letters, 1 to 12; 0 for anything else. */
export const monthNumber = (name: string): number =>
  months.findIndex((m) => m === name.toLowerCase() || m.slice(0, 3) === name.toLowerCase()) + 1;

function real(year: string | undefined, month: number | string | undefined, day: string | undefined): IsoDate | null {
  const date = `${year ?? ''}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  try {
    partsOf(date);
    return date;
  } catch {
    return null;
  }
}

/** A date as people here write it: 2020-10-31, 31/10/2020, 31 October 2020. The day comes first. Null for anything else. */
export function readDay(text: string): IsoDate | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso !== null) return real(iso[1], iso[2], iso[3]);
  const slashed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  if (slashed !== null) return real(slashed[3], slashed[2], slashed[1]);
  const worded = /^(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]+)\.?,?\s+(\d{4})$/i.exec(text);
  return worded === null ? null : real(worded[3], monthNumber(worded[2] ?? ''), worded[1]);
}
