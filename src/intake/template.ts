/** The workbook a person fills in for a period: instructions, one row an indicator, drop-downs. */
import { Workbook, type Cell, type DataValidation, type Worksheet } from '@protobi/exceljs';
import { expectationInWords, longDate } from '../domain/figures';
import type { Indicator, Period, Suite, Symbol, Unit } from '../domain/glossary';
import { columnName } from './grid';
import { limits } from './limits';

const navy = 'FF1D3557';
const pale = 'FFEAF0F6';
const grey = 'FF4A5560';
const rule = 'FFC9D3DD';
const black = 'FF000000';

const unitHint: Record<Unit, string> = {
  percentage: 'percentage',
  number: 'number',
  'rate per 10,000': 'rate per 10,000',
  days: 'days',
  average: 'average',
};

/** Column headings in order, with widths in characters and the words shown when a cell is chosen. */
const columns = [
  { heading: 'Number', width: 9, help: 'Already filled in.' },
  { heading: 'Title', width: 46, help: 'Already filled in. For reading only.' },
  { heading: 'Unit and target', width: 36, help: 'For reading only.' },
  { heading: 'Numerator', width: 12, help: 'How many, such as 106.' },
  { heading: 'Denominator', width: 14, help: 'Out of how many, such as 279.' },
  {
    heading: 'Percentage or value',
    width: 15,
    help: 'Leave it empty where numerator and denominator give it. Percentages on the 0 to 100 scale: 38, not 0.38.',
  },
  { heading: 'As-at date', width: 14, help: 'Only where the figure’s date is not the period’s.' },
  { heading: 'Provisional or final', width: 14, help: 'Empty means final.' },
  { heading: 'Symbol', width: 10, help: 'Only in place of a figure. The key is on the sheet “Instructions”.' },
  { heading: 'Note', width: 40, help: 'Anything the performance team should know. It is not published.' },
] as const;

const benchmarkColumns = [
  { heading: 'Number', width: 9, help: 'The indicator’s number in the suite.' },
  { heading: 'Area', width: 28, help: 'England, London, outer London, statistical neighbours, or the council.' },
  { heading: 'Year', width: 12, help: 'As published: 2020 or 2019/20.' },
  { heading: 'Value', width: 14, help: 'In the indicator’s own unit. Percentages on the 0 to 100 scale.' },
  { heading: 'Source', width: 60, help: 'Who published it.' },
] as const;

/** Rows of the sheet “Benchmarks” that are laid out for typing; more may be used. */
const benchmarkRows = 60;

const symbolKey: readonly (readonly [Symbol, string])[] = [
  ['c', 'confidential: too few people to be published'],
  ['z', 'not applicable, such as a percentage of none'],
  ['x', 'not available'],
  ['low', 'more than none, but rounds to 0'],
  ['u', 'low reliability'],
];

const instructions = (suite: Suite, period: Period): readonly string[] => [
  `Go to the sheet “Outturns”. There is one row for each indicator of the ${suite.name}. The white cells are yours to fill in; the shaded ones are for reading.`,
  'Give the numerator and the denominator wherever there are both: the percentage is worked out. If you type it as well, it is checked against them.',
  'Where there is only a value (an average, a rate, a number of days), type it under “Percentage or value”.',
  'Where there is no figure, choose a symbol from the key below. An indicator left empty counts as not reported.',
  `Fill in “As-at date” only for a figure that is not as at ${longDate(period.asAt)}.`,
  'Type published benchmarks into the sheet “Benchmarks”, if there are new ones.',
  'Send the workbook to Scrutineer in Teams. It shows what will change before anything is loaded, and names each cell that needs another look.',
];

type Heading = Readonly<{ heading: string; width: number; help: string }>;

function printOnA4(sheet: Worksheet, orientation: 'portrait' | 'landscape'): void {
  sheet.pageSetup = { orientation, fitToPage: true, fitToWidth: 1, fitToHeight: 0 };
  // The format's number for A4; the library's types know it only as an enumeration that is not exported.
  Object.assign(sheet.pageSetup, { paperSize: 9 });
}

