/** What was said of an indicator before. */
import type { Round } from '../figures/round';
import type { Reader } from '../ports';
import type { CommentaryView } from '../replies';
import { personById } from '../who/find';

/** The latest commentary on an indicator that went into an earlier report, or null. */
export async function previousCommentary(
  reader: Reader,
  round: Round,
  indicatorId: string,
): Promise<CommentaryView | null> {
  const earlier = round.periods.filter((p) => p.asAt < round.period.asAt);
  const requests = await reader.requests(
    earlier.map((p) => p.id),
    [indicatorId],
  );
  for (const period of [...earlier].reverse()) {
    const latest = requests.find(
      (r) => r.periodId === period.id && (r.state === 'approved' || r.state === 'signed off'),
    )?.latest;
    if (latest)
      return {
        text: latest.text,
        author: (await personById(reader, latest.authorId)).name,
        at: latest.at,
        periodLabel: period.label,
      };
  }
  return null;
}
