/** Showing what the rules would keep back: one officer proposes it with a reason, a second one agrees, never the same. */
import { releaseRefusal, type ReleaseRecord } from '../../domain/disclosure';
import type { Ask } from '../asks';
import type { Change, Context, Deps, OutboxMessage, Reader } from '../ports';
import type { Reply } from '../replies';
import { performanceOfficers, refusal } from '../who/find';
import { disclosureCard } from './explain';
import { auditOf } from '../period/period-audit';
import { figureMeant, overtaken, type FigureMeant } from './figure-meant';
import { isReason } from './keep-back';
import { refreshMeeting } from './withdraw';

/** Whether the figure would then be shown: not where it would give away another that is kept back. */
const wouldShow = ({ round, indicator }: FigureMeant, release: ReleaseRecord): boolean =>
  !round.withRelease(release).isKeptBack(indicator);

const wouldDisclose = (number: number): string =>
  `Indicator ${number} cannot be released: with what else is public it would disclose another figure that is kept back. Nothing was changed.`;

/** Anybody, to see what an agreement would do. */
const agreedBy = (release: Omit<ReleaseRecord, 'agreed'>, secondId: string, at: Date): ReleaseRecord => ({
  ...release,
  agreed: { secondId, at },
});

async function askOthers(
  reader: Reader,
  ctx: Context,
  { suite, period, round, indicator }: FigureMeant,
): Promise<OutboxMessage[]> {
  const others = (await performanceOfficers(reader, suite.id)).filter(
    (p) => p.id !== ctx.actor.id && round.audience({ actor: p, place: 'personal chat' }) === 'Part 2',
  );
  return others.map((p) => {
    const slot = `disclosure:${period.id}:${indicator.id}:${p.id}:r${period.revision + 1}`;
    return {
      purpose: slot,
      slot,
      to: { personId: p.id },
      message: { kind: 'disclosure', periodId: period.id, indicatorId: indicator.id },
      dueAt: ctx.now,
    };
  });
}

export async function proposeRelease(deps: Deps, ctx: Context, ask: Extract<Ask, { kind: 'release' }>): Promise<Reply> {
  const reason = ask.reason.trim().replace(/\s+/gu, ' ');
  if (ctx.actorId === null)
    return refusal('A release takes two people, so it is proposed and agreed in Teams, not on the command line.');
  if (!isReason(reason))
    return refusal(`Give the reason, for the record: “release ${ask.number} because …”. Nothing was changed.`);
  const release = { id: deps.newId(), reason, byId: ctx.actorId, proposedAt: ctx.now };
  const found = await deps.store.snapshot(async (reader) => {
    const it = await figureMeant(reader, ctx, ask);
    return 'kind' in it ? it : { ...it, send: await askOthers(reader, ctx, it) };
  });
  if ('kind' in found) return found;
  const { period, indicator, round, send } = found;
  const proposed = { ...release, periodId: period.id, indicatorId: indicator.id };
  if (!round.isKeptBack(indicator))
    return refusal(`Indicator ${indicator.number} is in Part 1 already. Nothing was changed.`);
  if (round.onRecord(indicator).release !== null)
    return refusal(
      `A release of indicator ${indicator.number} is waiting already: “disclosure ${indicator.number}” shows it. Nothing was changed.`,
    );
  if (!wouldShow(found, agreedBy(proposed, 'a second person', ctx.now)))
    return refusal(wouldDisclose(indicator.number));
  if (send.length === 0)
    return refusal(
      `Nobody else of the performance team is on the Part 2 list of ${period.label}, and a release takes two people. Nothing was changed.`,
    );
  const result = await deps.store.commit({
    expect: [{ entity: 'period', id: period.id, revision: period.revision }],
    changes: [{ kind: 'propose release', release: proposed }],
    audit: [auditOf(ctx, 'propose release', period, { indicator: indicator.number, reason })],
    send,
  });
  if (result !== 'committed') return overtaken(period);
  return shown(
    deps,
    ctx,
    { ...ask, label: period.label },
    `A second person has been asked to agree. Until then indicator ${indicator.number} stays in Part 2.`,
  );
}

/** "agree release 22", "decline release 22". */
export async function settleRelease(
  deps: Deps,
  ctx: Context,
  ask: Extract<Ask, { kind: 'settle release' }>,
): Promise<Reply> {
  const found = await deps.store.snapshot(async (reader) => {
    const it = await figureMeant(reader, ctx, ask);
    return 'kind' in it ? it : { ...it, send: await refreshMeeting(reader, it, ctx.now) };
  });
  if ('kind' in found) return found;
  const { period, indicator, round, send } = found;
  const { release } = round.onRecord(indicator);
  if (release === null || release.agreed !== null)
    return refusal(`No release of indicator ${indicator.number} is waiting. Nothing was changed.`);
  const secondId = ctx.actorId ?? '';
  const refused = ask.agree ? releaseRefusal({ ...release, secondId }) : null;
  if (ctx.actorId === null || refused !== null)
    return refusal(
      `${refused ?? 'A release is agreed or declined in Teams, not on the command line.'} Nothing was changed.`,
    );
  const agreed = agreedBy(release, secondId, ctx.now);
  if (ask.agree && !wouldShow(found, agreed)) return refusal(wouldDisclose(indicator.number));
  const changes: Change[] = ask.agree
    ? [{ kind: 'agree release', releaseId: release.id, secondId, at: ctx.now }, ...loggedAgain(found, agreed, ctx.now)]
    : [{ kind: 'end release', releaseId: release.id, at: ctx.now }];
  const verb = ask.agree ? 'agree release' : 'decline release';
  const result = await deps.store.commit({
    expect: [{ entity: 'period', id: period.id, revision: period.revision }],
    changes,
    audit: [auditOf(ctx, verb, period, { indicator: indicator.number })],
    send,
  });
  if (result !== 'committed') return overtaken(period);
  return shown(
    deps,
    ctx,
    { ...ask, label: period.label },
    ask.agree
      ? `Indicator ${indicator.number} is released: Part 1 shows it${period.state === 'published' ? ' from now on' : ''}.`
      : `The release was declined: indicator ${indicator.number} stays in Part 2.`,
  );
}

/** What is public already gets one more line in the log: from here on this figure has been said. */
const loggedAgain = ({ period, round, indicator }: FigureMeant, agreed: ReleaseRecord, now: Date): Change[] =>
  period.state === 'published'
    ? [
        {
          kind: 'record publication',
          cause: 'release',
          publication: round.withRelease(agreed).publication(now, [indicator]),
        },
      ]
    : [];

async function shown(
  deps: Deps,
  ctx: Context,
  ask: { number: number; label: string | null; suiteKey?: string | null },
  sentence: string,
): Promise<Reply> {
  return deps.store.snapshot(async (reader) => {
    const it = await figureMeant(reader, ctx, ask);
    return 'kind' in it ? it : disclosureCard(reader, ctx, it, { tone: 'good', sentence });
  });
}
