/** Published benchmarks: the local authority interactive tool's layout, and a plain table of the template's. */
import type { BenchmarkRow, FileFault } from '../domain/intake-rows';
import { cellAt, headingKey, hiddenFaults, isBlank, type Cell, type Grid } from './grid';
import { readIndicatorNumber, readNumber, symbolInPlace, type Read } from './values';

export interface BenchmarkTable {
  rows: BenchmarkRow[];
  faults: FileFault[];
}

const noNumber = 'Give the indicator’s number.';
const noYear = 'This is not a year. Write it as 2020 or 2019/20.';
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

const areas: readonly (readonly [RegExp, string])[] = [
  [/^stat(?:istical)?neighbou?rs/, 'statistical neighbours'],
  [/^outerlondon$/, 'outer London'],
  [/^innerlondon$/, 'inner London'],
];

/** One name for one area, however a file writes it: two spellings would be two benchmarks. */
export const areaName = (text: string): string =>
  areas.find(([pattern]) => pattern.test(headingKey(text)))?.[1] ?? text.trim();

function areaOf(heading: string): string | null {
  const key = headingKey(heading);
  if (['indicatorno', 'laitkey', 'year', 'snn'].includes(key)) return null;
  const name = areaName(heading);
  if (name !== heading.trim()) return name;
  const words = heading.replace(/_/g, ' ').trim();
  return words === '' ? null : words.replace(/\b\p{Ll}/gu, (letter) => letter.toUpperCase());
}

const faultAt = (grid: Grid, cell: Cell, reason: string): FileFault => ({
  sheet: grid.sheet,
  cell: cell.ref,
  reason,
});

/** One row an indicator and year, one column an area; an empty cell means not published. */
export function readInteractiveTool(grid: Grid): BenchmarkTable {
  const [header = [], ...body] = grid.rows;
  const keys = keysOf(grid);
  const table: BenchmarkTable = { rows: [], faults: hiddenFaults(grid, body, keys.keys()) };
  for (const cells of body) {
    if (cells.every(isBlank)) continue;
    const numberCell = cellAt(cells, keys.indexOf('indicatorno'));
    const yearCell = cellAt(cells, keys.indexOf('year'));
    const number = readIndicatorNumber(numberCell);
    const year = readYear(yearCell.text);
    if ('reason' in number) table.faults.push(faultAt(grid, numberCell, number.reason));
    else if (number.value === null) table.faults.push(faultAt(grid, numberCell, noNumber));
    if (year === null) table.faults.push(faultAt(grid, yearCell, noYear));
    if ('reason' in number || number.value === null || year === null) continue;
    for (const [c, head] of header.entries()) {
      const area = areaOf(head.text);
      const cell = cells[c];
      if (area === null || cell === undefined || symbolInPlace(cell) !== null) continue;
      const value = readNumber(cell);
      if ('reason' in value) table.faults.push(faultAt(grid, cell, value.reason));
      else if (value.value !== null)
        table.rows.push({
          sheet: grid.sheet,
          cell: numberCell.ref,
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
  const body = grid.rows.slice(1);
  const table: BenchmarkTable = { rows: [], faults: hiddenFaults(grid, body, keys.keys()) };
  for (const cells of body) {
    const cell = (key: string): Cell => cellAt(cells, keys.indexOf(key));
    if (['value', 'area', 'year'].every((key) => isBlank(cell(key)))) continue;
    const before = table.faults.length;
    const fault = (key: string, reason: string): null => {
      table.faults.push(faultAt(grid, cell(key), reason));
      return null;
    };
    const take = (key: string, read: Read<number | null>, absent: string): number | null =>
      'reason' in read ? fault(key, read.reason) : (read.value ?? fault(key, absent));
    const number = take('number', readIndicatorNumber(cell('number')), noNumber);
    const value = take('value', readNumber(cell('value')), 'Give the published figure, or clear the row.');
    const year = readYear(cell('year').text) ?? fault('year', noYear);
    const area = areaName(cell('area').text);
    if (area === '') fault('area', 'Say which area the figure is for, such as England.');
    if (table.faults.length > before || number === null || value === null || year === null) continue;
    const source = (keys.includes('source') ? cell('source').text : '') || interactiveTool;
    table.rows.push({ sheet: grid.sheet, cell: cell('number').ref, number, area, year, value, source });
  }
  return table;
}
