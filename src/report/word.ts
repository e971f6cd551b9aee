/**
 * The report plan as a Word file. Numbers are typed text, not Word's automatic ones: pasted into a council's own
 * paper they stay what the cross-references, the board and the minutes call them.
 */
import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  InternalHyperlink,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Tab,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type ParagraphChild,
} from 'docx';
import type { Block, ReportPlan, Run } from '../domain/report/types';
import { cellLines, flowing, oneLine, passages, type Passage } from './plain-text';
import { sameBytes } from './same-bytes';
import { bullets, navy, numberIndent, numbering, style, styles, textWidth } from './word-styles';

/** Lines as they were typed, each on its own. */
const broken = (lines: readonly string[], look: { bold?: boolean; color?: string } = {}): TextRun[] =>
  lines.map((text, i) => new TextRun({ ...look, text, ...(i > 0 ? { break: 1 } : {}) }));

const numbered = (number: string, children: ParagraphChild[], isCaption = false): Paragraph =>
  new Paragraph({
    style: style.numbered,
    ...(isCaption ? { keepNext: true, spacing: { after: 100 } } : {}),
    children: [new TextRun({ children: [number, new Tab()] }), ...children],
  });

const inBold = (text: string): TextRun => new TextRun({ text, style: style.strong });

const run = ({ text, to }: Run): ParagraphChild =>
  to === undefined
    ? new TextRun(flowing(text))
    : new InternalHyperlink({ anchor: to, children: [new TextRun({ text: flowing(text), style: 'Hyperlink' })] });

const passage = (p: Passage): Paragraph[] =>
  p.kind === 'list'
    ? p.items.map((text) => new Paragraph({ style: style.item, text, numbering: { reference: bullets, level: 0 } }))
    : [new Paragraph({ style: style.following, children: broken(p.lines) })];

function written(number: string, label: string, text: string): Paragraph[] {
  const all = passages(text);
  const [first] = all;
  return first?.kind === 'paragraph'
    ? [numbered(number, [inBold(`${label} `), ...broken(first.lines)]), ...all.slice(1).flatMap(passage)]
    : [numbered(number, [inBold(label)], true), ...all.flatMap(passage)];
}

const thin = { style: BorderStyle.SINGLE, size: 4, color: '5B6670' };
const lines = { top: thin, bottom: thin, left: thin, right: thin, insideHorizontal: thin, insideVertical: thin };

/** Shares of the table's width: what is to be done takes the most words. */
const shares = [0.48, 0.26, 0.26];

function table(block: Extract<Block, { kind: 'table' }>): (Paragraph | Table)[] {
  const width = textWidth - numberIndent;
  const widths = block.header.map((_, c) => Math.round(width * (shares[c] ?? 1 / block.header.length)));
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
  return [
    numbered(block.number, [inBold(oneLine(block.caption))], true),
    new Table({
      borders: lines,
      width: { size: width, type: WidthType.DXA },
      indent: { size: numberIndent, type: WidthType.DXA },
      columnWidths: widths,
      rows: [row(block.header, true), ...block.rows.map((texts) => row(texts, false))],
    }),
  ];
}

function render(block: Block): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading': {
      const text = new TextRun(`${block.number} ${oneLine(block.text)}`);
      return [
        new Paragraph({
          heading: block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
          children: [new Bookmark({ id: block.bookmark, children: [text] })],
        }),
      ];
    }
    case 'paragraph':
      return [numbered(block.number, block.runs.map(run))];
    case 'written':
      return written(block.number, block.label, block.text);
    case 'table':
      return table(block);
  }
}

const small = (children: ParagraphChild[]): Paragraph =>
  new Paragraph({ style: style.small, alignment: AlignmentType.CENTER, children });

/** Pages are read one by one: each says what it is, whose it is and what it must not be taken for. */
const header = ({ marking, council, notices }: ReportPlan): Header =>
  new Header({
    children: [
      small([marking === null ? new TextRun(oneLine(council)) : inBold(oneLine(marking))]),
      ...notices.map((notice) => small([new TextRun(oneLine(notice))])),
    ],
  });

const footer = ({ title }: ReportPlan): Footer =>
  new Footer({
    children: [
      small([new TextRun(oneLine(title))]),
      small([new TextRun({ children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] })]),
    ],
  });

const documentOf = (plan: ReportPlan): Document =>
  new Document({
    title: oneLine(plan.title),
    subject: oneLine(plan.subtitle),
    // The council is the author: no account or person's name belongs in a public file's properties.
    creator: oneLine(plan.council),
    lastModifiedBy: oneLine(plan.council),
    styles,
    numbering,
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 1474, right: 1440, bottom: 1304, left: 1440, header: 510 },
          },
        },
        headers: { default: header(plan) },
        footers: { default: footer(plan) },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, text: oneLine(plan.title) }),
          new Paragraph(oneLine(plan.subtitle)),
          ...(plan.marking === null ? [] : [new Paragraph({ style: style.marking, text: oneLine(plan.marking) })]),
          ...plan.notices.map((notice) => new Paragraph({ style: style.notice, text: oneLine(notice) })),
          ...plan.blocks.flatMap(render),
        ],
      },
    ],
  });

/** Writes the plan as a .docx file; the same plan gives the same bytes. */
export async function word(plan: ReportPlan): Promise<Buffer> {
  return sameBytes(await Packer.toBuffer(documentOf(plan)), plan.date);
}
