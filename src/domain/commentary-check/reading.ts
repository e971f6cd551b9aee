import type { IsoDate, Unit } from '../glossary';
import { readDates, type WrittenDate } from './dates';
import { readFigures, slack, type Figure, type FigureKind } from './figures';
import { relativeTo, roleOf, type Role } from './roles';
import { readParts, type Part, type Sentence } from './text';
import type { CheckInput, Field } from './types';

export interface PlacedFigure extends Figure {
  role: Role;
}

/** A sentence with its figures and dates; their offsets are within the sentence. */
export interface ReadSentence extends Sentence {
  field: Field;
  figures: readonly PlacedFigure[];
  dates: readonly WrittenDate[];
}

/** A commentary read once, for every check to use. */
export interface Reading {
  parts: readonly Part[];
  sentences: readonly ReadSentence[];
  /** The date the figures should be as at: the outturn's own, else the period's. */
  asAt: IsoDate | undefined;
  /** Kinds of figure the indicator can be stated in. */
  kinds: readonly FigureKind[];
  /** Lengths of time the indicator can be stated in: "day" for days, what the title names for an average. */
  durations: readonly string[];
  /** True where the text came as one box. */
  free: boolean;
}

const KINDS: Readonly<Record<Unit, readonly FigureKind[]>> = {
  percentage: ['percentage'],
  number: ['count'],
  average: ['count'],
  days: ['duration', 'count'],
  'rate per 10,000': ['rate', 'count'],
};

function readSentence(
  sentence: Sentence,
  field: Field,
  asAt: IsoDate | undefined,
  today: IsoDate | undefined,
): ReadSentence {
  const dates = readDates(sentence.text, today ?? asAt);
  const figures = readFigures(sentence.text, dates);
  const placed = figures.map((figure, index) => ({
    ...figure,
    role: roleOf(sentence.text, figures, index, dates, asAt),
  }));
  return { ...sentence, field, figures: placed, dates };
}

const AS_AT = /\bas (?:at|of)\s(?:the )?(?:end (?:of )?)?$/i;

/** Where no outturn is loaded and none is dated this period, a figure given "as at" an earlier date stands for it. */
function promote(
  sentences: readonly ReadSentence[],
  kinds: readonly FigureKind[],
  month: IsoDate | undefined,
): ReadSentence[] {
  const claimed = sentences.some((each) =>
    each.figures.some((figure) => kinds.includes(figure.kind) && figure.role === 'current'),
  );
  return sentences.map((sentence) => {
    const asAt = sentence.dates.some(
      (date) => month !== undefined && relativeTo(date, month) === -1 && AS_AT.test(sentence.text.slice(0, date.start)),
    );
    if (claimed || !asAt) return sentence;
    return {
      ...sentence,
      figures: sentence.figures.map((each) =>
        each.role === 'previous' ? { ...each, role: 'current' as const } : each,
      ),
    };
  });
}

export function read(input: CheckInput): Reading {
  const parts = readParts(input.text);
  const asAt = input.outturn?.asAt ?? input.period?.asAt;
  const unit = input.indicator?.unit ?? 'percentage';
  const named = /\b(minute|hour|day|week|month)s?\b/i.exec(input.indicator?.title ?? '')?.[1]?.toLowerCase();
  const durations =
    unit === 'days' ? ['day'] : (unit === 'average' || unit === 'number') && named !== undefined ? [named] : [];
  const kinds: readonly FigureKind[] = durations.length > 0 ? ['duration', 'count'] : KINDS[unit];
  const read = parts.flatMap((part) => part.sentences.map((each) => readSentence(each, part.field, asAt, input.today)));
  const sentences = input.outturn === undefined ? promote(read, kinds, asAt) : read;
  return { parts, sentences, asAt, kinds, durations, free: typeof input.text === 'string' };
}

/** Whether a figure states this value, allowing for rounding. */
export function states(figure: Figure, value: number | null | undefined): boolean {
  return value !== null && value !== undefined && Math.abs(figure.value - value) <= slack(figure);
}

/** Whether the indicator could be stated in such a figure. */
export function ofKind(reading: Reading, figure: Figure): boolean {
  return reading.kinds.includes(figure.kind) && (figure.kind !== 'duration' || reading.durations.includes(figure.unit));
}

/** Every figure with its sentence. */
export function allFigures(reading: Reading): { figure: PlacedFigure; sentence: ReadSentence }[] {
  return reading.sentences.flatMap((sentence) => sentence.figures.map((figure) => ({ figure, sentence })));
}
