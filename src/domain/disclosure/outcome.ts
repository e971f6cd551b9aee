/** Puts a settled decision about one figure into the words and forms it goes out in. */
import type { Classification, Indicator, IsoDate, Outturn } from '../glossary';
import { keptBackSays, ragTellsNothing, safeBenchmarks, safeRange } from './part-one';
import type { Decision, DisclosureRules, OfficerMark, Release } from './rules';
import { keptBackBecause, pointerSentence, releasedBecause, shownBecause, withheldSentence } from './sentences';
import { shownFigure } from './shown';
import { disclose } from './shown-figure';
import type { PublishedFigure, Statement } from './statements';

/** What is on record about one figure, and what was settled. */
interface Record {
  /** Null where there is no outturn. */
  statement: Statement | null;
  /** What was first said for the same date. */
  first: PublishedFigure | null;
  /** Whether it stands in a total with parts, and the numbers of those that go out with it. */
  grouped: boolean;
  group: readonly number[];
  /** Dates for which the indicator was kept back before. */
  keptBackOn: readonly IsoDate[];
  classification: Classification | null;
  mark: OfficerMark | null;
  release: Release | null;
  refusal: string | null;
}

export function outcome(
  indicator: Indicator,
  outturn: Outturn | null,
  rules: DisclosureRules,
  record: Record,
): Decision {
  const { statement, first, classification, mark } = record;
  const { smallCount, pointer } = rules.settings;
  // Marked without a figure: its absence, and the words about it, stand in Part 2.
  const markedEmpty = statement === null && (classification ?? mark) !== null && record.release === null;
  const why = markedEmpty ? 'marked by an officer' : (statement?.why ?? null);
  const benchmarks = safeBenchmarks(
    rules.benchmarks.filter((b) => b.indicatorId === indicator.id),
    rules.council,
    statement === null || why === null ? record.keptBackOn : [...record.keptBackOn, statement.figure.asAt],
  );
  if (why === null) {
    const release = statement?.released === true ? record.release : null;
    return {
      figure: shownFigure(indicator, outturn),
      why: null,
      says: { rag: true, belowExpectation: true, title: true, direction: true, chart: true, rank: true, benchmarks },
      explanation:
        release === null
          ? shownBecause(indicator, statement?.counts ?? [], smallCount)
          : releasedBecause(indicator, release),
    };
  }
  // On its own, a small count stays in doubt whatever the public makes of a range or a RAG; in company it may not.
  const alone =
    why === 'primary' &&
    !record.grouped &&
    first === null &&
    (indicator.basis === 'snapshot' || indicator.basis === 'annual');
  const range = alone && outturn !== null && classification === null ? safeRange(indicator, outturn, smallCount) : null;
  const ragIsSafe = alone && outturn !== null && ragTellsNothing(indicator, outturn, smallCount, rules.rate);
  return {
    figure: disclose({
      kind: 'suppressed',
      form: classification !== null ? 'pointer' : range !== null ? 'range' : 'c',
      range,
      sentence: classification === null ? withheldSentence : pointerSentence(classification),
    }),
    why,
    says: keptBackSays(pointer, ragIsSafe, benchmarks),
    explanation: keptBackBecause(indicator, statement?.counts ?? [], why, {
      smallCount,
      group: record.group,
      restates: first === null ? 'nothing' : first.why === null ? 'shown' : 'kept back',
      mark: mark?.reason ?? classification?.publicInterest ?? null,
      refusedRelease: record.refusal,
    }),
  };
}
