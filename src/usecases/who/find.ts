/** Which suite and which period somebody means, with one clear default and a sentence where it is not clear. */
import type { Indicator, Period, Person, Role, Suite } from '../../domain/glossary';
import type { Reader } from '../ports';
import type { SaidReply } from '../replies';

/** A plain answer that asks for attention: something was not done, and what to do next. */
export const refusal = (sentence: string): SaidReply => ({ kind: 'said', tone: 'attention', sentence });

/** A plain answer that something was done. */
export const done = (sentence: string): SaidReply => ({ kind: 'said', tone: 'good', sentence });

export const rolesIn = (person: Person, suiteId: string): Role[] =>
  person.roles.filter((r) => r.suiteId === suiteId).map((r) => r.role);

/** Roles whose holders run a suite, and so stand on the Part 2 list of its meetings unless somebody takes them off. */
export const isOfficerRole = (role: Role): boolean => role === 'performance officer' || role === 'chief officer';

export const isOfficer = (person: Person, suiteId: string): boolean => rolesIn(person, suiteId).some(isOfficerRole);

export const isPerformanceOfficer = (person: Person, suiteId: string): boolean =>
  rolesIn(person, suiteId).includes('performance officer');

/** Somebody who reads and asks, and neither writes nor runs anything. */
export const isOnlyMember = ({ roles }: Person): boolean =>
  roles.length > 0 && roles.every(({ role }) => role === 'member' || role === 'co-opted member');

/** Either what was looked for, or the answer that says why not. */
export type Found<T> = { ok: true; it: T } | { ok: false; reply: SaidReply };

const found = <T>(it: T): Found<T> => ({ ok: true, it });
const missing = (sentence: string): { ok: false; reply: SaidReply } => ({ ok: false, reply: refusal(sentence) });

/** Somebody without a role still has a part in a suite whose indicators they own or write for. */
async function answersIn(reader: Reader, actor: Person, suite: Suite): Promise<boolean> {
  return (await reader.indicators(suite.id, suite.version)).some(
    (i) => i.ownerId === actor.id || i.delegateId === actor.id,
  );
}

/** The suites a person has a part in. */
export async function suitesOf(reader: Reader, actor: Person): Promise<Suite[]> {
  const theirs: Suite[] = [];
  for (const suite of await reader.suites())
    if (rolesIn(actor, suite.id).length > 0 || (await answersIn(reader, actor, suite))) theirs.push(suite);
  return theirs;
}

/**
 * The suite a person means: the one named, or the first they have a part in. A suite they have no part in is
 * answered as if it did not exist.
 */
export async function findSuite(reader: Reader, actor: Person, key: string | null | undefined): Promise<Found<Suite>> {
  const theirs = await suitesOf(reader, actor);
  const wanted =
    key === null || key === undefined ? theirs[0] : theirs.find((s) => s.key.toLowerCase() === key.toLowerCase());
  if (wanted !== undefined) return found(wanted);
  return missing(
    theirs.length === 0
      ? 'You have no part in any suite yet. Ask your performance team to add you.'
      : `I know these suites for you: ${theirs.map((s) => s.key).join(', ')}. Name one of them.`,
  );
}

const tidy = (label: string): string => label.trim().replace(/\s+/g, ' ').toLowerCase();

/** The period with this label. Without one: the open round, else the latest closed or published one. */
export function pickPeriod(periods: readonly Period[], label: string | null): Found<Period> {
  const latest = [...periods].reverse();
  const it =
    label === null
      ? (latest.find((p) => p.state === 'open') ?? latest.find((p) => p.state !== 'draft'))
      : latest.find((p) => tidy(p.label) === tidy(label));
  if (it !== undefined) return found(it);
  if (periods.length === 0) return missing('There is no period yet. Import a file of outturns for one first.');
  return missing(
    label === null
      ? 'No period is open yet. Type "open" and the period, for example "open October 2020".'
      : `I do not know the period "${label}". I have ${periods.map((p) => p.label).join(', ')}.`,
  );
}

/** The indicator with this number in the suite's version. */
export async function indicatorById(reader: Reader, suite: Suite, version: number, id: string): Promise<Indicator> {
  const it = (await reader.indicators(suite.id, version)).find((i) => i.id === id);
  if (it === undefined) throw new Error(`indicator ${id} is not in version ${version} of suite ${suite.key}`);
  return it;
}

/** The person with this id, who must exist: every id in the records points at one. */
export async function personById(reader: Reader, id: string): Promise<Person> {
  const it = await reader.person(id);
  if (it === null) throw new Error(`person ${id} is not in the records`);
  return it;
}

function matching(people: readonly Person[], wanted: string): Person[] {
  const exact = people.filter((p) => tidy(p.name) === wanted || tidy(p.email) === wanted);
  return exact.length > 0 || wanted === '' ? exact : people.filter((p) => tidy(p.name).includes(wanted));
}

/**
 * The one person a name means: a full name, an e-mail address, or any unambiguous part of a name. People of
 * the suite are looked at first, and everybody else only where none of them is meant.
 */
export async function findPerson(reader: Reader, suite: Suite, name: string): Promise<Found<Person>> {
  const everybody = await reader.people();
  const answering = (await reader.indicators(suite.id, suite.version)).flatMap((i) => [i.ownerId, i.delegateId]);
  const near = everybody.filter((p) => rolesIn(p, suite.id).length > 0 || answering.includes(p.id));
  const wanted = tidy(name);
  const ofSuite = matching(near, wanted);
  const matches = ofSuite.length > 0 ? ofSuite : matching(everybody, wanted);
  const [person] = matches;
  if (person !== undefined && matches.length === 1) return found(person);
  return missing(
    person === undefined
      ? `I know nobody called "${name.trim()}". Nothing was changed. The performance team can add people.`
      : `"${name.trim()}" could be ${matches
          .slice(0, 5)
          .map((p) => `${p.name} (${p.post})`)
          .join(' or ')}. Nothing was changed; give the full name or the e-mail address.`,
  );
}

/** The suite's performance team, by name. */
export const performanceOfficers = async (reader: Reader, suiteId: string): Promise<Person[]> =>
  (await reader.people()).filter((p) => isPerformanceOfficer(p, suiteId));

/** Everybody who runs the suite, by name. */
export const officers = async (reader: Reader, suiteId: string): Promise<Person[]> =>
  (await reader.people()).filter((p) => isOfficer(p, suiteId));

/** The chief officers who sign off in a suite, by name. */
export const chiefOfficers = async (reader: Reader, suiteId: string): Promise<Person[]> =>
  (await reader.people()).filter((p) => rolesIn(p, suiteId).includes('chief officer'));
