import { outboxLines } from '../../src/present/outbox';
import { met } from '../../src/usecases/answer';
import { cannotReach } from '../../src/usecases/delivery/cannot-reach';
import { cancelMessages, holdMessages, messagesOnDesk, retryMessages } from '../../src/usecases/delivery/outbox-desk';
import type { Recipient } from '../../src/usecases/ports';
import { renderMessage } from '../../src/usecases/render-message';
import { operatorContext } from '../../src/usecases/who/operator';
import { openWorld, type World } from '../helpers/world';

let world: World;

beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const blocked = 'The person has blocked the app. Only they can unblock it in Teams. (403 ConversationBlockedByUser)';
const to = async (key: string): Promise<Recipient> => ({ personId: (await world.person(key)).id });
const adds = async (key: string) => {
  const { entraObjectId } = await world.person(key);
  const identity = { entraObjectId, channelUserId: `29:${key}`, tenantId: 'tenant', name: key };
  const chat = { conversationId: `chat of ${key}`, place: 'personal chat', reference: { of: key } } as const;
  await met(world.deps, identity, chat, false, world.now);
};
const claim = () => world.store.outbox.claim({ worker: 'w', now: world.now, leaseMs: 60_000, limit: 50 });
const desk = (...wanted: Parameters<typeof messagesOnDesk>[3] & object) =>
  messagesOnDesk(world.deps, world.store.outbox, world.now, wanted.length === 0 ? undefined : wanted);
const operator = () => operatorContext(world.deps, 'sysadmin', world.now);

describe('somebody who cannot be written to', () => {
  it('is named to the performance team once, with what to do, and to nobody else', async () => {
    for (const key of ['priya', 'tom', 'ruth']) await adds(key);
    await cannotReach(world.deps, await to('dana'), blocked, world.now);
    await cannotReach(world.deps, await to('dana'), blocked, new Date(world.now.getTime() + 60_000));
    const notices = await claim();
    expect(notices.map((m) => m.to)).toEqual(expect.arrayContaining([await to('priya'), await to('tom')]));
    expect(notices).toHaveLength(2);
    const rendered = await renderMessage(world.deps, notices[0]!.message, notices[0]!.to, world.now);
    expect(rendered).toMatchObject({ kind: 'ready', reply: { kind: 'said', tone: 'attention' } });
    expect(JSON.stringify(rendered)).toContain('I cannot write to Dana Whitfield (Post of Dana Whitfield)');
    expect(JSON.stringify(rendered)).toContain('Only they can unblock it in Teams.');
  });

  it('is not told of to themselves, though they run the suite', async () => {
    await cannotReach(world.deps, await to('priya'), blocked, world.now);
    expect((await claim()).map((m) => m.to)).toEqual([await to('tom')]);
  });

  it('whose channel it is, is named by its suite', async () => {
    const [suite] = await world.deps.store.snapshot((reader) => reader.suites());
    await adds('tom');
    await cannotReach(world.deps, { boardOfSuiteId: suite!.id }, blocked, world.now);
    const notice = (await claim())[0]!;
    const rendered = await renderMessage(world.deps, notice.message, await to('tom'), world.now);
    expect(JSON.stringify(rendered)).toContain('the board channel of the Children’s Scrutiny Dataset');
  });

  it('is written to again as soon as they are heard from, though their chat is the same', async () => {
    await adds('dana');
    await world.who('priya').asks({ kind: 'open period', label: 'October 2020' });
    await cannotReach(world.deps, await to('dana'), blocked, world.now);
    const dana = await to('dana');
    expect((await claim()).map((m) => m.to)).not.toContainEqual(dana);
    expect(await desk('unreachable')).toMatchObject([{ to: dana, reason: blocked, standing: 'unreachable' }]);
    await adds('dana');
    expect((await claim()).map((m) => m.to)).toEqual([dana]);
  });

  it('is written to again, as a channel, when anybody is heard there, though nothing else changed', async () => {
    const [suite] = await world.deps.store.snapshot((reader) => reader.suites());
    const board = { boardOfSuiteId: suite!.id };
    const channel = { conversationId: 'the channel', place: 'channel', reference: { of: 'channel' } } as const;
    const conversation = () => world.deps.store.snapshot((reader) => reader.boardChannel(suite!.id));
    const identity = async () => ({
      entraObjectId: (await world.person('priya')).entraObjectId,
      channelUserId: '29:priya',
      tenantId: 'tenant',
      name: 'priya',
    });
    await world.who('priya').asks({ kind: 'use this channel', suiteKey: null, conversation: channel }, 'channel');
    await cannotReach(world.deps, board, blocked, world.now);
    await met(world.deps, await identity(), { ...channel, conversationId: 'another channel' }, false, world.now);
    expect(await desk('unreachable')).toEqual([]);
    expect(await world.deps.store.snapshot((reader) => reader.unreachable())).toMatchObject([{ to: board }]);
    await met(world.deps, await identity(), { ...channel, reference: { of: 'moved' } }, false, world.now);
    expect(await world.deps.store.snapshot((reader) => reader.unreachable())).toEqual([]);
    expect(await conversation()).toMatchObject({ reference: { of: 'moved' } });
  });

  it('who is heard from meanwhile is not told of', async () => {
    for (const key of ['priya', 'tom']) await adds(key);
    await cannotReach(world.deps, await to('dana'), blocked, world.now);
    await adds('dana');
    const notice = (await claim()).find((m) => m.message.kind === 'unreachable')!;
    expect(await renderMessage(world.deps, notice.message, notice.to, world.now)).toMatchObject({ kind: 'unwanted' });
  });
});

