/**
 * Blocks of a plan as paragraphs and tables. Numbers are typed text, not Word's automatic ones: pasted into a
 * council's own paper they stay what the cross-references, the board and the minutes call them.
 */
import {
  Bookmark,
  HeadingLevel,
  Paragraph,
  ShadingType,
  SimpleField,
  Tab,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type ParagraphChild,
} from 'docx';
import type { Block, Run } from '../domain/report/types';
import { cellLines, flowing, oneLine, passages, type Passage } from './plain-text';
import { broken } from './word-runs';
import { bullets, navy, numberIndent, style, tableLines, textWidth } from './word-styles';
import { chartsTable, datasetTable } from './word-wide';

const numbered = (number: string, children: ParagraphChild[], isCaption = false): Paragraph =>
  new Paragraph({
    style: style.numbered,
    ...(isCaption ? { keepNext: true, spacing: { after: 100 } } : {}),
    children: [new TextRun({ children: [number, new Tab()] }), ...children],
  });

export const inBold = (text: string): TextRun => new TextRun({ text, style: style.strong });

/** A cross-reference is a REF field: it leads to its paragraph, and reads right before Word ever updates it. */
const run = ({ text, to }: Run): ParagraphChild =>
  to === undefined ? new TextRun(flowing(text)) : new SimpleField(`REF ${to} \\h`, flowing(text));

const passage = (p: Passage): Paragraph[] =>
  p.kind === 'list'
    ? p.items.map((text) => new Paragraph({ style: style.item, text, numbering: { reference: bullets, level: 0 } }))
    : [new Paragraph({ style: style.following, children: broken(p.lines) })];

function written(number: string, label: string, text: string): Paragraph[] {
  const all = passages(text);
  const [first] = all;
  const said = oneLine(label);
  return first?.kind === 'paragraph'
    ? [
        numbered(number, [...(said === '' ? [] : [inBold(`${said} `)]), ...broken(first.lines)]),
        ...all.slice(1).flatMap(passage),
      ]
    : [numbered(number, [inBold(said)], true), ...all.flatMap(passage)];
}

/** Shares of the table's width: what is to be done takes the most words. */
const shares = [0.48, 0.26, 0.26];

/** Answers take more room than what is asked. */
const factShares = [0.3, 0.7];

interface Grid {
  header: readonly string[];
  rows: readonly (readonly string[])[];
}

function grid({ header, rows }: Grid, parts: readonly number[], indent: number): Table {
  const width = textWidth - indent;
  const widths = header.map((_, c) => Math.round(width * (parts[c] ?? 1 / header.length)));
  const row = (texts: readonly string[], isHeader: boolean): TableRow =>
    new TableRow({
      tableHeader: isHeader,
      cantSplit: true,
      children: texts.map(
        (text, c) =>
          new TableCell({
            width: { size: widths[c] ?? 0, type: WidthType.DXA },
            margins: { top: 70, bottom: 70, left: 110, right: 110 },
            ...(isHeader ? { shading: { type: ShadingType.CLEAR, fill: navy, color: 'auto' } } : {}),
            children: [
              new Paragraph({
                style: style.tableText,
                keepNext: isHeader,
                children: broken(cellLines(text), isHeader ? { bold: true, color: 'FFFFFF' } : {}),
              }),
            ],
          }),
      ),
    });
  return new Table({
    borders: tableLines,
    width: { size: width, type: WidthType.DXA },
    ...(indent === 0 ? {} : { indent: { size: indent, type: WidthType.DXA } }),
    columnWidths: widths,
    rows: [row(header, true), ...rows.map((texts) => row(texts, false))],
  });
}

const headingLevels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

/** The bookmark stands on the number alone: a REF field to it says the number. */
function heading({ level, number, text, bookmark }: Extract<Block, { kind: 'heading' }>): Paragraph {
  const [marked, after] = number === '' ? [oneLine(text), ''] : [number, ` ${oneLine(text)}`];
  return new Paragraph({
    heading: headingLevels[level],
    children: [
      new Bookmark({ id: bookmark, children: [new TextRun(marked)] }),
      ...(after === '' ? [] : [new TextRun(after)]),
    ],
  });
}

/** What a block comes to on paper. */
export function wordBlocks(block: Block): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [heading(block)];
    case 'paragraph':
      return [numbered(block.number, block.runs.map(run))];
    case 'written':
      return written(block.number, block.label, block.text);
    case 'table':
      return [numbered(block.number, [inBold(oneLine(block.caption))], true), grid(block, shares, numberIndent)];
    case 'dataset':
      return [numbered(block.number, [inBold(oneLine(block.caption))], true), datasetTable(block)];
    case 'charts':
      return [numbered(block.number, [inBold(oneLine(block.caption))], true), chartsTable(block)];
    case 'facts':
      return [grid(block, factShares, 0)];
  }
}
