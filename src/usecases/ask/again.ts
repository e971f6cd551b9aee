/** An answer that stands in a chat, given again as it is true now. */
import type { AnswerAsk, Context, Deps, Reader } from '../ports';
import type { Reply } from '../replies';
import { answerQuestion } from './question';
import { understoodAs } from './words';

/** Answers that were posted before questions were kept as they were understood carry their words. */
export async function answerAgain(deps: Deps, reader: Reader, ctx: Context, ask: AnswerAsk): Promise<Reply> {
  return answerQuestion(reader, ctx, ask.kind === 'question' ? ask : await understoodAs(deps, reader, ctx, ask));
}
