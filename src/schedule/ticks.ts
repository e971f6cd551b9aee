/**
 * The clock's only part in the product: "look now". What is due is computed from dates in the store, so a
 * tick that is late, doubled or lost changes nothing but the moment.
 */
import { schedule, type TaskContext } from 'node-cron';

/** A job the clock pokes: harmless when there is nothing to do, and it never throws. */
export type Job = () => void | Promise<void>;

/** What the clock pokes. */
export interface Jobs {
  /** Every five seconds: messages that wait. */
  deliver: Job;
  /** Every minute: what fell due. A look that takes longer than a minute is not joined by a second. */
  remind: Job;
  /** Told with every tick how late it came, in seconds. */
  late: (job: 'deliver' | 'remind', seconds: number) => void;
}

const often = { timezone: 'Etc/UTC', noOverlap: true, suppressMissedWarning: true };

/** Starts the clock. @returns a function that stops it */
export function startTicks({ deliver, remind, late }: Jobs): () => Promise<void> {
  const told = (name: 'deliver' | 'remind', job: Job) => (tick: TaskContext) => {
    late(name, Math.max(0, (tick.triggeredAt.getTime() - tick.date.getTime()) / 1000));
    return job();
  };
  const tasks = [
    schedule('*/5 * * * * *', told('deliver', deliver), often),
    schedule('0 * * * * *', told('remind', remind), often),
  ];
  return async () => {
    for (const task of tasks) await task.destroy();
  };
}