function addHeadings(sheet: Worksheet, titles: readonly Heading[], frozenColumns: number): void {
  for (const [c, { heading, width }] of titles.entries()) {
    sheet.getColumn(c + 1).width = width;
    const cell = sheet.getCell(1, c + 1);
    cell.value = heading;
    cell.font = { name: 'Calibri', bold: true, color: { argb: 'FFFFFFFF' } };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: navy } };
    cell.alignment = { vertical: 'middle', horizontal: c === 0 ? 'center' : 'left', wrapText: true };
  }
  sheet.getRow(1).height = 34;
  sheet.views = [{ state: 'frozen', ySplit: 1, xSplit: frozenColumns, showGridLines: false }];
  printOnA4(sheet, 'landscape');
  sheet.pageSetup.printTitlesRow = '1:1';
}

/** What the library keeps of a sheet's rules by range; its types leave it out. */
interface HasRules {
  dataValidations: { add(range: string, rule: DataValidation): void };
}

/**
 * Gives cells a word of help and the rule they must keep. By range: left to itself, the library gathers single
 * cells into ranges that overlap, so that one cell has two rules.
 */
function explain(sheet: Worksheet, range: string, title: string, prompt: string, rule: DataValidation): void {
  (sheet as Worksheet & HasRules).dataValidations.add(range, {
    allowBlank: true,
    showErrorMessage: true,
    ...rule,
    showInputMessage: true,
    promptTitle: title,
    prompt,
  });
}

const atLeastNought = (most: number | null): DataValidation => ({
  type: 'decimal',
  operator: most === null ? 'greaterThanOrEqual' : 'between',
  formulae: most === null ? [0] : [0, most],
  errorTitle: 'Not a figure',
  error: most === null ? 'Type a number from 0.' : `Type a number from 0 to ${most}.`,
});

const oneOf = (words: readonly string[]): DataValidation => ({
  type: 'list',
  formulae: [`"${words.join(',')}"`],
  errorTitle: 'Not in the list',
  error: `Choose one of: ${words.join(', ')}.`,
});

const date: DataValidation = {
  type: 'date',
  operator: 'greaterThan',
  formulae: [new Date(Date.UTC(2000, 0, 1))],
  errorTitle: 'Not a date',
  error: 'Type a date such as 30/09/2020.',
};

const text = (most: number): DataValidation => ({
  type: 'textLength',
  operator: 'lessThanOrEqual',
  formulae: [most],
  errorTitle: 'Too long',
  error: `Use at most ${most} characters.`,
});

/** The rule of each column to fill in, by its heading; the value's rule is its indicator's own. */
const rules: ReadonlyMap<string, DataValidation> = new Map([
  ['Numerator', atLeastNought(null)],
  ['Denominator', atLeastNought(null)],
  ['As-at date', date],
  ['Provisional or final', oneOf(['provisional', 'final'])],
  ['Symbol', oneOf(symbolKey.map(([symbol]) => symbol))],
  ['Note', text(limits.textCharacters)],
]);

const thin = { style: 'thin', color: { argb: rule } } as const;
const line = { bottom: thin, right: thin } as const;

async function addOutturns(sheet: Worksheet, indicators: readonly Indicator[]): Promise<void> {
  addHeadings(sheet, columns, 2);
  for (const [i, indicator] of indicators.entries()) {
    const row = sheet.getRow(i + 2);
    row.getCell(1).value = indicator.number;
    row.getCell(2).value = indicator.title;
    row.getCell(3).value = `${unitHint[indicator.unit]}; ${expectationInWords(indicator)}`;
    row.height = 32;
    for (const c of columns.keys()) {
      const cell = row.getCell(c + 1);
      const isFigure = c >= 3 && c <= 5;
      cell.alignment = {
        vertical: 'middle',
        wrapText: !isFigure,
        horizontal: c === 0 ? 'center' : isFigure ? 'right' : 'left',
      };
      cell.border = line;
      cell.font = { name: 'Calibri', color: { argb: c === 2 ? grey : black } };
      if (c < 3) cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: pale } };
      else cell.protection = { locked: false };
    }
    explain(
      sheet,
      `F${i + 2}`,
      `Indicator ${indicator.number}: ${indicator.unit}`,
      columns[5].help,
      atLeastNought(indicator.unit === 'percentage' ? 100 : null),
    );
    row.getCell(4).numFmt = '#,##0';
    row.getCell(5).numFmt = '#,##0';
    row.getCell(7).numFmt = 'dd/mm/yyyy';
  }
  for (const [c, { heading, help }] of columns.entries()) {
    const validation = rules.get(heading);
    if (validation !== undefined)
      explain(sheet, `${columnName(c)}2:${columnName(c)}${indicators.length + 1}`, heading, help, validation);
  }
  // Against slips of the hand only: no password, so that anybody may change the layout who wants to.
  await sheet.protect('', { formatCells: true, formatColumns: true, formatRows: true, autoFilter: true, sort: true });
}

