/** Promised actions: followed from the commentary that promised them until they are done or dropped. */
import type { ActionState, CarriedAction, IsoDate, PromisedAction } from './glossary';

/** An open action is late from the day after its date; one without a date is never late. */
export function actionState(action: Pick<CarriedAction, 'due' | 'closed'>, today: IsoDate): ActionState {
  if (action.closed !== null) return action.closed.as;
  return action.due !== null && action.due < today ? 'late' : 'open';
}

const tidy = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();
const same = (a: PromisedAction, b: PromisedAction): boolean =>
  tidy(a.what) === tidy(b.what) && tidy(a.owner) === tidy(b.owner) && a.due === b.due;

/**
 * What changes when a commentary is approved: which of its actions are new promises, and which open ones of
 * an earlier approval of the same commentary it no longer makes. Actions without words are no promises.
 */
export function promisesMade(
  before: readonly CarriedAction[],
  promised: readonly PromisedAction[],
): { add: PromisedAction[]; replaced: CarriedAction[] } {
  const now = promised.filter((p) => p.what.trim() !== '');
  return {
    add: now.filter((p) => !before.some((b) => same(b, p) && b.closed?.as !== 'dropped')),
    replaced: before.filter((b) => b.closed === null && !now.some((p) => same(b, p))),
  };
}
