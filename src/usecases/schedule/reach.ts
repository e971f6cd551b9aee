/** Who takes part in a suite's rounds and cannot be written to yet, and what to do about it. */
import type { Person, Suite } from '../../domain/glossary';
import type { Ask } from '../asks';
import type { Context, Deps, Reader } from '../ports';
import type { Reply } from '../replies';
import { isPrivate } from '../who/access';
import { findSuite, isOfficer, isPerformanceOfficer, refusal } from '../who/find';

/** Somebody the bot must be able to write to, and for what. */
export interface Needed {
  person: Person;
  why: string;
  reachable: boolean;
}

/** Everybody who is asked for commentary in this suite, writes in an owner's name or runs it; by name. */
export async function neededPeople(reader: Reader, suite: Suite): Promise<Needed[]> {
  const indicators = await reader.indicators(suite.id, suite.version);
  const needed: Needed[] = [];
  for (const person of await reader.people()) {
    const owns = indicators.filter((i) => i.ownerId === person.id).map((i) => i.number);
    const covers = indicators.filter((i) => i.delegateId === person.id).map((i) => i.number);
    const why = [
      owns.length === 0 ? '' : `answers for ${numbers(owns)}`,
      covers.length === 0 ? '' : `may write for the owner of ${numbers(covers)}`,
      isOfficer(person, suite.id) ? 'runs the suite' : '',
    ].filter((words) => words !== '');
    if (why.length === 0) continue;
    needed.push({ person, why: why.join('; '), reachable: (await reader.conversationOf(person.id)) !== null });
  }
  return needed;
}

const numbers = (of: readonly number[]): string => `${of.length === 1 ? 'indicator' : 'indicators'} ${of.join(', ')}`;

export async function reach(deps: Deps, ctx: Context, ask: Extract<Ask, { kind: 'reach' }>): Promise<Reply> {
  return deps.store.snapshot(async (reader) => {
    const suite = await findSuite(reader, ctx.actor, ask.suiteKey);
    if (!suite.ok) return suite.reply;
    if (!isPerformanceOfficer(ctx.actor, suite.it.id))
      return refusal('Only the performance team can see who I can reach.');
    if (!isPrivate(ctx.place)) return refusal('Please ask me that in your personal chat with me.');
    const needed = await neededPeople(reader, suite.it);
    return {
      kind: 'reach',
      suiteName: suite.it.name,
      reachable: needed.filter((n) => n.reachable).length,
      missing: needed
        .filter((n) => !n.reachable)
        .map(({ person: { name, post, email }, why }) => ({ name, post, email, why })),
      installLink: deps.installLink,
    };
  });
}
