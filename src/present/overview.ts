/** How all the indicators stand. */
import { longDate } from '../domain/figures';
import type { OverviewReply } from '../usecases/replies';
import { line, oneLine } from './escape';
import { orNone, rowModel } from './figure';
import type { Presented } from './presented';
import { countsOf, illustrativeNote, keptBackNote, many, standingNote } from './say';
import { fill } from './template';

/** Most indicators with a button of their own: clients hide more than six. */
const mostButtons = 5;

export function overviewCard(reply: OverviewReply): Presented {
  const { exceptions } = reply;
  const summary = oneLine(`${reply.suiteName}: how the indicators stand, ${reply.periodLabel}`);
  return {
    summary,
    card: fill('overview', {
      fallback: summary,
      above: line(reply.suiteName),
      title: line(`How the indicators stand: ${reply.periodLabel}`),
      facts: [{ title: 'As at', value: longDate(reply.asAt) }],
      counts: countsOf(reply.counts),
      rowsHeading:
        exceptions.length === 0
          ? 'None below expectation'
          : `${many(exceptions.length, 'indicator')} below expectation`,
      rows: exceptions.map((view) => rowModel(view, line(view.owner.name, 80))),
      keptBack: orNone(keptBackNote(reply.keptBack)),
      notes: [{ text: standingNote[reply.standing] }, ...orNone(reply.illustrative ? illustrativeNote : '')],
      buttons: exceptions.slice(0, mostButtons).map(({ indicator }) => ({
        title: `Status ${indicator.number}`,
        data: { words: `status ${indicator.number}` },
      })),
    }),
  };
}
