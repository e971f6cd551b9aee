/** Promised actions as people see them. */
import type { CarriedAction, IsoDate, Period } from '../../domain/glossary';
import { actionState } from '../../domain/promises';
import type { Reader } from '../ports';
import type { ActionView } from '../replies';

/** An action as it stands today. */
export const actionView = (action: CarriedAction, today: IsoDate, periodLabel: string): ActionView => ({
  number: action.number,
  what: action.what,
  owner: action.owner,
  due: action.due,
  state: actionState(action, today),
  reason: action.closed?.reason ?? null,
  periodLabel,
});

const isAfter = (moment: Date, day: IsoDate | undefined): boolean =>
  day !== undefined && moment.toISOString().slice(0, 10) > day;

/**
 * What an indicator's owner promised before this period: everything still open, and what was promised with
 * the last commentary, however it ended.
 *
 * @param at.asOf an action closed after the end of this day (UTC) counts as open still
 */
export async function carriedActions(
  reader: Reader,
  at: { suiteId: string; indicatorId: string; earlier: readonly Period[]; today: IsoDate; asOf?: IsoDate },
): Promise<ActionView[]> {
  const theirs = (await reader.actions(at.suiteId))
    .filter((a) => a.indicatorId === at.indicatorId)
    .map((a) => (a.closed !== null && isAfter(a.closed.at, at.asOf) ? { ...a, closed: null } : a));
  if (theirs.length === 0) return [];
  const placed = theirs.flatMap((action) => {
    const period = at.earlier.find((p) => p.id === action.periodId);
    return period === undefined ? [] : [{ action, period }];
  });
  const last = placed.reduce((latest, { period }) => (period.asAt > latest ? period.asAt : latest), '');
  return placed
    .filter(({ action, period }) => action.closed === null || period.asAt === last)
    .map(({ action, period }) => actionView(action, at.today, period.label));
}
