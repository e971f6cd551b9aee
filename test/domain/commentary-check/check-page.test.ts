import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { FindingCode } from '../../../src/domain/commentary-check';
import { checkDocument, readBlocks, type DocumentCode } from '../../../src/domain/commentary-check/document-check';
import { findings } from './care-leavers';
import { withTables } from './check-page';
import { documentExamples, examples, sound } from './examples';

test('the page has the catalogue as it is; where it has not, draw.ts beside this file writes it anew', () => {
  const page = readFileSync(resolve(__dirname, '../../../docs/commentary-check.md'), 'utf8');
  expect(withTables(page)).toBe(page);
  for (const code of [...Object.keys(examples), ...Object.keys(documentExamples)])
    expect(page).toContain(`\`${code}\``);
});

test.each(Object.keys(examples) as FindingCode[])('the example of %s has it, and its opposite has not', (code) => {
  const { trips, clear, given } = examples[code];
  const codes = (text: string): string[] => findings(text, given?.known).map((each) => each.code);
  expect(codes(trips)).toContain(code);
  expect(codes(clear)).not.toContain(code);
});

test.each(Object.keys(documentExamples) as DocumentCode[])('a report with the fault %s has it found', (code) => {
  const { trips, clear } = documentExamples[code];
  const codes = (text: string): string[] => checkDocument({ blocks: readBlocks(text) }).map((each) => each.code);
  expect(sound).toContain(clear);
  expect(codes(sound.replace(clear, trips))).toContain(code);
  expect(codes(sound)).not.toContain(code);
});
