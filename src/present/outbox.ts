/** The outbox for the command line: whom, what kind, when, how it stands and why; never what it says. */
import type { DeskRow } from '../usecases/replies';
import { oneLine } from './escape';
import { many, momentWords } from './say';

const whats: Record<DeskRow['what'], string> = {
  board: 'exceptions board',
  request: 'request card',
  review: 'review card',
  disclosure: 'disclosure card',
  answer: 'answer brought up to date',
  digest: 'morning message',
  unreachable: 'notice of somebody out of reach',
};

const doubts = ({ doubts: sends }: DeskRow): string =>
  sends === 0 ? '' : `; ${many(sends, 'send')} without an answer, so it may be there already`;

function line(row: DeskRow): string {
  const when = row.sentAt === null ? `due ${momentWords(row.dueAt)}` : `sent ${momentWords(row.sentAt)}`;
  const tries = row.attempts === 0 ? 'not tried yet' : many(row.attempts, 'try', 'tries');
  const reason = row.reason === null ? '' : `: ${row.reason}`;
  return oneLine(
    `${row.id}  ${row.standing}  ${row.whom}, ${whats[row.what]}, ${when}, ${tries}${doubts(row)}${reason}`,
    500,
  );
}

/** One line a message, and how many there are. */
export const outboxLines = (rows: readonly DeskRow[]): string[] =>
  rows.length === 0 ? ['No such message.'] : [...rows.map(line), `${many(rows.length, 'message')}.`];
