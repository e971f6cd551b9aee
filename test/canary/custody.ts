/** Who had each byte that left, and whether they may know what is in it. */
import type { SuiteDefinition } from '../../src/usecases/period/suite-definition';
import { guidOf } from '../connector/people';
import type { Finding, Scanner } from './scan';
import type { Passage } from './taps';
import type { TappedWorld } from './world';

/** Somebody, and where they read. Null: anybody at all. */
export type Reader = { key: string; place: string } | null;

export interface Leaving {
  exit: string;
  reader: Reader;
  during: string;
  bytes: Buffer;
}

export interface Leak {
  exit: string;
  reader: string;
  secret: string;
  what: string;
  during: string;
  excerpt: string;
}

/** The people of a definition who may read Part 2 of the round, by key; those who answer for a figure know it as well. */
export interface Rules {
  definition: SuiteDefinition;
  onTheList: ReadonlySet<string>;
}

export function mayKnow(
  { definition, onTheList }: Rules,
  reader: Reader,
  { secret, kind }: Pick<Finding, 'secret' | 'kind'>,
): boolean {
  // The trail keeps the reasons people gave, and so is not for publication; figures it never keeps.
  if (reader?.place === 'the audit trail') return kind === 'word';
  if (reader?.place !== 'personal') return false;
  const it = definition.indicators.find((i) => i.number === secret.indicator);
  return onTheList.has(reader.key) || it?.owner === reader.key || it?.delegate === reader.key;
}

/** Lengths and clock times are no text; everything else of a header is. */
const headerBytes = (headers: Passage['responseHeaders']): string =>
  JSON.stringify(Object.entries(headers).filter(([name]) => !['content-length', 'date'].includes(name)));

/** Everything that has left so far, by every tap. */
export async function everythingThatLeft(world: TappedWorld, rules: Rules): Promise<Leaving[]> {
  const { definition } = rules;
  const chats = new Map(definition.people.map((p) => [world.teams.user(p.name).chat.conversationId, p.key]));
  const people = new Map(definition.people.map((p) => [guidOf(p.name), p.key]));
  const inConversation = (line: string): Reader => {
    const [, id = ''] = /\/conversations\/([^/?]+)/u.exec(line) ?? [];
    const key = chats.get(decodeURIComponent(id));
    return key === undefined ? null : { key, place: 'personal' };
  };
  const sent = world.outbound.passages.map((p): Leaving & { passage: Passage } => ({
    exit: 'to Teams',
    reader: inConversation(p.line),
    during: p.during,
    bytes: Buffer.concat([Buffer.from(`${p.line}\n${headerBytes(p.requestHeaders)}\n`), p.request]),
    passage: p,
  }));
  const whoAsked = (p: Passage): Reader => {
    try {
      const { from, conversation } = JSON.parse(p.request.toString('utf8')) as {
        from: { aadObjectId: string };
        conversation: { conversationType: string };
      };
      const key = people.get(from.aadObjectId);
      return key === undefined ? null : { key, place: conversation.conversationType };
    } catch {
      return null;
    }
  };
  /** A file of Part 2 belongs to whoever its link was sent to; any other file is public. */
  const whoseFile = (p: Passage): Reader => {
    const [link] = /\/files\/[\w-]{16,}/u.exec(p.line) ?? [];
    const isPartTwo = /Part-2/u.test(String(p.responseHeaders['content-disposition']));
    if (!isPartTwo || link === undefined) return null;
    return sent.find((s) => s.passage.request.includes(link))?.reader ?? null;
  };
  const answered = world.inbound.passages.map((p): Leaving => {
    const isFile = p.responseHeaders['content-disposition'] !== undefined;
    const head = Buffer.from(`${p.status} ${headerBytes(p.responseHeaders)}\n`);
    return {
      exit: isFile ? 'a file' : 'an answer by HTTP',
      reader: isFile ? whoseFile(p) : whoAsked(p),
      during: p.during,
      bytes: isFile ? p.response : Buffer.concat([head, p.response]),
    };
  });
  const nameOfFile = world.inbound.passages.map((p) => ({
    exit: 'the head of an answer',
    reader: null,
    during: p.during,
    bytes: Buffer.from(`${p.status} ${headerBytes(p.responseHeaders)}`),
  }));
  const rows = (await world.office.store.outbox.list()).map((row) => ({
    exit: 'a row of the outbox',
    reader: null,
    during: row.purpose,
    bytes: Buffer.from(JSON.stringify(row)),
  }));
  const trail = (await world.office.deps.store.snapshot((reader) => reader.audit(100_000))).map((row) => ({
    exit: 'the audit trail',
    reader: { key: 'an operator', place: 'the audit trail' },
    during: row.action,
    bytes: Buffer.from(JSON.stringify(row)),
  }));
  const lines = (exit: string, all: readonly string[]): Leaving[] =>
    all.map((line) => ({ exit, reader: null, during: 'at some time', bytes: Buffer.from(line) }));
  return [
    ...sent,
    ...answered,
    ...nameOfFile,
    ...rows,
    ...trail,
    ...lines('the log', world.logged),
    ...lines('a standard stream', world.printed),
  ];
}

/** What reached somebody who may not know it. */
export function leaksIn(left: readonly Leaving[], scanner: Scanner, rules: Rules): Leak[] {
  return left.flatMap(({ exit, reader, during, bytes }) =>
    scanner
      .find(bytes)
      .filter((finding) => !mayKnow(rules, reader, finding))
      .map(({ secret, what, excerpt }) => ({
        exit,
        reader: reader === null ? 'anybody' : `${reader.key}, ${reader.place}`,
        secret: secret.name,
        what,
        during,
        excerpt,
      })),
  );
}
