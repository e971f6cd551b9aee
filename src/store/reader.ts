import type { Question, Reader } from '../usecases/ports';
import { cleanText } from './clean-text';
import type { Prisma } from './generated/client';
import { publications } from './publications';
import { deliveryReads } from './delivery';
import { reminderReads } from './reminders';
import { postedCardOf } from './message-rows';
import {
  actionOf,
  auditRowOf,
  benchmarkOf,
  chatRequestOf,
  classificationOf,
  conversationOf,
  fileGrantOf,
  indicatorOf,
  keptTextOf,
  minuteOf,
  outturnOf,
  pendingImportOf,
  periodOf,
  releaseOf,
  personOf,
  requestOf,
  suiteOf,
  overrideOf,
  versionOf,
} from './rows';

/** Most rows one query may ask for: Prisma's `take` is a 32-bit number. */
const MOST_ROWS = 2 ** 31 - 1;

const withRoles = { roles: { orderBy: [{ suiteId: 'asc' }, { role: 'asc' }] } } satisfies Prisma.PersonInclude;
const withLatest = { versions: { orderBy: { version: 'desc' }, take: 1 } } satisfies Prisma.CommentaryRequestInclude;

/** The same order on every server, whatever its collation. */
const byName = new Intl.Collator('en-GB');

