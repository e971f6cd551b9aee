/** The indicators of which something is so: what is red, what got worse, everything about care leavers. */
import { longDate } from '../domain/figures';
import type { ListedFor, ListReply } from '../usecases/replies';
import { line, oneLine } from './escape';
import { orNone, rowModel } from './figure';
import type { Presented } from './presented';
import { illustrativeNote, keptBackNote, many, ragWords, standingNote } from './say';
import { fill } from './template';

/** Most indicators with a button of their own: clients hide more than six. */
const mostButtons = 5;
const mostRows = 40;

function headings({ rows, against, intent, periodLabel }: ListReply): string {
  const than = against === null ? '' : ` than in ${against}`;
  const count = rows.length;
  const below = rows.filter(({ view }) => view.rag === 'AMBER').length;
  const words: Record<ListedFor, string> = {
    red: `${many(count - below, 'indicator')} RED and ${below} AMBER`,
    amber: `${many(count, 'indicator')} AMBER`,
    green: `${many(count, 'indicator')} GREEN`,
    worse: `${many(count, 'indicator')} worse${than}`,
    better: `${many(count, 'indicator')} better${than}`,
    changed: `${many(count, 'indicator')} rated differently${against === null ? '' : ` from ${against}`}`,
    about: many(count, 'indicator'),
    'no commentary': `${many(count, 'indicator')} below expectation without approved commentary`,
    'no data': `${many(count, 'indicator')} without data`,
  };
  const comparing = intent === 'worse' || intent === 'better' || intent === 'changed';
  return comparing && against === null
    ? `${periodLabel} is the first period I have: there is nothing to set it against`
    : words[intent];
}

export function listCard(reply: ListReply): Presented {
  const heading = headings(reply);
  const summary = oneLine(`${reply.suiteName}, ${reply.periodLabel}: ${heading}`);
  const left = reply.rows.length - mostRows;
  return {
    summary,
    card: fill('list', {
      fallback: summary,
      above: line(`${reply.suiteName} · ${reply.periodLabel}`),
      title: line(heading),
      facts: [{ title: 'As at', value: longDate(reply.asAt) }],
      rows: reply.rows
        .slice(0, mostRows)
        .map(({ view, was }) => rowModel(view, was === null ? line(view.owner.name, 80) : `${ragWords[was]} before`)),
      notes: [
        ...orNone(left > 0 ? `${left} more are not shown. Ask for fewer: name a subject.` : ''),
        ...orNone(keptBackNote(reply.keptBack)),
        { text: standingNote[reply.standing] },
        ...orNone(reply.illustrative ? illustrativeNote : ''),
      ],
      buttons: reply.rows.slice(0, mostButtons).map(({ view: { indicator } }) => ({
        title: `Status ${indicator.number}`,
        data: { words: `status ${indicator.number}` },
      })),
    }),
  };
}
