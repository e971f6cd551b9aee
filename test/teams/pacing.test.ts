import fc from 'fast-check';
import { appWindows, conversationWindows, createPacer, earliest, type Window } from '../../src/teams/pacing';

/** Whether any window ever holds more than it may: counted afresh, the slow way. */
const keeps = (moments: readonly number[], windows: readonly Window[]): boolean =>
  windows.every(({ count, ms }) =>
    moments.every((end) => moments.filter((at) => at > end - ms && at <= end).length <= count),
  );

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
  it('keeps every window of a conversation and of the app, whoever asks in whatever order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 400 })), { maxLength: 250 }),
        (asks) => {
          const pacer = createPacer();
          const sent = new Map<string, number[]>();
          let now = 0;
          for (const [who, step] of asks) {
            now += step;
            const booking = pacer.book(`c${who}`, now, Number.POSITIVE_INFINITY);
            sent.set(`c${who}`, [...(sent.get(`c${who}`) ?? []), now + (booking?.wait ?? 0)]);
          }
          for (const moments of sent.values()) expect(keeps(moments, conversationWindows)).toBe(true);
          expect(keeps([...sent.values()].flat(), appWindows)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('lets another conversation go ahead while one is full', () => {
    const pacer = createPacer();
    for (let i = 0; i < 7; i += 1) pacer.book('busy', 0, 60_000);
    expect(pacer.book('busy', 0, 60_000)?.wait).toBe(1_000);
    expect(pacer.book('quiet', 0, 60_000)?.wait).toBe(0);
  });

  it('books nothing where the wait is longer than the patience', () => {
    const pacer = createPacer();
    for (let i = 0; i < 7; i += 1) pacer.book('c', 0, 60_000);
    expect(pacer.book('c', 0, 500)).toBeNull();
    expect(pacer.book('c', 1_000, 500)?.wait).toBe(0);
  });

  it('counts a send from its end, as it may have arrived no earlier', () => {
    const pacer = createPacer();
    const bookings = Array.from({ length: 7 }, () => pacer.book('c', 0, 60_000));
    for (const booking of bookings) booking?.over(40);
    expect(pacer.book('c', 100, 60_000)?.wait).toBe(940);
  });

  it('counts answers that could not wait, and keeps quiet when Teams asked for it', () => {
    const pacer = createPacer();
    for (let i = 0; i < 7; i += 1) pacer.note('c', 0);
    expect(pacer.book('c', 1, 60_000)?.wait).toBe(999);
    pacer.hold('d', 5_000);
    expect(pacer.book('d', 0, 60_000)?.wait).toBe(5_000);
  });
});
