/** What the reminders rest on: who is away, who asked to hear later, up to when the schedule was looked at. */
import type { Absence, LaterReminder } from '../domain/glossary';
import type { Change, Reader } from '../usecases/ports';
import { cleanText } from './clean-text';
import type { Prisma } from './generated/client';
import { standing } from './failures';
import { dayOf, isoDateOf } from './rows';

type Kinds = 'set absence' | 'end absence' | 'remind later' | 'look at schedule';

/** Writes one of these changes. */
export async function applyReminder(
  tx: Prisma.TransactionClient,
  change: Extract<Change, { kind: Kinds }>,
): Promise<void> {
  switch (change.kind) {
    case 'set absence': {
      const { personId, from, back } = change.absence;
      const days = { firstDay: dayOf(from), firstDayBack: dayOf(back) };
      await tx.absence.upsert({ where: { personId }, create: { personId, ...days }, update: days });
      return;
    }
    case 'end absence':
      await tx.absence.deleteMany({ where: { personId: change.personId } });
      return;
    case 'remind later': {
      const { requestId, personId } = change.later;
      const until = dayOf(change.later.until);
      const where = { requestId_personId: { requestId, personId } };
      await tx.laterReminder.upsert({ where, create: { requestId, personId, until }, update: { until } });
      return;
    }
    case 'look at schedule': {
      const { periodId, from, to: lookedAt } = change;
      if (from === null) await tx.scheduleLook.create({ data: { periodId, lookedAt } });
      else await standing(tx.scheduleLook.updateMany({ where: { periodId, lookedAt: from }, data: { lookedAt } }));
      return;
    }
  }
}

const absenceOf = ({ personId, firstDay, firstDayBack }: Prisma.AbsenceModel): Absence => ({
  personId,
  from: isoDateOf(firstDay),
  back: isoDateOf(firstDayBack),
});

const laterOf = ({ requestId, personId, until }: Prisma.LaterReminderModel): LaterReminder => ({
  requestId,
  personId,
  until: isoDateOf(until),
});

/** The reads of a snapshot that concern reminders. */
export const reminderReads = (
  tx: Prisma.TransactionClient,
): Pick<Reader, 'absences' | 'laterReminders' | 'scheduleLook'> => ({
  absences: async () => (await tx.absence.findMany({ orderBy: { personId: 'asc' } })).map(absenceOf),
  laterReminders: async (requestIds) => {
    const where = { requestId: { in: requestIds.map(cleanText) } };
    const orderBy: Prisma.LaterReminderOrderByWithRelationInput[] = [{ requestId: 'asc' }, { personId: 'asc' }];
    return (await tx.laterReminder.findMany({ where, orderBy })).map(laterOf);
  },
  scheduleLook: async (periodId) =>
    (await tx.scheduleLook.findUnique({ where: { periodId: cleanText(periodId) } }))?.lookedAt ?? null,
});
