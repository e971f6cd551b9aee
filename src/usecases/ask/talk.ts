/** A message that is no command: commentary somebody writes in the chat, or a question in their own words. */
import { soundsLikeQuestion } from '../../domain/ask/sounds-like-question';
import { isProse } from '../../domain/chat-words';
import type { Ask } from '../asks';
import { draftFromChat } from '../commentary/draft-from-chat';
import type { Context, Deps } from '../ports';
import type { Reply } from '../replies';
import { askInWords } from './words';

/** A question is answered, prose becomes the draft of whoever may write one; what is neither is said to be so, with examples. */
export async function talk(
  deps: Deps,
  ctx: Context,
  chat: string,
  ask: Extract<Ask, { kind: 'not understood' }>,
  local: boolean,
): Promise<Reply> {
  const asks = soundsLikeQuestion(ask.words);
  const first = asks ? await askInWords(deps, ctx, chat, ask, local) : null;
  if (first?.understood === true) return first.reply;
  const written = ctx.place === 'personal chat' && isProse(ask.words);
  const draft = written ? await draftFromChat(deps, ctx, chat, ask.words) : null;
  return draft ?? (first ?? (await askInWords(deps, ctx, chat, ask, local))).reply;
}
