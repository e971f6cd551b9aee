/** "actions": what was promised, as it stands today, and closing one. */
import type { CarriedAction, Indicator, Person, Suite } from '../../domain/glossary';
import { dayIn } from '../../domain/today';
import { isPrivate, type Viewer } from '../who/access';
import type { Ask } from '../asks';
import { knownTo, requestsKnownTo } from '../figures/known-requests';
import { actionView } from './carried';
import { done, findSuite, isOfficer, isPerformanceOfficer, refusal } from '../who/find';
import type { Context, Deps, Reader } from '../ports';
import type { ActionsReply, Reply, SaidReply } from '../replies';
import { matchIndicators } from '../../domain/ask/match-indicators';

interface Promised {
  action: CarriedAction;
  about: { number: number | null; title: string };
  periodLabel: string;
  /** Who answers for it: of the indicator today, and of the request that promised it. */
  answerable: readonly (string | null)[];
}

/** What was promised, as far as the viewer may know of the commentary it was promised in. */
async function promisedIn(
  reader: Reader,
  viewer: Viewer,
  suite: Suite,
  only: readonly Indicator[] | null,
): Promise<Promised[]> {
  const indicators = await reader.indicators(suite.id, suite.version);
  const periods = await reader.periods(suite.id);
  const all = new Map((await reader.requests(periods.map((p) => p.id))).map((r) => [r.id, r]));
  const requests = new Set(await requestsKnownTo(reader, viewer, [...all.values()]));
  const asked = (await reader.actions(suite.id)).filter(
    (a) => only === null || only.some((i) => i.id === a.indicatorId),
  );
  // What the committee asked for hangs on no request, so its indicator decides alone.
  const known = await knownTo(
    reader,
    viewer,
    asked.filter((a) => a.requestId === null),
  );
  const rows: Promised[] = [];
  for (const action of asked) {
    const request = action.requestId === null ? null : all.get(action.requestId);
    const period = periods.find((p) => p.id === action.periodId);
    const isKnown = request == null ? known.includes(action) : requests.has(request);
    if (period === undefined || !isKnown) continue;
    // An indicator retired since keeps the number and title it had when the action was promised.
    const then = async () =>
      (await reader.indicators(suite.id, period.suiteVersion)).find((i) => i.id === action.indicatorId);
    const of = indicators.find((i) => i.id === action.indicatorId) ?? (await then());
    rows.push({
      action,
      about:
        of === undefined
          ? { number: null, title: request?.subject ?? 'the report' }
          : { number: of.number, title: of.title },
      periodLabel: period.label,
      answerable: [of?.ownerId ?? null, of?.delegateId ?? null, request?.ownerId ?? null],
    });
  }
  return rows;
}

const mayClose = (actor: Person, suite: Suite, { action, answerable }: Promised): boolean =>
  action.closed === null && (isPerformanceOfficer(actor, suite.id) || answerable.includes(actor.id));

const mayRead = (actor: Person, suite: Suite, row: Promised): boolean =>
  isOfficer(actor, suite.id) || row.answerable.includes(actor.id);

/** Answers "actions" with what is still open and what was closed, and "actions 26" with one indicator's. */
export async function actions(deps: Deps, ctx: Context, ask: Extract<Ask, { kind: 'actions' }>): Promise<Reply> {
  if (!isPrivate(ctx.place)) return refusal('Please ask me that in your personal chat with me.');
  return deps.store.snapshot(async (reader): Promise<ActionsReply | SaidReply> => {
    const found = await findSuite(reader, ctx.actor, ask.suiteKey);
    if (!found.ok) return found.reply;
    const suite = found.it;
    const words = ask.words.trim();
    const only = words === '' ? null : matchIndicators(words, await reader.indicators(suite.id, suite.version));
    const rows = (await promisedIn(reader, ctx, suite, only)).filter((row) => mayRead(ctx.actor, suite, row));
    const today = dayIn(suite.settings.timeZone, ctx.now);
    return {
      kind: 'actions',
      suiteName: suite.name,
      today,
      rows: rows.map((row) => ({
        about: row.about,
        action: actionView(row.action, today, row.periodLabel),
        mayClose: mayClose(ctx.actor, suite, row),
      })),
    };
  });
}

/** Closes an action as done, or as dropped with a reason. */
export async function closeAction(
  deps: Deps,
  ctx: Context,
  ask: Extract<Ask, { kind: 'close action' }>,
): Promise<Reply> {
  const found = await deps.store.snapshot(async (reader): Promise<{ suite: Suite; row: Promised } | SaidReply> => {
    const suite = await findSuite(reader, ctx.actor, ask.suiteKey);
    if (!suite.ok) return suite.reply;
    const row = (await promisedIn(reader, ctx, suite.it, null)).find(
      (r) => r.action.number === ask.number && mayRead(ctx.actor, suite.it, r),
    );
    return row === undefined
      ? refusal(`I know no action ${ask.number} of yours. Type "actions" to see them.`)
      : { suite: suite.it, row };
  });
  if ('kind' in found) return found;
  const { suite, row } = found;
  const { action } = row;
  const reason = ask.reason.trim();
  if (action.closed !== null)
    return refusal(`Action ${action.number} was closed before, as ${action.closed.as}. Nothing was changed.`);
  if (!mayClose(ctx.actor, suite, row))
    return refusal('Only those who answer for it, or the performance team, can close an action. Nothing was changed.');
  if (ask.as === 'dropped' && reason === '')
    return refusal(`Say why it is dropped: “action ${action.number} dropped because …”. Nothing was changed.`);
  const result = await deps.store.commit({
    expect: [],
    changes: [
      {
        kind: 'close action',
        actionId: action.id,
        closed: { as: ask.as, reason: reason === '' ? null : reason, byId: ctx.actorId, at: ctx.now },
      },
    ],
    audit: [
      {
        at: ctx.now,
        actorId: ctx.actorId,
        onBehalfOfId: null,
        place: ctx.place,
        action: `action ${ask.as}`,
        subject: 'action',
        subjectId: action.id,
        revision: null,
        detail: { number: action.number, indicator: row.about.number },
      },
    ],
    send: [],
  });
  if (result !== 'committed')
    return refusal(`Somebody closed action ${action.number} at the same moment. Type "actions" to see how it stands.`);
  return done(`Action ${action.number} is ${ask.as === 'done' ? 'done' : 'dropped, with your reason'}: ${action.what}`);
}
