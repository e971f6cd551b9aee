import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { migrate } from '../../src/store/migrate';
import { openStore } from '../../src/store/open';
import { sessionOf } from '../../src/store/postgres';
import { freshDatabase, stopPostgres } from '../helpers/postgres';

const folder = resolve(__dirname, '../../prisma/migrations');
const first = readdirSync(folder).sort()[0]!;

afterAll(stopPostgres);

it('takes over delegates and what approved commentary promised, from the records of the first release', async () => {
  const database = await freshDatabase();
  const copy = mkdtempSync(join(tmpdir(), 'scrutineer-migrations-'));
  cpSync(join(folder, first), join(copy, first), { recursive: true });
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await migrate(sessionOf(client), copy);
  await client.end();
  rmSync(copy, { recursive: true });
  await database.query(`
    INSERT INTO suites VALUES ('s', 'children', 'S', 'C', 'B', 1, '{}', true, 1);
    INSERT INTO suite_versions VALUES ('s', 1);
    INSERT INTO people VALUES ('dana', 'Dana', '', 'dana@x'), ('dele', 'Dele', '', 'dele@x');
    INSERT INTO indicators VALUES ('i', 's'), ('j', 's');
    INSERT INTO indicator_definitions (indicator_id, suite_id, version, number, title, definition, unit, decimals, polarity, basis, owner_id, delegate_id, synonyms)
      SELECT id, 's', 1, n, '', '', 'number', 0, 'higher is better', 'snapshot', 'dana', 'dele', '{}' FROM (VALUES ('i', 26), ('j', 27)) AS v (id, n);
    INSERT INTO periods VALUES ('p', 's', 1, 'October 2020', '2020-10-31', '2021-01-06', '2021-01-26', 'open', 1);
    INSERT INTO commentary_requests VALUES ('r', 'p', 'i', 'approved', 'dana', NULL, 3), ('q', 'p', 'j', 'submitted', 'dele', NULL, 3);
    INSERT INTO commentary_versions
      SELECT request, version, 'Cause.', '', actions::jsonb, '', 'dana', '2020-11-01', 'submitted' FROM (VALUES
        ('r', 1, '[{"what": "Old", "owner": "A", "due": null}]'),
        ('r', 2, '[{"what": "Hire", "owner": "A", "due": "2021-02-26"}, {"what": "Train", "owner": "B", "due": null}]'),
        ('q', 1, '[{"what": "Not approved", "owner": "A", "due": null}]')) AS v (request, version, actions);
  `);
  const { store, close } = await openStore({ databaseUrl: database.url });
  await store.snapshot(async (reader) => {
    expect(await reader.request('r')).toMatchObject({
      kind: 'exception',
      subject: null,
      delegateId: 'dele',
      deadline: null,
    });
    expect(await reader.request('q')).toMatchObject({ ownerId: 'dele', delegateId: null });
    const actions = await reader.actions('s');
    expect(
      actions.map(({ number, what, due, requestId, indicatorId, closed }) => ({
        number,
        what,
        due,
        requestId,
        indicatorId,
        closed,
      })),
    ).toEqual([
      { number: 1, what: 'Hire', due: '2021-02-26', requestId: 'r', indicatorId: 'i', closed: null },
      { number: 2, what: 'Train', due: null, requestId: 'r', indicatorId: 'i', closed: null },
    ]);
    expect(await reader.cardKey()).toMatch(/^[0-9a-f]{64}$/);
  });
  await close();
});
