/** Which period a question is about, and the question without the words that say so. */
import type { IsoDate } from '../glossary';
import { monthNumber } from '../read-day';
import type { AskedPeriod } from './types';

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

const month = `(?<month>${names})(?: (?:of )?(?<year>\\d{4}|\\d{2}(?! (?:and|indicators?)))|(?<ago> (?:of )?last year))?`;
const span = '(?:year|12 months|twelve months)';

/** A financial quarter of a council runs from April: Q1 is April to June. */
const quarter: Form = {
  form: /\b(?:in |for |at )?(?:the )?(?:q|quarter )(?<quarter>[1-4])(?: (?:of )?(?<year>\d{4})(?:\/\d{2,4})?)?\b/,
  read: ({ quarter: q, year }, calendar) => {
    const first = 4 + (Number(q) - 1) * 3;
    const begins = first > 12 ? first - 12 : first;
    const at = (y: number): string => {
      const of = begins < 4 ? y + 1 : y;
      return lastWithin(`${of}-${pad(begins)}`, `${of}-${pad(begins + 2)}`, calendar);
    };
    if (year !== undefined) return { kind: 'month', month: at(Number(year)) };
    const now = present(calendar).slice(0, 7);
    const latest = [0, 1, 2].map((back) => at(Number(now.slice(0, 4)) - back)).find((m) => m <= now);
    return latest === undefined ? null : { kind: 'month', month: latest };
  },
};

/** In the order they are tried; the first that fits says the period. */
const forms: readonly Form[] = [
  {
    form: new RegExp(`\\b(?:ever )?since (?:the )?(?:end of )?(?:last )?${month}\\b`),
    read: (groups, calendar) => ({ kind: 'since', month: monthAndYear(groups, calendar) }),
  },
  {
    form: /\bsince (?<year>20\d{2})(?:\/\d{2,4})?\b/,
    read: ({ year }) => ({ kind: 'since', month: `${year ?? ''}-01` }),
  },
  {
    form: new RegExp(
      `\\b(?:(?:at |for |in |on )?(?:the )?(?:same|this) (?:time|point|period|month|quarter|stage)(?: of)? (?:the )?(?:last|previous) year|(?:a|one|1) year (?:ago|earlier|before|back)|(?:12|twelve) months (?:ago|earlier|before|back)|(?:from |in |for )?(?:the )?(?:last|previous|prior) ${span} (?:s )?(?:figure|number|value|result|position)|this time (?:a )?year ago|year (?:on|over) year|(?:with|against|to|in|for|at|on|than) last year|(?:the )?(?:year before|previous year))\\b`,
    ),
    read: () => ({ kind: 'same last year' }),
  },
  {
    form: new RegExp(
      `\\b(?:as (?:at|of) |at |in |for |from |back in |during |on )?(?:the )?(?:end of )?(?:\\d{1,2}(?:st|nd|rd|th)? (?:of )?)?(?:last )?${month}\\b`,
    ),
    read: (groups, calendar) => ({ kind: 'month', month: monthAndYear(groups, calendar) }),
  },
  quarter,
  {
    form: /\b(?:(?:in|for|at|from|on|during|since|than|with|to|against) )?(?:the )?(?:last|previous|prior|preceding) (?:time|quarter|period|round|report|reporting period|month|meeting|one)(?: (?:around|round))?\b|\b(?:the )?(?:quarter|period|one|round|time) before(?: (?:last|that))?\b|\bpreviously\b|\b(?:three|3) months ago\b/,
    read: () => ({ kind: 'previous' }),
  },
  {
    form: /\blast year\b/,
    read: () => ({ kind: 'same last year' }),
  },
  {
    form: /\b(?:(?:in|for|at|during|back in) )?(?:the )?(?:end of )?(?<from>20\d{2})\/(?<to>\d{2,4})\b/,
    read: ({ from, to }, calendar) => ({
      kind: 'month',
      month: lastWithin(`${from ?? ''}-04`, `${fullYear((to ?? '').slice(-2))}-03`, calendar),
    }),
  },
  {
    form: /\b(?:in|for|at|during|back in|of|from|and|about|end of) (?<year>20\d{2})\b/,
    read: ({ year }, calendar) => ({
      kind: 'month',
      month: lastWithin(`${year ?? ''}-01`, `${year ?? ''}-12`, calendar),
    }),
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
