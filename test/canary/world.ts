/** The real product between two taps: real server, real store, real log, and Teams on the far side. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pino, { type Logger } from 'pino';
import type { AppConfig } from '../../src/config';
import { loadSuite } from '../../src/usecases/period/load-suite';
import type { SuiteDefinition } from '../../src/usecases/period/suite-definition';
import { openOffice, startBot, type Office, type Outside } from '../../src/wiring';
import type { TeamsUser } from '../connector/people';
import { startTeams, type Teams } from '../connector/teams';
import { tapHttp, tapStreams, type HttpTap } from './taps';

export interface TappedWorld {
  office: Office;
  teams: Teams;
  user(key: string): TeamsUser;
  /** What people and Teams get from the product's server. */
  inbound: HttpTap;
  /** What the product sends to Teams. */
  outbound: HttpTap;
  log: Logger;
  /** Every line of the log, at its most talkative. */
  logged: string[];
  /** What came out on standard output and error. */
  printed: string[];
  clock: () => Date;
  /** Says what is being done from now on, for the transcript of what leaks. */
  now(doing: string): void;
  /** Waits until nothing more is under way. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** Opens a world on a definition; everybody has added the bot. The day is a fortnight after the end of October 2020. */
export async function openTappedWorld(definition: SuiteDefinition): Promise<TappedWorld> {
  const folder = await mkdtemp(path.join(tmpdir(), 'scrutineer-canary-'));
  const logged: string[] = [];
  let doing = 'setting up';
  const streams = tapStreams();
  const teams = await startTeams();
  const realTeams = teams.serviceUrl;
  const outbound = await tapHttp(
    () => realTeams,
    () => doing,
  );
  // People's activities name the tap as the place to answer to.
  Object.assign(teams, { serviceUrl: `${outbound.url}/` });
  let port = 0;
  const inbound = await tapHttp(
    () => `http://127.0.0.1:${port}`,
    () => doing,
  );
  const start = Date.now();
  const outside: Outside = {
    clock: () => new Date(Date.parse('2020-11-16T09:00:00Z') + Date.now() - start),
    log: pino({ level: 'debug', base: undefined }, { write: (line: string) => void logged.push(line) }),
  };
  const config: AppConfig = {
    auth: { mode: 'local' },
    host: '127.0.0.1',
    port,
    publicUrl: inbound.url,
    installLink: null,
    store: { directory: path.join(folder, 'data') },
    demo: false,
    client: false,
    clientPort: 1,
    logLevel: 'debug',
  };
  const office = await openOffice(config, outside);
  const bot = await startBot(config, office, outside);
  port = bot.port;
  teams.connectTo(inbound.url);
  await loadSuite(office.deps, definition, outside.clock());
  const user = (key: string): TeamsUser => {
    const person = definition.people.find((p) => p.key === key);
    return teams.user(person?.name ?? key);
  };
  for (const person of definition.people) await teams.user(person.name).installs();
  return {
    office,
    teams,
    user,
    inbound,
    outbound,
    log: outside.log,
    logged,
    printed: streams.lines,
    clock: outside.clock,
    now: (what) => {
      doing = what;
    },
    async settled() {
      for (let quiet = 0, seen = -1; quiet < 3;) {
        await sleep(40);
        const pending = (await office.store.outbox.list()).filter(
          (row) => row.state === 'pending' && row.dueAt <= outside.clock() && row.attempts === 0,
        ).length;
        const now = outbound.passages.length;
        quiet = pending === 0 && now === seen ? quiet + 1 : 0;
        seen = now;
      }
    },
    async close() {
      await bot.close();
      await office.close();
      await teams.close();
      await inbound.close();
      await outbound.close();
      streams.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