describe('the operator’s desk', () => {
  beforeEach(async () => {
    await world.who('priya').asks({ kind: 'open period', label: 'October 2020' });
  });

  it('shows whom, what kind, when and how it stands, and nothing of what it says', async () => {
    const rows = await desk();
    expect(new Set(rows.map(({ standing }) => standing))).toEqual(new Set(['due']));
    const lines = outboxLines(rows);
    expect(lines.join('\n')).toContain('Dana Whitfield (Post of Dana Whitfield), request card, due 16 November 2020');
    // Not the indicators' numbers or titles, their figures or their ratings.
    expect(lines.join('\n')).not.toMatch(/Care leavers|38|106|279|RED|AMBER/u);
    expect(lines.at(-1)).toBe(`${rows.length} messages.`);
  });

  it('shows a message in hand, one that may be there already, and why one was set aside', async () => {
    const [held, doubtful] = await claim();
    await world.store.outbox.settle(doubtful!.id, 'w', {
      kind: 'retry',
      at: new Date(world.now.getTime() + 60_000),
      why: 'in doubt',
      reason: 'It may or may not have arrived.',
    });
    expect((await desk('being sent')).map(({ id }) => id)).toContain(held!.id);
    expect(outboxLines(await desk('later'))[0]).toContain('1 send without an answer, so it may be there already');
    await world.store.outbox.settle(held!.id, 'w', {
      kind: 'parked',
      why: 'failed',
      reason: 'The message is too large for Teams.',
    });
    expect(outboxLines(await desk('set aside'))[0]).toContain('set aside');
    expect(outboxLines(await desk('set aside'))[0]).toContain('too large for Teams.');
  });

  it('sends again, cancels and holds, each on the record', async () => {
    const ctx = await operator();
    const [first, second, ...rest] = await desk();
    expect(await cancelMessages(world.deps, ctx, [first!.id])).toBe(true);
    expect(await cancelMessages(world.deps, ctx, [first!.id, second!.id])).toBe(false);
    await holdMessages(world.deps, ctx);
    expect((await desk('set aside')).map(({ id }) => id)).toEqual([second, ...rest].map((row) => row!.id));
    expect(await claim()).toEqual([]);
    expect(await retryMessages(world.deps, ctx, [second!.id])).toBe(true);
    expect((await claim()).map(({ id }) => id)).toEqual([second!.id]);
    const audit = await world.deps.store.snapshot((reader) => reader.audit(3));
    expect(audit.map(({ action, subjectId, detail }) => [action, subjectId, detail['by']])).toEqual([
      ['retry messages', second!.id, 'sysadmin'],
      ['hold messages', 'due', 'sysadmin'],
      ['cancel messages', first!.id, 'sysadmin'],
    ]);
  });
});
