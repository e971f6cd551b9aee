/**
 * Activity → typed request. Everything that comes in over the wire is read here, against schemas, and
 * nowhere else. Identity comes from the activity's own fields, never from a card.
 */
import { z } from 'zod/v4';
import type { Place } from '../domain/glossary';
import type { Ask, Identity } from '../usecases/asks';
import type { Conversation } from '../usecases/ports';
import { parseCommand } from './commands';
import type { BotAuth } from './options';
import { plainLine } from './text';

/** Who wrote, and where. */
export interface Turn {
  activityId: string | null;
  identity: Identity;
  place: Exclude<Place, 'command line'>;
  conversation: Conversation;
}

/** A file somebody sent, not fetched yet. */
export interface SentFile {
  name: string;
  address: string;
}

export type Incoming =
  | { kind: 'ignored'; why: string }
  /** The bot was installed or joined: say hello once. */
  | (Turn & { kind: 'installed' })
  | (Turn & { kind: 'asked'; ask: Ask })
  /** A button was pressed; what it means is for the card's own schema to say. `card` is the activity it stands in. */
  | (Turn & { kind: 'pressed'; verb: string; data: unknown; card: string | null })
  | (Turn & { kind: 'sent files'; files: SentFile[]; caption: string })
  /** An invoke that no card of ours makes. */
  | (Turn & { kind: 'unknown invoke' });

const id = z.string().min(1).max(1024);
const name = z.string().max(512);

const Account = z.object({
  id,
  name: name.nullish(),
  aadObjectId: z.string().max(128).nullish(),
  role: name.nullish(),
});

const Base = z.object({
  type: id,
  id: id.nullish(),
  channelId: id,
  serviceUrl: z.string().min(1).max(2048),
  from: Account,
  recipient: z.object({ id, name: name.nullish() }),
  conversation: z.object({
    id,
    conversationType: z.enum(['personal', 'groupChat', 'channel']),
    tenantId: id.nullish(),
    name: name.nullish(),
  }),
  channelData: z.object({ tenant: z.object({ id: id.nullish() }).nullish() }).nullish(),
  replyToId: id.nullish(),
});
type Base = z.infer<typeof Base>;

const Message = z.object({
  text: z.string().nullish(),
  value: z.unknown(),
  entities: z.array(z.unknown()).max(100).nullish(),
  attachments: z.array(z.unknown()).max(50).nullish(),
});
const Mention = z.object({
  type: z.literal('mention'),
  mentioned: z.object({ id }),
  text: z.string().max(600).nullish(),
});
const DownloadInfo = z.object({
  contentType: z.literal('application/vnd.microsoft.teams.file.download.info'),
  name,
  content: z.object({ downloadUrl: z.string().min(1).max(8192) }),
});
const Execute = z.object({ action: z.object({ verb: z.string().max(128), data: z.unknown() }) });
const Submit = z.object({ verb: z.string().max(128) });
const Members = z.object({ membersAdded: z.array(z.object({ id })).nullish() });
const Installation = z.object({ action: name });

const places = { personal: 'personal chat', groupChat: 'group chat', channel: 'channel' } as const;
const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Reads an activity that was let in. Never throws, whatever is in it. */
export function parse(activity: unknown, mode: BotAuth['mode']): Incoming {
  const base = Base.safeParse(activity);
  if (!base.success) return { kind: 'ignored', why: `unusable ${base.error.issues[0]?.path.join('.') ?? 'activity'}` };
  const from = base.data.from;
  if (from.role === 'bot' || from.id.startsWith('28:') || from.id === base.data.recipient.id)
    return { kind: 'ignored', why: 'written by a bot' };
  const turn = turnOf(base.data, mode);
  switch (base.data.type) {
    case 'message':
      if (mode === 'entra' && turn.identity.entraObjectId === null)
        return { kind: 'ignored', why: 'no directory identity' };
      return parseMessage(activity, base.data, turn);
    case 'invoke':
      if (mode === 'entra' && turn.identity.entraObjectId === null) return { ...turn, kind: 'unknown invoke' };
      return parseInvoke(activity, base.data, turn);
    case 'installationUpdate': {
      const installation = Installation.safeParse(activity);
      return installation.success && installation.data.action.startsWith('add')
        ? { ...turn, kind: 'installed' }
        : { kind: 'ignored', why: 'removed or unclear installation' };
    }
    case 'conversationUpdate': {
      const members = Members.safeParse(activity);
      const joined = members.success && (members.data.membersAdded ?? []).some((m) => m.id === base.data.recipient.id);
      return joined ? { ...turn, kind: 'installed' } : { kind: 'ignored', why: 'somebody else came or went' };
    }
    default:
      return { kind: 'ignored', why: `activity type ${base.data.type.slice(0, 40)}` };
  }
}

