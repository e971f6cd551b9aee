/** What a row of a workflow table holds. A row with a sentence or a rule missing does not compile. */
import type { IsoDate, PeriodState, Place, RequestState } from '../glossary';

/** What can be done with one request. */
export type Verb =
  | 'save draft'
  | 'submit'
  | 'resubmit'
  | 'withdraw'
  | 'return'
  | 'approve'
  | 'sign off'
  | 'reopen'
  | 'delegate'
  | 'take back'
  | 'reassign'
  | 'remind now'
  | 'extend deadline';

/** What can be done with a whole period. */
export type PeriodVerb = 'open period' | 'extend period' | 'close period' | 'publish period';

/** In what capacity somebody touches a request or a period. */
export type Hand = 'owner' | 'delegate' | 'performance officer' | 'chief officer';

/** What a verb must come with; for "delegation", what must be there to be undone. */
export type Given = 'nothing' | 'draft' | 'commentary' | 'reason' | 'person' | 'delegation' | 'reason and date';

/** Facts a sentence about a request may use. */
export interface Facts {
  /** Null where the matter lies outside the suite. */
  number: number | null;
  title: string;
  owner: string;
  /** The person named in the action, else the delegate; empty where there is neither. */
  other: string;
  period: string;
  periodState: PeriodState;
  /** The request's own deadline where it has one, else the period's. */
  deadline: IsoDate;
  /** The date given with the action, else the deadline. */
  date: IsoDate;
  meeting: IsoDate;
  state: RequestState;
}

/** Facts a sentence about a period may use. */
export interface PeriodFacts {
  period: string;
  state: PeriodState;
  deadline: IsoDate;
  /** The date given with the action, else the deadline. */
  date: IsoDate;
  meeting: IsoDate;
}

type Says<F> = (facts: F) => string;

/** One way through: from a state, to a state, by these hands. */
export interface Move<State> {
  from: State;
  to: State;
  by: readonly Hand[];
  /** Only where the suite has two-level approval. */
  twoLevel?: true;
}

interface RowBase<State, F> {
  moves: readonly Move<State>[];
  places: readonly Place[];
  /** What it does, for the diagram and the help. */
  means: string;
  done: Says<F>;
  wrongHand: Says<F>;
  wrongPlace: Says<F>;
  wrongState: Says<F>;
}

/** What must be given, with the sentence for its absence exactly where something must. */
type Needs<F> = { gives: 'nothing'; absent?: never } | { gives: Exclude<Given, 'nothing'>; absent: Says<F> };

export type PeriodRow = RowBase<PeriodState, PeriodFacts> & Needs<PeriodFacts>;

export type Row = RowBase<RequestState, Facts> &
  Needs<Facts> & {
    /** States of the period in which it may happen. */
    during: readonly PeriodState[];
    wrongPeriod: Says<Facts>;
  };
