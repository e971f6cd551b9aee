/** What somebody may know of: a request, or an action, on an indicator that is kept back tells that there is something to explain. */
import type { CommentaryRequest } from '../../domain/glossary';
import type { Reader } from '../ports';
import { isPrivate, type Viewer } from '../who/access';
import { readRound } from './round';

/** Anything that was written on an indicator in one round; null on a matter outside the suite, or on the whole report. */
interface OnIndicator {
  periodId: string;
  indicatorId: string | null;
}

async function ofPeriod<T extends OnIndicator>(
  reader: Reader,
  viewer: Viewer,
  periodId: string,
  things: readonly T[],
): Promise<Set<T>> {
  const period = await reader.period(periodId);
  const suite = period === null ? null : await reader.suite(period.suiteId);
  const about = [...new Set(things.flatMap((t) => t.indicatorId ?? []))];
  if (period === null || suite === null) return new Set();
  const round = await readRound(reader, suite, period, about);
  return new Set(
    things.filter((t) => t.indicatorId === null || !round.isHiddenFrom(viewer, round.indicator(t.indicatorId))),
  );
}

/** Of these, in their order, those on what the viewer may read here, and those that `anyway` lets them know of. */
export async function knownTo<T extends OnIndicator>(
  reader: Reader,
  viewer: Viewer,
  things: readonly T[],
  anyway: (thing: T) => boolean = () => false,
): Promise<T[]> {
  const known = new Set<T>(things.filter(anyway));
  for (const periodId of new Set(things.map((t) => t.periodId))) {
    const others = things.filter((t) => t.periodId === periodId && !known.has(t));
    if (others.length > 0) for (const t of await ofPeriod(reader, viewer, periodId, others)) known.add(t);
  }
  return things.filter((t) => known.has(t));
}

/** Of these requests, in their order, those that the viewer writes on, in private, and those on what they may read here. */
export const requestsKnownTo = (
  reader: Reader,
  viewer: Viewer,
  requests: readonly CommentaryRequest[],
): Promise<CommentaryRequest[]> =>
  knownTo(
    reader,
    viewer,
    requests,
    // Writers know of their own requests, but not before others.
    ({ ownerId, delegateId }) => isPrivate(viewer.place) && [ownerId, delegateId].includes(viewer.actor.id),
  );

/** Whether the viewer may know of this one request. */
export const isKnownTo = async (reader: Reader, viewer: Viewer, request: CommentaryRequest): Promise<boolean> =>
  (await requestsKnownTo(reader, viewer, [request])).length > 0;
