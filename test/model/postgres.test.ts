import { openStore, type OpenStore } from '../../src/store/open';
import { freshDatabase, stopPostgres } from '../helpers/postgres';
import { checkInterleavings, interleavings } from './interleavings';

let open: OpenStore;
beforeAll(async () => {
  open = await openStore({ databaseUrl: (await freshDatabase()).url });
});
afterAll(async () => {
  await open.close();
  await stopPostgres();
});

it('whatever several people press in whatever order, a PostgreSQL server holds what the rules say', async () => {
  await checkInterleavings(() => open, interleavings(6));
}, 3_600_000);
