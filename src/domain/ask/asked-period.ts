/** Which period a question is about, and the question without the words that say so. */
import type { IsoDate } from '../glossary';
import { monthNumber } from '../read-day';
import type { AskedPeriod, EarlierPeriod } from './types';

const names =
  'january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec';

interface Calendar {
  periods: readonly IsoDate[];
  today: IsoDate;
}

interface Form {
  form: RegExp;
  read: (groups: Readonly<Record<string, string | undefined>>, calendar: Calendar) => AskedPeriod | null;
}

const pad = (n: number): string => String(n).padStart(2, '0');

const fullYear = (year: string): number => (year.length === 2 ? 2000 + Number(year) : Number(year));

/** The latest month of that name: of a period, where one has it, else of the calendar up to today. */
function latestMonth(month: number, { periods, today }: Calendar): string {
  const known = periods.filter((p) => Number(p.slice(5, 7)) === month).at(-1);
  if (known !== undefined) return known.slice(0, 7);
  const year = Number(today.slice(0, 4));
  return `${month <= Number(today.slice(5, 7)) ? year : year - 1}-${pad(month)}`;
}

/** The last period whose month lies in a span; the span's last month where none does. */
function lastWithin(from: string, to: string, { periods }: Calendar): string {
  return (
    periods
      .map((p) => p.slice(0, 7))
      .filter((m) => m >= from && m <= to)
      .at(-1) ?? to
  );
}

/** The as-at date of the latest period, or today while there is none. */
const present = ({ periods, today }: Calendar): IsoDate => periods.at(-1) ?? today;

const monthOf = (name: string): number => monthNumber(name.slice(0, 3));

function monthAndYear({ month, year, ago }: Readonly<Record<string, string | undefined>>, calendar: Calendar): string {
  const of = monthOf(month ?? '');
  if (year !== undefined) return `${fullYear(year)}-${pad(of)}`;
  if (ago === undefined) return latestMonth(of, calendar);
  // "July last year" is of the calendar year before this one; "last July" is the latest one that has passed.
  return `${Number(present(calendar).slice(0, 4)) - 1}-${pad(of)}`;
}

/** A financial quarter of a council runs from April: Q1 is April to June. */
const quarter: Form = {
  form: /\b(?:in |for |at )?(?:the )?(?:q|quarter )(?<quarter>[1-4])(?: (?:of )?(?<year>\d{4})(?:\/\d{2,4})?)?\b/,
  read: ({ quarter: q, year: of }, calendar) => {
    const first = 4 + (Number(q) - 1) * 3;
    const begins = first > 12 ? first - 12 : first;
    const at = (y: number): string => {
      const begun = begins < 4 ? y + 1 : y;
      return lastWithin(`${begun}-${pad(begins)}`, `${begun}-${pad(begins + 2)}`, calendar);
    };
    if (of !== undefined) return { kind: 'month', month: at(Number(of)) };
    const now = present(calendar).slice(0, 7);
    const latest = [0, 1, 2].map((back) => at(Number(now.slice(0, 4)) - back)).find((m) => m <= now);
    return latest === undefined ? null : { kind: 'month', month: latest };
  },
};

const seasons: Readonly<Record<string, readonly number[]>> = {
  spring: [3, 4, 5],
  summer: [6, 7, 8],
  autumn: [9, 10, 11],
  winter: [12, 1, 2],
};

/** A season is the latest period that falls into it; with a year, that year's. */
function seasonal(name: string, year: string | undefined, { periods }: Calendar): string | null {
  const inSeason = periods.filter((p) => seasons[name]?.includes(Number(p.slice(5, 7))) === true);
  const of = year === undefined ? inSeason : inSeason.filter((p) => p.startsWith(year));
  const known = of.at(-1)?.slice(0, 7);
  return known ?? (year === undefined ? null : `${year}-${pad(seasons[name]?.[1] ?? 1)}`);
}

const yearAgo =
  '(?:(?:at |for |in |on )?(?:the )?(?:same|this) (?:time|point|period|month|quarter|stage|date)?(?: of)? ?(?:the )?(?:last|previous) year|(?:a|one|1) year (?:ago|earlier|before|back|previously)|(?:12|twelve) months (?:ago|earlier|before|back)|(?:the )?(?:last|previous|prior) year(?: (?:figure|number|value|result|position))?|this time (?:a )?year ago|year (?:on|over) year|the year before)';
const before =
  '(?:(?:the )?(?:last|previous|prior|preceding) (?:time|quarter|period|round|report|reporting period|month|meeting|one)(?: (?:around|round))?|(?:the )?(?:quarter|period|one|round|time|report) before(?: (?:last|that))?|previously|(?:three|3) months ago)';
const preposition = '(?:as (?:at|of) |at |in |for |from |back in |back at |during |on |of )?';
const after = '(?:since|than|compared (?:to|with)|from|against|versus|vs|on)';

const sinceEarlier = (from: EarlierPeriod): AskedPeriod => ({ kind: 'since', from });

const year = `(?<year>\\d{4}|\\d{2}(?! (?:and|indicators?|days|weeks)))`;
const month = `(?<month>${names})(?: (?:of )?${year}|(?<ago> (?:of )?last year))?`;

