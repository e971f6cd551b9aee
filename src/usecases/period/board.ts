/** The exceptions board of a period. */
import type { Period, Person, Place, Suite } from '../../domain/glossary';
import type { Reader } from '../ports';
import type { BoardReply } from '../replies';
import { readRound } from '../figures/round';
import { neededPeople } from '../schedule/reach';

/** Everybody of the suite, whatever is below expectation, so that nothing is told of that. */
async function unreachableIn(reader: Reader, suite: Suite, period: Period): Promise<Pick<BoardReply, 'unreachable'>> {
  if (period.state === 'closed' || period.state === 'published') return {};
  const needed = await neededPeople(reader, suite);
  return { unreachable: needed.filter((n) => !n.reachable).map((n) => n.person.name) };
}

/** Builds the board as this viewer may see it in this place; in a channel that is Part 1. */
export async function boardCard(
  reader: Reader,
  periodId: string,
  seen: { actor: Person | null; place: Place; now: Date },
): Promise<BoardReply> {
  const period = await reader.period(periodId);
  const suite = period === null ? null : await reader.suite(period.suiteId);
  if (period === null || suite === null) throw new Error(`period ${periodId} is not in the records`);
  const round = await readRound(reader, suite, period);
  const audience = seen.actor === null ? 'Part 1' : round.audience({ actor: seen.actor, place: seen.place });
  return {
    kind: 'board',
    periodId,
    suiteName: suite.name,
    periodLabel: period.label,
    periodState: period.state,
    asAt: period.asAt,
    deadline: period.commentaryDeadline,
    meeting: period.meeting,
    counts: round.counts(audience),
    rows: round.exceptionsFor(audience).map(({ indicator }) => ({
      view: round.view(indicator, audience),
      state: round.requests.find((r) => r.indicatorId === indicator.id)?.state ?? 'requested',
    })),
    keptBack: audience === 'Part 2' ? [] : round.keptBack().map((i) => i.number),
    illustrative: suite.illustrative,
    ...(await unreachableIn(reader, suite, period)),
    updatedAt: seen.now,
  };
}
