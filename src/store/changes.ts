import type { Change, Conversation } from '../usecases/ports';
import type { Prisma } from './generated/client';
import { standing } from './failures';
import { applyDelivery } from './delivery';
import { applyReminder } from './reminders';
import { recipientColumns } from './message-rows';
import { dayOf, definitionRow, figureOf, figureOrNull, jsonOf, textColumns } from './rows';

type ChangeOf<Kind extends Change['kind']> = Extract<Change, { kind: Kind }>;

/** Writes one change. Throws where what it changes is not there. */
export async function apply(tx: Prisma.TransactionClient, change: Change): Promise<void> {
  switch (change.kind) {
    case 'create suite':
      await createSuite(tx, change);
      return;
    case 'save person': {
      const { id, ...person } = change.person;
      await tx.person.upsert({ where: { id }, create: { id, ...person }, update: person });
      return;
    }
    case 'assign role': {
      const { personId, suiteId, role } = change;
      await tx.personRole.createMany({ data: [{ personId, suiteId, role }], skipDuplicates: true });
      return;
    }
    case 'take role': {
      const { personId, suiteId, role } = change;
      await tx.personRole.deleteMany({ where: { personId, suiteId, role } });
      return;
    }
    case 'add suite version':
      await addSuiteVersion(tx, change);
      return;
    case 'create period':
      await createPeriod(tx, change);
      return;
    case 'set period deadline': {
      const data = { commentaryDeadline: dayOf(change.deadline) };
      await tx.period.update({ where: { id: change.periodId }, data });
      return;
    }
    case 'set period state':
      await tx.period.update({ where: { id: change.periodId }, data: { state: change.state } });
      return;
    case 'add outturns':
      await addOutturns(tx, change);
      return;
    case 'add benchmarks':
      await addBenchmarks(tx, change);
      return;
    case 'classify': {
      const { periodId, indicatorId, ...ground } = change.classification;
      const where = { periodId_indicatorId: { periodId, indicatorId } };
      await tx.classification.upsert({ where, create: { periodId, indicatorId, ...ground }, update: ground });
      return;
    }
    case 'mark figure': {
      const { periodId, indicatorId, ...mark } = change.mark;
      const where = { periodId_indicatorId: { periodId, indicatorId } };
      await tx.officerMark.upsert({ where, create: { periodId, indicatorId, ...mark }, update: mark });
      return;
    }
    case 'propose release':
      await tx.release.create({ data: change.release });
      return;
    case 'agree release': {
      const { releaseId: id, secondId, at } = change;
      await standing(tx.release.updateMany({ where: waiting(id), data: { secondId, agreedAt: at } }));
      return;
    }
    case 'end release':
      await standing(
        tx.release.updateMany({ where: { id: change.releaseId, endedAt: null }, data: { endedAt: change.at } }),
      );
      return;
    case 'record publication':
      await recordPublication(tx, change);
      return;
    case 'allow part two': {
      const { periodId, personId, addedById, at } = change;
      await tx.partTwoReader.createMany({ data: [{ periodId, personId, addedById, at }], skipDuplicates: true });
      return;
    }
    case 'stop part two': {
      const { periodId, personId } = change;
      await tx.partTwoReader.deleteMany({ where: { periodId, personId } });
      return;
    }
    case 'create request': {
      const { deadline, ...request } = change.request;
      await tx.commentaryRequest.create({ data: { ...request, deadline: dayOrNull(deadline) } });
      return;
    }
    case 'move request': {
      const { requestId: id, state, returnReason } = change;
      await tx.commentaryRequest.update({ where: { id }, data: { state, returnReason } });
      return;
    }
    case 'address request': {
      const { requestId: id, ownerId, delegateId, deadline } = change;
      await tx.commentaryRequest.update({
        where: { id },
        data: { ownerId, delegateId, deadline: dayOrNull(deadline) },
      });
      return;
    }
    case 'add commentary version': {
      const { text, ...version } = change.version;
      await tx.commentaryVersion.create({ data: { ...version, ...textColumns(text) } });
      return;
    }
    case 'override check':
      await tx.checkOverride.create({ data: { ...change.override, findings: jsonOf(change.override.findings) } });
      return;
    case 'keep text': {
      const { text, ...kept } = change.kept;
      await tx.keptText.create({ data: { ...kept, ...textColumns(text) } });
      return;
    }
    case 'promise actions':
      await promiseActions(tx, change);
      return;
    case 'close action':
      await closeAction(tx, change);
      return;
    case 'record minute':
      await tx.minute.create({ data: change.minute });
      return;
    case 'strike minute': {
      const { periodId, number, reason, at } = change;
      const where = { periodId, number, struckAt: null };
      await standing(tx.minute.updateMany({ where, data: { struckReason: reason, struckAt: at } }));
      return;
    }
    case 'remember subject': {
      const { conversationId, suiteId } = change;
      const subject = { suiteId, question: jsonOf(change.question) };
      await tx.chatSubject.upsert({
        where: { conversationId },
        create: { conversationId, ...subject },
        update: subject,
      });
      return;
    }
    case 'use suite in chat': {
      const { conversationId, suiteId } = change;
      await tx.chatSuite.upsert({
        where: { conversationId },
        create: { conversationId, suiteId },
        update: { suiteId },
      });
      return;
    }
    case 'choose request in chat': {
      const { conversationId, personId, chosen } = change;
      const where = { conversationId_personId: { conversationId, personId } };
      await tx.chatRequest.upsert({ where, create: { conversationId, personId, ...chosen }, update: chosen });
      return;
    }
    case 'remember conversation': {
      const { personId } = change;
      const columns = conversationColumns(change.conversation);
      await tx.personConversation.upsert({ where: { personId }, create: { personId, ...columns }, update: columns });
      return;
    }
    case 'set board channel': {
      const { suiteId } = change;
      const columns = conversationColumns(change.conversation);
      await tx.boardChannel.upsert({ where: { suiteId }, create: { suiteId, ...columns }, update: columns });
      return;
    }
    case 'play persona': {
      const { channelUserId, personId } = change;
      await tx.persona.upsert({ where: { channelUserId }, create: { channelUserId, personId }, update: { personId } });
      return;
    }
    case 'keep import':
      await tx.pendingImport.create({ data: { ...change.pending, file: jsonOf(change.pending.file) } });
      return;
    case 'drop import':
      await tx.pendingImport.deleteMany({ where: { id: change.id } });
      return;
    case 'set absence':
    case 'end absence':
    case 'remind later':
    case 'look at schedule':
      await applyReminder(tx, change);
      return;
    case 'try messages again':
    case 'stop writing':
    case 'retry messages':
    case 'cancel messages':
    case 'hold messages':
      await applyDelivery(tx, change);
      return;
    case 'grant file':
      await tx.fileGrant.create({ data: change.grant });
      return;
    case 'remember card': {
      const { slot, to, message, ...where } = change.card;
      const card = { ...where, ...recipientColumns(to), message: jsonOf(message) };
      await tx.postedCard.upsert({ where: { slot }, create: { slot, ...card }, update: card });
      return;
    }
    case 'use file grant':
      await useFileGrant(tx, change);
      return;
  }
}

