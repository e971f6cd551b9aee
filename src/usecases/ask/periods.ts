/** Which periods somebody may be told of, and which one a question means. */
import { previousPeriod, samePeriodLastYear } from '../../domain/direction';
import type { AskedPeriod, EarlierPeriod } from '../../domain/ask/types';
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

function earlier(periods: readonly Period[], latest: Period, asked: EarlierPeriod): Period | null {
  switch (asked.kind) {
    case 'previous':
      return previousPeriod(periods, latest.asAt);
    case 'same last year':
      return samePeriodLastYear(periods, latest.asAt);
    case 'month':
      return periods.find((p) => p.asAt.startsWith(asked.month)) ?? null;
  }
}

function missedWords(asked: EarlierPeriod, latest: Period): string {
  switch (asked.kind) {
    case 'previous':
      return `There is no report before ${latest.label}.`;
    case 'same last year':
      return `I have no report from a year before ${latest.label}.`;
    case 'month':
      return `I have no report as at ${monthWords(asked.month)}.`;
  }
}

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
  if (asked.kind === 'current') return { ok: true, it: { period: latest, since: null } };
  if (asked.kind !== 'since') return found(earlier(periods, latest, asked), missedWords(asked, latest));
  const since = earlier(periods, latest, asked.from);
  return since === null || since.id === latest.id
    ? found(null, missedWords(asked.from, latest))
    : { ok: true, it: { period: latest, since } };
}
