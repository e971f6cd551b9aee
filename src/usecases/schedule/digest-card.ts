/** The morning's digest of one person, as it stands at the moment it is shown. */
import type { CommentaryRequest, Person, Rag } from '../../domain/glossary';
import { addressee, awayOn, heldUntil, laterDays, workingDaysLeft, type Facts } from '../../domain/schedule';
import { dayIn } from '../../domain/today';
import { addWorkingDays, publicationDate } from '../../domain/working-days';
import { aboutOf, deadlineOf } from '../commentary/matter';
import { readRound, type Round } from '../figures/round';
import type { Reader } from '../ports';
import type { DigestReply, DigestRow } from '../replies';
import type { Viewer } from '../who/access';
import { personById } from '../who/find';
import { readFacts, plannablePeriods, type Running } from './read-facts';

type Part = Pick<DigestReply, 'rows' | 'overdue' | 'unwritten' | 'periods'>;

/** One period read for a digest. */
interface Reading extends Running {
  facts: Facts;
  round: Round;
  today: string;
  person: Person;
}

const nameOf = async (reader: Reader, id: string): Promise<string> => (await personById(reader, id)).name;

const indicatorIn = (round: Round, { indicatorId }: CommentaryRequest) =>
  indicatorId === null ? null : round.indicator(indicatorId);

/** A card outlives the moment: it carries no rating that Part 1 keeps back. */
function ragOf(round: Round, request: CommentaryRequest): Rag | null {
  const indicator = indicatorIn(round, request);
  return indicator === null ? null : round.view(indicator, 'Part 1').rag;
}

async function rowOf(reader: Reader, reading: Reading, request: CommentaryRequest): Promise<DigestRow | null> {
  const { facts, round, today, person, period, suite } = reading;
  const deadline = deadlineOf(request, period);
  const until = heldUntil(facts, request.id, person.id, deadline);
  if (until !== null && today < until) return null;
  return {
    requestId: request.id,
    about: aboutOf(request, indicatorIn(round, request)),
    suiteKey: suite.key,
    periodLabel: period.label,
    rag: ragOf(round, request),
    deadline,
    workingDaysLeft: workingDaysLeft(today, deadline),
    state: request.state,
    inNameOf: request.ownerId === person.id ? null : await nameOf(reader, request.ownerId),
    later: laterDays(today, deadline).map((l) => l.until),
  };
}

/** What others owe, for those who run the suite. */
async function othersOwe(reader: Reader, reading: Reading, request: CommentaryRequest, part: Part): Promise<void> {
  const { facts, round, today, person, period } = reading;
  const knows = (officers: Facts['team']): boolean => officers.some((o) => o.id === person.id && o.knows(request.id));
  const deadline = deadlineOf(request, period);
  const workingDays = -workingDaysLeft(today, deadline);
  const about = aboutOf(request, indicatorIn(round, request));
  if (workingDays >= facts.settings.escalateAfter && knows(facts.chiefs)) {
    const owner = await nameOf(reader, request.ownerId);
    part.overdue.push({ about, owner, periodLabel: period.label, deadline, workingDays });
  }
  const away = awayOn(facts.absences, request.ownerId, today);
  if (away !== undefined && addressee(request, facts.absences, today) === null && knows(facts.team))
    part.unwritten.push({ about, owner: await nameOf(reader, request.ownerId), back: away.back, deadline });
}

function periodNeeds({ facts, today, person, period }: Reading, awaited: number): DigestReply['periods'] {
  const publishBy = publicationDate(period.meeting);
  if (!facts.team.some((o) => o.id === person.id)) return [];
  const need = { label: period.label, publishBy, awaited };
  if (today >= publishBy) return [{ do: 'publish', ...need }];
  return period.state === 'open' && today >= addWorkingDays(publishBy, -facts.settings.closeNotice)
    ? [{ do: 'close', ...need }]
    : [];
}

async function partOf(reader: Reader, running: Running, person: Person, now: Date): Promise<Part> {
  const { facts, requests } = await readFacts(reader, running);
  const ids = requests.flatMap((r) => r.indicatorId ?? []);
  const round = await readRound(reader, running.suite, running.period, ids);
  const reading: Reading = { ...running, facts, round, person, today: dayIn(facts.timeZone, now) };
  const known = facts.team.find((o) => o.id === person.id);
  const part: Part = {
    rows: [],
    overdue: [],
    unwritten: [],
    periods: periodNeeds(reading, known === undefined ? 0 : requests.filter((r) => known.knows(r.id)).length),
  };
  for (const request of requests) {
    if (addressee(request, facts.absences, reading.today) === person.id) {
      const row = await rowOf(reader, reading, request);
      if (row !== null) part.rows.push(row);
    } else await othersOwe(reader, reading, request, part);
  }
  return part;
}

const ragOrder: readonly (Rag | null)[] = ['RED', 'AMBER', null, 'NO DATA', 'GREEN'];

type Numbered = Pick<DigestRow, 'about'>;

/** Matters outside the suite, which have no number, come last. */
const byNumber = (a: Numbered, b: Numbered): number =>
  (a.about.number ?? Number.MAX_SAFE_INTEGER) - (b.about.number ?? Number.MAX_SAFE_INTEGER);

/** What is overdue longest first, then the worst, then what is due soonest. */
function byUrgency(a: DigestRow, b: DigestRow): number {
  const late = (row: DigestRow): number => Math.min(row.workingDaysLeft, 0);
  return (
    late(a) - late(b) ||
    ragOrder.indexOf(a.rag) - ragOrder.indexOf(b.rag) ||
    a.workingDaysLeft - b.workingDaysLeft ||
    byNumber(a, b)
  );
}

/** Everything that waits for this person now; in their personal chat only. */
export async function digestCard(
  reader: Reader,
  person: Person,
  now: Date,
  notice: DigestReply['notice'] = null,
): Promise<DigestReply> {
  const parts: Part[] = [];
  let today = now.toISOString().slice(0, 10);
  for (const running of await plannablePeriods(reader)) {
    today = dayIn(running.suite.settings.timeZone, now);
    parts.push(await partOf(reader, running, person, now));
  }
  return {
    kind: 'digest',
    name: person.name,
    today,
    rows: parts.flatMap((p) => p.rows).sort(byUrgency),
    overdue: parts.flatMap((p) => p.overdue).sort((a, b) => b.workingDays - a.workingDays || byNumber(a, b)),
    unwritten: parts.flatMap((p) => p.unwritten).sort(byNumber),
    periods: parts.flatMap((p) => p.periods),
    notice,
  };
}

/** The digest to send; null where nothing waits any more, or anybody else could read it. */
export async function digestMessage(reader: Reader, { actor, place }: Viewer, now: Date): Promise<DigestReply | null> {
  if (place !== 'personal chat') return null;
  const digest = await digestCard(reader, actor, now);
  return isEmptyDigest(digest) ? null : digest;
}

/** Whether a digest has nothing to tell, so that none is sent. */
const isEmptyDigest = ({ rows, overdue, unwritten, periods }: DigestReply): boolean =>
  [rows, overdue, unwritten, periods].every((list) => list.length === 0);
