/** One activity → one answer: ordering, single running, routing, and what to say when something breaks. */
import { Application } from '@microsoft/teams-ai/lib/Application';
import type { TurnState } from '@microsoft/teams-ai/lib/TurnState';
import { ActivityTypes, INVOKE_RESPONSE_KEY, TurnContext, type Activity, type InvokeResponse } from 'botbuilder';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod/v4';
import { parseAction } from '../present';
import type { Ask } from '../usecases/asks';
import type { Reply } from '../usecases/replies';
import { parseCommand } from './commands';
import { fetchFile } from './download';
import { createHearing, keyOf } from './hearing';
import { createOnce } from './lanes';
import type { BotLimits, BotOptions } from './options';
import { cardMessage, replaceCard, sayBeside } from './outgoing';
import { parse, type Incoming, type SentFile, type Turn } from './parse';
import { sentences } from './sentences';

type Heard = Exclude<Incoming, { kind: 'ignored' }>;

/** Presses that act on the very card they stand in; any other press brings a card of its own. */
const actsOnItsCard: ReadonlySet<Ask['kind']> = new Set([
  'save draft',
  'submit',
  'approve',
  'return',
  'withdraw',
  'sign off',
  'reopen',
  'delegate',
  'take back',
  'reassign',
  'remind now',
  'extend deadline',
  'write on',
  'close action',
  'remind later',
  'away',
  'confirm import',
  'cancel import',
]);

/** Activities and conversations remembered, so that a repeat is not run or welcomed again. */
const remembered = 5_000;

const heardKey = Symbol('what was heard');
const lateKey = Symbol('Teams was told already');
const Queued = z.object({ value: z.object({ status: z.number(), body: z.unknown() }) });

const said = (sentence: string): Reply => ({ kind: 'said', tone: 'attention', sentence });

