/** Local mode only: one person plays every part. Wiring leaves this out where people are checked at the door. */
import { done, refusal } from './find';
import type { Deps } from '../ports';
import type { Reply } from '../replies';

const tidy = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase();

/** Makes the user of the local client play somebody of the suite, found by full name or any unambiguous part of it. */
export async function actAs(deps: Deps, channelUserId: string, name: string, now: Date): Promise<Reply> {
  const people = await deps.store.snapshot((reader) => reader.people());
  const wanted = tidy(name);
  const exact = people.filter((p) => tidy(p.name) === wanted);
  const matches = exact.length > 0 ? exact : people.filter((p) => wanted !== '' && tidy(p.name).includes(wanted));
  const [person] = matches;
  if (person === undefined || matches.length > 1)
    return refusal(
      `${matches.length > 1 ? `"${name}" could be ${matches.map((p) => p.name).join(' or ')}.` : `I know nobody called "${name}".`} You can be: ${people.map((p) => p.name).join(', ')}.`,
    );
  await deps.store.commit({
    expect: [],
    changes: [{ kind: 'play persona', channelUserId, personId: person.id }],
    audit: [
      {
        at: now,
        actorId: person.id,
        onBehalfOfId: null,
        place: 'personal chat',
        action: 'act as',
        subject: 'person',
        subjectId: person.id,
        revision: null,
        detail: {},
      },
    ],
    send: [],
  });
  return done(`You are now ${person.name}, ${person.post}. Type "help" to see what is waiting for you.`);
}
