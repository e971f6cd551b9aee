/** In-process order and single running of turns. */

/** Runs tasks of one key one after another, and different keys side by side. */
export interface Lanes {
  run<T>(key: string, task: () => Promise<T>): Promise<T>;
}

export function createLanes(): Lanes {
  const tails = new Map<string, Promise<unknown>>();
  return {
    run(key, task) {
      const before = tails.get(key) ?? Promise.resolve();
      const mine = before.then(task, task);
      tails.set(key, mine);
      const leave = () => {
        if (tails.get(key) === mine) tails.delete(key);
      };
      mine.then(leave, leave);
      return mine;
    },
  };
}

/** Remembers what was done under a key, so that a repeat gets the same outcome instead of a second run. */
export interface Once<T> {
  run(key: string, task: () => Promise<T>): Promise<T>;
}

/**
 * @param most keys remembered; the oldest is forgotten first. A failed task is forgotten at once, so that it can
 *   be tried again.
 */
export function createOnce<T>(most: number): Once<T> {
  const outcomes = new Map<string, Promise<T>>();
  return {
    run(key, task) {
      const known = outcomes.get(key);
      if (known !== undefined) return known;
      const outcome = task();
      outcomes.set(key, outcome);
      outcome.catch(() => outcomes.delete(key));
      for (const oldest of outcomes.keys()) {
        if (outcomes.size <= most) break;
        outcomes.delete(oldest);
      }
      return outcome;
    },
  };
}
