/** The answer itself, in a sentence above the card: what was wanted of the indicator. */
import { expectationInWords, valueInWords } from '../domain/figures';
import type { StatusReply } from '../usecases/replies';
import { figureWords, listed, many, promiseWords, ragWords } from './say';

const isHidden = ({ view }: StatusReply): boolean => view.figure.kind === 'suppressed';

function historyWords({ view, trend }: StatusReply): string {
  const shown = trend.filter(({ figure }) => figure.kind === 'shown');
  const [first, last] = [shown[0], shown.at(-1)];
  if (first === undefined || last === undefined || first === last)
    return 'There is no earlier figure that may be set beside it.';
  return `From ${figureWords(view.indicator, first.figure)} in ${first.label} to ${figureWords(view.indicator, last.figure)} in ${last.label}.`;
}

function comparisonWords(reply: StatusReply): string {
  const { view, benchmarks } = reply;
  if (benchmarks.length === 0) return 'No figures of other places are held that it may be compared with.';
  const others = benchmarks.map(({ area, year, value }) => `${area} ${valueInWords(view.indicator, value)} (${year})`);
  const here = isHidden(reply) ? '' : `Here ${figureWords(view.indicator, view.figure)}; `;
  const year = view.asAt.slice(0, 4);
  const apart = benchmarks.some((b) => b.year !== year);
  return `${here}${listed(others)}.${apart ? ' The years differ, so this is not quite like for like.' : ''}`;
}

function reasonWords(reply: StatusReply): string {
  if (reply.commentary !== null) return `The commentary on ${reply.commentary.periodLabel} says why; it stands below.`;
  if (isHidden(reply)) return 'What explains it is kept in Part 2 with its figure.';
  return reply.view.rag === 'GREEN'
    ? `It met expectation in ${reply.view.periodLabel}, so no commentary was asked for.`
    : `No commentary has been approved on it for ${reply.view.periodLabel}.`;
}

function actionWords({ commentary, view }: StatusReply): string {
  const promised = commentary?.text.actions ?? [];
  return promised.length === 0
    ? `No action is on record in a commentary on ${view.periodLabel}.`
    : `${many(promised.length, 'action')} promised: ${promised.map(promiseWords).join('; ')}.`;
}

function targetWords({ view }: StatusReply): string {
  const target = expectationInWords(view.indicator);
  if (view.indicator.expectation === null) return 'No target is set for it.';
  return `Its target is ${target}.${view.rag === null ? '' : ` It is ${ragWords[view.rag]} in ${view.periodLabel}.`}`;
}

/** Empty where the card as a whole is the answer. */
export function askedWords(reply: StatusReply): string {
  switch (reply.asked) {
    case 'status':
      return '';
    case 'history':
      return historyWords(reply);
    case 'compare':
      return comparisonWords(reply);
    case 'why':
      return reasonWords(reply);
    case 'actions':
      return actionWords(reply);
    case 'owner':
      return `${reply.view.owner.name}, ${reply.view.owner.post}, answers for it.`;
    case 'target':
      return targetWords(reply);
  }
}
