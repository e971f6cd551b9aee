import { cardText } from '../connector/cards';
import type { TeamsUser } from '../connector/people';
import { freshEmbedded } from '../helpers/embedded';
import { paceInMemory } from '../helpers/in-memory';
import { commitOf, found, letter, type Council } from '../store/records';
import type { OpenStore } from '../../src/store/open';
import type { Outbox, OutboxMessage, Recipient } from '../../src/usecases/ports';
import type { Rendered } from '../../src/usecases/render-message';
import { plain, startWorld, type World } from './world';

/** A store's own queue on a clock that runs ahead when told to, so that no test waits for a retry. */
let store: OpenStore;
let council: Council;
let world: World;
let ahead = 0;
let render: (purpose: string) => Promise<Rendered>;
let purposes: Map<string, string>;

/** Whom Teams does not let the bot write to, as the use cases keep it. */
const unreachable = async (to: Recipient, reason: string) => {
  stopped.push(reason);
  await store.store.commit(
    commitOf({ changes: [{ kind: 'stop writing', unreachable: { to, since: clock(), reason } }] }),
  );
};
let stopped: string[] = [];

const clock = () => new Date(Date.now() + ahead);
const helen = () => world.teams.user('Helen Ward');
const tom = () => world.teams.user('Tom Price');

beforeAll(async () => {
  store = await freshEmbedded();
  council = await found(store.store);
});
afterAll(() => store.close());

beforeEach(async () => {
  ahead = 0;
  purposes = new Map();
  render = (purpose) => Promise.resolve(to(purpose.startsWith('tom') ? tom() : helen(), `card of ${purpose}`));
  const outbox: Outbox = {
    ...store.outbox,
    async claim(options) {
      const claimed = await store.outbox.claim(options);
      for (const m of claimed) if (m.message.kind === 'request') purposes.set(m.message.requestId, m.purpose);
      return claimed;
    },
  };
  world = await startWorld({
    outbox,
    clock,
    random: () => 0,
    limits: { sendTimeoutMs: 500 },
    pace: paceInMemory(() => clock().getTime()),
    unreachable,
    render: (message) => render(message.kind === 'request' ? (purposes.get(message.requestId) ?? '') : ''),
  });
  for (const user of [helen(), tom()]) await user.installs();
});
afterEach(async () => {
  await world.close();
  stopped = [];
  await heardFrom();
  ahead = 24 * 3_600_000;
  const left = await store.outbox.claim({ worker: 'sweeper', now: clock(), leaseMs: 0, limit: 10_000 });
  for (const m of left) await store.outbox.settle(m.id, 'sweeper', { kind: 'dropped', reason: 'left by a test' });
});

function to(user: TeamsUser, sentence: string): Rendered {
  const conversation = world.met.find((m) => m.identity.channelUserId === user.id)?.conversation;
  if (conversation === undefined) throw new Error(`${user.name} was never met`);
  return { kind: 'ready', reply: plain(sentence), conversation };
}

let number = 0;
/** Queues a message under a purpose nobody used before, for a request of its own. */
async function queue(who: 'helen' | 'tom', slot: string | null = null): Promise<string> {
  number += 1;
  const purpose = `${who}:${number}`;
  const message: OutboxMessage = letter(council, {
    purpose,
    slot,
    dueAt: new Date(0),
    message: { kind: 'request', requestId: `request ${number}` },
  });
  await store.store.commit(commitOf({ send: [message] }));
  return purpose;
}

/** The recipient of all these messages writes to the bot. */
const heardFrom = () =>
  store.store.commit(
    commitOf({ changes: [{ kind: 'try messages again', to: { personId: council.director.id }, at: clock() }] }),
  );

const rowOf = async (purpose: string) => {
  const row = (await store.outbox.list()).find((r) => r.purpose === purpose);
  if (row === undefined) throw new Error(`${purpose} is not in the outbox`);
  return row;
};

/** Wakes the notifier, time and again while the clock runs ahead, until the message has ended. */
async function settled(purpose: string): Promise<Awaited<ReturnType<typeof rowOf>>> {
  for (;;) {
    const attempts = (await rowOf(purpose)).attempts;
    world.bot.wake();
    for (let waited = 0; waited < 40; waited += 1) {
      await new Promise((resolve) => setTimeout(resolve, 25));
      const row = await rowOf(purpose);
      if (row.state !== 'pending') return row;
      if (row.attempts > attempts && row.reason !== null && row.dueAt > clock()) break;
    }
    ahead += 3_600_000;
  }
}

/** Wakes the notifier and waits until so many were found out of reach. */
async function stoppedWith(count: number): Promise<void> {
  world.bot.wake();
  while (stopped.length < count) await new Promise((resolve) => setTimeout(resolve, 25));
  await new Promise((resolve) => setTimeout(resolve, 100));
}

