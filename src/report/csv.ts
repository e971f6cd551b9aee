/** The dataset as a CSV file (RFC 4180), for whoever goes on working with it. */
import type { ReportPlan } from '../domain/report/types';
import { cellLines } from './plain-text';

/** Tells a spreadsheet that what follows is UTF-8. */
const byteOrderMark = '\ufeff';

/**
 * One cell. A spreadsheet takes a cell that begins with one of these marks for a formula, and a formula can send what
 * it reads elsewhere: an apostrophe before it makes it text. Lines are set apart by semicolons.
 */
function cell(text: string): string {
  const words = cellLines(text).join('; ');
  return `"${(/^[=+\-@＝＋－＠]/u.test(words) ? `'${words}` : words).replace(/"/g, '""')}"`;
}

/**
 * Renders the dataset: the same cells as in the appendix. What the pages of the paper say at their head (that it is not
 * for publication, a draft or illustrative) stands in a last column, as a row may be passed on without its file.
 */
export function csv({ appendix = [], marking, notices }: ReportPlan): string {
  const dataset = appendix.find((block) => block.kind === 'dataset');
  if (dataset === undefined) throw new RangeError('The plan has no dataset to write as CSV.');
  const standing = [...(marking === null ? [] : [marking]), ...notices].join('\n');
  const [heading, words] = standing === '' ? [[], []] : [['Standing'], [standing]];
  const table = [
    [...dataset.columns.map(({ header }) => header), ...heading],
    ...dataset.rows.map((row) => [...row, ...words]),
  ];
  return byteOrderMark + table.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}
