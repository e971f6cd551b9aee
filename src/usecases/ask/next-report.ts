/** When the next report comes: dates are public, rounds that are only being prepared are not. */
import { longDate } from '../../domain/figures';
import type { IsoDate, Period } from '../../domain/glossary';
import { publicationDate, questionDeadline } from '../../domain/working-days';
import type { SaidReply } from '../replies';
import { refusal } from '../who/find';

/** Bank holidays are known for some years only. */
function datesOf(meeting: IsoDate): { publishBy: IsoDate; questionsBy: IsoDate } | null {
  try {
    return { publishBy: publicationDate(meeting), questionsBy: questionDeadline(meeting) };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The next meeting from today on, with the day its papers are published and the last day for questions. */
export function nextReport(periods: readonly Period[], today: IsoDate): SaidReply {
  const next = periods
    .filter((p) => p.state !== 'draft' && p.meeting >= today)
    .sort((a, b) => (a.meeting < b.meeting ? -1 : 1))[0];
  if (next === undefined)
    return refusal('No date is set for the next report yet. The performance team sets it when the period is opened.');
  const dates = datesOf(next.meeting);
  const papers =
    dates === null
      ? ''
      : ` Its papers are published by ${longDate(dates.publishBy)}; questions to it close on ${longDate(dates.questionsBy)}.`;
  const begins =
    next.state === 'published'
      ? `The report on ${next.label} is published and goes`
      : `The next report is on ${next.label} and goes`;
  return { kind: 'said', tone: 'plain', sentence: `${begins} to the meeting on ${longDate(next.meeting)}.${papers}` };
}