const cardsOf = (user: TeamsUser) => user.cards().map((c) => cardText(c.card));
const posts = (user: TeamsUser, sentence: string) =>
  world.teams.record.entries.filter(
    (e) => e.conversationId === user.chat.conversationId && JSON.stringify(e.activity).includes(sentence),
  );

describe('a queued message', () => {
  it('is sent as one card, and its outcome recorded', async () => {
    const purpose = await queue('helen');
    expect(await settled(purpose)).toMatchObject({ state: 'sent', attempts: 1 });
    expect(cardsOf(helen()).at(-1)).toContain(`card of ${purpose}`);
  });

  it('updates the card that stands in its slot, and posts where there is none', async () => {
    await settled(await queue('helen', 'slot a'));
    const before = helen().cards().length;
    const next = await queue('helen', 'slot a');
    await settled(next);
    expect(helen().cards()).toHaveLength(before);
    expect(cardsOf(helen()).at(-1)).toContain(`card of ${next}`);
  });

  it('posts anew where Teams no longer knows the card', async () => {
    await settled(await queue('helen', 'slot b'));
    const gone = helen().latestCard();
    world.teams.record.delete(gone.conversationId, gone.activityId);
    const next = await queue('helen', 'slot b');
    expect(await settled(next)).toMatchObject({ state: 'sent', attempts: 2 });
    expect(cardsOf(helen()).at(-1)).toContain(`card of ${next}`);
  });

  it('posts anew where the conversation is another one now', async () => {
    await settled(await queue('helen', 'slot c'));
    const next = await queue('tom', 'slot c');
    await settled(next);
    expect(cardsOf(tom()).at(-1)).toContain(`card of ${next}`);
  });

  it('whose state has passed is not sent', async () => {
    render = () => Promise.resolve({ kind: 'unwanted', reason: 'The period is closed.' });
    expect(await settled(await queue('helen'))).toMatchObject({ state: 'dropped', reason: 'The period is closed.' });
  });

  it('for somebody not reachable yet waits, and goes out once they are', async () => {
    const ready = render;
    render = () => Promise.resolve({ kind: 'unreachable', reason: 'Helen has not added the bot yet.' });
    const purpose = await queue('helen');
    world.bot.wake();
    for (let i = 0; i < 40 && (await rowOf(purpose)).reason === null; i += 1)
      await new Promise((resolve) => setTimeout(resolve, 25));
    expect(await rowOf(purpose)).toMatchObject({ state: 'pending', reason: 'Helen has not added the bot yet.' });
    render = ready;
    expect(await settled(purpose)).toMatchObject({ state: 'sent' });
  });

  it('that cannot be made is set aside after its tries, with the log saying why', async () => {
    render = () => Promise.reject(new Error('no such indicator'));
    const row = await settled(await queue('helen'));
    expect(row).toMatchObject({ state: 'parked', attempts: 10 });
    expect(row.reason).not.toContain('no such indicator');
    expect(world.logged.join('\n')).toContain('could not be made');
  });
});

