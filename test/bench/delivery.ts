/**
 * `npm run bench:delivery`: the outbox on PostgreSQL. How fast it runs empty beside graphile-worker and pg-boss in
 * the same run; how much of Teams' limits it uses for reminders; how soon another process takes over from a killed
 * one. `-- --messages 5000 --batch 32 --rounds 3 --reminders 3000` are its sizes, and `-- --only drain` (or
 * `throttled`, `redelivery`) runs one part.
 */
import { parseArgs } from 'node:util';
import { stopPostgres } from '../helpers/postgres';
import { graphileWorker, outbox, pgBoss, timed, type Side } from './delivery/drain';
import { afterKill } from './delivery/redelivery';
import { underLimits } from './delivery/throttled';

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '5000' },
    batch: { type: 'string', default: '32' },
    rounds: { type: 'string', default: '3' },
    reminders: { type: 'string', default: '3000' },
    only: { type: 'string' },
  },
});
const messages = Number(values.messages);
const batch = Number(values.batch);
const rounds = Number(values.rounds);

const median = (all: readonly number[]): number => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? NaN;

const sides: readonly [name: string, side: Side][] = [
  ['outbox', outbox],
  ['graphile-worker', graphileWorker(false)],
  ['graphile-worker + ledger', graphileWorker(true)],
  ['pg-boss', pgBoss(false)],
  ['pg-boss + ledger', pgBoss(true)],
];

async function drains(): Promise<void> {
  console.log(
    `Drain of ${messages} messages, ${batch} at a time, ${rounds} rounds, one server, a far side that answers at once.
outbox: claims of ${batch}, at most two under way, pacing and rendering off; each send marked before it leaves and settled after.
graphile-worker 0.17.3: concurrency ${batch}, local queue ${batch}, completions in batches. pg-boss 10.4.2: fetch, work, complete in a loop.
"+ ledger": the job writes down each send before it leaves and its end, which theirs do not do and the outbox does.\n`,
  );
  const took = new Map(sides.map(([name]) => [name, [] as number[]]));
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? sides : [...sides].reverse();
    for (const [name, side] of order) took.get(name)?.push(await timed(side, { messages, batch }));
  }
  const ours = median(took.get('outbox') ?? []);
  for (const [name, all] of took) {
    const rates = all.map((ms) => Math.round((messages / ms) * 1_000));
    const ratio = median(all) / ours;
    console.log(
      `${name.padEnd(26)}${String(median(rates)).padStart(7)} a second (${Math.min(...rates)} to ${Math.max(...rates)})   the outbox is ${ratio.toFixed(2)} times as fast`,
    );
  }
}

async function throttled(): Promise<void> {
  const reminders = Number(values.reminders);
  const processes = 2;
  const people = 300;
  const { delivered, seconds, rate, refused } = await underLimits(reminders, people, processes);
  console.log(
    `\n${reminders} reminders to ${people} people, ${processes} processes, under Teams' limits (50 a second; 7 in 1 s, 8 in 2 s, 60 in 30 s a conversation):
${delivered} delivered in ${seconds.toFixed(1)} s: ${((rate / 50) * 100).toFixed(1)}% of what is allowed (goal at least 95%); ${refused} refused with 429, ${((refused / (delivered + refused)) * 100).toFixed(2)}% (goal at most 1%)`,
  );
}

async function redelivery(): Promise<void> {
  const all: number[] = [];
  for (let round = 0; round < rounds; round += 1) all.push(await afterKill());
  console.log(
    `\nFrom SIGKILL of the process that holds 20 messages to their delivery by another: ${all.map((s) => `${s.toFixed(1)} s`).join(', ')} (goal at most 30 s; lease 15 s, looked for every 5 s).
By their documentation: graphile-worker 0.17 gives a killed worker's jobs to others after 4 hours; pg-boss 10 after the job's expiry, 15 minutes by default.`,
  );
}

async function main(): Promise<void> {
  const parts = { drain: drains, throttled, redelivery };
  for (const [name, part] of Object.entries(parts)) if (values.only === undefined || values.only === name) await part();
}

main()
  .catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  })
  .finally(stopPostgres);
