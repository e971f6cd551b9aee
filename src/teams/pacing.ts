/** Keeps sends under Teams' limits, for all processes of the app together: sliding windows over a shared book. */
import type { Pace, PaceBook } from '../usecases/ports';

/** At most `count` sends in any `ms` milliseconds. */
export interface Window {
  count: number;
  ms: number;
}

/** Per conversation, from Microsoft's "Optimize your bot with rate limiting in Teams". */
export const conversationWindows: readonly Window[] = [
  { count: 7, ms: 1_000 },
  { count: 8, ms: 2_000 },
  { count: 60, ms: 30_000 },
  { count: 1_800, ms: 3_600_000 },
];

/** Per app and tenant: 50 requests a second, same source. */
export const appWindows: readonly Window[] = [{ count: 50, ms: 1_000 }];

/** A send arrives some milliseconds after its moment, and the next one maybe fewer: what is left between them. */
const margin = 50;

/** The app's second in tenths, so that no burst arrives as one: 5 in 103 ms, 97 % of what is allowed. */
const appTenths: readonly Window[] = [{ count: 5, ms: 103 }];

const withMargin = (windows: readonly Window[]): Window[] =>
  windows.map(({ count, ms }) => ({ count, ms: ms + margin }));

const conversationPace = withMargin(conversationWindows);

/** Sends of the whole app that are remembered: more than any of its windows counts. */
const appRemembered = 100;
const longest = Math.max(...conversationPace.map(({ ms }) => ms));

/**
 * The earliest moment a further send keeps every window.
 *
 * @param sent moments of earlier sends, ascending, in milliseconds
 * @param now no answer is earlier than this
 */
export function earliest(sent: readonly number[], now: number, windows: readonly Window[]): number {
  let at = now;
  for (const { count, ms } of windows) {
    const limiting = sent[sent.length - count];
    if (limiting !== undefined && limiting + ms > at) at = limiting + ms;
  }
  return at;
}

/** A send that has its moment. */
export interface Booked {
  kind: 'booked';
  wait: number;
  /**
   * To be called when it is over: Teams counts a send when it arrives, which is known only to lie between its
   * start and its end, so from then on its conversation counts it from its end.
   */
  over(): Promise<void>;
}

/** Where there is no moment within the patience nothing is booked, and `later` says when to ask again. */
export type Booking = Booked | { kind: 'too long'; later: number };

/** Books sends, one conversation and the whole app together. Waits are in milliseconds. */
export interface Pacer {
  book(conversationId: string, patience: number): Promise<Booking>;
  /** Counts a send that cannot wait, such as the answer to a person. */
  note(conversationId: string): Promise<Booked>;
  /** Teams asked for quiet in a conversation for so long. */
  hold(conversationId: string, ms: number): Promise<void>;
}

export function createPacer(book: PaceBook): Pacer {
  const booked = (pace: Pace, conversationId: string, at: number): Booked => {
    put(pace, conversationId, at);
    return {
      kind: 'booked',
      wait: Math.ceil(at - pace.now),
      over: () => book.change([conversationId], (then) => moveToEnd(then, conversationId, at)),
    };
  };
  return {
    book: (conversationId, patience) =>
      book.change([conversationId], (pace) => {
        const { sent, heldUntil } = theirs(pace, conversationId);
        const free = Math.max(pace.now, heldUntil);
        const at = Math.ceil(earliest(pace.app, earliest(sent, free, conversationPace), appTenths));
        return at - pace.now > patience
          ? { kind: 'too long', later: Math.ceil(at - pace.now) }
          : booked(pace, conversationId, at);
      }),
    note: (conversationId) =>
      book.change([conversationId], (pace) => booked(pace, conversationId, Math.ceil(pace.now))),
    hold: (conversationId, ms) =>
      book.change([conversationId], (pace) => {
        const kept = theirs(pace, conversationId);
        pace.conversations.set(conversationId, { ...kept, heldUntil: Math.max(kept.heldUntil, pace.now + ms) });
      }),
  };
}

const theirs = (pace: Pace, conversationId: string) =>
  pace.conversations.get(conversationId) ?? { sent: [], heldUntil: 0 };

const ascending = (moments: readonly number[]): number[] => [...moments].sort((a, b) => a - b);

function put(pace: Pace, conversationId: string, at: number): void {
  const { sent, heldUntil } = theirs(pace, conversationId);
  // Bookings lie in the future and notes in the present, so a note may come before the last booking.
  pace.app = ascending([...pace.app, at]).slice(-appRemembered);
  const recent = sent.filter((moment) => moment > pace.now - longest);
  pace.conversations.set(conversationId, { sent: ascending([...recent, at]), heldUntil });
}

function moveToEnd(pace: Pace, conversationId: string, at: number): void {
  const { sent, heldUntil } = theirs(pace, conversationId);
  const mine = sent.lastIndexOf(at);
  if (mine < 0 || pace.now <= at) return;
  pace.conversations.set(conversationId, { sent: ascending(sent.with(mine, Math.ceil(pace.now))), heldUntil });
}

/** Share of the app's limit that was used in the last second, 0 to 1. */
export const appUse = (book: PaceBook): Promise<number> =>
  book.change([], ({ app, now }) => app.filter((at) => at > now - 1_000 && at <= now).length / 50);
