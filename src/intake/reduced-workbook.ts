/**
 * A workbook cut down to its cells before the library sees it. The library spreads every range it meets over
 * cell after cell (merged cells, validations, names), so that a few bytes naming a whole sheet stop the
 * process for good: nothing that can hold a range is handed to it. Drawings, tables, comments and macros are
 * not handed on either; they hold no figures.
 */
import { zipSync } from 'fflate';
import { limits } from './limits';

const needed =
  /^(?:_rels\/\.rels|xl\/_rels\/workbook\.xml\.rels|xl\/(?:workbook|sharedStrings|styles|worksheets\/sheet\d+)\.xml)$/;

export const isNeeded = (part: string): boolean => needed.test(part);

/** The parts of a sheet the library is told to pass over: all it knows but columns (some are hidden) and cells. */
export const unreadNodes = [
  'sheetPr',
  'dimension',
  'sheetViews',
  'sheetFormatPr',
  'autoFilter',
  'mergeCells',
  'rowBreaks',
  'hyperlinks',
  'pageMargins',
  'dataValidations',
  'pageSetup',
  'headerFooter',
  'printOptions',
  'picture',
  'drawing',
  'sheetProtection',
  'tableParts',
  'conditionalFormatting',
  'extLst',
] as const;

/** Where one cell stands. */
export interface CellPlace {
  sheet: string;
  ref: string;
}

export type Reduced =
  { ok: true; bytes: Buffer; period: CellPlace | null } | { ok: false; why: 'damaged' | 'too large' };

function tagsIn(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(0x3c); at >= 0; at = bytes.indexOf(0x3c, at + 1)) count += 1;
  return count;
}

/** The cell the workbook calls "Period". */
function periodIn(names: string): CellPlace | null {
  for (const [, attributes = '', target = ''] of names.matchAll(/<definedName\s([^<>]{1,400})>([^<>]{1,200})</g)) {
    if (!/(?:^|\s)name="Period"/i.test(attributes)) continue;
    const [, quoted, bare, column, row] =
      /^(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]{1,2})\$?(\d{1,5})$/.exec(
        target.replace(/&apos;/g, "'").replace(/&amp;/g, '&'),
      ) ?? [];
    const sheet = quoted?.replace(/''/g, "'") ?? bare;
    if (sheet !== undefined) return { sheet, ref: `${column ?? ''}${row ?? ''}` };
  }
  return null;
}

/** Takes the defined names out. @returns null where some would be left */
function withoutNames(xml: string): { xml: string; names: string } | null {
  const whole = xml.replace('<definedNames/>', '');
  const start = whole.indexOf('<definedNames');
  const end = whole.lastIndexOf('</definedNames>');
  const [xmlLeft, names] =
    start < 0 || end < start
      ? [whole, '']
      : [whole.slice(0, start) + whole.slice(end + '</definedNames>'.length), whole.slice(start, end)];
  return xmlLeft.includes('definedName') ? null : { xml: xmlLeft, names };
}

/** A column's settings, cut down to whether it is hidden: the library makes a column of every number in a range. */
function plainColumn(_: string, settings: string): string {
  const number = (name: string): number | undefined => {
    const digits = new RegExp(`\\s${name}="(\\d{1,5})"`).exec(settings)?.[1];
    return digits === undefined ? undefined : Math.min(Number(digits), limits.columns);
  };
  const [min, max] = [number('min'), number('max')];
  const end = settings.endsWith('/') ? '/>' : '>';
  return min === undefined || max === undefined || !/\shidden="(?:1|true)"/.test(settings)
    ? `<col min="${limits.columns}" max="${limits.columns}"${end}`
    : `<col min="${min}" max="${max}" hidden="1"${end}`;
}

/** @param parts those of `isNeeded`, as unpacked; the copy holds no others */
export function reducedWorkbook(parts: ReadonlyMap<string, Buffer>): Reduced {
  const copy: Record<string, Uint8Array> = {};
  let tags = 0;
  let period: CellPlace | null = null;
  for (const [name, bytes] of parts) {
    tags += tagsIn(bytes);
    if (tags > limits.tags) return { ok: false, why: 'too large' };
    let xml = bytes.toString('utf8');
    if (name === 'xl/workbook.xml') {
      const cut = withoutNames(xml);
      if (cut === null) return { ok: false, why: 'damaged' };
      period = periodIn(cut.names);
      xml = cut.xml;
    }
    // No real format is as long; the library's reading of one takes the square of its length.
    if (name === 'xl/styles.xml' && /formatCode\s*=\s*(?:"[^"]{256}|'[^']{256})/.test(xml))
      return { ok: false, why: 'damaged' };
    // A per cent sign behind a backslash is only shown; the library loses the backslash, but not quotation marks.
    if (name === 'xl/styles.xml') xml = xml.replace(/\\%/g, '&quot;%&quot;');
    // The library takes the empty text that a formula gave ("" for "not yet filled in") for no result at all.
    if (name.startsWith('xl/worksheets/'))
      xml = xml
        .replace(/<col(\s[^<>]*)>/g, plainColumn)
        .replace(/(<\/f>|<f\s[^<>]*\/>)(?:<v><\/v>|<v\/>)/g, '$1<v> </v>');
    copy[name] = Buffer.from(xml);
  }
  return { ok: true, bytes: Buffer.from(zipSync(copy, { level: 0 })), period };
}
