/** What goes out on a day, to whom and why; and queueing today's by hand. */
import type { CommentaryRequest, IsoDate } from '../../domain/glossary';
import { dueOn, fateOf, type Reason } from '../../domain/schedule';
import { dayIn } from '../../domain/today';
import { aboutOf } from '../commentary/matter';
import type { Deps, OutboxMessage, Reader } from '../ports';
import type { DueReason, RemindersView } from '../replies';
import { indicatorById, personById } from '../who/find';
import { morningMessage } from './look';
import { readFacts, plannablePeriods, type Running } from './read-facts';

async function aboutIn(
  reader: Reader,
  { suite, period }: Running,
  requests: readonly CommentaryRequest[],
  requestId: string,
): Promise<NonNullable<DueReason['about']>> {
  const request = requests.find((r) => r.id === requestId);
  if (request === undefined) throw new Error(`request ${requestId} is not in the records`);
  const of =
    request.indicatorId === null ? null : await indicatorById(reader, suite, period.suiteVersion, request.indicatorId);
  return aboutOf(request, of);
}

const concernedIn = (reason: Reason, requests: readonly CommentaryRequest[]): string | null => {
  switch (reason.kind) {
    case 'rung':
    case 'overdue':
    case 'later':
      return reason.inNameOf;
    case 'nobody writes':
      return reason.ownerId;
    case 'escalation':
      return requests.find((r) => r.id === reason.requestId)?.ownerId ?? null;
    case 'close period':
    case 'publish period':
      return null;
  }
};

/** By indicator; what concerns no indicator comes last. */
const numberIn = ({ about }: DueReason): number => about?.number ?? Number.MAX_SAFE_INTEGER;

/** Computed from the records as they are now: for a day to come, what would go out if nothing changed. */
export async function remindersOn(deps: Deps, day: IsoDate): Promise<RemindersView> {
  return deps.store.snapshot(async (reader) => {
    const due = new Map<string, RemindersView['due'][number]>();
    const held: RemindersView['held'] = [];
    for (const running of await plannablePeriods(reader)) {
      const { facts, requests } = await readFacts(reader, running);
      const found = dueOn(facts, day);
      for (const { personId, at, reasons } of found.due) {
        const { name, post } = await personById(reader, personId);
        const entry = due.get(personId) ?? {
          at,
          name,
          post,
          reachable: (await reader.conversationOf(personId)) !== null,
          reasons: [],
        };
        due.set(personId, entry);
        for (const reason of reasons) {
          const owner = concernedIn(reason, requests);
          entry.reasons.push({
            reason,
            periodLabel: running.period.label,
            about: 'requestId' in reason ? await aboutIn(reader, running, requests, reason.requestId) : null,
            owner: owner === null ? null : (await personById(reader, owner)).name,
          });
        }
      }
      for (const { personId, requestId, until } of found.held) {
        const { name } = await personById(reader, personId);
        held.push({ name, about: await aboutIn(reader, running, requests, requestId), until });
      }
    }
    for (const { reasons } of due.values()) reasons.sort((a, b) => numberIn(a) - numberIn(b));
    return { day, due: [...due.values()].sort((a, b) => a.name.localeCompare(b.name, 'en-GB')), held };
  });
}

/**
 * Queues what is due today, as the clock's look does; whoever has today's digest in the queue already gets no second.
 *
 * @returns how many people it was queued for, and why it was not for others
 */
export async function queueToday(
  deps: Deps,
  account: string,
  now: Date,
): Promise<{ queued: number; reasons: string[] }> {
  const reasons = new Set<string>();
  const send = new Map<string, OutboxMessage>();
  await deps.store.snapshot(async (reader) => {
    for (const running of await plannablePeriods(reader)) {
      const { facts } = await readFacts(reader, running);
      for (const due of dueOn(facts, dayIn(facts.timeZone, now)).due) {
        const fate = fateOf(due, facts.settings, facts.timeZone, now);
        if (fate.kind === 'skip') reasons.add(fate.reason);
        else send.set(due.personId, morningMessage(facts, due.personId, fate.kind === 'send' ? fate.at : due.at));
      }
    }
  });
  if (send.size > 0)
    await deps.store.commit({
      expect: [],
      changes: [],
      audit: [
        {
          at: now,
          actorId: null,
          onBehalfOfId: null,
          place: 'command line',
          action: 'queue reminders',
          subject: 'schedule',
          subjectId: 'today',
          revision: null,
          detail: { people: send.size, account },
        },
      ],
      send: [...send.values()],
    });
  return { queued: send.size, reasons: [...reasons] };
}
