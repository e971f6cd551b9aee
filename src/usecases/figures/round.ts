/** One period of a suite, read once, with every question about its figures answered for an audience. */
import { comparesWithPrevious, direction, previousPeriod, samePeriodLastYear } from '../../domain/direction';
import { exceptions, type Exception } from '../../domain/exceptions';
import { discloseAll, discloseTo, mayCompare, type Decision, type ShownFigure } from '../../domain/disclosure';
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
import type { Audience } from '../who/access';
import type { Reader } from '../ports';
import type { BenchmarkView, IndicatorView, TrendPoint } from '../replies';

/** How many periods a trend shows, this one included. */
const trendLength = 4;

/** What was read, all of one snapshot. */
export interface Records {
  suite: Suite;
  period: Period;
  /** Up to and including this one, oldest first. */
  periods: readonly Period[];
  indicators: readonly Indicator[];
  outturns: readonly Outturn[];
  classifications: readonly Classification[];
  benchmarks: readonly Benchmark[];
  requests: readonly CommentaryRequest[];
  people: ReadonlyMap<string, Person>;
}

export class Round {
  readonly suite: Suite;
  readonly period: Period;
  readonly periods: readonly Period[];
  readonly indicators: readonly Indicator[];
  readonly requests: readonly CommentaryRequest[];
  /** The outturn that stands for each indicator, by id. Raw: for rules only, never for a reply. */
  readonly current: ReadonlyMap<string, Outturn>;
  /** Indicators below expectation, in suite order, whoever may see them. */
  readonly exceptions: readonly Exception[];
  private readonly byPeriod: ReadonlyMap<string, ReadonlyMap<string, Outturn>>;
  /** By period, then by indicator. */
  private readonly decisions: ReadonlyMap<string, ReadonlyMap<string, Decision>>;

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
    this.decisions = decisionsOf(records, this.byPeriod);
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

  /** The legal ground recorded for keeping this indicator in Part 2, or null. */
  groundOf(indicatorId: string): { paragraph: 1 | 2; publicInterest: string } | null {
    const it = this.records.classifications.find((c) => c.periodId === this.period.id && c.indicatorId === indicatorId);
    return it === undefined ? null : { paragraph: it.paragraph, publicInterest: it.publicInterest };
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

  /** Figures of the last periods, this one included, oldest first. */
  trend(indicator: Indicator, audience: Audience): TrendPoint[] {
    return this.periods.slice(-trendLength).map((p) => ({
      label: p.label,
      asAt: this.outturn(p.id, indicator.id)?.asAt ?? p.asAt,
      figure: this.figure(p, indicator, audience),
    }));
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

/** Decides the disclosure of every period up to this one, each in the light of those before it. */
function decisionsOf(
  records: Records,
  byPeriod: ReadonlyMap<string, ReadonlyMap<string, Outturn>>,
): ReadonlyMap<string, ReadonlyMap<string, Decision>> {
  const { suite, periods, indicators, classifications, benchmarks } = records;
  const decided = discloseAll(
    periods.map((period) => ({
      period,
      figures: indicators.map((indicator) => ({
        indicator,
        outturn: byPeriod.get(period.id)?.get(indicator.id) ?? null,
      })),
    })),
    {
      settings: suite.settings,
      council: suite.council,
      relations: [],
      classifications,
      marks: [],
      releases: [],
      benchmarks,
      rate: (indicator, value) => rate(indicator, { numerator: null, denominator: null, value, symbol: null }),
    },
  );
  return new Map(periods.map((period, i) => [period.id, decided[i] ?? new Map<string, Decision>()]));
}

/**
 * Reads one period with what is needed to judge it: earlier periods, classifications, benchmarks, requests.
 *
 * @param only reads the figures of these indicators alone: for one card, not for a count
 */
export async function readRound(
  reader: Reader,
  suite: Suite,
  period: Period,
  only?: readonly string[],
): Promise<Round> {
  const periods = (await reader.periods(suite.id)).filter((p) => p.asAt <= period.asAt);
  const ids = periods.map((p) => p.id);
  const indicators = await reader.indicators(suite.id, period.suiteVersion);
  return new Round({
    suite,
    period,
    periods,
    indicators: only === undefined ? indicators : indicators.filter((i) => only.includes(i.id)),
    outturns: await reader.outturns(ids, only),
    classifications: await reader.classifications(ids),
    benchmarks: await reader.benchmarks(only ?? indicators.map((i) => i.id)),
    requests: await reader.requests([period.id], only),
    people: new Map((await reader.people()).map((p) => [p.id, p])),
  });
}
