/** An .xlsx workbook → grids. Formulas are never calculated: only the result Excel saved is read. */
import { Workbook as Book, type CellValue, type Worksheet } from '@protobi/exceljs';
import type { FileFault } from '../domain/intake-rows';
import { checkArchive } from './archive';
import { columnName, emptyCell, isBlank, type Cell, type Grid } from './grid';
import { limits } from './limits';
import { isNeeded, reducedWorkbook, unreadNodes, type CellPlace } from './reduced-workbook';

export type Workbook =
  { ok: true; grids: Grid[]; label: string | null; remarks: string[] } | { ok: false; faults: FileFault[] };

const refuse = (reason: string): Workbook => ({ ok: false, faults: [{ sheet: null, cell: null, reason }] });

const damaged =
  'The workbook is damaged and cannot be read. Open it in Excel, save it as a new .xlsx file and send that.';
const tooLarge = 'far larger than a suite. Copy the outturns into a fresh template and send that.';

const isoOf = (date: Date): string => date.toISOString().slice(0, 10);

type Content = Pick<Cell, 'text' | 'number' | 'date' | 'fault'>;
const holds = (text: string): Content => ({ text: text.trim(), number: null, date: null, fault: null });

const noResult =
  'The formula in this cell has no saved result. Open the workbook in Excel and save it, or type the figure.';

function contentOf(value: CellValue): Content {
  if (value == null) return holds('');
  if (typeof value === 'string') return holds(value);
  if (typeof value === 'number') return { ...holds(String(value)), number: value };
  if (typeof value === 'boolean') return holds(value ? 'TRUE' : 'FALSE');
  if (value instanceof Date)
    return Number.isNaN(value.getTime())
      ? { ...holds(''), fault: 'This is not a date that exists.' }
      : { ...holds(isoOf(value)), date: isoOf(value) };
  if ('error' in value)
    return { ...holds(''), fault: `The cell holds the error ${value.error}. Type the figure in its place.` };
  if ('richText' in value) return holds(value.richText.map((run) => run.text).join(''));
  if ('hyperlink' in value) return holds(value.text);
  // What is left is a formula, plain or shared with other cells.
  return value.result == null || Number.isNaN(value.result)
    ? { ...holds(''), fault: noResult }
    : contentOf(value.result);
}

/** Whether a number format multiplies by a hundred: a per cent sign in quotes is only shown. */
const isPercentFormat = (format: string): boolean => format.replace(/"[^"]*"/g, '').includes('%');

function gridOf(sheet: Worksheet): Grid | FileFault {
  const rows: Cell[][] = [];
  const hiddenRows: string[] = [];
  const stray: string[] = [];
  let size = 0;
  sheet.eachRow((row) => {
    const cells: Cell[] = [];
    row.eachCell((cell, c) => {
      const content = contentOf(cell.value);
      if (isBlank({ ...emptyCell(cell.address), ...content })) return;
      if (c > limits.columns) {
        stray.push(cell.address);
        return;
      }
      while (cells.length < c - 1) cells.push(emptyCell(`${columnName(cells.length)}${row.number}`));
      // A cell without a style has no format at all, whatever the library's types say.
      const format: string | undefined = cell.numFmt;
      cells.push({ ref: cell.address, isPercent: isPercentFormat(format || ''), ...content });
    });
    size += cells.length;
    if (cells.length === 0 || size > limits.cells) return;
    rows.push(cells);
    if (row.hidden) hiddenRows.push(cells[0]?.ref ?? '');
  });
  if (stray[0] !== undefined)
    return {
      sheet: sheet.name,
      cell: stray[0],
      reason: 'This cell lies far outside any table, but holds something. Clear it and send the workbook again.',
    };
  if (rows.length > limits.rows || size > limits.cells)
    return { sheet: sheet.name, cell: null, reason: `The sheet is ${tooLarge}` };
  const width = Math.max(0, ...rows.slice(0, 20).map((cells) => cells.length));
  const hidden = Array.from({ length: width }, (_, c) => c).filter((c) => sheet.getColumn(c + 1).hidden);
  return { sheet: sheet.name, rows, hiddenRows, hiddenColumns: new Set(hidden) };
}

function remarksOn(parts: ReadonlySet<string>): string[] {
  const names = [...parts];
  const remarks: string[] = [];
  if (names.some((part) => /vbaProject/i.test(part)))
    remarks.push('The workbook holds macros. They were not run and are not kept.');
  if (names.some((part) => part.startsWith('xl/externalLinks/')))
    remarks.push('The workbook links to other files. Their saved values were used; nothing was fetched.');
  return remarks;
}

function labelAt(book: Book, place: CellPlace | null): string | null {
  const sheet = place === null ? undefined : book.getWorksheet(place.sheet);
  return place === null || sheet === undefined ? null : contentOf(sheet.getCell(place.ref).value).text || null;
}

/** Reads every visible sheet. What is left out on purpose is said in the remarks. */
export async function readWorkbook(bytes: Buffer): Promise<Workbook> {
  const archive = await checkArchive(bytes, isNeeded);
  if (!archive.ok) return refuse(archive.reason);
  if (!archive.parts.has('xl/workbook.xml'))
    return refuse('This is not an Excel workbook. Save it from Excel as .xlsx and send it again.');
  const reduced = reducedWorkbook(archive.kept);
  if (!reduced.ok) return refuse(reduced.why === 'damaged' ? damaged : `The workbook is ${tooLarge}`);
  const remarks = remarksOn(archive.parts);
  const grids: Grid[] = [];
  try {
    const book = new Book();
    await book.xlsx.load(reduced.bytes as unknown as ArrayBuffer, { ignoreNodes: [...unreadNodes] });
    for (const sheet of book.worksheets) {
      if (sheet.state !== 'visible') {
        remarks.push(`The hidden sheet “${sheet.name}” was left out.`);
        continue;
      }
      const grid = gridOf(sheet);
      if ('reason' in grid) return { ok: false, faults: [grid] };
      grids.push(grid);
    }
    return { ok: true, grids, label: labelAt(book, reduced.period), remarks };
  } catch {
    return refuse(damaged);
  }
}
