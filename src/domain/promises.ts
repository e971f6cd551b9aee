/** Promised actions: followed from the commentary that promised them until they are done or dropped. */
import type { ActionState, CarriedAction, IsoDate, PromisedAction } from './glossary';

/** An open action is late from the day after its date; one without a date is never late. */
export function actionState(action: Pick<CarriedAction, 'due' | 'closed'>, today: IsoDate): ActionState {
  if (action.closed !== null) return action.closed.as;
  return action.due !== null && action.due < today ? 'late' : 'open';
}

/** Numbers people name a thing by, in a chat or on paper: from `first`, `many` of them before they get longer. */
interface NumberRange {
  first: number;
  many: number;
}

/** Four digits for actions, three for minutes: quick to type, and far more than a suite or a meeting needs. */
export const actionNumbers: NumberRange = { first: 1000, many: 9000 };
export const minuteNumbers: NumberRange = { first: 100, many: 900 };

/**
 * A number that is still free. Numbers are not given one after another: a gap in what somebody may see would tell
 * how much there is that they may not.
 *
 * @param taken every number given so far, seen or not
 * @param seed hexadecimal digits, at least eight, unlike any other's
 */
export function freeNumber(taken: ReadonlySet<number>, seed: string, { first, many }: NumberRange): number {
  const from = Number.parseInt(seed.slice(0, 8), 16) % many;
  for (let i = 0; i < many; i += 1) {
    const number = first + ((from + i) % many);
    if (!taken.has(number)) return number;
  }
  return freeNumber(taken, seed, { first: first + many, many: many * 10 });
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
