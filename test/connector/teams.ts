/**
 * A Bot Connector over real HTTP that behaves as Teams does towards a bot, with faults on demand and its own
 * book of what was delivered. Channel threads are kept under their channel.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { Faults, type Call } from './faults';
import { guidOf, TeamsUser, type BotAnswer, type Room } from './people';
import { DeliveryRecord, type SentActivity } from './record';
import { Throttle } from './throttle';

export interface Teams {
  /** Where the bot sends to. */
  readonly serviceUrl: string;
  readonly bot: { id: string; name: string };
  readonly tenantId: string;
  readonly record: DeliveryRecord;
  readonly faults: Faults;
  /** How often the limits said no. */
  readonly refusals: () => number;
  /** Tells where the bot listens: "http://127.0.0.1:3978". Several are all given each activity, as when Teams hears no answer. */
  connectTo(...botUrls: string[]): void;
  user(name: string, aadObjectId?: string): TeamsUser;
  channel(name: string): Room;
  groupChat(name: string): Room;
  roomOf(conversationId: string): Room | null;
  /** Sends any body at all to the bot, as Teams would. */
  deliver(activity: unknown): Promise<BotAnswer>;
  nextActivityId(): string;
  /** Puts a file where people's files lie; gives its address. */
  keepFile(bytes: Buffer, answer?: { redirectTo?: string; declaredBytes?: number; endless?: boolean }): string;
  close(): Promise<void>;
}

interface KeptFile {
  bytes: Buffer;
  redirectTo?: string;
  declaredBytes?: number;
  endless?: boolean;
}

const threadSuffix = /;messageid=.*$/u;

/**
 * @param options.throttle keep Teams' documented limits, answering 429 with Retry-After
 * @param options.latencyMs wait before every answer
 */
export async function startTeams(
  options: { throttle?: boolean; latencyMs?: number; tenantId?: string; botId?: string } = {},
): Promise<Teams> {
  const record = new DeliveryRecord();
  const faults = new Faults();
  const throttle = new Throttle();
  const users = new Map<string, TeamsUser>();
  const rooms = new Map<string, Room>();
  const files: KeptFile[] = [];
  let botUrls: string[] = [];
  let activityId = 1_700_000_000_000;
  let refused = 0;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://teams');
    const file = /^\/files\/(\d+)$/u.exec(url.pathname);
    if (file !== null) {
      serveFile(files[Number(file[1])], response);
      return;
    }
    const member = /^\/v3\/conversations\/[^/]+\/members\/([^/]+)$/u.exec(url.pathname);
    if (member !== null) {
      serveMember(decodeURIComponent(member[1] ?? ''), response);
      return;
    }
    const path = /^\/v3\/conversations(?:\/([^/]+)\/activities(?:\/([^/]+))?)?$/u.exec(url.pathname);
    const call = path === null ? null : callOf(request.method ?? '', path[1] !== undefined, path[2] !== undefined);
    const body = await jsonOf(request);
    if (path === null || call === null) {
      refuse(response, 404, 'BadSyntax');
      return;
    }
    const conversationId = decodeURIComponent(path[1] ?? '').replace(threadSuffix, '');
    const target = path[2] === undefined ? null : decodeURIComponent(path[2]);
    if (options.latencyMs !== undefined) await sleep(options.latencyMs);
    const fault = faults.strike(call, conversationId);
    if (fault?.delayMs !== undefined) await sleep(fault.delayMs);
    if (fault?.what.kind === 'drop before') {
      request.socket.destroy();
      return;
    }
    if (fault?.what.kind === 'refuse' && fault.what.delivered !== true) {
      refuseAs(response, fault.what);
      return;
    }
    if (options.throttle === true) {
      const place = throttle.take(conversationId);
      if (!place.allowed) {
        refused += 1;
        refuseAs(response, { status: 429, code: 'TooManyRequests', retryAfter: String(place.retryAfter) });
        return;
      }
    }
    const done = perform(call, conversationId, target, body as SentActivity);
    if (fault?.what.kind === 'drop after') {
      request.socket.destroy();
      return;
    }
    if (fault?.what.kind === 'refuse') {
      refuseAs(response, fault.what);
      return;
    }
    if (done === null) {
      refuse(response, 404, 'ActivityNotFoundInConversation');
      return;
    }
    send(response, call === 'post' || call === 'create' ? 201 : 200, done);
  }

  function serveMember(id: string, response: ServerResponse): void {
    const user = [...users.values()].find((u) => u.id === id);
    if (user === undefined) {
      refuse(response, 404, 'MemberNotFoundInConversation');
      return;
    }
    send(response, 200, { id, name: user.name, aadObjectId: user.aadObjectId, email: user.email });
  }

  function perform(call: Call, conversationId: string, target: string | null, body: SentActivity): object | null {
    switch (call) {
      case 'create': {
        const members = Array.isArray(body['members']) ? (body['members'] as { id?: string }[]) : [];
        const user = [...users.values()].find((u) => u.id === members[0]?.id);
        return { id: user?.chat.conversationId ?? `a:1${guidOf(JSON.stringify(members)).replaceAll('-', '')}` };
      }
      case 'post':
        return { id: record.post(conversationId, body).activityId };
      case 'update':
        return record.update(conversationId, target ?? '', body) ? { id: target } : null;
      case 'delete':
        return record.delete(conversationId, target ?? '') ? {} : null;
    }
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => request.socket.destroy());
  });
  const port = await listening(server);

  const room = (name: string, conversationType: 'channel' | 'groupChat'): Room => {
    const conversationId =
      conversationType === 'channel'
        ? `19:${guidOf(name).replaceAll('-', '')}@thread.tacv2`
        : `19:${guidOf(name)}@unq.gbl.spaces`;
    const made = rooms.get(conversationId) ?? { conversationId, conversationType, name };
    rooms.set(conversationId, made);
    return made;
  };

  const teams: Teams = {
    serviceUrl: `http://127.0.0.1:${port}/`,
    bot: { id: options.botId ?? `28:${guidOf('bot')}`, name: 'Scrutineer' },
    tenantId: options.tenantId ?? guidOf('tenant'),
    record,
    faults,
    refusals: () => refused,
    connectTo(...urls) {
      botUrls = urls;
    },
    user(name, aadObjectId) {
      const made = users.get(name) ?? new TeamsUser(teams, name, aadObjectId);
      users.set(name, made);
      rooms.set(made.chat.conversationId, made.chat);
      return made;
    },
    channel: (name) => room(name, 'channel'),
    groupChat: (name) => room(name, 'groupChat'),
    roomOf: (conversationId) => rooms.get(conversationId.replace(threadSuffix, '')) ?? null,
    async deliver(activity) {
      const answers = await Promise.allSettled(botUrls.map((url) => post(url, activity)));
      const [heard] = answers.flatMap((a) => (a.status === 'fulfilled' ? [a.value] : []));
      if (heard === undefined) throw new Error('The bot did not answer.', { cause: answers[0] });
      return heard;
    },
    nextActivityId: () => String((activityId += 1)),
    keepFile(bytes, answer = {}) {
      files.push({ bytes, ...answer });
      return `http://127.0.0.1:${port}/files/${files.length - 1}`;
    },
    close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      return closed;
    },
  };
  return teams;
}

