import { parseCommand } from '../../src/teams/commands';

const here = { conversationId: 'c', place: 'personal chat', reference: {} } as const;
const asked = (line: string): unknown => parseCommand(line, here);

describe('what somebody writes as a commentary', () => {
  it('keeps its lines and its full stops, though it begins like a command', () => {
    const text = 'Report cards were late this quarter.\n\nOpen places fell & rose; see below…';
    expect(asked(text)).toEqual({ kind: 'not understood', words: text });
  });
});

describe('longer commands', () => {
  it.each([
    ['remind 26', { kind: 'typed verb', verb: 'remind now', words: '26' }],
    ['withdraw indicator 26', { verb: 'withdraw', words: '26' }],
    ['sign off 26', { verb: 'sign off', words: '26' }],
    ['take back 26', { verb: 'take back', words: '26' }],
    ['delegate 26 to Naomi Brandt', { verb: 'delegate', words: '26', person: 'Naomi Brandt' }],
    [
      'reassign 26 to Megan Pryce because she leads on it now',
      { verb: 'reassign', person: 'Megan Pryce', reason: 'she leads on it now' },
    ],
    ['reopen 26: a figure was wrong', { verb: 'reopen', words: '26', reason: 'a figure was wrong' }],
    ['reopen 26', { verb: 'reopen', words: '26' }],
    [
      'extend 26 to 8 January 2021 because of sickness',
      { verb: 'extend deadline', words: '26', date: '2021-01-08', reason: 'of sickness' },
    ],
    ['Extend 26 to 8/1/2021', { verb: 'extend deadline', date: '2021-01-08' }],
    ['history 26', { kind: 'history', words: '26' }],
    ['actions', { kind: 'actions', words: '' }],
    ['actions for 26', { kind: 'actions', words: '26' }],
    ['action 12 done', { kind: 'close action', number: 12, as: 'done', reason: '' }],
    ['action 12 dropped because the scheme closed', { number: 12, as: 'dropped', reason: 'the scheme closed' }],
    [
      'report something else: school places',
      { kind: 'report something else', matter: 'concern', words: 'school places' },
    ],
    ['report good performance on 27', { matter: 'good performance', words: '27' }],
    ['report October 2020', { kind: 'report', label: 'October 2020' }],
    ['people', { kind: 'people' }],
    [
      'add person Ann Other, Head of Service, Housing, ann.other@council.example',
      { kind: 'add person', name: 'Ann Other', post: 'Head of Service, Housing', email: 'ann.other@council.example' },
    ],
    [
      'give role co-opted member to Grace Lindley',
      { kind: 'give role', role: 'co-opted member', person: 'Grace Lindley' },
    ],
    ['give Ann Other director', { kind: 'give role', role: 'director', person: 'Ann Other' }],
    ['take role director from Ruth Adeyemi', { kind: 'take role', role: 'director', person: 'Ruth Adeyemi' }],
    [
      'create period January 2021 as at 31/01/2021 deadline 12/03/2021 meeting 30 March 2021',
      {
        kind: 'create period',
        label: 'January 2021',
        asAt: '2021-01-31',
        deadline: '2021-03-12',
        meeting: '2021-03-30',
      },
    ],
    [
      'extend period October 2020 to 2021-01-08 because of the holidays',
      { kind: 'extend period', label: 'October 2020', date: '2021-01-08', reason: 'of the holidays' },
    ],
    [
      'extend October 2020 to 8/1/2021 because the figures came late',
      { kind: 'extend period', label: 'October 2020', date: '2021-01-08' },
    ],
    ['suite housing', { kind: 'status', words: '', suiteKey: 'housing' }],
    ['publish October 2020', { kind: 'publish period', label: 'October 2020' }],
    ['suites', { kind: 'suites' }],
    ['retire 9', { kind: 'change suite', edits: [{ kind: 'retire', number: 9 }] }],
    ['renumber 9 to 33', { edits: [{ kind: 'renumber', number: 9, to: 33 }] }],
    ['retitle 9: First-time entrants', { edits: [{ kind: 'retitle', number: 9, title: 'First-time entrants' }] }],
    ['change owner of 9 to Megan Pryce', { edits: [{ kind: 'change owner', number: 9, person: 'Megan Pryce' }] }],
    ['change bounds of 26 to 47% to 52%', { edits: [{ kind: 'change bounds', number: 26, low: 47, high: 52 }] }],
    ['change target of 26 to at least 50%', { edits: [{ kind: 'change bounds', number: 26, low: 50, high: null }] }],
  ])('%s', (line, ask) => {
    expect(asked(line)).toMatchObject(ask);
  });

  it.each([
    'extend 26 to never',
    'give role king to Ruth Adeyemi',
    'create period X as at soon deadline later meeting never',
    'please delegate it',
    'renumber 9',
  ])('takes "%s" for no command', (line) => {
    expect(asked(line)).toMatchObject({ kind: 'not understood' });
  });
});
