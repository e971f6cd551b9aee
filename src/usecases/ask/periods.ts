/** Which periods somebody may be told of, and which one a question means. */
import { samePeriodLastYear } from '../../domain/direction';
import type { AskedPeriod } from '../../domain/ask/types';
import { longDate } from '../../domain/figures';
import type { Period, Person, Place, Suite } from '../../domain/glossary';
import { isOfficer, refusal, type Found } from '../who/find';

/** Members read published periods; officers in their own chat also the working one. */
export function readable(periods: readonly Period[], actor: Person, place: Place, suite: Suite): Period[] {
  const officer = isOfficer(actor, suite.id) && place === 'personal chat';
  return periods.filter((p) => p.state === 'published' || (officer && p.state !== 'draft'));
}

export const standingOf = (period: Period): 'published' | 'working' =>
  period.state === 'published' ? 'published' : 'working';

/** A period, and the earlier one it is to be set against. */
export interface PeriodMeant {
  period: Period;
  since: Period | null;
}

const monthWords = (month: string): string => longDate(`${month}-01`).replace(/^1 /, '');

/**
 * The period a question means, reckoned from the latest one.
 *
 * @param periods those the person may read, oldest first
 */
export function periodMeant(periods: readonly Period[], asked: AskedPeriod): Found<PeriodMeant> {
  const latest = periods.at(-1);
  const missing = (sentence: string): Found<PeriodMeant> => ({ ok: false, reply: refusal(sentence) });
  const found = (period: Period | null | undefined, sentence: string): Found<PeriodMeant> =>
    period == null
      ? missing(`${sentence} I have ${periods.map((p) => p.label).join(', ')}.`)
      : { ok: true, it: { period, since: null } };
  if (latest === undefined)
    return missing(
      'Nothing has been published for this suite yet. The performance team can say when the next report is due.',
    );
  switch (asked.kind) {
    case 'current':
      return { ok: true, it: { period: latest, since: null } };
    case 'previous':
      return found(periods.at(-2), `Nothing was published before ${latest.label}.`);
    case 'same last year':
      return found(samePeriodLastYear(periods, latest.asAt), `I have no report from a year before ${latest.label}.`);
    case 'month':
      return found(
        periods.find((p) => p.asAt.startsWith(asked.month)),
        `I have no report as at ${monthWords(asked.month)}.`,
      );
    case 'since': {
      const since = periods.find((p) => p.asAt >= asked.month && p.id !== latest.id);
      return since === undefined
        ? missing(`I have no report between ${monthWords(asked.month)} and ${latest.label}.`)
        : { ok: true, it: { period: latest, since } };
    }
  }
}
