/** What Part 1 may say of each figure of a suite, from the records: one way for answers, reports and publications. */
import {
  standingDecisions,
  type DatedMark,
  type Decision,
  type LoggedPublication,
  type ReleaseRecord,
} from '../../domain/disclosure';
import type { Benchmark, Classification, Indicator, Outturn, Period, Suite } from '../../domain/glossary';
import { rate } from '../../domain/rag';

/** What the decisions rest on besides the figures. */
export interface OnRecord {
  suite: Pick<Suite, 'settings' | 'council'>;
  classifications: readonly Classification[];
  marks: readonly DatedMark[];
  releases: readonly ReleaseRecord[];
  publications: readonly LoggedPublication[];
  benchmarks: readonly Benchmark[];
}

/** The standing figures of one period, by indicator id. */
export type Current = ReadonlyMap<string, Outturn>;

/** By period id, then by indicator id. */
export type Decisions = ReadonlyMap<string, ReadonlyMap<string, Decision>>;

/** Decides every period given, oldest first. */
export function decisionsOf(
  record: OnRecord,
  periods: readonly Period[],
  indicators: readonly Indicator[],
  current: ReadonlyMap<string, Current>,
): Decisions {
  return standingDecisions({
    periods: periods.map((period) => ({
      period,
      figures: indicators.map((indicator) => ({
        indicator,
        outturn: current.get(period.id)?.get(indicator.id) ?? null,
      })),
    })),
    log: record.publications,
    settings: record.suite.settings,
    council: record.suite.council,
    relations: record.suite.settings.totals,
    classifications: record.classifications,
    marks: record.marks,
    releases: record.releases,
    benchmarks: record.benchmarks,
    rate: (indicator, value) => rate(indicator, { numerator: null, denominator: null, value, symbol: null }),
  });
}

/** What goes out in Part 1 with a period, for the log. */
export function publicationOf(
  period: Period,
  indicators: readonly Indicator[],
  current: Current,
  decisions: ReadonlyMap<string, Decision>,
  at: Date,
): LoggedPublication {
  return {
    periodId: period.id,
    at,
    figures: indicators.flatMap((indicator) => {
      const outturn = current.get(indicator.id);
      const decision = decisions.get(indicator.id);
      return outturn === undefined || decision === undefined
        ? []
        : [{ indicator, outturn, asAt: outturn.asAt ?? period.asAt, why: decision.why, decision }];
    }),
  };
}
