/** The shared books of a bot, for one process and one test: what the database otherwise keeps. */
import type { Inbox, Pace, PaceBook } from '../../src/usecases/ports';

/** @param now the clock of all who share it, in milliseconds */
export function paceInMemory(now: () => number = () => performance.now()): PaceBook {
  const kept: Pace = { now: 0, app: [], conversations: new Map() };
  return {
    change: (_, change) => {
      kept.now = now();
      return Promise.resolve(change(kept));
    },
  };
}

/** Leases never run out here: nobody ends in the middle. */
export function inboxInMemory(): Inbox {
  const heard = new Map<string, { conversationId: string; place: number; done: boolean }>();
  let place = 0;
  return {
    take: ({ key, conversationId }) => {
      const known = heard.get(key);
      if (known !== undefined) return Promise.resolve({ kind: known.done ? 'done' : 'running' });
      place += 1;
      heard.set(key, { conversationId, place, done: false });
      return Promise.resolve({ kind: 'ours', place: String(place) });
    },
    isNext: (conversationId, mine) =>
      Promise.resolve(
        [...heard.values()].every(
          (one) => one.done || one.conversationId !== conversationId || one.place >= Number(mine),
        ),
      ),
    renew: () => Promise.resolve(),
    finish: (key, _, how) => {
      const known = heard.get(key);
      if (how === 'failed') heard.delete(key);
      else if (known !== undefined) known.done = true;
      return Promise.resolve();
    },
  };
}
