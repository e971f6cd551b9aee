/** What goes out on a day, to whom and why, for the command line. */
import { longDate } from '../domain/figures';
import { isWorkingDay } from '../domain/working-days';
import type { DueReason, RemindersView } from '../usecases/replies';
import { fullDate } from './days';
import { oneLine } from './escape';
import { many, momentWords } from './say';

const aboutWords = ({ number, title }: NonNullable<DueReason['about']>): string =>
  number === null ? `“${title}”` : `indicator ${number}, ${title}`;

function why({ reason, about, owner }: DueReason): string {
  const matter = about === null ? '' : aboutWords(about);
  const moved = owner === null ? '' : `, in the name of ${owner}, who is away`;
  switch (reason.kind) {
    case 'rung':
      return reason.workingDays === 0
        ? `${matter}: due today${moved}`
        : `${matter}: ${many(reason.workingDays, 'working day')} left${moved}`;
    case 'overdue':
      return `${matter}: ${many(reason.workingDays, 'working day')} overdue${moved}`;
    case 'later':
      return `${matter}: asked to be reminded today${moved}`;
    case 'escalation':
      return `${matter}: escalated, ${owner ?? 'its owner'} is ${many(reason.workingDays, 'working day')} late`;
    case 'nobody writes':
      return `${matter}: ${owner ?? 'its owner'} is away until ${longDate(reason.back)} and nobody writes in their name`;
    case 'close period':
      return `close the period: the agenda must be out by ${fullDate(reason.publishBy)}`;
    case 'publish period':
      return `publish the period: five clear working days before the meeting end today`;
  }
}

/** One block a person, with a line for each reason; then what was put off. */
export function reminderLines({ day, due, held }: RemindersView): string[] {
  const blocks = due.flatMap(({ at, name, post, reachable, reasons }) => [
    oneLine(`${momentWords(at)}  ${name} (${post})${reachable ? '' : ', who has not added the bot yet'}`),
    ...reasons.map((reason) => `    ${oneLine(`${reason.periodLabel}: ${why(reason)}`, 500)}`),
  ]);
  return [
    due.length === 0
      ? `Nothing is due on ${fullDate(day)}${isWorkingDay(day) ? '' : ', which is not a working day'}.`
      : `${fullDate(day)}: ${many(due.length, 'message')}, one a person.`,
    ...blocks,
    ...held.map(({ name, about, until }) =>
      oneLine(`Put off: ${name} asked to hear of ${aboutWords(about)} on ${longDate(until)}.`, 500),
    ),
  ];
}
