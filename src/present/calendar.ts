/** Every date of a period, in order. */
import type { IsoDate } from '../domain/glossary';
import type { CalendarReply } from '../usecases/replies';
import { fullDate } from './days';
import { line, oneLine } from './escape';
import type { Presented } from './presented';
import { capital, many, periodWords } from './say';
import { fill } from './template';

type Entry = CalendarReply['entries'][number];

function entryWords(entry: Entry): string {
  switch (entry.kind) {
    case 'as at':
      return 'the figures’ date';
    case 'reminder':
      return entry.workingDays === 0
        ? 'owners are reminded: the last working day in time'
        : `owners are reminded: ${many(entry.workingDays, 'working day')} left`;
    case 'commentary deadline':
      return 'commentary is due';
    case 'overdue from':
      return 'from here on, owners are reminded every working day';
    case 'escalation':
      return `the chief officer is told: ${many(entry.workingDays, 'working day')} overdue`;
    case 'close period':
      return 'the performance team is told to close the period';
    case 'publish by':
      return 'last day to publish: five clear working days before the meeting';
    case 'question deadline':
      return 'last day for members’ questions';
    case 'meeting':
      return 'the committee meets';
  }
}

const marked = (entry: Entry, today: IsoDate): string =>
  entry.day === today
    ? `● Today: ${entryWords(entry)}`
    : `${entry.day < today ? '✓ ' : ''}${capital(entryWords(entry))}`;

const weighty: ReadonlySet<Entry['kind']> = new Set(['commentary deadline', 'publish by', 'meeting']);

const titleOf = (reply: CalendarReply): string => `${reply.periodLabel}: calendar`;

export function calendarCard(reply: CalendarReply): Presented {
  const summary = oneLine(`${reply.suiteName}, ${titleOf(reply)}`);
  return {
    summary,
    card: fill('calendar', {
      fallback: summary,
      above: line(`${reply.suiteName} · ${periodWords[reply.periodState]}`),
      title: line(titleOf(reply)),
      rows: reply.entries.map((entry) => ({
        day: fullDate(entry.day),
        words: marked(entry, reply.today),
        weight: weighty.has(entry.kind) ? 'Bolder' : 'Default',
        subtle: entry.day < reply.today,
      })),
    }),
  };
}

/** The same for the command line. */
export const calendarLines = (reply: CalendarReply): string[] => [
  oneLine(`${reply.suiteName}, ${titleOf(reply)} (${periodWords[reply.periodState]})`),
  ...reply.entries.map(
    (entry) => `  ${entry.day}  ${fullDate(entry.day).split(' ')[0]?.padEnd(9) ?? ''}  ${entryWords(entry)}`,
  ),
];
