/** An .xlsx workbook → grids. Formulas are never calculated: only the result Excel saved is read. */
import { Workbook as Book, type CellValue, type Worksheet } from '@protobi/exceljs';
import type { FileFault } from '../domain/intake-rows';
import { checkArchive } from './archive';
import { emptyCell, type Cell, type Grid } from './grid';
import { limits } from './limits';

export type Workbook = { ok: true; grids: Grid[]; remarks: string[] } | { ok: false; faults: FileFault[] };

const refuse = (reason: string): Workbook => ({ ok: false, faults: [{ sheet: null, cell: null, reason }] });

const isoOf = (date: Date): string => date.toISOString().slice(0, 10);

type Content = Pick<Cell, 'text' | 'number' | 'date' | 'fault'>;
const holds = (text: string): Content => ({ text: text.trim(), number: null, date: null, fault: null });

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
  if ('hyperlink' in value) return holds(typeof value.text === 'string' ? value.text : '');
  // What is left is a formula, plain or shared with other cells.
  return value.result == null
    ? {
        ...holds(''),
        fault:
          'The formula in this cell has no saved result. Open the workbook in Excel and save it, or type the figure.',
      }
    : contentOf(value.result);
}

function gridOf(sheet: Worksheet): Grid | FileFault {
  if (sheet.rowCount > limits.rows || sheet.columnCount > 500)
    return {
      sheet: sheet.name,
      cell: null,
      reason: 'The sheet is far larger than a suite. Copy the outturns into a fresh template and send that.',
    };
  const grid: Grid = { sheet: sheet.name, rows: [], hidden: [] };
  sheet.eachRow({ includeEmpty: true }, (row, r) => {
    const cells: Cell[] = [];
    for (let c = 1; c <= sheet.columnCount; c += 1) {
      const cell = row.getCell(c);
      // Only the first cell of a merged block holds the value; the others would repeat it.
      const follows = cell.isMerged && cell.master.address !== cell.address;
      cells.push(
        follows
          ? emptyCell(cell.address)
          : { ref: cell.address, isPercent: /%/.test(cell.numFmt || ''), ...contentOf(cell.value) },
      );
    }
    grid.rows.push(cells);
    if (row.hidden && cells.some((cell) => cell.text !== '')) grid.hidden.push(cells[0]?.ref ?? `A${r}`);
  });
  return grid;
}

/** Reads every visible sheet. What is left out on purpose is said in the remarks. */
export async function readWorkbook(bytes: Buffer): Promise<Workbook> {
  const archive = await checkArchive(bytes);
  if (!archive.ok) return refuse(archive.reason);
  if (!archive.parts.has('xl/workbook.xml'))
    return refuse('This is not an Excel workbook. Save it from Excel as .xlsx and send it again.');
  const book = new Book();
  try {
    await book.xlsx.load(bytes as unknown as ArrayBuffer);
  } catch {
    return refuse(
      'The workbook is damaged and cannot be read. Open it in Excel, save it as a new .xlsx file and send that.',
    );
  }
  const remarks: string[] = [];
  if ([...archive.parts].some((part) => /vbaProject/i.test(part)))
    remarks.push('The workbook holds macros. They were not run and are not kept.');
  if ([...archive.parts].some((part) => part.startsWith('xl/externalLinks/')))
    remarks.push('The workbook links to other files. Their saved values were used; nothing was fetched.');
  const grids: Grid[] = [];
  for (const sheet of book.worksheets) {
    if (sheet.state !== 'visible') {
      remarks.push(`The hidden sheet “${sheet.name}” was left out.`);
      continue;
    }
    const grid = gridOf(sheet);
    if ('reason' in grid) return { ok: false, faults: [grid] };
    grids.push(grid);
  }
  return { ok: true, grids, remarks };
}
