import { openStore } from '../../src/store/open';
import type { OpenStore } from '../../src/store/open';
import { freshDatabase, stopPostgres } from '../helpers/postgres';
import { describeBooks } from './books-contract';
import { describeCommits } from './commit-contract';
import { describeOutbox } from './outbox-contract';
import { describeRecords } from './records-contract';
import { describeReminders } from './reminders-contract';

describe('the store on a PostgreSQL server', () => {
  let open: OpenStore;
  beforeAll(async () => {
    open = await openStore({ databaseUrl: (await freshDatabase()).url });
  });
  afterAll(async () => {
    await open.close();
    await stopPostgres();
  });

  describeRecords(() => open);
  describeReminders(() => open);
  describeCommits(() => open);
  describeOutbox(() => open);
  describeBooks(() => open);
});
