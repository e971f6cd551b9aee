/**
 * The clock's only part in the product: "look now". What is due is computed from dates in the store, so a
 * tick that is late, doubled or lost changes nothing but the moment.
 */
import { schedule } from 'node-cron';

/** A job the clock pokes: it must be quick, harmless when there is nothing to do, and never throw. */
export type Job = () => void;

/** Pokes the delivery of waiting messages every five seconds. @returns a function that stops the clock */
export function startTicks(deliver: Job): () => Promise<void> {
  const tasks = [
    schedule('*/5 * * * * *', deliver, { timezone: 'Etc/UTC', noOverlap: true, suppressMissedWarning: true }),
  ];
  return async () => {
    for (const task of tasks) await task.destroy();
  };
}
