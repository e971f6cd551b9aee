import type { OpenStore } from '../../src/store/open';
import { answer } from '../../src/usecases/answer';
import type { Reply } from '../../src/usecases/replies';
import { freshEmbedded } from '../helpers/embedded';
import { openWorld, type World } from '../helpers/world';

let store: OpenStore;
let world: World;

beforeAll(async () => {
  store = await freshEmbedded();
  world = await openWorld(undefined, undefined, store);
  await world.deps.store.commit({
    expect: [],
    changes: [
      {
        kind: 'save person',
        person: {
          id: 'ann',
          name: 'Ann Other',
          post: 'Head of Service',
          email: 'Ann.Other@council.example',
          entraObjectId: null,
        },
      },
    ],
    audit: [],
    send: [],
  });
});
afterAll(() => store.close());

const asks = (entraObjectId: string | null, email: () => Promise<string | null>): Promise<Reply> =>
  answer(
    world.deps,
    {
      identity: { entraObjectId, channelUserId: '29:x', tenantId: 't', name: 'x' },
      place: 'personal chat',
      conversation: { conversationId: 'chat', place: 'personal chat', reference: {} },
      ask: { kind: 'help' },
      now: world.now,
      email,
    },
    false,
  );
const unknown = expect.objectContaining({
  kind: 'said',
  sentence: expect.stringContaining('do not know you') as string,
}) as Reply;

describe('somebody made known by e-mail alone', () => {
  it('stays unknown while the roster gives another address, none, or no directory identity comes with it', async () => {
    expect(await asks('entra-1', () => Promise.resolve('somebody@council.example'))).toEqual(unknown);
    expect(await asks('entra-1', () => Promise.resolve(null))).toEqual(unknown);
    expect(await asks(null, () => Promise.resolve('ann.other@council.example'))).toEqual(unknown);
  });

  it('is recognised by the roster once, and from then on by the directory identity', async () => {
    expect(await asks('entra-ann', () => Promise.resolve('ann.other@council.example'))).toMatchObject({
      kind: 'help',
      name: 'Ann Other',
    });
    expect(await asks('entra-ann', () => Promise.reject(new Error('not to be asked again')))).toMatchObject({
      kind: 'help',
    });
    const [row] = await world.deps.store.snapshot((reader) => reader.audit(1));
    expect(row).toMatchObject({ action: 'recognise by e-mail', actorId: 'ann' });
  });

  it('cannot be taken over by somebody else with the same address later', async () => {
    expect(await asks('entra-thief', () => Promise.resolve('ann.other@council.example'))).toEqual(unknown);
  });
});
