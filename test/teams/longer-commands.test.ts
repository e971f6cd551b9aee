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
    ['minutes for October 2020', { kind: 'minutes', label: 'October 2020' }],
    [
      'Resolved: That the report be noted.',
      { kind: 'record minute', what: 'resolution', number: null, text: 'That the report be noted' },
    ],
    [
      'recommended to the Executive on 26: That posts be funded',
      { what: 'recommendation', number: 26, text: 'That posts be funded' },
    ],
    [
      'question on 26 from Cllr Lindley: How many posts? Answer: Eight of twelve.',
      { what: 'question', number: 26, askedBy: 'Cllr Lindley', text: 'How many posts?', answer: 'Eight of twelve' },
    ],
    [
      'meeting action on 26: Report on posts; Head of Leaving Care; by 30/3/2021',
      { kind: 'record action', number: 26, what: 'Report on posts', owner: 'Head of Leaving Care', due: '2021-03-30' },
    ],
    [
      'strike minute 3 because it was another meeting',
      { kind: 'strike minute', entry: 3, reason: 'it was another meeting' },
    ],
    ['disclosure', { kind: 'disclosure', number: null, label: null }],
    ['disclosure 22 for October 2020', { kind: 'disclosure', number: 22, label: 'October 2020' }],
    [
      'classify 22 as paragraph 2 because few children are meant',
      { kind: 'classify', number: 22, paragraph: 2, publicInterest: 'few children are meant', label: null },
    ],
    ['classify 22', { kind: 'classify', paragraph: null, publicInterest: '' }],
    [
      'keep back indicator 24 for July 2020: a family is known',
      { kind: 'keep back', number: 24, label: 'July 2020', reason: 'a family is known' },
    ],
    ['release 22 because the court published it', { kind: 'release', number: 22, reason: 'the court published it' }],
    ['agree release 22 for October 2020', { kind: 'settle release', agree: true, number: 22, label: 'October 2020' }],
    ['decline the release of 22', { kind: 'settle release', agree: false, number: 22 }],
    ['part 2 list', { kind: 'part two list', label: null }],
    [
      'let Grace Lindley read part 2 for October 2020',
      { kind: 'allow part two', person: 'Grace Lindley', label: 'October 2020' },
    ],
    ['stop Grace Lindley reading part two', { kind: 'stop part two', person: 'Grace Lindley' }],
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
    [
      'also call 26 “care leavers in work”, ETE',
      { edits: [{ kind: 'also call', number: 26, names: ['care leavers in work', 'ETE'] }] },
    ],
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
