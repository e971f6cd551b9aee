/** A request with everything that is judged about it, read in one snapshot. */
import type { CommentaryRequest, Indicator, IsoDate, Period, Person, Suite } from '../../domain/glossary';
import type { Situation } from '../../domain/workflow';
import { indicatorById, personById } from '../who/find';
import type { Reader } from '../ports';

export interface Matter extends Situation {
  /** Null where the matter lies outside the suite. */
  of: Indicator | null;
}

/** What a request is on, by number and title, or by the subject its director gave it. */
export const aboutOf = (request: CommentaryRequest, of: Indicator | null): Situation['indicator'] =>
  of === null ? { number: null, title: request.subject ?? '' } : { number: of.number, title: of.title };

/** The words that name it in a command: its number, or its subject. */
export const wordsFor = (about: Situation['indicator']): string =>
  about.number === null ? about.title : String(about.number);

/** In a sentence: "indicator 26, Care leavers …", or the subject in quotation marks. */
export const inWords = (about: Situation['indicator']): string =>
  about.number === null ? `“${about.title}”` : `indicator ${about.number}, ${about.title}`;

export const deadlineOf = (request: CommentaryRequest, period: Period): IsoDate =>
  request.deadline ?? period.commentaryDeadline;

async function indicatorOf(
  reader: Reader,
  suite: Suite,
  period: Period,
  request: CommentaryRequest,
): Promise<Indicator | null> {
  return request.indicatorId === null ? null : indicatorById(reader, suite, period.suiteVersion, request.indicatorId);
}

async function delegateOf(reader: Reader, request: CommentaryRequest): Promise<Person | null> {
  return request.delegateId === null ? null : personById(reader, request.delegateId);
}

/** The request of this id with its surroundings; null where there is none. */
export async function readMatter(reader: Reader, requestId: string): Promise<Matter | null> {
  const request = await reader.request(requestId);
  const period = request === null ? null : await reader.period(request.periodId);
  const suite = period === null ? null : await reader.suite(period.suiteId);
  if (request === null || period === null || suite === null) return null;
  const of = await indicatorOf(reader, suite, period, request);
  return {
    suite,
    period,
    request,
    of,
    owner: await personById(reader, request.ownerId),
    delegate: await delegateOf(reader, request),
    indicator: aboutOf(request, of),
  };
}

/** Whether this person writes on it: its owner, or the one it was delegated to. */
export const writesOn = (request: CommentaryRequest, person: Person): boolean =>
  request.ownerId === person.id || request.delegateId === person.id;
