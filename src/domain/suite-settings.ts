import type { SuiteSettings } from './glossary';
import { defaultReminders } from './schedule/settings';

/** What a suite starts with, where its council has decided nothing else. */
export const defaultSettings: SuiteSettings = {
  sectionNumber: '3.6',
  pointer: 'number only',
  smallCount: 5,
  twoLevelApproval: false,
  absentOwners: 'by post',
  timeZone: 'Europe/London',
  reminders: defaultReminders,
  totals: [],
};
