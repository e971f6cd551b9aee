/** Opening a period asks every owner of an exception for commentary; closing it freezes the round. */
import type { Period, Person, Suite } from '../../domain/glossary';
import { longDate } from '../../domain/figures';
import { decidePeriod, type PeriodAction } from '../../domain/workflow';
import type { Ask } from '../asks';
import { findSuite, isPerformanceOfficer, pickPeriod, refusal } from '../who/find';
import { requestsKnownTo } from '../figures/known-requests';
import { askOwner, newRequest } from '../commentary/new-request';
import type { AuditEntry, Change, Commit, Context, Deps, OutboxMessage, Reader } from '../ports';
import { boardMessages, refreshPosted } from '../delivery/refresh';
import type { Reply, SaidReply } from '../replies';
import { readRound, type Round } from '../figures/round';
import { boardCard } from './board';
import { auditOf } from './period-audit';

interface Decided {
  suite: Suite;
  period: Period;
  sentence: string;
}

interface Opening extends Decided {
  round: Round;
  unreachable: Person[];
  board: OutboxMessage[];
}

const overtaken = (period: Period): SaidReply =>
  refusal(`Somebody changed ${period.label} at the same moment. Type "board" to see how it stands.`);

/** The period meant, with what the workflow says of doing this to it now; the refusal where it says no. */
async function decided(
  reader: Reader,
  ctx: Context,
  ask: { label: string; suiteKey?: string | null },
  action: PeriodAction,
): Promise<Decided | SaidReply> {
  const suite = await findSuite(reader, ctx.actor, ask.suiteKey);
  if (!suite.ok) return suite.reply;
  // Whoever has no hand in it learns nothing of which periods there are.
  const periods = isPerformanceOfficer(ctx.actor, suite.it.id) ? await reader.periods(suite.it.id) : [];
  const period = pickPeriod(periods, ask.label === '' ? null : ask.label);
  if (!period.ok) return isPerformanceOfficer(ctx.actor, suite.it.id) ? period.reply : notYours(action);
  const decision = decidePeriod({ suite: suite.it, period: period.it }, action, ctx.actor, ctx.place);
  return decision.ok ? { suite: suite.it, period: period.it, sentence: decision.sentence } : refusal(decision.sentence);
}

const notYours = ({ verb }: PeriodAction): SaidReply =>
  refusal(`Only the performance team can ${verb.replace(' period', '')} a period. Nothing was changed.`);

async function readOpening(
  reader: Reader,
  ctx: Context,
  ask: Extract<Ask, { kind: 'open period' }>,
): Promise<Opening | SaidReply> {
  const found = await decided(reader, ctx, ask, { verb: 'open period' });
  if ('kind' in found) return found;
  const { suite, period } = found;
  const round = await readRound(reader, suite, period);
  if (round.current.size === 0)
    return refusal(
      `${period.label} has no outturns yet, so there is nothing to ask about. Send me the workbook first.`,
    );
  const owners = [...new Set(round.exceptions.map((e) => e.indicator.ownerId))];
  const reachable = await Promise.all(owners.map((id) => reader.conversationOf(id)));
  const board = await boardMessages(reader, suite.id, period.id, `opened:r${period.revision + 1}`, ctx.now);
  return {
    ...found,
    round,
    board,
    unreachable: owners.filter((_, i) => reachable[i] === null).map((id) => round.person(id)),
  };
}

function openingCommit(deps: Deps, ctx: Context, o: Opening): Commit {
  const requests = o.round.exceptions
    .filter((e) => !o.round.requests.some((r) => r.indicatorId === e.indicator.id))
    .map((e) => newRequest(deps, o.period, e.indicator));
  const changes: Change[] = [
    { kind: 'set period state', periodId: o.period.id, state: 'open' },
    ...requests.map((request): Change => ({ kind: 'create request', request })),
  ];
  return {
    expect: [{ entity: 'period', id: o.period.id, revision: o.period.revision }],
    changes,
    audit: [auditOf(ctx, 'open period', o.period, { exceptions: o.round.exceptions.length })],
    send: [...requests.map((r) => askOwner(r, ctx.now)), ...o.board],
  };
}

/** Opens a period: exceptions selected, requests made, the board and the request cards put in the outbox, in one commit. */
export async function openPeriod(deps: Deps, ctx: Context, ask: Extract<Ask, { kind: 'open period' }>): Promise<Reply> {
  const opening = await deps.store.snapshot((reader) => readOpening(reader, ctx, ask));
  if ('kind' in opening) return opening;
  if ((await deps.store.commit(openingCommit(deps, ctx, opening))) !== 'committed') return overtaken(opening.period);
  // Said in a channel, it counts what Part 1 counts.
  const told = opening.round.exceptionsFor(opening.round.audience(ctx)).map((e) => e.indicator.ownerId);
  const unreachable = opening.unreachable.filter((p) => told.includes(p.id));
  const count = told.length;
  const nobody = opening.round.audience(ctx) === 'Part 1' ? 'No indicator of Part 1' : 'No indicator';
  const asked =
    count === 0
      ? `${nobody} is below expectation, so nobody needs to be asked.`
      : `${count === 1 ? 'One owner has' : `The owners of ${count} indicators have`} been asked for commentary by ${longDate(opening.period.commentaryDeadline)}.`;
  const waiting =
    unreachable.length === 0
      ? ''
      : ` I cannot reach ${unreachable.map((p) => `${p.name} (${p.post})`).join(', ')} yet: ask them to add me in Teams, and their requests go out at once.`;
  return {
    kind: 'said',
    tone: unreachable.length === 0 ? 'good' : 'attention',
    sentence: `${opening.sentence} ${asked}${waiting}`,
  };
}

