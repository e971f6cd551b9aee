import { request as httpRequest } from 'node:http';
import { createBot } from '../../src/teams/bot';
import type { HandedFile } from '../../src/teams/options';
import { createMeter } from '../../src/teams/meter';
import { inboxInMemory, paceInMemory } from '../helpers/in-memory';
import { nothingDue, startWorld, type World } from './world';

const secret = 'canary-4711';

let world: World;
const files = new Map<string, HandedFile>();
beforeAll(async () => {
  world = await startWorld({
    files,
    answer: (q) => {
      if (q.ask.kind === 'not understood' && q.ask.words.startsWith('fail'))
        throw new Error(`the store said ${secret}`);
      return { kind: 'said', tone: 'plain', sentence: 'done' };
    },
  });
});
afterAll(() => world.close());

const post = (body: string | Buffer, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
  fetch(`${world.url}/api/messages`, { method: 'POST', headers, body });
const helensMessage = (fields: Record<string, unknown> = {}) => {
  const helen = world.teams.user('Helen Ward');
  return helen.activity(helen.chat, { type: 'message', text: 'help', ...fields });
};

describe('a body that is no activity', () => {
  it.each([
    ['an array', '[1,2]', 400],
    ['a text', '"help"', 400],
    ['nothing', '', 400],
    ['null', 'null', 400],
    ['broken JSON', `{"type":"${secret}`, 400],
    ['an empty object', '{}', 400],
    ['a type that is no text', '{"type":7}', 400],
    ['a prototype', '{"type":"message","__proto__":{"from":{"id":"x"}}}', 400],
    ['half a million levels', '{"type":"message","a":' + '['.repeat(400_000) + ']'.repeat(400_000) + '}', 400],
  ])('%s is refused without a word', async (_, body, status) => {
    const answer = await post(body);
    expect(answer.status).toBe(status);
    expect(await answer.text()).not.toMatch(/canary|Error|JSON|at /u);
  });

  it('of 20 MB is refused, and the bot goes on', async () => {
    const answer = await post(JSON.stringify({ type: 'message', text: 'x'.repeat(20 * 1024 * 1024) }));
    expect(answer.status).toBe(413);
    expect(await answer.text()).not.toContain('exceeds');
    expect((await fetch(`${world.url}/health`)).status).toBe(200);
  });

  it.each([
    ['form data', { 'content-type': 'multipart/form-data; boundary=x' }],
    ['plain text, which any web page may send', { 'content-type': 'text/plain' }],
    ['an archive that is none', { 'content-type': 'application/json', 'content-encoding': 'gzip' }],
  ])('%s is not taken', async (_, headers) => {
    expect((await post('{"type":"message"}', headers)).status).toBe(415);
    expect((await fetch(`${world.url}/health`)).status).toBe(200);
  });
});

describe('an activity with something missing or of the wrong kind', () => {
  it.each([
    ['from', { from: undefined }],
    ['from with a number for an id', { from: { id: 7 } }],
    ['conversation', { conversation: undefined }],
    ['conversation without an id', { conversation: { conversationType: 'personal' } }],
    ['a place unheard of', { conversation: { id: 'c', conversationType: 'meeting room' } }],
    ['recipient', { recipient: undefined }],
    ['text that is a list', { text: ['help'] }],
    ['entities that are a text', { entities: 'mention' }],
    ['attachments that are an object', { attachments: {} }],
    ['a name that is an object', { from: { id: '29:x', name: {} } }],
    ['a type unheard of', { type: 'constructor' }],
  ])('%s is taken and left alone', async (_, fields) => {
    const before = world.asked.length;
    const answer = await world.teams.deliver(helensMessage(fields));
    expect(answer.status).toBe(200);
    expect(world.asked).toHaveLength(before);
  });

  it.each([
    ['no name', { name: undefined }],
    ['a name unheard of', { name: 'task/fetch' }],
    ['no value', { name: 'adaptiveCard/action', value: undefined }],
    ['a value that is a text', { name: 'adaptiveCard/action', value: 'x' }],
    ['a verb that is a number', { name: 'adaptiveCard/action', value: { action: { verb: 7, data: {} } } }],
    ['no sender', { name: 'adaptiveCard/action', from: undefined }],
  ])('an invoke with %s gets an answer, so that Teams does not send it again', async (_, fields) => {
    const answer = await world.teams.deliver(helensMessage({ type: 'invoke', ...fields }));
    expect(answer.status).toBe(400);
  });

  it.each([
    ['address', { serviceUrl: 'https://evil.example/' }],
    ['metadata address', { serviceUrl: 'http://169.254.169.254/' }],
    ['channel', { channelId: 'directline' }],
  ])('a foreign %s is turned away before anything is asked', async (_, fields) => {
    const before = world.asked.length;
    const answer = await world.teams.deliver(helensMessage(fields));
    expect(answer).toEqual({ status: 403, body: null });
    expect(world.asked).toHaveLength(before);
  });

  it('and no address at all is turned away too', async () => {
    expect((await world.teams.deliver(helensMessage({ serviceUrl: undefined }))).status).toBe(403);
  });
});

describe('an error inside', () => {
  it('tells the person what to do, and the caller nothing', async () => {
    const helen = world.teams.user('Helen Ward');
    const [answer] = await helen.says('fail now');
    expect(JSON.stringify(answer?.activity)).toContain('nothing was changed');
    expect(JSON.stringify(answer?.activity)).not.toContain(secret);
    expect(world.logged.join('\n')).toContain('A turn failed.');
  });

  it('lets the same activity be tried again', async () => {
    const activity = helensMessage({ text: 'fail again' });
    const before = world.asked.length;
    await world.teams.deliver(activity);
    await world.teams.deliver(activity);
    expect(world.asked).toHaveLength(before + 2);
  });
});

describe('the other addresses', () => {
  it.each([
    ['GET', '/api/messages', 405],
    ['GET', '/nowhere', 404],
    ['DELETE', '/files/x', 405],
    ['GET', `/%2e%2e/${secret}`, 404],
  ])('%s %s says no without detail', async (method, path, status) => {
    const answer = await fetch(`${world.url}${path}`, { method });
    expect(answer.status).toBe(status);
    expect(await answer.text()).not.toMatch(/canary|Error|does not exist/u);
  });

  it('tell that it lives, and whether it can serve', async () => {
    expect(await (await fetch(`${world.url}/health`)).text()).toBe('alive');
    expect((await fetch(`${world.url}/ready`)).status).toBe(200);
  });

  it('say "not ready" while the store does not answer', async () => {
    const other = await startWorld({ ready: () => Promise.reject(new Error(secret)) });
    const answer = await fetch(`${other.url}/ready`);
    expect([answer.status, await answer.text()]).toEqual([503, 'not ready']);
    await other.close();
  });

  it('are closed to a page that reaches this machine under another name', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const { port } = new URL(world.url);
      httpRequest({ host: '127.0.0.1', port, path: '/health', headers: { host: `evil.example:${port}` } }, (r) =>
        resolve(r.statusCode),
      )
        .on('error', reject)
        .end();
    });
    expect(status).toBe(403);
  });
});

