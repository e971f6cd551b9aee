/** From an ask to its answer: who is asking, which use case, what to say. */
import type { Person, Place } from '../domain/glossary';
import { actAs } from './who/act-as';
import { actions, closeAction } from './commentary/actions';
import type { Ask, Identity } from './asks';
import { suiteInChat } from './who/chat-suite';
import { check } from './commentary/checking/check';
import { writeOn } from './commentary/draft-from-chat';
import { fetchCard } from './commentary/fetch-card';
import { isOnlyMember, refusal } from './who/find';
import { disclosure } from './disclosure/explain';
import { classify, keepBack, moveToPartTwo } from './disclosure/keep-back';
import { changePartTwoList, partTwoList } from './disclosure/part-two-list';
import { proposeRelease, settleRelease } from './disclosure/release';
import { help } from './help';
import { minutes } from './meeting/minutes';
import { recordAction, recordMinute, strikeMinute } from './meeting/record';
import { history } from './commentary/history';
import { cancelImport, confirmImport, previewImport } from './period/import-outturns';
import { meet, useThisChannel } from './who/meet';
import { moveRequest } from './commentary/move-request';
import { board, closePeriod, extendPeriod, openPeriod, publishPeriod } from './period/open-period';
import { addPerson, changeRole, people } from './who/people';
import type { Context, Conversation, Deps } from './ports';
import type { Reply } from './replies';
import { report } from './report/report';
import { reportSomethingElse } from './commentary/report-something-else';
import { changeSuite, createPeriod, suites } from './period/run-suite';
import { away, backAgain } from './schedule/away';
import { calendar } from './schedule/calendar';
import { myDay } from './schedule/my-day';
import { reach } from './schedule/reach';
import { remindLater } from './schedule/remind-later';
import { question } from './ask/question';
import { status } from './ask/status';
import { talk } from './ask/talk';
import { typeVerb } from './commentary/type-verb';

/** One request as the channel delivers it. */
export interface Asked {
  identity: Identity;
  place: Exclude<Place, 'command line'>;
  conversation: Conversation;
  ask: Ask;
  now: Date;
  /** Asks the channel's own roster for the person's e-mail address; only needed until they are recognised by it. */
  email?: EmailLookup;
}

type EmailLookup = () => Promise<string | null>;

/** Who an unknown person is told to turn to, and nothing else. */
const unknownPerson = 'I do not know you yet. Please ask your council’s performance team to add you.';

/**
 * Finds the person behind an activity: by Entra object id, or in local mode by whom the client's user plays.
 *
 * @param local true only where nobody is checked at the door
 */
async function personOf(
  deps: Deps,
  identity: Identity,
  local: boolean,
  now: Date,
  email?: EmailLookup,
): Promise<Person | null> {
  const known = await knownPerson(deps, identity, local);
  return known ?? recogniseByEmail(deps, identity, now, email);
}

/**
 * Somebody the performance team made known by e-mail alone: the tenant's roster says whose address it is, and
 * from then on they are known by their Entra object id, which nobody can take over with a mailbox.
 */
async function recogniseByEmail(
  deps: Deps,
  { entraObjectId }: Identity,
  now: Date,
  email: EmailLookup | undefined,
): Promise<Person | null> {
  const waiting =
    entraObjectId === null || email === undefined
      ? []
      : (await deps.store.snapshot((reader) => reader.people())).filter((p) => p.entraObjectId === null);
  const address = waiting.length === 0 ? null : await email?.();
  const person = waiting.find((p) => p.email.toLowerCase() === address);
  if (person === undefined) return null;
  const { id, name, post } = person;
  await deps.store.commit({
    expect: [],
    changes: [{ kind: 'save person', person: { id, name, post, email: person.email, entraObjectId } }],
    audit: [
      {
        at: now,
        actorId: id,
        onBehalfOfId: null,
        place: 'personal chat',
        action: 'recognise by e-mail',
        subject: 'person',
        subjectId: id,
        revision: null,
        detail: {},
      },
    ],
    send: [],
  });
  return { ...person, entraObjectId };
}

async function knownPerson(deps: Deps, identity: Identity, local: boolean): Promise<Person | null> {
  return deps.store.snapshot(async (reader) => {
    const known = identity.entraObjectId === null ? null : await reader.personByEntraObjectId(identity.entraObjectId);
    if (known !== null || !local) return known;
    const persona = await reader.persona(identity.channelUserId);
    if (persona !== null) return persona;
    const everybody = await reader.people();
    // Where people are known by their directory identities, an unknown one stays unknown, local mode or not.
    if (everybody.some((p) => p.entraObjectId !== null)) return null;
    // Nobody chosen yet: the first performance officer, from whose chair a period starts.
    return everybody.find((p) => p.roles.some((r) => r.role === 'performance officer')) ?? null;
  });
}

/** In local mode one client stands for everybody who has no Entra identity of their own. */
async function reachedThrough(
  deps: Deps,
  person: Person,
  identity: Identity,
  local: boolean,
): Promise<readonly Person[]> {
  const isThemselves = person.entraObjectId !== null && person.entraObjectId === identity.entraObjectId;
  return !local || isThemselves ? [person] : deps.store.snapshot((reader) => reader.people());
}

