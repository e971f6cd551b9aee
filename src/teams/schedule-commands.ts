/** Commands about time and reach: the calendar, one's own day, being away, who can be written to. */
import { readDay } from '../domain/read-day';
import type { Command } from './command';

export const scheduleCommands: readonly Command[] = [
  {
    form: /^(?:show )?(?:the )?calendar(?: (?:for |of )?(.+))?$/iu,
    build: (label, about) =>
      label.split(' ').length > 4 ? null : { kind: 'calendar', label: label === '' ? null : label, ...about },
  },
  { form: /^(?:reach|who can(?:no|')?t? ?you reach)\??$/iu, build: (_, about) => ({ kind: 'reach', ...about }) },
  { form: /^(?:my day|today|digest|reminders)$/iu, build: () => ({ kind: 'digest' }) },
  {
    form: /^(?:i am|i['’]m) away (?:until|till) (.+?)(?:,? (?:and )?(?<person>[^,]+) writes for me)?$/iu,
    build: (words, _, __, { person }) => {
      const back = readDay(words);
      return back === null ? null : { kind: 'away', back, person: person?.trim() ?? '' };
    },
  },
  { form: /^(?:i am|i['’]m) back(?: again)?$/iu, build: () => ({ kind: 'back again' }) },
];
