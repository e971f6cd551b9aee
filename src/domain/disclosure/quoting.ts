/** Finds, in commentary meant for Part 1, words that quote a figure kept back. */
import type { Unit } from '../glossary';
import { inDigits, inShares, inWords, numberFrom, shareFrom } from './number-words';

/** A figure kept back, as the check needs it. */
export interface ProtectedFigure {
  indicatorId: string;
  unit: Unit;
  numerator: number | null;
  denominator: number | null;
  /** Unrounded; percentages on the 0–100 scale. */
  value: number | null;
}

/** What a quotation gives away. */
export type QuotedAs = 'numerator' | 'complement' | 'denominator' | 'figure';

/** Words to mark: `text.slice(start, end)`. */
export interface Span {
  start: number;
  end: number;
  words: string;
  indicatorId: string;
  as: QuotedAs;
}

const number = `${inDigits}|${inWords}`;
const ends = '(?!\\w|[.,]\\d)';
const amounts = new RegExp(`(?<![\\w.,/-])(?:${number})${ends}(?!/\\d)`, 'gi');
const proportions = new RegExp(
  `(?<![\\w.,])(${number})(?:\\s?/\\s?|\\s(?:out of|in|of)\\s(?:(?:the|every|all|our)\\s)?)(${number})${ends}`,
  'gi',
);
const fractions = new RegExp(`\\b(?:(${inWords}|an?|\\d+)[ -])?(${inShares})\\b(\\s+of\\b)?`, 'gi');
const percentSign = /^\s*(?:%|per\s?cents?\b|percent(?:age)?\b)/i;

/** What makes a number something else than a count of people: a reference, a target, an age, money, a time, a date. */
const notCountBefore =
  /(?:\b(?:part|para(?:graph)?|section|indicators?|no|table|figure|appendix|annex|phase|tier|level|band|stage|step|year|quarter|q|grade|schedule|item|page|version|aged?|under|over|chapter|priority|strand|ks)[\s.:]*(?:\d+\s?(?:,|and|or|to|-|–)\s?)?|£\s?)$/i;
const notCountAfter =
  /^(?:[\s-]*(?:(?:calendar|working|school|clear) )?(?:years?|months?|weeks?|days?|hours?|minutes?|quarters?|terms?|points?|times|pm|am|million|bn|st|nd|rd|th|miles?)\b|\s+(?:january|february|march|april|may|june|july|august|september|october|november|december)\b|[/:]\d)/i;
interface Form {
  indicatorId: string;
  as: QuotedAs;
  size: number;
}

/** Everything that would give the figures away. */
interface Forms {
  counts: Form[];
  percentages: Form[];
  /** Rates, averages, days. */
  levels: Form[];
}

function formsOf(figures: readonly ProtectedFigure[]): Forms {
  const forms: Forms = { counts: [], percentages: [], levels: [] };
  for (const { indicatorId, unit, numerator, denominator, value } of figures) {
    const n = unit === 'number' ? (numerator ?? value) : numerator;
    const rest = n === null || denominator === null ? null : denominator - n;
    const add = (to: Form[], as: QuotedAs, size: number | null): void => {
      if (size !== null && size > 0) to.push({ indicatorId, as, size });
    };
    add(forms.counts, 'numerator', n);
    if (unit === 'percentage' || unit === 'number') add(forms.counts, 'complement', rest);
    // The population under a rate is public.
    if (unit !== 'rate per 10,000') add(forms.counts, 'denominator', denominator);
    if (unit === 'percentage') {
      const exact = n !== null && denominator !== null && denominator > 0 ? (100 * n) / denominator : value;
      for (const p of new Set([exact, value])) {
        add(forms.percentages, 'figure', p);
        add(forms.percentages, 'figure', p === null ? null : 100 - p);
      }
    } else if (unit !== 'number') add(forms.levels, 'figure', value);
  }
  return forms;
}

/** Whether `said` is `exact` rounded, or cut, to the decimals it is written with. */
function saysRoughly(said: number, decimals: number, exact: number): boolean {
  const step = 10 ** -decimals;
  return Math.abs(said - exact) <= step / 2 + 1e-9 || (said <= exact + 1e-9 && exact - said < step);
}

/** How near a share in words ("two thirds") must be to a percentage to give it away, in percentage points. */
const shareMargin = 3;

const shareIn = ({ percentages }: Forms, part: number, whole: number): Form | undefined =>
  percentages.find((p) => whole > 0 && Math.abs(p.size - (100 * part) / whole) <= shareMargin);

/** What one number on its own gives away. */
function readAmount(words: string, before: string, after: string, forms: Forms): Form | undefined {
  const said = numberFrom(words);
  if (said === null) return undefined;
  const decimals = (/\.(\d+)$/.exec(words)?.[1] ?? '').length;
  const roughly = (f: Form): boolean => saysRoughly(said, decimals, f.size);
  if (percentSign.test(after)) return forms.percentages.find(roughly);
  if (notCountBefore.test(before)) return undefined;
  const level = forms.levels.find(roughly) ?? (decimals > 0 ? forms.percentages.find(roughly) : undefined);
  if (level !== undefined || notCountAfter.test(after)) return level;
  return forms.counts.find((c) => c.size === said);
}

/**
 * Words in a commentary that quote a figure kept back: its numerator, complement or denominator, its percentage (or
 * what is left to 100), rate or average at any rounding, or a share ("a third", "3 in 8") that comes to it. Numbers
 * count in digits and in words; references, dates, ages and lengths of time do not. Small counts of people that are
 * no figure of the suite are for the commentary check.
 *
 * @returns spans in the order of the text, none overlapping another
 */
export function quotedProtectedFigures(text: string, figures: readonly ProtectedFigure[]): Span[] {
  const forms = formsOf(figures);
  const spans: Span[] = [];
  const taken = new Uint8Array(text.length);
  const mark = (start: number, end: number, form: Form | undefined): void => {
    if (form === undefined || taken.subarray(start, end).includes(1)) return;
    taken.fill(1, start, end);
    spans.push({ start, end, words: text.slice(start, end), indicatorId: form.indicatorId, as: form.as });
  };
  const beforeAt = (at: number): string => text.slice(Math.max(0, at - 30), at);

  for (const m of text.matchAll(proportions)) {
    const [part, whole] = [numberFrom(m[1] ?? ''), numberFrom(m[2] ?? '')];
    if (part === null || whole === null || part > whole || notCountBefore.test(beforeAt(m.index))) continue;
    mark(m.index, m.index + m[0].length, forms.counts.find((c) => c.size === part) ?? shareIn(forms, part, whole));
  }
  for (const m of text.matchAll(fractions)) {
    const part = m[1] === undefined ? null : numberFrom(m[1]);
    const whole = shareFrom(m[2] ?? '');
    // "The third review", "a quarter ago": an ordinal or a season, unless it is so many of something.
    const isShare = whole === 2 || (part !== null && (part > 1 || m[3] !== undefined));
    if (whole !== null && isShare) mark(m.index, m.index + m[0].length, shareIn(forms, part ?? 1, whole));
  }
  for (const m of text.matchAll(amounts)) {
    const end = m.index + m[0].length;
    const after = text.slice(end, end + 80);
    const sign = percentSign.exec(after)?.[0].length ?? 0;
    mark(m.index, end + sign, readAmount(m[0], beforeAt(m.index), after, forms));
  }
  return spans.sort((a, b) => a.start - b.start);
}