/** Answers one request. What it may say of Part 2 depends on the person and the place, not on the request. */
export async function answer(deps: Deps, asked: Asked, local: boolean): Promise<Reply> {
  const { identity, place, conversation, now } = asked;
  const person = await personOf(deps, identity, local, now, asked.email);
  if (person === null) return refusal(unknownPerson);
  await meet(deps, await reachedThrough(deps, person, identity, local), conversation, now);
  const ask = await suiteInChat(deps, person, conversation.conversationId, asked.ask);
  if (ask.kind === 'act as' && local) return actAs(deps, identity.channelUserId, ask.name, now);
  return carryOut(deps, { actor: person, actorId: person.id, place, now }, conversation.conversationId, ask, local);
}

const asTyped = ({ kind, words, suiteKey = null }: Extract<Ask, { kind: 'history' | 'actions' }>) => ({
  kind: 'not understood' as const,
  words: `${kind} ${words}`.trim(),
  suiteKey,
});

/**
 * Carries out what somebody known asks.
 *
 * @param chat the conversation it is asked in; on the command line a name of its own
 */
export async function carryOut(deps: Deps, ctx: Context, chat: string, ask: Ask, local: boolean): Promise<Reply> {
  switch (ask.kind) {
    case 'help':
      return help(deps, ctx, local);
    case 'status':
      return status(deps, ctx, chat, ask, local);
    case 'question':
      return question(deps, ctx, ask, local);
    case 'open period':
      return openPeriod(deps, ctx, ask);
    case 'close period':
      return closePeriod(deps, ctx, ask);
    case 'board':
      return board(deps, ctx, ask);
    case 'report':
      return report(deps, ctx, ask);
    case 'answer':
    case 'review':
      return fetchCard(deps, ctx, ask);
    case 'save draft':
    case 'submit':
    case 'withdraw':
    case 'approve':
    case 'return':
    case 'sign off':
    case 'reopen':
    case 'delegate':
    case 'take back':
    case 'reassign':
    case 'remind now':
    case 'extend deadline': {
      const { kind, revision, token, ...given } = ask;
      return moveRequest(deps, ctx, { ...given, verb: kind, card: { revision, token } });
    }
    case 'typed verb':
      return typeVerb(deps, ctx, ask);
    case 'history':
      // To a member they are questions: versions and closing are for those who write and check.
      return isOnlyMember(ctx.actor) ? talk(deps, ctx, chat, asTyped(ask), local) : history(deps, ctx, ask);
    case 'check':
      return check(deps, ctx, ask);
    case 'actions':
      return isOnlyMember(ctx.actor) ? talk(deps, ctx, chat, asTyped(ask), local) : actions(deps, ctx, ask);
    case 'close action':
      return closeAction(deps, ctx, ask);
    case 'report something else':
      return reportSomethingElse(deps, ctx, ask);
    case 'write on':
      return writeOn(deps, ctx, chat, ask.requestId);
    case 'people':
      return people(deps, ctx, ask);
    case 'add person':
      return addPerson(deps, ctx, ask);
    case 'give role':
    case 'take role':
      return changeRole(deps, ctx, ask);
    case 'create period':
      return createPeriod(deps, ctx, ask);
    case 'extend period':
      return extendPeriod(deps, ctx, ask);
    case 'publish period':
      return publishPeriod(deps, ctx, ask);
    case 'disclosure':
      return disclosure(deps, ctx, ask);
    case 'classify':
      return classify(deps, ctx, ask);
    case 'move to part two':
      return moveToPartTwo(deps, ctx, ask);
    case 'keep back':
      return keepBack(deps, ctx, ask);
    case 'release':
      return proposeRelease(deps, ctx, ask);
    case 'settle release':
      return settleRelease(deps, ctx, ask);
    case 'part two list':
      return partTwoList(deps, ctx, ask);
    case 'allow part two':
    case 'stop part two':
      return changePartTwoList(deps, ctx, ask);
    case 'minutes':
      return minutes(deps, ctx, ask);
    case 'record minute':
      return recordMinute(deps, ctx, ask);
    case 'record action':
      return recordAction(deps, ctx, ask);
    case 'strike minute':
      return strikeMinute(deps, ctx, ask);
    case 'change suite':
      return changeSuite(deps, ctx, ask);
    case 'suites':
      return suites(deps, ctx);
    case 'import file':
      return previewImport(deps, ctx, ask);
    case 'confirm import':
      return confirmImport(deps, ctx, ask);
    case 'cancel import':
      return cancelImport(deps, ctx, ask);
    case 'use this channel':
      return useThisChannel(deps, ctx, ask);
    case 'calendar':
      return calendar(deps, ctx, ask);
    case 'reach':
      return reach(deps, ctx, ask);
    case 'digest':
      return myDay(deps, ctx);
    case 'remind later':
      return remindLater(deps, ctx, ask);
    case 'away':
      return away(deps, ctx, ask);
    case 'back again':
      return backAgain(deps, ctx);
    case 'act as':
      return refusal('Nobody can act as somebody else here. Type "help" to see what you can do.');
    case 'not understood':
      return talk(deps, ctx, chat, ask, local);
  }
}

/** Remembers where somebody can be reached when their app is installed or any activity arrives. */
export async function met(
  deps: Deps,
  identity: Identity,
  conversation: Conversation,
  local: boolean,
  now: Date,
  email?: EmailLookup,
): Promise<void> {
  const person = await personOf(deps, identity, local, now, email);
  if (person !== null) await meet(deps, await reachedThrough(deps, person, identity, local), conversation, now);
}
