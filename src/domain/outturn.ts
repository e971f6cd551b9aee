import { exactFigure } from './exact-figure';
import type { Outturn, Unit } from './glossary';

/**
 * The figure its two counts give, to the precision a number holds: a percentage on the 0–100 scale, a rate
 * per 10,000, an average or number of days per case, or the count itself.
 *
 * @returns null where the counts are missing or the denominator is 0
 */
export function valueFromCounts(unit: Unit, numerator: number | null, denominator: number | null): number | null {
  const figure = exactFigure(unit, { numerator, denominator, value: null, symbol: null });
  return figure === null ? null : Number(figure.n) / Number(figure.d);
}

/** The revision that stands for each indicator of one period, by indicator id. */
export function currentOutturns(outturns: readonly Outturn[], periodId: string): Map<string, Outturn> {
  const current = new Map<string, Outturn>();
  for (const o of outturns) {
    if (o.periodId !== periodId) continue;
    const known = current.get(o.indicatorId);
    if (known === undefined || known.revision < o.revision) current.set(o.indicatorId, o);
  }
  return current;
}
