/** Checks read rows against the suite: what the file alone could not know. */
import { compare, exact, rounded, toDecimals } from './exact';
import { exactFigure } from './exact-figure';
import { longDate } from './figures';
import type { Indicator, Period } from './glossary';
import type { FileFault, OutturnField, OutturnRow } from './intake-rows';

const decimalsOf = (value: number): number => /\.(\d+)/.exec(String(value))?.[1]?.length ?? 0;

/** Whether the stated value is what its counts give, at the precision it was written with or the indicator's own. */
function agrees(indicator: Indicator, row: OutturnRow): boolean {
  const fromCounts = exactFigure(indicator.unit, { ...row, value: null });
  if (fromCounts === null || row.value === null) return true;
  const stated = exact(row.value);
  const written = decimalsOf(row.value);
  // "38" beside 106 of 279 is right, and so is "37.99": but 38.4 is not, though both round to 38.
  return [written, ...(indicator.decimals > written ? [indicator.decimals] : [])].some(
    (places) => compare(rounded(fromCounts, places), rounded(stated, places)) === 0,
  );
}

type Rule = (row: OutturnRow, indicator: Indicator, period: Period) => { field: OutturnField; reason: string } | null;

const isNegative = (n: number | null): boolean => n !== null && n < 0;

const rules: readonly Rule[] = [
  (row) => {
    const field = (['numerator', 'denominator', 'value'] as const).find((f) => isNegative(row[f]));
    return field === undefined ? null : { field, reason: 'A figure below 0 cannot be right. Check the sign.' };
  },
  (row) =>
    row.symbol !== null && (row.value !== null || row.numerator !== null)
      ? {
          field: 'symbol',
          reason: `The symbol "${row.symbol}" stands in place of a figure, but there is one. Keep one of the two.`,
        }
      : null,
  (row) =>
    row.symbol === null && row.value === null && row.numerator === null
      ? {
          field: 'value',
          reason: 'There is no figure. Give the numerator and denominator, the value, or a symbol (c, z, x, low or u).',
        }
      : null,
  (row, { unit }) =>
    unit !== 'number' && row.value === null && row.numerator !== null && row.denominator === null
      ? { field: 'denominator', reason: 'The numerator needs its denominator, or give the value as well.' }
      : null,
  (row, { unit }) =>
    unit !== 'number' && row.denominator === 0 && (row.value !== null || (row.numerator ?? 0) > 0)
      ? {
          field: 'denominator',
          reason: 'The denominator is 0, so there is no such figure. Correct it, or leave 0 of 0 without a value.',
        }
      : null,
  (row, { unit }) =>
    unit === 'percentage' &&
    row.numerator !== null &&
    (row.denominator ?? 0) > 0 &&
    row.numerator > (row.denominator ?? 0)
      ? {
          field: 'numerator',
          reason: `${row.numerator} is more than the denominator, ${row.denominator ?? ''}. Are the two the wrong way round?`,
        }
      : null,
  (row, { unit }) =>
    unit === 'percentage' && row.value !== null && row.value > 100
      ? { field: 'value', reason: `${row.value} is more than 100%. Check the figure.` }
      : null,
  (row, indicator) => {
    if (agrees(indicator, row)) return null;
    const right = exactFigure(indicator.unit, { ...row, value: null });
    const words = right === null ? '' : toDecimals(right, Math.max(1, indicator.decimals));
    const fraction =
      indicator.unit === 'percentage' && row.value !== null && row.value <= 1
        ? ' Write percentages as 38 or 38%, not 0.38.'
        : '';
    return {
      field: 'value',
      reason: `${row.value ?? ''} does not agree with ${row.numerator ?? ''} of ${row.denominator ?? ''}, which gives ${words}.${fraction} Correct one of the three.`,
    };
  },
  (row, _, period) =>
    row.asAt !== null && row.asAt > period.asAt
      ? { field: 'asAt', reason: `${longDate(row.asAt)} lies after the period’s own date, ${longDate(period.asAt)}.` }
      : null,
];

/**
 * Everything wrong with the rows, each with its cell, a reason and what to do. An empty list means that the
 * rows may be loaded. A percentage is held against its numerator and denominator at the precision it was written.
 */
export function checkRows(rows: readonly OutturnRow[], indicators: readonly Indicator[], period: Period): FileFault[] {
  const byNumber = new Map(indicators.map((i) => [i.number, i]));
  const first = new Map<number, OutturnRow>();
  const faults: FileFault[] = [];
  for (const row of rows) {
    const fault = (field: OutturnField, reason: string): void => {
      faults.push({ sheet: row.sheet, cell: row.cells[field] ?? row.cells.number ?? null, reason });
    };
    const indicator = byNumber.get(row.number);
    const earlier = first.get(row.number);
    if (indicator === undefined) {
      fault(
        'number',
        `The suite has no indicator ${row.number}. It has ${indicators.map((i) => i.number).join(', ')}.`.replace(
          /(?:\d+, ){40,}/,
          '… ',
        ),
      );
      continue;
    }
    if (earlier !== undefined) {
      fault(
        'number',
        `Indicator ${row.number} is here twice; it stands in ${earlier.cells.number ?? 'an earlier row'}${
          earlier.sheet === null || earlier.sheet === row.sheet ? '' : ` of “${earlier.sheet}”`
        } too. Keep one row.`,
      );
      continue;
    }
    first.set(row.number, row);
    for (const rule of rules) {
      const found = rule(row, indicator, period);
      if (found !== null) fault(found.field, found.reason);
    }
  }
  return faults;
}

/** Titles that differ from the suite's: worth a remark, no reason to refuse. */
export function titleRemarks(rows: readonly OutturnRow[], indicators: readonly Indicator[]): string[] {
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return rows.flatMap((row) => {
    const indicator = indicators.find((i) => i.number === row.number);
    return indicator === undefined || row.title === null || plain(row.title) === plain(indicator.title)
      ? []
      : [
          `Indicator ${row.number} is called “${row.title}” in the file and “${indicator.title}” in the suite. The number was followed.`,
        ];
  });
}
