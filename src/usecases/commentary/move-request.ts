/** One path for every verb of the workflow table, pressed on a card or typed as a command. */
import type { CommentaryText, CommentaryVersion, RequestState } from '../../domain/glossary';
import { decide, isEmpty, type Action, type Decision, type Verb } from '../../domain/workflow';
import { decideSending, sendingOf } from '../../domain/commentary-check/sending';
import { dayIn } from '../../domain/today';
import { whyNotPublic } from '../disclosure/quoted';
import { isKnownTo } from '../figures/known-requests';
import { findingsOn, findingViews } from './checking/findings';
import { keptFindings } from './checking/overridden';
import { isGenuine } from './card-token';
import { isPrivate } from '../who/access';
import { chiefOfficers, findPerson, performanceOfficers, refusal } from '../who/find';
import { readMatter, wordsFor, writesOn, type Matter } from './matter';
import { changesOf, type Step } from './move-changes';
import { messagesOf } from './move-messages';
import type { Context, Deps, Reader } from '../ports';
import { boardMessages, refreshPosted } from '../delivery/refresh';
import type { CheckView, FindingView, MatterReply, Reply, RequestReply, ReviewReply } from '../replies';
import { requestCard } from './request-card';
import { reviewCard } from './review-card';

/** What is asked of a request: pressed on a card, which has a token, or typed, which then means it as it stands. */
export interface Move {
  /** "submit" on a returned commentary is "resubmit"; the table has a row for each. */
  verb: Verb;
  requestId: string;
  card: { revision: number; token: string } | null;
  text?: CommentaryText;
  reason?: string;
  /** Somebody's name, or an unambiguous part of it. */
  person?: string;
  date?: string;
  /** Of a submission: keys of the findings its card showed, and why it is to go all the same. */
  seen?: readonly string[];
  sendReason?: string;
}

type Notice = NonNullable<RequestReply['notice']>;

const gone = 'I cannot find that request any more. Type "help" to see what is waiting for you.';
const attemptsOnConflict = 6;

interface Case {
  matter: Matter;
  action: Action;
  spent: boolean;
  step: Omit<Step, 'decision' | 'verb' | 'override'>;
  /** What the check finds in a text that is to be sent. */
  findings: FindingView[];
  /** Set where the name given is nobody's, or several people's. */
  unclear: string | null;
  /** Set where the words say what Part 1 must not. */
  kept: string | null;
}

/** The check is for what is sent, and for its writers: nobody else learns what it finds. */
async function checked(
  deps: Deps,
  reader: Reader,
  ctx: Context,
  matter: Matter,
  { verb, text }: Move,
): Promise<FindingView[]> {
  if (verb !== 'submit' || text === undefined || isEmpty(text) || !writesOn(matter.request, ctx.actor)) return [];
  return findingViews(deps, text, await findingsOn(reader, ctx, matter, text, ctx.now));
}

async function readCase(deps: Deps, reader: Reader, ctx: Context, move: Move): Promise<Case | null> {
  const matter = await readMatter(reader, move.requestId);
  // Whoever may not know of it is told what anybody is told of a request that does not exist.
  if (matter === null || !(await isKnownTo(reader, ctx, matter.request))) return null;
  const { suite, request } = matter;
  const revision = move.card?.revision ?? request.revision;
  const named =
    move.person === undefined || move.person.trim() === '' ? null : await findPerson(reader, suite, move.person);
  const at = `r${request.revision + 1}`;
  const submitted = (await reader.versions(request.id)).filter((v) => v.step === 'submitted').at(-1) ?? null;
  return {
    matter,
    findings: await checked(deps, reader, ctx, matter, move),
    unclear: named?.ok === false ? named.reply.sentence : null,
    kept: await whyNotPublic(reader, ctx, matter, move.verb, textMoved(move, submitted)),
    spent: move.card !== null && (await reader.isSpent(move.card.token)),
    action: {
      verb: move.verb === 'submit' && request.state === 'returned' ? 'resubmit' : move.verb,
      revision,
      genuine:
        move.card === null ||
        isGenuine(await reader.cardKey(), move.card.token, { personId: ctx.actor.id, requestId: request.id, revision }),
      ...(move.text === undefined ? {} : { text: move.text }),
      ...(move.reason === undefined ? {} : { reason: move.reason }),
      ...(move.date === undefined ? {} : { date: move.date }),
      ...(named?.ok === true ? { person: named.it } : {}),
    },
    step: {
      matter,
      officers: await performanceOfficers(reader, suite.id),
      chiefs: await chiefOfficers(reader, suite.id),
      actions: await reader.actions(suite.id),
      submitted,
      refresh: [
        ...(await refreshPosted(reader, `request:${request.id}:`, at, ctx.now)),
        ...(await refreshPosted(reader, `review:${request.id}:`, at, ctx.now)),
        ...(await boardMessages(
          reader,
          suite.id,
          request.periodId,
          `request:${request.id}:${at}`,
          ctx.now,
          request.indicatorId,
        )),
      ],
    },
  };
}

/** The words this verb would carry further. */
const textMoved = (move: Move, submitted: CommentaryVersion | null): CommentaryText | null =>
  move.text ?? submitted?.text ?? null;

/** A reminder goes out once a day, however often it is asked for; everything else is spent with its card. */
function onceOf(move: Move, c: Case, ctx: Context): string | undefined {
  if (move.verb === 'remind now') return `remind ${move.requestId} ${dayIn(c.matter.suite.settings.timeZone, ctx.now)}`;
  return move.card?.token;
}

const team: readonly Verb[] = ['approve', 'return', 'sign off', 'reopen', 'reassign', 'remind now', 'extend deadline'];

