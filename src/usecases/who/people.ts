/** Who has which part in a suite: run by the performance team, in the chat or from a people file. */
import type { Person, Role, Suite } from '../../domain/glossary';
import { faultIn, readPeople, type PeopleFault, type PersonRow } from '../../domain/people-file';
import { audienceOf, isPrivate } from './access';
import type { Ask } from '../asks';
import {
  done,
  findPerson,
  findSuite,
  isOfficerRole,
  isPerformanceOfficer,
  performanceOfficers,
  refusal,
  rolesIn,
} from './find';
import type { AuditEntry, Change, Context, Deps, Reader } from '../ports';
import type { PeopleReply, Reply, SaidReply } from '../replies';

const notTheTeam = 'Only the performance team can say who has which part. Nothing was changed.';
const inPrivate = 'Please do this in your personal chat with me. Nothing was changed.';

const auditOf = (ctx: Context, action: string, personId: string, detail: AuditEntry['detail']): AuditEntry => ({
  at: ctx.now,
  actorId: ctx.actorId,
  onBehalfOfId: null,
  place: ctx.place,
  action,
  subject: 'person',
  subjectId: personId,
  revision: null,
  detail,
});

async function teamSuite(
  reader: Reader,
  ctx: Context,
  suiteKey: string | null | undefined,
): Promise<Suite | SaidReply> {
  const suite = await findSuite(reader, ctx.actor, suiteKey);
  if (!suite.ok) return suite.reply;
  if (!isPerformanceOfficer(ctx.actor, suite.it.id)) return refusal(notTheTeam);
  return isPrivate(ctx.place) ? suite.it : refusal(inPrivate);
}

const isReply = (it: Suite | SaidReply): it is SaidReply => 'kind' in it;

/** Everybody with a part in the suite, or asked for commentary in it. */
export async function people(deps: Deps, ctx: Context, ask: Extract<Ask, { kind: 'people' }>): Promise<Reply> {
  return deps.store.snapshot(async (reader): Promise<PeopleReply | SaidReply> => {
    const suite = await teamSuite(reader, ctx, ask.suiteKey);
    if (isReply(suite)) return suite;
    const everybody = (await reader.people()).filter((p) => rolesIn(p, suite.id).length > 0);
    const shown: PeopleReply['people'] = [];
    for (const p of everybody) {
      const { name, post, email } = p;
      shown.push({
        name,
        post,
        email,
        roles: rolesIn(p, suite.id),
        reachable: (await reader.conversationOf(p.id)) !== null,
      });
    }
    return { kind: 'people', suiteName: suite.name, people: shown };
  });
}

const known = (
  everybody: readonly Person[],
  row: { email: string; entraObjectId: string | null },
): Person | undefined =>
  everybody.find(
    (p) =>
      p.email.toLowerCase() === row.email.trim().toLowerCase() ||
      (row.entraObjectId !== null && p.entraObjectId === row.entraObjectId),
  );

/** Makes somebody known, with no part in anything yet. */
export async function addPerson(deps: Deps, ctx: Context, ask: Extract<Ask, { kind: 'add person' }>): Promise<Reply> {
  const row = {
    name: ask.name.trim().replace(/\s+/g, ' '),
    post: ask.post.trim(),
    email: ask.email.trim(),
    entraObjectId: null,
  };
  const refused = await deps.store.snapshot(async (reader) => {
    const suite = await teamSuite(reader, ctx, null);
    if (isReply(suite)) return suite;
    const fault = faultIn(row);
    if (fault !== null) return refusal(`${fault} Nothing was changed.`);
    const already = known(await reader.people(), row);
    return already === undefined
      ? null
      : refusal(`I know ${already.name} (${already.post}) under that address already. Nothing was changed.`);
  });
  if (refused !== null) return refused;
  const id = deps.newId();
  await deps.store.commit({
    expect: [],
    changes: [{ kind: 'save person', person: { id, ...row } }],
    audit: [auditOf(ctx, 'add person', id, {})],
    send: [],
    once: `add person ${row.email.toLowerCase()}`,
  });
  return done(`I know ${row.name} now. Give them a part next: “give ${row.name} director”.`);
}

type RoleAsk = Extract<Ask, { kind: 'give role' | 'take role' }>;

async function roleChange(
  reader: Reader,
  ctx: Context,
  ask: RoleAsk,
): Promise<{ suite: Suite; person: Person; lists: Change[] } | SaidReply> {
  const suite = await teamSuite(reader, ctx, ask.suiteKey);
  if (isReply(suite)) return suite;
  const person = await findPerson(reader, suite, ask.person);
  if (!person.ok) return person.reply;
  const has = rolesIn(person.it, suite.id).includes(ask.role);
  if (ask.kind === 'give role' && has) return refusal(`${person.it.name} is ${ask.role} of the ${suite.name} already.`);
  if (ask.kind === 'take role' && !has)
    return refusal(`${person.it.name} is not ${ask.role} of the ${suite.name}. Nothing was changed.`);
  const team = await performanceOfficers(reader, suite.id);
  if (ask.kind === 'take role' && ask.role === 'performance officer' && team.length === 1)
    return refusal(
      `${person.it.name} is the only performance officer of the ${suite.name}: nobody could give the part back. Nothing was changed.`,
    );
  return { suite, person: person.it, lists: await listsAfter(reader, ctx, suite, person.it, ask) };
}

