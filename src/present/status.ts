/** How one indicator stands. */
import type { StatusReply } from '../usecases/replies';
import { askedWords } from './asked';
import { line, oneLine } from './escape';
import { contextModel, figureModel, orNone, titleOf } from './figure';
import type { Presented } from './presented';
import { illustrativeNote, standingNote } from './say';
import { fill } from './template';
import { byWords, readingModel } from './writing';

export function statusCard(reply: StatusReply): Presented {
  const { view, trend, commentary } = reply;
  const summary = oneLine(`${titleOf(view)}, ${view.periodLabel}`);
  return {
    summary,
    card: fill('status', {
      fallback: summary,
      above: line(`${reply.suiteName} · ${view.periodLabel}`),
      title: line(titleOf(view)),
      lead: orNone(line(askedWords(reply), 1_200)),
      notes: [
        ...orNone(line(view.indicator.definition, 500)),
        { text: standingNote[reply.standing] },
        ...orNone(line(`Answers for it: ${view.owner.name}, ${view.owner.post}.`)),
        ...orNone(reply.illustrative ? illustrativeNote : ''),
      ],
      ...figureModel(view, trend),
      reading:
        commentary === null
          ? []
          : readingModel(
              `Commentary, ${line(commentary.periodLabel)}`,
              commentary.text,
              byWords(commentary.author, commentary.at),
            ),
      ...contextModel(view, trend, reply.benchmarks, reply.asked === 'history' ? trend.length : undefined),
    }),
  };
}
