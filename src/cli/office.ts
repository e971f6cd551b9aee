/** What every command shares: opening the records, reading a file, naming a period. */
import fs from 'node:fs/promises';
import os from 'node:os';
import type { Command } from 'commander';
import { readConfig } from '../config';
import { operatorContext } from '../usecases/who/operator';
import type { Context } from '../usecases/ports';
import { createLog, openOffice, type Office } from '../wiring';

/** Which suite and period a command is about. */
export interface About {
  period?: string;
  suite?: string;
}

/** Opens the records for one piece of work, as the account that runs it, and closes them whatever happens. */
export async function withOffice<T>(work: (office: Office, ctx: Context) => Promise<T>): Promise<T> {
  const config = readConfig(process.env, process.cwd());
  const clock = (): Date => new Date();
  const office = await openOffice(config, { clock, log: createLog(config.logLevel) });
  try {
    return await work(office, await operatorContext(office.deps, os.userInfo().username, clock()));
  } finally {
    await office.close();
  }
}

/** @throws {Error} in words, where it cannot be read */
export const readFile = (file: string): Promise<Buffer> =>
  fs.readFile(file).catch(() => {
    throw new Error(`I cannot read ${file}. Check the name, and that you may open it.`);
  });

/** The options that name a period and a suite. */
export const about = (command: Command): Command =>
  command
    .option('-p, --period <label>', 'the period, such as "October 2020"; without it, the one being worked on')
    .option('-s, --suite <key>', 'the suite, where there are several');
