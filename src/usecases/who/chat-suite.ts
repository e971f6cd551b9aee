/** One clear default a chat: the suite last named in it, wherever none is named. */
import type { Person } from '../../domain/glossary';
import type { Ask } from '../asks';
import { rolesIn } from './find';
import type { Deps } from '../ports';

/** The ask with the chat's suite filled in; a suite that is named becomes the chat's. */
export async function suiteInChat(deps: Deps, person: Person, conversationId: string, ask: Ask): Promise<Ask> {
  const key = 'suiteKey' in ask ? (ask.suiteKey ?? null) : null;
  const { named, usual } = await deps.store.snapshot(async (reader) => ({
    named: key === null ? undefined : (await reader.suites()).find((s) => s.key.toLowerCase() === key.toLowerCase()),
    usual: await reader.chatSuite(conversationId),
  }));
  if (named !== undefined && named.id !== usual?.id && rolesIn(person, named.id).length > 0)
    await deps.store.commit({
      expect: [],
      changes: [{ kind: 'use suite in chat', conversationId, suiteId: named.id }],
      audit: [],
      send: [],
    });
  if (key !== null || usual === null || rolesIn(person, usual.id).length === 0) return ask;
  return { ...ask, suiteKey: usual.key } as Ask;
}
