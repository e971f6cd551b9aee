/** A person's morning on one card: what waits for them, what is overdue first. */
import { longDate } from '../domain/figures';
import type { DigestReply, DigestRow } from '../usecases/replies';
import { daysLeft, fullDate, shortDate } from './days';
import { line, oneLine } from './escape';
import { orNone } from './figure';
import type { Presented } from './presented';
import { many, ragWords, stateWords, toneOf } from './say';
import { fill } from './template';

const mostRows = 20;
const mostOthers = 12;

type About = DigestRow['about'];

const titleOf = ({ number, title }: About): string => (number === null ? title : `Indicator ${number}: ${title}`);

function rowModel(row: DigestRow, today: string) {
  const { about, suiteKey, later } = row;
  const facts = [
    row.rag === null ? '' : ragWords[row.rag],
    stateWords[row.state],
    row.inNameOf === null ? '' : `for ${row.inNameOf}, who is away`,
    row.deadline === today ? '' : `by ${longDate(row.deadline)}`,
  ];
  return {
    title: line(titleOf(about), 200),
    left: daysLeft(row.workingDaysLeft),
    facts: line(facts.filter((fact) => fact !== '').join(' · ')),
    open: {
      title: oneLine(about.number === null ? 'Open' : `Open ${about.number}`, 40),
      data: { words: `answer ${oneLine(String(about.number ?? about.title), 200)} suite ${oneLine(suiteKey, 60)}` },
    },
    later: later.map((until) => ({
      title: `Remind me ${shortDate(until)}`,
      data: { requestId: row.requestId, until },
    })),
  };
}

/** Headed lists of what others must do; none where there is nothing. */
const section = (heading: string, lines: readonly string[]) =>
  lines.length === 0
    ? []
    : [
        {
          heading,
          lines: [
            ...lines.slice(0, mostOthers).map((text) => ({ text: line(text, 400) })),
            ...orNone(lines.length > mostOthers ? `and ${lines.length - mostOthers} more` : ''),
          ],
        },
      ];

const periodWords = ({ do: verb, label, publishBy, awaited }: DigestReply['periods'][number]): string =>
  verb === 'close'
    ? `${label} is still open${awaited === 0 ? '' : `, with ${many(awaited, 'commentary', 'commentaries')} to come`}. Close it in time for the agenda: it must be out by ${fullDate(publishBy)}, five clear working days before the meeting.`
    : `${label} must be published by ${fullDate(publishBy)}, five clear working days before the meeting.`;

function titleFor({ rows, overdue, unwritten, periods }: DigestReply): string {
  const late = rows.filter((row) => row.workingDaysLeft < 0).length;
  if (rows.length > 0)
    return `${many(rows.length, 'commentary', 'commentaries')} to write${late === 0 ? '' : `, ${late} overdue`}`;
  if (overdue.length > 0) return `${many(overdue.length, 'commentary', 'commentaries')} overdue from others`;
  if (unwritten.length > 0) return `${many(unwritten.length, 'commentary', 'commentaries')} with nobody to write`;
  return periods.length > 0 ? 'A period needs you' : 'Nothing waits for you';
}

export function digestCard(reply: DigestReply): Presented {
  const { rows, overdue, unwritten, periods, notice } = reply;
  const title = titleFor(reply);
  return {
    summary: title,
    card: fill('digest', {
      fallback: title,
      above: line(`${reply.name} · ${fullDate(reply.today)}`),
      title,
      notices: notice === null ? [] : [{ ...toneOf(notice.tone), text: line(notice.sentence, 1_000) }],
      rows: rows.slice(0, mostRows).map((row) => rowModel(row, reply.today)),
      more: orNone(rows.length > mostRows ? `and ${rows.length - mostRows} more: type “help” for all of them.` : ''),
      sections: [
        ...section(
          'Overdue from others',
          overdue.map(
            (o) =>
              `${titleOf(o.about)} · ${o.owner} · ${daysLeft(-o.workingDays).words}, due by ${longDate(o.deadline)}`,
          ),
        ),
        ...section(
          'Nobody writes these: delegate or reassign them',
          unwritten.map(
            (u) => `${titleOf(u.about)} · ${u.owner} is back on ${longDate(u.back)} · due by ${longDate(u.deadline)}`,
          ),
        ),
        ...section('To do for the period', periods.map(periodWords)),
      ],
      away: rows.length === 0 ? [] : [{}],
    }),
  };
}
