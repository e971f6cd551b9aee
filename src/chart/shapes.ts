/** A trend chart as paths, drawn the same in every format. No letters: fonts differ, and words stand beside it. */
import { line } from 'd3-shape';
import type { TrendChart } from '../domain/trend-chart';

/** Size in CSS pixels. */
export const width = 400;
export const height = 90;

/** One path; lengths in CSS pixels. */
export interface Shape {
  d: string;
  fill: string | null;
  stroke: string | null;
  strokeWidth: number;
  dash: readonly number[];
}

/** Each stands out from white by 3:1 or more, but for the band, whose edges do. */
const colours = {
  paper: '#FFFFFF',
  frame: '#8A949C',
  band: '#D9E6F2',
  edge: '#4A6A85',
  line: '#1D3557',
  gap: '#6B757D',
};

const inset = 12;

const filled = (d: string, fill: string): Shape => ({ d, fill, stroke: null, strokeWidth: 0, dash: [] });

const stroked = (d: string, stroke: string, strokeWidth: number, dash: readonly number[] = []): Shape => ({
  d,
  fill: null,
  stroke,
  strokeWidth,
  dash,
});

/** A tenth of a pixel is as fine as anybody sees, and keeps files small. */
const n = (length: number): string => String(Math.round(length * 10) / 10);

const box = (x: number, y: number, w: number, h: number): string => `M${n(x)},${n(y)}h${n(w)}v${n(h)}h${n(-w)}Z`;

const dot = (x: number, y: number, r: number): string =>
  `M${n(x - r)},${n(y)}a${n(r)},${n(r)} 0 1,0 ${n(2 * r)},0a${n(r)},${n(r)} 0 1,0 ${n(-2 * r)},0Z`;

const across = (y: number): string => `M1,${n(y)}H${n(width - 1)}`;

const place = ({ x, y }: { x: number; y: number | null }): { x: number; y: number | null } => ({
  x: inset + x * (width - 2 * inset),
  y: y === null ? null : height - 1 - y * (height - 2),
});

const joined = line<{ x: number; y: number | null }>()
  .defined(({ y }) => y !== null)
  .x(({ x }) => x)
  .y(({ y }) => y ?? 0)
  .digits(1);

/** From the back to the front. A period without a figure is a dotted upright that says nothing of a height. */
export function shapesOf({ points, band }: TrendChart): Shape[] {
  const placed = points.map(place);
  const high = (y: number): number => place({ x: 0, y }).y ?? 0;
  const shown = placed.flatMap(({ x, y }) => (y === null ? [] : [{ x, y }]));
  return [
    filled(box(0, 0, width, height), colours.paper),
    ...(band === null
      ? []
      : [
          filled(box(0, high(band.to), width, high(band.from) - high(band.to)), colours.band),
          ...band.edges.map((edge) => stroked(across(high(edge)), colours.edge, 1, [5, 3])),
        ]),
    ...placed
      .filter(({ y }) => y === null)
      .map(({ x }) => stroked(`M${n(x)},6V${n(height - 6)}`, colours.gap, 1, [1, 4])),
    stroked(joined(placed) ?? '', colours.line, 2),
    ...shown.map(({ x, y }) => filled(dot(x, y, x === placed.at(-1)?.x ? 4.5 : 3), colours.line)),
    stroked(box(0.5, 0.5, width - 1, height - 1), colours.frame, 1),
  ];
}
