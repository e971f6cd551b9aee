/** CSV as councils save it: UTF-8, UTF-16 or Windows-1252, with commas, semicolons or tabs. */
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import type { FileFault } from '../domain/intake-rows';
import { columnName, emptyCell, type Grid } from './grid';
import { limits } from './limits';

function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Not TextDecoder: some Node versions read its windows-1252 as Latin-1 and lose the quotation marks.
    return iconv.decode(bytes, 'windows-1252');
  }
}

function separatorOf(text: string): string {
  const [line = ''] = text.trimStart().split(/[\r\n]/, 1);
  const counts = [',', ';', '\t'].map((separator) => ({ separator, count: line.split(separator).length }));
  return counts.reduce((best, c) => (c.count > best.count ? c : best)).separator;
}

/** Whether there are more than `most` of a character. */
function holdsMoreThan(text: string, character: string, most: number): boolean {
  let at = -1;
  for (let count = 0; count <= most; count += 1) {
    at = text.indexOf(character, at + 1);
    if (at < 0) return false;
  }
  return true;
}

const refuse = (reason: string): { faults: FileFault[] } => ({ faults: [{ sheet: null, cell: null, reason }] });

/** Reads a CSV file into a grid; faults where it is no table at all. */
export function readCsv(bytes: Buffer): { grid: Grid } | { faults: FileFault[] } {
  const text = decode(bytes);
  if (text.includes('\u0000'))
    return refuse(
      'This is neither a workbook nor a CSV file. Save it from Excel as .xlsx or as CSV and send it again.',
    );
  const delimiter = separatorOf(text);
  if (holdsMoreThan(text, delimiter, limits.cells))
    return refuse(
      `The file has more than ${limits.cells} cells, far more than a suite. Check that it is the right one.`,
    );
  let rows: string[][];
  try {
    rows = parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      to: limits.rows + 1,
      max_record_size: limits.recordCharacters,
    });
  } catch (error) {
    const line = error instanceof Error ? /line (\d+)/.exec(error.message)?.[1] : undefined;
    return refuse(
      `The CSV file cannot be read${line === undefined ? '' : ` from line ${line}`}: a quotation mark is probably not closed. Open it in Excel and save it as CSV again.`,
    );
  }
  if (rows.length > limits.rows)
    return refuse(`The file has more than ${limits.rows} rows, far more than a suite. Check that it is the right one.`);
  return {
    grid: {
      sheet: null,
      hiddenRows: [],
      hiddenColumns: new Set(),
      rows: rows.map((row, r) =>
        row.map((value, c) => ({ ...emptyCell(`${columnName(c)}${r + 1}`), text: value.trim() })),
      ),
    },
  };
}
