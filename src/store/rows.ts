/**
 * Stored rows to the field's words and back. The CHECK constraints of the database hold the enumerated words
 * and the store alone writes the JSON columns, so both are taken at their word here.
 */
import type {
  Basis,
  Benchmark,
  CarriedAction,
  Classification,
  CommentaryRequest,
  CommentaryText,
  CheckOverride,
  CommentaryVersion,
  Expectation,
  Indicator,
  IsoDate,
  MinuteEntry,
  Outturn,
  Period,
  PeriodState,
  Person,
  Place,
  Polarity,
  PromisedAction,
  RequestKind,
  RequestState,
  Role,
  Suite,
  SuiteSettings,
  Symbol,
  Unit,
} from '../domain/glossary';
import { defaultSettings } from '../domain/suite-settings';
import type { AuditRow, ChatRequest, Conversation, FileGrant, KeptText, PendingImport } from '../usecases/ports';
import type { ReleaseRecord } from '../domain/disclosure';
import type { Prisma } from './generated/client';

/** A day as Prisma wants it: midnight UTC. */
export function dayOf(date: IsoDate): Date {
  return new Date(`${date}T00:00:00Z`);
}

/** The day a `date` column holds. */
export function isoDateOf(day: Date): IsoDate {
  return day.toISOString().slice(0, 10);
}

/** A figure for a `numeric` column: the shortest text that reads back as the very same number. */
export function figureOf(value: number): string {
  return String(value);
}

/** As `figureOf`, where there may be none. */
export function figureOrNull(value: number | null): string | null {
  return value === null ? null : figureOf(value);
}

function numberOf(figure: Prisma.Decimal | null): number | null {
  return figure === null ? null : figure.toNumber();
}

/** A value for a JSON column. Everything kept there is plain data by its type. */
export function jsonOf(value: object): Prisma.InputJsonObject {
  return value;
}

/** A suite as the use cases know it; a setting younger than the suite stands at its default. */
export function suiteOf(row: Prisma.SuiteModel): Suite {
  return { ...row, settings: { ...defaultSettings, ...(row.settings as unknown as Partial<SuiteSettings>) } };
}

/** An indicator as one version of its suite defines it. */
export function indicatorOf(row: Prisma.IndicatorDefinitionModel): Indicator {
  return {
    id: row.indicatorId,
    number: row.number,
    title: row.title,
    definition: row.definition,
    unit: row.unit as Unit,
    decimals: row.decimals,
    polarity: row.polarity as Polarity,
    basis: row.basis as Basis,
    expectation: expectationOf(row),
    ownerId: row.ownerId,
    delegateId: row.delegateId,
    synonyms: row.synonyms,
  };
}

function expectationOf(row: Prisma.IndicatorDefinitionModel): Expectation | null {
  const range = { low: numberOf(row.low), high: numberOf(row.high) };
  const amount = row.toleranceAmount?.toNumber() ?? 0;
  switch (row.tolerance as Expectation['tolerance']['kind'] | null) {
    case null:
      return null;
    case 'relative':
      return { ...range, tolerance: { kind: 'relative', percent: amount } };
    case 'absolute':
      return { ...range, tolerance: { kind: 'absolute', amount } };
    case 'amber bounds':
      return {
        ...range,
        tolerance: { kind: 'amber bounds', low: numberOf(row.amberLow), high: numberOf(row.amberHigh) },
      };
  }
}

/** The row that defines an indicator in one version of its suite. */
export function definitionRow(suite: Suite, indicator: Indicator): Prisma.IndicatorDefinitionCreateManyInput {
  const { id, expectation, synonyms, ...definition } = indicator;
  return {
    ...definition,
    ...(expectation === null ? {} : expectationColumns(expectation)),
    indicatorId: id,
    suiteId: suite.id,
    version: suite.version,
    synonyms: [...synonyms],
  };
}

function expectationColumns({ low, high, tolerance }: Expectation) {
  const range = { low: figureOrNull(low), high: figureOrNull(high), tolerance: tolerance.kind };
  switch (tolerance.kind) {
    case 'relative':
      return { ...range, toleranceAmount: figureOf(tolerance.percent) };
    case 'absolute':
      return { ...range, toleranceAmount: figureOf(tolerance.amount) };
    case 'amber bounds':
      return { ...range, amberLow: figureOrNull(tolerance.low), amberHigh: figureOrNull(tolerance.high) };
  }
}

/** A published figure. */
export function benchmarkOf(row: Prisma.BenchmarkModel): Benchmark {
  return { ...row, value: row.value.toNumber() };
}

/** A reporting round. */
export function periodOf(row: Prisma.PeriodModel): Period {
  return {
    ...row,
    asAt: isoDateOf(row.asAt),
    commentaryDeadline: isoDateOf(row.commentaryDeadline),
    meeting: isoDateOf(row.meeting),
    state: row.state as PeriodState,
  };
}

