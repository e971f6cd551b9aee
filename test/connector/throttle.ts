/** Teams' documented limits, as the far side keeps them. */

/** Count and milliseconds: per conversation, and over all conversations of the app. */
const perConversation = [
  [7, 1_000],
  [8, 2_000],
  [60, 30_000],
  [1_800, 3_600_000],
] as const;
const perApp = [[50, 1_000]] as const;

export class Throttle {
  private readonly taken = new Map<string, number[]>();

  /** Takes a place for one request, or says how many whole seconds to stay away. */
  take(conversationId: string, now = performance.now()): { allowed: true } | { allowed: false; retryAfter: number } {
    const waits = [
      ...perConversation.map(([count, ms]) => this.wait(conversationId, count, ms, now)),
      ...perApp.map(([count, ms]) => this.wait('', count, ms, now)),
    ];
    const wait = Math.max(...waits);
    if (wait > 0) return { allowed: false, retryAfter: Math.ceil(wait / 1000) };
    for (const key of ['', conversationId]) this.taken.set(key, [...(this.taken.get(key) ?? []), now]);
    return { allowed: true };
  }

  private wait(key: string, count: number, ms: number, now: number): number {
    const recent = (this.taken.get(key) ?? []).filter((at) => at > now - ms);
    const limiting = recent[recent.length - count];
    return limiting === undefined ? 0 : limiting + ms - now;
  }
}
