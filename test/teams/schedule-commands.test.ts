import { parseCommand } from '../../src/teams/commands';

const here = { conversationId: 'chat', place: 'personal chat', reference: {} } as const;

describe('commands about time', () => {
  it.each([
    ['calendar', { kind: 'calendar', label: null, suiteKey: null }],
    ['show the calendar for October 2020', { kind: 'calendar', label: 'October 2020', suiteKey: null }],
    ['calendar suite adults', { kind: 'calendar', label: null, suiteKey: 'adults' }],
    ['reach', { kind: 'reach', suiteKey: null }],
    ['Who can’t you reach?', { kind: 'reach', suiteKey: null }],
    ['my day', { kind: 'digest' }],
    ['I am away until 4/1/2021', { kind: 'away', back: '2021-01-04', person: '' }],
    [
      "I'm away until 4 January 2021, Dele Okafor writes for me",
      { kind: 'away', back: '2021-01-04', person: 'Dele Okafor' },
    ],
    ['I am back', { kind: 'back again' }],
  ])('“%s” is understood', (words, ask) => {
    expect(parseCommand(words, here)).toEqual(ask);
  });

  it.each(['calendar invites were sent to all of the schools this term', 'I am away until late', 'reach out to them'])(
    '“%s” is none',
    (words) => {
      expect(parseCommand(words, here).kind).toBe('not understood');
    },
  );
});