/** A channel's replies carry their thread in the conversation's id; what is posted to the channel itself starts a thread of its own. */
export const rootOf = (conversationId: string): string => conversationId.replace(/;messageid=.*$/u, '');

function turnOf(base: Base, mode: BotAuth['mode']): Turn {
  const tenantId = base.conversation.tenantId ?? base.channelData?.tenant?.id ?? null;
  const place = places[base.conversation.conversationType];
  const conversationId = rootOf(base.conversation.id);
  const objectId = base.from.aadObjectId ?? null;
  return {
    activityId: base.id ?? null,
    identity: {
      entraObjectId: objectId !== null && (mode === 'local' || guid.test(objectId)) ? objectId.toLowerCase() : null,
      channelUserId: base.from.id,
      tenantId,
      name: base.from.name ?? '',
    },
    place,
    conversation: {
      conversationId,
      place,
      reference: {
        channelId: base.channelId,
        serviceUrl: base.serviceUrl,
        bot: { id: base.recipient.id, name: base.recipient.name ?? null },
        conversation: { id: conversationId, conversationType: base.conversation.conversationType, tenantId },
      },
    },
  };
}

function parseMessage(activity: unknown, base: Base, turn: Turn): Incoming {
  const message = Message.safeParse(activity);
  if (!message.success)
    return { kind: 'ignored', why: `unusable ${message.error.issues[0]?.path.join('.') ?? 'message'}` };
  const { value, text, entities, attachments } = message.data;
  if (value !== undefined && value !== null) {
    const submit = Submit.safeParse(value);
    return submit.success
      ? { ...turn, kind: 'pressed', verb: submit.data.verb, data: value, card: base.replyToId ?? null }
      : { ...turn, kind: 'pressed', verb: '', data: null, card: null };
  }
  const spoken = withoutMention(text ?? '', entities ?? [], base.recipient.id);
  if (turn.place !== 'personal chat' && !spoken.mentioned) return { kind: 'ignored', why: 'not addressed to the bot' };
  const files = (attachments ?? []).flatMap(sentFile);
  if (files.length > 0) return { ...turn, kind: 'sent files', files, caption: plainLine(spoken.text) };
  return { ...turn, kind: 'asked', ask: parseCommand(spoken.text, turn.conversation) };
}

function parseInvoke(activity: unknown, base: Base, turn: Turn): Incoming {
  const named = z.object({ name: z.literal('adaptiveCard/action'), value: Execute }).safeParse(activity);
  if (!named.success) return { ...turn, kind: 'unknown invoke' };
  const { verb, data } = named.data.value.action;
  return { ...turn, kind: 'pressed', verb, data, card: base.replyToId ?? null };
}

/** Takes exactly the bot's own mention out; other people's stay, as their names. */
function withoutMention(
  text: string,
  entities: readonly unknown[],
  botId: string,
): { text: string; mentioned: boolean } {
  const own = entities.flatMap((entity) => {
    const mention = Mention.safeParse(entity);
    return mention.success && mention.data.mentioned.id === botId ? [mention.data.text ?? ''] : [];
  });
  const bare = own.filter((mention) => mention !== '').reduce((rest, mention) => rest.replaceAll(mention, ' '), text);
  return { text: bare.replace(/<\/?at(?:\s[^<>]{0,200})?>/giu, ''), mentioned: own.length > 0 };
}

/** Only files sent in personal chat carry leave to fetch them; the HTML copy of a message is an attachment too, and no file. */
function sentFile(attachment: unknown): SentFile[] {
  const file = DownloadInfo.safeParse(attachment);
  return file.success ? [{ name: file.data.name, address: file.data.content.downloadUrl }] : [];
}
