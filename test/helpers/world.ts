/**
 * A small council on a real embedded store, with people who ask. Tests read as sentences:
 * `await dana.asks({ kind: 'status', words: '26' })`.
 */
import { createHash } from 'node:crypto';
import type { CommentaryText, Person, Place, Role } from '../../src/domain/glossary';
import { defaultSettings } from '../../src/domain/suite-settings';
import { createIntake } from '../../src/intake';
import { reportWriter } from '../../src/report';
import type { OpenStore } from '../../src/store/open';
import { answer, type Asked } from '../../src/usecases/answer';
import type { Ask } from '../../src/usecases/asks';
import { loadSuite } from '../../src/usecases/period/load-suite';
import type { DefinedOutturn, SuiteDefinition } from '../../src/usecases/period/suite-definition';
import type { ClaimedMessage, Deps } from '../../src/usecases/ports';
import type { Reply } from '../../src/usecases/replies';
import { freshEmbedded } from './embedded';

export const written: CommentaryText = {
  cause:
    'At the end of October 2020, 106 of 279 care leavers (38%) were in education, employment or training. This is below England (53%) and down from 110 of 260 (42%) in July 2020, because shops and cafes closed and took on nobody.',
  impact: 'Young people without work fall behind with their rent and feel cut off.',
  actions: [{ what: 'Ring-fence apprenticeships', owner: 'Head of Leaving Care', due: '2021-02-26' }],
  forecast: 'We expect to be back within the target range by July 2021.',
};

const figure = (number: number, numerator: number, denominator: number): DefinedOutturn => ({
  number,
  numerator,
  denominator,
  value: (numerator / denominator) * 100,
  symbol: null,
  asAt: null,
  status: 'final',
  note: null,
});

const indicator = (
  number: number,
  title: string,
  low: number,
  high: number,
  owner: string,
): SuiteDefinition['indicators'][number] => ({
  number,
  title,
  definition: `${title}.`,
  unit: 'percentage',
  decimals: 0,
  polarity: 'higher is better',
  basis: 'snapshot',
  expectation: { low, high, tolerance: { kind: 'relative', percent: 10 } },
  owner,
  delegate: number === 26 ? 'dele' : null,
  synonyms: number === 26 ? ['care leavers in work'] : [],
});

const person = (key: string, name: string, ...roles: Role[]): SuiteDefinition['people'][number] => ({
  key,
  name,
  post: `Post of ${name}`,
  email: `${key}@council.example`,
  entraObjectId: `entra-${key}`,
  roles,
});

/** Two periods; in October 2020 indicator 21 is AMBER, 26 is RED, 22 rests on two children and stands in Part 2. */
export const smallCouncil: SuiteDefinition = {
  suite: {
    key: 'children',
    name: 'Children’s Scrutiny Dataset',
    committee: 'Children’s Scrutiny Committee',
    council: 'Borchester',
    settings: defaultSettings,
    illustrative: true,
  },
  people: [
    person('priya', 'Priya Shah', 'performance officer'),
    person('tom', 'Tom Ellery', 'performance officer'),
    person('dana', 'Dana Whitfield', 'director'),
    person('ruth', 'Ruth Adeyemi', 'director'),
    person('dele', 'Dele Okafor'),
    person('mary', 'Mary Quill', 'member'),
    person('helen', 'Helen Marsden', 'chief officer'),
  ],
  indicators: [
    indicator(21, 'Reviews of children looked after in timescale', 95, 100, 'ruth'),
    indicator(22, 'Adopted within 14 months', 60, 100, 'ruth'),
    indicator(26, 'Care leavers in education, employment or training', 47, 52, 'dana'),
    indicator(27, 'Care leavers in suitable accommodation', 80, 100, 'dana'),
  ],
  benchmarks: [
    { number: 26, area: 'England', year: '2020', value: 53, source: 'Department for Education' },
    { number: 26, area: 'England', year: '2021', value: 52, source: 'Department for Education' },
  ],
  periods: [
    {
      label: 'July 2020',
      asAt: '2020-07-31',
      commentaryDeadline: '2020-09-16',
      meeting: '2020-10-06',
      state: 'published',
      outturns: [figure(21, 300, 320), figure(22, 14, 20), figure(26, 110, 260), figure(27, 220, 260)],
      classifications: [],
      commentary: [
        {
          number: 26,
          text: { ...written, cause: 'Fewer vacancies over the summer.' },
          author: 'dana',
          at: '2020-09-14',
        },
      ],
    },
    {
      label: 'October 2020',
      asAt: '2020-10-31',
      commentaryDeadline: '2021-01-06',
      meeting: '2021-01-26',
      state: 'draft',
      outturns: [figure(21, 295, 326), figure(22, 2, 9), figure(26, 106, 279), figure(27, 240, 279)],
      classifications: [
        { number: 22, paragraph: 2, publicInterest: 'The public interest lies in keeping it exempt.', by: 'priya' },
      ],
      commentary: [],
    },
  ],
};

