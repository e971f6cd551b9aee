import { png, svg } from '../../src/chart';
import type { TrendChart } from '../../src/domain/trend-chart';
import { readStrictly } from '../report/xml';

const chart: TrendChart = {
  points: [
    { x: 0, y: 0.5 },
    { x: 0.25, y: null },
    { x: 0.5, y: 0.4 },
    { x: 1, y: 0.1 },
  ],
  band: { from: 0.6, to: 1, edges: [0.6] },
};

const flat = (y: number | null): TrendChart => ({
  points: [
    { x: 0, y: 0.2 },
    { x: 0.5, y },
    { x: 1, y: 0.9 },
  ],
  band: null,
});

/** The line itself, by its colour and thickness. */
const lineOf = (drawn: string): string =>
  / d="([^"]+)" fill="none" stroke="#1D3557" stroke-width="2"/u.exec(drawn)?.[1] ?? '';

describe('a chart', () => {
  it('is SVG that a strict reader takes', () => {
    expect(() => readStrictly(svg(chart))).not.toThrow();
  });

  it('is a PNG of twice its size, small enough for a card', () => {
    const picture = png(chart, 2);
    expect(picture.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([800, 180]);
    expect(picture.length).toBeLessThan(12_000);
  });

  it('is drawn the same every time', () => {
    expect(svg(chart)).toBe(svg(chart));
    expect(png(chart, 2).equals(png(chart, 2))).toBe(true);
  });

  it('breaks its line where no figure is shown, and does not join what lies on either side', () => {
    expect(lineOf(svg(flat(0.5))).match(/M/gu)).toHaveLength(1);
    expect(lineOf(svg(flat(null))).match(/M/gu)).toHaveLength(2);
  });

  it('marks a gap from top to bottom, at no height of its own', () => {
    expect(svg(flat(null))).toContain('d="M200,6V84"');
    expect(svg(flat(0.5))).not.toContain('V84');
  });

  it('holds no letters, so that it looks the same whatever fonts a machine has', () => {
    expect(svg(chart)).not.toMatch(/<text|font/u);
  });
});
