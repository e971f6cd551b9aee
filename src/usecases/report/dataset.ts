/** The whole dataset of one period, as each part of the report may tell it. */
import type { Indicator } from '../../domain/glossary';
import type { DatasetInput, DatasetRow } from '../../domain/report/dataset-types';
import { headingNumber } from '../../domain/report/plan';
import type { Part } from '../../domain/report/types';
import type { Round } from '../figures/round';
import type { Audience } from '../who/access';

/** Columns of earlier periods, besides last year's same period. */
const earlierColumns = 2;

const audienceOf = (part: Part): Audience => (part === 1 ? 'Part 1' : 'Part 2');

/** The periods before this one that have a column: the latest first, last year's same period at the end. */
function earlierLabels(round: Round): string[] {
  const { lastYear } = round.comparedWith();
  const before = round.periods
    .map(({ label }) => label)
    .slice(0, -1)
    .filter((label) => label !== lastYear)
    .slice(-earlierColumns)
    .reverse();
  return lastYear === null ? before : [...before, lastYear];
}

function rowOf<P extends Part>(round: Round, indicator: Indicator, part: P, paragraph: string | null): DatasetRow<P> {
  const audience = audienceOf(part);
  const { indicator: facts, rag, figure, direction } = round.view(indicator, audience);
  return {
    part,
    indicator: facts,
    rag,
    figure,
    direction,
    earlier: round.trend(indicator, audience, Infinity).slice(0, -1),
    trend: round.trend(indicator, audience),
    benchmarks: round.benchmarks(indicator, audience),
    keptBack: paragraph === null ? null : { paragraph },
  };
}

const facts = (round: Round): Pick<DatasetInput<Part>, 'suite' | 'period' | 'earlierLabels' | 'comparedWith'> => ({
  suite: { name: round.suite.name },
  period: { label: round.period.label, asAt: round.period.asAt },
  earlierLabels: earlierLabels(round),
  comparedWith: round.comparedWith(),
});

/** Part 1: every indicator. One kept back has its number alone, unless the suite's pointer names it. */
export function partOneDataset(round: Round): DatasetInput<1> {
  const keptBack = round.keptBack();
  return {
    ...facts(round),
    part: 1,
    rows: round.indicators.map((indicator) => {
      const n = keptBack.indexOf(indicator);
      const paragraph = n < 0 ? null : headingNumber({ suite: round.suite.settings }, n);
      return paragraph !== null && !round.partOneSays(indicator).title
        ? { number: indicator.number, paragraph }
        : rowOf(round, indicator, 1, paragraph);
    }),
  };
}

/** Part 2: those that Part 1 keeps back, in full. */
export function partTwoDataset(round: Round): DatasetInput<2> {
  return { ...facts(round), part: 2, rows: round.keptBack().map((indicator) => rowOf(round, indicator, 2, null)) };
}