/** Somebody of the council, in a place. */
export interface Asker {
  asks(ask: Ask, place?: Exclude<Place, 'command line'>): Promise<Reply>;
}

export interface World {
  deps: Deps;
  store: OpenStore;
  now: Date;
  who(key: string): Asker;
  person(key: string): Promise<Person>;
  /** Takes every due message off the queue, as if delivered to Teams. */
  deliverAll(): Promise<ClaimedMessage[]>;
  close(): Promise<void>;
}

let worlds = 0;

/**
 * Opens a world on a definition; `at` is the moment everything happens.
 *
 * @param shared a store that several worlds use one after another: each has a suite and people of its own in it
 */
export async function openWorld(
  definition: SuiteDefinition = smallCouncil,
  at = new Date('2020-11-16T09:00:00Z'),
  shared?: OpenStore,
): Promise<World> {
  const store = shared ?? (await freshEmbedded());
  let ids = 0;
  const mine = `${process.pid}-${(worlds += 1)}`;
  const deps: Deps = {
    store: store.store,
    intake: createIntake(),
    report: reportWriter,
    newId: () => `id-${mine}-${(ids += 1)}`,
    newToken: () => `token-${mine}-${(ids += 1)}`,
    hash: (text) => createHash('sha256').update(text).digest('hex'),
    publicUrl: 'https://bot.example',
    installLink: 'https://teams.microsoft.com/l/app/00000000-0000-0000-0000-000000000000',
  };
  await loadSuite(
    deps,
    {
      ...definition,
      suite: { ...definition.suite, key: `${definition.suite.key}-${mine}` },
      people: definition.people.map((p) => ({
        ...p,
        email: `${mine}-${p.email}`,
        entraObjectId: `entra-${mine}-${p.key}`,
      })),
    },
    at,
  );
  const world: World = {
    deps,
    store,
    now: at,
    who: (key) => {
      const asked = (ask: Ask, place: Exclude<Place, 'command line'> = 'personal chat'): Asked => ({
        identity: {
          entraObjectId: `entra-${mine}-${key}`,
          channelUserId: `29:${mine}-${key}`,
          tenantId: 'tenant',
          name: key,
        },
        place,
        conversation: { conversationId: `${place} of ${mine} ${key}`, place, reference: { of: key } },
        ask,
        now: world.now,
      });
      return {
        asks: (ask, place) => answer(deps, asked(ask, place), false),
      };
    },
    async deliverAll() {
      const delivered: ClaimedMessage[] = [];
      for (;;) {
        const claimed = await store.outbox.claim({
          worker: 'test',
          now: world.now,
          leaseMs: 60_000,
          limit: 50,
        });
        if (claimed.length === 0) return delivered;
        for (const message of claimed) {
          delivered.push(message);
          await store.outbox.settle(message.id, 'test', {
            kind: 'sent',
            conversationId: message.posted?.conversationId ?? `chat ${message.purpose}`,
            activityId: message.posted?.activityId ?? `activity ${message.id}`,
            at: world.now,
          });
        }
      }
    },
    person: async (key) => {
      const found = await store.store.snapshot((reader) => reader.personByEntraObjectId(`entra-${mine}-${key}`));
      if (found === null) throw new Error(`nobody is called ${key}`);
      return found;
    },
    close: () => (shared === undefined ? store.close() : Promise.resolve()),
  };
  // What an earlier world left on a shared queue is none of this one's business.
  await world.deliverAll();
  return world;
}
