/** What becomes of something that was due: sent now, put off to the morning, or given up. */
import type { IsoDate, ReminderSettings } from '../glossary';
import { dayIn } from '../today';
import { addWorkingDays, isWorkingDay } from '../working-days';
import { mayDisturb, momentOf } from './local-time';

/** `at`: when it goes out, at once or as soon as the quiet hours end. */
export type Fate = { kind: 'not yet' } | { kind: 'send'; at: Date } | { kind: 'skip'; reason: string };

/** When a day's messages stop: as its quiet hours begin. */
export const endOfDay = ({ quiet }: ReminderSettings, timeZone: string, day: IsoDate): Date =>
  momentOf(day, quiet.from > quiet.to ? quiet.from : '23:59', timeZone);

/** The next moment from `now` on at which people may be disturbed. */
function nextMoment(settings: ReminderSettings, timeZone: string, now: Date): Date {
  if (mayDisturb(settings, timeZone, now)) return now;
  const today = dayIn(timeZone, now);
  const morning = momentOf(today, settings.quiet.to, timeZone);
  if (isWorkingDay(today) && morning > now) return morning;
  return momentOf(addWorkingDays(today, 1), settings.quiet.to, timeZone);
}

/**
 * What to do now about something that was due at a moment of a working day. A clock that stood still, a process that
 * was down and a tick that came twice all come to the same.
 *
 * @param due its day, and the moment it was due at
 */
export function fateOf(due: { day: IsoDate; at: Date }, settings: ReminderSettings, timeZone: string, now: Date): Fate {
  if (now < due.at) return { kind: 'not yet' };
  const at = nextMoment(settings, timeZone, now);
  const last = endOfDay(settings, timeZone, addWorkingDays(due.day, settings.catchUp));
  if (at < last) return { kind: 'send', at };
  const window =
    settings.catchUp === 0
      ? 'the same working day'
      : `${settings.catchUp} working ${settings.catchUp === 1 ? 'day' : 'days'}`;
  return {
    kind: 'skip',
    reason: `It was noticed too late: what is missed is made up for within ${window} only.`,
  };
}
