/** The whole of a period as dates. */
import type { IsoDate, Period, ReminderSettings } from '../glossary';
import { addWorkingDays, publicationDate, questionDeadline } from '../working-days';
import { lastInTime } from './ladder';

/** One line of the calendar; `workingDays` before the commentary deadline, or after it. */
export type CalendarEntry = { day: IsoDate } & (
  | { kind: 'as at' }
  | { kind: 'reminder'; workingDays: number }
  | { kind: 'commentary deadline' }
  | { kind: 'overdue from' }
  | { kind: 'escalation'; workingDays: number }
  | { kind: 'close period' }
  /** Five clear working days before the meeting: Local Government Act 1972, section 100B. */
  | { kind: 'publish by' }
  | { kind: 'question deadline' }
  | { kind: 'meeting' }
);

/** Every date of a period, in order; on one day in the order they matter. @throws RangeError outside 2018 to 2028 */
export function calendarOf(
  { asAt, commentaryDeadline, meeting }: Pick<Period, 'asAt' | 'commentaryDeadline' | 'meeting'>,
  { ladder, escalateAfter, closeNotice }: ReminderSettings,
): CalendarEntry[] {
  const last = lastInTime(commentaryDeadline);
  const publishBy = publicationDate(meeting);
  const entries: CalendarEntry[] = [
    { kind: 'as at', day: asAt },
    ...ladder
      // On the deadline itself there is one line, not two.
      .filter((workingDays) => workingDays > 0 || last !== commentaryDeadline)
      .map((workingDays): CalendarEntry => ({
        kind: 'reminder',
        workingDays,
        day: addWorkingDays(last, -workingDays),
      })),
    { kind: 'commentary deadline', day: commentaryDeadline },
    { kind: 'overdue from', day: addWorkingDays(commentaryDeadline, 1) },
    { kind: 'escalation', workingDays: escalateAfter, day: addWorkingDays(commentaryDeadline, escalateAfter) },
    { kind: 'close period', day: addWorkingDays(publishBy, -closeNotice) },
    { kind: 'publish by', day: publishBy },
    { kind: 'question deadline', day: questionDeadline(meeting) },
    { kind: 'meeting', day: meeting },
  ];
  return entries.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** Whether every date of a period can be worked out: the bank holidays of its years are known. */
export function isPlannable(
  period: Pick<Period, 'asAt' | 'commentaryDeadline' | 'meeting'>,
  settings: ReminderSettings,
): boolean {
  try {
    calendarOf(period, settings);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
