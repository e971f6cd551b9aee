/**
 * Explore Education Statistics' tidy data files. The suite's numbers come in one of two ways: a column
 * `indicator_no` beside `value` (with `numerator` and `denominator` where they are known), or the indicator
 * columns themselves renamed to `indicator_26`, `indicator_26_numerator`, `indicator_26_denominator`.
 */
import type { BenchmarkRow, FileFault, OutturnRow } from '../domain/intake-rows';
import { monthNumber } from '../domain/read-day';
import { areaName, readYear } from './benchmark-tables';
import { cellAt, emptyCell, hiddenFaults, isBlank, type Cell, type Grid } from './grid';
import { readIndicatorNumber, readNumber, readStatus, readSymbol, symbolInPlace, type Read } from './values';

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

/** The cells of one figure in a row. */
interface FigureCells {
  number: Read<number | null>;
  /** Where the number stands; the figure itself where its column's heading gives the number. */
  numberAt: Cell;
  value: Cell;
  numerator: Cell;
  denominator: Cell;
}

/** Figures of a row, by the convention the file's headings follow. */
function figuresOf(keys: readonly string[], cell: (key: string) => Cell): FigureCells[] {
  if (keys.includes('indicator_no'))
    return [
      {
        number: readIndicatorNumber(cell('indicator_no')),
        numberAt: cell('indicator_no'),
        value: cell('value'),
        numerator: cell('numerator'),
        denominator: cell('denominator'),
      },
    ];
  const numbers = new Set(
    keys.flatMap((key) => /^indicator_(\d{1,4})(?:_numerator|_denominator)?$/.exec(key)?.[1] ?? []),
  );
  return [...numbers].flatMap((n) => {
    const value = cell(`indicator_${n}`);
    const [numerator, denominator] = [cell(`indicator_${n}_numerator`), cell(`indicator_${n}_denominator`)];
    if ([value, numerator, denominator].every(isBlank)) return [];
    return [{ number: { value: Number(n) }, numberAt: value, value, numerator, denominator }];
  });
}

/** Reads outturns (local authority rows of a month) and benchmarks (national, regional and yearly rows). */
export function readExploreEducation(grid: Grid): ExploreEducationTable {
  const keys = keysOf(grid);
  const body = grid.rows.slice(1);
  const table: ExploreEducationTable = {
    label: null,
    outturns: [],
    benchmarks: [],
    faults: hiddenFaults(grid, body, keys.keys()),
  };
  const fault = (cell: Cell, reason: string): void => {
    table.faults.push({ sheet: grid.sheet, cell: cell.ref || null, reason });
  };
  const numbered = keys.includes('indicator_no') && keys.includes('value');
  if (!numbered && !keys.some((key) => /^indicator_\d{1,4}$/.test(key))) {
    fault(
      cellAt(grid.rows[0] ?? [], 0),
      'A tidy data file must say which indicators it holds. Rename each indicator column to indicator_ and the suite’s number (indicator_26), or add the columns indicator_no and value.',
    );
    return table;
  }
  const labels = new Set<string>();
  const authorities = new Set<string>();
  for (const cells of body) {
    if (cells.every(isBlank)) continue;
    const cell = (key: string): Cell => (keys.includes(key) ? cellAt(cells, keys.indexOf(key)) : emptyCell(''));
    const level = cell('geographic_level').text.toLowerCase();
    const isOutturn = level === 'local authority' && monthNumber(cell('time_identifier').text) > 0;
    if (isOutturn) {
      labels.add(`${cell('time_identifier').text} ${cell('time_period').text}`);
      authorities.add(cell('la_name').text);
    }
    for (const at of figuresOf(keys, cell)) {
      const before = table.faults.length;
      const take = <T>(from: Cell, read: Read<T>, otherwise: T): T => {
        if ('value' in read) return read.value;
        fault(from, read.reason);
        return otherwise;
      };
      const inPlace = symbolInPlace(at.value);
      const number = take(at.numberAt, at.number, null);
      const figure = {
        value: inPlace === null ? take(at.value, readNumber(at.value), null) : null,
        numerator: take(at.numerator, readNumber(at.numerator), null),
        denominator: take(at.denominator, readNumber(at.denominator), null),
        symbol: take(cell('symbol'), readSymbol(cell('symbol')), null) ?? inPlace,
      };
      const status = take(cell('status'), readStatus(cell('status')), 'final' as const);
      if (table.faults.length > before) continue;
      if (number === null) fault(at.numberAt, 'Give the suite’s number for this row.');
      else if (isOutturn)
        table.outturns.push({
          sheet: grid.sheet,
          cells: {
            number: at.numberAt.ref,
            value: at.value.ref,
            numerator: at.numerator.ref || at.value.ref,
            denominator: at.denominator.ref || at.value.ref,
          },
          number,
          title: null,
          ...figure,
          asAt: null,
          status,
          note: null,
        });
      else {
        const year = readYear(cell('time_period').text);
        const area =
          level === 'national' ? 'country_name' : level === 'regional' ? 'region_name' : ('la_name' as const);
        if (year === null) fault(cell('time_period'), 'This is not a year. Write it as 2020 or 201920.');
        else if (isBlank(cell(area)))
          fault(cell('geographic_level'), 'The row names no area. Fill in its country, region or local authority.');
        else if (figure.value !== null)
          table.benchmarks.push({
            sheet: grid.sheet,
            cell: at.numberAt.ref,
            number,
            area: areaName(cell(area).text),
            year,
            value: figure.value,
            source,
          });
      }
    }
  }
  const headingOf = (key: string): Cell => cellAt(grid.rows[0] ?? [], Math.max(0, keys.indexOf(key)));
  if (labels.size > 1)
    fault(
      headingOf('time_period'),
      `The file holds outturns of several periods: ${[...labels].slice(0, 6).join(', ')}. Send one period at a time.`,
    );
  if (authorities.size > 1)
    fault(
      headingOf('la_name'),
      `The file holds outturns of several authorities: ${[...authorities].slice(0, 6).join(', ')}. Keep your own authority’s rows and send it again.`,
    );
  table.label = [...labels][0] ?? null;
  return table;
}