/**
 * The card as it stands now, with the sentence on top; a plain sentence for those whom the card is not for, and
 * wherever others read along: what is being written is between its writers and the performance team.
 */
async function cardNow(
  deps: Deps,
  ctx: Context,
  move: Move,
  notice: Notice,
  keep: CommentaryText | null,
  check?: CheckView,
): Promise<Reply> {
  const options = { viewer: ctx.actor, place: ctx.place, token: deps.newToken(), notice, now: ctx.now };
  const reply =
    ctx.actorId === null || !isPrivate(ctx.place)
      ? null
      : await deps.store.snapshot<RequestReply | ReviewReply | MatterReply | null>((reader) =>
          team.includes(move.verb)
            ? reviewCard(reader, move.requestId, options)
            : requestCard(reader, move.requestId, {
                ...options,
                typed: keep,
                ...(check === undefined ? {} : { check }),
              }),
        );
  return reply ?? { kind: 'said', tone: notice.tone, sentence: notice.sentence };
}

/** Keeps a text that came too late aside for its author. @returns the sentence that says where it went */
async function keepText(deps: Deps, ctx: Context, { matter }: Case, move: Move): Promise<string> {
  const { request, period } = matter;
  if (move.text === undefined || isEmpty(move.text)) return '';
  await deps.store.commit({
    expect: [],
    changes: [
      {
        kind: 'keep text',
        kept: { id: deps.newId(), requestId: request.id, personId: ctx.actor.id, text: move.text, at: ctx.now },
      },
    ],
    audit: [
      {
        at: ctx.now,
        actorId: ctx.actorId,
        onBehalfOfId: null,
        place: ctx.place,
        action: 'keep text',
        subject: 'request',
        subjectId: request.id,
        revision: request.revision,
        detail: { indicator: matter.indicator.number, period: period.label },
      },
    ],
    send: [],
    ...(move.card === null ? {} : { once: `keep ${move.card.token}` }),
  });
  return ` I kept what you wrote as a draft of your own: type "history ${wordsFor(matter.indicator)}" to read it.`;
}

async function refused(
  deps: Deps,
  ctx: Context,
  c: Case,
  move: Move,
  decision: Decision<RequestState> & { ok: false },
): Promise<Reply> {
  const { why, sentence } = decision;
  if (why === 'hand') return cardNow(deps, ctx, move, { tone: 'attention', sentence }, move.text ?? null);
  if (c.spent) return alreadyDone(deps, ctx, move);
  const kept = why === 'period' || why === 'state' ? await keepText(deps, ctx, c, move) : '';
  return cardNow(deps, ctx, move, { tone: 'attention', sentence: `${sentence}${kept}` }, move.text ?? null);
}

const alreadyDone = (deps: Deps, ctx: Context, move: Move): Promise<Reply> =>
  cardNow(
    deps,
    ctx,
    move,
    {
      tone: 'plain',
      sentence:
        move.verb === 'remind now'
          ? 'The reminder went out today already.'
          : 'That was done already. This is how it stands now.',
    },
    null,
  );

/** Shows what the check found, with the text still in the form. Nothing is spent: the next press is a new one. */
const held = (deps: Deps, ctx: Context, c: Case, move: Move, sentence: string): Promise<Reply> => {
  const sending = sendingOf(c.findings);
  const check = { findings: c.findings, sending, reason: move.sendReason?.trim() ?? '' };
  const tone = sending === 'as it is' && c.kept === null ? 'plain' : 'attention';
  return cardNow(deps, ctx, move, { tone, sentence }, move.text ?? null, check);
};

/**
 * Carries out one verb on a request: decided on a snapshot, committed once on the revision it was decided on,
 * and decided again where somebody else was faster. Whatever was typed comes back in the card when refused.
 */
export async function moveRequest(deps: Deps, ctx: Context, move: Move): Promise<Reply> {
  for (let attempt = 1; attempt <= attemptsOnConflict; attempt += 1) {
    const c = await deps.store.snapshot((reader) => readCase(deps, reader, ctx, move));
    if (c === null) return refusal(gone);
    const decision = decide(c.matter, c.action, ctx.actor, ctx.place);
    if (!decision.ok) {
      const unclear = decision.why === 'absent' ? c.unclear : null;
      return refused(deps, ctx, c, move, unclear === null ? decision : { ...decision, sentence: unclear });
    }
    const sent = decideSending(c.findings, { seen: move.seen ?? [], reason: move.sendReason ?? null });
    if (c.kept !== null) return held(deps, ctx, c, move, c.kept);
    if (!sent.ok) return held(deps, ctx, c, move, sent.sentence);
    const step: Step = {
      ...c.step,
      verb: c.action.verb,
      decision,
      override: sent.overriding ? { findings: keptFindings(c.findings), reason: (move.sendReason ?? '').trim() } : null,
    };
    const once = onceOf(move, c, ctx);
    const result = await deps.store.commit({
      expect:
        c.action.verb === 'remind now'
          ? []
          : [{ entity: 'request', id: move.requestId, revision: c.matter.request.revision }],
      ...changesOf(deps, ctx, step, c.action),
      send: messagesOf(step, c.action, ctx.now),
      ...(once === undefined ? {} : { once }),
    });
    if (result === 'repeated') return alreadyDone(deps, ctx, move);
    if (result === 'committed') return cardNow(deps, ctx, move, { tone: 'good', sentence: decision.sentence }, null);
  }
  return cardNow(
    deps,
    ctx,
    move,
    {
      tone: 'attention',
      sentence: 'Several people are changing this at once. Nothing of yours was changed; please press again.',
    },
    move.text ?? null,
  );
}
