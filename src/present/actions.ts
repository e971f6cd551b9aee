/** What was promised, and how it stands today. */
import { longDate } from '../domain/figures';
import type { ActionsReply } from '../usecases/replies';
import { line, oneLine } from './escape';
import { orNone } from './figure';
import type { Presented } from './presented';
import { actionWords, many } from './say';
import { fill } from './template';
import { detailOf } from './writing';

const mostRows = 30;

export function actionsCard(reply: ActionsReply): Presented {
  const { rows } = reply;
  const late = rows.filter(({ action }) => action.state === 'late').length;
  const summary = oneLine(`${reply.suiteName}: ${many(rows.length, 'promised action')}, ${late} late`);
  const over = rows.length - mostRows;
  return {
    summary,
    card: fill('actions', {
      fallback: summary,
      above: line(`${reply.suiteName} · ${longDate(reply.today)}`),
      title: 'Promised actions',
      notes: orNone(
        rows.length === 0 ? 'Nothing has been promised yet.' : `${many(rows.length, 'action')}, ${late} late.`,
      ),
      rows: rows.slice(0, mostRows).map(({ about, action, mayClose }) => ({
        title: line(`Action ${action.number} · ${about.number === null ? '' : `${about.number}: `}${about.title}`),
        state: actionWords[action.state],
        what: oneLine(action.what, 500),
        detail: [
          { text: line(detailOf(action, action.periodLabel)) },
          ...orNone(action.reason === null ? '' : line(action.reason)),
        ],
        buttons: mayClose ? [{ title: `Action ${action.number} is done`, data: { number: action.number } }] : [],
      })),
      more: over > 0 ? [{ text: `and ${over} more: type “actions 26” for one indicator.` }] : [],
    }),
  };
}
