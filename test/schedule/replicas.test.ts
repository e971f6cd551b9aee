import { openStore, type OpenStore } from '../../src/store/open';
import type { Deps } from '../../src/usecases/ports';
import { lookAtSchedules } from '../../src/usecases/schedule/look';
import { remindersOn } from '../../src/usecases/schedule/reminders-on';
import { fromDayNumber, toDayNumber } from '../../src/domain/iso-date';
import { freshDatabase, stopPostgres } from '../helpers/postgres';
import { openWorld, type World } from '../helpers/world';

let stores: OpenStore[];
let world: World;
let replicas: Deps[];

beforeAll(async () => {
  const { url } = await freshDatabase();
  stores = await Promise.all(Array.from({ length: 3 }, () => openStore({ databaseUrl: url })));
  world = await openWorld(undefined, undefined, stores[0]);
  replicas = stores.map(({ store }) => ({ ...world.deps, store }));
});
afterAll(async () => {
  for (const store of stores) await store.close();
  await stopPostgres();
});

/** A day's digests as they stand in the queue: whose, for which day. */
const queued = async (): Promise<string[]> =>
  (await world.store.outbox.list()).flatMap(({ purpose }) => (purpose.startsWith('digest:') ? [purpose] : [])).sort();

/** Minutes past midnight, UTC, at which the three look: two minutes apart, twice at once, late, and in the night. */
const looks = [8 * 60 + 28, 8 * 60 + 30, 8 * 60 + 30, 11 * 60, 23 * 60 + 59];

it('three processes on one PostgreSQL, down for two days of a round, give each morning once or leave it once', async () => {
  await world.who('priya').asks({ kind: 'open period', label: 'October 2020' });
  const down = new Set(['2021-01-04', '2021-01-05']);
  const days = Array.from({ length: 24 }, (_, i) => fromDayNumber(toDayNumber('2020-12-16') + i));
  for (const day of days.filter((d) => !down.has(d)))
    for (const minute of looks) {
      const at = new Date(Date.parse(`${day}T00:00:00Z`) + minute * 60_000);
      const apart = (i: number): Date => new Date(at.getTime() + (minute % 60 === 28 ? i * 60_000 : 0));
      const looked = await Promise.all(replicas.map((deps, i) => lookAtSchedules(deps, apart(i))));
      expect(looked.flatMap(({ faults }) => faults)).toEqual([]);
    }

  const people = await world.deps.store.snapshot((reader) => reader.people());
  const idOf = (name: string): string => people.find((p) => p.name === name)!.id;
  const expected = { sent: [] as string[], skipped: [] as string[] };
  for (const day of days)
    for (const { name } of (await remindersOn(world.deps, day)).due)
      (down.has(day) ? expected.skipped : expected.sent).push(`digest:${day}:${idOf(name)}`);
  expect(expected.sent.length).toBeGreaterThan(8);
  expect(await queued()).toEqual(expected.sent.sort());

  const skipped = (await world.deps.store.snapshot((reader) => reader.audit(500)))
    .filter(({ action }) => action === 'skip reminder')
    .map(({ detail, subjectId }) => `digest:${String(detail['day'])}:${subjectId}`);
  expect(skipped.sort()).toEqual(expected.skipped.sort());
});