/** In the order they are tried; the first that fits says the period. */
const forms: readonly Form[] = [
  {
    form: new RegExp(`\\b(?:ever )?since (?:the )?(?:end of )?(?:last )?${month}\\b`),
    read: (groups, calendar) => sinceEarlier({ kind: 'month', month: monthAndYear(groups, calendar) }),
  },
  {
    form: new RegExp(
      `\\bsince (?:the )?(?:last )?(?<season>spring|summer|autumn|winter)(?: (?:of )?(?<year>\\d{4}))?\\b`,
    ),
    read: ({ season, year: of }, calendar) => {
      const found = seasonal(season ?? '', of, calendar);
      return found === null ? null : sinceEarlier({ kind: 'month', month: found });
    },
  },
  {
    form: /\bsince (?<year>20\d{2})(?:\/\d{2,4})?\b/,
    read: ({ year: of }) => sinceEarlier({ kind: 'month', month: `${of ?? ''}-01` }),
  },
  {
    form: new RegExp(`\\b${preposition}(?<month>${names})(?<ago> (?:of )?last year)\\b`),
    read: (groups, calendar) => ({ kind: 'month', month: monthAndYear(groups, calendar) }),
  },
  {
    form: new RegExp(
      `\\b(?:since|than|over|in|during|within|across) (?:(?:a|one) year ago|(?:the )?(?:past|last) (?:year|12 months|twelve months))\\b(?! figure)|\\bsince ${yearAgo}|\\bthan ${yearAgo}`,
    ),
    read: () => sinceEarlier({ kind: 'same last year' }),
  },
  {
    form: new RegExp(`\\b(?:since|than) ${before}`),
    read: () => sinceEarlier({ kind: 'previous' }),
  },
  {
    form: new RegExp(`\\b(?:${after} )?${preposition}${yearAgo}\\b`),
    read: () => ({ kind: 'same last year' }),
  },
  {
    form: /\b(?:as (?:at|of) |at |on |in |for )?(?:(?<day>\d{1,2})[/.](?<of>\d{1,2})[/.](?<year>20\d{2}|\d{2}))\b/,
    read: ({ of, year: in_ }) => ({ kind: 'month', month: `${fullYear(in_ ?? '')}-${pad(Number(of))}` }),
  },
  {
    form: new RegExp(
      `\\b${preposition}(?:the )?(?:end of )?(?:(?<!\\b(?:number|indicator|kpi|no) )\\d{1,2}(?:st|nd|rd|th)? (?:of )?)?(?:last )?${month}\\b`,
    ),
    read: (groups, calendar) => ({ kind: 'month', month: monthAndYear(groups, calendar) }),
  },
  {
    form: new RegExp(
      `\\b${preposition}(?:the )?(?:last )?(?<season>spring|summer|autumn|winter)(?: (?:of )?(?<year>\\d{4}))?\\b`,
    ),
    read: ({ season, year: of }, calendar) => {
      const found = seasonal(season ?? '', of, calendar);
      return found === null ? null : { kind: 'month', month: found };
    },
  },
  quarter,
  { form: new RegExp(`\\b(?:${after} )?${preposition}${before}\\b`), read: () => ({ kind: 'previous' }) },
  {
    form: /\b(?:(?:in|for|at|during|back in) )?(?:the )?(?:end of )?(?<from>20\d{2})(?:\/| )(?<to>\d{2}|20\d{2})\b(?: (?:school|financial|academic))?(?: year)?/,
    read: ({ from, to }, calendar) =>
      Number((to ?? '').slice(-2)) === Number((from ?? '').slice(-2)) + 1
        ? { kind: 'month', month: lastWithin(`${from ?? ''}-04`, `${fullYear((to ?? '').slice(-2))}-03`, calendar) }
        : null,
  },
  {
    form: /\b(?:in|for|at|during|back in|of|from|and|about|end of) (?<year>20\d{2})\b|\b(?<bare>20[012]\d)$/,
    read: ({ year: of, bare }, calendar) => {
      const stated = of ?? bare ?? '';
      return { kind: 'month', month: lastWithin(`${stated}-01`, `${stated}-12`, calendar) };
    },
  },
  {
    form: /\b(?:right |just |as of |as at )?now\b|\b(?:at|for) (?:the moment|present)\b|\bat this (?:time|point)\b|\b(?:currently|presently|today|latest|nowadays)\b|\b(?:in |for )?(?:the )?(?:current|most recent) (?:quarter|period|round)\b|\b(?:in |for )?this (?:quarter|period|round|time(?: (?:around|round))?|month|year)\b/,
    read: () => ({ kind: 'current' }),
  },
];

export interface PeriodRead {
  period: AskedPeriod;
  /** Whether the question says a period at all. */
  stated: boolean;
  /** The words that do not say it; each period's words leave a gap no phrase reaches across. */
  rest: string;
}

/**
 * @param words lower case, one space between them
 * @param calendar the as-at dates of the periods there are, and today
 */
export function readPeriod(words: string, calendar: Calendar): PeriodRead {
  for (const { form, read } of forms) {
    const match = form.exec(words);
    const period = match === null ? null : read(match.groups ?? {}, calendar);
    if (match === null || period === null) continue;
    // "May" is a verb unless something says it is the month.
    if (/^may$/.test(match[0].trim())) continue;
    const rest = `${words.slice(0, match.index)} ${words.slice(match.index + match[0].length)}`;
    return { period, stated: true, rest: rest.replace(/\s+/g, ' ').trim() };
  }
  return { period: { kind: 'current' }, stated: false, rest: words };
}
