/** The tables of docs/commentary-check.md, drawn from the catalogues and the examples that the tests run. */
import { findingCatalogue, type FindingCode } from '../../../src/domain/commentary-check';
import { documentCatalogue, type DocumentCode } from '../../../src/domain/commentary-check/document-check';
import { documentExamples, examples } from './examples';

const LONGEST = 130;

function cell(text: string): string {
  const line = text.replaceAll(/\s*\n\s*/g, ' ⏎ ').replaceAll('|', '\\|');
  return line.length > LONGEST ? `${line.slice(0, LONGEST).replace(/\s\S*$/, '')} …` : line;
}

function table(rows: readonly (readonly string[])[]): string {
  const head = ['code', 'severity', 'why it is looked for', 'found in', 'not found in'];
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

export function commentaryTable(): string {
  const codes = Object.keys(findingCatalogue) as FindingCode[];
  return table(
    codes.map((code) => {
      const { severity, reason } = findingCatalogue[code];
      const { trips, clear, given } = examples[code];
      const known = given === undefined ? '' : ` (${given.says})`;
      return [`\`${code}\``, severity, reason, `${cell(trips)}${known}`, cell(clear)];
    }),
  );
}

export function documentTable(): string {
  const codes = Object.keys(documentCatalogue) as DocumentCode[];
  return table(
    codes.map((code) => {
      const { severity, reason } = documentCatalogue[code];
      const { trips, clear } = documentExamples[code];
      return [`\`${code}\``, severity, reason, trips === '' ? '(left out)' : cell(trips), cell(clear)];
    }),
  );
}

/** A page with what stands between its marks written anew. */
export function withTables(page: string): string {
  return [
    ['commentary', commentaryTable()],
    ['report', documentTable()],
  ].reduce(
    (text, [name = '', drawn = '']) =>
      text.replace(
        new RegExp(`(<!-- ${name} -->\\n).*?(\\n<!-- end -->)`, 's'),
        (_, open: string, close: string) => `${open}\n${drawn}\n${close}`,
      ),
    page,
  );
}
