/** What is read of a period before anything is said about it. */
import type { CommentaryRequest, Indicator, Outturn, Period, Person, Suite } from '../../domain/glossary';
import type { OnRecord } from './decide';

/** What was read, all of one snapshot. */
export interface Records extends OnRecord {
  suite: Suite;
  period: Period;
  /** Up to and including this one, oldest first. */
  periods: readonly Period[];
  indicators: readonly Indicator[];
  outturns: readonly Outturn[];
  requests: readonly CommentaryRequest[];
  people: ReadonlyMap<string, Person>;
  /** Ids of the people on this meeting's Part 2 list. */
  partTwoReaders: ReadonlySet<string>;
}

/** These indicators with every total they are part of and every part of theirs: what is said of one rests on all. */
export function withKin(suite: Suite, ids: readonly string[]): string[] {
  const found = new Set(ids);
  for (let size = 0; size < found.size;) {
    size = found.size;
    for (const { totalId, partIds } of suite.settings.totals) {
      const members = [totalId, ...partIds];
      if (members.some((id) => found.has(id))) for (const id of members) found.add(id);
    }
  }
  return [...found];
}
