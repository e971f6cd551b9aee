/** Which request somebody means by "26", by a word of its title or by its subject. */
import type { CommentaryRequest, Period, Suite } from '../../domain/glossary';
import { requestsKnownTo } from '../figures/known-requests';
import { isOfficer } from '../who/find';
import { readMatter, writesOn, type Matter } from './matter';
import type { Context, Reader } from '../ports';
import { matchIndicators } from '../../domain/ask/match-indicators';

interface Meant {
  words: string;
  suiteKey?: string | null;
}

const tidy = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();

function isMeant(words: string, { of, indicator }: Matter): boolean {
  const wanted = tidy(words);
  if (wanted === '') return true;
  return of === null ? tidy(indicator.title).includes(wanted) : matchIndicators(words, [of]).length > 0;
}

async function within(
  reader: Reader,
  ctx: Context,
  suite: Suite,
  periods: readonly Period[],
): Promise<CommentaryRequest[]> {
  const officer = isOfficer(ctx.actor, suite.id);
  const requests = await reader.requests(periods.map((p) => p.id));
  const newest = new Map(periods.map((p, i) => [p.id, i]));
  const theirs = requests.filter((r) => officer || writesOn(r, ctx.actor));
  return (await requestsKnownTo(reader, ctx, theirs)).sort(
    (a, b) => (newest.get(b.periodId) ?? 0) - (newest.get(a.periodId) ?? 0),
  );
}

/**
 * The requests these words may mean, newest period first, of those this person writes on or checks: of
 * others nobody learns whether they exist.
 *
 * @param states "open": of open periods alone; "any": of every period, for what is only read
 */
export async function requestsMeant(
  reader: Reader,
  ctx: Context,
  meant: Meant,
  states: 'open' | 'any',
): Promise<Matter[]> {
  const key = meant.suiteKey?.toLowerCase();
  const found: Matter[] = [];
  for (const suite of (await reader.suites()).filter((s) => key === undefined || s.key.toLowerCase() === key)) {
    const periods = (await reader.periods(suite.id)).filter((p) => states === 'any' || p.state === 'open');
    for (const request of await within(reader, ctx, suite, periods)) {
      const matter = await readMatter(reader, request.id);
      if (matter !== null && isMeant(meant.words, matter)) found.push(matter);
    }
  }
  return found;
}
