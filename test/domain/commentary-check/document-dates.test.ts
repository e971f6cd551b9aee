import { checkDocument, readBlocks } from '../../../src/domain/commentary-check/document-check';
import { sound } from './examples';

function codes(text: string, today?: string): string[] {
  return checkDocument({ blocks: readBlocks(text), today }).map((each) => each.code);
}

test('an old report is judged on the day of its meeting, not today', () => {
  expect(codes(sound, '2031-01-01')).toEqual([]);
});

test('a promise that was past on the day of the meeting is found whatever today is', () => {
  const late = sound.replace('by 31 March 2026', 'by 31 October 2025');
  expect(codes(late, '2031-01-01')).toContain('action-date-past');
  expect(codes(late)).toContain('action-date-past');
});

test('a draft is judged today, even before its meeting', () => {
  const draft = sound.replace('by 31 March 2026', 'by 20 October 2025');
  expect(codes(draft, '2025-10-13')).not.toContain('action-date-past');
  expect(codes(draft, '2025-10-21')).toContain('action-date-past');
});

test('a report without a meeting date is judged today while it is fresh, else as at its own date', () => {
  const undated = sound.replace('Date: 18 November 2025\n\n', '').replace('by 31 March 2026', 'by 20 October 2025');
  expect(codes(undated, '2025-11-01')).toContain('action-date-past');
  expect(codes(undated, '2031-01-01')).not.toContain('action-date-past');
});

test.each([
  'This report gives the position as at 30 September 2025.',
  'This report gives the position at 30 September 2025.',
  'This report is for the quarter ended 30 September 2025.',
])('what date a report is as at is read as people write it: %s', (words) => {
  const report = sound.replace('This report gives the position as at 30 September 2025.', words);
  expect(codes(report)).toEqual([]);
  const other = report.replace('on 30 September 2025, up from 1,698', 'as at 31 August 2025, up from 1,698');
  expect(codes(other)).toContain('as-at-differs');
});
