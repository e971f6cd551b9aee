/** Moving a figure to Part 2, or keeping it back without a ground in law: from the next card on, and in those that stand. */
import type { Classification, Indicator } from '../../domain/glossary';
import type { Ask } from '../asks';
import type { Change, Context, Deps } from '../ports';
import type { DisclosureReply, Reply, SaidReply } from '../replies';
import { isKnownTo } from '../figures/known-requests';
import { readMatter } from '../commentary/matter';
import { refusal } from '../who/find';
import { disclosureCard } from './explain';
import { auditOf } from '../period/period-audit';
import { figureMeant, overtaken, type FigureAsk, type FigureMeant } from './figure-meant';
import { quotedElsewhere } from './quoted';
import { beyondRecall, refreshMeeting } from './withdraw';

/** Fewer words than this are a slip of the finger, not a reason. */
const fewestWords = 3;

export const isReason = (words: string): boolean => words.trim().split(/\s+/u).filter(Boolean).length >= fewestWords;

interface Keeping {
  action: string;
  change: (found: FigureMeant) => Change;
  detail: Record<string, string | number>;
  sentence: (indicator: Indicator, period: string) => string;
}

async function keep(deps: Deps, ctx: Context, ask: FigureAsk, step: Keeping): Promise<Reply> {
  const found = await deps.store.snapshot(async (reader) => {
    const it = await figureMeant(reader, ctx, ask);
    if ('kind' in it) return it;
    return { ...it, send: await refreshMeeting(reader, it, ctx.now) };
  });
  if ('kind' in found) return found;
  const { period, indicator, round, send } = found;
  const { release } = round.onRecord(indicator);
  const wasPublic = !round.isKeptBack(indicator);
  const result = await deps.store.commit({
    // A report published at this moment must know of it, or be published anew.
    expect: [{ entity: 'period', id: period.id, revision: period.revision }],
    changes: [
      step.change(found),
      ...(release === null ? [] : [{ kind: 'end release', releaseId: release.id, at: ctx.now } as const]),
    ],
    audit: [auditOf(ctx, step.action, period, { indicator: indicator.number, ...step.detail })],
    send,
  });
  if (result !== 'committed') return overtaken(period);
  return deps.store.snapshot(async (reader): Promise<DisclosureReply | SaidReply> => {
    const after = await figureMeant(reader, ctx, { ...ask, label: period.label });
    if ('kind' in after) return after;
    const quoted = await quotedElsewhere(reader, after, indicator);
    const outside = wasPublic ? await beyondRecall(reader, after, indicator) : [];
    const sentence = `${step.sentence(indicator, period.label)} ${wasPublic ? 'Cards that showed it in Teams are being brought up to date.' : 'It was not in Part 1 before either.'}`;
    return disclosureCard(reader, ctx, after, { tone: 'good', sentence }, [...quoted, ...outside]);
  });
}

/** The exemption needs its paragraph of Schedule 12A and why it outweighs disclosure (Local Government Act 1972, s.100A(4) and Sch. 12A Part 2 paragraph 10). */
export async function classify(deps: Deps, ctx: Context, ask: Extract<Ask, { kind: 'classify' }>): Promise<Reply> {
  const publicInterest = ask.publicInterest.trim().replace(/\s+/gu, ' ');
  if (ask.paragraph === null)
    return refusal(
      `Say which paragraph of Schedule 12A applies: 1 (information relating to any individual) or 2 (likely to reveal the identity of an individual). For example “classify ${ask.number} as paragraph 2 because …”. Nothing was changed.`,
    );
  if (!isReason(publicInterest))
    return refusal(
      `Say why keeping it exempt outweighs the public interest in disclosing it; the sentence stands in the public pointer: “classify ${ask.number} as paragraph ${ask.paragraph} because …”. Nothing was changed.`,
    );
  const { paragraph } = ask;
  return keep(deps, ctx, ask, {
    action: 'classify',
    change: ({ period, indicator }) => ({
      kind: 'classify',
      classification: {
        periodId: period.id,
        indicatorId: indicator.id,
        paragraph,
        publicInterest: sentenceOf(publicInterest),
        byId: ctx.actor.id,
        at: ctx.now,
      } satisfies Classification,
    }),
    detail: { paragraph, publicInterest },
    sentence: (indicator, label) => `Indicator ${indicator.number} stands in Part 2 for ${label} now.`,
  });
}

/** "Move to Part 2" on a commentary being checked: its indicator's figure and words go there together. */
export async function moveToPartTwo(
  deps: Deps,
  ctx: Context,
  ask: Extract<Ask, { kind: 'move to part two' }>,
): Promise<Reply> {
  const { requestId, paragraph, publicInterest } = ask;
  const found = await deps.store.snapshot(async (reader) => {
    const matter = await readMatter(reader, requestId);
    return matter !== null && (await isKnownTo(reader, ctx, matter.request)) ? matter : null;
  });
  if (found?.of == null)
    return refusal(
      'Only commentary on an indicator can be moved to Part 2. Type "help" to see what is waiting for you.',
    );
  const { suite, period, of } = found;
  return classify(deps, ctx, {
    kind: 'classify',
    number: of.number,
    paragraph,
    publicInterest,
    label: period.label,
    suiteKey: suite.key,
  });
}

const sentenceOf = (words: string): string =>
  `${words.charAt(0).toUpperCase()}${words.slice(1)}${/[.!?]$/u.test(words) ? '' : '.'}`;

export async function keepBack(deps: Deps, ctx: Context, ask: Extract<Ask, { kind: 'keep back' }>): Promise<Reply> {
  const reason = ask.reason.trim().replace(/\s+/gu, ' ');
  if (!isReason(reason))
    return refusal(`Give the reason, for the record: “keep back ${ask.number} because …”. Nothing was changed.`);
  return keep(deps, ctx, ask, {
    action: 'keep back',
    change: ({ period, indicator }) => ({
      kind: 'mark figure',
      mark: { periodId: period.id, indicatorId: indicator.id, reason, byId: ctx.actor.id, at: ctx.now },
    }),
    detail: { reason },
    sentence: (indicator, label) => `Indicator ${indicator.number} is kept back from Part 1 for ${label} now.`,
  });
}
