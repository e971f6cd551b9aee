/** What the section says of figures, in words. */
import type { Direction } from '../direction';
import { expectationInWords, figureInWords, longDate, valueInWords } from '../figures';
import type { IsoDate, Rag } from '../glossary';
import { fromDayNumber, toDayNumber } from '../iso-date';
import type { Part, PartOneInput, ReportedException, SectionInput } from './types';

export const plural = (n: number, one: string, many: string): string => (n === 1 ? one : many);

/** "4, 22 and 23". */
export const joined = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;

/** Whether an indicator is performing below expectation. */
export const isBelow = (rag: Rag | null): boolean => rag === 'AMBER' || rag === 'RED';

/** "the end of October 2020" for the last day of a month, "15 October 2020" for any other. */
function asAtWords(date: IsoDate): string {
  const isLast = fromDayNumber(toDayNumber(date) + 1).endsWith('-01');
  return isLast ? `the end of ${longDate(date).replace(/^\d+ /, '')}` : longDate(date);
}

const counted = (n: number, one: string, many: string): string => `${n === 1 ? 'one' : n} ${plural(n, one, many)}`;

/** How many stand where. Says how many are left out, so that the numbers add up to the suite for the reader. */
export function countsLine({ counts, keptBack }: PartOneInput): string[] {
  const total = counts.GREEN + counts.AMBER + counts.RED + counts['NO DATA'];
  const uncounted = keptBack.filter((k) => k.rag === null).length;
  if (total === 0) return [];
  const leftOut =
    uncounted === 0
      ? ''
      : ` ${plural(uncounted, 'Another indicator is', `Another ${uncounted} indicators are`)} reported in Part 2 and not counted here.`;
  return [
    `Of ${counted(total, 'indicator', 'indicators')}, ${counts.GREEN} met expectation (GREEN), ${counts.AMBER} ${plural(counts.AMBER, 'was', 'were')} AMBER, ${counts.RED} ${plural(counts.RED, 'was', 'were')} RED and ${counts['NO DATA']} had no data.${leftOut}`,
  ];
}

/** The opening of either part: the as-at date, and what is told here. */
export function openingLine({ period, suite, part, exceptions }: SectionInput): string {
  const date = asAtWords(period.asAt);
  if (part === 2)
    return `This part gives, as at ${date}, the figures of ${counted(exceptions.length, 'indicator', 'indicators')} of the ${suite.name} kept out of the public report, with management commentary on those performing below expectation.`;
  const told = exceptions.length === 0 ? 'no indicator' : counted(exceptions.length, 'indicator', 'indicators');
  return `As at ${date}, ${told} of the ${suite.name} that can be reported in public ${exceptions.length > 1 ? 'were' : 'was'} performing below expectation.`;
}

/** Which indicators have no figure and why, those of one reason together. */
export function withoutFigureLine({ withoutFigure }: PartOneInput): string[] {
  const byReason = new Map<string, string[]>();
  for (const { number, why } of withoutFigure) byReason.set(why, [...(byReason.get(why) ?? []), String(number)]);
  if (byReason.size === 0) return [];
  const groups = [...byReason].map(
    ([why, numbers]) => `${plural(numbers.length, 'indicator', 'indicators')} ${joined(numbers)} (${why})`,
  );
  return [`There is no figure for ${joined(groups)}.`];
}

const moved: Record<Direction, string> = { better: 'better than', worse: 'worse than', same: 'the same as' };

function directionLine({ direction, periodLabels }: ReportedException<Part>): string {
  const against = new Map<Direction, string[]>();
  for (const which of ['previous', 'lastYear'] as const) {
    const way = direction[which];
    const label = periodLabels[which];
    if (way !== null && label !== null) against.set(way, [...(against.get(way) ?? []), `in ${label}`]);
  }
  if (against.size === 0) return 'No comparison with an earlier period can be made.';
  return `That is ${joined([...against].map(([way, labels]) => `${moved[way]} ${joined(labels)}`))}.`;
}

function benchmarkLine({ indicator, benchmarks }: ReportedException<Part>): string {
  if (benchmarks.length === 0) return 'No benchmark is held for this indicator.';
  const figures = benchmarks.map((b) => `${b.area} ${valueInWords(indicator, b.value)} (${b.year})`);
  const sources = [...new Set(benchmarks.map((b) => b.source))];
  return `For comparison: ${figures.join('; ')}. Source: ${sources.join('; ')}.`;
}

function targetLine({ indicator }: ReportedException<Part>): string {
  return indicator.expectation === null ? 'No target is set.' : `The target is ${expectationInWords(indicator)}.`;
}

function outturnLine(e: ReportedException<Part>, periodAsAt: IsoDate): string[] {
  const { figure, indicator } = e;
  const date = e.asAt === periodAsAt ? asAtWords(e.asAt) : `${longDate(e.asAt)}, not ${asAtWords(periodAsAt)}`;
  switch (figure.kind) {
    case 'shown': {
      const status = figure.status === 'provisional' ? ', a provisional figure' : '';
      const value = figureInWords(indicator, { ...figure, symbol: null });
      return [`As at ${date}, the outturn was ${value}${status}.`, targetLine(e), directionLine(e)];
    }
    case 'symbol': {
      const words = figureInWords(indicator, {
        numerator: null,
        denominator: null,
        value: null,
        symbol: figure.symbol,
      });
      return [`As at ${date}, there is no outturn to show: ${words}.`, targetLine(e)];
    }
    case 'no data':
      return [`No outturn was reported as at ${date}.`, targetLine(e)];
    case 'suppressed':
      return [figure.sentence, targetLine(e)];
  }
}

/** Outturn with its date, target and direction in one paragraph; benchmarks with years and sources in the next. */
export const figureLines = (e: ReportedException<Part>, periodAsAt: IsoDate): string[] => [
  outturnLine(e, periodAsAt).join(' '),
  benchmarkLine(e),
];

/** That nothing came: by the owner's post, where the suite says so. A person's name does not belong on a public reproach. */
export function noCommentary(ownerPost: string, { suite, period }: SectionInput): string {
  const from = suite.absentOwners === 'by post' ? ` from the ${ownerPost}` : '';
  return period.state === 'closed' || period.state === 'published'
    ? `No approved management commentary was received${from} before the period closed.`
    : `No approved management commentary has been received${from} so far.`;
}
