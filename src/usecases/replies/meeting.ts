/** Answers about the meeting: what is on record for its minutes. */
import type { IsoDate, MinuteEntry } from '../../domain/glossary';

export interface MinuteView {
  /** Its number in the round: "strike minute 3 because …". */
  number: number;
  kind: MinuteEntry['kind'];
  /** "Indicator 26, …"; null on the report as a whole. */
  about: string | null;
  text: string;
  askedBy: string | null;
  answer: string | null;
}

/** "minutes": what is on record, with the annex to fetch. */
export interface MinutesReply {
  kind: 'minutes';
  suiteName: string;
  periodLabel: string;
  meeting: IsoDate;
  entries: MinuteView[];
  actions: { number: number; about: string | null; what: string; owner: string; due: IsoDate | null }[];
  files: { part: 1 | 2; format: 'word' | 'markdown'; url: string }[];
  /** Until when the links work. */
  expiresAt: Date;
  notice: { tone: 'good' | 'attention' | 'plain'; sentence: string } | null;
}
