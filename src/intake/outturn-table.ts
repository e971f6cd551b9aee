/** A grid whose columns are those of the template → outturn rows, or faults by cell. */
import type { FileFault, OutturnField, OutturnRow } from '../domain/intake-rows';
import { cellAt, emptyCell, headingKey, hiddenFaults, isBlank, type Cell, type Grid } from './grid';
import {
  readDate,
  readIndicatorNumber,
  readNumber,
  readStatus,
  readSymbol,
  readText,
  symbolInPlace,
  type Read,
} from './values';

/** Headings that name each column, without case, spaces and punctuation. */
const headings: Record<OutturnField, readonly string[]> = {
  number: ['number', 'no', '#', 'indicator', 'indicatornumber', 'indicatorno', 'kpi'],
  title: ['title', 'name', 'indicatortitle', 'indicatorname'],
  numerator: ['numerator', 'count', 'numeratorcount'],
  denominator: ['denominator', 'outof'],
  value: ['value', 'percentage', 'percentageorvalue', 'outturn', '%', 'percent'],
  asAt: ['asat', 'asatdate', 'date'],
  status: ['status', 'provisionalorfinal'],
  symbol: ['symbol'],
  note: ['note', 'notes', 'comment', 'comments'],
};

/** A column of the template that is for reading only. */
const readingOnly = 'unitandtarget';

const fieldOf = (key: string): OutturnField | undefined =>
  (Object.keys(headings) as OutturnField[]).find((f) => headings[f].includes(key));

export interface OutturnTable {
  rows: OutturnRow[];
  faults: FileFault[];
  remarks: string[];
}

interface Header {
  row: number;
  columns: Map<OutturnField, number>;
  unknown: string[];
  twice: Cell[];
}

function headerOf(grid: Grid): Header | null {
  for (const [row, cells] of grid.rows.slice(0, 20).entries()) {
    const columns = new Map<OutturnField, number>();
    const unknown: string[] = [];
    const twice: Cell[] = [];
    for (const [c, cell] of cells.entries()) {
      if (cell.text === '' || headingKey(cell.text) === readingOnly) continue;
      const field = fieldOf(headingKey(cell.text));
      if (field === undefined) unknown.push(cell.text.slice(0, 40));
      else if (columns.has(field)) twice.push(cell);
      else columns.set(field, c);
    }
    if (columns.has('number') && (columns.has('value') || columns.has('numerator')))
      return { row, columns, unknown, twice };
  }
  return null;
}

/** Whether this grid looks like outturns. */
export const isOutturnTable = (grid: Grid): boolean => headerOf(grid) !== null;

/** Reads the rows below the heading. A row with a number and a title but no figure has not been filled in: it is left out. */
export function readOutturnTable(grid: Grid): OutturnTable {
  const header = headerOf(grid);
  if (header === null) return { rows: [], faults: [], remarks: [] };
  const faults: FileFault[] = header.twice.map((cell) => ({
    sheet: grid.sheet,
    cell: cell.ref,
    reason: `The column “${cell.text}” is here twice. Delete one of the two.`,
  }));
  const body = grid.rows.slice(header.row + 1);
  faults.push(...hiddenFaults(grid, body, header.columns.values()));
  const rows: OutturnRow[] = [];
  let empty = 0;
  for (const cells of body) {
    if (cells.every(isBlank)) continue;
    const cellOf = (field: OutturnField): Cell => {
      const at = header.columns.get(field);
      return at === undefined ? emptyCell('') : cellAt(cells, at);
    };
    if ((['numerator', 'denominator', 'value', 'asAt', 'symbol', 'note'] as const).every((f) => isBlank(cellOf(f)))) {
      empty += 1;
      continue;
    }
    const row = readRow(grid.sheet, cellOf, [...header.columns.keys()], faults);
    if (row !== null) rows.push(row);
  }
  const remarks =
    header.unknown.length === 0
      ? []
      : [
          `These columns were left out, as the template has none of that name: ${header.unknown.slice(0, 8).join(', ')}.`,
        ];
  if (empty > 0)
    remarks.push(`${empty === 1 ? 'One indicator is' : `${empty} indicators are`} listed without a figure.`);
  return { rows, faults, remarks };
}

function readRow(
  sheet: string | null,
  cellOf: (field: OutturnField) => Cell,
  present: readonly OutturnField[],
  faults: FileFault[],
): OutturnRow | null {
  const before = faults.length;
  const take = <T>(field: OutturnField, read: Read<T>, otherwise: T): T => {
    if ('value' in read) return read.value;
    faults.push({ sheet, cell: cellOf(field).ref, reason: read.reason });
    return otherwise;
  };
  const inPlace = symbolInPlace(cellOf('value'));
  const number = take('number', readIndicatorNumber(cellOf('number')), null);
  if (number === null && faults.length === before)
    faults.push({
      sheet,
      cell: cellOf('number').ref || cellOf('value').ref,
      reason: 'This row has a figure but no indicator number. Give the number, or clear the row.',
    });
  const row = {
    title: take('title', readText(cellOf('title')), null),
    numerator: take('numerator', readNumber(cellOf('numerator')), null),
    denominator: take('denominator', readNumber(cellOf('denominator')), null),
    value: inPlace !== null ? null : take('value', readNumber(cellOf('value')), null),
    symbol: take('symbol', readSymbol(cellOf('symbol')), null) ?? inPlace,
    asAt: take('asAt', readDate(cellOf('asAt')), null),
    status: take('status', readStatus(cellOf('status')), 'final' as const),
    note: take('note', readText(cellOf('note')), null),
  };
  if (number === null || faults.length > before) return null;
  return { sheet, cells: Object.fromEntries(present.map((f) => [f, cellOf(f).ref])), number, ...row };
}
