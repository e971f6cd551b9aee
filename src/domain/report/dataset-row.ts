/** One indicator of the dataset in words, cell by cell. */
import type { Direction } from '../direction';
import type { CountRange, ShownFigure } from '../disclosure';
import { expectationInWords, figureInWords, longDate, valueInWords } from '../figures';
import type { Basis, Polarity, Rag, Symbol as FigureSymbol } from '../glossary';
import type { ChartPoint } from '../trend-chart';
import type { DatasetInput, DatasetRow, KeptBackRow } from './dataset-types';
import type { Part } from './types';

const polarityWords: Record<Polarity, string> = {
  'higher is better': 'higher',
  'lower is better': 'lower',
  'within range': 'within the range',
};

const basisWords: Record<Basis, string | null> = {
  snapshot: null,
  'year to date': 'Year to date',
  'rolling 12 months': 'Rolling 12 months',
  annual: 'Annual',
};

/** RAG in words: a colour is never the only sign. */
const ragWords: Record<Rag, string> = { GREEN: 'Green', AMBER: 'Amber', RED: 'Red', 'NO DATA': 'No data' };

const moved: Record<Direction, string> = { better: 'Better than', worse: 'Worse than', same: 'The same as' };

/** Stands in every cell of a row whose indicator Part 1 does not name. */
const withheld = 'withheld';

/** What the symbols in a figure's place mean. The first five are those of the published education statistics. */
export const symbolKey: readonly (readonly [FigureSymbol, string])[] = [
  [
    'c',
    'confidential: kept out of the public report so that no individual can be identified. A range beside it is all that is said of the count',
  ],
  ['z', 'not applicable: there was nobody to count (0 of 0)'],
  ['x', 'not available'],
  ['low', 'more than 0, but rounds to 0'],
  ['u', 'low reliability'],
];

const rangeWords = ({ of, low, high }: CountRange): string =>
  of === 'numerator' ? `c (${low} to ${high})` : `c (all but ${low} to ${high})`;

/** A figure in its cell: with its counts, or the symbol in its place. */
export function figureCell({ indicator }: Pick<DatasetRow<Part>, 'indicator'>, figure: ShownFigure): string {
  switch (figure.kind) {
    case 'shown':
      return figureInWords(indicator, { ...figure, symbol: null });
    case 'symbol':
      return figure.symbol;
    case 'no data':
      return 'no data';
    case 'suppressed':
      return figure.range === null ? 'c' : rangeWords(figure.range);
  }
}

/** Lines under an earlier figure: that it was provisional, and its own date. */
function earlierCell(row: DatasetRow<Part>, label: string): string {
  const point: ChartPoint | undefined = row.earlier.find((p) => p.label === label);
  if (point === undefined) return 'no data';
  const { figure } = point;
  if (figure.kind !== 'shown') return figureCell(row, figure);
  return [
    figureCell(row, figure),
    ...(figure.status === 'provisional' ? ['provisional'] : []),
    ...(figure.asAt === null ? [] : [`as at ${longDate(figure.asAt)}`]),
  ].join('\n');
}

function directionCell({ direction }: DatasetRow<Part>, { comparedWith }: DatasetInput<Part>): string {
  const lines = (['previous', 'lastYear'] as const).flatMap((which) => {
    const [way, label] = [direction[which], comparedWith[which]];
    return way === null || label === null ? [] : [`${moved[way]} ${label}`];
  });
  return lines.length === 0 ? 'no comparison' : [...new Set(lines)].join('\n');
}

/** Figures of one year and source under one line: "2020 [1]", then one line an area. */
function benchmarkCell({ indicator, benchmarks }: DatasetRow<Part>, sources: readonly string[]): string {
  const groups = new Map<string, string[]>();
  for (const b of benchmarks) {
    const head = `${b.year} [${sources.indexOf(b.source) + 1}]`;
    groups.set(head, [...(groups.get(head) ?? []), `${b.area}: ${valueInWords(indicator, b.value)}`]);
  }
  return groups.size === 0 ? 'none shown' : [...groups].map(([head, lines]) => [head, ...lines].join('\n')).join('\n');
}

/** Provisional, annual, lagged, with a date of its own; and where else to look. */
function flagsCell({ indicator, figure, keptBack }: DatasetRow<Part>, { period, part }: DatasetInput<Part>): string {
  const basis = basisWords[indicator.basis];
  const asAt = figure.kind === 'shown' ? figure.asAt : null;
  const date = asAt === null ? '' : `as at ${longDate(asAt)}`;
  const flags = [
    ...(basis === null ? [] : [basis]),
    ...(figure.kind === 'shown' && figure.status === 'provisional' ? ['Provisional'] : []),
    ...(asAt === null ? [] : [asAt < period.asAt ? `Lagged: ${date}` : date.replace(/^a/, 'A')]),
    ...(keptBack === null || part === 2 ? [] : [`See Part 2, paragraph ${keptBack.paragraph}`]),
  ];
  return flags.length === 0 ? 'none' : flags.join('\n');
}

/** The row of an indicator that Part 1 may not name. */
const unnamedCells = ({ number, paragraph }: KeptBackRow, columns: number): string[] => [
  String(number),
  'Reported in Part 2',
  ...Array.from({ length: columns - 3 }, () => withheld),
  `See Part 2, paragraph ${paragraph}`,
];

/** A column: its heading, its share of the width, and what stands in it. */
interface Column {
  header: string;
  share: number;
  cell: (row: DatasetRow<Part>) => string;
}

const columnsOf = (input: DatasetInput<Part>, sources: readonly string[]): Column[] => [
  { header: 'No.', share: 3, cell: ({ indicator }) => String(indicator.number) },
  { header: 'Indicator', share: 13, cell: ({ indicator }) => indicator.title },
  { header: 'Unit', share: 7, cell: ({ indicator }) => indicator.unit },
  { header: 'Better when', share: 6, cell: ({ indicator }) => polarityWords[indicator.polarity] },
  { header: 'Target or range', share: 8, cell: ({ indicator }) => expectationInWords(indicator) },
  { header: `Outturn, ${input.period.label}`, share: 9, cell: (row) => figureCell(row, row.figure) },
  { header: 'RAG', share: 6, cell: ({ rag }) => (rag === null ? withheld : ragWords[rag]) },
  { header: 'Direction of travel', share: 9, cell: (row) => directionCell(row, input) },
  ...input.earlierLabels.map((label) => ({
    header: label === input.comparedWith.lastYear ? `${label}, same period last year` : label,
    share: 8,
    cell: (row: DatasetRow<Part>) => earlierCell(row, label),
  })),
  { header: 'Benchmarks: year [source]', share: 16, cell: (row) => benchmarkCell(row, sources) },
  { header: 'Notes', share: 9, cell: (row) => flagsCell(row, input) },
];

/** The dataset as a table, one row an indicator; no cell is empty. */
export function datasetTable(
  input: DatasetInput<Part>,
  sources: readonly string[],
): { columns: { header: string; share: number }[]; rows: string[][] } {
  const columns = columnsOf(input, sources);
  return {
    columns: columns.map(({ header, share }) => ({ header, share })),
    rows: input.rows.map((row) =>
      'paragraph' in row ? unnamedCells(row, columns.length) : columns.map(({ cell }) => cell(row)),
    ),
  };
}
