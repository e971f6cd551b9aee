/** Files of figures → typed rows, or faults by sheet and cell. All or nothing: a file with one fault gives no rows. */
import type { Indicator, Period, Suite } from '../domain/glossary';
import type { FileFault, LoadedFile } from '../domain/intake-rows';
import type { Intake } from '../usecases/ports';
import { isBenchmarkTable, isInteractiveTool, readBenchmarkTable, readInteractiveTool } from './benchmark-tables';
import { readCsv } from './csv';
import { isExploreEducation, readExploreEducation } from './explore-education';
import type { Grid } from './grid';
import { limits } from './limits';
import { isOutturnTable, readOutturnTable } from './outturn-table';

export { readDocument } from './document';
export { readCheckSettings, readSuiteFolder } from './suite-folder';
export { readWordFile } from './word-file';

/** Builds the template for a period of a suite. @returns the .xlsx file */
export const buildTemplate = async (suite: Suite, period: Period, indicators: readonly Indicator[]): Promise<Buffer> =>
  (await import('./template')).buildTemplate(suite, period, indicators);

type Answer = Awaited<ReturnType<Intake['read']>>;

const refuse = (reason: string): Answer => ({ ok: false, faults: [{ sheet: null, cell: null, reason }] });

const startsWith = (bytes: Buffer, ...start: number[]): boolean => start.every((byte, i) => bytes[i] === byte);

/** The name of the part that holds an encrypted workbook, as old Office containers write names. */
const encryptedStream = Buffer.from('EncryptedPackage', 'utf16le');

/** "Period" beside its label, as the template's first sheet holds it. */
function labelIn(grids: readonly Grid[]): string | null {
  for (const grid of grids)
    for (const cells of grid.rows.slice(0, 20)) {
      const at = cells.findIndex((cell) => /^period:?$/i.test(cell.text));
      const label = at < 0 ? undefined : cells[at + 1]?.text;
      if (label !== undefined && label !== '') return label;
    }
  return null;
}

/** At most so many faults are named; the rest is counted. */
function named(faults: readonly FileFault[]): FileFault[] {
  const more = faults.length - limits.faults;
  if (more <= 0) return [...faults];
  const reason = `There ${more === 1 ? 'is one more fault' : `are ${more} more faults`} of this kind. Correct these and send the file again.`;
  return [...faults.slice(0, limits.faults), { sheet: null, cell: null, reason }];
}

function assemble(grids: readonly Grid[], label: string | null, remarks: readonly string[]): Answer {
  const file: LoadedFile & {
    outturns: LoadedFile['outturns'][number][];
    benchmarks: LoadedFile['benchmarks'][number][];
    remarks: string[];
  } = {
    label: label ?? labelIn(grids),
    outturns: [],
    benchmarks: [],
    remarks: [...remarks],
  };
  const faults: FileFault[] = [];
  let known = 0;
  for (const grid of grids) {
    if (isExploreEducation(grid)) {
      const table = readExploreEducation(grid);
      file.label ??= table.label;
      file.outturns.push(...table.outturns);
      file.benchmarks.push(...table.benchmarks);
      faults.push(...table.faults);
    } else if (isInteractiveTool(grid) || isBenchmarkTable(grid)) {
      const table = isInteractiveTool(grid) ? readInteractiveTool(grid) : readBenchmarkTable(grid);
      file.benchmarks.push(...table.rows);
      faults.push(...table.faults);
    } else if (isOutturnTable(grid)) {
      const table = readOutturnTable(grid);
      file.outturns.push(...table.rows);
      file.remarks.push(...table.remarks);
      faults.push(...table.faults);
    } else continue;
    known += 1;
  }
  if (known === 0)
    return refuse(
      'I find no table of outturns: no row has the headings Number and Value, or Numerator. Use the template (“scrutineer template”), or the columns number, numerator, denominator, value.',
    );
  if (faults.length > 0) return { ok: false, faults: named(faults) };
  if (file.outturns.length === 0 && file.benchmarks.length === 0)
    return refuse('The file holds no figures. Fill in at least one row and send it again.');
  return { ok: true, file };
}

/** A CSV file as rows of text. @throws Error in words, where it cannot be read */
export function readTable(bytes: Buffer): string[][] {
  const csv = readCsv(bytes);
  if ('faults' in csv) throw new Error(csv.faults.map((f) => f.reason).join(' '));
  return csv.grid.rows.map((cells) => cells.map((cell) => cell.text));
}

/** Reads a file by what is in it, whatever it is called. Never throws for what a person may have sent. */
export function createIntake(): Intake {
  return {
    async read({ bytes }) {
      if (bytes.length === 0) return refuse('The file is empty.');
      if (bytes.length > limits.bytes)
        return refuse(
          `The file is larger than ${limits.bytes / 1024 / 1024} MB, more than a period’s outturns ever need. Check that it is the right one.`,
        );
      if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
        return refuse(
          bytes.includes(encryptedStream)
            ? 'The workbook is protected by a password. Save a copy without a password and send that.'
            : 'This is a file in an old Office format, such as .xls. Open it in Excel, save it as .xlsx and send that.',
        );
      if (!startsWith(bytes, 0x50, 0x4b)) {
        const csv = readCsv(bytes);
        return 'faults' in csv ? { ok: false, faults: csv.faults } : assemble([csv.grid], null, []);
      }
      // Half a second to load the library, and most starts of the bot never read a workbook.
      const { readWorkbook } = await import('./workbook');
      const workbook = await readWorkbook(bytes);
      return workbook.ok
        ? assemble(workbook.grids, workbook.label, workbook.remarks)
        : { ok: false, faults: workbook.faults };
    },
  };
}
