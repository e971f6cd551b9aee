#!/usr/bin/env node
/** `scrutineer`: the performance team's and the operator's commands. Exit code 0: done; 1: refused, with the reason. */
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { readConfig } from './config';
import { checkDocument, type DocumentFinding } from './domain/commentary-check/document-check';
import { plainWords } from './present/plain';
import { carryOut } from './usecases/answer';
import { confirmImport, previewImport } from './usecases/import-outturns';
import { findPeriod, operatorContext } from './usecases/operator';
import type { Context } from './usecases/ports';
import { loadPeople } from './usecases/people';
import { writeReport } from './usecases/report';
import { auditTrail, verifyAudit } from './usecases/verify-audit';
import { createLog, openOffice, parseCommand, readDocument, readTable, type Office } from './wiring';

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

/** Any command of the chat, as the account that runs it: "open October 2020", "reassign 26 to Ruth Adeyemi". */
async function say(words: readonly string[]): Promise<void> {
  const chat = 'the command line';
  const ask = parseCommand(words.join(' '), { conversationId: chat, place: 'personal chat', reference: {} });
  await withOffice(async ({ deps }, ctx) => {
    const reply = await carryOut(deps, ctx, chat, ask, false);
    console.log(plainWords(reply));
    if (reply.kind === 'said' && reply.tone === 'attention') process.exitCode = 1;
  });
}

async function people(file: string, options: { suite?: string }): Promise<void> {
  const rows = readTable(await readFile(file));
  await withOffice(async ({ deps }, ctx) => {
    const loaded = await loadPeople(deps, ctx, rows, options.suite ?? null);
    if (loaded.ok)
      console.log(`${loaded.added} people added, ${loaded.changed} brought up to date, ${loaded.roles} roles given.`);
    else if ('refused' in loaded) throw new Error(loaded.refused);
    else throw new Error(`Nobody was loaded.\n${loaded.faults.map((f) => `  line ${f.line}: ${f.reason}`).join('\n')}`);
  });
}

/** "12:ab34…", as `audit verify` printed it earlier. */
function headIn(written: string): { seq: number; hash: string } {
  const [, seq, hash] = /^(\d+):([0-9a-f]{64})$/.exec(written.trim()) ?? [];
  if (seq === undefined || hash === undefined)
    throw new Error('A head looks like 12:ab34…, as “audit verify” prints it.');
  return { seq: Number(seq), hash };
}

async function auditVerify(options: { head?: string }): Promise<void> {
  const kept = options.head === undefined ? undefined : headIn(options.head);
  await withOffice(async ({ deps }) => {
    const check = await verifyAudit(deps, kept);
    if (!check.ok) throw new Error(`The audit trail is broken at row ${check.seq}: ${check.reason}.`);
    console.log(
      `The audit trail is whole. Its head, to keep where nobody of the bot can write: ${check.head.seq}:${check.head.hash}`,
    );
  });
}

const auditExport = (): Promise<void> =>
  withOffice(async ({ deps }) => {
    for (const row of await auditTrail(deps)) console.log(JSON.stringify(row));
  });

async function loadSuite(folder: string): Promise<void> {
  await withOffice(async (office) => {
    if (!(await office.loadSuite(path.resolve(folder))))
      throw new Error('A suite of that key is there already. Nothing was changed.');
    console.log('The suite is set up. Type “suites” in the chat, or run “scrutineer do suites”.');
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
  .command('do')
  .description('any command of the chat, such as: do open October 2020')
  .argument('<words...>', 'what you would type in the chat')
  .action(say);

program
  .command('suite')
  .description('set up a suite with its people and periods from a folder of files, laid out as prisma/demo is')
  .argument('<folder>', 'the folder')
  .action(loadSuite);

program
  .command('people')
  .description(
    'make people known and give them their roles, from a CSV file: name, post, email, entra_object_id, roles',
  )
  .argument('<file>', 'the CSV file; several roles are parted by semicolons')
  .option('-s, --suite <key>', 'the suite, where there are several')
  .action(people);

const audit = program.command('audit').description('the audit trail: who did what, when, from where');
audit
  .command('verify')
  .description('walk the chain of hashes and print its head')
  .option('--head <head>', 'a head kept earlier: shows whether rows were cut off or rewritten since')
  .action(auditVerify);
audit.command('export').description('every row as a line of JSON, oldest first').action(auditExport);

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
