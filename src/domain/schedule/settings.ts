import type { ReminderSettings, TimeOfDay } from '../glossary';

/** What a suite starts with, where its council has decided nothing else. */
export const defaultReminders: ReminderSettings = {
  ladder: [10, 5, 2, 1, 0],
  escalateAfter: 2,
  closeNotice: 1,
  digestAt: '08:30',
  quiet: { from: '18:00', to: '08:00' },
  catchUp: 0,
};

/** Furthest rung, in working days: three months, longer than any round. */
const furthest = 60;

/** Whether a time of day lies in the quiet hours: the first minute of them does, the minute they end does not. */
export function isQuietTime({ from, to }: ReminderSettings['quiet'], time: TimeOfDay): boolean {
  if (from === to) return false;
  return from < to ? time >= from && time < to : time >= from || time < to;
}

const whole = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;

const isTime = (time: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(time);

/** Everything wrong with the settings, in words that say what to write instead; empty where they are sound. */
export function reminderFaults(settings: ReminderSettings): string[] {
  const { ladder, escalateAfter, closeNotice, digestAt, quiet, catchUp } = settings;
  const faults: string[] = [];
  if (ladder.length === 0 || !ladder.every((n) => whole(n, 0, furthest)) || new Set(ladder).size !== ladder.length)
    faults.push(`"ladder" holds different whole numbers of working days, 0 to ${furthest}, such as [10, 5, 2, 1, 0].`);
  if (!whole(escalateAfter, 1, furthest)) faults.push(`"escalateAfter" is 1 to ${furthest} working days.`);
  if (!whole(closeNotice, 1, furthest)) faults.push(`"closeNotice" is 1 to ${furthest} working days.`);
  if (!whole(catchUp, 0, 5)) faults.push('"catchUp" is 0 to 5 working days.');
  if (![digestAt, quiet.from, quiet.to].every(isTime)) faults.push('Times are written as hours and minutes: "08:30".');
  else if (isQuietTime(quiet, digestAt))
    faults.push(`"digestAt" (${digestAt}) lies in the quiet hours from ${quiet.from} to ${quiet.to}.`);
  return faults;
}
