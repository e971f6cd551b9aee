/** Which requests somebody may know of: a request on an indicator that is kept back tells that there is something to explain. */
import type { CommentaryRequest } from '../../domain/glossary';
import type { Reader } from '../ports';
import { isPrivate, type Viewer } from '../who/access';
import { readRound } from './round';

/** Writers know of their own requests, but not before others. */
const writes = ({ ownerId, delegateId }: CommentaryRequest, { actor, place }: Viewer): boolean =>
  isPrivate(place) && (ownerId === actor.id || delegateId === actor.id);

async function ofPeriod(
  reader: Reader,
  viewer: Viewer,
  periodId: string,
  requests: readonly CommentaryRequest[],
): Promise<Set<CommentaryRequest>> {
  const period = await reader.period(periodId);
  const suite = period === null ? null : await reader.suite(period.suiteId);
  const about = [...new Set(requests.flatMap((r) => r.indicatorId ?? []))];
  if (period === null || suite === null) return new Set();
  const round = await readRound(reader, suite, period, about);
  return new Set(
    requests.filter((r) => r.indicatorId === null || !round.isHiddenFrom(viewer, round.indicator(r.indicatorId))),
  );
}

/** Of these requests, in their order, those that the viewer writes on, and those on what they may read here. */
export async function requestsKnownTo(
  reader: Reader,
  viewer: Viewer,
  requests: readonly CommentaryRequest[],
): Promise<CommentaryRequest[]> {
  const known = new Set<CommentaryRequest>();
  for (const periodId of new Set(requests.map((r) => r.periodId))) {
    const others = requests.filter((r) => r.periodId === periodId && !writes(r, viewer));
    if (others.length > 0) for (const r of await ofPeriod(reader, viewer, periodId, others)) known.add(r);
  }
  return requests.filter((r) => writes(r, viewer) || known.has(r));
}

/** Whether the viewer may know of this one request. */
export const isKnownTo = async (reader: Reader, viewer: Viewer, request: CommentaryRequest): Promise<boolean> =>
  (await requestsKnownTo(reader, viewer, [request])).length > 0;
