/** One period of a suite, read once, with every question about its figures answered for an audience. */
import { comparesWithPrevious, direction, previousPeriod, samePeriodLastYear } from '../../domain/direction';
import { exceptions, type Exception } from '../../domain/exceptions';
import {
  discloseTo,
  mayCompare,
  type DatedMark,
  type Decision,
  type LoggedPublication,
  type ProtectedFigure,
  type ReleaseRecord,
  type ShownFigure,
} from '../../domain/disclosure';
import type {
  Benchmark,
  Classification,
  CommentaryRequest,
  Indicator,
  Outturn,
  Period,
  Person,
  Rag,
  Suite,
} from '../../domain/glossary';
import { currentOutturns } from '../../domain/outturn';
import { rate } from '../../domain/rag';
import { audienceOf, audienceOn, type Audience, type Viewer } from '../who/access';
import type { Reader } from '../ports';
import type { BenchmarkView, IndicatorView, TrendPoint } from '../replies';
import { decisionsOf, publicationOf, type Current, type Decisions } from './decide';
import { withKin, type Records } from './records';

/** How many periods a trend shows, this one included. */
const trendLength = 4;

export class Round {
  readonly suite: Suite;
  readonly period: Period;
  readonly periods: readonly Period[];
  readonly indicators: readonly Indicator[];
  readonly requests: readonly CommentaryRequest[];
  /** The outturn that stands for each indicator, by id. Raw: for rules only, never for a reply. */
  readonly current: Current;
  /** Indicators below expectation, in suite order, whoever may see them. */
  readonly exceptions: readonly Exception[];
  private readonly byPeriod: ReadonlyMap<string, Current>;
  private readonly decisions: Decisions;

  constructor(private readonly records: Records) {
    const { suite, period, periods, indicators, requests, outturns } = records;
    this.suite = suite;
    this.period = period;
    this.periods = periods;
    this.indicators = indicators;
    this.requests = requests;
    this.byPeriod = new Map(periods.map((p) => [p.id, currentOutturns(outturns, p.id)]));
    this.current = this.byPeriod.get(period.id) ?? new Map();
    this.exceptions = exceptions(indicators, this.current);
    this.decisions = decisionsOf(records, periods, indicators, this.byPeriod);
  }

  indicator(id: string): Indicator {
    const it = this.indicators.find((i) => i.id === id);
    if (it === undefined)
      throw new Error(`indicator ${id} is not in version ${this.period.suiteVersion} of suite ${this.suite.key}`);
    return it;
  }

  person(id: string): Person {
    const it = this.records.people.get(id);
    if (it === undefined) throw new Error(`person ${id} is not in the records`);
    return it;
  }

  /** What this viewer may read of the meeting's papers. */
  audience(viewer: Viewer): Audience {
    return audienceOf(this.records.partTwoReaders, viewer);
  }

  /** What this viewer may read of one indicator. */
  audienceOn(viewer: Viewer, indicator: Indicator): Audience {
    return audienceOn(this.records.partTwoReaders, viewer, indicator);
  }

  /** Whether there is anything of this indicator that the viewer may not know: its exception, request and commentary too. */
  isHiddenFrom(viewer: Viewer, indicator: Indicator): boolean {
    return this.isKeptBack(indicator) && this.audienceOn(viewer, indicator) === 'Part 1';
  }

  /** The legal ground recorded for keeping this indicator in Part 2, or null. */
  groundOf(indicatorId: string): { paragraph: 1 | 2; publicInterest: string } | null {
    const it = this.onRecord(this.indicator(indicatorId)).classification;
    return it === null ? null : { paragraph: it.paragraph, publicInterest: it.publicInterest };
  }

  private outturn(periodId: string, indicatorId: string): Outturn | null {
    return this.byPeriod.get(periodId)?.get(indicatorId) ?? null;
  }

  private decision(period: Period, indicator: Indicator): Decision {
    const it = this.decisions.get(period.id)?.get(indicator.id);
    if (it === undefined) throw new Error(`nothing was decided on indicator ${indicator.number} in ${period.label}`);
    return it;
  }

