import type { IsoDate } from '../glossary';
import type { FindingCode } from './catalogue';
import type { Block } from './blocks';
import type { Severity } from './catalogue';
import type { CheckInput } from './types';

interface CatalogueEntry {
  severity: Severity;
  title: string;
  reason: string;
}

/** What is looked for in a report as a whole, beside what is looked for in each commentary. */
export const documentCatalogue = {
  'pointer-without-ground': {
    severity: 'stop',
    title: 'Part 2 pointer',
    reason:
      'Keeping information from the public needs a ground under Schedule 12A of the Local Government Act 1972, and the public interest test.',
  },
  'number-repeated': {
    severity: 'should fix',
    title: 'Numbering',
    reason: 'Members cite paragraphs by number in the meeting and in the minutes.',
  },
  'number-skipped': {
    severity: 'should fix',
    title: 'Numbering',
    reason: 'A gap in the numbers makes readers look for what was left out.',
  },
  'paragraph-unnumbered': {
    severity: 'should fix',
    title: 'Numbering',
    reason: 'Where a report numbers its paragraphs, one without a number cannot be cited.',
  },
  'section-missing': {
    severity: 'should fix',
    title: 'Missing section',
    reason: 'A committee report says what is asked of members, why, what it implies, and what it rests on.',
  },
  'section-empty': {
    severity: 'should fix',
    title: 'Empty section',
    reason: 'A heading with nothing under it shows that the report is unfinished.',
  },
  'field-empty': {
    severity: 'should fix',
    title: 'Empty field',
    reason: 'A field of the template left blank leaves readers guessing whether it applies.',
  },
  'appendix-missing': {
    severity: 'should fix',
    title: 'Appendix',
    reason: 'What the report relies on must be published with it (Local Government Act 1972, section 100D).',
  },
  'pointer-leads-nowhere': {
    severity: 'should fix',
    title: 'Cross-reference',
    reason: 'A reference to a paragraph that is not there, or says something else, loses the reader.',
  },
  'as-at-varies': {
    severity: 'should fix',
    title: 'As-at date',
    reason: 'A report has one as-at date, unless it says why a figure is older.',
  },
  'rag-missing': {
    severity: 'should fix',
    title: 'Rating',
    reason: 'Each exception is headed by its number, title and RAG rating.',
  },
  'target-missing': {
    severity: 'should fix',
    title: 'Target',
    reason: 'Members judge an outturn against the target or acceptable range they agreed.',
  },
  'indicator-repeated': { severity: 'should fix', title: 'Indicator', reason: 'One indicator has one commentary.' },
  'comparison-promised': {
    severity: 'should fix',
    title: 'Promised comparison',
    reason: 'The report promises trend and benchmark data; members will look for them.',
  },
  'no-statement-of-others': {
    severity: 'consider',
    title: 'Other indicators',
    reason:
      'Directors report by exception on other indicators too; without a statement, silence may mean nothing to report or nothing asked.',
  },
  'name-varies': {
    severity: 'consider',
    title: 'Names',
    reason: 'One body or one short form under two names reads as two.',
  },
} as const satisfies Readonly<Record<string, CatalogueEntry>>;

export type DocumentCode = keyof typeof documentCatalogue;

/** A finding in a report: in which block, and where in its text. */
export interface DocumentFinding {
  code: DocumentCode | FindingCode;
  severity: Severity;
  /** Index of the block, from 0; null where something is missing from the report as a whole. */
  block: number | null;
  span: readonly [number, number];
  /** The indicator whose commentary it is about. */
  indicator: number | null;
  sentence: string;
  suggestion: string;
}

/** A report and what is known of its suite. Only the blocks must be there. */
export type DocumentInput = { blocks: readonly Block[]; today?: IsoDate | undefined } & Pick<
  CheckInput,
  'abbreviations' | 'terms' | 'settings'
>;

export function documentFinding(
  code: DocumentCode,
  block: number | null,
  span: readonly [number, number],
  sentence: string,
  suggestion: string,
): DocumentFinding {
  return { code, severity: documentCatalogue[code].severity, block, span, indicator: null, sentence, suggestion };
}