describe('a single-use file', () => {
  const token = 'a'.repeat(32);
  it('is handed out once, under its own name, and kept nowhere', async () => {
    files.set(token, {
      name: 'Exceptions – “October” 2020\r\nx.docx',
      contentType: 'application/pdf',
      bytes: Buffer.from('the report'),
    });
    const first = await fetch(`${world.url}/files/${token}`);
    expect([first.status, await first.text()]).toEqual([200, 'the report']);
    expect(first.headers.get('content-disposition')).toMatch(
      /^attachment; filename\*=UTF-8''Exceptions%20%E2%80%93[\w%.-]+\.docx$/u,
    );
    expect(first.headers.get('cache-control')).toBe('no-store');
    const second = await fetch(`${world.url}/files/${token}`);
    expect(second.status).toBe(404);
    expect(await second.text()).toContain('used already');
  });

  it.each(['short', '..%2f..%2fetc%2fpasswd', 'a'.repeat(300), '%00'.repeat(20)])(
    'is not looked for under %j',
    async (odd) => {
      expect((await fetch(`${world.url}/files/${odd}`)).status).toBe(404);
    },
  );
});

describe('without an app id', () => {
  it('the bot listens on this machine and nowhere else', async () => {
    const other = await startWorld();
    await expect(other.bot.listen('0.0.0.0', 0)).rejects.toThrow('only listens on this machine');
    await other.close();
  });
});

describe('with an app id', () => {
  it.each([
    ['no token', undefined],
    ['a token that is none', 'Bearer x'],
    [
      'a token nobody signed',
      `Bearer ${['{"alg":"none"}', '{"iss":"https://api.botframework.com"}', ''].map((p) => Buffer.from(p).toString('base64url')).join('.')}`,
    ],
    ['another scheme', 'Basic eDp5'],
  ])('a caller with %s is turned away without a word', async (_, authorization) => {
    const asked: unknown[] = [];
    const bot = createBot({
      auth: {
        mode: 'entra',
        appId: '0a1b2c3d-0000-4000-a000-000000000002',
        tenantId: world.teams.tenantId,
        credential: { kind: 'secret', secret },
      },
      answer: (...all) => {
        asked.push(all);
        return Promise.resolve({ kind: 'said', tone: 'plain', sentence: 'x' });
      },
      met: () => Promise.resolve(),
      stands: () => Promise.resolve(),
      outbox: nothingDue,
      inbox: inboxInMemory(),
      pace: paceInMemory(),
      unreachable: () => Promise.resolve(),
      meter: createMeter({ queue: () => nothingDue.size(new Date()), pace: () => Promise.resolve(0) }),
      metrics: () => Promise.resolve({ contentType: 'text/plain', text: '' }),
      render: () => Promise.resolve({ kind: 'unwanted', reason: '' }),
      download: () => Promise.resolve(null),
      ready: () => Promise.resolve(true),
      log: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
      clock: () => new Date(),
      worker: 'test',
      random: Math.random,
    });
    const port = await bot.listen('127.0.0.1', 0);
    const answer = await fetch(`http://127.0.0.1:${port}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization === undefined ? {} : { authorization }) },
      body: JSON.stringify(helensMessage({ serviceUrl: 'https://smba.trafficmanager.net/uk/' })),
    });
    expect([answer.status, await answer.text()]).toEqual([401, '']);
    expect(asked).toEqual([]);
    await bot.close();
  });
});
