import fc from 'fast-check';
import {
  checkCommentary,
  findingCatalogue,
  type CheckInput,
  type FindingCode,
} from '../../../src/domain/commentary-check';
import { readCorpus } from '../../corpus/commentary/read-corpus';
import { careLeavers, findings } from './care-leavers';

test('findings come worst first, each with its severity from the catalogue', () => {
  const found = findings('Hopefully 41.5% at the end of October 2020. DWP staff help. Jayden (19) left.');
  const order = ['stop', 'should fix', 'consider'];
  const ranks = found.map((each) => order.indexOf(each.severity));
  expect(ranks).toEqual([...ranks].sort());
  for (const each of found) expect(each.severity).toBe(findingCatalogue[each.code].severity);
});

test('every finding says what is wrong and what to do, in one sentence each', () => {
  for (const { input } of readCorpus(['tuning'])) {
    for (const found of checkCommentary(input)) {
      expect(found.sentence).toMatch(/^\S.*[.?]$/s);
      expect(found.suggestion).toMatch(/^[A-Z].*\.$/s);
    }
  }
});

test('any text, with anything missing, gives findings that lie within it and never an error', () => {
  const words = fc.constantFrom(
    '38%',
    'of',
    '87',
    '228',
    'target',
    'from',
    'to',
    'rose',
    'fell',
    'by',
    'October',
    '2020',
    'England',
    'Jayden',
    'ETE',
    '(',
    ')',
    '.',
    '\n',
    'three',
    'children',
    'currently',
    'XX',
    '🙂',
    '\u202e',
    '\ud800',
    '\0',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(words, { maxLength: 60 }).map((each) => each.join(' ')),
  );
  const known = fc.subarray(Object.keys(careLeavers) as (keyof typeof careLeavers)[]);
  fc.assert(
    fc.property(text, known, (written, keys) => {
      const input = { text: written, ...Object.fromEntries(keys.map((key) => [key, careLeavers[key]])) } as CheckInput;
      for (const { span } of checkCommentary(input)) {
        expect(span[0]).toBeGreaterThanOrEqual(0);
        expect(span[1]).toBeLessThanOrEqual(written.length);
        expect(span[0]).toBeLessThanOrEqual(span[1]);
      }
    }),
    { numRuns: 200 },
  );
});

test('the same input gives the same findings', () => {
  for (const { input } of readCorpus().slice(0, 8)) expect(checkCommentary(input)).toEqual(checkCommentary(input));
});

test('on the commentaries it was tuned on it finds most faults and little else', () => {
  const tally = { stop: [0, 0, 0], 'should fix': [0, 0, 0], consider: [0, 0, 0] };
  for (const { input, labels } of readCorpus(['tuning'])) {
    const left = labels.map((each) => each.code);
    for (const { code, severity } of checkCommentary(input)) {
      const index = left.indexOf(code);
      if (index >= 0) left.splice(index, 1);
      tally[severity][index >= 0 ? 0 : 1]! += 1;
    }
    for (const code of left) tally[findingCatalogue[code].severity][2]! += 1;
  }
  const [right, wrong, missed] = tally.stop as [number, number, number];
  expect(right / (right + wrong)).toBeGreaterThanOrEqual(0.95);
  expect(right / (right + missed)).toBeGreaterThanOrEqual(0.9);
  const [fixRight, fixWrong, fixMissed] = tally['should fix'] as [number, number, number];
  expect(fixRight / (fixRight + fixWrong)).toBeGreaterThanOrEqual(0.85);
  expect(fixRight / (fixRight + fixMissed)).toBeGreaterThanOrEqual(0.8);
});

test('every label in the corpus is a code of the catalogue, and every commentary can be read', () => {
  const corpus = readCorpus();
  expect(corpus.length).toBeGreaterThanOrEqual(120);
  expect(new Set(corpus.map((each) => each.number)).size).toBe(corpus.length);
  const codes = Object.keys(findingCatalogue) as FindingCode[];
  for (const { labels } of corpus) for (const { code } of labels) expect(codes).toContain(code);
});
