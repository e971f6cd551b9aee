import fc from 'fast-check';
import type { Block, ReportPlan } from '../../src/domain/report/types';

export const plan = (blocks: readonly Block[], parts: Partial<ReportPlan> = {}): ReportPlan => ({
  title: 'Children’s Scrutiny Dataset, October 2020',
  subtitle: 'Scrutiny Committee, 26 January 2021',
  language: 'en-GB',
  part: 1,
  marking: null,
  notices: [],
  council: 'Borchester',
  date: '2021-01-26',
  blocks,
  ...parts,
});

/** One of each kind of block. */
export const sample = plan([
  { kind: 'heading', level: 1, number: '3.6', text: 'Management commentary', bookmark: 'section' },
  {
    kind: 'paragraph',
    number: '3.6(a)',
    runs: [{ text: 'See ' }, { text: '3.6.1', to: 'indicator_26' }, { text: '.' }],
  },
  { kind: 'heading', level: 2, number: '3.6.1', text: 'Indicator 26: Care leavers (RED)', bookmark: 'indicator_26' },
  {
    kind: 'written',
    number: '3.6.1.1',
    label: 'Commentary.',
    text: 'First line\nsecond line\n\nA list:\n- one\n- two',
  },
  {
    kind: 'table',
    number: '3.6.1.2',
    caption: 'Actions',
    header: ['Action', 'Owner', 'By when'],
    rows: [['List reviews', 'Head of Quality', '26 February 2021']],
  },
]);

/** A dataset of three columns. */
export const dataset = (rows: readonly (readonly string[])[]): Block => ({
  kind: 'dataset',
  number: 'A4',
  caption: 'Dataset',
  columns: [
    { header: 'No.', share: 1 },
    { header: 'Indicator', share: 3 },
    { header: 'Outturn', share: 2 },
  ],
  rows,
});

/** Texts that break files, fields, tables or the eye. */
export const hostile = fc.constantFrom(
  '=HYPERLINK("http://x","y")',
  '<w:p/>&amp;<b>',
  ']]>',
  '\u202egnihtemos\u2066',
  'a\u0000b\u000bc\u001b[31m',
  '\ud83d',
  '\udc00\ud83d',
  '\ufffe\uffff',
  'x'.repeat(5_000),
  '{ INCLUDETEXT "c:\\x" }',
  '- one\n- two',
  '-\n-  \n- ',
  '  \r\n\t\n',
  '| a | b |\n| --- | --- |',
);
