/** What is on record from a meeting, with the annex to fetch. */
import { longDate } from '../domain/figures';
import type { MinutesReply, MinuteView } from '../usecases/replies';
import { line, oneLine } from './escape';
import type { Presented } from './presented';
import { momentWords } from './say';
import { fill } from './template';
import { noticesOf } from './writing';

const mostEntries = 25;

const headings: Record<MinuteView['kind'], string> = {
  resolution: 'Resolved',
  question: 'Questions and answers',
  recommendation: 'Recommended to the Executive',
};

const entryWords = ({ number, about, text, askedBy, answer }: MinuteView): string =>
  [
    `${number}.`,
    about === null ? '' : `${about}:`,
    askedBy === null ? '' : `${askedBy} asked:`,
    text,
    askedBy === null ? '' : `Answer: ${answer ?? 'none on record.'}`,
  ]
    .filter((words) => words !== '')
    .join(' ');

function listOf(heading: string, lines: readonly string[], none: string) {
  return {
    heading,
    lines: (lines.length === 0 ? [none] : lines.slice(0, mostEntries)).map((text) => ({ text: line(text, 700) })),
    more: lines.length > mostEntries ? [{ text: `and ${lines.length - mostEntries} more` }] : [],
  };
}

export function minutesCard(reply: MinutesReply): Presented {
  const summary = oneLine(`Minutes: ${reply.suiteName}, ${reply.periodLabel}`);
  const of = (kind: MinuteView['kind']): string[] => reply.entries.filter((e) => e.kind === kind).map(entryWords);
  return {
    summary,
    card: fill('minutes', {
      fallback: summary,
      notices: noticesOf(reply.notice),
      above: line(`${reply.suiteName} · ${reply.periodLabel}`),
      title: line(`For the minutes of ${longDate(reply.meeting)}`),
      lists: [
        listOf(headings.resolution, of('resolution'), 'Nothing yet: “resolved: That the report be noted”.'),
        listOf(headings.question, of('question'), 'None yet: “question on 26 from …: … Answer: …”.'),
        listOf(headings.recommendation, of('recommendation'), 'None yet: “recommended: That …”.'),
        listOf(
          'Actions',
          reply.actions.map(
            (a) =>
              `${a.number}. ${a.about === null ? '' : `${a.about}: `}${a.what} (${a.owner}, ${a.due === null ? 'no date given' : `by ${longDate(a.due)}`})`,
          ),
          'None yet: “meeting action on 26: …; owner; by 26/2/2021”.',
        ),
      ],
      notes:
        reply.files.length === 0
          ? []
          : [{ text: `Each link is for you, works once, and runs out on ${momentWords(reply.expiresAt)}.` }],
      files: reply.files.map(({ part, format, url }) => ({
        title: `Annex, Part ${part} (${format === 'word' ? 'Word' : 'Markdown'})`,
        url,
      })),
    }),
  };
}