/** Builds the function that runs a turn. */
export function createTurns(options: BotOptions, limits: BotLimits): (context: TurnContext) => Promise<void> {
  const { auth, log, clock } = options;
  const hear = createHearing(options, limits);
  const activities = createOnce<InvokeResponse | undefined>(remembered);
  const welcomes = createOnce<undefined>(remembered);
  // No storage: everything worth keeping goes through the use cases.
  const app = new Application<TurnState>({ removeRecipientMention: false, startTypingTimer: false });
  app.turn('beforeTurn', () => {
    // The option above is not heeded, and one timer is shared by all turns.
    app.stopTypingTimer();
    return Promise.resolve(true);
  });

  const answer = (turn: Turn, ask: Ask) => options.answer(turn.identity, turn.place, turn.conversation, ask, clock());
  const send = async (context: TurnContext, reply: Reply): Promise<string | null> =>
    (await context.sendActivity(cardMessage(reply)))?.id ?? null;

  /** Posts an answer as a card of its own. */
  async function give(context: TurnContext, { conversation }: Turn, ask: Ask, reply: Reply): Promise<void> {
    const activityId = await send(context, reply);
    if (activityId === null) return;
    // The answer was given; what is lost is only that a later withdrawal would not find it.
    await options
      .stands({ reply, conversation, activityId })
      .catch((error: unknown) => log.error({ err: error, kind: ask.kind }, 'A posted answer was not recorded.'));
  }

  function route<K extends Heard['kind']>(
    kind: K,
    handle: (heard: Extract<Heard, { kind: K }>, context: TurnContext) => Promise<void>,
  ): void {
    const isIt = (heard: Heard): heard is Extract<Heard, { kind: K }> => heard.kind === kind;
    app.addRoute(
      (context) => Promise.resolve(isIt(heardIn(context))),
      async (context) => {
        const heard = heardIn(context);
        if (isIt(heard)) await handle(heard, context);
      },
    );
  }

  route('asked', async (heard, context) => give(context, heard, heard.ask, await answer(heard, heard.ask)));

  route('installed', async (heard, context) => {
    await options.met(heard.identity, heard.conversation);
    // Teams sends two activities for one installation, and the local client all of them again on every reload.
    await welcomes.run(heard.conversation.conversationId, async () => {
      await send(context, await answer(heard, { kind: 'help' }));
      return undefined;
    });
  });

  route('sent files', async (heard, context) => {
    const [file, another] = heard.files;
    if (file === undefined || another !== undefined) {
      await send(context, said(sentences.oneFile));
      return;
    }
    await send(context, await importFile(heard, file, heard.caption));
  });

  route('pressed', async (heard, context) => {
    const pressed = parseAction(heard.verb, heard.data);
    // A button that says a command: read as if it had been typed.
    const ask = pressed?.kind === 'not understood' ? parseCommand(pressed.words, heard.conversation) : pressed;
    const reply = ask === null ? said(sentences.oldButton) : await answer(heard, ask);
    const beside = reply.kind === 'said' && reply.tone === 'attention';
    const inPlace = !beside && ask !== null && actsOnItsCard.has(ask.kind);
    if (isLate(context) && heard.place !== 'personal chat') {
      // What was meant for one person alone cannot be shown to them alone any more.
      await send(context, said(sentences.late));
    } else if (isInvoke(context) && !isLate(context)) {
      if (!beside && !inPlace && ask !== null) await give(context, heard, ask, reply);
      setInvokeResponse(
        context,
        beside ? sayBeside(reply.sentence) : inPlace ? replaceCard(reply) : sayBeside(sentences.below),
      );
    } else if (inPlace && heard.card !== null) {
      await context.updateActivity({ ...cardMessage(reply), id: heard.card });
    } else if (ask === null) {
      await send(context, reply);
    } else {
      await give(context, heard, ask, reply);
    }
  });

  route('unknown invoke', (_, context) => {
    setInvokeResponse(context, { status: 400 });
    return Promise.resolve();
  });

  async function importFile(turn: Turn, file: SentFile, caption: string): Promise<Reply> {
    const fetched = await fetchFile(file.address, {
      mode: auth.mode,
      maxBytes: limits.uploadBytes,
      timeoutMs: limits.downloadTimeoutMs,
    });
    if (fetched.ok) return answer(turn, { kind: 'import file', name: file.name, bytes: fetched.bytes, caption });
    switch (fetched.why) {
      case 'elsewhere':
        return said(sentences.fileElsewhere);
      case 'too large':
        return said(sentences.fileTooLarge(Math.floor(limits.uploadBytes / (1024 * 1024))));
      case 'failed':
        return said(sentences.fileNotFetched);
    }
  }

  /** @returns the answer of an invoke; throws only after the person was told */
  async function run(context: TurnContext, heard: Heard): Promise<InvokeResponse | undefined> {
    context.turnState.set(heardKey, heard);
    try {
      await app.run(context);
      return invokeResponseOf(context);
    } catch (error) {
      return apologise(context, heard, error);
    }
  }

  /** @returns the answer of an invoke; throws the error again where it is no invoke, after the person was told */
  async function apologise(context: TurnContext, { kind, place }: Heard, error: unknown): Promise<InvokeResponse> {
    log.error({ err: error, kind, place }, 'A turn failed.');
    if (isInvoke(context) && !isLate(context)) return sayBeside(sentences.failed);
    await send(context, said(sentences.failed)).catch((again: unknown) =>
      log.warn({ err: again }, 'The apology could not be sent either.'),
    );
    throw error;
  }

  /** What to answer to a press that this process did not work through itself. */
  async function once(own: TurnContext, heard: Heard, patienceMs: number): Promise<InvokeResponse | undefined> {
    const began = performance.now();
    const { activityId, conversation } = heard;
    const key = activityId === null ? null : keyOfActivity(own.activity, activityId);
    const count = (how: Parameters<typeof options.meter.heard>[1]) =>
      options.meter.heard(heard.kind, how, (performance.now() - began) / 1000);
    const work = { begun: false };
    try {
      const hearing = await hear({ key, conversationId: conversation.conversationId }, patienceMs, () => {
        work.begun = true;
        return run(own, heard);
      });
      if (hearing.kind === 'worked') {
        count(isLate(own) ? 'answered later' : 'answered');
        return hearing.outcome;
      }
      count('repeated');
      if (!isInvoke(own)) return undefined;
      return sayBeside(hearing.kind === 'repeated' ? sentences.repeated : sentences.working);
    } catch (error) {
      count('failed');
      // The records could not note it, so nothing was begun.
      if (!work.begun) return apologise(own, heard, error);
      throw error;
    }
  }

  /** Answers within Teams' time, however long the work takes; what comes later is sent by itself. */
  async function inTime(context: TurnContext, heard: Heard): Promise<InvokeResponse | undefined> {
    // The given context ends with the turn; this one lasts as long as the work.
    const own = new TurnContext(context.adapter, context.activity);
    const patienceMs = isInvoke(context) ? limits.pressPatienceMs : limits.messagePatienceMs;
    const work = () => once(own, heard, patienceMs);
    const working = (
      heard.activityId === null ? work() : activities.run(keyOfActivity(context.activity, heard.activityId), work)
    ).catch(() => undefined);
    const stop = new AbortController();
    const late = sleep(patienceMs, 'late' as const, { signal: stop.signal }).catch(() => 'late' as const);
    const first = await Promise.race([working, late]);
    stop.abort();
    if (first !== 'late') return first;
    const already = invokeResponseOf(own);
    if (already !== undefined) return already;
    own.turnState.set(lateKey, true);
    return isInvoke(context) ? sayBeside(sentences.working) : undefined;
  }

  return async (context) => {
    const heard = parse(context.activity, auth.mode);
    if (heard.kind === 'ignored') {
      log.debug({ why: heard.why }, 'An activity was ignored.');
      if (isInvoke(context)) setInvokeResponse(context, { status: 400 });
      return;
    }
    const response = await inTime(context, heard);
    if (response !== undefined) setInvokeResponse(context, response);
  };
}

/** An activity's id is unique within its conversation only. */
const keyOfActivity = ({ conversation, type, timestamp }: Activity, id: string): string =>
  keyOf(conversation.id, type, id, timestamp === undefined ? null : String(timestamp));

const invoke: string = ActivityTypes.Invoke;
/** Teams was told already that it was heard: what is said now stands by itself. */
const isLate = (context: TurnContext): boolean => context.turnState.get<boolean | undefined>(lateKey) === true;
const isInvoke = (context: TurnContext): boolean => context.activity.type === invoke;

/** Set before the routes run, so it is always there. */
const heardIn = (context: TurnContext): Heard => context.turnState.get<Heard>(heardKey);

function setInvokeResponse(context: TurnContext, response: InvokeResponse): void {
  context.turnState.set(INVOKE_RESPONSE_KEY, { type: ActivityTypes.InvokeResponse, value: response });
}

const invokeResponseOf = (context: TurnContext): InvokeResponse | undefined =>
  Queued.safeParse(context.turnState.get(INVOKE_RESPONSE_KEY)).data?.value;
