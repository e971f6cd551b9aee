import fc from 'fast-check';
import { appUse, appWindows, conversationWindows, createPacer, earliest, type Window } from '../../src/teams/pacing';
import { paceInMemory } from '../helpers/in-memory';

/** Whether any window ever holds more than it may: counted afresh, the slow way. */
const keeps = (moments: readonly number[], windows: readonly Window[]): boolean =>
  windows.every(({ count, ms }) =>
    moments.every((end) => moments.filter((at) => at > end - ms && at <= end).length <= count),
  );

/** A pacer on a clock that the test sets, and what waits it gives. */
function paced() {
  const clock = { now: 1_000_000 };
  const book = paceInMemory(() => clock.now);
  const pacer = createPacer(book);
  const wait = async (conversationId: string, patience = 60_000) => {
    const booking = await pacer.book(conversationId, patience);
    return booking.kind === 'booked' ? booking.wait : null;
  };
  return { clock, book, pacer, wait };
}

describe('the earliest next send', () => {
  it('is now while there is room', () => {
    expect(earliest([], 5, conversationWindows)).toBe(5);
    expect(earliest([0, 1, 2, 3, 4, 5], 6, conversationWindows)).toBe(6);
  });

  it('waits out the second, then the two seconds, then the half minute', () => {
    const seven = [0, 1, 2, 3, 4, 5, 6];
    expect(earliest(seven, 10, conversationWindows)).toBe(1_000);
    expect(earliest([...seven, 1_000], 1_001, conversationWindows)).toBe(2_000);
    const sixty = Array.from({ length: 60 }, (_, i) => i * 260);
    expect(earliest(sixty, 15_400, conversationWindows)).toBe(30_000);
  });
});

describe('the pacer', () => {
  it('keeps every window of a conversation and of the app, whoever asks in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 400 })), { maxLength: 250 }),
        async (asks) => {
          const { clock, wait } = paced();
          const sent = new Map<string, number[]>();
          for (const [who, step] of asks) {
            clock.now += step;
            const at = clock.now + (await wait(`c${who}`, Number.POSITIVE_INFINITY))!;
            sent.set(`c${who}`, [...(sent.get(`c${who}`) ?? []), at]);
          }
          for (const moments of sent.values()) expect(keeps(moments, conversationWindows)).toBe(true);
          expect(keeps([...sent.values()].flat(), appWindows)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('keeps them although each send arrives up to 25 ms late', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 25 }), { minLength: 100, maxLength: 300 }), async (late) => {
        const { clock, wait } = paced();
        const arrivals: number[] = [];
        for (const ms of late) {
          clock.now += (await wait(`c${arrivals.length}`))!;
          arrivals.push(clock.now + ms);
        }
        expect(keeps(arrivals, appWindows)).toBe(true);
        // And yet nearly all of what is allowed is used.
        expect(clock.now - 1_000_000).toBeLessThan((late.length / 50) * 1_000 * 1.04);
      }),
      { numRuns: 30 },
    );
  });

  it('lets another conversation go ahead while one is full', async () => {
    const { wait } = paced();
    for (let i = 0; i < 7; i += 1) await wait('busy');
    expect(await wait('busy')).toBeGreaterThan(1_000);
    expect(await wait('quiet')).toBeLessThan(1_100 + 103);
  });

  it('books nothing where the wait is longer than the patience, and says when to ask again', async () => {
    const { clock, pacer, wait } = paced();
    for (let i = 0; i < 7; i += 1) await wait('c');
    const refused = await pacer.book('c', 500);
    expect(refused).toEqual({ kind: 'too long', later: expect.any(Number) as number });
    clock.now += refused.kind === 'too long' ? refused.later : 0;
    expect(await wait('c', 0)).toBe(0);
  });

  it('counts a send from its end, as it may have arrived no earlier', async () => {
    const { clock, pacer, wait } = paced();
    const bookings = [];
    for (let i = 0; i < 7; i += 1) bookings.push(await pacer.note('c'));
    clock.now += 400;
    for (const booking of bookings) await booking.over();
    expect(await wait('c')).toBe(1_050);
  });

  it('counts answers that could not wait, and keeps quiet when Teams asked for it', async () => {
    const { pacer, wait } = paced();
    for (let i = 0; i < 7; i += 1) await pacer.note('c');
    expect(await wait('c')).toBeGreaterThanOrEqual(1_000);
    await pacer.hold('d', 5_000);
    expect(await wait('d')).toBe(5_000);
    expect(await wait('e')).toBeLessThan(500);
  });

  it('tells how much of the app’s second is used', async () => {
    const { clock, book, pacer } = paced();
    for (let i = 0; i < 10; i += 1) await pacer.note(`c${i}`);
    expect(await appUse(book)).toBe(0.2);
    clock.now += 1_000;
    expect(await appUse(book)).toBe(0);
  });
});
