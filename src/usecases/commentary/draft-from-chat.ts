/** Plain messages in the personal chat taken as the draft of the request they must be for. */
import { withWords } from '../../domain/chat-words';
import { startsFrom } from '../../domain/workflow';
import type { CommentaryText } from '../../domain/glossary';
import { refusal } from '../who/find';
import { deadlineOf, inWords, readMatter, type Matter } from './matter';
import { moveRequest } from './move-request';
import type { ChatRequest, Context, Deps, Reader } from '../ports';
import type { Reply, WhichRequestReply } from '../replies';

/** How long further messages are taken to be for the request chosen last, in minutes. */
const rememberedMinutes = 30;

const nothing: CommentaryText = { cause: '', impact: '', actions: [], forecast: '' };

/** The requests this person may write on now. */
async function writable(reader: Reader, personId: string): Promise<Matter[]> {
  const matters: Matter[] = [];
  for (const request of await reader.requestsOf(personId)) {
    const matter = startsFrom('save draft', request.state) ? await readMatter(reader, request.id) : null;
    if (matter !== null) matters.push(matter);
  }
  return matters;
}

async function choose(
  deps: Deps,
  ctx: Context,
  conversationId: string,
  requestId: string | null,
  words: string,
): Promise<void> {
  const until = new Date(ctx.now.getTime() + rememberedMinutes * 60_000);
  await deps.store.commit({
    expect: [],
    changes: [
      { kind: 'choose request in chat', conversationId, personId: ctx.actor.id, chosen: { requestId, words, until } },
    ],
    audit: [],
    send: [],
  });
}

/** Adds the words to the request's draft, by the way every draft is saved, and shows it. */
async function addWords(deps: Deps, ctx: Context, { request, indicator }: Matter, words: string): Promise<Reply> {
  const reply = await moveRequest(deps, ctx, {
    verb: 'save draft',
    requestId: request.id,
    card: null,
    text: withWords(request.latest?.text ?? nothing, words),
  });
  if ((reply.kind !== 'request' && reply.kind !== 'matter') || reply.notice?.tone !== 'good') return reply;
  const sentence = `I took what you wrote as commentary on ${inWords(indicator)} and put it into the draft below. Nobody else has been told: change it here, write on in the chat, or press Submit.`;
  return { ...reply, notice: { tone: 'plain', sentence } };
}

const which = (matters: readonly Matter[], words: string): WhichRequestReply => ({
  kind: 'which request',
  words,
  choices: matters.map(({ request, period, indicator }) => ({
    requestId: request.id,
    number: indicator.number,
    title: indicator.title,
    deadline: deadlineOf(request, period),
  })),
});

const fresh = (chosen: ChatRequest | null, now: Date): ChatRequest | null =>
  chosen !== null && chosen.until > now ? chosen : null;

/**
 * Takes a plain message as commentary; null where this person has nothing to write on, so that it was none.
 * With one request open it is for that one; with several, for the one chosen a moment ago, or it asks.
 */
export async function draftFromChat(
  deps: Deps,
  ctx: Context,
  conversationId: string,
  words: string,
): Promise<Reply | null> {
  const { matters, chosen } = await deps.store.snapshot(async (reader) => ({
    matters: await writable(reader, ctx.actor.id),
    chosen: fresh(await reader.chatRequest(conversationId, ctx.actor.id), ctx.now),
  }));
  const [only, another] = matters;
  if (only === undefined) return null;
  const meant = another === undefined ? only : matters.find((m) => m.request.id === chosen?.requestId);
  if (meant !== undefined) {
    await choose(deps, ctx, conversationId, meant.request.id, '');
    return addWords(deps, ctx, meant, words);
  }
  const waiting = withWords({ ...nothing, cause: chosen?.words ?? '' }, words).cause;
  await choose(deps, ctx, conversationId, null, waiting);
  return which(matters, waiting);
}

/** "This one": the words that waited go into its draft, and the next ones follow them. */
export async function writeOn(deps: Deps, ctx: Context, conversationId: string, requestId: string): Promise<Reply> {
  const { matter, chosen } = await deps.store.snapshot(async (reader) => ({
    matter: (await writable(reader, ctx.actor.id)).find((m) => m.request.id === requestId),
    chosen: await reader.chatRequest(conversationId, ctx.actor.id),
  }));
  if (matter === undefined)
    return refusal(
      'That request is not open for you to write on any more. What you wrote is still here: send any further word and I ask again.',
    );
  await choose(deps, ctx, conversationId, requestId, '');
  const words = chosen?.words ?? '';
  if (words !== '') return addWords(deps, ctx, matter, words);
  return refusal(`Write on: I take what you write here as commentary on ${inWords(matter.indicator)}.`);
}
