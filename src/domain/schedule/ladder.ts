/** The ladder of one request: why its writer is reminded on a day, if at all. */
import type { IsoDate, ReminderSettings } from '../glossary';
import { fromDayNumber, toDayNumber } from '../iso-date';
import { addWorkingDays, isWorkingDay } from '../working-days';

/** Why somebody is reminded of a request; `workingDays` before or after its deadline. */
export type LadderStep = { kind: 'rung'; workingDays: number } | { kind: 'overdue'; workingDays: number };

/** The last working day on which it is in time: the deadline, or the working day before one that is not. */
export const lastInTime = (deadline: IsoDate): IsoDate =>
  isWorkingDay(deadline) ? deadline : addWorkingDays(deadline, -1);

/**
 * Working days from a day to a deadline: 0 on the last day in time, less once it is overdue.
 *
 * @throws RangeError outside the years whose bank holidays are known, 2018 to 2028
 */
export function workingDaysLeft(day: IsoDate, deadline: IsoDate): number {
  const last = toDayNumber(lastInTime(deadline));
  const today = toDayNumber(day);
  const step = Math.sign(last - today);
  let left = 0;
  for (let at = today; at !== last; at += step) if (isWorkingDay(fromDayNumber(step > 0 ? at + 1 : at))) left += step;
  return left;
}

/**
 * The step of the ladder that falls on a day: each rung once, on a working day, then every working day it is
 * overdue. Null on every other day.
 */
export function ladderStep(ladder: ReminderSettings['ladder'], deadline: IsoDate, day: IsoDate): LadderStep | null {
  if (!isWorkingDay(day)) return null;
  const left = workingDaysLeft(day, deadline);
  if (left < 0) return { kind: 'overdue', workingDays: -left };
  return ladder.includes(left) ? { kind: 'rung', workingDays: left } : null;
}

/**
 * The days "remind me later" may name from a day on: the next working day, and three working days on, each only
 * where it is not past the deadline.
 */
export function laterDays(day: IsoDate, deadline: IsoDate): { workingDays: 1 | 3; until: IsoDate }[] {
  return ([1, 3] as const)
    .map((workingDays) => ({ workingDays, until: addWorkingDays(day, workingDays) }))
    .filter(({ until }) => until <= lastInTime(deadline));
}
