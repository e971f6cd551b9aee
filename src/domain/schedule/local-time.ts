/** The council's clock: moments to days and times of day and back, over both changes of the clocks. */
import type { IsoDate, ReminderSettings, TimeOfDay } from '../glossary';
import { isWorkingDay } from '../working-days';
import { isQuietTime } from './settings';

const day = 86_400_000;

/** Making one costs a thousand times what using it does. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  clocks.set(timeZone, made);
  return made;
}

function shownBy(timeZone: string, at: Date): { date: IsoDate; time: TimeOfDay } {
  const part = Object.fromEntries(
    clockOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const { year = '', month = '', day: date = '', hour = '', minute = '' } = part;
  return { date: `${year}-${month}-${date}`, time: `${hour}:${minute}` };
}

/** The time of day in a zone at a moment, to the minute. @throws RangeError for a zone that is not an IANA name */
export const timeIn = (timeZone: string, at: Date): TimeOfDay => shownBy(timeZone, at).time;

/** How far the zone's clock is ahead of UTC at a moment, in milliseconds. */
function offsetAt(timeZone: string, at: Date): number {
  const { date, time } = shownBy(timeZone, at);
  return Date.parse(`${date}T${time}:00Z`) - Math.floor(at.getTime() / 60_000) * 60_000;
}

/**
 * The moment a clock in this zone shows a time on a day. A time the clocks jump over in spring is the moment as
 * much later (01:30 is then 02:30); one they show twice in autumn is the first of the two.
 *
 * @throws RangeError for a day or time that is none, or a zone that is not an IANA name
 */
export function momentOf(date: IsoDate, time: TimeOfDay, timeZone: string): Date {
  const wall = Date.parse(`${date}T${time}:00Z`);
  if (Number.isNaN(wall)) throw new RangeError(`"${date} ${time}" is not a day and a time.`);
  const before = offsetAt(timeZone, new Date(wall - day));
  const after = offsetAt(timeZone, new Date(wall + day));
  const shown = [wall - before, wall - after].find((at) => at + offsetAt(timeZone, new Date(at)) === wall);
  return new Date(shown ?? wall - before);
}

/** Whether something may be sent on schedule at this moment: on a working day, outside the quiet hours. */
export function mayDisturb({ quiet }: ReminderSettings, timeZone: string, at: Date): boolean {
  const { date, time } = shownBy(timeZone, at);
  return isWorkingDay(date) && !isQuietTime(quiet, time);
}
