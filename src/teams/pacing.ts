/** Keeps sends under Teams' limits: sliding windows, with the time as an argument. */

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

/** One send under way. */
export interface Booking {
  /** Milliseconds to wait before sending. */
  wait: number;
  /**
   * To be called when it is over: Teams counts a send when it arrives, which is known only to lie between its
   * start and its end, so from then on it counts from its end.
   */
  over(now: number): void;
}

/** Books sends, one conversation and the whole app together. */
export interface Pacer {
  /** Books the next send to a conversation; null where the wait would be longer than `patience`, and then nothing is booked. */
  book(conversationId: string, now: number, patience: number): Booking | null;
  /** Counts a send that cannot wait, such as the answer to a person. */
  note(conversationId: string, now: number): Booking;
  /** Teams asked for quiet in a conversation until then. */
  hold(conversationId: string, until: number): void;
}

export function createPacer(): Pacer {
  const conversations = new Map<string, number[]>();
  const held = new Map<string, number>();
  let app: number[] = [];
  let swept = 0;

  const sweep = (now: number) => {
    if (now - swept < 60_000) return;
    swept = now;
    app = app.filter((at) => at > now - longest(appWindows));
    for (const [id, sent] of conversations) {
      const recent = sent.filter((at) => at > now - longest(conversationWindows));
      if (recent.length === 0) conversations.delete(id);
      else conversations.set(id, recent);
    }
    for (const [id, until] of held) if (until <= now) held.delete(id);
  };
  const put = (conversationId: string, at: number, now: number): Booking => {
    const both = () => {
      const sent = conversations.get(conversationId) ?? [];
      conversations.set(conversationId, sent);
      return [sent, app];
    };
    for (const moments of both()) insert(moments, at);
    return {
      wait: at - now,
      over(end) {
        for (const moments of both()) {
          const mine = moments.lastIndexOf(at);
          if (mine >= 0) moments.splice(mine, 1);
          insert(moments, Math.max(at, end));
        }
      },
    };
  };
  return {
    book(conversationId, now, patience) {
      sweep(now);
      const free = Math.max(now, held.get(conversationId) ?? now);
      const mine = earliest(conversations.get(conversationId) ?? [], free, conversationWindows);
      const at = earliest(app, mine, appWindows);
      return at - now > patience ? null : put(conversationId, at, now);
    },
    note(conversationId, now) {
      sweep(now);
      return put(conversationId, now, now);
    },
    hold(conversationId, until) {
      held.set(conversationId, Math.max(until, held.get(conversationId) ?? until));
    },
  };
}

const longest = (windows: readonly Window[]): number => Math.max(...windows.map((w) => w.ms));

/** Bookings lie in the future and notes in the present, so a note may come before the last booking. */
function insert(moments: number[], at: number): void {
  let i = moments.length;
  while (i > 0 && (moments[i - 1] ?? at) > at) i -= 1;
  moments.splice(i, 0, at);
}
