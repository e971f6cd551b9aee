/**
 * Explore Education Statistics' tidy data files. Two columns beside the standard ones say what a row is about:
 * `indicator_no`, the suite's number, and `value` (with `numerator` and `denominator` where they are known).
 */
import type { BenchmarkRow, FileFault, OutturnRow } from '../domain/intake-rows';
import { monthNumber } from '../domain/read-day';
import { readYear } from './benchmark-tables';
import { emptyCell, isBlank, type Cell, type Grid } from './grid';
import { readIndicatorNumber, readNumber, readSymbol, symbolInPlace } from './values';

const standard = ['time_period', 'time_identifier', 'geographic_level'] as const;
const source = 'Department for Education, Explore Education Statistics';

const keysOf = (grid: Grid): string[] => (grid.rows[0] ?? []).map((cell) => cell.text.trim().toLowerCase());

export const isExploreEducation = (grid: Grid): boolean => standard.every((key) => keysOf(grid).includes(key));

export interface ExploreEducationTable {
  label: string | null;
  outturns: OutturnRow[];
  benchmarks: BenchmarkRow[];
  faults: FileFault[];
}

/** Reads outturns (local authority rows of a month) and benchmarks (national, regional and yearly rows). */
export function readExploreEducation(grid: Grid): ExploreEducationTable {
  const keys = keysOf(grid);
  const table: ExploreEducationTable = { label: null, outturns: [], benchmarks: [], faults: [] };
  const fault = (cell: Cell | undefined, reason: string): void => {
    table.faults.push({ sheet: grid.sheet, cell: cell?.ref ?? null, reason });
  };
  if (!keys.includes('indicator_no') || !keys.includes('value')) {
    fault(
      grid.rows[0]?.[0],
      'A tidy data file needs the columns indicator_no and value beside the standard ones: the suite’s number, and the figure.',
    );
    return table;
  }
  const labels = new Set<string>();
  for (const cells of grid.rows.slice(1)) {
    if (cells.every(isBlank)) continue;
    const cell = (key: string): Cell => cells[keys.indexOf(key)] ?? emptyCell('');
    const number = readIndicatorNumber(cell('indicator_no'));
    if ('reason' in number || number.value === null) {
      fault(cell('indicator_no'), 'reason' in number ? number.reason : 'Give the suite’s number for this row.');
      continue;
    }
    const inPlace = symbolInPlace(cell('value'));
    const [value, numerator, denominator] = [
      inPlace === null ? readNumber(cell('value')) : { value: null },
      readNumber(cell('numerator')),
      readNumber(cell('denominator')),
    ];
    const unread = [value, numerator, denominator].find((read) => 'reason' in read);
    if (unread !== undefined && 'reason' in unread) {
      fault(cell('value'), unread.reason);
      continue;
    }
    const figure = {
      value: 'value' in value ? value.value : null,
      numerator: 'value' in numerator ? numerator.value : null,
      denominator: 'value' in denominator ? denominator.value : null,
    };
    const month = monthNumber(cell('time_identifier').text);
    const level = cell('geographic_level').text.toLowerCase();
    if (level === 'local authority' && month > 0) {
      labels.add(`${cell('time_identifier').text} ${cell('time_period').text}`);
      const symbol = readSymbol(cell('symbol'));
      table.outturns.push({
        sheet: grid.sheet,
        cells: {
          number: cell('indicator_no').ref,
          value: cell('value').ref,
          numerator: cell('numerator').ref || cell('value').ref,
          denominator: cell('denominator').ref || cell('value').ref,
        },
        number: number.value,
        title: null,
        ...figure,
        symbol: inPlace ?? ('value' in symbol ? symbol.value : null),
        asAt: null,
        status: cell('status').text.toLowerCase() === 'provisional' ? 'provisional' : 'final',
        note: null,
      });
      continue;
    }
    const year = readYear(cell('time_period').text);
    const area =
      level === 'national'
        ? cell('country_name').text
        : level === 'regional'
          ? cell('region_name').text
          : cell('la_name').text;
    if (year === null) fault(cell('time_period'), 'This is not a year. Write it as 2020 or 201920.');
    else if (area === '')
      fault(cell('geographic_level'), 'The row names no area. Fill in its country, region or local authority.');
    else if (figure.value !== null)
      table.benchmarks.push({
        sheet: grid.sheet,
        cell: cell('indicator_no').ref,
        number: number.value,
        area,
        year,
        value: figure.value,
        source,
      });
  }
  if (labels.size > 1)
    fault(
      grid.rows[0]?.[keys.indexOf('time_period')],
      `The file holds outturns of several periods: ${[...labels].join(', ')}. Send one period at a time.`,
    );
  table.label = [...labels][0] ?? null;
  return table;
}
