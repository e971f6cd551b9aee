/** "calendar": every date of a period. Dates are public; which rounds are being prepared is not. */
import { calendarOf, isPlannable } from '../../domain/schedule';
import { dayIn } from '../../domain/today';
import type { Ask } from '../asks';
import type { Context, Deps } from '../ports';
import type { Reply } from '../replies';
import { findSuite, isOfficer, pickPeriod, refusal } from '../who/find';

export async function calendar(deps: Deps, ctx: Context, ask: Extract<Ask, { kind: 'calendar' }>): Promise<Reply> {
  return deps.store.snapshot(async (reader) => {
    const suite = await findSuite(reader, ctx.actor, ask.suiteKey);
    if (!suite.ok) return suite.reply;
    const officer = isOfficer(ctx.actor, suite.it.id);
    const periods = (await reader.periods(suite.it.id)).filter((p) => officer || p.state !== 'draft');
    const found = pickPeriod(periods, ask.label);
    if (!found.ok) return found.reply;
    const { timeZone, reminders } = suite.it.settings;
    if (!isPlannable(found.it, reminders))
      return refusal('I do not know the bank holidays of those years, so I cannot work out its dates.');
    return {
      kind: 'calendar',
      suiteName: suite.it.name,
      periodLabel: found.it.label,
      periodState: found.it.state,
      today: dayIn(timeZone, ctx.now),
      entries: calendarOf(found.it, reminders),
    };
  });
}
