/** What is due on a day, to whom and why: computed from the records alone, never remembered. */
import type {
  Absence,
  CommentaryRequest,
  IsoDate,
  LaterReminder,
  Period,
  ReminderSettings,
  RequestState,
} from '../glossary';
import { addWorkingDays, isWorkingDay, publicationDate } from '../working-days';
import { ladderStep, lastInTime, workingDaysLeft, type LadderStep } from './ladder';
import { momentOf } from './local-time';

/** A request as the schedule sees it. */
export type Asked = Pick<CommentaryRequest, 'id' | 'state' | 'ownerId' | 'delegateId' | 'deadline'>;

/** Somebody who runs the suite, with the requests they may know of. */
export interface Officer {
  id: string;
  knows: (requestId: string) => boolean;
}

/** Everything that decides what is due in one period. */
export interface Facts {
  settings: ReminderSettings;
  /** IANA name of the council's time zone. */
  timeZone: string;
  period: Pick<Period, 'state' | 'commentaryDeadline' | 'meeting'>;
  requests: readonly Asked[];
  absences: readonly Absence[];
  later: readonly LaterReminder[];
  team: readonly Officer[];
  chiefs: readonly Officer[];
}

/** Why somebody hears from the bot. `inNameOf`: an owner who is away, for whom this person writes. */
export type Reason =
  | (LadderStep & { requestId: string; inNameOf: string | null })
  | { kind: 'later'; requestId: string; inNameOf: string | null }
  | { kind: 'escalation'; requestId: string; workingDays: number }
  | { kind: 'nobody writes'; requestId: string; ownerId: string; back: IsoDate }
  | { kind: 'close period'; publishBy: IsoDate }
  | { kind: 'publish period'; publishBy: IsoDate };

/** One person's digest of a morning. */
export interface Due {
  personId: string;
  day: IsoDate;
  at: Date;
  reasons: readonly Reason[];
}

/** A step of the ladder that somebody asked not to hear of yet. */
export interface Held {
  personId: string;
  requestId: string;
  until: IsoDate;
}

const awaited: readonly RequestState[] = ['requested', 'draft', 'returned'];

/** Whether commentary is still to come in: nobody is reminded of a request once it is submitted, or its period closed. */
export const isAwaited = (state: RequestState, period: Period['state']): boolean =>
  period === 'open' && awaited.includes(state);

export const awayOn = (absences: readonly Absence[], personId: string, day: IsoDate): Absence | undefined =>
  absences.find((a) => a.personId === personId && a.from <= day && day < a.back);

/** Who hears of a request on a day: its owner; its delegate while the owner is away; null where both are. */
export function addressee(
  { ownerId, delegateId }: Pick<Asked, 'ownerId' | 'delegateId'>,
  absences: readonly Absence[],
  day: IsoDate,
): string | null {
  if (awayOn(absences, ownerId, day) === undefined) return ownerId;
  return delegateId === null || awayOn(absences, delegateId, day) !== undefined ? null : delegateId;
}

/** The day somebody asked to hear of a request again, never past the last day in time; null where they did not ask. */
export function heldUntil(
  facts: Pick<Facts, 'later'>,
  id: string,
  personId: string,
  deadline: IsoDate,
): IsoDate | null {
  const until = facts.later.find((l) => l.requestId === id && l.personId === personId)?.until;
  if (until === undefined) return null;
  const last = lastInTime(deadline);
  return until > last ? last : until;
}

interface Found {
  said: { personId: string; reason: Reason }[];
  held: Held[];
}

const told = (officers: readonly Officer[], requestId: string): string[] =>
  officers.filter(({ knows }) => knows(requestId)).map(({ id }) => id);

function aboutRequest(facts: Facts, request: Asked, day: IsoDate): Found {
  const deadline = request.deadline ?? facts.period.commentaryDeadline;
  const step = ladderStep(facts.settings.ladder, deadline, day);
  const personId = addressee(request, facts.absences, day);
  const about = { requestId: request.id };
  const said: Found['said'] = [];
  const held: Held[] = [];
  if (personId === null && step !== null) {
    const back = awayOn(facts.absences, request.ownerId, day)?.back ?? day;
    const reason: Reason = { kind: 'nobody writes', ...about, ownerId: request.ownerId, back };
    said.push(...told(facts.team, request.id).map((id) => ({ personId: id, reason })));
  } else if (personId !== null) {
    const until = heldUntil(facts, request.id, personId, deadline);
    const inNameOf = personId === request.ownerId ? null : request.ownerId;
    if (until === day) said.push({ personId, reason: { kind: 'later', ...about, inNameOf } });
    else if (step !== null && until !== null && day < until) held.push({ personId, ...about, until });
    else if (step !== null) said.push({ personId, reason: { ...step, ...about, inNameOf } });
  }
  const late = -workingDaysLeft(day, deadline);
  if (late === facts.settings.escalateAfter)
    for (const id of told(facts.chiefs, request.id))
      said.push({ personId: id, reason: { kind: 'escalation', ...about, workingDays: late } });
  return { said, held };
}

function aboutPeriod({ settings, period, team }: Facts, day: IsoDate): Found['said'] {
  const publishBy = publicationDate(period.meeting);
  const reasons: Reason[] = [];
  if (period.state === 'open' && day === addWorkingDays(publishBy, -settings.closeNotice))
    reasons.push({ kind: 'close period', publishBy });
  if (day === publishBy) reasons.push({ kind: 'publish period', publishBy });
  return team.flatMap(({ id: personId }) => reasons.map((reason) => ({ personId, reason })));
}

/**
 * What is due on a day in one period: at most one digest a person, at the settings' time of the morning. Nothing is due
 * on a day that is not a working day, after the meeting, in a period being prepared or published, or for a
 * commentary that is in.
 *
 * @throws RangeError outside the years whose bank holidays are known, 2018 to 2028
 */
export function dueOn(facts: Facts, day: IsoDate): { due: Due[]; held: Held[] } {
  const { period, settings, timeZone } = facts;
  const running = period.state === 'open' || period.state === 'closed';
  if (!running || day > period.meeting || !isWorkingDay(day)) return { due: [], held: [] };
  const each = facts.requests
    .filter(({ state }) => isAwaited(state, period.state))
    .map((request) => aboutRequest(facts, request, day));
  const said = [...each.flatMap((one) => one.said), ...aboutPeriod(facts, day)];
  const at = momentOf(day, settings.digestAt, timeZone);
  const due = [...new Set(said.map(({ personId }) => personId))].map((personId) => ({
    personId,
    day,
    at,
    reasons: said.filter((s) => s.personId === personId).map(({ reason }) => reason),
  }));
  return { due, held: each.flatMap((one) => one.held) };
}
