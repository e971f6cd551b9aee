/** What a decided step changes in the records, and its line in the audit trail. */
import type { CarriedAction, CheckOverride, CommentaryVersion, Person, RequestState } from '../../domain/glossary';
import { actionNumbers, freeNumber, promisesMade } from '../../domain/promises';
import type { Action, Decision, Verb } from '../../domain/workflow';
import type { Matter } from './matter';
import type { Change, Commit, Context, Deps, OutboxMessage } from '../ports';

/** A step that was decided, with what was read to carry it out. */
export interface Step {
  verb: Verb;
  matter: Matter;
  decision: Decision<RequestState> & { ok: true };
  officers: readonly Person[];
  chiefs: readonly Person[];
  /** Every action promised in the suite. */
  actions: readonly CarriedAction[];
  /** The version last submitted. */
  submitted: CommentaryVersion | null;
  /** What its writer sends it with although the check had found it, and why. */
  override: Pick<CheckOverride, 'findings' | 'reason'> | null;
  /** Updates of the cards that stand in Teams. */
  refresh: readonly OutboxMessage[];
}

/** The number of the version a step writes, or the latest where it writes none. */
export const versionAfter = ({ matter }: Step, action: Action): number =>
  (matter.request.latest?.version ?? 0) + (action.text === undefined ? 0 : 1);

const overridden = (ctx: Context, step: Step, action: Action, override: NonNullable<Step['override']>): Change => ({
  kind: 'override check',
  override: {
    ...override,
    requestId: step.matter.request.id,
    version: versionAfter(step, action),
    byId: ctx.actor.id,
    at: ctx.now,
  },
});

function written(ctx: Context, step: Step, action: Action): Change[] {
  if (action.text === undefined) return [];
  return [
    {
      kind: 'add commentary version',
      version: {
        requestId: step.matter.request.id,
        version: versionAfter(step, action),
        text: action.text,
        authorId: ctx.actor.id,
        at: ctx.now,
        step: step.verb === 'save draft' ? 'draft' : 'submitted',
      },
    },
    ...(step.override === null ? [] : [overridden(ctx, step, action, step.override)]),
  ];
}

/** Approval turns what the commentary promises into actions that are followed. */
function promised(deps: Deps, ctx: Context, { matter, actions, submitted }: Step): Change[] {
  const { suite, request } = matter;
  const { add, replaced } = promisesMade(
    actions.filter((a) => a.requestId === request.id),
    submitted?.text.actions ?? [],
  );
  const taken = new Set(actions.map((a) => a.number));
  return [
    ...replaced.map((a): Change => ({
      kind: 'close action',
      actionId: a.id,
      closed: {
        as: 'dropped',
        reason: 'Replaced in a later version of the commentary.',
        byId: ctx.actorId,
        at: ctx.now,
      },
    })),
    {
      kind: 'promise actions',
      actions: add.map(({ what, owner, due }) => {
        const id = deps.newId();
        const number = freeNumber(taken, deps.hash(id), actionNumbers);
        taken.add(number);
        const { indicatorId, id: requestId, periodId } = request;
        return { id, suiteId: suite.id, number, indicatorId, requestId, periodId, what, owner, due, closed: null };
      }),
    },
  ];
}

function moved(step: Step, returnReason: string | null): Change {
  return { kind: 'move request', requestId: step.matter.request.id, state: step.decision.to, returnReason };
}

function addressed(
  { matter }: Step,
  to: { ownerId?: string; delegateId?: string | null; deadline?: string | null },
): Change {
  const { id, ownerId, delegateId, deadline } = matter.request;
  return { kind: 'address request', requestId: id, ownerId, delegateId, deadline, ...to };
}

function changes(deps: Deps, ctx: Context, step: Step, action: Action): Change[] {
  const { request } = step.matter;
  switch (step.verb) {
    case 'save draft':
      return [...written(ctx, step, action), moved(step, request.returnReason)];
    case 'submit':
    case 'resubmit':
      return [...written(ctx, step, action), moved(step, null)];
    case 'withdraw':
    case 'sign off':
      return [moved(step, null)];
    case 'approve':
      return [moved(step, null), ...promised(deps, ctx, step)];
    case 'return':
    case 'reopen':
      return [moved(step, (action.reason ?? '').trim())];
    case 'delegate':
      return [addressed(step, { delegateId: action.person?.id ?? null })];
    case 'take back':
      return [addressed(step, { delegateId: null })];
    case 'reassign':
      return [addressed(step, { ownerId: action.person?.id ?? request.ownerId, delegateId: null })];
    case 'extend deadline':
      return [addressed(step, { deadline: action.date ?? request.deadline })];
    case 'remind now':
      return [];
  }
}

/** The step's part of its commit: changes and audit. A commentary itself is never in the audit trail. */
export function changesOf(deps: Deps, ctx: Context, step: Step, action: Action): Pick<Commit, 'changes' | 'audit'> {
  const { request, period, indicator } = step.matter;
  return {
    changes: changes(deps, ctx, step, action),
    audit: [
      {
        at: ctx.now,
        actorId: ctx.actorId,
        onBehalfOfId: step.decision.onBehalfOfId,
        place: ctx.place,
        action: step.verb,
        subject: 'request',
        subjectId: request.id,
        revision: request.revision,
        detail: {
          indicator: indicator.number,
          period: period.label,
          from: request.state,
          to: step.decision.to,
          version: versionAfter(step, action),
          ...(action.person === undefined ? {} : { person: action.person.id }),
          ...(step.verb === 'extend deadline' ? { date: action.date ?? null } : {}),
          ...(step.override === null
            ? {}
            : { overridden: step.override.findings.map(({ code }) => code).join(', '), reason: step.override.reason }),
          ...(['return', 'reopen', 'extend deadline'].includes(step.verb)
            ? { reason: (action.reason ?? '').trim() }
            : {}),
        },
      },
    ],
  };
}