  private figure(period: Period, indicator: Indicator, audience: Audience): ShownFigure {
    return discloseTo(audience, indicator, this.outturn(period.id, indicator.id), this.decision(period, indicator));
  }

  /** Whether Part 1 keeps this indicator's figure back. */
  isKeptBack(indicator: Indicator, period: Period = this.period): boolean {
    return this.decision(period, indicator).figure.kind === 'suppressed';
  }

  /** Why, in one sentence. For those who may read Part 2: it tells of the size, and of neighbouring indicators. */
  explanation(indicator: Indicator): string {
    return this.decision(this.period, indicator).explanation;
  }

  /**
   * This period as it goes out in Part 1, for the log of what was published.
   *
   * @param only these indicators alone
   */
  publication(at: Date, only: readonly Indicator[] = this.indicators): LoggedPublication {
    const decisions = this.decisions.get(this.period.id) ?? new Map<string, Decision>();
    return publicationOf(this.period, only, this.current, decisions, at);
  }

  /** What an officer put on record about this figure: its mark, and its release, proposed or agreed. */
  onRecord(indicator: Indicator): {
    classification: Classification | null;
    mark: DatedMark | null;
    release: ReleaseRecord | null;
  } {
    const of = <T extends { periodId: string; indicatorId: string }>(all: readonly T[]): T | null =>
      all.find((x) => x.periodId === this.period.id && x.indicatorId === indicator.id) ?? null;
    const { classifications, marks, releases } = this.records;
    return { classification: of(classifications), mark: of(marks), release: of(releases) };
  }

  /** The same round with one more release agreed: to see what it would show before anybody is asked. */
  withRelease(release: ReleaseRecord): Round {
    const others = this.records.releases.filter((r) => r.id !== release.id);
    return new Round({ ...this.records, releases: [...others, release] });
  }

  /** Why Part 1 keeps it back, null where it does not. For those who may read Part 2. */
  whyKeptBack(indicator: Indicator): Decision['why'] {
    return this.decision(this.period, indicator).why;
  }

  /** Raw figures of this indicator that Part 1 keeps back, to find them in texts. For rules only, never for a reply. */
  protectedFigures(indicator: Indicator, of: 'this period' | 'every period'): ProtectedFigure[] {
    return (of === 'this period' ? [this.period] : this.periods).flatMap((p) => {
      const outturn = this.outturn(p.id, indicator.id);
      if (outturn === null || !this.isKeptBack(indicator, p)) return [];
      const { numerator, denominator, value } = outturn;
      return [{ indicatorId: indicator.id, unit: indicator.unit, numerator, denominator, value }];
    });
  }

  /** What Part 1 may say of it besides the figure. */
  partOneSays(indicator: Indicator): Decision['says'] {
    return this.decision(this.period, indicator).says;
  }

  /** Labels of the periods that direction of travel compares with. */
  comparedWith(): { previous: string | null; lastYear: string | null } {
    return {
      previous: previousPeriod(this.periods, this.period.asAt)?.label ?? null,
      lastYear: samePeriodLastYear(this.periods, this.period.asAt)?.label ?? null,
    };
  }

  private mayTellRag(indicator: Indicator, audience: Audience): boolean {
    return audience === 'Part 2' || this.decision(this.period, indicator).says.rag;
  }

  /**
   * The exceptions an audience may be told of. Part 1 names none that is kept back: it points to Part 2 for
   * every indicator of `keptBack` in the same words, exception or not.
   */
  exceptionsFor(audience: Audience): readonly Exception[] {
    return audience === 'Part 2' ? this.exceptions : this.exceptions.filter((e) => !this.isKeptBack(e.indicator));
  }

  /** Every indicator whose figure Part 1 keeps back, in suite order. */
  keptBack(): Indicator[] {
    return this.indicators.filter((i) => this.isKeptBack(i));
  }

  private direction(indicator: Indicator, audience: Audience): IndicatorView['direction'] {
    const now = this.outturn(this.period.id, indicator.id);
    const against = (p: Period | null): IndicatorView['direction']['previous'] =>
      p === null || !mayCompare(this.figure(this.period, indicator, audience), this.figure(p, indicator, audience))
        ? null
        : direction(indicator, now, this.outturn(p.id, indicator.id));
    return {
      previous: comparesWithPrevious(indicator) ? against(previousPeriod(this.periods, this.period.asAt)) : null,
      lastYear: against(samePeriodLastYear(this.periods, this.period.asAt)),
    };
  }

