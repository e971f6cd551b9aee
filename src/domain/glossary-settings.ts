/** The words of a suite's settings: what its council has decided, with defaults in `suite-settings.ts`. */

/** A total whose parts are indicators of the same suite, on the same basis and date. */
export interface Relation {
  totalId: string;
  partIds: readonly string[];
  /**
   * "added": the parts' denominators add up to the total's; "shared": total and parts have one denominator;
   * "unrelated": only the numerators add up.
   */
  denominators: 'added' | 'shared' | 'unrelated';
}

/** A time of day by the council's clock, `HH:MM`, 00:00 to 23:59. */
export type TimeOfDay = string;

/** When people are reminded. Days are working days in England. */
export interface ReminderSettings {
  /** Working days before the commentary deadline on which an owner is reminded; 0 is the deadline itself. */
  ladder: readonly number[];
  /** Working days past the deadline after which the chief officer is told, once. */
  escalateAfter: number;
  /** Working days before the last day to publish on which the performance team is told to close the period. */
  closeNotice: number;
  /** When the morning's digest goes out; outside the quiet hours. */
  digestAt: TimeOfDay;
  /** Nothing is sent on schedule from `from` to `to`, over midnight where `from` is the later one. */
  quiet: { from: TimeOfDay; to: TimeOfDay };
  /** How long a missed digest is still made up for: to the end of this many working days later; 0 is the same day. */
  catchUp: number;
}

/** A word the suite prefers, and the words people write instead. */
export interface PreferredTerm {
  preferred: string;
  variants: readonly string[];
}

/** What a suite's council has decided about the check of its commentary. */
export interface CheckRules {
  /** Short form to its words: `ETE` to "education, training or employment". It is still to be spelled out at first use. */
  abbreviations: Readonly<Record<string, string>>;
  /** Short forms that every reader of this suite knows: never asked about. */
  familiar: readonly string[];
  terms: readonly PreferredTerm[];
  /** Age, in years, at which a reader should be able to follow the text: 9 to 25. */
  readingAge: number;
  /** Most words in one paragraph: 30 to 1,000. */
  paragraphWords: number;
  /** Codes of the check's catalogue that this council does not want; those that protect people cannot be among them. */
  off: readonly string[];
}

/** What a suite's council has decided, with defaults in `suite-settings.ts`. */
export interface SuiteSettings {
  /** Number of the exception section in the committee report: "3.6". */
  sectionNumber: string;
  /** What Part 1 may say of an indicator kept in Part 2. */
  pointer: 'number only' | 'number and title' | 'number, title and RAG';
  /** Counts from 1 up to this are disclosive; 5 is the DfE's rule for children in need statistics. */
  smallCount: number;
  /** Whether the chief officer signs each commentary off after the performance team approved it. */
  twoLevelApproval: boolean;
  /** Whether the report names, by post, those who were asked for commentary and gave none. */
  absentOwners: 'by post' | 'not named';
  /** IANA time zone of the council's working day. */
  timeZone: string;
  reminders: ReminderSettings;
  /** Indicators that add up to others: none of a total and its parts may be worked out from the rest. */
  totals: readonly Relation[];
  check: CheckRules;
}
