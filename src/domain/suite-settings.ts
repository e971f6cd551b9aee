import type { CheckRules, SuiteSettings } from './glossary';
import { defaultReminders } from './schedule/settings';

/** The check of commentary, where a council has decided nothing: a paragraph fits one screen, a first degree is not asked for. */
export const defaultCheck: CheckRules = {
  abbreviations: {},
  familiar: [],
  terms: [],
  readingAge: 21,
  paragraphWords: 150,
  off: [],
};

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
  check: defaultCheck,
};
