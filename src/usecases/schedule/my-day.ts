/** "my day": the digest on request. */
import type { Context, Deps } from '../ports';
import type { Reply } from '../replies';
import { done, refusal } from '../who/find';
import { digestMessage } from './digest-card';

export async function myDay(deps: Deps, ctx: Context): Promise<Reply> {
  if (ctx.place !== 'personal chat') return refusal('Please ask me that in your personal chat with me.');
  const digest = await deps.store.snapshot((reader) => digestMessage(reader, ctx, ctx.now));
  return digest ?? done('Nothing waits for you today.');
}
