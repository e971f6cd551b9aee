import fc from 'fast-check';
import demo from '../../../prisma/demo/suite.json';
import type { Subject, Understanding } from '../../../src/domain/ask/types';
import { understand } from '../../../src/domain/ask/understand';
import { demoIndex, demoPeriods } from './demo-index';

const current = { kind: 'current' } as const;

const ask = (text: string, previous: Subject | null = null): Understanding =>
  understand(text, demoIndex, { previous, periods: demoPeriods, today: '2020-12-01' });

const heard = (text: string, previous: Subject | null = null): [string, string[], unknown] => {
  const it = ask(text, previous);
  return it.kind === 'understood' ? [it.intent, [...it.indicatorIds], it.period] : [it.kind, [], null];
};

const on26: Subject = { intent: 'status', indicatorIds: ['26'], period: current };
const month = (of: string) => ({ kind: 'month', month: of });

describe('a question on one indicator', () => {
  test.each([
    ['26', 'status', '26', current],
    ['indicator twenty-six', 'status', '26', current],
    ['KPI 26 please', 'status', '26', current],
    ['NEET', 'status', '7', current],
    ['how many NEETs do we have?', 'status', '7', current],
    ['care leavers in work', 'status', '26', current],
    ['what are caseloads like at the moment', 'status', '29', current],
    ['how quickly are children adopted', 'status', '22', current],
    ['persistant absense', 'status', '3', current],
    ['how many kids got expelled from secondary school', 'status', '5', current],
    ['section 47', 'status', '14', current],
    ['status of 26 in January 2019', 'status', '26', month('2019-01')],
    ['caseloads last quarter', 'status', '29', { kind: 'previous' }],
    ['agency staff same time last year', 'status', '30', { kind: 'same last year' }],
    ['reoffending trend', 'history', '10', current],
    ['is the vacancy rate getting better?', 'history', '31', current],
    ['indicator 7 compared with London', 'compare', '7', current],
    ['why is placement length red', 'why', '25', current],
    ['what is being done about suspensions', 'actions', '6', current],
    ['who is responsible for health assessments', 'owner', '28', current],
    ['target for EHC plans', 'target', '8', current],
    ['tell me when caseloads change', 'follow', '29', current],
    ['ask the director why care leavers are failing', 'ask director', '26', current],
  ])('"%s" is %s of %s', (text, intent, id, period) => {
    expect(heard(text)).toEqual([intent, [id], period]);
  });
});

describe('a question on the whole suite', () => {
  test.each([
    ['how are we doing', 'overview', [], current],
    ["what's red", 'red', [], current],
    ['which indicators are amber', 'amber', [], current],
    ['which indicators are on target', 'green', [], current],
    ['what got worse', 'worse', [], current],
    ['what has improved', 'better', [], current],
    ['what changed since July', 'changed', [], { kind: 'since', from: month('2020-07') }],
    ['show everything about care leavers', 'about', ['26', '27'], current],
    ['which have no commentary', 'no commentary', [], current],
    ['any missing data?', 'no data', [], current],
    ['when is the next meeting?', 'next report', [], current],
    ['what can I ask you?', 'help', [], current],
  ])('"%s" is %s', (text, intent, ids, period) => {
    expect(heard(text)).toEqual([intent, ids, period]);
  });
});

describe('a follow-up', () => {
  test.each([
    ['and last year?', 'status', '26', { kind: 'same last year' }],
    ['compare with England', 'compare', '26', current],
    ['what about 29', 'status', '29', current],
    ['what about caseloads?', 'status', '29', current],
    ['why?', 'why', '26', current],
    ['who owns it', 'owner', '26', current],
    ['and in July', 'status', '26', month('2020-07')],
  ])('"%s" goes on from the question before', (text, intent, id, period) => {
    expect(heard(text, on26)).toEqual([intent, [id], period]);
  });

  test('takes intent and period with it to another indicator', () => {
    const why: Subject = { intent: 'why', indicatorIds: ['26'], period: { kind: 'month', month: '2019-01' } };
    expect(heard('and 29?', why)).toEqual(['why', ['29'], month('2019-01')]);
  });

  test('is not understood where nothing was asked before', () => {
    expect(ask('why?')).toEqual({ kind: 'not understood', why: 'no subject' });
  });
});

describe('what it does not answer', () => {
  test.each([
    "what's the weather like",
    'who is the prime minister',
    'how do I apply for a school place for my son',
    'tell me a joke',
    'asdf qwer zxcv',
    '🙂',
  ])('"%s" is out of scope', (text) => {
    expect(ask(text)).toEqual({ kind: 'not understood', why: 'out of scope' });
  });

  test('a number the suite does not have is said to be one', () => {
    expect(ask('indicator 99')).toEqual({ kind: 'not understood', why: 'no such number' });
  });

  test('words that fit several indicators bring two or three of them', () => {
    const it = ask('social workers');
    expect(it.kind).toBe('ambiguous');
    expect(it.kind === 'ambiguous' ? it.among.length : 0).toBeLessThanOrEqual(3);
  });
});

test('any text at all is answered in one of the three ways', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => {
      expect(['understood', 'ambiguous', 'not understood']).toContain(ask(text, on26).kind);
    }),
  );
});

test('every indicator is found by its number, by its title and by each of its other names', () => {
  const missed = demo.indicators.flatMap(({ number, title, synonyms }) =>
    [String(number), title, ...synonyms].filter((name) => {
      const it = ask(name);
      const meant = it.kind === 'understood' ? it.indicatorIds : it.kind === 'ambiguous' ? it.among : [];
      return !meant.includes(String(number));
    }),
  );
  expect(missed).toEqual([]);
});
