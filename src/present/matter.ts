/** A matter outside the suite: a form for those who write it, the text to check for the performance team. */
import { longDate } from '../domain/figures';
import type { MatterReply } from '../usecases/replies';
import { line, oneLine } from './escape';
import { orNone } from './figure';
import { checkModel, overriddenModel } from './findings';
import type { Presented } from './presented';
import { boxesModel, standingWords, writersNote, writersVerbs } from './request';
import { matterWords } from './say';
import { fill } from './template';
import { mayModel, noticesOf, pressOf, readingModel, returnedOf } from './writing';

export function matterCard(reply: MatterReply): Presented {
  const checking = reply.role === 'checker';
  const summary = oneLine(
    `${checking ? 'To check' : matterWords[reply.matter]}: “${reply.subject}”, by ${longDate(reply.deadline)}`,
  );
  return {
    summary,
    card: fill('matter', {
      fallback: summary,
      above: line(`${reply.suiteName} · ${reply.periodLabel} · ${matterWords[reply.matter]}`),
      title: line(reply.subject),
      standing: standingWords(reply.state, reply.deadline),
      notes: orNone(writersNote(reply.owner, reply.delegate)),
      notices: noticesOf(reply.notice),
      returned: returnedOf(reply.returnReason),
      ...(checking ? { reading: readingModel('The commentary', reply.text), form: [] } : boxesModel(reply)),
      overridden: checking ? overriddenModel(reply.overridden) : [],
      press: pressOf(reply),
      ...checkModel(reply),
      may: mayModel(checking ? reply.may : writersVerbs(reply)),
    }),
  };
}
