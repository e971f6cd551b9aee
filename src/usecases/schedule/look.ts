/**
 * Looks at the schedule: what fell due since the last look is queued, or given up with the reason where it is
 * too late for it. Any number of processes may look at once, and as often as they like: of two who look at the same time
 * one moves the look on, and a morning's digest has one purpose in the outbox.
 */
import type { IsoDate } from '../../domain/glossary';
import { fromDayNumber, toDayNumber } from '../../domain/iso-date';
import { dueOn, endOfDay, fateOf, momentOf, type Facts } from '../../domain/schedule';
import { dayIn } from '../../domain/today';
import { isWorkingDay } from '../../domain/working-days';
import type { AuditEntry, Deps, OutboxMessage } from '../ports';
import { readFacts, runningPeriods, type Running } from './read-facts';

/** Furthest back a look goes, in days: after that nobody needs to know which reminders were missed. */
const furthestBack = 31;

/** What a look came to. */
export interface Looked {
  queued: number;
  skipped: number;
  /** Periods that could not be looked at, such as one beyond the bank holidays that are known. */
  faults: { period: string; error: unknown }[];
}

/** One person's digest of a day; rendered at the send, and dropped once the day's messages stop. */
export function morningMessage(
  { settings, timeZone }: Pick<Facts, 'settings' | 'timeZone'>,
  personId: string,
  dueAt: Date,
): OutboxMessage {
  const day = dayIn(timeZone, dueAt);
  const until = endOfDay(settings, timeZone, day).toISOString();
  return {
    purpose: `digest:${day}:${personId}`,
    slot: null,
    to: { personId },
    message: { kind: 'digest', until },
    dueAt,
  };
}

/** Working days whose digest fell due after `from` and not after `now`. */
function mornings({ suite }: Running, from: Date, now: Date): IsoDate[] {
  const { timeZone, reminders } = suite.settings;
  const today = toDayNumber(dayIn(timeZone, now));
  const first = Math.max(toDayNumber(dayIn(timeZone, from)), today - furthestBack);
  return Array.from({ length: Math.max(0, today - first + 1) }, (_, i) => fromDayNumber(first + i))
    .filter(isWorkingDay)
    .filter((day) => {
      const at = momentOf(day, reminders.digestAt, timeZone);
      return at > from && at <= now;
    });
}

const auditOf = (now: Date, action: string, subject: string, id: string, detail: AuditEntry['detail']): AuditEntry => ({
  at: now,
  actorId: null,
  onBehalfOfId: null,
  place: 'command line',
  action,
  subject,
  subjectId: id,
  revision: null,
  detail,
});

/** What these mornings come to now: messages by person, and what is given up. */
function outcome(facts: Facts, label: string, days: readonly IsoDate[], now: Date) {
  const send = new Map<string, OutboxMessage>();
  const skipped: AuditEntry[] = [];
  for (const due of days.flatMap((day) => dueOn(facts, day).due)) {
    const fate = fateOf(due, facts.settings, facts.timeZone, now);
    if (fate.kind === 'send') send.set(due.personId, morningMessage(facts, due.personId, fate.at));
    if (fate.kind !== 'skip') continue;
    const detail = { period: label, day: due.day, steps: due.reasons.length, reason: fate.reason };
    skipped.push(auditOf(now, 'skip reminder', 'person', due.personId, detail));
  }
  return { send: [...send.values()], skipped };
}

async function lookAt(deps: Deps, running: Running, now: Date): Promise<{ queued: number; skipped: number }> {
  const { period } = running;
  const read = await deps.store.snapshot(async (reader) => {
    const from = await reader.scheduleLook(period.id);
    // The first look only says from when on: what was due before the period was open is not missed.
    const missed = from === null ? [] : mornings(running, from, now);
    return { from, missed, facts: missed.length === 0 ? null : (await readFacts(reader, running)).facts };
  });
  if (read.from !== null && read.facts === null) return { queued: 0, skipped: 0 };
  const { send, skipped } =
    read.facts === null ? { send: [], skipped: [] } : outcome(read.facts, period.label, read.missed, now);
  const queued = auditOf(now, 'queue reminders', 'period', period.id, { people: send.length });
  const result = await deps.store.commit({
    expect: [],
    changes: [{ kind: 'look at schedule', periodId: period.id, from: read.from, to: now }],
    audit: [...skipped, ...(send.length === 0 ? [] : [queued])],
    send,
  });
  // Somebody else looked at the same time, and did all this.
  return result === 'committed' ? { queued: send.length, skipped: skipped.length } : { queued: 0, skipped: 0 };
}

/** One look at every period that is running. */
export async function lookAtSchedules(deps: Deps, now: Date): Promise<Looked> {
  const looked: Looked = { queued: 0, skipped: 0, faults: [] };
  for (const running of await deps.store.snapshot(runningPeriods)) {
    try {
      const { queued, skipped } = await lookAt(deps, running, now);
      looked.queued += queued;
      looked.skipped += skipped;
    } catch (error) {
      // One round that cannot be computed does not cost the others theirs.
      looked.faults.push({ period: running.period.id, error });
    }
  }
  return looked;
}
