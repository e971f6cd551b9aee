/** Answers about time: the morning's digest, the calendar of a period, who can be reached. */
import type { IsoDate, Period, Rag, RequestState } from '../../domain/glossary';
import type { CalendarEntry, Reason } from '../../domain/schedule';

/** What a commentary is on; number null: a matter outside the suite. */
interface About {
  number: number | null;
  title: string;
}

/** One commentary this person is to write. */
export interface DigestRow {
  requestId: string;
  about: About;
  suiteKey: string;
  periodLabel: string;
  /** Null where it is kept in Part 2, or rests on no indicator. */
  rag: Rag | null;
  deadline: IsoDate;
  /** Below 0 once it is overdue. */
  workingDaysLeft: number;
  state: RequestState;
  /** The owner in whose name they write while the owner is away; null where it is their own. */
  inNameOf: string | null;
  /** Days on which they may ask to hear of it again. */
  later: IsoDate[];
}

/** One message a person a morning: everything that waits for them, what is overdue first. */
export interface DigestReply {
  kind: 'digest';
  name: string;
  today: IsoDate;
  rows: DigestRow[];
  /** For the chief officer: commentary others owe. */
  overdue: { about: About; owner: string; periodLabel: string; deadline: IsoDate; workingDays: number }[];
  /** For the performance team: commentary whose owner is away, with nobody to write it. */
  unwritten: { about: About; owner: string; back: IsoDate; deadline: IsoDate }[];
  /** For the performance team: what a period needs next. */
  periods: { do: 'close' | 'publish'; label: string; publishBy: IsoDate; awaited: number }[];
  notice: { tone: 'good' | 'attention' | 'plain'; sentence: string } | null;
}

export interface CalendarReply {
  kind: 'calendar';
  suiteName: string;
  periodLabel: string;
  periodState: Period['state'];
  today: IsoDate;
  entries: CalendarEntry[];
}

/** Who is part of a round and cannot be written to yet. */
export interface ReachReply {
  kind: 'reach';
  suiteName: string;
  reachable: number;
  missing: { name: string; post: string; email: string; why: string }[];
  /** Where they add the app themselves; null while the bot runs without an app id. */
  installLink: string | null;
}

/** What would go out on a day, to whom and why. */
export interface RemindersView {
  day: IsoDate;
  due: { at: Date; name: string; post: string; reachable: boolean; reasons: DueReason[] }[];
  held: { name: string; about: About; until: IsoDate }[];
}

/** A reason with names in place of ids. */
export interface DueReason {
  reason: Reason;
  periodLabel: string;
  about: About | null;
  /** The owner it concerns, where that is not the person it goes to. */
  owner: string | null;
}
