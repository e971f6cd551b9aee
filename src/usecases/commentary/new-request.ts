/** Asking an owner for commentary: the request, and its first card. */
import type { CommentaryRequest, Indicator, Period, Person, RequestKind } from '../../domain/glossary';
import type { Deps, OutboxMessage } from '../ports';

type Fresh = Omit<CommentaryRequest, 'latest'>;

const standingDelegate = (indicator: Indicator, ownerId: string): string | null =>
  indicator.delegateId === ownerId ? null : indicator.delegateId;

/** A fresh request for one exception, addressed to the indicator's owner. */
export function newRequest(deps: Deps, period: Period, indicator: Indicator): Fresh {
  return {
    id: deps.newId(),
    periodId: period.id,
    indicatorId: indicator.id,
    kind: 'exception',
    subject: null,
    state: 'requested',
    ownerId: indicator.ownerId,
    delegateId: standingDelegate(indicator, indicator.ownerId),
    deadline: null,
    returnReason: null,
    revision: 1,
  };
}

/** A request that a director makes of themselves: on an indicator, or on a matter outside the suite. */
export function ownReport(
  deps: Deps,
  period: Period,
  director: Person,
  on: { kind: Exclude<RequestKind, 'exception'>; indicator: Indicator | null; subject: string },
): Fresh {
  const { kind, indicator, subject } = on;
  return {
    id: deps.newId(),
    periodId: period.id,
    indicatorId: indicator?.id ?? null,
    kind,
    subject: indicator === null ? subject : null,
    state: 'requested',
    ownerId: director.id,
    delegateId: null,
    deadline: null,
    returnReason: null,
    revision: 1,
  };
}

/** The first message of a request: its card, in the owner's personal chat. */
export function askOwner(request: Fresh, now: Date): OutboxMessage {
  const slot = `request:${request.id}:${request.ownerId}`;
  return {
    purpose: `${slot}:asked`,
    slot,
    to: { personId: request.ownerId },
    message: { kind: 'request', requestId: request.id },
    dueAt: now,
  };
}
