/** Who reads a meeting's Part 2: a list for each meeting, kept by those who are on it. */
import type { Person } from '../../domain/glossary';
import type { Ask } from '../asks';
import type { Context, Deps, Reader } from '../ports';
import type { PartTwoListReply, Reply } from '../replies';
import { findPerson, isPerformanceOfficer, refusal } from '../who/find';
import { auditOf } from '../period/period-audit';
import { meetingMeant, overtaken, type Meeting } from './figure-meant';
import { refreshMeeting } from './withdraw';

async function listCard(
  reader: Reader,
  { suite, period }: Pick<Meeting, 'suite' | 'period'>,
  notice: PartTwoListReply['notice'],
): Promise<PartTwoListReply> {
  const ids = new Set(await reader.partTwoReaders(period.id));
  return {
    kind: 'part two list',
    suiteName: suite.name,
    periodLabel: period.label,
    people: (await reader.people()).filter((p) => ids.has(p.id)).map(({ name, post }) => ({ name, post })),
    notice,
  };
}

export async function partTwoList(
  deps: Deps,
  ctx: Context,
  ask: Extract<Ask, { kind: 'part two list' }>,
): Promise<Reply> {
  return deps.store.snapshot(async (reader) => {
    const found = await meetingMeant(reader, ctx, ask);
    return 'kind' in found ? found : listCard(reader, found, null);
  });
}

/** The list must not be left with nobody who could add anybody. */
const isLastOfTeam = (people: readonly Person[], ids: ReadonlySet<string>, person: Person, suiteId: string): boolean =>
  isPerformanceOfficer(person, suiteId) &&
  !people.some((p) => p.id !== person.id && ids.has(p.id) && isPerformanceOfficer(p, suiteId));

/** "let Grace Lindley read part 2", "stop Grace Lindley reading part 2": what is taken away goes from their chat too. */
export async function changePartTwoList(
  deps: Deps,
  ctx: Context,
  ask: Extract<Ask, { kind: 'allow part two' | 'stop part two' }>,
): Promise<Reply> {
  const found = await deps.store.snapshot(async (reader) => {
    const it = await meetingMeant(reader, ctx, ask);
    if ('kind' in it) return it;
    const person = await findPerson(reader, it.suite, ask.person);
    if (!person.ok) return person.reply;
    const ids = new Set(await reader.partTwoReaders(it.period.id));
    return {
      ...it,
      person: person.it,
      listed: ids.has(person.it.id),
      last: isLastOfTeam(await reader.people(), ids, person.it, it.suite.id),
      send: await refreshMeeting(reader, it, ctx.now, person.it.id),
    };
  });
  if ('kind' in found) return found;
  const { suite, period, person, listed, last, send } = found;
  const allow = ask.kind === 'allow part two';
  if (allow === listed)
    return refusal(
      `${person.name} is ${listed ? 'on the Part 2 list already' : 'not on the Part 2 list'} of ${period.label}. Nothing was changed.`,
    );
  if (!allow && last)
    return refusal(
      `${person.name} is the last of the performance team on the Part 2 list of ${period.label}: nobody could change it any more. Nothing was changed.`,
    );
  const entry = { periodId: period.id, personId: person.id };
  const result = await deps.store.commit({
    expect: [{ entity: 'period', id: period.id, revision: period.revision }],
    changes: [
      allow
        ? { kind: 'allow part two', ...entry, addedById: ctx.actorId, at: ctx.now }
        : { kind: 'stop part two', ...entry },
    ],
    audit: [auditOf(ctx, ask.kind, period, { person: person.id })],
    send,
  });
  if (result !== 'committed') return overtaken(period);
  const sentence = allow
    ? `${person.name} reads the Part 2 of ${period.label} now, in their personal chat with me.`
    : `${person.name} no longer reads the Part 2 of ${period.label}; cards of theirs that showed it are being replaced. A file fetched before stays with them.`;
  return deps.store.snapshot((reader) => listCard(reader, { suite, period }, { tone: 'good', sentence }));
}