async function post(botUrl: string, activity: unknown): Promise<BotAnswer> {
  const response = await fetch(`${botUrl}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof activity === 'string' ? activity : JSON.stringify(activity),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : parsed(text) };
}

function callOf(method: string, hasConversation: boolean, hasActivity: boolean): Call | null {
  if (!hasConversation) return method === 'POST' ? 'create' : null;
  if (method === 'POST') return 'post';
  if (!hasActivity) return null;
  return method === 'PUT' ? 'update' : method === 'DELETE' ? 'delete' : null;
}

async function jsonOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? {} : parsed(text);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function send(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

const refuse = (response: ServerResponse, status: number, code: string) => refuseAs(response, { status, code });

function refuseAs(
  response: ServerResponse,
  fault: { status: number; code?: string; retryAfter?: string; body?: unknown; location?: string },
): void {
  const body = fault.body ?? (fault.code === undefined ? {} : { error: { code: fault.code, message: 'Refused.' } });
  send(response, fault.status, body, {
    ...(fault.retryAfter === undefined ? {} : { 'retry-after': fault.retryAfter }),
    ...(fault.location === undefined ? {} : { location: fault.location }),
  });
}

function serveFile(file: KeptFile | undefined, response: ServerResponse): void {
  if (file === undefined) {
    refuse(response, 404, 'itemNotFound');
    return;
  }
  if (file.redirectTo !== undefined) {
    response.writeHead(302, { location: file.redirectTo });
    response.end();
    return;
  }
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    ...(file.declaredBytes === undefined ? {} : { 'content-length': file.declaredBytes }),
  });
  if (file.endless !== true) {
    response.end(file.bytes);
    return;
  }
  const more = () => {
    while (!response.destroyed && response.write(file.bytes));
    if (!response.destroyed) response.once('drain', more);
  };
  more();
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}
