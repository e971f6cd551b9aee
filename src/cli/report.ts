/** `scrutineer report`: the exception section as files. */
import fs from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { writeReport } from '../usecases/report/report';
import { findPeriod } from '../usecases/who/operator';
import { about, withOffice, type About } from './office';
import { addVerifyCommand } from './verify';

async function report({ out, ...options }: About & { out?: string }): Promise<void> {
  // Not a required option: the subcommands, which need none, would have to give it too.
  if (out === undefined) throw new Error('Give the folder to write to: --out <folder>.');
  await withOffice(async ({ deps }, ctx) => {
    const found = await findPeriod(deps, ctx, options.suite ?? null, options.period ?? null);
    if (!found.ok) throw new Error(found.reply.sentence);
    await fs.mkdir(out, { recursive: true });
    for (const file of await writeReport(deps, ctx, found.it.suite, found.it.period)) {
      await fs.writeFile(path.join(out, file.name), file.bytes);
      console.log(`Wrote ${path.join(out, file.name)}`);
    }
  });
}

export function addReportCommands(program: Command): void {
  const command = about(program.command('report'))
    .description(
      'write the exception section with its appendix as Word and Markdown, and the dataset as CSV, Part 1 and Part 2 apart',
    )
    .option('-o, --out <folder>', 'the folder to write to; made if it is not there')
    .action(report);
  addVerifyCommand(command);
}