function addBenchmarks(sheet: Worksheet): void {
  addHeadings(sheet, benchmarkColumns, 1);
  const asked: readonly DataValidation[] = [
    { type: 'whole', operator: 'greaterThan', formulae: [0], errorTitle: 'Not a number', error: 'Type its number.' },
    text(60),
    text(7),
    atLeastNought(null),
    text(200),
  ];
  for (const [c, validation] of asked.entries()) {
    const { heading, help } = benchmarkColumns[c] ?? benchmarkColumns[0];
    explain(sheet, `${columnName(c)}2:${columnName(c)}${benchmarkRows + 1}`, heading, help, validation);
  }
  for (let r = 2; r <= benchmarkRows + 1; r += 1)
    for (const c of benchmarkColumns.keys()) {
      const cell = sheet.getCell(r, c + 1);
      cell.border = line;
      cell.font = { name: 'Calibri' };
      cell.alignment = { vertical: 'middle', horizontal: c === 0 ? 'center' : c === 3 ? 'right' : 'left' };
      // "2019/20" stays the words it is.
      if (c === 2) cell.numFmt = '@';
    }
}

function addInstructions(book: Workbook, suite: Suite, period: Period): void {
  const sheet = book.addWorksheet('Instructions', { views: [{ showGridLines: false }] });
  sheet.getColumn(1).width = 20;
  sheet.getColumn(2).width = 92;
  let at = 1;
  const write = (label: string | number, words: string, font: Partial<Cell['font']> = { bold: true }): void => {
    const [first, second] = [sheet.getCell(at, 1), sheet.getCell(at, 2)];
    first.value = label;
    first.font = { name: 'Calibri', ...font };
    first.alignment = { vertical: 'top', horizontal: 'left' };
    second.value = words;
    second.font = { name: 'Calibri' };
    second.alignment = { vertical: 'top', wrapText: true };
    sheet.getRow(at).height = words.length > 105 ? 34 : 19;
    at += 1;
  };
  const head = (words: string, size: number): void => {
    const cell = sheet.getCell(at, 1);
    cell.value = words;
    cell.font = { name: 'Calibri', bold: true, size, color: { argb: navy } };
    sheet.getRow(at).height = size + 12;
    at += 1;
  };
  head(suite.name, 18);
  at += 1;
  book.definedNames.add(`Instructions!$B$${at}`, 'Period');
  write('Period', period.label);
  write('As at', longDate(period.asAt));
  write('Commentary due', longDate(period.commentaryDeadline));
  write('Committee', suite.committee);
  at += 1;
  head('How to fill it in', 14);
  for (const [i, words] of instructions(suite, period).entries()) write(i + 1, words, { color: { argb: grey } });
  at += 1;
  head('Symbols', 14);
  for (const [symbol, words] of symbolKey) write(symbol, words);
  printOnA4(sheet, 'portrait');
}

/** Builds the template for a period of a suite. @returns the .xlsx file */
export async function buildTemplate(suite: Suite, period: Period, indicators: readonly Indicator[]): Promise<Buffer> {
  const book = new Workbook();
  book.creator = suite.council;
  book.title = `${suite.name}, ${period.label}: outturns`;
  addInstructions(book, suite, period);
  await addOutturns(book.addWorksheet('Outturns'), indicators);
  addBenchmarks(book.addWorksheet('Benchmarks'));
  return Buffer.from(await book.xlsx.writeBuffer());
}