async function createSuite(
  tx: Prisma.TransactionClient,
  { suite, indicators }: ChangeOf<'create suite'>,
): Promise<void> {
  const suiteId = suite.id;
  await tx.suite.create({ data: { ...suite, settings: jsonOf(suite.settings) } });
  await tx.suiteVersion.create({ data: { suiteId, version: suite.version } });
  await tx.indicator.createMany({ data: indicators.map(({ id }) => ({ id, suiteId })) });
  await tx.indicatorDefinition.createMany({ data: indicators.map((indicator) => definitionRow(suite, indicator)) });
}

/** Known indicators keep their identity, and with it their figures and commentary. */
async function addSuiteVersion(
  tx: Prisma.TransactionClient,
  { suite, indicators }: ChangeOf<'add suite version'>,
): Promise<void> {
  const { id: suiteId, version } = suite;
  await tx.suiteVersion.create({ data: { suiteId, version } });
  await tx.indicator.createMany({ data: indicators.map(({ id }) => ({ id, suiteId })), skipDuplicates: true });
  await tx.indicatorDefinition.createMany({ data: indicators.map((indicator) => definitionRow(suite, indicator)) });
  await tx.suite.update({ where: { id: suiteId }, data: { version, settings: jsonOf(suite.settings) } });
}

async function createPeriod(tx: Prisma.TransactionClient, { period }: ChangeOf<'create period'>): Promise<void> {
  const { asAt, commentaryDeadline, meeting, ...rest } = period;
  await tx.period.create({
    data: { ...rest, asAt: dayOf(asAt), commentaryDeadline: dayOf(commentaryDeadline), meeting: dayOf(meeting) },
  });
}

