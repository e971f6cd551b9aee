/** "status 26", "status care leavers", and plain "status" for the overview of all of them. */
import type { AnswerAsk, Context, Deps } from '../ports';
import type { Reply } from '../replies';
import { answerQuestion } from './question';
import { askInWords, understoodAs } from './words';

/** Answers a typed "status". */
export async function status(
  deps: Deps,
  ctx: Context,
  chat: string,
  ask: Extract<AnswerAsk, { kind: 'status' }>,
  local: boolean,
): Promise<Reply> {
  if (ask.words.trim() === '')
    return deps.store.snapshot(async (reader) =>
      answerQuestion(reader, ctx, await understoodAs(deps, reader, ctx, ask)),
    );
  return (await askInWords(deps, ctx, chat, { ...ask, words: `status ${ask.words}` }, local)).reply;
}
