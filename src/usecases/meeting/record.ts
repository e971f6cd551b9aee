/** Recording what the committee resolved, asked, recommended and wants done; and striking out a slip. */
import { longDate } from '../../domain/figures';
import type { MinuteEntry } from '../../domain/glossary';
import { actionNumbers, freeNumber, minuteNumbers } from '../../domain/promises';
import type { Ask } from '../asks';
import { quotedForPublic } from '../disclosure/quoted';
import type { Change, Context, Deps, Reader } from '../ports';
import type { Reply, SaidReply } from '../replies';
import { refusal } from '../who/find';
import { auditOf } from '../period/period-audit';
import { aboutIn, atMeeting, partOf, type AtMeeting } from './at-meeting';
import { recorded } from './minutes';

type RecordAsk = Extract<Ask, { kind: 'record minute' | 'record action' }>;

const tidy = (text: string): string => text.trim().replace(/\s+/gu, ' ');

/** A whole sentence: what is typed as a command loses its full stop. */
const sentence = (text: string): string => tidy(text).replace(/([^.!?…])$/u, '$1.');

interface ToRecord extends AtMeeting {
  indicatorId: string | null;
}

/** The meeting and the indicator meant; the refusal where either is unknown, or where the words belong in Part 2. */
async function toRecord(
  reader: Reader,
  ctx: Context,
  ask: RecordAsk,
  texts: readonly string[],
): Promise<ToRecord | SaidReply> {
  const found = await atMeeting(reader, ctx, ask);
  if ('kind' in found) return found;
  const { round, suite } = found;
  const indicator = ask.number === null ? null : round.indicators.find((i) => i.number === ask.number);
  // An indicator this person may not read of is answered as one that is not there.
  if (indicator === undefined || (indicator !== null && round.isHiddenFrom(ctx, indicator)))
    return refusal(`I know no indicator ${ask.number ?? ''} in the ${suite.name}. Nothing was recorded.`);
  const indicatorId = indicator?.id ?? null;
  const words = partOf(round, indicatorId) === 2 ? [] : texts.flatMap((text) => quotedForPublic(round, text));
  if (words.length > 0 && round.audience(ctx) === 'Part 2')
    return refusal(
      `The public annex cannot carry these words: ${words.map((w) => `“${w}”`).join(', ')}. Say it without the number. Nothing was recorded.`,
    );
  if (words.length > 0)
    return refusal('Somebody on this meeting’s Part 2 list has to record this one. Nothing was recorded.');
  return { ...found, indicatorId };
}

const whyNot = (ask: RecordAsk): string | null => {
  if (ask.kind === 'record action')
    return tidy(ask.what) === '' || tidy(ask.owner) === ''
      ? 'Say what is to be done and by whom: “meeting action on 26: Report on apprenticeships; Head of Leaving Care; by 26/2/2021”.'
      : null;
  if (tidy(ask.text) === '') return 'Say what is to be recorded, for example “resolved: That the report be noted”.';
  return ask.what === 'question' && tidy(ask.askedBy) === ''
    ? 'Say who asked: “question on 26 from Cllr Lindley: Why …? Answer: …”.'
    : null;
};

