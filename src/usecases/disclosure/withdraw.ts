/** What was shown before it was kept back: brought up to date where it stands, and named where it cannot be called back. */
import { longDate } from '../../domain/figures';
import type { Indicator } from '../../domain/glossary';
import { refreshPosted } from '../delivery/refresh';
import type { OutboxMessage, Reader } from '../ports';
import { personById } from '../who/find';
import type { Meeting } from './figure-meant';

/**
 * Every card in Teams that may show something of this meeting: boards, requests, reviews, explanations and answers,
 * those of later meetings too, which look back on it. Each is rendered afresh when it is sent.
 *
 * @param to the cards of this person alone
 */
export async function refreshMeeting(
  reader: Reader,
  { suite, period }: Pick<Meeting, 'suite' | 'period'>,
  now: Date,
  to: string | null = null,
): Promise<OutboxMessage[]> {
  const step = `part two:${period.id}:r${period.revision + 1}`;
  const later = (await reader.periods(suite.id)).filter((p) => p.asAt >= period.asAt);
  const requests = await reader.requests(later.map((p) => p.id));
  const prefixes = [
    ...later.flatMap((p) => [`board:${p.id}:`, `disclosure:${p.id}:`]),
    ...requests.flatMap((r) => [`request:${r.id}:`, `review:${r.id}:`]),
    `answer:${suite.id}:`,
  ];
  const messages: OutboxMessage[] = [];
  for (const prefix of prefixes) messages.push(...(await refreshPosted(reader, prefix, step, now)));
  return to === null ? messages : messages.filter((m) => 'personId' in m.to && m.to.personId === to);
}

/** What left the house with the figure in it, for the officer to follow up by hand. */
export async function beyondRecall(reader: Reader, { period }: Meeting, indicator: Indicator): Promise<string[]> {
  const files: string[] = [];
  for (const { actorId, action, at, detail } of await reader.auditOn('period', period.id)) {
    const day = longDate(at.toISOString().slice(0, 10));
    if (action === 'write report')
      files.push(`the files written on the command line by ${String(detail['account'])} on ${day}`);
    if (action === 'fetch report' && detail['part'] === 1 && actorId !== null)
      files.push(
        `Part 1 in ${detail['format'] === 'word' ? 'Word' : 'Markdown'}, fetched by ${(await personById(reader, actorId)).name} on ${day}`,
      );
  }
  const published =
    period.state === 'published'
      ? [`${period.label} as it was published, with indicator ${indicator.number} in it, wherever it was copied to`]
      : [];
  return [...published, ...files];
}
