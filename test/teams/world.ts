/** A bot on a real port beside a real connector, with answers given by the test. */
import { createBot } from '../../src/teams/bot';
import type { BotLimits, BotOptions } from '../../src/teams/options';
import type { Bot, HandedFile, Log } from '../../src/teams/options';
import type { Place } from '../../src/domain/glossary';
import type { Ask, Identity } from '../../src/usecases/asks';
import type { Conversation, Outbox } from '../../src/usecases/ports';
import type { Reply } from '../../src/usecases/replies';
import { createMeter } from '../../src/teams/meter';
import { appUse } from '../../src/teams/pacing';
import { startTeams, type Teams } from '../connector/teams';
import { inboxInMemory, paceInMemory } from '../helpers/in-memory';

export interface Question {
  identity: Identity;
  place: Place;
  conversation: Conversation;
  ask: Ask;
}

export interface World {
  teams: Teams;
  bot: Bot;
  url: string;
  /** Every question the bot put to the use cases. */
  asked: Question[];
  met: { identity: Identity; conversation: Conversation }[];
  /** Everything logged, as text. */
  logged: string[];
  close(): Promise<void>;
}

/** An outbox with nothing in it. */
export const nothingDue: Outbox = {
  claim: () => Promise.resolve([]),
  renew: () => Promise.resolve(),
  sending: () => Promise.resolve(true),
  settle: () => Promise.resolve(true),
  list: () => Promise.resolve([]),
  size: () => Promise.resolve({ due: 0, unreachable: 0, parked: 0, oldestSeconds: 0 }),
};

export const plain = (sentence: string): Reply => ({ kind: 'said', tone: 'plain', sentence });

function logInto(lines: string[]): Log {
  const line = (fields: object, message: string) => void lines.push(`${message} ${JSON.stringify(fields)}`);
  return { debug: line, info: line, warn: line, error: line };
}

/** Starts both; by default every ask is answered with its own kind. */
export async function startWorld(
  given: Partial<Omit<BotOptions, 'answer' | 'limits'>> & {
    answer?: (question: Question) => Reply | Promise<Reply>;
    limits?: Partial<BotLimits>;
    files?: Map<string, HandedFile>;
    throttle?: boolean;
  } = {},
): Promise<World> {
  const {
    answer = (q: Question) => plain(`You asked for: ${q.ask.kind}.`),
    files = new Map<string, HandedFile>(),
    throttle = false,
    ...options
  } = given;
  const teams = await startTeams({ throttle });
  const pace = paceInMemory();
  const meter = createMeter({ queue: () => (options.outbox ?? nothingDue).size(new Date()), pace: () => appUse(pace) });
  const asked: Question[] = [];
  const met: World['met'] = [];
  const logged: string[] = [];
  const bot = createBot({
    auth: { mode: 'local' },
    answer: async (identity, place, conversation, ask) => {
      const question = { identity, place, conversation, ask };
      asked.push(question);
      return answer(question);
    },
    met: (identity, conversation) => {
      met.push({ identity, conversation });
      return Promise.resolve();
    },
    stands: () => Promise.resolve(),
    outbox: nothingDue,
    inbox: inboxInMemory(),
    pace,
    unreachable: () => Promise.resolve(),
    meter,
    metrics: () => meter.read(),
    render: () => Promise.resolve({ kind: 'unwanted', reason: 'nothing is sent here' }),
    download: (token) => {
      const file = files.get(token) ?? null;
      files.delete(token);
      return Promise.resolve(file);
    },
    ready: () => Promise.resolve(true),
    log: logInto(logged),
    clock: () => new Date(),
    worker: 'test',
    random: Math.random,
    ...options,
  });
  const url = `http://127.0.0.1:${await bot.listen('127.0.0.1', 0)}`;
  teams.connectTo(url);
  return {
    teams,
    bot,
    url,
    asked,
    met,
    logged,
    async close() {
      await bot.close();
      await teams.close();
    },
  };
}
