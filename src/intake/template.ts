/** The workbook a person fills in for a period: instructions, one row an indicator, drop-downs. */
import { Workbook, type Worksheet } from '@protobi/exceljs';
import { expectationInWords, longDate } from '../domain/figures';
import type { Indicator, Period, Suite, Unit } from '../domain/glossary';

const navy = 'FF1D3557';
const pale = 'FFEAF0F6';
const grey = 'FF5B6770';

const unitHint: Record<Unit, string> = {
  percentage: 'percentage, 0 to 100',
  number: 'number',
  'rate per 10,000': 'rate per 10,000',
  days: 'days',
  average: 'average',
};

/** Column headings in order, with widths in characters and a word of help. */
const columns = [
  { heading: 'Number', width: 9, help: 'The indicator’s number in the suite. Already filled in.' },
  { heading: 'Title', width: 46, help: 'Already filled in. For reading only.' },
  { heading: 'Unit and target', width: 32, help: 'For reading only.' },
  { heading: 'Numerator', width: 12, help: 'How many, such as 106.' },
  { heading: 'Denominator', width: 13, help: 'Out of how many, such as 279.' },
  {
    heading: 'Percentage or value',
    width: 14,
    help: 'Leave it empty where numerator and denominator give it. Percentages on the 0 to 100 scale: 38, not 0.38.',
  },
  { heading: 'As-at date', width: 14, help: 'Only where the figure’s date is not the period’s.' },
  { heading: 'Provisional or final', width: 14, help: 'Empty means final.' },
  {
    heading: 'Symbol',
    width: 10,
    help: 'In place of a figure: c confidential, z not applicable, x not available, low rounds to 0, u low reliability.',
  },
  { heading: 'Note', width: 40, help: 'Anything the performance team should know. It is not published.' },
] as const;

const instructions = (suite: Suite, period: Period): readonly string[] => [
  `1.  Go to the sheet “Outturns”. There is one row for each indicator of the ${suite.name}.`,
  '2.  Give the numerator and the denominator wherever there are both: the percentage is worked out. If you type it as well, it is checked against them.',
  '3.  Where there is only a value (an average, a rate, a number of days), type it under “Percentage or value”.',
  '4.  Where there is no figure, choose a symbol. An indicator left empty counts as not reported.',
  `5.  Fill in “As-at date” only for a figure that is not as at ${longDate(period.asAt)}.`,
  '6.  Type published benchmarks into the sheet “Benchmarks”, if there are new ones.',
  '7.  Send the workbook to Scrutineer in Teams. It shows what will change before anything is loaded, and names each cell that needs another look.',
];

function heading(
  sheet: Worksheet,
  row: number,
  titles: readonly { heading: string; width: number; help: string }[],
): void {
  for (const [c, { heading: title, width, help }] of titles.entries()) {
    sheet.getColumn(c + 1).width = width;
    const cell = sheet.getCell(row, c + 1);
    cell.value = title;
    cell.note = help;
    cell.font = { name: 'Calibri', bold: true, color: { argb: 'FFFFFFFF' } };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: navy } };
    cell.alignment = { vertical: 'middle', wrapText: true };
  }
  sheet.getRow(row).height = 32;
  sheet.views = [{ state: 'frozen', ySplit: row, xSplit: 2 }];
}