/** How often a close is tried again because somebody submitted at that very moment. */
const attemptsToClose = 6;

/**
 * Closes a period: from here on its figures and commentary stand still. Every request's revision goes up with
 * it, so that a press decided a moment before the close cannot land after it.
 */
export async function closePeriod(
  deps: Deps,
  ctx: Context,
  ask: Extract<Ask, { kind: 'close period' }>,
): Promise<Reply> {
  for (let attempt = 1; attempt <= attemptsToClose; attempt += 1) {
    const found = await deps.store.snapshot(async (reader) => {
      const it = await decided(reader, ctx, ask, { verb: 'close period' });
      if ('kind' in it) return it;
      const requests = await reader.requests([it.period.id]);
      return {
        ...it,
        requests,
        told: await requestsKnownTo(reader, ctx, requests),
        refresh: await refreshAll(
          reader,
          it,
          requests.map((r) => r.id),
          'closed',
          ctx.now,
        ),
      };
    });
    if ('kind' in found) return found;
    const { period, requests, told, refresh, sentence } = found;
    const result = await deps.store.commit({
      expect: [
        { entity: 'period', id: period.id, revision: period.revision },
        ...requests.map(({ id, revision }) => ({ entity: 'request', id, revision }) as const),
      ],
      changes: [{ kind: 'set period state', periodId: period.id, state: 'closed' }],
      audit: [auditOf(ctx, 'close period', period, { requests: requests.length })],
      send: refresh,
    });
    if (result !== 'committed') continue;
    const open = told.filter((r) => r.state !== 'approved' && r.state !== 'signed off').length;
    return {
      kind: 'said',
      tone: open === 0 ? 'good' : 'attention',
      sentence: `${sentence} ${open === 0 ? 'Every commentary is approved.' : `${open === 1 ? 'One commentary is' : `${open} commentaries are`} not approved; the report says so plainly.`} Type "report" for the exception section.`,
    };
  }
  return refusal('Several people are changing this period at once, so it was not closed. Please ask again.');
}

/** Brings the board and every posted request card of a period up to date. */
async function refreshAll(
  reader: Reader,
  { suite, period }: Decided,
  requestIds: readonly string[],
  what: string,
  now: Date,
): Promise<OutboxMessage[]> {
  const step = `${what}:r${period.revision + 1}`;
  const refresh = await boardMessages(reader, suite.id, period.id, step, now);
  for (const id of requestIds) refresh.push(...(await refreshPosted(reader, `request:${id}:`, step, now)));
  return refresh;
}

/** Gives a period a later deadline, or lets members read it: one change, one line in the audit trail. */
async function changePeriod(
  deps: Deps,
  ctx: Context,
  ask: { label: string; suiteKey?: string | null },
  step: {
    action: PeriodAction;
    changes: (reader: Reader, it: Decided) => Promise<Change[]>;
    detail: AuditEntry['detail'];
  },
): Promise<Reply> {
  const { action, detail } = step;
  const found = await deps.store.snapshot(async (reader) => {
    const it = await decided(reader, ctx, ask, action);
    if ('kind' in it) return it;
    const requests = await reader.requests([it.period.id]);
    return {
      ...it,
      changes: await step.changes(reader, it),
      refresh: await refreshAll(
        reader,
        it,
        requests.map((r) => r.id),
        action.verb,
        ctx.now,
      ),
    };
  });
  if ('kind' in found) return found;
  const { period, changes, refresh, sentence } = found;
  const result = await deps.store.commit({
    expect: [{ entity: 'period', id: period.id, revision: period.revision }],
    changes,
    audit: [auditOf(ctx, action.verb, period, detail)],
    send: refresh,
  });
  return result === 'committed' ? { kind: 'said', tone: 'good', sentence } : overtaken(period);
}

export const extendPeriod = (deps: Deps, ctx: Context, ask: Extract<Ask, { kind: 'extend period' }>): Promise<Reply> =>
  changePeriod(deps, ctx, ask, {
    action: { verb: 'extend period', reason: ask.reason, date: ask.date },
    changes: (_, { period }) =>
      Promise.resolve([{ kind: 'set period deadline', periodId: period.id, deadline: ask.date }]),
    detail: { date: ask.date, reason: ask.reason.trim() },
  });

/** What members read from now on goes on record word for word: later decisions on disclosure must not contradict it. */
async function publishing(reader: Reader, { suite, period }: Decided, now: Date): Promise<Change[]> {
  const publication = (await readRound(reader, suite, period)).publication(now);
  return [
    { kind: 'set period state', periodId: period.id, state: 'published' },
    { kind: 'record publication', cause: 'publish period', publication },
  ];
}

export const publishPeriod = (
  deps: Deps,
  ctx: Context,
  ask: Extract<Ask, { kind: 'publish period' }>,
): Promise<Reply> =>
  changePeriod(deps, ctx, ask, {
    action: { verb: 'publish period' },
    changes: (reader, it) => publishing(reader, it, ctx.now),
    detail: {},
  });

/** The exceptions board on request. */
export async function board(deps: Deps, ctx: Context, ask: Extract<Ask, { kind: 'board' }>): Promise<Reply> {
  return deps.store.snapshot(async (reader) => {
    const suite = await findSuite(reader, ctx.actor, ask.suiteKey);
    if (!suite.ok) return suite.reply;
    if (!isPerformanceOfficer(ctx.actor, suite.it.id))
      return refusal('The board is for the performance team. Type "status" for the published figures.');
    const period = pickPeriod(await reader.periods(suite.it.id), ask.label);
    return period.ok ? boardCard(reader, period.it.id, ctx) : period.reply;
  });
}
