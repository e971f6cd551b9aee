/** The trend chart on a card. */
import { png } from '../chart';
import { valueInWords } from '../domain/figures';
import { chartWords, trendChart } from '../domain/trend-chart';
import type { IndicatorView, TrendPoint } from '../usecases/replies';
import { line, oneLine } from './escape';

/** Longest text read out in place of the picture. */
const longest = 500;

/** "October 2019 (45%)": what stands at an end of the line, for whoever sees it. */
const endWords = (indicator: IndicatorView['indicator'], { label, figure }: TrendPoint): string =>
  figure.kind === 'shown' && figure.value !== null ? `${label} (${valueInWords(indicator, figure.value)})` : label;

/**
 * A picture within the card: PNG, as Teams on telephones shows no SVG, and by data address, as a picture fetched from
 * an address would be open to whoever has it. None where there is no trend to draw.
 */
export function chartModel({ indicator, rag }: IndicatorView, trend: readonly TrendPoint[]) {
  const chart = trendChart(indicator, trend);
  if (chart === null) return [];
  const ends = [trend[0], trend.at(-1)].flatMap((point) => (point === undefined ? [] : [endWords(indicator, point)]));
  const target = chart.band === null ? '' : ' The shaded band is the target.';
  return [
    {
      url: `data:image/png;base64,${png(chart, 2).toString('base64')}`,
      words: oneLine(chartWords(indicator, trend, rag), longest),
      caption: line(`${ends.join(' to ')}.${target}`),
    },
  ];
}
