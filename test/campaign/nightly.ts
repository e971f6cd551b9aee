/**
 * `npm run campaign`: many seeded runs of the fault campaign, told as they go. A seed that failed is played again
 * with `npm run campaign -- --from SEED --runs 1`, which has the same plan to the letter.
 */
import { Command } from 'commander';
import { openCampaign } from './campaign';

const whole = (text: string): number => {
  const n = Number(text);
  if (!Number.isSafeInteger(n) || n < 0) throw new Error(`"${text}" is no whole number`);
  return n;
};

async function main(): Promise<void> {
  const { runs, from } = new Command()
    .option('--runs <number>', 'how many', whole, 300)
    .option('--from <seed>', 'the first seed', whole, 0)
    .parse()
    .opts<{ runs: number; from: number }>();
  const campaign = await openCampaign();
  const total = { failed: 0, sent: 0, twice: 0, doubts: 0, parked: 0, dropped: 0, ends: 0, acknowledged: 0 };
  const began = Date.now();
  for (let seed = from; seed < from + runs; seed += 1) {
    const told = await campaign.run(seed);
    for (const key of ['sent', 'twice', 'doubts', 'parked', 'dropped', 'ends', 'acknowledged'] as const)
      total[key] += told[key];
    const { sent, twice, doubts, parked, ends, faults } = told;
    console.log(
      `seed ${seed}, ${told.plan.round}: ${sent} sent, ${twice} twice (${doubts} in doubt), ${parked} set aside, ${ends} processes ended: ${faults.length === 0 ? 'as promised' : 'FAILED'}`,
    );
    if (faults.length === 0) continue;
    total.failed += 1;
    for (const fault of faults) console.log(`  ${fault}`);
    console.log(`  ${told.logged.slice(-12).join('\n  ')}`);
    console.log(`  plan: ${JSON.stringify(told.plan)}`);
  }
  await campaign.close();
  console.log(`${runs} runs in ${Math.round((Date.now() - began) / 1000)} s: ${JSON.stringify(total)}`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}

void main();
