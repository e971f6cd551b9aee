#!/usr/bin/env node
/** `scrutineer`: the performance team's and the operator's commands. Exit code 0: done; 1: refused, with the reason. */
import { Command } from 'commander';
import { addAuditCommands } from './audit';
import { addCheckCommand } from './check';
import { addImportCommands } from './import';
import { addMinutesCommands } from './minutes';
import { addOutboxCommands } from './outbox';
import { addSetUpCommands } from './set-up';
import { addReminderCommands } from './reminders';
import { addReportCommands } from './report';
import { addSayCommand } from './say';

const program = new Command('scrutineer')
  .description(
    'Collects commentary on indicators below expectation and assembles the exception section of a scrutiny report.',
  )
  .showHelpAfterError('(add --help for the options)');

for (const add of [
  addImportCommands,
  addReportCommands,
  addMinutesCommands,
  addReminderCommands,
  addOutboxCommands,
  addSayCommand,
  addSetUpCommands,
  addAuditCommands,
  addCheckCommand,
])
  add(program);

program.parseAsync().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