/** Reads through one transaction. Looked-up words may be what people typed, so they are made safe first. */
export function readerOf(tx: Prisma.TransactionClient): Reader {
  return oneAtATime({
    suites: async () => {
      const rows = await tx.suite.findMany();
      return rows.map(suiteOf).sort((a, b) => (a.key < b.key ? -1 : 1));
    },
    suite: async (id) => mapped(suiteOf, await tx.suite.findUnique({ where: { id: cleanText(id) } })),
    indicators: async (suiteId, version) => {
      const where = { suiteId: cleanText(suiteId), version };
      return (await tx.indicatorDefinition.findMany({ where, orderBy: { number: 'asc' } })).map(indicatorOf);
    },
    periods: async (suiteId) => {
      const where = { suiteId: cleanText(suiteId) };
      return (await tx.period.findMany({ where, orderBy: [{ asAt: 'asc' }, { label: 'asc' }] })).map(periodOf);
    },
    period: async (id) => mapped(periodOf, await tx.period.findUnique({ where: { id: cleanText(id) } })),
    outturns: async (periodIds, indicatorIds) => {
      const orderBy: Prisma.OutturnOrderByWithRelationInput[] = [
        { periodId: 'asc' },
        { indicatorId: 'asc' },
        { revision: 'asc' },
      ];
      return (await tx.outturn.findMany({ where: among(periodIds, indicatorIds), orderBy })).map(outturnOf);
    },
    benchmarks: async (indicatorIds) => {
      const where = { indicatorId: { in: indicatorIds.map(cleanText) } };
      const orderBy: Prisma.BenchmarkOrderByWithRelationInput[] = [
        { indicatorId: 'asc' },
        { area: 'asc' },
        { year: 'asc' },
      ];
      return (await tx.benchmark.findMany({ where, orderBy })).map(benchmarkOf);
    },
    classifications: async (periodIds) => {
      const orderBy: Prisma.ClassificationOrderByWithRelationInput[] = [{ periodId: 'asc' }, { indicatorId: 'asc' }];
      return (await tx.classification.findMany({ where: among(periodIds), orderBy })).map(classificationOf);
    },
    marks: async (periodIds) =>
      tx.officerMark.findMany({ where: among(periodIds), orderBy: [{ periodId: 'asc' }, { indicatorId: 'asc' }] }),
    releases: async (periodIds) => {
      const where = { ...among(periodIds), endedAt: null };
      return (await tx.release.findMany({ where, orderBy: [{ proposedAt: 'asc' }, { id: 'asc' }] })).map(releaseOf);
    },
    publications: (suiteId, indicatorIds) => publications(tx, cleanText(suiteId), indicatorIds?.map(cleanText)),
    partTwoReaders: async (periodId) => {
      const where = { periodId: cleanText(periodId) };
      const rows = await tx.partTwoReader.findMany({ where, orderBy: { personId: 'asc' } });
      return rows.map((row) => row.personId);
    },
    requests: async (periodIds, indicatorIds) => {
      const orderBy: Prisma.CommentaryRequestOrderByWithRelationInput[] = [{ periodId: 'asc' }, { indicatorId: 'asc' }];
      const rows = await tx.commentaryRequest.findMany({
        where: among(periodIds, indicatorIds),
        orderBy,
        include: withLatest,
      });
      return rows.map(requestOf);
    },
    request: async (id) =>
      mapped(requestOf, await tx.commentaryRequest.findUnique({ where: { id: cleanText(id) }, include: withLatest })),
    requestsOf: async (personId) => {
      const theirs = cleanText(personId);
      const rows = await tx.commentaryRequest.findMany({
        where: { period: { state: 'open' }, OR: [{ ownerId: theirs }, { delegateId: theirs }] },
        orderBy: [{ period: { asAt: 'asc' } }, { id: 'asc' }],
        include: withLatest,
      });
      return rows.map(requestOf);
    },
    keptTexts: async (requestId, personId) => {
      const where = { requestId: cleanText(requestId), personId: cleanText(personId) };
      return (await tx.keptText.findMany({ where, orderBy: [{ at: 'asc' }, { id: 'asc' }] })).map(keptTextOf);
    },
    actions: async (suiteId) => {
      const where = { suiteId: cleanText(suiteId) };
      const orderBy: Prisma.PromisedActionOrderByWithRelationInput[] = [
        { period: { asAt: 'asc' } },
        { due: { sort: 'asc', nulls: 'last' } },
        { what: 'asc' },
        { number: 'asc' },
      ];
      return (await tx.promisedAction.findMany({ where, orderBy })).map(actionOf);
    },
    versions: async (requestId) => {
      const where = { requestId: cleanText(requestId) };
      return (await tx.commentaryVersion.findMany({ where, orderBy: { version: 'asc' } })).map(versionOf);
    },
    minutes: async (periodId) => {
      const where = { periodId: cleanText(periodId), struckAt: null };
      return (await tx.minute.findMany({ where, orderBy: [{ at: 'asc' }, { number: 'asc' }] })).map(minuteOf);
    },
    minuteNumbers: async (periodId) => {
      const where = { periodId: cleanText(periodId) };
      return (await tx.minute.findMany({ where, select: { number: true } })).map(({ number }) => number);
    },
    overrides: async (requestIds) => {
      const where = { requestId: { in: requestIds.map(cleanText) } };
      const rows = await tx.checkOverride.findMany({ where, orderBy: [{ requestId: 'asc' }, { version: 'asc' }] });
      return rows.map(overrideOf);
    },
    people: async () => {
      const rows = await tx.person.findMany({ include: withRoles, orderBy: { id: 'asc' } });
      return rows.map(personOf).sort((a, b) => byName.compare(a.name, b.name));
    },
    person: async (id) =>
      mapped(personOf, await tx.person.findUnique({ where: { id: cleanText(id) }, include: withRoles })),
    personByEntraObjectId: async (entraObjectId) => {
      const where = { entraObjectId: cleanText(entraObjectId) };
      return mapped(personOf, await tx.person.findUnique({ where, include: withRoles }));
    },
    persona: async (channelUserId) => {
      const where = { channelUserId: cleanText(channelUserId) };
      const row = await tx.persona.findUnique({ where, include: { person: { include: withRoles } } });
      return mapped(personOf, row?.person ?? null);
    },
    conversationOf: async (personId) =>
      mapped(conversationOf, await tx.personConversation.findUnique({ where: { personId: cleanText(personId) } })),
    boardChannel: async (suiteId) =>
      mapped(conversationOf, await tx.boardChannel.findUnique({ where: { suiteId: cleanText(suiteId) } })),
    boardsIn: async (conversationId) => {
      const where = { conversationId: cleanText(conversationId) };
      const rows = await tx.boardChannel.findMany({ where, orderBy: { suiteId: 'asc' } });
      return rows.map((row) => ({ suiteId: row.suiteId, conversation: conversationOf(row) }));
    },
    postedUnder: async (prefix) => {
      // Prisma leaves the wildcards of LIKE in the text, so they are escaped here.
      const startsWith = cleanText(prefix).replace(/[\\%_]/g, '\\$&');
      const rows = await tx.postedCard.findMany({ where: { slot: { startsWith } } });
      return rows.map(postedCardOf).sort((a, b) => (a.slot < b.slot ? -1 : 1));
    },
    pendingImport: async (id) =>
      mapped(pendingImportOf, await tx.pendingImport.findUnique({ where: { id: cleanText(id) } })),
    fileGrant: async (tokenHash) =>
      mapped(fileGrantOf, await tx.fileGrant.findUnique({ where: { tokenHash: cleanText(tokenHash) } })),
    ...reminderReads(tx),
    ...deliveryReads(tx),
    audit: async (limit) => {
      const rows = await tx.auditRow.findMany({ orderBy: { seq: 'desc' }, take: Math.min(limit, MOST_ROWS) });
      return rows.map(auditRowOf);
    },
    auditOn: async (subject, subjectId) => {
      const where = { subject, subjectId: cleanText(subjectId) };
      return (await tx.auditRow.findMany({ where, orderBy: { seq: 'asc' } })).map(auditRowOf);
    },
    chatSuite: async (conversationId) => {
      const where = { conversationId: cleanText(conversationId) };
      return mapped(suiteOf, (await tx.chatSuite.findUnique({ where, include: { suite: true } }))?.suite ?? null);
    },
    chatSubject: async (conversationId) => {
      const where = { conversationId: cleanText(conversationId) };
      return ((await tx.chatSubject.findUnique({ where }))?.question ?? null) as Question | null;
    },
    chatRequest: async (conversationId, personId) => {
      const key = { conversationId: cleanText(conversationId), personId: cleanText(personId) };
      const where = { conversationId_personId: key };
      return mapped(chatRequestOf, await tx.chatRequest.findUnique({ where }));
    },
    cardKey: async () => (await tx.cardKey.findUniqueOrThrow({ where: { id: 1 } })).key,
    isSpent: async (token) => (await tx.spentToken.findUnique({ where: { token: cleanText(token) } })) !== null,
  });
}

/** A transaction is one connection, which answers one question at a time: reads asked for together wait their turn. */
function oneAtATime(reader: Reader): Reader {
  let last: Promise<unknown> = Promise.resolve();
  return new Proxy(reader, {
    get: (target, name) => {
      const read = Reflect.get(target, name) as (...words: unknown[]) => Promise<unknown>;
      return (...words: unknown[]) => {
        const answer = last.then(() => read(...words));
        last = answer.catch(() => undefined);
        return answer;
      };
    },
  });
}

function among(periodIds: readonly string[], indicatorIds?: readonly string[]) {
  const periods = { periodId: { in: periodIds.map(cleanText) } };
  return indicatorIds === undefined ? periods : { ...periods, indicatorId: { in: indicatorIds.map(cleanText) } };
}

function mapped<Row, Value>(map: (row: Row) => Value, row: Row | null): Value | null {
  return row === null ? null : map(row);
}