function outturns(sheet: Worksheet, indicators: readonly Indicator[]): void {
  heading(sheet, 1, columns);
  for (const [i, indicator] of indicators.entries()) {
    const row = sheet.getRow(i + 2);
    row.getCell(1).value = indicator.number;
    row.getCell(2).value = indicator.title;
    row.getCell(3).value = `${unitHint[indicator.unit]}; ${expectationInWords(indicator)}`;
    row.height = 30;
    for (let c = 1; c <= columns.length; c += 1) {
      const cell = row.getCell(c);
      cell.alignment = {
        vertical: 'middle',
        wrapText: c === 2 || c === 3 || c === 10,
        horizontal: c === 1 ? 'center' : c >= 4 && c <= 6 ? 'right' : 'left',
      };
      cell.border = { bottom: { style: 'hair', color: { argb: grey } } };
      if (c <= 3) {
        cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: pale } };
        cell.font = { name: 'Calibri', color: { argb: c === 3 ? grey : 'FF000000' } };
      }
    }
    row.getCell(4).numFmt = '#,##0';
    row.getCell(5).numFmt = '#,##0';
    row.getCell(7).numFmt = 'dd/mm/yyyy';
    const number = (most: number | null): object => ({
      type: 'decimal',
      operator: most === null ? 'greaterThanOrEqual' : 'between',
      formulae: most === null ? [0] : [0, most],
      allowBlank: true,
      showErrorMessage: true,
      errorTitle: 'Not a figure',
      error: most === null ? 'Type a number from 0.' : `Type a number from 0 to ${most}.`,
    });
    Object.assign(row.getCell(4), { dataValidation: number(null) });
    Object.assign(row.getCell(5), { dataValidation: number(null) });
    Object.assign(row.getCell(6), { dataValidation: number(indicator.unit === 'percentage' ? 100 : null) });
    row.getCell(7).dataValidation = {
      type: 'date',
      operator: 'greaterThan',
      formulae: [new Date(Date.UTC(2000, 0, 1))],
      allowBlank: true,
      showErrorMessage: true,
      errorTitle: 'Not a date',
      error: 'Type a date such as 30/09/2020.',
    };
    row.getCell(8).dataValidation = {
      type: 'list',
      formulae: ['"provisional,final"'],
      allowBlank: true,
      showErrorMessage: true,
      error: 'Choose provisional or final.',
    };
    row.getCell(9).dataValidation = {
      type: 'list',
      formulae: ['"c,z,x,low,u"'],
      allowBlank: true,
      showErrorMessage: true,
      error: 'Choose c, z, x, low or u.',
    };
  }
  sheet.pageSetup = {
    orientation: 'landscape',

    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: '1:1',
  };
}

/** Builds the template for a period of a suite. @returns the .xlsx file */
export async function buildTemplate(suite: Suite, period: Period, indicators: readonly Indicator[]): Promise<Buffer> {
  const book = new Workbook();
  book.creator = suite.council;
  const about = book.addWorksheet('Instructions', { views: [{ showGridLines: false }] });
  about.getColumn(1).width = 24;
  about.getColumn(2).width = 90;
  about.getCell('A1').value = suite.name;
  about.getCell('A1').font = { name: 'Calibri', bold: true, size: 18, color: { argb: navy } };
  for (const [i, [label, value]] of [
    ['Period', period.label],
    ['As at', longDate(period.asAt)],
    ['Commentary due', longDate(period.commentaryDeadline)],
    ['Committee', suite.committee],
  ].entries()) {
    about.getCell(3 + i, 1).value = label ?? '';
    about.getCell(3 + i, 1).font = { name: 'Calibri', bold: true };
    about.getCell(3 + i, 2).value = value ?? '';
  }
  about.getCell('A8').value = 'How to fill it in';
  about.getCell('A8').font = { name: 'Calibri', bold: true, size: 14, color: { argb: navy } };
  for (const [i, line] of instructions(suite, period).entries()) {
    about.mergeCells(9 + i, 1, 9 + i, 2);
    const cell = about.getCell(9 + i, 1);
    cell.value = line;
    cell.alignment = { wrapText: true, vertical: 'top' };
    about.getRow(9 + i).height = 32;
  }
  about.pageSetup = { fitToPage: true, fitToWidth: 1, fitToHeight: 0 };
  outturns(book.addWorksheet('Outturns'), indicators);
  heading(book.addWorksheet('Benchmarks'), 1, [
    { heading: 'Number', width: 9, help: 'The indicator’s number in the suite.' },
    { heading: 'Area', width: 28, help: 'England, London, outer London, statistical neighbours, or the council.' },
    { heading: 'Year', width: 12, help: 'As published: 2020 or 2019/20.' },
    { heading: 'Value', width: 14, help: 'In the indicator’s own unit.' },
    { heading: 'Source', width: 60, help: 'Who published it.' },
  ]);
  return Buffer.from(await book.xlsx.writeBuffer());
}