describe('a fault of Teams', () => {
  it.each([412, 429, 503])('%i is tried again and arrives once', async (status) => {
    const purpose = await queue('helen');
    world.teams.faults.refuse(status, { times: 2 });
    expect(await settled(purpose)).toMatchObject({ state: 'sent', attempts: 3 });
    expect(posts(helen(), `card of ${purpose}"`)).toHaveLength(1);
  });

  it('500 is not tried again', async () => {
    world.teams.faults.refuse(500);
    expect(await settled(await queue('helen'))).toMatchObject({ state: 'parked', attempts: 1 });
  });

  it.each([
    'BotNotInConversationRoster',
    'ConversationBlockedByUser',
    'BotDisabledByAdmin',
    'MessageWritesBlocked',
    null,
  ] as const)('403 %s stops all writing there, with what to do, until they are heard from', async (code) => {
    const chat = helen().chat.conversationId;
    world.teams.faults.forbid(chat, code);
    const [first, second] = [await queue('helen'), await queue('helen')];
    await stoppedWith(1);
    expect(stopped[0]).toContain(code ?? '403');
    expect(await rowOf(first)).toMatchObject({ state: 'pending', failures: 0, reason: stopped[0] });
    const third = await queue('helen');
    ahead += 24 * 3_600_000;
    world.bot.wake();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await rowOf(third)).toMatchObject({ state: 'pending', attempts: 0 });
    world.teams.faults.clear();
    await heardFrom();
    for (const purpose of [first, second, third]) {
      expect(await settled(purpose)).toMatchObject({ state: 'sent' });
      expect(posts(helen(), `card of ${purpose}"`)).toHaveLength(1);
    }
  });

  it('a sub-code hidden in a message is found', async () => {
    world.teams.faults.add({
      what: {
        kind: 'refuse',
        status: 403,
        body: { error: { code: 'Forbidden', message: '{"subCode":"MessageWritesBlocked","details":"x"}' } },
      },
    });
    await queue('helen');
    await stoppedWith(1);
    expect(stopped[0]).toContain('MessageWritesBlocked');
  });

  it('a redirect is not followed', async () => {
    world.teams.faults.add({ what: { kind: 'refuse', status: 307, location: `${world.url}/health` } });
    expect(await settled(await queue('helen'))).toMatchObject({ state: 'parked', attempts: 1 });
  });

  it.each([
    ['a connection lost before it was read', { what: { kind: 'drop before' } }, 1],
    ['a connection lost after it was delivered', { what: { kind: 'drop after' } }, 2],
    ['an answer that comes too late', { delayMs: 900, what: { kind: 'slow' } }, 2],
    ['a bad gateway after it was delivered', { what: { kind: 'refuse', status: 502, delivered: true } }, 2],
    ['a gateway that timed out before', { what: { kind: 'refuse', status: 504 } }, 1],
  ] as const)('%s is ambiguous: one more try, and never a third', async (_, fault, copies) => {
    const purpose = await queue('helen');
    world.teams.faults.add(fault);
    expect(await settled(purpose)).toMatchObject({ state: 'sent', attempts: 2, doubts: 1 });
    await new Promise((resolve) => setTimeout(resolve, fault.what.kind === 'slow' ? 600 : 0));
    expect(posts(helen(), `card of ${purpose}"`)).toHaveLength(copies);
    world.teams.faults.add({ ...fault, times: 5 });
    const unlucky = await queue('helen');
    expect(await settled(unlucky)).toMatchObject({ state: 'parked', attempts: 2 });
  });

  it('after delivery of an update does no harm: it is made again', async () => {
    await settled(await queue('helen', 'slot d'));
    const cards = helen().cards().length;
    world.teams.faults.add({ on: 'update', what: { kind: 'drop after' }, times: 2 });
    expect(await settled(await queue('helen', 'slot d'))).toMatchObject({ state: 'sent', attempts: 3 });
    expect(helen().cards()).toHaveLength(cards);
  });

  it('for one person holds nobody else up', async () => {
    world.teams.faults.add({
      conversationId: helen().chat.conversationId,
      delayMs: 3_000,
      times: 50,
      what: { kind: 'drop before' },
    });
    const [slow, quick] = [await queue('helen'), await queue('tom')];
    expect(await settled(quick)).toMatchObject({ state: 'sent', attempts: 1 });
    expect((await rowOf(slow)).state).toBe('pending');
  });
});

describe('what earlier tries left behind', () => {
  /** As if a worker had ended `times` times over, each time after this step. */
  async function lostAfter(step: 'claimed' | 'marked', times: number): Promise<string> {
    const purpose = await queue('helen');
    for (let i = 0; i < times; i += 1) {
      const lost = await store.outbox.claim({ worker: 'lost', now: clock(), leaseMs: 2_000, limit: 10 });
      const mine = lost.find((m) => m.purpose === purpose)!;
      if (step === 'marked') expect(await store.outbox.sending(mine.id, 'lost')).toBe(true);
      await store.outbox.renew([mine.id], 'lost', 0);
    }
    return purpose;
  }

  it('counts: a message that may have left once is sent once more', async () => {
    const purpose = await lostAfter('marked', 1);
    expect(await settled(purpose)).toMatchObject({ state: 'sent', attempts: 2, doubts: 1 });
    expect(posts(helen(), `card of ${purpose}"`)).toHaveLength(1);
  });

  it('counts: a message that may have left twice is shown to operators, and not sent', async () => {
    const purpose = await lostAfter('marked', 2);
    expect(await settled(purpose)).toMatchObject({ state: 'parked', attempts: 3, doubts: 2 });
    expect(posts(helen(), `card of ${purpose}"`)).toHaveLength(0);
  });

  it('counts: a message that ends the process each time is set aside', async () => {
    const purpose = await lostAfter('claimed', 10);
    expect(await settled(purpose)).toMatchObject({ state: 'parked', attempts: 11, doubts: 0 });
    expect(posts(helen(), `card of ${purpose}"`)).toHaveLength(0);
  });
});

describe('many messages', () => {
  it('keep Teams’ limits: nothing is refused by them', async () => {
    await world.close();
    const queued: string[] = [];
    for (let i = 0; i < 12; i += 1) queued.push(await queue('helen'));
    world = await startWorld({
      throttle: true,
      outbox: store.outbox,
      pace: store.pace,
      clock,
      render: () => Promise.resolve(to(helen(), 'one of many')),
    });
    await helen().installs();
    for (const purpose of queued) expect(await settled(purpose)).toMatchObject({ state: 'sent' });
    expect(world.teams.refusals()).toBe(0);
    expect(posts(helen(), 'one of many')).toHaveLength(12);
  });
});
