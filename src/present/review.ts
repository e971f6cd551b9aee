/** A submitted commentary beside its figure, for the performance team to approve or return. */
import type { Verb } from '../domain/workflow';
import type { ReviewReply } from '../usecases/replies';
import { line, oneLine } from './escape';
import { figureModel, orNone, titleOf } from './figure';
import { overriddenModel } from './findings';
import type { Presented } from './presented';
import { matterWords, stateWords } from './say';
import { fill } from './template';
import { byWords, mayModel, noticesOf, pressOf, readingModel, returnedOf } from './writing';

const deciding: readonly Verb[] = ['approve', 'return'];

export function reviewCard(reply: ReviewReply): Presented {
  const { view, commentary } = reply;
  const summary = oneLine(`${reply.decidable ? 'Commentary to check' : 'Commentary'}: ${titleOf(view)}`);
  return {
    summary,
    card: fill('review', {
      fallback: summary,
      above: line(`${reply.suiteName} · ${view.periodLabel} · ${matterWords[reply.matter ?? 'exception']}`),
      title: line(titleOf(view)),
      standing: stateWords[reply.state],
      notes: orNone(line(`${view.owner.name}, ${view.owner.post}`)),
      notices: noticesOf(reply.notice),
      returned: returnedOf(reply.returnReason),
      ...figureModel(view, reply.trend),
      reading: readingModel('The commentary', commentary.text, byWords(commentary.author, commentary.at)),
      overridden: overriddenModel(reply.overridden),
      press: pressOf(reply),
      may: mayModel(reply.may ?? (reply.decidable ? deciding : [])),
      forPartTwo: forPartTwoModel(reply.forPartTwo ?? []),
      move: reply.mayMove === true ? [{}] : [],
    }),
  };
}

/** The words that keep it from being approved for Part 1, as they stand in the text. */
const forPartTwoModel = (found: NonNullable<ReviewReply['forPartTwo']>) =>
  found.length === 0
    ? []
    : [{ lines: found.slice(0, 10).map(({ part, words }) => ({ text: line(`“${words}”, in ${part}`) })) }];
