import type { OpenStore } from '../../src/store/open';
import { freshEmbedded } from '../helpers/embedded';
import { describeBooks } from './books-contract';
import { describeCommits } from './commit-contract';
import { describeOutbox } from './outbox-contract';
import { describeRecords } from './records-contract';
import { describeReminders } from './reminders-contract';

describe('the embedded store', () => {
  let open: OpenStore;
  beforeAll(async () => {
    open = await freshEmbedded();
  });
  afterAll(() => open.close());

  describeRecords(() => open);
  describeReminders(() => open);
  describeCommits(() => open);
  describeOutbox(() => open);
  describeBooks(() => open);
});
