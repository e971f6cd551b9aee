/** "stop": cannot go to committee as it is; "should fix": sent only with a reason; "consider": a suggestion. */
export type Severity = 'stop' | 'should fix' | 'consider';

interface CatalogueEntry {
  severity: Severity;
  /** Heading under which findings of this kind are grouped. */
  title: string;
  /** Why it is looked for. */
  reason: string;
}

/** Every kind of finding, its severity and its reason. */
export const findingCatalogue = {
  'outturn-differs': {
    severity: 'stop',
    title: 'Outturn',
    reason:
      'Members compare the commentary with the figure in the appendix; two different figures for one outturn cannot both be right.',
  },
  'count-percentage-disagree': {
    severity: 'stop',
    title: 'Count and percentage',
    reason: 'A count and a percentage of the same thing, or of its opposite, must work out to the same share.',
  },
  'direction-contradicts': {
    severity: 'stop',
    title: 'Direction',
    reason: 'Words such as "improved" or "fallen" must agree with the change in the figures.',
  },
  'change-miscounted': {
    severity: 'stop',
    title: 'Size of change',
    reason: 'A change that is quoted must be the difference between the two figures.',
  },
  'target-misquoted': {
    severity: 'stop',
    title: 'Target',
    reason: 'The target or acceptable range is agreed by members in the suite and must be quoted as agreed.',
  },
  'rating-contradicted': {
    severity: 'stop',
    title: 'Rating',
    reason: 'A text that says the target is met, or names another RAG rating, contradicts the report it stands in.',
  },
  'action-date-past': {
    severity: 'stop',
    title: 'Date in the past',
    reason: 'A promise for a day that has gone cannot be kept; either it was done, or it needs a new date.',
  },
  'template-leftover': {
    severity: 'stop',
    title: 'Left-over template',
    reason: 'Placeholders show that the text is unfinished.',
  },
  'only-reference': {
    severity: 'stop',
    title: 'No commentary',
    reason:
      'Members agreed to receive management commentary on every exception; a pointer elsewhere gives them nothing to scrutinise.',
  },
  'personal-identifier': {
    severity: 'stop',
    title: 'Personal details',
    reason: 'Contact details, addresses and case numbers identify people (UK GDPR, article 4(1)).',
  },
  'person-named': {
    severity: 'stop',
    title: 'A person can be identified',
    reason:
      'Names, initials, and ages with places identify people who use a service (Local Government Act 1972, Schedule 12A, paragraphs 1 and 2).',
  },
  'small-count': {
    severity: 'stop',
    title: 'Small count',
    reason:
      'A count of one to five people can identify them; the DfE suppresses such counts in children in need statistics.',
  },
  'suppressed-figure': {
    severity: 'stop',
    title: 'Withheld figure',
    reason: 'A figure kept in Part 2 must not be quoted in Part 1.',
  },
  'as-at-differs': {
    severity: 'should fix',
    title: 'As-at date',
    reason: 'The report is as at one date; a figure from another month must be brought up to date or explained.',
  },
  'previous-outturn-differs': {
    severity: 'should fix',
    title: 'Earlier outturn',
    reason: 'The trend members were shown must not change without saying why.',
  },
  'benchmark-misquoted': {
    severity: 'should fix',
    title: 'Benchmark',
    reason: 'A comparison must quote the published figure.',
  },
  'outturn-missing': {
    severity: 'should fix',
    title: 'Outturn not stated',
    reason: 'Members should not have to look the current figure up.',
  },
  'percentage-without-number': {
    severity: 'should fix',
    title: 'Number not stated',
    reason: 'Number and percentage go together, to give a sense of scale and relativity.',
  },
  'number-without-percentage': {
    severity: 'should fix',
    title: 'Percentage not stated',
    reason: 'Number and percentage go together, to give a sense of scale and relativity.',
  },
  'no-cause': {
    severity: 'should fix',
    title: 'Cause',
    reason: 'Commentary on an exception explains why it happened.',
  },
  'no-impact': {
    severity: 'should fix',
    title: 'Impact',
    reason: 'Members scrutinise what a shortfall means for residents, children, money or the law.',
  },
  'no-action': { severity: 'should fix', title: 'Action', reason: 'Commentary says what is being done about it.' },
  'action-without-owner': {
    severity: 'should fix',
    title: 'Owner',
    reason: 'An action that nobody owns cannot be followed up.',
  },
  'action-without-date': {
    severity: 'should fix',
    title: 'Date',
    reason: 'An action with no date cannot be followed up.',
  },
  'no-forecast': {
    severity: 'should fix',
    title: 'Forecast',
    reason: 'Members ask when the indicator is expected back within its acceptable range.',
  },
  'abbreviation-unexpanded': {
    severity: 'should fix',
    title: 'Abbreviation',
    reason: 'Members and the public may not know it; spell it out at first use.',
  },
  'repeated-word': { severity: 'should fix', title: 'Repeated word', reason: 'A slip of the keyboard.' },
  'to-be-confirmed': {
    severity: 'should fix',
    title: 'To be confirmed',
    reason: 'The paper is final when it is published; what is not known should be said in words.',
  },
  'undated-now': {
    severity: 'should fix',
    title: 'No date for a figure',
    reason: '"Currently" means one day to the writer and another to the reader months later.',
  },
  'same-as-last-time': {
    severity: 'should fix',
    title: 'Same as last period',
    reason: 'Text carried over does not explain what changed in this period.',
  },
  'promise-not-mentioned': {
    severity: 'should fix',
    title: 'Promised action',
    reason: 'Members remember what was promised and ask whether it was done.',
  },
  'small-count-cases': {
    severity: 'should fix',
    title: 'Small count of cases',
    reason: 'A small count of cases, plans or placements is close to a count of people.',
  },
  'no-benchmark': {
    severity: 'consider',
    title: 'Comparison',
    reason: 'Benchmarks tell members whether a shortfall is local.',
  },
  'no-trend': {
    severity: 'consider',
    title: 'Trend',
    reason: 'An earlier figure tells members whether things get better or worse.',
  },
  'term-varies': {
    severity: 'consider',
    title: 'Term',
    reason: 'One thing should have one name throughout the report.',
  },
  hedge: { severity: 'consider', title: 'Hedge', reason: 'Hedges leave members unsure what is promised.' },
  rhetoric: { severity: 'consider', title: 'Rhetoric', reason: 'Plain facts persuade better than strong words.' },
  'paragraph-long': {
    severity: 'consider',
    title: 'Long paragraph',
    reason: 'Long paragraphs are hard to read on paper and harder on a screen.',
  },
  'reading-age': {
    severity: 'consider',
    title: 'Hard to read',
    reason: 'Public papers are for everyone; long words and long sentences shut readers out.',
  },
  'small-group': {
    severity: 'consider',
    title: 'Small group',
    reason: 'Six to ten people in a stated place and month may still be recognised.',
  },
} as const satisfies Readonly<Record<string, CatalogueEntry>>;

export type FindingCode = keyof typeof findingCatalogue;