async function addOutturns(tx: Prisma.TransactionClient, { outturns }: ChangeOf<'add outturns'>): Promise<void> {
  await tx.outturn.createMany({
    data: outturns.map((outturn) => ({
      ...outturn,
      numerator: figureOrNull(outturn.numerator),
      denominator: figureOrNull(outturn.denominator),
      value: figureOrNull(outturn.value),
      asAt: dayOrNull(outturn.asAt),
    })),
  });
}

/** A figure published again under the same name stands in place of the earlier one. */
async function addBenchmarks(tx: Prisma.TransactionClient, { benchmarks }: ChangeOf<'add benchmarks'>): Promise<void> {
  for (const { indicatorId, area, year, ...rest } of benchmarks) {
    const figure = { source: rest.source, value: figureOf(rest.value) };
    const where = { indicatorId_area_year: { indicatorId, area, year } };
    await tx.benchmark.upsert({ where, create: { indicatorId, area, year, ...figure }, update: figure });
  }
}

const waiting = (id: string) => ({ id, agreedAt: null, endedAt: null });

async function recordPublication(
  tx: Prisma.TransactionClient,
  { cause, publication: { periodId, at, figures } }: ChangeOf<'record publication'>,
): Promise<void> {
  const { id } = await tx.publication.create({ data: { periodId, cause, at } });
  await tx.publishedFigure.createMany({
    data: figures.map(({ indicator, outturn, why, decision }) => ({
      publicationId: id,
      indicatorId: indicator.id,
      outturnId: outturn.id,
      why,
      decision: jsonOf(decision),
    })),
  });
}

async function promiseActions(tx: Prisma.TransactionClient, { actions }: ChangeOf<'promise actions'>): Promise<void> {
  await tx.promisedAction.createMany({
    data: actions.map(({ closed, due, ...action }) => ({
      ...action,
      due: dayOrNull(due),
      ...(closed === null ? {} : closedColumns(closed)),
    })),
  });
}

async function closeAction(
  tx: Prisma.TransactionClient,
  { actionId, closed }: ChangeOf<'close action'>,
): Promise<void> {
  const where = { id: actionId, closedAt: null };
  await standing(tx.promisedAction.updateMany({ where, data: closedColumns(closed) }));
}

function closedColumns({ as, reason, byId, at }: ChangeOf<'close action'>['closed']) {
  return { closedAs: as, reason, closedById: byId, closedAt: at };
}

function dayOrNull(day: string | null): Date | null {
  return day === null ? null : dayOf(day);
}

/** Once only: a grant used before, or by somebody else a moment ago, makes the whole commit stale. */
async function useFileGrant(
  tx: Prisma.TransactionClient,
  { tokenHash, at }: ChangeOf<'use file grant'>,
): Promise<void> {
  await standing(tx.fileGrant.updateMany({ where: { tokenHash, usedAt: null }, data: { usedAt: at } }));
}

function conversationColumns({ conversationId, place, reference }: Conversation) {
  return { conversationId, place, reference: jsonOf(reference) };
}
