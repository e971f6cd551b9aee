/** A people file as rows of text: who somebody is, and the parts they have in a suite. */
import type { Person, Role } from './glossary';

/** One person of a file. */
export type PersonRow = Omit<Person, 'id' | 'roles'> & { roles: Role[] };

export interface PeopleFault {
  /** 1 is the line of headings. */
  line: number;
  reason: string;
}

const columns = ['name', 'post', 'email', 'entra_object_id', 'roles'] as const;
type Column = (typeof columns)[number];

const everyRole: readonly Role[] = ['performance officer', 'director', 'chief officer', 'member', 'co-opted member'];

/** One address, with something on either side of the @ and no white space; whether it exists only mail can tell. */
const address = /^[^\s@]+@[^\s@]+$/;
const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const tidy = (text: string): string => text.trim().replace(/\s+/g, ' ');

/** The role these words name, whatever their case, or null. */
export const roleNamed = (words: string): Role | null =>
  everyRole.find(
    (role) =>
      role ===
      tidy(words)
        .toLowerCase()
        .replace(/^co-?opted\b/, 'co-opted'),
  ) ?? null;

/** Why these cannot be a person's particulars, or null. */
export function faultIn(person: { name: string; email: string; entraObjectId: string | null }): string | null {
  if (tidy(person.name) === '') return 'The name is missing.';
  if (!address.test(person.email.trim())) return `"${person.email.trim()}" is not an e-mail address.`;
  if (person.entraObjectId !== null && !guid.test(person.entraObjectId))
    return `"${person.entraObjectId}" is not an Entra object id: it looks like 1b4e28ba-2fa1-11d2-883f-0016d3cca427.`;
  return null;
}

function readRow(cell: (column: Column) => string): { person: PersonRow } | { reasons: string[] } {
  const named = cell('roles')
    .split(/[;|]/)
    .map(tidy)
    .filter((role) => role !== '');
  const unknown = named.filter((role) => roleNamed(role) === null);
  const entra = cell('entra_object_id').toLowerCase();
  const person = {
    name: tidy(cell('name')),
    post: tidy(cell('post')),
    email: cell('email'),
    entraObjectId: entra === '' ? null : entra,
    roles: [...new Set(named.flatMap((role) => roleNamed(role) ?? []))],
  };
  const fault = faultIn(person);
  const reasons = [
    ...(fault === null ? [] : [fault]),
    ...unknown.map((role) => `"${role}" is no role. There are: ${everyRole.join(', ')}.`),
  ];
  return reasons.length > 0 ? { reasons } : { person };
}

/**
 * Reads the rows of a people file: headings `name, post, email, entra_object_id, roles` in any order, several
 * roles apart by ";". All or nothing: with any fault nobody is taken.
 */
export function readPeople(
  rows: readonly (readonly string[])[],
): { ok: true; people: PersonRow[] } | { ok: false; faults: PeopleFault[] } {
  const headings = (rows[0] ?? []).map((heading) =>
    tidy(heading)
      .toLowerCase()
      .replace(/[\s-]+/g, '_'),
  );
  const missing = columns.filter((column) => !headings.includes(column));
  if (missing.length > 0)
    return { ok: false, faults: [{ line: 1, reason: `The heading ${missing.join(' and ')} is missing.` }] };
  const people: PersonRow[] = [];
  const faults: PeopleFault[] = [];
  const seen = new Map<string, number>();
  rows.slice(1).forEach((row, index) => {
    const line = index + 2;
    if (row.every((text) => text.trim() === '')) return;
    const read = readRow((column) => (row[headings.indexOf(column)] ?? '').trim());
    if ('reasons' in read) {
      faults.push(...read.reasons.map((reason) => ({ line, reason })));
      return;
    }
    for (const key of [
      read.person.email.toLowerCase(),
      ...(read.person.entraObjectId === null ? [] : [read.person.entraObjectId]),
    ]) {
      const first = seen.get(key);
      if (first !== undefined) faults.push({ line, reason: `"${key}" stands in line ${first} already.` });
      seen.set(key, line);
    }
    people.push(read.person);
  });
  return faults.length > 0 ? { ok: false, faults } : { ok: true, people };
}