/** "resolved: That the report be noted", "recommended: That …", "question on 26 from …: … Answer: …". */
export async function recordMinute(
  deps: Deps,
  ctx: Context,
  ask: Extract<Ask, { kind: 'record minute' }>,
): Promise<Reply> {
  const wrong = whyNot(ask);
  if (wrong !== null) return refusal(`${wrong} Nothing was recorded.`);
  const answer = tidy(ask.answer) === '' ? null : sentence(ask.answer);
  const found = await deps.store.snapshot((reader) => toRecord(reader, ctx, ask, [ask.text, answer ?? '']));
  if ('kind' in found) return found;
  const { period, round, indicatorId, numbers } = found;
  const minute: MinuteEntry = {
    periodId: period.id,
    number: freeNumber(numbers, deps.hash(deps.newId()), minuteNumbers),
    kind: ask.what,
    indicatorId,
    text: sentence(ask.text),
    askedBy: ask.what === 'question' ? tidy(ask.askedBy) : null,
    answer: ask.what === 'question' ? answer : null,
    byId: ctx.actorId,
    at: ctx.now,
  };
  return change(deps, ctx, found, ask, {
    verb: `record ${ask.what}`,
    changes: [{ kind: 'record minute', minute }],
    sentence: `Recorded as minute ${minute.number}${indicatorId === null ? '' : `, on ${aboutIn(round, indicatorId)?.replace(/^I/u, 'i') ?? ''}`}.`,
  });
}

/** "meeting action on 26: …; owner; by date": it comes back next period until it is done. */
export async function recordAction(
  deps: Deps,
  ctx: Context,
  ask: Extract<Ask, { kind: 'record action' }>,
): Promise<Reply> {
  const wrong = whyNot(ask);
  if (wrong !== null) return refusal(`${wrong} Nothing was recorded.`);
  const found = await deps.store.snapshot(async (reader) => {
    const it = await toRecord(reader, ctx, ask, [ask.what]);
    return 'kind' in it ? it : { ...it, all: await reader.actions(it.suite.id) };
  });
  if ('kind' in found) return found;
  const { suite, period, indicatorId, all } = found;
  const id = deps.newId();
  const number = freeNumber(new Set(all.map((a) => a.number)), deps.hash(id), actionNumbers);
  const action = {
    id,
    suiteId: suite.id,
    number,
    indicatorId,
    requestId: null,
    periodId: period.id,
    what: tidy(ask.what),
    owner: tidy(ask.owner),
    due: ask.due,
    closed: null,
  };
  return change(deps, ctx, found, ask, {
    verb: 'record action',
    changes: [{ kind: 'promise actions', actions: [action] }],
    sentence: `Recorded as action ${number}${ask.due === null ? '' : `, due by ${longDate(ask.due)}`}. It stays in sight until it is done: “action ${number} done”.`,
  });
}

/** "strike minute 3 because …": it leaves the annex and stays in the audit trail. */
export async function strikeMinute(
  deps: Deps,
  ctx: Context,
  ask: Extract<Ask, { kind: 'strike minute' }>,
): Promise<Reply> {
  const reason = tidy(ask.reason);
  if (reason === '') return refusal(`Say why: “strike minute ${ask.entry} because …”. Nothing was changed.`);
  const found = await deps.store.snapshot((reader) => atMeeting(reader, ctx, ask));
  if ('kind' in found) return found;
  const { period, minutes } = found;
  if (!minutes.some((m) => m.number === ask.entry))
    return refusal(`There is no minute ${ask.entry} of ${period.label}. Nothing was changed.`);
  return change(deps, ctx, found, ask, {
    verb: 'strike minute',
    changes: [{ kind: 'strike minute', periodId: period.id, number: ask.entry, reason, at: ctx.now }],
    sentence: `Minute ${ask.entry} is struck out.`,
  });
}

async function change(
  deps: Deps,
  ctx: Context,
  { suite, period }: AtMeeting,
  ask: RecordAsk | Extract<Ask, { kind: 'strike minute' }>,
  step: { verb: string; changes: Change[]; sentence: string },
): Promise<Reply> {
  const result = await deps.store.commit({
    // Two at once could be given one number.
    expect: [{ entity: 'suite', id: suite.id, revision: suite.revision }],
    changes: step.changes,
    audit: [auditOf(ctx, step.verb, period, {})],
    send: [],
  });
  if (result !== 'committed')
    return refusal(
      'Somebody changed this suite at the same moment, so nothing of yours was recorded. Please send it again.',
    );
  return recorded(deps, ctx, { ...ask, label: period.label }, step.sentence);
}
