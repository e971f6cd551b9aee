/** What the buttons of a card say and carry, and how a press is read back. Nothing in it is believed to be ours. */
import { z } from 'zod/v4';
import { indicatorIntents } from '../domain/ask/types';
import { partsOf } from '../domain/iso-date';
import type { CommentaryText, IsoDate, PromisedAction } from '../domain/glossary';
import type { Ask } from '../usecases/asks';

/** Most promised actions one card has boxes for. */
export const mostActions = 10;

const numbers = Array.from({ length: mostActions }, (_, i) => i + 1);

/** Far beyond what a card holds; more than that was not typed into one. */
const box = z.string().max(100_000).nullish();
const key = z.string().min(1).max(300);

/** The boxes of any card: a client sends every box it shows with every press. */
const boxes = {
  /** Repeated here by the older kind of button. */
  verb: z.string().nullish(),
  cause: box,
  impact: box,
  forecast: box,
  reason: box,
  sendReason: box,
  reopenReason: box,
  extendReason: box,
  person: box,
  date: box,
  back: box,
  paragraph: box,
  publicInterest: box,
  ...Object.fromEntries(
    numbers.flatMap((n) => [`action${n}What`, `action${n}Owner`, `action${n}Due`]).map((id) => [id, box]),
  ),
};

const OnRequest = z.strictObject({ ...boxes, requestId: key, revision: z.int().min(0), token: key });
/** A press below findings proves which ones its card showed. */
const OnChecked = OnRequest.extend({ seen: z.array(z.string().max(40)).max(200).optional() });
const OnImport = z.strictObject({ ...boxes, importId: key, token: key });
const Choice = z.strictObject({ ...boxes, requestId: key });
const Words = z.strictObject({ ...boxes, words: z.string().min(1).max(500) });
const Later = z.strictObject({ ...boxes, requestId: key, until: z.iso.date() });
const Alone = z.strictObject({ ...boxes });
const Closing = z.strictObject({ ...boxes, number: z.int().min(1) });

const month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/u);
const Earlier = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['previous', 'same last year']) }),
  z.strictObject({ kind: z.literal('month'), month }),
]);
const OnAnswer = z.strictObject({
  ...boxes,
  suiteKey: key,
  intent: z.enum([...indicatorIntents, 'follow', 'ask director']),
  indicatorId: key,
  period: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('current') }),
    ...Earlier.options,
    z.strictObject({ kind: z.literal('since'), from: Earlier }),
  ]),
});

type Boxes = Record<string, unknown>;

const textIn = (given: Boxes, id: string): string => {
  const value = given[id];
  return typeof value === 'string' ? value.trim() : '';
};

function dateIn(given: Boxes, id: string): IsoDate | null {
  const written = textIn(given, id);
  try {
    partsOf(written);
    return written;
  } catch {
    return null;
  }
}

/** A commentary from its boxes; rows of the actions with nothing in them are left out. */
function commentaryIn(given: Boxes): CommentaryText {
  const actions: PromisedAction[] = numbers
    .map((n) => ({
      what: textIn(given, `action${n}What`),
      owner: textIn(given, `action${n}Owner`),
      due: dateIn(given, `action${n}Due`),
    }))
    .filter(({ what, owner, due }) => what !== '' || owner !== '' || due !== null);
  return {
    cause: textIn(given, 'cause'),
    impact: textIn(given, 'impact'),
    actions,
    forecast: textIn(given, 'forecast'),
  };
}

const reading =
  <T extends z.ZodType>(schema: T, toAsk: (given: z.infer<T>) => Ask) =>
  (data: unknown): Ask | null => {
    const read = schema.safeParse(data);
    return read.success ? toAsk(read.data) : null;
  };

const press = (given: z.infer<typeof OnRequest>) => ({
  requestId: given.requestId,
  revision: given.revision,
  token: given.token,
});

const seenIn = ({ seen }: z.infer<typeof OnChecked>): { seen?: readonly string[] } =>
  seen === undefined ? {} : { seen };

/** Every verb a button can have, in its exact letters, and what it asks for. */
const readers = {
  'save draft': reading(OnRequest, (g) => ({ kind: 'save draft', ...press(g), text: commentaryIn(g) })),
  submit: reading(OnChecked, (g) => ({ kind: 'submit', ...press(g), text: commentaryIn(g), ...seenIn(g) })),
  'send with a reason': reading(OnChecked, (g) => ({
    kind: 'submit',
    ...press(g),
    text: commentaryIn(g),
    ...seenIn(g),
    sendReason: textIn(g, 'sendReason'),
  })),
  withdraw: reading(OnRequest, (g) => ({ kind: 'withdraw', ...press(g) })),
  delegate: reading(OnRequest, (g) => ({ kind: 'delegate', ...press(g), person: textIn(g, 'person') })),
  'take back': reading(OnRequest, (g) => ({ kind: 'take back', ...press(g) })),
  approve: reading(OnRequest, (g) => ({ kind: 'approve', ...press(g) })),
  return: reading(OnRequest, (g) => ({ kind: 'return', ...press(g), reason: textIn(g, 'reason') })),
  'sign off': reading(OnRequest, (g) => ({ kind: 'sign off', ...press(g) })),
  reopen: reading(OnRequest, (g) => ({ kind: 'reopen', ...press(g), reason: textIn(g, 'reopenReason') })),
  reassign: reading(OnRequest, (g) => ({ kind: 'reassign', ...press(g), person: textIn(g, 'person') })),
  'remind now': reading(OnRequest, (g) => ({ kind: 'remind now', ...press(g) })),
  'extend deadline': reading(OnRequest, (g) => ({
    kind: 'extend deadline',
    ...press(g),
    date: textIn(g, 'date'),
    reason: textIn(g, 'extendReason'),
  })),
  'move to part two': reading(OnRequest, (g) => ({
    kind: 'move to part two',
    requestId: g.requestId,
    paragraph: textIn(g, 'paragraph') === '1' ? 1 : textIn(g, 'paragraph') === '2' ? 2 : null,
    publicInterest: textIn(g, 'publicInterest'),
  })),
  'write on': reading(Choice, ({ requestId }) => ({ kind: 'write on', requestId })),
  'remind later': reading(Later, ({ requestId, until }) => ({ kind: 'remind later', requestId, until })),
  away: reading(Alone, (g) => ({ kind: 'away', back: textIn(g, 'back'), person: textIn(g, 'person') })),
  'close action': reading(Closing, ({ number }) => ({ kind: 'close action', number, as: 'done', reason: '' })),
  'confirm import': reading(OnImport, ({ importId, token }) => ({ kind: 'confirm import', importId, token })),
  'cancel import': reading(OnImport, ({ importId }) => ({ kind: 'cancel import', importId })),
  ask: reading(OnAnswer, ({ suiteKey, intent, indicatorId, period }) => ({
    kind: 'question',
    intent,
    indicatorIds: [indicatorId],
    period,
    suiteKey,
  })),
  /** A typed command, as a button: whoever understands commands reads the words. */
  say: reading(Words, ({ words }) => ({ kind: 'not understood', words })),
} satisfies Record<string, (data: unknown) => Ask | null>;

/** What a button is for. */
export type ButtonVerb = keyof typeof readers;

const isVerb = (verb: string): verb is ButtonVerb => Object.hasOwn(readers, verb);

/**
 * Reads a press back into what it asks for. A "say" comes back as words not understood yet.
 *
 * @returns null where it is not a press on a card of ours
 */
export const parseAction = (verb: string, data: unknown): Ask | null => (isVerb(verb) ? readers[verb](data) : null);
