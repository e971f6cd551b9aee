import type { IsoDate } from './glossary';

/** The calendar day in a time zone at a moment. @throws RangeError for a time zone that is not an IANA name */
export function dayIn(timeZone: string, now: Date): IsoDate {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);
}
