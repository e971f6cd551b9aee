/** What a decided step sends: new cards to those whose turn it is, and updates of the cards that stand. */
import { dayIn } from '../../domain/today';
import type { Action } from '../../domain/workflow';
import { versionAfter, type Step } from './move-changes';
import type { OutboxMessage } from '../ports';

/** A new card in somebody's personal chat. */
function card(kind: 'request' | 'review', step: Step, personId: string, occasion: string, now: Date): OutboxMessage {
  const requestId = step.matter.request.id;
  const slot = `${kind}:${requestId}:${personId}:${occasion}`;
  return { purpose: slot, slot, to: { personId }, message: { kind, requestId }, dueAt: now };
}

function newCards(step: Step, action: Action, now: Date): OutboxMessage[] {
  const { suite, request } = step.matter;
  const at = `r${request.revision + 1}`;
  const writers = [request.ownerId, ...(request.delegateId === null ? [] : [request.delegateId])];
  const ask = (people: readonly string[], occasion: string): OutboxMessage[] =>
    people.map((id) => card('request', step, id, occasion, now));
  switch (step.verb) {
    case 'submit':
    case 'resubmit':
      return step.officers.map((p) => card('review', step, p.id, `v${versionAfter(step, action)}`, now));
    case 'approve':
      return suite.settings.twoLevelApproval
        ? step.chiefs.map((p) => card('review', step, p.id, `approved:${at}`, now))
        : [];
    case 'return':
    case 'reopen':
      return ask(
        writers.filter((id) => id === request.ownerId || id === step.submitted?.authorId),
        `returned:${at}`,
      );
    case 'delegate':
      return action.person === undefined ? [] : ask([action.person.id], `delegated:${at}`);
    case 'reassign':
      return action.person === undefined ? [] : ask([action.person.id], `reassigned:${at}`);
    case 'extend deadline':
      return ask(writers, `extended:${at}`);
    case 'remind now':
      return ask(writers, `reminded:${dayIn(suite.settings.timeZone, now)}`);
    case 'save draft':
    case 'withdraw':
    case 'sign off':
    case 'take back':
      return [];
  }
}

export const messagesOf = (step: Step, action: Action, now: Date): OutboxMessage[] => [
  ...(step.verb === 'remind now' ? [] : step.refresh),
  ...newCards(step, action, now),
];
