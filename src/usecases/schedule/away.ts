/** "I'm away": reminders go to whoever writes in one's name, until the first day back. */
import { longDate } from '../../domain/figures';
import type { CommentaryRequest, IsoDate, Suite } from '../../domain/glossary';
import { partsOf } from '../../domain/iso-date';
import { defaultSettings } from '../../domain/suite-settings';
import { dayIn } from '../../domain/today';
import { startsFrom } from '../../domain/workflow';
import type { Ask } from '../asks';
import { inWords, readMatter, type Matter } from '../commentary/matter';
import { moveRequest } from '../commentary/move-request';
import type { AuditEntry, Context, Deps, Reader } from '../ports';
import type { Reply } from '../replies';
import { done, findPerson, findSuite, refusal } from '../who/find';

/** Longest absence, in days; longer is a change of owner, for the performance team. */
const longest = 366;

const inPrivate = 'Please tell me that in your personal chat with me. Nothing was changed.';

const auditOf = (ctx: Context, action: string, detail: AuditEntry['detail']): AuditEntry => ({
  at: ctx.now,
  actorId: ctx.actorId,
  onBehalfOfId: null,
  place: ctx.place,
  action,
  subject: 'person',
  subjectId: ctx.actor.id,
  revision: null,
  detail,
});

const daysBetween = (from: IsoDate, to: IsoDate): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

function faultIn(back: IsoDate, today: IsoDate): string | null {
  try {
    partsOf(back);
  } catch {
    return 'Give me the first day you are back, such as 4 January 2021.';
  }
  if (back <= today) return `Your first day back must come after today, ${longDate(today)}.`;
  return daysBetween(today, back) > longest
    ? 'That is more than a year. Ask the performance team to name another owner.'
    : null;
}

const writable = async (reader: Reader, personId: string): Promise<CommentaryRequest[]> =>
  (await reader.requestsOf(personId)).filter((r) => r.ownerId === personId && startsFrom('delegate', r.state));

interface Case {
  today: IsoDate;
  suite: Suite | null;
  uncovered: CommentaryRequest[];
  unclear: string | null;
}

async function readCase(reader: Reader, ctx: Context, person: string): Promise<Case> {
  const suite = await findSuite(reader, ctx.actor, null);
  const it = suite.ok ? suite.it : null;
  const named = it === null || person === '' ? null : await findPerson(reader, it, person);
  const self = named?.ok === true && named.it.id === ctx.actor.id ? 'Name somebody else to write in your name.' : null;
  return {
    today: dayIn(it?.settings.timeZone ?? defaultSettings.timeZone, ctx.now),
    suite: it,
    uncovered: (await writable(reader, ctx.actor.id)).filter((r) => r.delegateId === null),
    unclear: named?.ok === false ? named.reply.sentence : self,
  };
}

/** What somebody away should know: who writes for them now, and what nobody writes. */
async function outcome(reader: Reader, personId: string): Promise<string> {
  const open = await writable(reader, personId);
  if (open.length === 0) return 'Nothing waits for you now; what comes meanwhile goes to whoever writes for you.';
  const matters: Matter[] = [];
  for (const { id } of open) {
    const matter = await readMatter(reader, id);
    if (matter !== null) matters.push(matter);
  }
  const names = new Map<string, string[]>();
  for (const matter of matters.sort((a, b) => (a.indicator.number ?? 0) - (b.indicator.number ?? 0))) {
    const who = matter.delegate?.name ?? '';
    names.set(who, [...(names.get(who) ?? []), inWords(matter.indicator)]);
  }
  return [...names]
    .map(([who, matters]) =>
      who === ''
        ? `Nobody writes for you on ${matters.join('; ')}: the performance team is told. To name somebody: “delegate 26 to Dele Okafor”.`
        : `${who} is reminded in your place of ${matters.join('; ')}.`,
    )
    .join(' ');
}

/** Records an absence from today on; whoever is named becomes the delegate of what nobody writes for them yet. */
export async function away(deps: Deps, ctx: Context, ask: Extract<Ask, { kind: 'away' }>): Promise<Reply> {
  if (ctx.place !== 'personal chat') return refusal(inPrivate);
  const person = ask.person.trim();
  const c = await deps.store.snapshot((reader) => readCase(reader, ctx, person));
  const fault = faultIn(ask.back, c.today) ?? c.unclear;
  if (fault !== null) return refusal(fault);
  await deps.store.commit({
    expect: [],
    changes: [{ kind: 'set absence', absence: { personId: ctx.actor.id, from: c.today, back: ask.back } }],
    audit: [auditOf(ctx, 'away', { from: c.today, back: ask.back })],
    send: [],
  });
  if (person !== '')
    for (const { id } of c.uncovered)
      await moveRequest(deps, ctx, { verb: 'delegate', requestId: id, card: null, person });
  const words = await deps.store.snapshot((reader) => outcome(reader, ctx.actor.id));
  return done(
    `I will not remind you before ${longDate(ask.back)}. ${words} If you are back sooner, tell me: “I am back”.`,
  );
}

/** Ends an absence. */
export async function backAgain(deps: Deps, ctx: Context): Promise<Reply> {
  if (ctx.place !== 'personal chat') return refusal(inPrivate);
  const absent = await deps.store.snapshot(async (reader) =>
    (await reader.absences()).some((a) => a.personId === ctx.actor.id),
  );
  if (!absent) return refusal('I did not have you as away. Nothing was changed.');
  await deps.store.commit({
    expect: [],
    changes: [{ kind: 'end absence', personId: ctx.actor.id }],
    audit: [auditOf(ctx, 'back', {})],
    send: [],
  });
  return done('Welcome back. Your reminders come to you again. What you delegated stays so until you take it back.');
}
