import type { CheckInput } from '../../../src/domain/commentary-check';
import { findings } from './care-leavers';

const good = `At the end of October 2020, 87 of 228 care leavers (38.2%) were in education, training or employment, down from 41.0% in July and below England (53%).
Shops and pubs closed in the second lockdown, and young people who lost their jobs are falling behind with rent.
The Head of Leaving Care will open a weekly job club by 31 January 2021. We expect to be back above 47% by September 2021.`;

function codes(text: CheckInput['text'], changes: Partial<CheckInput> = {}): string[] {
  return findings(text, changes).map((each) => each.code);
}

test('a good commentary has nothing found in it', () => {
  expect(findings(good)).toEqual([]);
});

test.each([
  ['no-forecast', ' We expect to be back above 47% by September 2021.'],
  ['no-trend', ', down from 41.0% in July'],
  ['no-benchmark', ' and below England (53%)'],
  ['percentage-without-number', '87 of 228 care leavers (38.2%)', '38.2% of care leavers'],
  ['number-without-percentage', '87 of 228 care leavers (38.2%)', '87 of 228 care leavers'],
  ['action-without-owner', 'The Head of Leaving Care', 'We'],
  ['action-without-date', ' by 31 January 2021'],
])('it is told so when it lacks one thing: %s', (code, words, instead = '') => {
  expect(good).toContain(words);
  expect(codes(good.replace(words, instead))).toContain(code);
});

test.each([
  'Additional information has been provided to Members regarding care leavers.',
  'Please see Appendix 2.',
  'Commentary to follow.',
  '',
])('a text that only points elsewhere stops: "%s"', (text) => {
  expect(codes(text)[0]).toBe('only-reference');
});

test('an indicator reported for good performance needs no action or forecast', () => {
  const found = codes('At the end of October 2020, 87 of 228 (38.2%) were in work.', { rag: 'GREEN' });
  expect(found).not.toContain('no-action');
  expect(found).not.toContain('no-forecast');
});

test('the form is judged by its fields', () => {
  const form = {
    cause: 'Shops closed. 87 of 228 (38.2%) at 31 October 2020.',
    impact: '',
    actions: [{ what: 'Open a job club', owner: '', due: null }],
    forecast: '',
  };
  const found = findings(form)
    .filter((each) => each.severity !== 'consider')
    .map(({ code, field }) => `${code} ${field}`);
  expect(found.sort()).toEqual([
    'action-without-date action 1',
    'action-without-owner action 1',
    'no-forecast forecast',
    'no-impact impact',
  ]);
});

test('a percentage that has no count loaded is not asked for one', () => {
  const outturn = { numerator: null, denominator: null, value: 38.2, symbol: null, asAt: null };
  expect(codes('At the end of October 2020, 38.2% were in work.', { outturn })).not.toContain(
    'percentage-without-number',
  );
});

test('last period’s text and promises are remembered', () => {
  expect(codes(good, { earlier: good })).toContain('same-as-last-time');
  expect(codes(good, { earlier: 'Something else altogether was written in July.' })).not.toContain('same-as-last-time');
  const promised = [{ what: 'Sign a contract with the college', owner: 'Head of Leaving Care', due: null }];
  expect(codes(good, { promised })).toContain('promise-not-mentioned');
  expect(codes(`${good} The contract with the college was signed.`, { promised })).not.toContain(
    'promise-not-mentioned',
  );
});

test.each(['Expected: 47% by September 2021.', 'We reckon 48% by Easter.', 'Back over 47% in early 2022.'])(
  'a hoped-for figure with a day to come is a forecast: %s',
  (text) => {
    expect(findings(text).map((each) => each.code)).not.toContain('no-forecast');
  },
);
