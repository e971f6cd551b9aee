/** Days and deadlines in words. */
import { longDate } from '../domain/figures';
import type { IsoDate } from '../domain/glossary';
import { many } from './say';

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** "Wednesday 6 January 2021". */
export const fullDate = (day: IsoDate): string =>
  `${weekdays[new Date(`${day}T12:00:00Z`).getUTCDay()] ?? ''} ${longDate(day)}`;

/** "Wed 6 Jan", for a button. */
export const shortDate = (day: IsoDate): string =>
  fullDate(day)
    .replace(/^(\w{3})\w*/u, '$1')
    .replace(/ (\p{L}{3})\p{L}* \d{4}$/u, ' $1');

const workingDays = (count: number): string => many(count, 'working day');

/** How long there is: a mark, words, and a colour that only repeats them. */
export function daysLeft(left: number): { words: string; colour: 'default' | 'warning' | 'attention' } {
  if (left < 0) return { words: `▲ Overdue by ${workingDays(-left)}`, colour: 'attention' };
  if (left === 0) return { words: '◆ Due today', colour: 'warning' };
  return { words: `○ ${workingDays(left)} left`, colour: 'default' };
}
