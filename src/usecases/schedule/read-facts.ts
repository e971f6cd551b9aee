/** Everything that decides what is due in one period, read in one snapshot. */
import type { CommentaryRequest, Period, Person, Suite } from '../../domain/glossary';
import { isAwaited, isPlannable, type Facts } from '../../domain/schedule';
import { requestsKnownTo } from '../figures/known-requests';
import type { Reader } from '../ports';
import { chiefOfficers, performanceOfficers } from '../who/find';

/** A period in which something may be due, with its suite. */
export interface Running {
  suite: Suite;
  period: Period;
}

/** Every period that is open, or closed and not yet published. */
export async function runningPeriods(reader: Reader): Promise<Running[]> {
  const running: Running[] = [];
  for (const suite of await reader.suites())
    for (const period of await reader.periods(suite.id))
      if (period.state === 'open' || period.state === 'closed') running.push({ suite, period });
  return running;
}

/** Those whose dates can be worked out: one that cannot does not cost the others theirs. */
export const plannablePeriods = async (reader: Reader): Promise<Running[]> =>
  (await runningPeriods(reader)).filter(({ suite, period }) => isPlannable(period, suite.settings.reminders));

async function knowing(
  reader: Reader,
  officers: readonly Person[],
  requests: readonly CommentaryRequest[],
): Promise<Facts['team']> {
  const told: Facts['team'][number][] = [];
  for (const actor of officers) {
    const known = await requestsKnownTo(reader, { actor, place: 'personal chat' }, requests);
    const ids = new Set(known.map((r) => r.id));
    told.push({ id: actor.id, knows: (id) => ids.has(id) });
  }
  return told;
}

/** The facts of one period, with its requests that wait for commentary. */
export async function readFacts(
  reader: Reader,
  { suite, period }: Running,
): Promise<{ facts: Facts; requests: CommentaryRequest[] }> {
  const all = await reader.requests([period.id]);
  const requests = all.filter(({ state }) => isAwaited(state, period.state));
  return {
    requests,
    facts: {
      settings: suite.settings.reminders,
      timeZone: suite.settings.timeZone,
      period,
      requests,
      absences: await reader.absences(),
      later: await reader.laterReminders(requests.map((r) => r.id)),
      team: await knowing(reader, await performanceOfficers(reader, suite.id), requests),
      chiefs: await knowing(reader, await chiefOfficers(reader, suite.id), requests),
    },
  };
}
