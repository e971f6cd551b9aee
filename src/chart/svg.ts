/** A trend chart as SVG. */
import type { TrendChart } from '../domain/trend-chart';
import { height, shapesOf, width, type Shape } from './shapes';

function path({ d, fill, stroke, strokeWidth, dash }: Shape): string {
  const outline = stroke === null ? '' : ` stroke="${stroke}" stroke-width="${strokeWidth}" stroke-linejoin="round"`;
  const dashes = dash.length === 0 ? '' : ` stroke-dasharray="${dash.join(' ')}"`;
  return `<path d="${d}" fill="${fill ?? 'none'}"${outline}${dashes}/>`;
}

/** The same chart gives the same text. */
export const svg = (chart: TrendChart): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${shapesOf(chart).map(path).join('')}</svg>`;
