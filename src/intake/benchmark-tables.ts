/** Published benchmarks: the local authority interactive tool's layout, and a plain table of the template's. */
import type { BenchmarkRow, FileFault } from '../domain/intake-rows';
import { headingKey, isBlank, type Cell, type Grid } from './grid';
import { readIndicatorNumber, readNumber } from './values';

export interface BenchmarkTable {
  rows: BenchmarkRow[];
  faults: FileFault[];
}

const interactiveTool = 'Department for Education, local authority interactive tool';

/** "2020" or "2019/20"; "201920" and "2019-20" are understood. */
export function readYear(text: string): string | null {
  const [, from, to] = /^((?:19|20)\d{2})(?:[/–-]?(\d{2}|(?:19|20)\d{2}))?$/.exec(text.trim()) ?? [];
  if (from === undefined) return null;
  return to === undefined ? from : `${from}/${to.slice(-2)}`;
}

const keysOf = (grid: Grid): string[] => (grid.rows[0] ?? []).map((cell) => headingKey(cell.text));

export const isInteractiveTool = (grid: Grid): boolean => {
  const keys = keysOf(grid);
  return keys.includes('indicatorno') && keys.includes('year') && keys.includes('england');
};

export const isBenchmarkTable = (grid: Grid): boolean => {
  const keys = keysOf(grid);
  return ['number', 'area', 'year', 'value'].every((key) => keys.includes(key));
};

function areaOf(heading: string): string | null {
  const key = headingKey(heading);
  if (['indicatorno', 'laitkey', 'year', 'snn'].includes(key)) return null;
  if (key.startsWith('statneighbours') || key.startsWith('statisticalneighbours')) return 'statistical neighbours';
  if (key === 'outerlondon') return 'outer London';
  const words = heading.replace(/_/g, ' ').trim();
  return words === '' ? null : words.replace(/\b\p{Ll}/gu, (letter) => letter.toUpperCase());
}

const faultAt = (grid: Grid, cell: Cell | undefined, reason: string): FileFault => ({
  sheet: grid.sheet,
  cell: cell?.ref ?? null,
  reason,
});

/** One row an indicator and year, one column an area; an empty cell means not published. */
export function readInteractiveTool(grid: Grid): BenchmarkTable {
  const [header = [], ...body] = grid.rows;
  const keys = keysOf(grid);
  const table: BenchmarkTable = { rows: [], faults: [] };
  for (const cells of body) {
    if (cells.every(isBlank)) continue;
    const numberCell = cells[keys.indexOf('indicatorno')];
    const yearCell = cells[keys.indexOf('year')];
    const number = numberCell === undefined ? { value: null } : readIndicatorNumber(numberCell);
    const year = readYear(yearCell?.text ?? '');
    if ('reason' in number) table.faults.push(faultAt(grid, numberCell, number.reason));
    if (year === null) table.faults.push(faultAt(grid, yearCell, 'This is not a year. Write it as 2020 or 2019/20.'));
    if ('reason' in number || number.value === null || year === null) continue;
    for (const [c, head] of header.entries()) {
      const area = areaOf(head.text);
      const cell = cells[c];
      if (area === null || cell === undefined) continue;
      const value = readNumber(cell);
      if ('reason' in value) table.faults.push(faultAt(grid, cell, value.reason));
      else if (value.value !== null)
        table.rows.push({
          sheet: grid.sheet,
          cell: numberCell?.ref ?? '',
          number: number.value,
          area,
          year,
          value: value.value,
          source: interactiveTool,
        });
    }
  }
  return table;
}

/** One row a benchmark: number, area, year, value, source. */
export function readBenchmarkTable(grid: Grid): BenchmarkTable {
  const keys = keysOf(grid);
  const table: BenchmarkTable = { rows: [], faults: [] };
  for (const cells of grid.rows.slice(1)) {
    const cell = (key: string): Cell | undefined => cells[keys.indexOf(key)];
    if (['value', 'area', 'year'].every((key) => isBlank(cell(key)))) continue;
    const number = cell('number') === undefined ? { value: null } : readIndicatorNumber(cell('number') as Cell);
    const value = cell('value') === undefined ? { value: null } : readNumber(cell('value') as Cell);
    const year = readYear(cell('year')?.text ?? '');
    const area = cell('area')?.text ?? '';
    if ('reason' in number) table.faults.push(faultAt(grid, cell('number'), number.reason));
    else if (number.value === null) table.faults.push(faultAt(grid, cell('number'), 'Give the indicator’s number.'));
    if ('reason' in value) table.faults.push(faultAt(grid, cell('value'), value.reason));
    else if (value.value === null)
      table.faults.push(faultAt(grid, cell('value'), 'Give the published figure, or clear the row.'));
    if (year === null)
      table.faults.push(faultAt(grid, cell('year'), 'This is not a year. Write it as 2020 or 2019/20.'));
    if (area === '')
      table.faults.push(faultAt(grid, cell('area'), 'Say which area the figure is for, such as England.'));
    if (
      'value' in number &&
      number.value !== null &&
      'value' in value &&
      value.value !== null &&
      year !== null &&
      area !== ''
    )
      table.rows.push({
        sheet: grid.sheet,
        cell: cell('number')?.ref ?? '',
        number: number.value,
        area,
        year,
        value: value.value,
        source: cell('source')?.text || interactiveTool,
      });
  }
  return table;
}
