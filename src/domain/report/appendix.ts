/** Appendix One: the whole dataset as a table, its symbols explained, and a trend for each indicator. */
import { longDate } from '../figures';
import { chartWords, trendChart } from '../trend-chart';
import { datasetTable, symbolKey } from './dataset-row';
import type { DatasetInput, DatasetRow } from './dataset-types';
import type { Block, Part } from './types';

const isNamed = (row: DatasetInput<Part>['rows'][number]): row is DatasetRow<Part> => !('paragraph' in row);

/** Every source once, in the order of their first use: the table names them by number. */
const sourcesOf = (rows: readonly DatasetRow<Part>[]): string[] => [
  ...new Set(rows.flatMap(({ benchmarks }) => benchmarks.map(({ source }) => source))),
];

function whatItIs({ part, suite, period, rows }: DatasetInput<Part>): string {
  const date = longDate(period.asAt);
  return part === 1
    ? `This appendix gives every indicator of the ${suite.name} as at ${date}, those that meet expectation too. Where a figure has a date of its own, the notes or the cell say so.`
    : `This appendix gives the figures, as at ${date}, of the ${rows.length === 1 ? 'indicator' : `${rows.length} indicators`} of the ${suite.name} that the public report keeps back.`;
}

const howToRead =
  'Direction of travel says better or worse by each indicator’s own measure of what is better, and not up or down. The rating (RAG) compares the figure before it is rounded: green meets the target, amber and red are below expectation.';

/** A trend of one indicator; the words say all that the picture shows. */
const trendRow = ({ indicator, trend, rag }: DatasetRow<Part>): Extract<Block, { kind: 'charts' }>['rows'][number] => ({
  name: `${indicator.number} ${indicator.title}`,
  chart: trendChart(indicator, trend),
  words: chartWords(indicator, trend, rag),
});

/**
 * Plans the appendix of one part. It stands on pages of its own, on their side.
 *
 * What it says of a figure kept back follows the decision on it: its symbol or range, no rating, direction or benchmark
 * that would give it away, a gap in its trend; and nothing but its number where the suite's pointer does not name it.
 */
export function planAppendix(input: DatasetInput<Part>): Block[] {
  const named = input.rows.filter(isNamed);
  const sources = sourcesOf(named);
  return [
    {
      kind: 'heading',
      level: 1,
      number: 'Appendix One',
      text: `– the whole dataset, ${input.period.label}`,
      bookmark: 'appendix_one',
    },
    { kind: 'paragraph', number: 'A1', runs: [{ text: whatItIs(input) }] },
    { kind: 'paragraph', number: 'A2', runs: [{ text: howToRead }] },
    { kind: 'paragraph', number: 'A3', runs: [{ text: 'These symbols stand in the place of a figure:' }] },
    { kind: 'facts', number: '', header: ['Symbol', 'Meaning'], rows: symbolKey },
    {
      kind: 'dataset',
      number: 'A4',
      caption: `${input.suite.name}, ${input.period.label}`,
      ...datasetTable(input, sources),
    },
    {
      kind: 'written',
      number: 'A5',
      label: 'Sources of the benchmarks.',
      text:
        sources.length === 0 ? 'No benchmark is shown.' : sources.map((source, n) => `[${n + 1}] ${source}`).join('\n'),
    },
    { kind: 'heading', level: 2, number: '', text: 'Trend of each indicator', bookmark: 'appendix_one_trends' },
    {
      kind: 'paragraph',
      number: 'A6',
      runs: [
        {
          text: 'Each line joins the figures shown, spaced by their dates; the largest dot is the latest. The shaded band is the target. A dotted upright marks a period for which no figure is shown. Each picture has a scale of its own.',
        },
      ],
    },
    { kind: 'charts', number: 'A7', caption: 'Trends', rows: named.map(trendRow) },
  ];
}
