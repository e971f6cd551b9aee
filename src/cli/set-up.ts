/** `scrutineer suite` and `scrutineer people`: setting up. */
import path from 'node:path';
import type { Command } from 'commander';
import { loadPeople } from '../usecases/who/people';
import { readTable } from '../wiring';
import { readFile, withOffice } from './office';

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

async function loadSuite(folder: string): Promise<void> {
  await withOffice(async (office) => {
    if (!(await office.loadSuite(path.resolve(folder))))
      throw new Error('A suite of that key is there already. Nothing was changed.');
    console.log('The suite is set up. Type “suites” in the chat, or run “scrutineer do suites”.');
  });
}

export function addSetUpCommands(program: Command): void {
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
}
