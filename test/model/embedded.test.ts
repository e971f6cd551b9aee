import type { OpenStore } from '../../src/store/open';
import { freshEmbedded } from '../helpers/embedded';
import { checkInterleavings, interleavings } from './interleavings';

let open: OpenStore;
beforeAll(async () => {
  open = await freshEmbedded();
});
afterAll(() => open.close());

it('whatever several people press in whatever order, the embedded store holds what the rules say', async () => {
  await checkInterleavings(() => open, interleavings(6));
}, 3_600_000);
