/** Running suites: a new edition, a new period, and which suites there are. */
import { longDate } from '../../domain/figures';
import type { Indicator, Person, Suite } from '../../domain/glossary';
import { partsOf } from '../../domain/iso-date';
import { isPlannable } from '../../domain/schedule';
import { nextEdition, type Edit } from '../../domain/suite-edition';
import type { Ask, SuiteEdit } from '../asks';
import { done, findPerson, findSuite, isPerformanceOfficer, officers, refusal, rolesIn } from '../who/find';
import type { AuditEntry, Change, Context, Deps, Reader } from '../ports';
import type { Reply, SaidReply } from '../replies';

const auditOf = (ctx: Context, action: string, suite: Suite, detail: AuditEntry['detail']): AuditEntry => ({
  at: ctx.now,
  actorId: ctx.actorId,
  onBehalfOfId: null,
  place: ctx.place,
  action,
  subject: 'suite',
  subjectId: suite.id,
  revision: suite.revision,
  detail,
});

async function teamSuite(
  reader: Reader,
  ctx: Context,
  suiteKey: string | null | undefined,
  doing: string,
): Promise<Suite | SaidReply> {
  const suite = await findSuite(reader, ctx.actor, suiteKey);
  if (!suite.ok) return suite.reply;
  return isPerformanceOfficer(ctx.actor, suite.it.id)
    ? suite.it
    : refusal(`Only the performance team can ${doing}. Nothing was changed.`);
}

const isReply = (it: Suite | SaidReply): it is SaidReply => 'kind' in it;

/** The edits with people in place of names; the sentence where a name is nobody's. */
async function resolved(reader: Reader, suite: Suite, edits: readonly SuiteEdit[]): Promise<Edit[] | SaidReply> {
  const found: Edit[] = [];
  for (const edit of edits) {
    if (edit.kind !== 'change owner') {
      found.push(edit);
      continue;
    }
    const owner = await findPerson(reader, suite, edit.person);
    if (!owner.ok) return owner.reply;
    found.push({ kind: 'change owner', number: edit.number, ownerId: owner.it.id });
  }
  return found;
}

/** Makes the next version of a suite. Rounds that exist keep the version they began with. */
export async function changeSuite(
  deps: Deps,
  ctx: Context,
  ask: Extract<Ask, { kind: 'change suite' }>,
): Promise<Reply> {
  const found = await deps.store.snapshot(
    async (reader): Promise<{ suite: Suite; indicators: Indicator[] } | SaidReply> => {
      const suite = await teamSuite(reader, ctx, ask.suiteKey, 'change a suite');
      if (isReply(suite)) return suite;
      const edits = await resolved(reader, suite, ask.edits);
      if ('kind' in edits) return edits;
      const edition = nextEdition(await reader.indicators(suite.id, suite.version), edits);
      return edition.ok
        ? { suite, indicators: edition.indicators }
        : refusal(`${edition.sentence} Nothing was changed.`);
    },
  );
  if ('kind' in found) return found;
  const { suite, indicators } = found;
  const version = suite.version + 1;
  const result = await deps.store.commit({
    expect: [{ entity: 'suite', id: suite.id, revision: suite.revision }],
    changes: [{ kind: 'add suite version', suite: { ...suite, version }, indicators }],
    audit: [
      auditOf(ctx, 'change suite', suite, {
        version,
        indicators: indicators.length,
        edits: ask.edits.map((e) => `${e.kind} ${e.number}`).join(', '),
      }),
    ],
    send: [],
  });
  if (result !== 'committed')
    return refusal(
      `Somebody changed the ${suite.name} at the same moment. Nothing of yours was changed; please ask again.`,
    );
  return done(
    `The ${suite.name} now has version ${version}, with ${indicators.length} indicators. Periods created from now on use it; those that exist keep the version they began with.`,
  );
}

const isDay = (day: string): boolean => {
  try {
    partsOf(day);
    return true;
  } catch {
    return false;
  }
};

/** Creates a period in preparation, on the suite's latest version. */
export async function createPeriod(
  deps: Deps,
  ctx: Context,
  ask: Extract<Ask, { kind: 'create period' }>,
): Promise<Reply> {
  const label = ask.label.trim().replace(/\s+/g, ' ');
  const found = await deps.store.snapshot(async (reader): Promise<{ suite: Suite; team: Person[] } | SaidReply> => {
    const suite = await teamSuite(reader, ctx, ask.suiteKey, 'create a period');
    if (isReply(suite)) return suite;
    if (label === '' || ![ask.asAt, ask.deadline, ask.meeting].every(isDay))
      return refusal(
        'A period needs a name and three dates, written 2021-01-31: its figures’ date, the commentary deadline and the meeting. Nothing was changed.',
      );
    if (ask.asAt >= ask.deadline || ask.deadline >= ask.meeting)
      return refusal(
        'The figures’ date comes first, then the commentary deadline, then the meeting. Nothing was changed.',
      );
    const dates = { asAt: ask.asAt, commentaryDeadline: ask.deadline, meeting: ask.meeting };
    if (!isPlannable(dates, suite.settings.reminders))
      return refusal(
        'I do not know the bank holidays of those years yet, so I could not say when the report must be out. Nothing was changed.',
      );
    const taken = (await reader.periods(suite.id)).some((p) => p.label.toLowerCase() === label.toLowerCase());
    return taken
      ? refusal(`There is a period called ${label} already. Nothing was changed.`)
      : { suite, team: await officers(reader, suite.id) };
  });
  if ('kind' in found) return found;
  const { suite, team } = found;
  const id = deps.newId();
  const result = await deps.store.commit({
    expect: [],
    changes: [
      {
        kind: 'create period',
        period: {
          id,
          suiteId: suite.id,
          suiteVersion: suite.version,
          label,
          asAt: ask.asAt,
          commentaryDeadline: ask.deadline,
          meeting: ask.meeting,
          state: 'draft',
          revision: 1,
        },
      },
      ...team.map((p): Change => ({
        kind: 'allow part two',
        periodId: id,
        personId: p.id,
        addedById: ctx.actorId,
        at: ctx.now,
      })),
    ],
    audit: [
      { ...auditOf(ctx, 'create period', suite, { period: label }), subject: 'period', subjectId: id, revision: null },
    ],
    send: [],
  });
  if (result !== 'committed') return refusal(`There is a period called ${label} already. Nothing was changed.`);
  return done(
    `${label} is being prepared: commentary will be due on ${longDate(ask.deadline)} for the meeting on ${longDate(ask.meeting)}. Send me the workbook of its outturns next, then open it.`,
  );
}

/** Names the suites somebody has a part in, for choosing one. */
export async function suites(deps: Deps, ctx: Context): Promise<Reply> {
  const theirs = await deps.store.snapshot(async (reader) =>
    (await reader.suites()).filter((s) => rolesIn(ctx.actor, s.id).length > 0),
  );
  if (theirs.length === 0) return refusal('You have no part in any suite yet. Ask your performance team to add you.');
  return {
    kind: 'said',
    tone: 'plain',
    sentence: `${theirs.map((s) => `${s.key}: ${s.name}, for the ${s.committee}`).join('; ')}. Add “suite ${theirs[0]?.key ?? ''}” to any command; I remember it for this chat.`,
  };
}
