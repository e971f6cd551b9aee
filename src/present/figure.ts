/** What several cards show of an indicator: its figure, what came before, how others stand. */
import { expectationInWords, longDate, valueInWords } from '../domain/figures';
import type { BenchmarkView, IndicatorView, TrendPoint } from '../usecases/replies';
import { chartModel } from './chart';
import { line } from './escape';
import { directionWords, figureWords, ragOf } from './say';

/** Most earlier figures shown: a year of quarters. */
const mostPoints = 4;
const mostBenchmarks = 8;

export const titleOf = ({ indicator }: Pick<IndicatorView, 'indicator'>): string =>
  `Indicator ${indicator.number}: ${indicator.title}`;

/** None or one, as templates take what may be absent. */
export const orNone = (text: string): { text: string }[] => (text === '' ? [] : [{ text }]);

/** "38% (106 of 279)" apart: the figure to be seen first, and its counts. */
function apart(words: string): { big: string; counts: { text: string }[] } {
  const match = /^([^(]+) \((.+)\)$/u.exec(words);
  return match === null ? { big: words, counts: [] } : { big: match[1] ?? words, counts: orNone(match[2] ?? '') };
}

/** The figure's own date, and whether it may still change. */
function notesOf({ figure, asAt }: IndicatorView): string {
  if (figure.kind === 'suppressed') return '';
  const provisional = figure.kind === 'shown' && figure.status === 'provisional';
  return `As at ${longDate(asAt)}.${provisional ? ' Provisional: it may still change.' : ''}`;
}

/** The figure with its rating, target and direction; or the sentence in its place where it is kept back. */
export function figureModel(view: IndicatorView, trend: readonly TrendPoint[]) {
  const { indicator, figure } = view;
  const rag = ragOf(view.rag);
  const target = expectationInWords(indicator);
  const words = figureWords(indicator, figure);
  const hidden = figure.kind === 'suppressed';
  return {
    figures: hidden ? [] : [{ rag, ...apart(words), target, direction: orNone(line(directionWords(view, trend))) }],
    withheld: hidden ? [{ rag, text: line(words, 1_000), target }] : [],
    figureNotes: orNone(notesOf(view)),
    charts: chartModel(view, trend),
  };
}

/** Figures over time and benchmarks, as tables. */
export function contextModel(
  { indicator }: IndicatorView,
  trend: readonly TrendPoint[],
  benchmarks: readonly BenchmarkView[],
  most = mostPoints,
) {
  const points = trend
    .slice(-most)
    .map(({ label, figure }) => ({ label: line(label), figure: line(figureWords(indicator, figure)) }));
  const rows = benchmarks.slice(0, mostBenchmarks);
  return {
    trends: points.length === 0 ? [] : [{ points }],
    benchmarks:
      rows.length === 0
        ? []
        : [
            {
              rows: rows.map(({ area, year, value }) => ({
                area: line(area),
                year: line(year),
                figure: valueInWords(indicator, value),
              })),
              sources: line([...new Set(rows.map(({ source }) => source))].join('; ')),
            },
          ],
  };
}

/** One row of a board or an overview. */
export function rowModel(view: IndicatorView, more: string) {
  const { indicator, figure } = view;
  const words =
    figure.kind === 'suppressed'
      ? [figure.sentence]
      : [
          figureWords(indicator, figure),
          `target ${expectationInWords(indicator)}`,
          directionWords(view, []).toLowerCase(),
        ];
  return {
    number: String(indicator.number),
    title: line(indicator.title, 160),
    rag: ragOf(view.rag),
    figure: line(words.filter((part) => part !== '').join(' · '), 400),
    facts: orNone(more),
  };
}
