import type { WrittenDate } from './dates';
import { decimalsOf, DIGIT_WORDS, NUMBER, numberOf } from './numbers';

/**
 * What a figure is. A ratio is "n of m"; a share is "a third", "one in five"; points are percentage
 * points; a duration keeps its own unit; money and ordinals are never read as figures.
 */
export type FigureKind = 'percentage' | 'ratio' | 'share' | 'points' | 'rate' | 'duration' | 'range' | 'count';

export interface Figure {
  kind: FigureKind;
  /** Per cent for percentages and shares; n for a ratio; the low end of a range. */
  value: number;
  /** The m of a ratio, the high end of a range; otherwise null. */
  other: number | null;
  /** Decimal places as written. */
  decimals: number;
  /** "nearly", "over", "about": how exactly it was meant. */
  sense: 'exact' | 'about' | 'under' | 'over';
  /** A range given in per cent; the unit of a duration. */
  unit: string;
  start: number;
  end: number;
  text: string;
}

const PERCENT = '(?:\\s?%|\\s?per\\s?cent\\b|\\s?pc\\b)';
const NOUNS = "(?:\\s[A-Za-z'’-]+){0,3}?";

/** Numbers that count nothing: money, ordinals, ages, references, telephone numbers, codes. */
const NOT_FIGURES = [
  /£\s?[\d.,]*\d\s?(?:m|k|bn|million|billion|thousand)?\b/g,
  /\b\d+(?:st|nd|rd|th)\b/g,
  /\b(?:aged?|over|under)?\s?(?:\d{1,2}(?:,| and| or| to|[–-])\s?)*\d{1,2}[\s-]years?[\s-]olds?\b/g,
  /\b(?:sixteen|seventeen|eighteen|[a-z]+teen)[\s-]year[\s-]olds?\b/gi,
  /\baged?\s(?:between\s)?\d{1,2}(?:(?:,\s?| and | or | to |[–-])\d{1,2})*/gi,
  /\b(?:years?|year|indicator|paragraph|para\.?|section|part|appendix|page|table|figure|schedule|item|stage|tier|level|grade|key stage|zone|phase|ward|flat|unit|no\.|number)\s\d+[A-Z]?(?:\.\d+)*(?:,? (?:and|or|to) \d+)*\b/gi,
  /\b\d+\.\d+\.\d+\b/g,
  /(?:\+44|\b0)\s?\d{2,5}[\s-]?\d{3,4}[\s-]?\d{3,4}\b/g,
  /\b[\w.+-]+@[\w.-]+\b/g,
  /https?:\/\/\S+/g,
  /\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b/g,
  /\b(?:[A-Z]+-?\d+[A-Z\d]*|\d+[A-Z]+)\b/g,
  /\b24\/7\b|\b\d{1,2}[.:]\d{2}\s?[ap]m\b|\b\d{1,2}\s?[ap]m\b/gi,
  /\b1\d\s?[–-]\s?[12]\d\b(?!\s?(?:%|per))/g,
  /\b[Nn]o\s?one\b|\b(?:one|no) another\b|\bone[- ]off\b|\bone[- ]to[- ]one\b|\bat (?:any )?one\b|\bfor one\b|\bone of (?!the \w+ (?:children|young|pupils))/g,
];

