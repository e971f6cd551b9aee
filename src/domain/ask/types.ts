/** What a question may be understood as. */
import type { IsoDate } from '../glossary';

/** What somebody wants to know of one indicator. */
export const indicatorIntents = ['status', 'history', 'compare', 'why', 'actions', 'owner', 'target'] as const;
export type IndicatorIntent = (typeof indicatorIntents)[number];

/** What somebody wants to see of the whole suite. */
export const listIntents = [
  'overview',
  'red',
  'amber',
  'green',
  'worse',
  'better',
  'changed',
  'about',
  'no commentary',
  'no data',
] as const;
export type ListIntent = (typeof listIntents)[number];

/** What somebody wants done, or to know of the bot. */
export type OtherIntent = 'next report' | 'follow' | 'ask director' | 'help';

export type Intent = IndicatorIntent | ListIntent | OtherIntent;

/** Which period is asked about; months are `YYYY-MM` and name the month of a period's as-at date. "since": the current one, set against an earlier. */
export type AskedPeriod = { kind: 'current' } | EarlierPeriod | { kind: 'since'; from: EarlierPeriod };

/** One period before the current one, reckoned from it. */
export type EarlierPeriod = { kind: 'month'; month: string } | { kind: 'previous' } | { kind: 'same last year' };

/** What was asked last in this chat: what "and last year?" is about. */
export interface Subject {
  intent: Intent;
  indicatorIds: readonly string[];
  period: AskedPeriod;
}

/** Read by the rules of understanding besides the question itself. */
export interface Surroundings {
  previous: Subject | null;
  /** As-at dates of the suite's periods the person may read, oldest first. */
  periods: readonly IsoDate[];
  today: IsoDate;
}

export type Understanding =
  | {
      kind: 'understood';
      intent: Intent;
      /** Best first; the first is meant, others were named beside it. Empty where no indicator is meant. */
      indicatorIds: readonly string[];
      period: AskedPeriod;
      /** 0 to 1. */
      confidence: number;
    }
  /** Up to three indicators may be meant: as likely as each other, or none of them surely. */
  | {
      kind: 'ambiguous';
      intent: IndicatorIntent | 'follow' | 'ask director';
      among: readonly string[];
      period: AskedPeriod;
    }
  | {
      kind: 'not understood';
      /** "no such number": an indicator was named by a number the suite does not have. */
      why: 'out of scope' | 'no subject' | 'no such number';
    };
