import { randomUUID } from 'node:crypto';
import type {
  CommentaryRequest,
  CommentaryVersion,
  Indicator,
  Outturn,
  Period,
  Person,
  Suite,
} from '../../src/domain/glossary';
import { defaultSettings } from '../../src/domain/suite-settings';
import type { AuditEntry, Commit, OutboxMessage, Store } from '../../src/usecases/ports';

/** A moment with milliseconds, in British Summer Time. */
export const NOW = new Date('2020-10-12T08:30:00.123Z');

/** `minutes` after `NOW`. */
export function later(minutes: number): Date {
  return new Date(NOW.getTime() + minutes * 60_000);
}

/** A commit of nothing, but for what is given. */
export function commitOf(parts: Partial<Commit>): Commit {
  return { expect: [], changes: [], audit: [], send: [], ...parts };
}

/** One line for the audit trail. */
export function entry(parts: Partial<AuditEntry> = {}): AuditEntry {
  return {
    at: NOW,
    actorId: null,
    onBehalfOfId: null,
    place: 'personal chat',
    action: 'submit',
    subject: 'request',
    subjectId: 'a request',
    revision: 1,
    detail: { indicator: 26, late: false, reason: null },
    ...parts,
  };
}

/** The same value without one of its keys. */
export function without<T extends object, Key extends keyof T>(value: T, key: Key): Omit<T, Key> {
  const copy = { ...value };
  Reflect.deleteProperty(copy, key);
  return copy;
}

/** A small council: one suite of three indicators, four people, one open period with one request. */
export interface Council {
  suite: Suite;
  indicators: [Indicator, Indicator, Indicator];
  director: Person;
  officer: Person;
  member: Person;
  period: Period;
  request: CommentaryRequest;
}

/** Writes a council into a store, under ids nobody else has, and returns it as it should read back. */
export async function found(store: Store): Promise<Council> {
  const council = imagine();
  const { suite, indicators, period, request, director, officer, member } = council;
  const result = await store.commit(
    commitOf({
      changes: [
        ...[director, officer, member].map(
          (person) => ({ kind: 'save person', person: without(person, 'roles') }) as const,
        ),
        { kind: 'create suite', suite, indicators },
        ...[director, officer, member].flatMap(({ id, roles }) =>
          roles.map(({ suiteId, role }) => ({ kind: 'assign role', personId: id, suiteId, role }) as const),
        ),
        { kind: 'create period', period },
        { kind: 'create request', request: without(request, 'latest') },
      ],
    }),
  );
  if (result !== 'committed') throw new Error(`The council was not written: ${result}`);
  return council;
}

function imagine(): Council {
  const suiteId = randomUUID();
  const suite: Suite = {
    id: suiteId,
    key: `children-${suiteId}`,
    name: 'Children’s Scrutiny Dataset',
    committee: 'Children, Education and Families',
    council: 'Example Council',
    version: 1,
    settings: defaultSettings,
    illustrative: true,
    revision: 1,
  };
  const person = (name: string, role: Person['roles'][number]['role']): Person => ({
    id: randomUUID(),
    name,
    post: 'Post',
    email: `${name.toLowerCase()}@example.org`,
    entraObjectId: randomUUID(),
    roles: [{ suiteId, role }],
  });
  const director = person('Dara', 'director');
  const indicator = (number: number, parts: Partial<Indicator>): Indicator => ({
    id: randomUUID(),
    number,
    title: `Indicator ${number}`,
    definition: 'What it counts.',
    unit: 'percentage',
    decimals: 1,
    polarity: 'higher is better',
    basis: 'snapshot',
    expectation: { low: 95, high: 100, tolerance: { kind: 'relative', percent: 10 } },
    ownerId: director.id,
    delegateId: null,
    synonyms: [],
    ...parts,
  });
  const officer = person('Olu', 'performance officer');
  const indicators: Council['indicators'] = [
    indicator(21, { synonyms: ['CLA reviews', 'reviews in timescale'], delegateId: officer.id }),
    indicator(26, {
      unit: 'rate per 10,000',
      polarity: 'within range',
      basis: 'rolling 12 months',
      expectation: { low: 47, high: null, tolerance: { kind: 'amber bounds', low: 42.25, high: null } },
    }),
    indicator(29, {
      expectation: { low: null, high: 0.1, tolerance: { kind: 'absolute', amount: 0.30000000000000004 } },
    }),
  ];
  const period: Period = {
    id: randomUUID(),
    suiteId,
    suiteVersion: 1,
    label: 'October 2020',
    asAt: '2020-10-31',
    commentaryDeadline: '2020-12-31',
    meeting: '2021-01-26',
    state: 'open',
    revision: 1,
  };
  const request: CommentaryRequest = {
    id: randomUUID(),
    periodId: period.id,
    indicatorId: indicators[1].id,
    kind: 'exception',
    subject: null,
    state: 'requested',
    ownerId: director.id,
    delegateId: null,
    deadline: null,
    returnReason: null,
    revision: 1,
    latest: null,
  };
  return { suite, indicators, director, officer, member: person('Mo', 'member'), period, request };
}

/** One revision of a figure in the council's period. */
export function outturn(council: Council, parts: Partial<Outturn> = {}): Outturn {
  return {
    id: randomUUID(),
    periodId: council.period.id,
    indicatorId: council.indicators[0].id,
    revision: 1,
    numerator: 88,
    denominator: 100,
    value: 88,
    symbol: null,
    status: 'provisional',
    asAt: null,
    note: null,
    loadedAt: NOW,
    loadedById: council.officer.id,
    ...parts,
  };
}

/** One version of the commentary on the council's request. */
export function version(council: Council, parts: Partial<CommentaryVersion> = {}): CommentaryVersion {
  return {
    requestId: council.request.id,
    version: 1,
    text: {
      cause: 'More young people found work.',
      impact: 'Fewer are without support.',
      actions: [{ what: 'Open a job club', owner: 'Dara', due: '2021-02-28' }],
      forecast: 'By March 2021.',
    },
    authorId: council.director.id,
    at: NOW,
    step: 'draft',
    ...parts,
  };
}

/** A message to the council's director. */
export function letter(council: Council, parts: Partial<OutboxMessage> = {}): OutboxMessage {
  return {
    purpose: randomUUID(),
    slot: null,
    to: { personId: council.director.id },
    message: { kind: 'request', requestId: council.request.id },
    dueAt: NOW,
    ...parts,
  };
}