/** One revision of a figure. */
export function outturnOf(row: Prisma.OutturnModel): Outturn {
  return {
    ...row,
    numerator: numberOf(row.numerator),
    denominator: numberOf(row.denominator),
    value: numberOf(row.value),
    symbol: row.symbol as Symbol | null,
    status: row.status as Outturn['status'],
    asAt: row.asAt === null ? null : isoDateOf(row.asAt),
  };
}

/** Somebody known to the bot, with their roles. */
export function personOf(row: Prisma.PersonModel & { roles: Prisma.PersonRoleModel[] }): Person {
  return { ...row, roles: row.roles.map(({ suiteId, role }) => ({ suiteId, role: role as Role })) };
}

/** A request with the latest version of its commentary. */
export function requestOf({
  versions,
  ...row
}: Prisma.CommentaryRequestModel & { versions: Prisma.CommentaryVersionModel[] }): CommentaryRequest {
  const [latest] = versions;
  return {
    ...row,
    kind: row.kind as RequestKind,
    state: row.state as RequestState,
    deadline: row.deadline === null ? null : isoDateOf(row.deadline),
    latest: latest === undefined ? null : versionOf(latest),
  };
}

/** The columns a commentary is kept in. */
export function textColumns({ actions, ...paragraphs }: CommentaryText) {
  return { ...paragraphs, actions: actions.map(jsonOf) };
}

function textOf(row: { cause: string; impact: string; actions: unknown; forecast: string }): CommentaryText {
  const { cause, impact, actions, forecast } = row;
  return { cause, impact, actions: actions as PromisedAction[], forecast };
}

/** A text that came too late. */
export function keptTextOf(row: Prisma.KeptTextModel): KeptText {
  const { id, requestId, personId, at } = row;
  return { id, requestId, personId, at, text: textOf(row) };
}

/** A promised action, open or closed. */
export function actionOf(row: Prisma.PromisedActionModel): CarriedAction {
  const { closedAs, reason, closedById, closedAt, ...action } = row;
  return {
    ...action,
    due: action.due === null ? null : isoDateOf(action.due),
    closed: closedAt === null ? null : { as: closedAs as 'done' | 'dropped', reason, byId: closedById, at: closedAt },
  };
}

/** What is on record from a meeting. */
export function minuteOf({ struckReason: _, struckAt: __, ...row }: Prisma.MinuteModel): MinuteEntry {
  return { ...row, kind: row.kind as MinuteEntry['kind'] };
}

/** What plain messages in a chat are for. */
export function chatRequestOf({ requestId, words, until }: Prisma.ChatRequestModel): ChatRequest {
  return { requestId, words, until };
}

/** One version of a commentary. */
export function versionOf(row: Prisma.CommentaryVersionModel): CommentaryVersion {
  const { requestId, version, authorId, at, step } = row;
  return { requestId, version, authorId, at, text: textOf(row), step: step as CommentaryVersion['step'] };
}

/** Why a version was sent although the check had found something. */
export function overrideOf(row: Prisma.CheckOverrideModel): CheckOverride {
  return { ...row, findings: row.findings as unknown as CheckOverride['findings'] };
}

/** Why an indicator's figures are exempt. */
export function classificationOf(row: Prisma.ClassificationModel): Classification {
  return { ...row, paragraph: row.paragraph as Classification['paragraph'] };
}

/** A release, proposed or agreed. */
export function releaseOf(row: Prisma.ReleaseModel): ReleaseRecord {
  const { id, periodId, indicatorId, reason, byId, proposedAt, secondId, agreedAt } = row;
  const agreed = secondId === null || agreedAt === null ? null : { secondId, at: agreedAt };
  return { id, periodId, indicatorId, reason, byId, proposedAt, agreed };
}

/** A conversation the bot can write to. */
export function conversationOf(row: Prisma.PersonConversationModel | Prisma.BoardChannelModel): Conversation {
  return {
    conversationId: row.conversationId,
    place: row.place as Conversation['place'],
    reference: row.reference as Record<string, unknown>,
  };
}

/** A read file waiting for its confirmation. */
export function pendingImportOf(row: Prisma.PendingImportModel): PendingImport {
  return { ...row, file: row.file as unknown as PendingImport['file'] };
}

/** Leave to fetch one file once. */
export function fileGrantOf(row: Prisma.FileGrantModel): FileGrant {
  const { part, format, document, ...rest } = row;
  return {
    ...rest,
    part: part as FileGrant['part'],
    format: format as FileGrant['format'],
    document: document as FileGrant['document'],
  };
}

/** One row of the audit trail. */
export function auditRowOf(row: Prisma.AuditRowModel): AuditRow {
  return { ...row, seq: Number(row.seq), place: row.place as Place, detail: row.detail as AuditRow['detail'] };
}
