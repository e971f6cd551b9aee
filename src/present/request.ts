/** The request for commentary: what the figure says, and a box to answer in. */
import { longDate } from '../domain/figures';
import type { RequestState } from '../domain/glossary';
import type { Verb } from '../domain/workflow';
import type { RequestReply } from '../usecases/replies';
import { line, oneLine } from './escape';
import { checkModel } from './findings';
import { contextModel, figureModel, orNone, titleOf } from './figure';
import { matterWords, stateWords } from './say';
import type { Presented } from './presented';
import { fill } from './template';
import {
  earlierModel,
  fitsBoxes,
  formModel,
  mayModel,
  noticesOf,
  pressOf,
  promisedModel,
  readingModel,
  returnedOf,
} from './writing';

const writing: readonly Verb[] = ['save draft', 'submit', 'resubmit'];

/** The buttons of a writer's card. An editable text always has its two; whoever may not press is told by the answer. */
export const writersVerbs = (reply: { editable: boolean; state: RequestState; may?: readonly Verb[] }): Verb[] => [
  ...(reply.editable ? (['save draft', reply.state === 'returned' ? 'resubmit' : 'submit'] as const) : []),
  ...(reply.may ?? []).filter((verb) => !writing.includes(verb)),
];

/** What stands below a writer's heading: text to read where it is no longer written, else boxes. */
export const boxesModel = (reply: Pick<RequestReply, 'text' | 'editable'>) => ({
  reading: reply.editable && fitsBoxes(reply.text) ? [] : readingModel('The commentary', reply.text),
  form: reply.editable ? [formModel(reply.text)] : [],
});

/** "○ Waiting for commentary · by 4 December 2020". */
export const standingWords = (state: RequestState, deadline: string): string =>
  state === 'requested' || state === 'draft' || state === 'returned'
    ? `${stateWords[state]} · due by ${longDate(deadline)}`
    : stateWords[state];

export const writersNote = (owner: { name: string; post: string }, delegate: string | null | undefined): string =>
  line(
    [`${owner.name}, ${owner.post}`, delegate ? `or ${delegate} in their name` : ''].filter((p) => p !== '').join(', '),
  );

export function requestCard(reply: RequestReply): Presented {
  const { view, trend } = reply;
  const summary = oneLine(
    `${reply.editable ? 'Commentary wanted' : 'Commentary'}: ${titleOf(view)}, by ${longDate(reply.deadline)}`,
  );
  return {
    summary,
    card: fill('request', {
      fallback: summary,
      above: line(`${reply.suiteName} · ${view.periodLabel} · ${matterWords[reply.matter ?? 'exception']}`),
      title: line(titleOf(view)),
      standing: standingWords(reply.state, reply.deadline),
      notes: orNone(writersNote(reply.to, reply.delegate)),
      notices: noticesOf(reply.notice),
      returned: returnedOf(reply.returnReason),
      ...figureModel(view, trend),
      ...boxesModel(reply),
      ...contextModel(view, trend, reply.benchmarks),
      earlier: earlierModel(reply.previous),
      promised: promisedModel(reply.promised, reply.actions),
      press: pressOf(reply),
      ...checkModel(reply),
      may: mayModel(writersVerbs(reply)),
    }),
  };
}
