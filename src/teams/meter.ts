/** What `/metrics` tells: counts and times, never whom or what. */
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { QueueSize } from '../usecases/ports';
import type { Meter } from './options';

/** A meter with its reading. */
export interface Meters extends Meter {
  /** A tick of the clock came so many seconds late. */
  ticked(job: string, lateSeconds: number): void;
  read(): Promise<{ contentType: string; text: string }>;
}

/** Looked up when somebody reads the meter; what cannot be looked up then is left as it was. */
export interface Gauges {
  queue(): Promise<QueueSize>;
  /** Share of Teams' limit for the whole app used in the last second, 0 to 1. */
  pace(): Promise<number>;
}

export function createMeter(gauges: Gauges): Meters {
  const registry = new Registry();
  const registers = [registry];
  const named = <Name extends string>(name: string, help: string, ...labelNames: Name[]) => ({
    name: `scrutineer_${name}`,
    help,
    labelNames,
    registers,
  });

  const queue = new Gauge(named('outbox_messages', 'Messages that are not sent, by how they stand.', 'state'));
  const oldest = new Gauge(named('outbox_oldest_seconds', 'How long the longest due message waits.'));
  const pace = new Gauge(named('pace_use_ratio', 'Share of the limit for the whole app used in the last second.'));
  const deliveries = new Counter(named('deliveries_total', 'Deliveries by how they ended.', 'outcome'));
  const refusals = new Counter(named('refusals_total', 'Sends that Teams refused, by status.', 'status'));
  const waits = new Histogram({
    ...named('pace_wait_seconds', 'How long messages waited for the limits.'),
    buckets: [0, 0.05, 0.1, 0.25, 0.5, 1, 2],
  });
  const turns = new Histogram({
    ...named('turn_seconds', 'How long activities took, by kind and how they ended.', 'kind', 'how'),
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15, 30, 60],
  });
  const ticks = new Gauge(named('tick_late_seconds', 'How late the last tick of a job came.', 'job'));

  async function look(): Promise<void> {
    const { due, unreachable, parked, oldestSeconds } = await gauges.queue();
    queue.set({ state: 'due' }, due);
    queue.set({ state: 'unreachable' }, unreachable);
    queue.set({ state: 'parked' }, parked);
    oldest.set(oldestSeconds);
    pace.set(await gauges.pace());
  }

  return {
    ended: (outcome) => deliveries.inc({ outcome }),
    waited: (ms) => waits.observe(ms / 1000),
    refused: (status) => refusals.inc({ status }),
    heard: (kind, how, seconds) => turns.observe({ kind, how }, seconds),
    ticked: (job, lateSeconds) => ticks.set({ job }, lateSeconds),
    async read() {
      await look();
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
  };
}
