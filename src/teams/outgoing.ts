/** Replies → activities and invoke answers. */
import type { InvokeResponse } from 'botbuilder';
import { present } from '../present';
import type { Reply } from '../usecases/replies';

const cardType = 'application/vnd.microsoft.card.adaptive';

/** A message that is one card and nothing else: Teams splits text and card in two and then returns no id. */
export function cardMessage(reply: Reply): {
  type: 'message';
  summary: string;
  attachments: { contentType: string; content: object }[];
} {
  const { card, summary } = present(reply);
  return { type: 'message', summary, attachments: [{ contentType: cardType, content: card }] };
}

/** Answers a press with a sentence beside the card, which keeps what was typed. */
export const sayBeside = (sentence: string): InvokeResponse => ({
  status: 200,
  body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: sentence },
});

/** Answers a press by putting another card in its place, for the person who pressed and nobody else. */
export const replaceCard = (reply: Reply): InvokeResponse => ({
  status: 200,
  body: { statusCode: 200, type: cardType, value: present(reply).card },
});
