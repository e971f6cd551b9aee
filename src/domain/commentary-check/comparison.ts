import { dateFor, relativeTo } from './roles';
import { at } from './finding';
import { allFigures, ofKind, states, type PlacedFigure, type Reading, type ReadSentence } from './reading';
import type { CheckInput, Finding } from './types';
import { countsIndicator } from './outturn';
import { literally, shown } from './words';

const A_YEAR_BEFORE = /^\s(?:a|the|one) year (?:earlier|before|ago)\b/i;
const A_YEAR_AGO = /\b(?:a|the|one) year (?:earlier|before|ago|previously)(?: it was| the figure was| at)?,?\s$/i;

/** Figures of an earlier month that is loaded, quoted otherwise than it was reported. */
export function checkPrevious(input: CheckInput, reading: Reading): Finding[] {
  const { asAt } = reading;
  if (asAt === undefined) return [];
  return allFigures(reading).flatMap(({ figure, sentence }) => {
    if (figure.role !== 'previous' || !ofKind(reading, figure)) return [];
    const date = dateFor(figure, sentence.text, sentence.figures, sentence.figures.indexOf(figure), sentence.dates);
    if (date === undefined || relativeTo(date, asAt) !== -1 || (date.precision !== 'day' && date.precision !== 'month'))
      return [];
    const past = (input.previous ?? []).find(
      (each) => (each.outturn.asAt ?? each.period.asAt).slice(0, 7) === date.to.slice(0, 7),
    );
    const value = past?.outturn.value ?? null;
    if (
      past === undefined ||
      value === null ||
      states(figure, value) ||
      states(figure, input.outturn?.value) ||
      isTarget(figure, input) ||
      A_YEAR_BEFORE.test(sentence.text.slice(figure.end)) ||
      A_YEAR_AGO.test(sentence.text.slice(0, figure.start)) ||
      !sameThing(figure, sentence, input, value)
    )
      return [];
    return [
      at(
        'previous-outturn-differs',
        sentence,
        figure,
        `The text gives ${figure.text} for ${past.period.label}; ${shown(value)} was reported.`,
        `Use ${shown(value)}, or say that the figure was revised.`,
      ),
    ];
  });
}

/** Not a part of the group, nor a count of another size. */
function sameThing(figure: PlacedFigure, sentence: ReadSentence, input: CheckInput, value: number): boolean {
  if (Math.abs(figure.value - value) / Math.max(value, 1) > 0.6) return false;
  if (/^\s?of (?:whom|which|these|those|them)/.test(sentence.text.slice(figure.end))) return false;
  const before = sentence.figures[sentence.figures.indexOf(figure) - 1];
  // "14 vacancies, down from 17 in July": the figure before says what is counted.
  if (before?.kind === 'count' && !countsIndicator(before, sentence, input)) return false;
  return countsIndicator(figure, sentence, input);
}

/** The area a benchmark figure is about, as the text names it nearest. */
function areaOf(figure: PlacedFigure, sentence: ReadSentence, areas: readonly string[]): string | undefined {
  const index = sentence.figures.indexOf(figure);
  const from = sentence.figures[index - 1]?.end ?? 0;
  const to = sentence.figures[index + 1]?.start ?? sentence.text.length;
  const [left, right] = [
    sentence.text.slice(from, figure.start),
    (/^[^,.;]*/.exec(sentence.text.slice(figure.end, to)) ?? [''])[0],
  ];
  // The longer name first, so that "outer London" is not taken for "London".
  const named = areas.toSorted((a, b) => b.length - a.length);
  for (const side of [left, right]) {
    const found = named.find((area) => new RegExp(`\\b${literally(area)}\\b`, 'i').test(side));
    if (found !== undefined && !(found === 'London' && /\b(?:inner|outer|greater) London/i.test(side))) return found;
  }
  return /\bnational(?:ly\b| (?:average|figure|rate|performance|level))/i.test(left + right) &&
    areas.includes('England')
    ? 'England'
    : undefined;
}

function isTarget(figure: PlacedFigure, input: CheckInput): boolean {
  const { low = null, high = null } = input.indicator?.expectation ?? {};
  return states(figure, low) || states(figure, high);
}

/** Another area's figure quoted otherwise than it was published, in any of the years loaded. */
export function checkBenchmarks(input: CheckInput, reading: Reading): Finding[] {
  const benchmarks = input.benchmarks ?? [];
  const areas = [...new Set(benchmarks.map((each) => each.area))];
  return allFigures(reading).flatMap(({ figure, sentence }) => {
    if (figure.role !== 'benchmark' || !ofKind(reading, figure)) return [];
    const area = areaOf(figure, sentence, areas);
    const published = benchmarks.filter((each) => each.area === area);
    const latest = published.at(-1);
    if (latest === undefined || published.some((each) => states(figure, each.value)) || isTarget(figure, input))
      return [];
    if (Math.abs(figure.value - latest.value) / Math.max(latest.value, 1) > 0.6) return [];
    const says = `The text gives ${figure.text} for ${latest.area}; the published figure is ${shown(latest.value)} (${latest.year}).`;
    return [
      at('benchmark-misquoted', sentence, figure, says, `Use ${shown(latest.value)}, or name the source and year.`),
    ];
  });
}
