import fc from 'fast-check';
import { backoffMs, classify, retryAfterMs, type SendFailure } from '../../src/teams/failure';

const now = new Date('2026-11-23T08:00:00Z');
const answered = (status: number, code: string | null = null, retryAfter: string | null = null): SendFailure => ({
  kind: 'answered',
  status,
  code,
  retryAfter,
});

describe('a failed send', () => {
  it.each([
    ['a limit without a wait', answered(429), 'new', { kind: 'retry' }],
    ['a limit with a wait', answered(429, 'TooManyRequests', '7'), 'new', { kind: 'retry', afterMs: 7_000 }],
    ['a precondition that failed', answered(412), 'new', { kind: 'retry' }],
    ['a bad gateway under a new message', answered(502), 'new', { kind: 'ambiguous' }],
    ['a bad gateway under an update', answered(502, null, '3'), 'update', { kind: 'retry', afterMs: 3_000 }],
    ['a gateway that timed out under a new message', answered(504), 'new', { kind: 'ambiguous' }],
    ['a service that is away', answered(503, null, '2'), 'new', { kind: 'retry', afterMs: 2_000 }],
    ['a gateway that timed out under an update', answered(504), 'update', { kind: 'retry' }],
    ['an error of Teams’ own', answered(500), 'new', { kind: 'park' }],
    ['a token not accepted', answered(401), 'new', { kind: 'retry', afterMs: 300_000 }],
    [
      'an app that was removed',
      answered(403, 'BotNotInConversationRoster'),
      'new',
      { kind: 'unreachable', reason: expect.stringContaining('added again') as string },
    ],
    [
      'a person who blocked it',
      answered(403, 'ConversationBlockedByUser'),
      'new',
      { kind: 'unreachable', reason: expect.stringContaining('blocked') as string },
    ],
    [
      'an administrator who disabled it',
      answered(403, 'BotDisabledByAdmin'),
      'new',
      { kind: 'unreachable', reason: expect.stringContaining('administrator') as string },
    ],
    [
      'writes that are blocked',
      answered(403, 'MessageWritesBlocked'),
      'new',
      { kind: 'unreachable', reason: expect.stringContaining('write there') as string },
    ],
    [
      'a refusal without a word',
      answered(403),
      'new',
      { kind: 'unreachable', reason: expect.stringContaining('403') as string },
    ],
    ['a card that is gone', answered(404, 'ActivityNotFoundInConversation'), 'update', { kind: 'forget card' }],
    ['a card that is gone, no word', answered(404), 'update', { kind: 'forget card' }],
    ['a conversation that is gone', answered(404, 'ConversationNotFound'), 'new', { kind: 'unreachable' }],
    [
      'a conversation that is gone under a card',
      answered(404, 'ConversationNotFound'),
      'update',
      { kind: 'unreachable' },
    ],
    [
      'a message too large',
      answered(413),
      'new',
      { kind: 'park', reason: expect.stringContaining('too large') as string },
    ],
    ['a bad request', answered(400, 'BadSyntax'), 'new', { kind: 'park' }],
    ['a redirect', answered(302), 'new', { kind: 'park' }],
    ['an address that is not Teams’', { kind: 'not allowed', reason: 'no' }, 'new', { kind: 'park' }],
    ['a connection never made', { kind: 'not sent', reason: 'no' }, 'new', { kind: 'retry' }],
    ['silence after a new message', { kind: 'no answer', reason: 'no' }, 'new', { kind: 'ambiguous' }],
    ['silence after an update', { kind: 'no answer', reason: 'no' }, 'update', { kind: 'retry' }],
  ] as const)('%s has its own way out', (_, failure, sending, verdict) => {
    expect(classify(failure, sending, now)).toMatchObject(verdict);
  });

  it('always comes with a reason for the operator', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 300, max: 599 }),
        fc.option(fc.string()),
        fc.option(fc.string()),
        (status, code, retryAfter) => {
          expect(classify(answered(status, code, retryAfter), 'new', now).reason).not.toBe('');
        },
      ),
    );
  });
});

describe('Retry-After', () => {
  it.each([
    ['3', 3_000],
    [' 3 ', 3_000],
    ['0', 0],
    ['1.5', 1_500],
    ['999999999', 3_600_000],
    ['9'.repeat(400), 3_600_000],
    ['Mon, 23 Nov 2026 08:00:30 GMT', 30_000],
    ['Mon, 23 Nov 2026 07:00:00 GMT', 0],
    ['Tue, 23 Nov 2027 08:00:00 GMT', 3_600_000],
    ['-5', undefined],
    ['soon', undefined],
    ['', undefined],
    [null, undefined],
    ['Mon, 99 Nov 2026 08:00:30 GMT', undefined],
  ])('%j means %j milliseconds', (header, ms) => {
    expect(retryAfterMs(header, now)).toBe(ms);
  });
});

describe('the wait before another try', () => {
  it('doubles, stays within its bounds, and leaves half to chance', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2000 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (attempt, chance) => {
          const wait = backoffMs(attempt, chance);
          expect(wait).toBeGreaterThanOrEqual(1_000);
          expect(wait).toBeLessThanOrEqual(300_000);
          expect(wait).toBeGreaterThanOrEqual(backoffMs(attempt, 0));
        },
      ),
    );
    expect([1, 2, 3, 4].map((attempt) => backoffMs(attempt, 0))).toEqual([1_000, 2_000, 4_000, 8_000]);
  });
});
