import { readingAge } from '../../../src/domain/commentary-check/readability';
import { findings, marked } from './care-leavers';

test.each([
  ['DWP staff sit on it.', ['DWP']],
  ['The Department for Work and Pensions (DWP) sits on it. DWP staff help.', []],
  ['NEET (not in education, employment or training) rose.', []],
  ['ETE is spelled out in the title.', []],
  ['NHS and GP are known to all.', []],
  ['DfE money helps. DfE money ends.', ['DfE']],
])('a short form is spelled out at first use: %s', (text, expected) => {
  expect(marked('abbreviation-unexpanded', text)).toEqual(expected);
});

test('a short form the suite knows comes with its words', () => {
  const [found] = findings('DWP staff sit on it.', {
    abbreviations: { DWP: 'Department for Work and Pensions' },
  }).filter((each) => each.code === 'abbreviation-unexpanded');
  expect(found?.suggestion).toBe('Write "Department for Work and Pensions (DWP)" at first use.');
});

test('the suite’s own terms are preferred', () => {
  const terms = [{ preferred: 'ETE', variants: ['EET'] }];
  expect(marked('term-varies', 'Those in EET fell. EET again.', { terms })).toEqual(['EET']);
});

test.each([
  ['hedge', 'It will hopefully settle.', ['hopefully']],
  ['rhetoric', 'It is a huge crisis.', ['huge crisis']],
  ['repeated-word', 'The the figure had had its day.', ['The the']],
  ['to-be-confirmed', 'Date TBC.', ['TBC']],
  ['template-leftover', 'XX% of [insert number] #REF!', ['XX%', '[insert number]', '#REF!']],
] as const)('%s is marked', (code, text, expected) => {
  expect(marked(code, text)).toEqual(expected);
});

test('long paragraphs and hard texts are pointed out against the suite’s limits', () => {
  const text = 'The team met the young people. '.repeat(30);
  expect(marked('paragraph-long', text)).toHaveLength(1);
  expect(marked('paragraph-long', text, { settings: { paragraphWords: 500 } })).toEqual([]);
  expect(marked('reading-age', text)).toEqual([]);
  expect(marked('reading-age', text, { settings: { readingAge: 5 } })).toHaveLength(1);
});

test('longer words and longer sentences ask for an older reader', () => {
  expect(readingAge('The cat sat on the mat. It was warm.', 2)).toBeLessThan(
    readingAge('Notwithstanding considerable organisational constraints, implementation continues.', 1),
  );
});
