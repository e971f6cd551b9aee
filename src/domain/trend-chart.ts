/** An indicator's last figures as a small line over its target band: what is drawn, and what it says in words. */
import { expectationInWords, longDate, valueInWords } from './figures';
import type { ShownFigure } from './disclosure';
import type { IndicatorFacts, IsoDate, Rag } from './glossary';
import { toDayNumber } from './iso-date';

/** A figure of one period as its reader may see it. */
export interface ChartPoint {
  label: string;
  asAt: IsoDate;
  figure: ShownFigure;
}

/** A line to draw. Lengths are shares of the drawing's: 0 at its left and foot, 1 at its right and head. */
export interface TrendChart {
  /** Oldest first; `y` is null where no figure is shown: a gap in the line. */
  points: readonly { x: number; y: number | null }[];
  /** The target band; an open side reaches the edge. Null: no target is set. */
  band: { from: number; to: number; edges: readonly number[] } | null;
}

/** Room above and below what is drawn, as a share of its span. */
const margin = 0.15;

const valueOf = ({ figure }: ChartPoint): number | null => (figure.kind === 'shown' ? figure.value : null);

/** An annual figure stands in several periods with one date of its own: the latest of a date speaks for it. */
const byDate = (points: readonly ChartPoint[]): ChartPoint[] =>
  points.filter((point, n) => !points.slice(n + 1).some(({ asAt }) => asAt === point.asAt));

/** "in July 2019"; "as at 31 August 2019" for a figure with a date of its own. */
const when = ({ label, figure }: ChartPoint): string =>
  figure.kind === 'shown' && figure.asAt !== null ? `as at ${longDate(figure.asAt)}` : `in ${label}`;

/** Where a value lies; all alike, in the middle. */
function scale(values: readonly number[]): (value: number) => number {
  const least = Math.min(...values);
  const span = Math.max(...values) - least;
  return span === 0 ? () => 0.5 : (value) => (value - least + margin * span) / (span * (1 + 2 * margin));
}

const boundsOf = ({ expectation }: Pick<IndicatorFacts, 'expectation'>): number[] =>
  [expectation?.low ?? null, expectation?.high ?? null].filter((bound) => bound !== null);

/**
 * Lays the chart out. A figure kept back is a gap: neither it nor what lies beside it is drawn, joined or scaled by it.
 * The scale is that of the figures shown and the target alone, so the same figures shown give the same picture
 * whatever is kept back.
 *
 * @returns null where figures of fewer than two dates are shown: there is no trend to draw
 */
export function trendChart(
  indicator: Pick<IndicatorFacts, 'expectation'>,
  all: readonly ChartPoint[],
): TrendChart | null {
  const points = byDate(all);
  const values = points.map(valueOf);
  const shown = values.filter((value) => value !== null);
  const days = points.map(({ asAt }) => toDayNumber(asAt));
  const first = Math.min(...days);
  const span = Math.max(...days) - first;
  if (shown.length < 2) return null;
  const bounds = boundsOf(indicator);
  const at = scale([...shown, ...bounds]);
  const { low = null, high = null } = indicator.expectation ?? {};
  return {
    points: values.map((value, n) => ({
      x: ((days[n] ?? first) - first) / span,
      y: value === null ? null : at(value),
    })),
    band:
      bounds.length === 0
        ? null
        : { from: low === null ? 0 : at(low), to: high === null ? 1 : at(high), edges: bounds.map(at) },
  };
}

/** How the figure stands to its target. The RAG decides, as it compares what is not rounded. */
function againstTarget(indicator: IndicatorFacts, value: number, rag: Rag | null): string {
  const { polarity, expectation } = indicator;
  if (expectation === null || rag === null || rag === 'NO DATA') return '';
  const target = `the target of ${expectationInWords(indicator)}`;
  if (rag === 'GREEN') return `; meets ${target}`;
  if (polarity !== 'within range') return `; ${polarity === 'higher is better' ? 'below' : 'above'} ${target}`;
  const side = value < (expectation.low ?? value) ? 'below' : value > (expectation.high ?? value) ? 'above' : 'outside';
  return `; ${side} ${target}`;
}

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;

/**
 * What the chart shows, for whoever cannot see it: "Care leavers in work: 38% in July 2019, up from 31% in April 2018;
 * below the target of at least 50%". Periods without a figure are named, never why.
 *
 * @param rag of the latest point; null where it may not be told
 */
export function chartWords(indicator: IndicatorFacts, all: readonly ChartPoint[], rag: Rag | null): string {
  const points = byDate(all);
  const shown = points.flatMap((point) => {
    const value = valueOf(point);
    return value === null ? [] : [{ when: when(point), value, isLatest: point === points.at(-1) }];
  });
  const [first, last] = [shown[0], shown.at(-1)];
  const gaps = points.filter((point) => valueOf(point) === null).map(({ label }) => label);
  const missing = gaps.length === 0 ? '' : ` No figure is shown for ${listed(gaps)}.`;
  if (first === undefined || last === undefined) return `${indicator.title}: no figure is shown.`;
  const way = last.value > first.value ? 'up from' : last.value < first.value ? 'down from' : 'the same as';
  const before =
    first === last
      ? ''
      : way === 'the same as'
        ? `, ${way} ${first.when}`
        : `, ${way} ${valueInWords(indicator, first.value)} ${first.when}`;
  const target = last.isLatest ? againstTarget(indicator, last.value, rag) : '';
  return `${indicator.title}: ${valueInWords(indicator, last.value)} ${last.when}${before}${target}.${missing}`;
}
