import fc from 'fast-check';
import {
  checkDocument,
  documentCatalogue,
  readBlocks,
  type DocumentFinding,
} from '../../../src/domain/commentary-check/document-check';
import { sound } from './examples';

function check(text: string): DocumentFinding[] {
  return checkDocument({ blocks: readBlocks(text) });
}

function codes(text: string): string[] {
  return check(text).map((each) => each.code);
}

test('a sound report has nothing found in it', () => {
  expect(check(sound)).toEqual([]);
});

test.each([
  ['number-repeated', '## 4. Implications\n\n4.1', '## 4. Implications\n\n2.1'],
  ['number-skipped', '5.1 None', '5.3 None'],
  ['paragraph-unnumbered', '3.2.1 There', 'There'],
  ['section-missing', '## 5. Background documents\n\n5.1 None.', ''],
  ['section-empty', '4.1 None.', ''],
  ['field-empty', '4.1 None.', 'Source of funding:\n\nCost: none'],
  ['appendix-missing', '| 4 | 1,698 | 1,742 |\n', '', '| Indicator | June | September |\n|---|---|---|\n'],
  ['appendix-missing', 'Appendix A.', 'Appendix B.'],
  ['pointer-without-ground', '4.1 None.', '4.1 Please see the Part 2 report for indicator 22.'],
  ['pointer-leads-nowhere', '4.1 None.', '4.1 As paragraph 3.9 says.'],
  ['pointer-leads-nowhere', '4.1 None.', '4.1 The rent rules outlined in the paragraph above hold.'],
  ['as-at-varies', '4.1 None.', '4.1 Costs are as at 31 March 2025.'],
  ['as-at-varies', 'as at 30 September 2025', 'for the panel'],
  ['rag-missing', ' (AMBER)', ''],
  ['no-statement-of-others', ' Directors have no other concerns or good performance to report.', ''],
  ['as-at-differs', 'on 30 September 2025, up', 'as at 31 August 2025, up'],
  ['template-leftover', '4.1 None.', '4.1 [Insert text here]'],
  ['abbreviation-unexpanded', '4.1 None.', '4.1 The MTFS is met.'],
  ['action-without-owner', 'The Head of Housing', 'We'],
  ['only-reference', /There were 1,742[^\n]*/, 'Additional information has been provided to Members.'],
])('%s is found', (code, words, instead, also = '') => {
  const faulty = sound.replace(words, instead).replace(also, '');
  expect(faulty).not.toBe(sound);
  expect(codes(faulty)).toContain(code);
});

test('a pointer to Part 2 with its ground is sound', () => {
  const text =
    '4.1 Please see the Part 2 report for indicator 22, exempt under paragraph 1 of Part 1 of Schedule 12A to the Local Government Act 1972.';
  expect(codes(sound.replace('4.1 None.', text))).not.toContain('pointer-without-ground');
});

test('one body under two names, and one short form in two spellings, are pointed out once', () => {
  const text = sound.replace(
    '4.1 None.',
    '4.1 The Performance and Budget Sub-Committee met. The Budget and Performance Sub-Committee agreed. ETE (education, training or employment) and EET.',
  );
  expect(
    check(text)
      .filter((each) => each.code === 'name-varies')
      .map((each) => each.sentence),
  ).toEqual([
    '"Budget and Performance Sub-Committee" here, "Performance and Budget Sub-Committee" elsewhere: are they the same?',
    '"EET" here, "ETE" elsewhere: are they the same?',
  ]);
});

test('trend and benchmark data that are promised must be given', () => {
  const promise = sound.replace('4.1 None.', '4.1 Directors give trend and benchmarking data for each indicator.');
  expect(codes(promise)).not.toContain('comparison-promised');
  expect(codes(promise.replace('; London saw a rise too, above our own', ''))).toContain('comparison-promised');
});

test('a finding in a commentary says which block and which words', () => {
  const blocks = readBlocks(sound.replace('We expect', 'Hopefully we expect'));
  const [found] = checkDocument({ blocks }).filter((each) => each.code === 'hedge');
  expect(blocks[found!.block!]?.text.slice(...found!.span)).toBe('Hopefully');
  expect(found?.indicator).toBe(4);
});

test('Markdown and plain text are read into the same headings', () => {
  const plain = '3.6 MANAGEMENT COMMENTARY\n\n3.6.1 Indicator 26: % of care leavers in work (RED)\n\n87 of 228 were.\n';
  const marked =
    '- 3.6 **MANAGEMENT COMMENTARY**\n\n### **3.6.1 Indicator 26: % of care leavers in work (RED)**\n\n87 of 228 were.\n';
  const outline = (text: string): string[] => readBlocks(text).map((each) => `${each.kind} ${each.text}`);
  expect(outline(plain)).toEqual(outline(marked));
  expect(outline(plain)[1]).toBe('heading 3.6.1 Indicator 26: % of care leavers in work (RED)');
});

test('tables are read row by row and markup is taken off', () => {
  expect(readBlocks('| a | **b** |\n|---|---|\n| 19<sup>th</sup> | [x](http://example.org) |')).toEqual([
    { kind: 'table-row', text: 'a\tb' },
    { kind: 'table-row', text: '19th\tx' },
  ]);
});

test('any text can be read and checked', () => {
  const piece = fc.constantFrom(
    '# ',
    '3.6.1 ',
    'Indicator 4: x (RED)',
    '\n',
    '\n\n',
    '|',
    '**',
    'Part 2',
    'Appendix A',
    ':',
    'as at May 2020',
    '[',
    '](',
    '\ud800',
    ' the paragraph above ',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(piece, { maxLength: 40 }).map((each) => each.join('')),
      ),
      (text) => {
        const blocks = readBlocks(text);
        for (const { block, span } of checkDocument({ blocks })) {
          if (block !== null) expect(span[1]).toBeLessThanOrEqual(blocks[block]!.text.length);
        }
      },
    ),
    { numRuns: 150 },
  );
});

test('every document code has its reason', () => {
  for (const { reason } of Object.values(documentCatalogue)) expect(reason).toMatch(/\.$/);
});
