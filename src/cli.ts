#!/usr/bin/env node
/** `scrutineer`: the performance team's and the operator's commands. Exit code 0: done; 1: refused, with the reason. */
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { readConfig } from './config';
import { checkDocument, type DocumentFinding } from './domain/commentary-check/document-check';
import { plainWords } from './present/plain';
import { confirmImport, previewImport } from './usecases/import-outturns';
import { findPeriod, operatorContext } from './usecases/operator';
import type { Context } from './usecases/ports';
import { writeReport } from './usecases/report';
import { createLog, openOffice, readDocument, type Office } from './wiring';

interface About {
  period?: string;
  suite?: string;
}

async function withOffice<T>(work: (office: Office, ctx: Context) => Promise<T>): Promise<T> {
  const config = readConfig(process.env, process.cwd());
  const clock = (): Date => new Date();
  const office = await openOffice(config, { clock, log: createLog(config.logLevel) });
  try {
    return await work(office, await operatorContext(office.deps, os.userInfo().username, clock()));
  } finally {
    await office.close();
  }
}

const readFile = (file: string): Promise<Buffer> =>
  fs.readFile(file).catch(() => {
    throw new Error(`I cannot read ${file}. Check the name, and that you may open it.`);
  });

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

/** One finding as a reader sees it: where, what is wrong with the words themselves, and what to do. */
function findingLines(finding: DocumentFinding, text: string): string[] {
  const quoted =
    finding.span[1] > finding.span[0] ? `“${text.slice(finding.span[0], finding.span[1]).slice(0, 120)}” ` : '';
  return [`  ${quoted}${finding.sentence}`, ...(finding.suggestion === '' ? [] : [`      ${finding.suggestion}`])];
}

async function check(file: string, options: { json?: boolean }): Promise<void> {
  const blocks = await readDocument(await readFile(file));
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
  const findings = checkDocument({ blocks, today });
  if (options.json === true)
    console.log(
      JSON.stringify(
        findings.map((f) => ({ ...f, text: f.block === null ? null : (blocks[f.block]?.text ?? null) })),
        null,
        2,
      ),
    );
  else {
    for (const severity of ['stop', 'should fix', 'consider'] as const) {
      const these = findings.filter((f) => f.severity === severity);
      if (these.length === 0) continue;
      console.log(`\n${severity.toUpperCase()} (${these.length})`);
      for (const f of these)
        console.log(findingLines(f, f.block === null ? '' : (blocks[f.block]?.text ?? '')).join('\n'));
    }
    console.log(
      `\n${findings.length === 0 ? 'Nothing found.' : `${findings.length} findings.`} The check reads words and figures; it does not know whether they are true.`,
    );
  }
  if (findings.some((f) => f.severity === 'stop')) process.exitCode = 1;
}

async function report(options: About & { out: string }): Promise<void> {
  await withOffice(async ({ deps }, ctx) => {
    const found = await findPeriod(deps, ctx, options.suite ?? null, options.period ?? null);
    if (!found.ok) throw new Error(found.reply.sentence);
    await fs.mkdir(options.out, { recursive: true });
    for (const file of await writeReport(deps, found.it.suite, found.it.period)) {
      await fs.writeFile(path.join(options.out, file.name), file.bytes);
      console.log(`Wrote ${path.join(options.out, file.name)}`);
    }
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

const program = new Command('scrutineer')
  .description(
    'Collects commentary on indicators below expectation and assembles the exception section of a scrutiny report.',
  )
  .showHelpAfterError('(add --help for the options)');

const about = (command: Command): Command =>
  command
    .option('-p, --period <label>', 'the period, such as "October 2020"; without it, the one being worked on')
    .option('-s, --suite <key>', 'the suite, where there are several');

about(program.command('import'))
  .description('load outturns or benchmarks from a workbook or CSV file: all of it or nothing')
  .argument('<file>', 'an .xlsx workbook made from the template, or a CSV file')
  .option('-y, --yes', 'load it without being asked, after showing what changes')
  .action(importFile);

about(program.command('report'))
  .description('write the exception section as Word and Markdown, Part 1 and Part 2 apart')
  .requiredOption('-o, --out <folder>', 'the folder to write to; made if it is not there')
  .action(report);

about(program.command('template'))
  .description('make the workbook to fill in for a period: one row an indicator, with drop-downs and instructions')
  .requiredOption('-o, --out <file>', 'the .xlsx file to write')
  .action(template);

program
  .command('check')
  .description(
    'check a report somebody wrote (Word, Markdown or text): figures that contradict each other, numbering, missing parts, wording',
  )
  .argument('<file>', 'the report')
  .option('--json', 'the findings as JSON, for other programs')
  .action(check);

program.parseAsync().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
