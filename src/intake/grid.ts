/** A table as read from a file, before anybody knows what its columns mean. */
import type { IsoDate } from '../domain/glossary';
import type { FileFault } from '../domain/intake-rows';

/** One cell: what it holds, and its address. */
export interface Cell {
  /** "D12". */
  ref: string;
  /** As a person would read it; '' where it is empty. */
  text: string;
  number: number | null;
  /** A number shown as a percentage: 0.38 that reads "38%". */
  isPercent: boolean;
  date: IsoDate | null;
  /** Why it cannot be used: an error value, a formula nobody calculated. */
  fault: string | null;
}

export interface Grid {
  /** The sheet's name; null for a file without sheets. */
  sheet: string | null;
  /** From the first column on; a row ends with its last filled cell. */
  rows: Cell[][];
  /** Addresses of rows that are hidden though they hold something. */
  hiddenRows: string[];
  /** Indexes of hidden columns. */
  hiddenColumns: ReadonlySet<number>;
}

/** "A" for 0, "AA" for 26. */
export function columnName(index: number): string {
  const head = Math.floor(index / 26);
  return `${head > 0 ? columnName(head - 1) : ''}${String.fromCharCode(65 + (index % 26))}`;
}

export const emptyCell = (ref: string): Cell => ({
  ref,
  text: '',
  number: null,
  isPercent: false,
  date: null,
  fault: null,
});

export const isBlank = (cell: Cell | undefined): boolean =>
  cell === undefined || (cell.text === '' && cell.fault === null);

/** A heading without case, spaces and punctuation: "As-at date" → "asatdate". */
export const headingKey = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}#%]+/gu, '');

/** The cell of a row in a column, with its address even where the row ends before it. */
export const cellAt = (row: readonly Cell[], column: number): Cell =>
  row[column] ?? emptyCell(`${columnName(column)}${/\d+$/.exec(row[0]?.ref ?? '')?.[0] ?? ''}`);

/** Faults for what would be loaded unseen: hidden rows, and hidden columns among `used` with something in the body. */
export function hiddenFaults(grid: Grid, body: readonly Cell[][], used: Iterable<number>): FileFault[] {
  const columns = [...used].filter((c) => grid.hiddenColumns.has(c));
  const filled = columns.flatMap((c) => body.map((row) => cellAt(row, c)).find((cell) => !isBlank(cell)) ?? []);
  const fault = (cell: string, what: string): FileFault => ({
    sheet: grid.sheet,
    cell,
    reason: `This ${what} is hidden but holds something. Show it or delete it, so that nothing is loaded unseen.`,
  });
  return [...grid.hiddenRows.map((ref) => fault(ref, 'row')), ...filled.map((cell) => fault(cell.ref, 'column'))];
}
