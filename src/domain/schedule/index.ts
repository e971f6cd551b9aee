export { calendarOf, isPlannable, type CalendarEntry } from './calendar';
export { addressee, awayOn, dueOn, heldUntil, isAwaited, type Facts, type Reason } from './due';
export { endOfDay, fateOf } from './fate';
export { laterDays, workingDaysLeft } from './ladder';
export { momentOf } from './local-time';
