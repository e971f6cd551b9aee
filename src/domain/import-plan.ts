/** What a file would change, before it changes anything. */
import type { Indicator, Outturn } from './glossary';
import type { OutturnRow } from './intake-rows';
import { valueFromCounts } from './outturn';

/** What a row says, complete: the value is worked out where only its counts were given. */
export type NewFigure = Pick<Outturn, 'numerator' | 'denominator' | 'value' | 'symbol' | 'status' | 'asAt' | 'note'>;

export interface ImportPlan {
  added: { indicator: Indicator; figure: NewFigure }[];
  revised: { indicator: Indicator; before: Outturn; figure: NewFigure }[];
  unchanged: Indicator[];
  /** Indicators of the suite with no figure, neither in the file nor before. */
  missing: Indicator[];
}

const fields = ['numerator', 'denominator', 'value', 'symbol', 'status', 'asAt', 'note'] as const;

function figureOf(indicator: Indicator, row: OutturnRow): NewFigure {
  const { numerator, denominator, symbol, status, asAt, note } = row;
  const value = row.value ?? (symbol === null ? valueFromCounts(indicator.unit, numerator, denominator) : null);
  // 0 of 0 has no percentage: the symbol for "not applicable" says so.
  const empty = value === null && symbol === null && denominator === 0;
  return { numerator, denominator, value, symbol: empty ? 'z' : symbol, status, asAt, note };
}

/**
 * Sorts checked rows into what is new, what corrects an earlier figure and what is the same.
 *
 * @param current the outturn that stands for each indicator of the period, by indicator id
 */
export function planImport(
  rows: readonly OutturnRow[],
  indicators: readonly Indicator[],
  current: ReadonlyMap<string, Outturn>,
): ImportPlan {
  const plan: ImportPlan = { added: [], revised: [], unchanged: [], missing: [] };
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  for (const indicator of indicators) {
    const row = byNumber.get(indicator.number);
    const before = current.get(indicator.id);
    if (row === undefined) {
      if (before === undefined) plan.missing.push(indicator);
      continue;
    }
    const figure = figureOf(indicator, row);
    if (before === undefined) plan.added.push({ indicator, figure });
    else if (fields.every((f) => before[f] === figure[f])) plan.unchanged.push(indicator);
    else plan.revised.push({ indicator, before, figure });
  }
  return plan;
}
