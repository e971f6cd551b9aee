import type { IsoDate } from '../glossary';

/** A date as written: a day, a month, a season, a year. */
export interface WrittenDate {
  start: number;
  end: number;
  text: string;
  /** First and last day it can mean. */
  from: IsoDate;
  to: IsoDate;
  /** False where the year was worked out from the period. */
  yearGiven: boolean;
  precision: 'day' | 'month' | 'season' | 'year';
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)';
const YEAR = '((?:19|20)\\d{2})(?:[/–-]\\d{2}(?!\\d))?';
const PATTERN = new RegExp(
  [
    '\\b((?:19|20)\\d{2})-(\\d{2})-(\\d{2})\\b',
    '\\b(\\d{1,2})/(\\d{1,2})/((?:19|20)\\d{2})\\b',
    `(?:(?<![\\d.,])\\b(\\d{1,2})(?:st|nd|rd|th)?\\s(?:of\\s)?)?\\b${MONTH}\\b\\.?(?:,?\\s${YEAR})?`,
    `\\b([Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter|Easter|Christmas)(?:\\s(?:of\\s)?${YEAR})?\\b`,
    `(?<![\\d,.£])\\b${YEAR}\\b(?![,.]\\d|%)`,
  ].join('|'),
  'g',
);
/** Season to its first and last month; Easter and Christmas as the months they may fall in. */
const SEASONS: Readonly<Record<string, readonly [number, number]>> = {
  spring: [3, 5],
  summer: [6, 8],
  autumn: [9, 11],
  winter: [12, 12],
  easter: [3, 4],
  christmas: [12, 12],
};

function iso(year: number, month: number, day: number): IsoDate {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Last day of a month, 1 to 12. */
function lastDay(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The latest such month not after the reference, which is how a month without a year is meant in a report. */
function yearFor(month: number, reference: IsoDate | undefined): number {
  if (reference === undefined) return 0;
  const year = Number(reference.slice(0, 4));
  return month <= Number(reference.slice(5, 7)) ? year : year - 1;
}

function spanOf(months: readonly [number, number], year: number): Pick<WrittenDate, 'from' | 'to'> {
  return { from: iso(year, months[0], 1), to: iso(year, months[1], lastDay(year, months[1])) };
}

/** "May" and "March" are also words: on their own they are months only after a preposition, a day or before a year. */
function isMonth(text: string, match: RegExpExecArray): boolean {
  if (match[9] !== undefined || match[7] !== undefined || !/^(May|Mar|March|Sept|Jan|Dec)$/.test(match[8] ?? ''))
    return true;
  return /\b(?:in|by|of|since|until|to|from|for|end|during|last|next|and|early|mid|late|\()[\s-]*$/i.test(
    text.slice(0, match.index),
  );
}

/** Every date in the text. A month without a year takes the latest one not after `reference`. */
export function readDates(text: string, reference?: IsoDate): WrittenDate[] {
  const dates: WrittenDate[] = [];
  for (const match of text.matchAll(PATTERN)) {
    const at = { start: match.index, end: match.index + match[0].length, text: match[0] };
    const month = match[8] === undefined ? 0 : MONTHS.indexOf(match[8].slice(0, 3).toLowerCase()) + 1;
    if (match[1] !== undefined) {
      dates.push({ ...at, from: match[0], to: match[0], yearGiven: true, precision: 'day' });
    } else if (match[6] !== undefined) {
      const day = iso(Number(match[6]), Number(match[5]), Number(match[4]));
      dates.push({ ...at, from: day, to: day, yearGiven: true, precision: 'day' });
    } else if (month > 0 && isMonth(text, match)) {
      const year = match[9] === undefined ? yearFor(month, reference) : Number(match[9]);
      const day = match[7] === undefined ? undefined : iso(year, month, Number(match[7]));
      const span = day === undefined ? spanOf([month, month], year) : { from: day, to: day };
      dates.push({ ...at, ...span, yearGiven: match[9] !== undefined, precision: day === undefined ? 'month' : 'day' });
    } else if (match[10] !== undefined) {
      const months = SEASONS[match[10].toLowerCase()] ?? [1, 12];
      const year = match[11] === undefined ? yearFor(months[0], reference) : Number(match[11]);
      dates.push({ ...at, ...spanOf(months, year), yearGiven: match[11] !== undefined, precision: 'season' });
    } else if (match[12] !== undefined) {
      dates.push({ ...at, ...spanOf([1, 12], Number(match[12])), yearGiven: true, precision: 'year' });
    }
  }
  return dates;
}
