/** "minutes": what is on record from a meeting, and the annex that goes with the minutes. */
import { planMinutes, type Minute } from '../../domain/report/minutes';
import type { Period, Person, Suite } from '../../domain/glossary';
import type { Part, ReportPlan } from '../../domain/report/types';
import type { Ask } from '../asks';
import type { Round } from '../figures/round';
import type { Change, Context, Deps, FileGrant, Reader } from '../ports';
import type { MinutesReply, Reply, SaidReply } from '../replies';
import { auditOf } from '../period/period-audit';
import { aboutIn, atMeeting, partOf, type AtMeeting } from './at-meeting';

/** How long a link to the annex works. */
const linkMinutes = 15;
const formats = ['word', 'markdown'] as const;

/** The annex of one part, of what this person may read. */
export function planAnnex({ suite, period, round, minutes, actions }: AtMeeting, part: Part): ReportPlan {
  const inPart = <T extends { indicatorId: string | null }>(all: readonly T[]): T[] =>
    all.filter((it) => partOf(round, it.indicatorId) === part);
  return planMinutes({
    suite: { name: suite.name, committee: suite.committee, council: suite.council },
    period: { label: period.label, meeting: period.meeting },
    part,
    minutes: inPart(minutes).map(({ kind, indicatorId, text, askedBy, answer }): Minute => ({
      kind,
      about: aboutIn(round, indicatorId),
      text,
      askedBy,
      answer,
    })),
    actions: inPart(actions).map(({ number, what, owner, due, indicatorId }) => ({
      number,
      what,
      owner,
      due,
      about: aboutIn(round, indicatorId),
    })),
    illustrative: suite.illustrative,
  });
}

/** An exempt annex is made where something was said on an indicator of Part 2. */
export const partsOf = ({ round, minutes, actions }: AtMeeting): Part[] =>
  [...minutes, ...actions].some((it) => partOf(round, it.indicatorId) === 2) ? [1, 2] : [1];

const entriesOf = (round: Round, minutes: AtMeeting['minutes']): MinutesReply['entries'] =>
  minutes.map(({ number, kind, indicatorId, text, askedBy, answer }) => ({
    number,
    kind,
    about: aboutIn(round, indicatorId),
    text,
    askedBy,
    answer,
  }));

/** The annex as this person may have it now, or null. */
export async function annexFor(
  reader: Reader,
  person: Person | null,
  suite: Suite,
  period: Period,
  part: Part,
): Promise<ReportPlan | null> {
  if (person === null) return null;
  const viewer = { actor: person, place: 'personal chat' as const };
  const found = await atMeeting(reader, viewer, { label: period.label, suiteKey: suite.key });
  return 'kind' in found || !partsOf(found).includes(part) ? null : planAnnex(found, part);
}

/** Every file of the annex, for the command line. */
export async function annexPlans(
  deps: Deps,
  ctx: Context,
  ask: { label: string | null; suiteKey: string | null },
): Promise<{ suite: Suite; period: Period; plans: { part: Part; plan: ReportPlan }[] } | SaidReply> {
  const found = await deps.store.snapshot((reader) => atMeeting(reader, ctx, ask));
  if ('kind' in found) return found;
  return {
    suite: found.suite,
    period: found.period,
    plans: partsOf(found).map((part) => ({ part, plan: planAnnex(found, part) })),
  };
}

/** The card, with links of its own: each works once, for a quarter of an hour, for the person who asked. */
export async function minutesCard(
  deps: Deps,
  ctx: Context,
  found: AtMeeting,
  notice: MinutesReply['notice'],
): Promise<MinutesReply> {
  const { suite, period, round, minutes, actions } = found;
  const expiresAt = new Date(ctx.now.getTime() + linkMinutes * 60_000);
  const wanted =
    ctx.actorId === null
      ? []
      : partsOf(found).flatMap((part) => formats.map((format) => ({ part, format, token: deps.newToken() })));
  const grants = wanted.map(({ part, format, token }): Change => ({
    kind: 'grant file',
    grant: {
      tokenHash: deps.hash(token),
      personId: ctx.actor.id,
      periodId: period.id,
      part,
      format,
      document: 'minutes',
      expiresAt,
      usedAt: null,
    } satisfies FileGrant,
  }));
  if (grants.length > 0)
    await deps.store.commit({
      expect: [],
      changes: grants,
      audit: [auditOf(ctx, 'offer minutes', period, { files: grants.length })],
      send: [],
    });
  return {
    kind: 'minutes',
    suiteName: suite.name,
    periodLabel: period.label,
    meeting: period.meeting,
    entries: entriesOf(round, minutes),
    actions: actions.map(({ number, what, owner, due, indicatorId }) => ({
      number,
      about: aboutIn(round, indicatorId),
      what,
      owner,
      due,
    })),
    files: wanted.map(({ part, format, token }) => ({ part, format, url: `${deps.publicUrl}/files/${token}` })),
    expiresAt,
    notice,
  };
}

export async function minutes(deps: Deps, ctx: Context, ask: Extract<Ask, { kind: 'minutes' }>): Promise<Reply> {
  const found = await deps.store.snapshot((reader) => atMeeting(reader, ctx, ask));
  return 'kind' in found ? found : minutesCard(deps, ctx, found, null);
}

/** The meeting again after something was recorded, with what was just done on top. */
export async function recorded(
  deps: Deps,
  ctx: Context,
  ask: { label: string | null; suiteKey?: string | null },
  sentence: string,
): Promise<Reply> {
  const found = await deps.store.snapshot((reader: Reader): Promise<AtMeeting | SaidReply> =>
    atMeeting(reader, ctx, ask),
  );
  return 'kind' in found ? found : minutesCard(deps, ctx, found, { tone: 'good', sentence });
}
