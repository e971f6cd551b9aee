/** What must be true after a run, by the records and by the far side's own book. */
import { defaultReminders } from '../../src/domain/schedule/settings';
import { momentOf } from '../../src/domain/schedule/local-time';
import { addWorkingDays } from '../../src/domain/working-days';
import { verifyAudit } from '../../src/usecases/verify-audit';
import { openStore } from '../../src/store/open';
import type { Entry } from '../connector/record';
import type { FreshDatabase } from '../helpers/postgres';
import { rounds, type Plan } from './plan';
import type { Played } from './run';

/** What a run came to. */
export interface Verdict {
  /** Each is a promise broken. */
  faults: string[];
  /** Messages sent, those found twice, and sends of which nobody knew whether they arrived. */
  sent: number;
  twice: number;
  doubts: number;
  /** Messages set aside for an operator, or not sent because their hour or their reason had passed. */
  parked: number;
  dropped: number;
}

interface Row {
  id: string;
  purpose: string;
  state: string;
  reason: string | null;
  doubts: number;
  failures: number;
  kind: string;
  conversationId: string | null;
  activityId: string | null;
  /** Why nobody takes it, where it still waits. */
  held: string | null;
}

async function rowsOf(database: FreshDatabase): Promise<Row[]> {
  const rows = await database.query(
    `SELECT id::text, purpose, state, reason, doubts, failures, message->>'kind' AS kind,
       conversation_id AS "conversationId", activity_id AS "activityId",
       concat_ws(', ', 'due ' || due_at, 'leased by ' || leased_by || ' until ' || leased_until,
         (SELECT 'unreachable since ' || u.since || ': ' || u.reason FROM unreachable u
          WHERE u.to_person_id = m.to_person_id OR u.to_suite_id = m.to_suite_id)) AS held
     FROM outbox_messages m ORDER BY id`,
  );
  return rows as unknown as Row[];
}

/** Every commentary that was said to be kept is there once, and none that was tried is there twice. */
async function commentaries(database: FreshDatabase, { tried, acknowledged }: Played): Promise<string[]> {
  const impacts = (await database.query('SELECT impact FROM commentary_versions')).map((r) => String(r['impact']));
  return tried.flatMap((word) => {
    const times = impacts.filter((text) => text.includes(`${word}.`)).length;
    if (acknowledged.includes(word) && times === 0) return [`the commentary "${word}" was acknowledged and is lost`];
    // A submission that follows a draft of the same press is one version each.
    return times > 1 ? [`the commentary "${word}" is there ${times} times`] : [];
  });
}

const passed = /superseded|has passed|no longer for/u;
const setAside = /\b(?:400|408|409|413|500)\b|tried twice|without an answer|Tried \d+ times|403|404/u;

/** Each message ended, and for a reason that is one. */
const endings = (rows: readonly Row[]): string[] =>
  rows.flatMap(({ purpose, state, reason, held }) => {
    if (state === 'pending') return [`${purpose} still waits: ${reason ?? 'no reason'}; ${held ?? ''}`];
    if (state === 'dropped' && !passed.test(reason ?? '')) return [`${purpose} was dropped: ${reason ?? 'no reason'}`];
    return state === 'parked' && !setAside.test(reason ?? '')
      ? [`${purpose} was set aside: ${reason ?? 'no reason'}`]
      : [];
  });

/** Answers name what they answer; what the bot says of its own accord does not. */
const isUnasked = ({ kind, activity }: Entry): boolean => kind === 'posted' && activity?.replyToId === undefined;

/**
 * What the records call sent did arrive, and what arrived besides is a second copy of which the records say that
 * nobody knew whether the first had arrived.
 */
function deliveries(rows: readonly Row[], entries: readonly Entry[]): { faults: string[]; twice: number } {
  const faults: string[] = [];
  const sent = rows.filter(({ state }) => state === 'sent');
  const stands = new Set(entries.map((e) => `${e.conversationId} ${e.activityId}`));
  for (const { purpose, conversationId, activityId } of sent)
    if (!stands.has(`${conversationId} ${activityId}`)) faults.push(`${purpose} is called sent and never arrived`);
  const known = new Set(sent.map((r) => `${r.conversationId} ${r.activityId}`));
  const unknown = entries.filter(isUnasked).filter((e) => !known.has(`${e.conversationId} ${e.activityId}`));
  const doubts = rows.reduce((sum, r) => sum + r.doubts, 0);
  if (unknown.length > doubts)
    faults.push(`${unknown.length} messages arrived that no record knows, and only ${doubts} were in doubt`);
  return { faults, twice: unknown.length };
}

