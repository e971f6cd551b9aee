import { cardText } from '../connector/cards';
import { startWorld, plain, type World } from './world';

describe('a message', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ answer: (q) => plain(`${q.identity.name} in ${q.place}: ${q.ask.kind}`) });
  });
  afterAll(() => world.close());
  beforeEach(() => {
    world.asked.length = 0;
  });

  it('is answered with one card and no text beside it', async () => {
    const [answer, ...more] = await world.teams.user('Helen Ward').says('help');
    expect(more).toEqual([]);
    expect(answer?.activity.text).toBeUndefined();
    expect(answer?.activity.attachments).toHaveLength(1);
    expect(cardText(world.teams.user('Helen Ward').latestCard().card)).toContain('Helen Ward in personal chat: help');
  });

  it('carries who wrote it from the channel’s own fields', async () => {
    const helen = world.teams.user('Helen Ward');
    await helen.says('status 26');
    expect(world.asked[0]?.identity).toEqual({
      entraObjectId: helen.aadObjectId,
      channelUserId: helen.id,
      tenantId: world.teams.tenantId,
      name: 'Helen Ward',
    });
  });

  it('in a channel is answered in its thread, and remembered as the channel itself', async () => {
    const channel = world.teams.channel('Performance team');
    const [answer] = await world.teams.user('Helen Ward').says('use this channel', { in: channel });
    expect(answer?.activity.replyToId).toBeDefined();
    expect(world.asked[0]).toMatchObject({
      place: 'channel',
      conversation: { conversationId: channel.conversationId, place: 'channel' },
    });
    expect(world.asked[0]?.ask).toMatchObject({
      kind: 'use this channel',
      conversation: { conversationId: channel.conversationId },
    });
  });

  it('in a group chat is known to be from a group chat', async () => {
    await world.teams.user('Helen Ward').says('status', { in: world.teams.groupChat('Leads') });
    expect(world.asked[0]?.place).toBe('group chat');
  });

  it('in a channel that does not mention the bot is left alone', async () => {
    expect(
      await world.teams
        .user('Helen Ward')
        .says('help', { in: world.teams.channel('Performance team'), mention: false }),
    ).toEqual([]);
    expect(world.asked).toEqual([]);
  });

  it('sent ten times at once is run and answered once', async () => {
    const helen = world.teams.user('Helen Ward');
    const activity = helen.activity(helen.chat, { type: 'message', text: 'overview' });
    const before = world.teams.record.in(helen.chat.conversationId).length;
    const answers = await Promise.all(Array.from({ length: 10 }, () => world.teams.deliver(activity)));
    expect(answers.every((a) => a.status === 200)).toBe(true);
    expect(world.asked).toHaveLength(1);
    expect(world.teams.record.in(helen.chat.conversationId)).toHaveLength(before + 1);
  });
});

describe('turns of one conversation', () => {
  it('run one after another, while others go on', async () => {
    const running = new Map<string, number>();
    let most = 0;
    let together = 0;
    const world = await startWorld({
      answer: async (q) => {
        const id = q.conversation.conversationId;
        running.set(id, (running.get(id) ?? 0) + 1);
        most = Math.max(most, running.get(id) ?? 0);
        together = Math.max(
          together,
          [...running.values()].reduce((a, b) => a + b, 0),
        );
        await new Promise((resolve) => setTimeout(resolve, 30));
        running.set(id, (running.get(id) ?? 0) - 1);
        return plain('done');
      },
    });
    const [helen, tom] = [world.teams.user('Helen Ward'), world.teams.user('Tom Price')];
    await Promise.all([helen.says('help'), helen.says('status'), helen.says('board'), tom.says('help')]);
    expect(most).toBe(1);
    expect(together).toBeGreaterThan(1);
    expect(world.asked).toHaveLength(4);
    await world.close();
  });
});

describe('an installation', () => {
  it('is met every time and welcomed once, however often the client reports it', async () => {
    const world = await startWorld();
    const helen = world.teams.user('Helen Ward');
    expect(await helen.installs()).toHaveLength(1);
    expect(await helen.installs()).toHaveLength(0);
    expect(world.asked.map((q) => q.ask.kind)).toEqual(['help']);
    expect(world.met.length).toBeGreaterThanOrEqual(2);
    expect(world.met[0]?.conversation).toEqual(world.met.at(-1)?.conversation);
    await world.close();
  });
});

describe('what is not for the bot', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.close());

  it.each([
    ['an edit', { type: 'messageUpdate', text: 'help' }],
    ['a deletion', { type: 'messageDelete' }],
    ['a reaction', { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] }],
    ['typing', { type: 'typing' }],
    ['somebody else joining', { type: 'conversationUpdate', membersAdded: [{ id: '29:somebody' }] }],
    ['a removal', { type: 'installationUpdate', action: 'remove' }],
    ['another bot', { type: 'message', text: 'help', from: { id: '28:other', name: 'Other', role: 'bot' } }],
    ['the bot’s own echo', { type: 'message', text: 'help', from: { id: 'the-bot' }, recipient: { id: 'the-bot' } }],
  ])('%s is taken politely and left alone', async (_, fields) => {
    const helen = world.teams.user('Helen Ward');
    const answer = await world.teams.deliver(helen.activity(helen.chat, fields));
    expect(answer).toEqual({ status: 200, body: null });
    expect(world.asked).toEqual([]);
    expect(world.teams.record.entries).toEqual([]);
  });
});
