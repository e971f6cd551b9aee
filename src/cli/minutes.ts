/** `scrutineer minutes`: the annex to the minutes as files. */
import fs from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { annexPlans } from '../usecases/meeting/minutes';
import { write } from '../usecases/report/report';
import { about, withOffice, type About } from './office';

async function minutes(options: About & { out: string }): Promise<void> {
  await withOffice(async ({ deps }, ctx) => {
    const found = await annexPlans(deps, ctx, { label: options.period ?? null, suiteKey: options.suite ?? null });
    if ('kind' in found) throw new Error(found.sentence);
    await fs.mkdir(options.out, { recursive: true });
    for (const { part, plan } of found.plans)
      for (const format of ['word', 'markdown'] as const) {
        const file = await write(deps, found.suite, found.period, plan, { document: 'minutes', part, format });
        await fs.writeFile(path.join(options.out, file.name), file.bytes);
        console.log(`Wrote ${path.join(options.out, file.name)}`);
      }
  });
}

export function addMinutesCommands(program: Command): void {
  about(program.command('minutes'))
    .description('write the annex to the minutes: what was resolved, asked, recommended and is to be done')
    .requiredOption('-o, --out <folder>', 'the folder to write to; made if it is not there')
    .action(minutes);
}
