/** Tables for a page on its side: the whole dataset, and its trend charts. */
import { ImageRun, Paragraph, ShadingType, Table, TableCell, TableRow, WidthType, type ParagraphChild } from 'docx';
import { height, png, svg, width } from '../chart';
import type { Block } from '../domain/report/types';
import { cellLines, flowing, oneLine } from './plain-text';
import { broken } from './word-runs';
import { navy, style, tableLines, wideWidth } from './word-styles';

/** A chart's size on paper, as a share of its size on screen. */
const onPaper = 0.75;

/** What stands in a cell: text, or a picture. */
type Content = string | ParagraphChild;

interface Wide {
  shares: readonly number[];
  header: readonly string[];
  rows: readonly (readonly Content[])[];
}

const childrenOf = (content: Content, isHeader: boolean): ParagraphChild[] =>
  typeof content === 'string' ? broken(cellLines(content), isHeader ? { bold: true, color: 'FFFFFF' } : {}) : [content];

function wide({ shares, header, rows }: Wide): Table {
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const widths = shares.map((share) => Math.floor((wideWidth * share) / whole));
  const row = (contents: readonly Content[], isHeader: boolean): TableRow =>
    new TableRow({
      tableHeader: isHeader,
      cantSplit: true,
      children: contents.map(
        (content, c) =>
          new TableCell({
            width: { size: widths[c] ?? 0, type: WidthType.DXA },
            margins: { top: 50, bottom: 50, left: 60, right: 60 },
            ...(isHeader ? { shading: { type: ShadingType.CLEAR, fill: navy, color: 'auto' } } : {}),
            children: [
              new Paragraph({ style: style.wideText, keepNext: isHeader, children: childrenOf(content, isHeader) }),
            ],
          }),
      ),
    });
  return new Table({
    borders: tableLines,
    width: { size: widths.reduce((sum, w) => sum + w, 0), type: WidthType.DXA },
    columnWidths: widths,
    rows: [row(header, true), ...rows.map((contents) => row(contents, false))],
  });
}

export const datasetTable = ({ columns, rows }: Extract<Block, { kind: 'dataset' }>): Table =>
  wide({ shares: columns.map(({ share }) => share), header: columns.map(({ header }) => header), rows });

type ChartRow = Extract<Block, { kind: 'charts' }>['rows'][number];

/** SVG for Word as it is today, PNG for what shows none, and the words for whoever sees neither. */
function picture({ name, chart, words }: ChartRow): Content {
  if (chart === null) return 'Fewer than two figures to draw.';
  return new ImageRun({
    type: 'svg',
    data: Buffer.from(svg(chart), 'utf8'),
    transformation: { width: width * onPaper, height: height * onPaper },
    fallback: { type: 'png', data: png(chart, 1) },
    altText: { name: oneLine(`Trend of ${name}`), description: flowing(words) },
  });
}

export const chartsTable = ({ rows }: Extract<Block, { kind: 'charts' }>): Table =>
  wide({
    shares: [24, 34, 42],
    header: ['Indicator', 'Trend', 'What it shows'],
    rows: rows.map((row) => [row.name, picture(row), row.words]),
  });
