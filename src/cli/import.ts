/** `scrutineer import` and `scrutineer template`: figures in, and the workbook they come in. */
import fs from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { plainWords } from '../present/plain';
import { confirmImport, previewImport } from '../usecases/period/import-outturns';
import { findPeriod } from '../usecases/who/operator';
import { about, readFile, withOffice, type About } from './office';

async function confirmed(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const { createInterface } = await import('node:readline/promises');
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^y(es)?$/i.test((await prompt.question(question)).trim());
  } finally {
    prompt.close();
  }
}

async function importFile(file: string, options: About & { yes?: boolean }): Promise<void> {
  const bytes = await readFile(file);
  await withOffice(async ({ deps }, ctx) => {
    const preview = await previewImport(deps, ctx, {
      kind: 'import file',
      name: path.basename(file),
      bytes,
      caption: '',
      period: options.period ?? null,
      suiteKey: options.suite ?? null,
    });
    console.log(plainWords(preview));
    if (preview.kind !== 'import preview') {
      if (preview.kind !== 'said' || preview.tone === 'attention') process.exitCode = 1;
      return;
    }
    if (options.yes !== true && !(await confirmed('Load it? [y/N] '))) {
      console.log('Nothing was loaded. Add --yes to load it without being asked.');
      return;
    }
    const loaded = await confirmImport(deps, ctx, {
      kind: 'confirm import',
      importId: preview.importId,
      token: preview.token,
    });
    console.log(plainWords(loaded));
    if (loaded.kind !== 'import done') process.exitCode = 1;
  });
}

async function template(options: About & { out: string }): Promise<void> {
  await withOffice(async ({ deps, buildTemplate }, ctx) => {
    const found = await findPeriod(deps, ctx, options.suite ?? null, options.period ?? null);
    if (!found.ok) throw new Error(found.reply.sentence);
    const { suite, period } = found.it;
    const indicators = await deps.store.snapshot((reader) => reader.indicators(suite.id, period.suiteVersion));
    await fs.writeFile(options.out, await buildTemplate(suite, period, indicators));
    console.log(`Wrote ${options.out}`);
  });
}

export function addImportCommands(program: Command): void {
  about(program.command('import'))
    .description('load outturns or benchmarks from a workbook or CSV file: all of it or nothing')
    .argument('<file>', 'an .xlsx workbook made from the template, or a CSV file')
    .option('-y, --yes', 'load it without being asked, after showing what changes')
    .action(importFile);

  about(program.command('template'))
    .description('make the workbook to fill in for a period: one row an indicator, with drop-downs and instructions')
    .requiredOption('-o, --out <file>', 'the .xlsx file to write')
    .action(template);
}
