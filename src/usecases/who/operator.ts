/** Who asks on the command line: the account that runs the command, with the performance team's part in every suite. */
import type { Person } from '../../domain/glossary';
import { findSuite, pickPeriod, type Found } from './find';
import type { Context, Deps } from '../ports';
import type { Period, Suite } from '../../domain/glossary';

/**
 * The command line is trusted as far as the machine is: whoever can read the database's address can read the
 * database. What is done is recorded under the account's name.
 */
export async function operatorContext(deps: Deps, account: string, now: Date): Promise<Context> {
  const suites = await deps.store.snapshot((reader) => reader.suites());
  const actor: Person = {
    id: 'command line',
    name: account,
    post: 'command line',
    email: '',
    entraObjectId: null,
    roles: suites.map((s) => ({ suiteId: s.id, role: 'performance officer' })),
  };
  return { actor, actorId: null, place: 'command line', now };
}

/** The suite and period a command names. */
export async function findPeriod(
  deps: Deps,
  ctx: Context,
  suiteKey: string | null,
  label: string | null,
): Promise<Found<{ suite: Suite; period: Period }>> {
  return deps.store.snapshot(async (reader) => {
    const suite = await findSuite(reader, ctx.actor, suiteKey);
    if (!suite.ok) return suite;
    const period = pickPeriod(await reader.periods(suite.it.id), label);
    return period.ok ? { ok: true, it: { suite: suite.it, period: period.it } } : period;
  });
}