/**
 * The Part 2 lists after the change. A new officer joins those of meetings still to come, as far as whoever
 * gives the part is on them; whoever runs the suite no longer leaves them all.
 */
async function listsAfter(reader: Reader, ctx: Context, suite: Suite, person: Person, ask: RoleAsk): Promise<Change[]> {
  if (!isOfficerRole(ask.role)) return [];
  const before = rolesIn(person, suite.id).some((role) => role !== ask.role && isOfficerRole(role));
  if (before) return [];
  if (ask.kind === 'give role')
    return (await openLists(reader, ctx, suite)).map((periodId) => allow(ctx, periodId, person.id));
  return (await reader.periods(suite.id)).map(({ id }) => ({
    kind: 'stop part two',
    periodId: id,
    personId: person.id,
  }));
}

/** Gives or takes a part in a suite. It counts from the person's next press or message on. */
export async function changeRole(deps: Deps, ctx: Context, ask: RoleAsk): Promise<Reply> {
  const found = await deps.store.snapshot((reader) => roleChange(reader, ctx, ask));
  if ('kind' in found) return found;
  const { suite, person, lists } = found;
  const part = { personId: person.id, suiteId: suite.id, role: ask.role };
  const result = await deps.store.commit({
    // Two officers who take each other's part at once: the second is judged anew.
    expect: [{ entity: 'suite', id: suite.id, revision: suite.revision }],
    changes: [ask.kind === 'give role' ? { kind: 'assign role', ...part } : { kind: 'take role', ...part }, ...lists],
    audit: [auditOf(ctx, ask.kind, person.id, { role: ask.role, suite: suite.key })],
    send: [],
  });
  if (result !== 'committed')
    return refusal('Somebody changed this suite at the same moment. Nothing of yours was changed; please ask again.');
  return done(
    ask.kind === 'give role'
      ? `${person.name} is now ${ask.role} of the ${suite.name}.`
      : `${person.name} is no longer ${ask.role} of the ${suite.name}.`,
  );
}

/** How a people file ended. */
export type PeopleLoaded =
  | { ok: true; added: number; changed: number; roles: number }
  | { ok: false; faults: PeopleFault[] }
  | { ok: false; refused: string };

/** Meetings still to come whose Part 2 list is this actor's to add to. */
async function openLists(reader: Reader, ctx: Context, suite: Suite): Promise<string[]> {
  const open: string[] = [];
  for (const { id, state } of await reader.periods(suite.id))
    if (state !== 'published' && audienceOf(new Set(await reader.partTwoReaders(id)), ctx) === 'Part 2') open.push(id);
  return open;
}

const allow = (ctx: Context, periodId: string, personId: string): Change => ({
  kind: 'allow part two',
  periodId,
  personId,
  addedById: ctx.actorId,
  at: ctx.now,
});

function changesFor(
  deps: Deps,
  ctx: Context,
  { suite, everybody, lists }: { suite: Suite; everybody: readonly Person[]; lists: readonly string[] },
  row: PersonRow,
): { id: string; fresh: boolean; given: Role[]; changes: Change[] } {
  const before = known(everybody, row);
  const id = before?.id ?? deps.newId();
  const { roles, ...particulars } = row;
  const given = roles.filter((role) => before === undefined || !rolesIn(before, suite.id).includes(role));
  return {
    id,
    fresh: before === undefined,
    given,
    changes: [
      {
        kind: 'save person',
        person: { id, ...particulars, entraObjectId: row.entraObjectId ?? before?.entraObjectId ?? null },
      },
      ...given.map((role): Change => ({ kind: 'assign role', personId: id, suiteId: suite.id, role })),
      ...(given.some(isOfficerRole) ? lists.map((periodId) => allow(ctx, periodId, id)) : []),
    ],
  };
}

/**
 * Loads a people file for one suite: people are known by Entra object id or e-mail address; roles are given,
 * and none is taken away. All or nothing.
 *
 * @param rows the file's cells as text, headings first
 */
export async function loadPeople(
  deps: Deps,
  ctx: Context,
  rows: readonly (readonly string[])[],
  suiteKey: string | null,
): Promise<PeopleLoaded> {
  const read = readPeople(rows);
  if (!read.ok) return { ok: false, faults: read.faults };
  const found = await deps.store.snapshot(async (reader) => {
    const suite = await teamSuite(reader, ctx, suiteKey);
    return isReply(suite)
      ? suite
      : { suite, everybody: await reader.people(), lists: await openLists(reader, ctx, suite) };
  });
  if ('kind' in found) return { ok: false, refused: found.sentence };
  const { suite, everybody, lists } = found;
  const each = read.people.map((row) => changesFor(deps, ctx, { suite, everybody, lists }, row));
  const result = await deps.store.commit({
    expect: [{ entity: 'suite', id: suite.id, revision: suite.revision }],
    changes: each.flatMap((one) => one.changes),
    audit: each.map((one) => auditOf(ctx, 'load person', one.id, { suite: suite.key, given: one.given.join(', ') })),
    send: [],
  });
  if (result !== 'committed')
    return {
      ok: false,
      refused: 'Somebody changed this suite at the same moment, so nobody was loaded. Please try again.',
    };
  const added = each.filter((one) => one.fresh).length;
  return { ok: true, added, changed: each.length - added, roles: each.reduce((sum, one) => sum + one.given.length, 0) };
}
