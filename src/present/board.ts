/** The exceptions of a period for the performance team, worst first, with where each commentary stands. */
import { longDate } from '../domain/figures';
import type { BoardReply } from '../usecases/replies';
import { line, oneLine } from './escape';
import { orNone, rowModel } from './figure';
import type { Presented } from './presented';
import { countsOf, illustrativeNote, keptBackNote, listed, many, momentWords, periodWords, stateWords } from './say';
import { fill } from './template';

/** Who cannot be reached, while there is time to do something about it. */
function reachNote(names: readonly string[]): string {
  if (names.length === 0) return '';
  const some = names.slice(0, 5).map((name) => oneLine(name, 80));
  const all = names.length > some.length ? [...some, `${names.length - some.length} more`] : some;
  return line(`▲ I cannot reach ${listed(all)} yet. Type “reach” for what to do.`, 600);
}

export function boardCard(reply: BoardReply): Presented {
  const { rows } = reply;
  const approved = rows.filter(({ state }) => state === 'approved' || state === 'signed off').length;
  const title = `${reply.periodLabel}: exceptions`;
  const summary = oneLine(
    `${reply.suiteName}, ${title}: ${many(rows.length, 'commentary', 'commentaries')} asked for, ${approved} approved`,
  );
  return {
    summary,
    card: fill('board', {
      fallback: summary,
      above: line(`${reply.suiteName} · ${periodWords[reply.periodState]}`),
      title: line(title),
      facts: [
        { title: 'As at', value: longDate(reply.asAt) },
        { title: 'Commentary by', value: longDate(reply.deadline) },
        { title: 'Meeting', value: longDate(reply.meeting) },
      ],
      counts: countsOf(reply.counts),
      rowsHeading: rows.length === 0 ? 'No exceptions' : `${many(rows.length, 'exception')}, ${approved} approved`,
      rows: rows.map(({ view, state }) => rowModel(view, `${stateWords[state]} · ${line(view.owner.name, 80)}`)),
      keptBack: orNone(keptBackNote(reply.keptBack)),
      notes: [
        ...orNone(reachNote(reply.unreachable ?? [])),
        ...orNone(reply.illustrative ? illustrativeNote : ''),
        { text: `Brought up to date on ${momentWords(reply.updatedAt)}.` },
      ],
    }),
  };
}
