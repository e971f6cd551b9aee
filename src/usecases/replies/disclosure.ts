/** Answers about what stands in Part 2, and who reads it: for those on the meeting's list alone. */
import type { ShownFigure } from '../../domain/disclosure';
import type { IsoDate } from '../../domain/glossary';

/** One figure's decision with its reasons. */
export interface DecidedFigure {
  number: number;
  title: string;
  unit: 'percentage' | 'number' | 'rate per 10,000' | 'days' | 'average';
  decimals: number;
  /** As those on the list see it. */
  figure: ShownFigure;
  /** What Part 1 shows in its place, or the same figure. */
  inPartOne: ShownFigure;
  keptBack: boolean;
  /** In a sentence for whoever must answer for it. */
  explanation: string;
}

/** "disclosure 22": why this figure is, or is not, in Part 1, and what officers put on record about it. */
export interface DisclosureReply {
  kind: 'disclosure';
  suiteName: string;
  periodLabel: string;
  decided: DecidedFigure;
  /** Who decided what and when, oldest first. */
  record: { at: Date; sentence: string }[];
  /** A release waiting for its second person: whether the viewer may be that person. */
  waiting: { mayAgree: boolean } | null;
  notice: { tone: 'good' | 'attention' | 'plain'; sentence: string } | null;
  /** What cannot be called back, after something was withdrawn. */
  beyondRecall: string[];
}

/** "disclosure": every figure that Part 1 keeps back. */
export interface DisclosuresReply {
  kind: 'disclosures';
  suiteName: string;
  periodLabel: string;
  asAt: IsoDate;
  /** How many figures there are, and how many of them are kept back because they are small, marked, or would give another away. */
  counts: { figures: number; small: number; marked: number; further: number };
  keptBack: DecidedFigure[];
}

/** "part 2 list": who reads a meeting's Part 2. */
export interface PartTwoListReply {
  kind: 'part two list';
  suiteName: string;
  periodLabel: string;
  people: { name: string; post: string }[];
  notice: { tone: 'good' | 'attention' | 'plain'; sentence: string } | null;
}
