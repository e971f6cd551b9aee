/** A council as it stands before a run: figures loaded, everybody reachable, nothing asked yet. */
import pino from 'pino';
import { loadSuite } from '../../src/usecases/period/load-suite';
import type { SuiteDefinition } from '../../src/usecases/period/suite-definition';
import { openOffice, startBot } from '../../src/wiring';
import { guidOf } from '../connector/people';
import type { Teams } from '../connector/teams';
import { freshDatabase, type FreshDatabase } from '../helpers/postgres';
import { smallCouncil } from '../helpers/world';
import { rounds, type RoundName } from './plan';

export const periodLabel = 'October 2020';
export const boardChannel = 'Performance team';

export const nameOf = (key: string): string => {
  const person = smallCouncil.people.find((p) => p.key === key);
  if (person === undefined) throw new Error(`nobody has the key ${key}`);
  return person.name;
};

const definitionOf = (round: RoundName): SuiteDefinition => ({
  ...smallCouncil,
  people: smallCouncil.people.map((p) => ({ ...p, entraObjectId: guidOf(p.name) })),
  periods: smallCouncil.periods.map((p) =>
    p.label === periodLabel ? { ...p, commentaryDeadline: rounds[round].deadline, meeting: rounds[round].meeting } : p,
  ),
});

/** Prepares one round's records, to be copied for each run. */
export async function prepare(round: RoundName, teams: Teams): Promise<FreshDatabase> {
  const database = await freshDatabase();
  const shift = Date.parse(rounds[round].begins) - Date.now();
  const outside = { clock: () => new Date(Date.now() + shift), log: pino({ level: 'silent' }) };
  const config = {
    auth: { mode: 'local' },
    host: '127.0.0.1',
    port: 0,
    publicUrl: 'http://127.0.0.1',
    installLink: null,
    store: { databaseUrl: database.url },
    demo: false,
    client: false,
    clientPort: 1,
    logLevel: 'fatal',
  } as const;
  const office = await openOffice(config, outside);
  await loadSuite(office.deps, definitionOf(round), outside.clock());
  const bot = await startBot(config, office, outside);
  teams.connectTo(`http://127.0.0.1:${bot.port}`);
  for (const { name } of smallCouncil.people) await teams.user(name).installs();
  await teams.user(nameOf('priya')).says('use this channel', { in: teams.channel(boardChannel) });
  await bot.close();
  await office.close();
  // A copy is another database, and must not be taken for a restored backup.
  await database.query('DELETE FROM record_homes');
  return database;
}
