/** A trend chart as PNG, for what shows no SVG: Teams, and older versions of Word. */
import { createRequire } from 'node:module';
import type * as Canvas from '@napi-rs/canvas';
import type { TrendChart } from '../domain/trend-chart';
import { height, shapesOf, width } from './shapes';

let loaded: typeof Canvas | null = null;

/** The library takes a third of a second to load: only whoever draws waits for it, once. */
const library = (): typeof Canvas => (loaded ??= createRequire(__filename)('@napi-rs/canvas') as typeof Canvas);

/**
 * The same chart gives the same bytes on the same kind of machine.
 *
 * @param density pixels to a CSS pixel: 2 is sharp on a telephone, 1 takes a quarter of the time
 */
export function png(chart: TrendChart, density: 1 | 2): Buffer {
  const { createCanvas, Path2D } = library();
  const canvas = createCanvas(width * density, height * density);
  const pen = canvas.getContext('2d');
  pen.scale(density, density);
  pen.lineJoin = 'round';
  for (const { d, fill, stroke, strokeWidth, dash } of shapesOf(chart)) {
    const path = new Path2D(d);
    if (fill !== null) {
      pen.fillStyle = fill;
      pen.fill(path);
    }
    if (stroke !== null) {
      pen.strokeStyle = stroke;
      pen.lineWidth = strokeWidth;
      pen.setLineDash([...dash]);
      pen.stroke(path);
    }
  }
  return canvas.encodeSync('png');
}
