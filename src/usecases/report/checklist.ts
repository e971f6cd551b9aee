/** For officers, beside the report and never in it: what went in although the check had found something, and why. */
import { longDate } from '../../domain/figures';
import type { Period, Suite } from '../../domain/glossary';
import { dayIn } from '../../domain/today';
import { overridesOf } from '../commentary/checking/overridden';
import { aboutOf } from '../commentary/matter';
import type { Round } from '../figures/round';
import type { Reader } from '../ports';
import type { ChecklistRow } from '../replies';
import type { Viewer } from '../who/access';

/** Of the commentary that stands in the report, what this viewer may know of. */
export async function checklistOf(reader: Reader, round: Round, viewer: Viewer): Promise<ChecklistRow[]> {
  const rows: ChecklistRow[] = [];
  for (const request of round.requests) {
    const of = request.indicatorId === null ? null : round.indicator(request.indicatorId);
    const stands = request.state === 'approved' || request.state === 'signed off';
    if (!stands || request.latest === null || (of !== null && round.isHiddenFrom(viewer, of))) continue;
    const override = (await overridesOf(reader, request.id)).get(request.latest.version);
    if (override !== undefined) rows.push({ about: aboutOf(request, of), override });
  }
  return rows.sort((a, b) => (a.about.number ?? Infinity) - (b.about.number ?? Infinity));
}

const plain = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** The same as a text file, for the command line. */
export function checklistText(suite: Suite, period: Period, rows: readonly ChecklistRow[]): string {
  const blocks = rows.map(({ about, override: { by, at, reason, findings } }) =>
    [
      about.number === null ? plain(about.title) : `Indicator ${about.number}: ${plain(about.title)}`,
      `  Sent by ${plain(by)} on ${longDate(dayIn(suite.settings.timeZone, at))}, because: ${plain(reason)}`,
      ...findings.map(
        ({ title, words, sentence }) =>
          `  - ${title}: ${plain(sentence)}${words === '' ? '' : ` (“${plain(words).slice(0, 200)}”)`}`,
      ),
    ].join('\n'),
  );
  return [
    `FOR OFFICERS ONLY. Not part of the report.`,
    `${suite.name}, ${period.label}: commentary sent although the check had found something.`,
    ...blocks,
    '',
  ].join('\n\n');
}
