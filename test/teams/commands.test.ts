import fc from 'fast-check';
import { parseCommand } from '../../src/teams/commands';
import type { Conversation } from '../../src/usecases/ports';

const here: Conversation = { conversationId: 'c', place: 'personal chat', reference: {} };
const read = (text: string) => parseCommand(text, here);

describe('a typed line', () => {
  it.each([
    ['help', { kind: 'help' }],
    ['  Help! ', { kind: 'help' }],
    ['?', { kind: 'help' }],
    ['What can you do?', { kind: 'help' }],
    ['status', { kind: 'status', words: '' }],
    ['STATUS 26', { kind: 'status', words: '26' }],
    ['status\u00A026.', { kind: 'status', words: '26' }],
    ['“status 26”', { kind: 'status', words: '26' }],
    ['status of care leavers in work?', { kind: 'status', words: 'care leavers in work' }],
    ['status care\u200B leavers’ homes', { kind: 'status', words: "care leavers' homes" }],
    ['&nbsp;status 26', { kind: 'status', words: '26' }],
    ['overview', { kind: 'status', words: '' }],
    ['open October 2020', { kind: 'open period', label: 'October 2020' }],
    ['Open the period October 2020.', { kind: 'open period', label: 'October 2020' }],
    ['open', { kind: 'open period', label: '' }],
    ['close October 2020', { kind: 'close period', label: 'October 2020' }],
    ['board', { kind: 'board', label: null }],
    ['show the board for October 2020', { kind: 'board', label: 'October 2020' }],
    ['report', { kind: 'report', label: null }],
    ['report October 2020', { kind: 'report', label: 'October 2020' }],
    ['answer 26', { kind: 'answer', words: '26' }],
    ['review indicator 26', { kind: 'review', words: '26' }],
    ['check indicator 26', { kind: 'check', words: '26' }],
    ['as Helen Ward', { kind: 'act as', name: 'Helen Ward' }],
    ['use this channel', { kind: 'use this channel', conversation: here }],
    ['status 26 suite Children', { kind: 'status', words: '26', suiteKey: 'children' }],
    ['board suite: adults', { kind: 'board', label: null, suiteKey: 'adults' }],
  ])('%j is understood', (text, ask) => {
    expect(read(text)).toMatchObject(ask);
  });

  it.each([
    'please close October 2020',
    'do not open October 2020',
    'the status quo',
    'statusquo',
    'opening times',
    'dashboard',
    'reports',
    'as',
    'I will use this channel tomorrow',
    '',
    '   ',
  ])('%j is not taken for a command it only resembles', (text) => {
    expect(read(text).kind).toBe('not understood');
  });

  it('of any kind at all gives an ask and never fails', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (text) => {
        const ask = read(text);
        if (ask.kind === 'not understood') expect(ask.words.length).toBeLessThanOrEqual(1000);
      }),
    );
  });

  it.each([
    'status ' + ' '.repeat(100_000) + 'x',
    'status ' + 'suite '.repeat(50_000),
    '<'.repeat(100_000),
    '"'.repeat(100_000),
  ])('long and awkward is read in a moment', (text) => {
    expect(read(text)).toBeDefined();
  });
});