const ladderDays = (deadline: string): string[] => [
  ...defaultReminders.ladder.map((n) => addWorkingDays(deadline, -n)),
  ...Array.from({ length: 40 }, (_, i) => addWorkingDays(deadline, i + 1)),
];

/** The one who never answered was reminded on every rung, or it is written down why not. */
async function reminders(database: FreshDatabase, rows: readonly Row[], plan: Plan, played: Played): Promise<string[]> {
  const { first, last } = played.looked;
  const [ruth] = await database.query("SELECT id FROM people WHERE name = 'Ruth Adeyemi'");
  const id = String(ruth?.['id']);
  const skips = await database.query(
    "SELECT detail->>'day' AS day FROM audit_trail WHERE action = 'skip reminder' AND subject_id = $1",
    [id],
  );
  const skipped = new Set(skips.map(({ day }) => String(day)));
  const [closed] = await database.query("SELECT min(at) AS at FROM audit_trail WHERE action LIKE 'close%'");
  const end = closed?.['at'] instanceof Date && closed['at'] < last ? closed['at'] : last;
  const faults = ladderDays(rounds[plan.round].deadline)
    .filter((day) => {
      const due = momentOf(day, defaultReminders.digestAt, 'Europe/London');
      return due > first && due <= end;
    })
    .filter((day) => !skipped.has(day) && !rows.some((r) => r.purpose === `digest:${day}:${id}`))
    .map((day) => `the reminder of ${day} was neither queued nor given up`);
  const calm = rows.find((r) => r.purpose === `digest:${played.calm.day}:${id}`);
  return calm?.state === 'sent'
    ? faults
    : [...faults, `the reminder of a calm morning was not sent: ${calm?.reason ?? 'it was never queued'}`];
}

/** Once the bot has said that the period is closed, no request and no reminder to its owners goes out. */
function afterClose(
  rows: readonly Row[],
  entries: readonly Entry[],
  { closed }: Played,
  people: readonly string[],
): string[] {
  const late = new Set(
    entries
      .slice(closed.entries)
      .filter(isUnasked)
      .map((e) => `${e.conversationId} ${e.activityId}`),
  );
  return rows
    .filter((r) => r.state === 'sent' && late.has(`${r.conversationId} ${r.activityId}`))
    .filter((r) => !closed.inHand.includes(r.id))
    .filter((r) => r.kind === 'request' || (r.kind === 'digest' && people.some((id) => r.purpose.endsWith(id))))
    .map(({ purpose }) => `${purpose} went out after the period was closed`);
}

export async function judge(
  plan: Plan,
  played: Played,
  database: FreshDatabase,
  entries: readonly Entry[],
): Promise<Verdict> {
  const rows = await rowsOf(database);
  const { faults, twice } = deliveries(rows, entries);
  const owners = await database.query("SELECT id FROM people WHERE name IN ('Dana Whitfield', 'Ruth Adeyemi')");
  const store = await openStore({ databaseUrl: database.url });
  const chain = await verifyAudit({ store: store.store });
  await store.close();
  return {
    faults: [
      ...faults,
      ...played.undone.map((what) => `due and never done with, ${what}`),
      ...(await commentaries(database, played)),
      ...endings(rows),
      ...(await reminders(database, rows, plan, played)),
      ...afterClose(
        rows,
        entries,
        played,
        owners.map(({ id }) => String(id)),
      ),
      ...(chain.ok ? [] : ['the audit chain is broken']),
    ],
    sent: rows.filter((r) => r.state === 'sent').length,
    twice,
    doubts: rows.reduce((sum, r) => sum + r.doubts, 0),
    parked: rows.filter((r) => r.state === 'parked').length,
    dropped: rows.filter((r) => r.state === 'dropped').length,
  };
}
