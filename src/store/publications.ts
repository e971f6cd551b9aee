import { recallDecision, type LoggedFigure, type LoggedPublication, type Why } from '../domain/disclosure';
import type { Prisma } from './generated/client';
import { indicatorOf, isoDateOf, outturnOf } from './rows';

/**
 * What Part 1 said of a suite, in the order it went out, each figure with its indicator as the suite defined it then.
 *
 * @param indicatorIds reads these indicators alone
 */
export async function publications(
  tx: Prisma.TransactionClient,
  suiteId: string,
  indicatorIds?: readonly string[],
): Promise<LoggedPublication[]> {
  const rows = await tx.publication.findMany({
    where: { period: { suiteId } },
    orderBy: { id: 'asc' },
    include: {
      period: true,
      figures: {
        ...(indicatorIds === undefined ? {} : { where: { indicatorId: { in: [...indicatorIds] } } }),
        orderBy: { indicatorId: 'asc' },
        include: { outturn: true },
      },
    },
  });
  const versions = [...new Set(rows.map((row) => row.period.suiteVersion))];
  const defined = await tx.indicatorDefinition.findMany({ where: { suiteId, version: { in: versions } } });
  const definitions = new Map(defined.map((row) => [`${row.version} ${row.indicatorId}`, indicatorOf(row)]));
  return rows.map(({ periodId, at, period, figures }) => ({
    periodId,
    at,
    figures: figures.flatMap(({ indicatorId, outturn, why, decision }): LoggedFigure[] => {
      const indicator = definitions.get(`${period.suiteVersion} ${indicatorId}`);
      if (indicator === undefined) return [];
      return [
        {
          indicator,
          outturn: outturnOf(outturn),
          asAt: isoDateOf(outturn.asAt ?? period.asAt),
          why: why as Why | null,
          decision: recallDecision(decision),
        },
      ];
    }),
  }));
}