const SHARES: readonly (readonly [RegExp, number])[] = [
  [/\b(?:one|a) half\b|\bhalf\b(?!\sa\b)(?![- ](?:term|year|hour|day|time))/gi, 50],
  [/\btwo[- ]thirds\b/gi, 200 / 3],
  [/\b(?:a|one)[- ]third\b/gi, 100 / 3],
  [/\bthree[- ]quarters\b/gi, 75],
  [/\b(?:a|one)[- ]quarter\b(?=\s(?:of|\())/gi, 25],
  [/\b(?:a|one)[- ]fifth\b/gi, 20],
  [/\b(?:a|one)[- ]tenth\b/gi, 10],
];

const SENSES: readonly (readonly [RegExp, Figure['sense']])[] = [
  [/\b(?:nearly|almost|just under|just below|close to|up to|under|fewer than|less than|below)\s*$/i, 'under'],
  [/\b(?:over|more than|just over|at least|above|upwards of)\s*$/i, 'over'],
  [/\b(?:about|around|roughly|some|approximately|circa|c\.|in the region of)\s*$/i, 'about'],
];

type Shape = readonly [RegExp, (match: RegExpExecArray) => Partial<Figure> | null];

/** In order: what an earlier shape has read, a later one does not see. */
const SHAPES: readonly Shape[] = [
  [
    new RegExp(`(${NUMBER})${PERCENT}?\\s?(?:to|–|-|—)\\s?(${NUMBER})${PERCENT}`, 'gi'),
    (m) => (isChange(m) ? null : range(m, '%')),
  ],
  [
    new RegExp(`\\bbetween\\s(${NUMBER})(${PERCENT})?\\sand\\s(${NUMBER})(${PERCENT})?`, 'gi'),
    (m) => ({
      kind: 'range',
      value: numberOf(m[1] ?? ''),
      other: numberOf(m[3] ?? ''),
      unit: m[4] === undefined ? '' : '%',
    }),
  ],
  [new RegExp(`(?<=\\brange\\s(?:of|from)\\s)(${NUMBER})\\s?(?:to|–|-)\\s?(${NUMBER})`, 'gi'), (m) => range(m, '')],
  [
    new RegExp(
      `(${NUMBER})(?!${PERCENT})${NOUNS}\\s\\(?(?:out\\sof|of)(?:\\s(?:the|our|all|a\\stotal\\sof|these|those|every|some))*\\s(${NUMBER})(?!${PERCENT})`,
      'gi',
    ),
    ratio,
  ],
  [new RegExp(`(${NUMBER})\\s?/\\s?(${NUMBER})(?![\\d/])`, 'g'), ratio],
  [new RegExp(`(${NUMBER})\\sin\\s(?:every\\s)?(${NUMBER})(?!\\s?(?:days|weeks|months|years|hours))`, 'gi'), share],
  [
    new RegExp(
      `(${NUMBER})\\s?(?:percentage\\spoints?|%\\s?points?|ppts?|pp|points?)\\b(?!\\s(?:${DIGIT_WORDS})\\b)`,
      'gi',
    ),
    (m) => plain('points', m),
  ],
  [/\bhalf a (?:percentage )?point\b/gi, () => ({ kind: 'points', value: 0.5, decimals: 1 })],
  [new RegExp(`(${NUMBER})${PERCENT}`, 'gi'), (m) => plain('percentage', m)],
  [
    new RegExp(
      `(${NUMBER})(?:\\s[a-z'’-]+){0,4}?\\s(?:per|for\\s(?:every|each)|in\\severy|to\\severy)\\s(?:10,000|100,000|1,000|(?:ten\\s|a\\s)?thousand)\\b`,
      'gi',
    ),
    (m) => plain('rate', m),
  ],
  [
    new RegExp(`(${NUMBER})[\\s-](?:working\\s|calendar\\s)?(day|week|month|year|hour|minute)s?\\b`, 'gi'),
    (m) => ({ ...plain('duration', m), unit: (m[2] ?? '').toLowerCase() }),
  ],
  [new RegExp(`(${NUMBER})`, 'gi'), (m) => plain('count', m)],
];

function plain(kind: FigureKind, match: RegExpExecArray): Partial<Figure> {
  const written = match[1] ?? '';
  return { kind, value: numberOf(written), decimals: decimalsOf(written) };
}

function range(match: RegExpExecArray, unit: string): Partial<Figure> | null {
  const [low, high] = [numberOf(match[1] ?? ''), numberOf(match[2] ?? '')];
  // "19.6% to 18.0%" runs downwards: it is a change.
  return low > high ? null : { kind: 'range', value: low, other: high, unit };
}

function ratio(match: RegExpExecArray): Partial<Figure> | null {
  const [part, whole] = [numberOf(match[1] ?? ''), numberOf(match[2] ?? '')];
  return part <= whole && whole > 1 && Number.isInteger(whole) ? { kind: 'ratio', value: part, other: whole } : null;
}

const MONEY = '£\\s?(\\d[\\d.,]*)\\s?(m|k|bn|million|billion|thousand)?\\b';
/** "£3.9m of £90m". Sums of money stand for counts only where one is a part of the other. */
const MONEY_RATIO = new RegExp(
  `${MONEY}(?:\\s[a-z]+){0,2}\\s(?:out\\sof|of)(?:\\s(?:the|our|all|a\\stotal\\sof))*\\s${MONEY}`,
  'gi',
);
const SCALE: Readonly<Record<string, number>> = { k: 1e3, thousand: 1e3, m: 1e6, million: 1e6, bn: 1e9, billion: 1e9 };

/** A sum in pounds: "3.87" and "m" make 3,870,000. */
export function pounds(digits: string, scale: string | undefined): number {
  return Math.round(numberOf(digits.replace(/[.,]$/, '')) * (SCALE[scale?.toLowerCase() ?? ''] ?? 1));
}

function moneyRatio(match: RegExpExecArray): Partial<Figure> | null {
  const [part, whole] = [pounds(match[1] ?? '', match[2]), pounds(match[3] ?? '', match[4])];
  return part <= whole && whole > 0 ? { kind: 'ratio', value: part, other: whole, unit: '£' } : null;
}

function share(match: RegExpExecArray): Partial<Figure> | null {
  const [part, whole] = [numberOf(match[1] ?? ''), numberOf(match[2] ?? '')];
  return part < whole && whole <= 100 ? { kind: 'share', value: (part / whole) * 100 } : null;
}

/** "from 55% to 58%" is a change, "a range from 55% to 58%" is not. */
function isChange(match: RegExpExecArray): boolean {
  const before = match.input.slice(0, match.index);
  return /\bfrom\s*$/i.test(before) && !/\branges?\sfrom\s*$/i.test(before);
}

/** Blanks a stretch, keeping every offset. */
function blank(text: string, start: number, end: number): string {
  return text.slice(0, start) + '\u00b7'.repeat(end - start) + text.slice(end);
}

/** Every figure in a sentence, in order. Dates already read are left alone. */
export function readFigures(text: string, dates: readonly Pick<WrittenDate, 'start' | 'end'>[]): Figure[] {
  let rest = text;
  for (const date of dates) rest = blank(rest, date.start, date.end);
  const figures: Figure[] = [];
  const take = (match: RegExpExecArray, found: Partial<Figure> | null): void => {
    if (found?.kind === undefined || found.value === undefined) return;
    const [start, end] = [match.index, match.index + match[0].length];
    const before = text.slice(0, start);
    const sense = SENSES.find(([pattern]) => pattern.test(before))?.[1] ?? 'exact';
    figures.push({
      other: null,
      decimals: 0,
      unit: '',
      sense,
      ...found,
      kind: found.kind,
      value: found.value,
      start,
      end,
      text: text.slice(start, end),
    });
    rest = blank(rest, start, end);
  };
  for (const match of rest.matchAll(MONEY_RATIO)) take(match, moneyRatio(match));
  for (const pattern of NOT_FIGURES) {
    for (const match of rest.matchAll(pattern)) rest = blank(rest, match.index, match.index + match[0].length);
  }
  for (const [pattern, read] of SHAPES.slice(0, -1))
    for (const match of rest.matchAll(pattern)) take(match, read(match));
  for (const [pattern, value] of SHARES)
    for (const match of rest.matchAll(pattern)) take(match, { kind: 'share', value });
  for (const [pattern, read] of SHAPES.slice(-1)) for (const match of rest.matchAll(pattern)) take(match, read(match));
  return figures.sort((a, b) => a.start - b.start);
}

/** How far from the true figure (in the same unit) a figure may be and still be that figure, rounded. */
export function slack(figure: Figure): number {
  if (figure.kind === 'share') return figure.sense === 'exact' ? 3 : 7;
  const rounding = 0.5 * 10 ** -figure.decimals;
  if (figure.sense === 'exact') return rounding + 1e-6;
  return Math.max(rounding, Math.abs(figure.value) * 0.08);
}
