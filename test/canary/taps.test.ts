import { strToU8, zipSync } from 'fflate';
import { everythingThatLeft, leaksIn, type Leak, type Rules } from './custody';
import { plant } from './planted';
import { createScanner } from './scan';
import type { Passage } from './taps';
import { openTappedWorld, type TappedWorld } from './world';

describe('a value let out on purpose', () => {
  let world: TappedWorld;
  let rules: Rules;
  let value: string;
  let look: () => Promise<Leak[]>;

  beforeAll(async () => {
    const { definition, secrets } = await plant();
    rules = { definition, onTheList: new Set(['performance-1']) };
    world = await openTappedWorld(definition);
    value = String(secrets[0]?.numbers[0]?.exactly);
    const scanner = createScanner(secrets);
    look = async () => leaksIn(await everythingThatLeft(world, rules), scanner, rules);
  }, 60_000);
  afterAll(() => world.close());

  const passage = (fields: Partial<Passage>): Passage => ({
    during: 'a test',
    line: `GET /files/${'x'.repeat(32)}`,
    requestHeaders: {},
    request: Buffer.alloc(0),
    status: 200,
    responseHeaders: {},
    response: Buffer.alloc(0),
    ...fields,
  });
  const post = async (conversationId: string, body: object): Promise<void> => {
    const address = `${world.outbound.url}/v3/conversations/${encodeURIComponent(conversationId)}/activities`;
    const headers = { 'content-type': 'application/json' };
    await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) }).then((r) => r.arrayBuffer());
  };
  const sentTo = (conversationId: string) => () =>
    post(conversationId, { type: 'message', summary: `It is ${value}.` });

  it.each<[string, string, () => unknown]>([
    ['a message to a member', 'to Teams', () => sentTo(world.user('member-1').chat.conversationId)()],
    ['a message to a channel', 'to Teams', () => sentTo(world.teams.channel('Performance team').conversationId)()],
    [
      'a header of a call to Teams',
      'to Teams',
      () => fetch(`${world.outbound.url}/v3/x`, { headers: { 'x-a': value } }),
    ],
    ['an address called at Teams', 'to Teams', () => fetch(`${world.outbound.url}/v3/conversations/${value}`)],
    [
      'the echo of a stranger’s words',
      'to Teams',
      () =>
        world.teams
          .user('A Stranger')
          .says('hello')
          .then(() => world.user('member-1').says(`nonsense ${value}`)),
    ],
    ['the log', 'the log', () => world.log.info({ figure: Number(value) }, 'Said too much.')],
    ['the log of an error', 'the log', () => world.log.error({ err: new Error(`no ${value}`) }, 'Failed.')],
    ['a standard stream', 'a standard stream', () => process.stderr.write(`${value}\r`)],
    [
      'the body of an answer',
      'an answer by HTTP',
      () => world.inbound.passages.push(passage({ response: Buffer.from(value) })),
    ],
    [
      'the head of an answer',
      'the head of an answer',
      () => world.inbound.passages.push(passage({ responseHeaders: { etag: value } })),
    ],
    [
      'a public file',
      'a file',
      () =>
        world.inbound.passages.push(
          passage({
            responseHeaders: { 'content-disposition': "attachment; filename*=UTF-8''Part-1.docx" },
            response: Buffer.from(zipSync({ 'docProps/app.xml': strToU8(`<a>${value}</a>`) })),
          }),
        ),
    ],
    [
      'a file of Part 2 whose link nobody was sent',
      'a file',
      () =>
        world.inbound.passages.push(
          passage({ responseHeaders: { 'content-disposition': 'Part-2.md' }, response: Buffer.from(value) }),
        ),
    ],
    ['the audit trail', 'the audit trail', () => leaveInTheTrail()],
    ['a row of the outbox', 'a row of the outbox', () => leaveInTheOutbox()],
  ])('is found in %s', async (_, exit, letOut) => {
    const before = (await look()).filter((l) => l.exit === exit).length;
    await letOut();
    expect((await look()).filter((l) => l.exit === exit).length).toBeGreaterThan(before);
  });

  it('is no leak to somebody on the list or to the owner, in their own chat', async () => {
    const before = (await look()).length;
    await sentTo(world.user('performance-1').chat.conversationId)();
    await sentTo(world.user('social-care').chat.conversationId)();
    expect((await look()).length).toBe(before);
  });

  async function leaveInTheTrail(): Promise<void> {
    const [row] = [{ at: world.clock(), actorId: null, onBehalfOfId: null, place: 'command line' as const }];
    await world.office.deps.store.commit({
      expect: [],
      changes: [],
      audit: [
        {
          ...row,
          action: 'test',
          subject: 'suite',
          subjectId: await suiteId(),
          revision: null,
          detail: { n: Number(value) },
        },
      ],
      send: [],
    });
  }

  async function leaveInTheOutbox(): Promise<void> {
    const { store } = world.office.deps;
    const [person] = await store.snapshot((reader) => reader.people());
    await store.commit({
      expect: [],
      changes: [],
      audit: [],
      send: [
        {
          purpose: `tell ${value}`,
          slot: null,
          to: { personId: person?.id ?? '' },
          message: { kind: 'board', periodId: 'none' },
          dueAt: new Date('2030-01-01'),
        },
      ],
    });
  }

  const suiteId = async (): Promise<string> =>
    (await world.office.deps.store.snapshot((reader) => reader.suites()))[0]?.id ?? '';
});