  /** One indicator as this audience may see it. */
  view(indicator: Indicator, audience: Audience): IndicatorView {
    const owner = this.person(indicator.ownerId);
    const outturn = this.outturn(this.period.id, indicator.id);
    const { number, title, definition, unit, decimals, polarity, basis, expectation } = indicator;
    return {
      indicator: { number, title, definition, unit, decimals, polarity, basis, expectation },
      owner: { name: owner.name, post: owner.post },
      figure: this.figure(this.period, indicator, audience),
      rag: this.mayTellRag(indicator, audience) ? rate(indicator, outturn) : null,
      direction: this.direction(indicator, audience),
      asAt: outturn?.asAt ?? this.period.asAt,
      periodLabel: this.period.label,
      part: this.isKeptBack(indicator) ? 2 : 1,
    };
  }

  /** Figures of the last periods, this one included, oldest first; of every period, where `most` is infinite. */
  trend(indicator: Indicator, audience: Audience, most = trendLength): TrendPoint[] {
    return this.periods.slice(-most).map((p) => {
      const figure = this.figure(p, indicator, audience);
      // A figure kept back has no date of its own to tell either.
      const own = figure.kind === 'suppressed' ? null : this.outturn(p.id, indicator.id)?.asAt;
      return { label: p.label, asAt: own ?? p.asAt, figure };
    });
  }

  /** Published figures of other areas, the latest year of each that does not lie after the period. */
  benchmarks(indicator: Indicator, audience: Audience): BenchmarkView[] {
    const tellable =
      audience === 'Part 2' ? this.records.benchmarks : this.decision(this.period, indicator).says.benchmarks;
    const latest = new Map<string, Benchmark>();
    for (const b of tellable) {
      if (b.indicatorId !== indicator.id || b.year.slice(0, 4) > this.period.asAt.slice(0, 4)) continue;
      const known = latest.get(b.area);
      if (known === undefined || known.year < b.year) latest.set(b.area, b);
    }
    return [...latest.values()].map(({ area, year, value, source }) => ({ area, year, value, source }));
  }

  /** How many indicators stand where; what an audience may not be told is left out of its counts. */
  counts(audience: Audience): Record<Rag, number> {
    const counts: Record<Rag, number> = { GREEN: 0, AMBER: 0, RED: 0, 'NO DATA': 0 };
    for (const indicator of this.indicators)
      if (this.mayTellRag(indicator, audience)) counts[rate(indicator, this.current.get(indicator.id) ?? null)] += 1;
    return counts;
  }
}

/**
 * Reads one period with what is needed to judge it: earlier periods, what was decided on disclosure, requests.
 *
 * @param only reads the figures of these indicators, and of those that add up with them: for one card, not for a count
 */
export async function readRound(
  reader: Reader,
  suite: Suite,
  period: Period,
  only?: readonly string[],
): Promise<Round> {
  const periods = (await reader.periods(suite.id)).filter((p) => p.asAt <= period.asAt);
  const ids = periods.map((p) => p.id);
  const wanted = only === undefined ? undefined : withKin(suite, only);
  const indicators = (await reader.indicators(suite.id, period.suiteVersion)).filter(
    (i) => wanted === undefined || wanted.includes(i.id),
  );
  return new Round({
    suite,
    period,
    periods,
    indicators,
    outturns: await reader.outturns(ids, wanted),
    classifications: await reader.classifications(ids),
    marks: await reader.marks(ids),
    releases: await reader.releases(ids),
    publications: await reader.publications(suite.id, wanted),
    benchmarks: await reader.benchmarks(indicators.map((i) => i.id)),
    requests: await reader.requests([period.id], only),
    people: new Map((await reader.people()).map((p) => [p.id, p])),
    partTwoReaders: new Set(await reader.partTwoReaders(period.id)),
  });
}
