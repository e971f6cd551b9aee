/** Somebody whom Teams does not let the bot write to: nothing more is tried, and the performance team hears of it once. */
import type { Deps, Message, Reader, Recipient } from '../ports';
import type { Reply } from '../replies';
import { neededPeople } from '../schedule/reach';
import { performanceOfficers } from '../who/find';

/** Stops writing to them until they are heard from; where that is known already, nothing happens. */
export async function cannotReach(deps: Deps, to: Recipient, reason: string, now: Date): Promise<void> {
  const officers = await deps.store.snapshot((reader) => officersFor(reader, to));
  const message: Message = { kind: 'unreachable', whom: to };
  const key = 'personId' in to ? to.personId : to.boardOfSuiteId;
  await deps.store.commit({
    expect: [],
    changes: [{ kind: 'stop writing', unreachable: { to, since: now, reason } }],
    audit: [],
    send: officers.map((personId) => ({
      purpose: `unreachable:${key}:${now.toISOString()}:${personId}`,
      slot: null,
      to: { personId },
      message,
      dueAt: now,
    })),
  });
}

/** The performance officers of the suites somebody takes part in, without themselves. */
async function officersFor(reader: Reader, to: Recipient): Promise<string[]> {
  const officers = new Set<string>();
  for (const suite of await reader.suites()) {
    const concerned =
      'personId' in to
        ? (await neededPeople(reader, suite)).some(({ person }) => person.id === to.personId)
        : suite.id === to.boardOfSuiteId;
    if (concerned) for (const { id } of await performanceOfficers(reader, suite.id)) officers.add(id);
  }
  if ('personId' in to) officers.delete(to.personId);
  return [...officers];
}

/** The notice itself, while it is still true. */
export async function unreachableNotice(
  reader: Reader,
  { whom }: Extract<Message, { kind: 'unreachable' }>,
): Promise<Reply | null> {
  const standing = (await reader.unreachable()).find(({ to }) => sameRecipient(to, whom));
  if (standing === undefined) return null;
  return {
    kind: 'said',
    tone: 'attention',
    sentence: `I cannot write to ${await nameOf(reader, whom)}: ${standing.reason} What is meant for them waits, and goes out when I hear from them.`,
  };
}

export const sameRecipient = (a: Recipient, b: Recipient): boolean =>
  'personId' in a
    ? 'personId' in b && a.personId === b.personId
    : 'boardOfSuiteId' in b && a.boardOfSuiteId === b.boardOfSuiteId;

/** Whom a message is for, in words. */
export async function nameOf(reader: Reader, to: Recipient): Promise<string> {
  if (!('personId' in to))
    return `the board channel of the ${(await reader.suite(to.boardOfSuiteId))?.name ?? 'suite'}`;
  const person = await reader.person(to.personId);
  return person === null ? 'somebody who is no longer known' : `${person.name} (${person.post})`;
}
