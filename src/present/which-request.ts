/** Asks which open request a message was meant for. */
import { longDate } from '../domain/figures';
import type { WhichRequestReply } from '../usecases/replies';
import { line, oneLine, paragraphs } from './escape';
import type { Presented } from './presented';
import { fill } from './template';

const mostChoices = 20;

export function whichRequestCard(reply: WhichRequestReply): Presented {
  const summary = 'Which request is your message for?';
  return {
    summary,
    card: fill('which-request', {
      fallback: summary,
      lines: paragraphs(reply.words, 600),
      choices: reply.choices.slice(0, mostChoices).map(({ requestId, number, title, deadline }) => ({
        title: line(number === null ? title : `Indicator ${number}: ${title}`),
        due: `Due by ${longDate(deadline)}`,
        button: oneLine(number === null ? `For “${title}”` : `For indicator ${number}`, 60),
        data: { requestId },
      })),
    }),
  };
}
