/** People in Teams, as typed drivers: they type, press and send files, and see what stands in a conversation. */
import { createHash, randomUUID } from 'node:crypto';
import { buttonOf, inputsOf, type ShownCard } from './cards';
import type { Teams } from './teams';
import type { Shown } from './record';

const cardType = 'application/vnd.microsoft.card.adaptive';

export type BotAnswer = { status: number; body: unknown };

/** Where something is said. */
export interface Room {
  conversationId: string;
  conversationType: 'personal' | 'groupChat' | 'channel';
  name: string | null;
}

/** A steady GUID from a name, the way a directory has one a person. */
export function guidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export class TeamsUser {
  readonly id: string;
  readonly aadObjectId: string;
  /** As the directory has it: "Priya.Shah@council.example". */
  readonly email: string;
  /** Their own chat with the bot. */
  readonly chat: Room;
  /** Cards replaced for this person alone by the answer to a press, by activity, with the version they stand on. */
  private readonly replaced = new Map<string, { card: unknown; version: number }>();

  constructor(
    private readonly teams: Teams,
    readonly name: string,
    aadObjectId?: string,
  ) {
    this.aadObjectId = aadObjectId ?? guidOf(name);
    this.email = `${name.replace(/ /gu, '.')}@council.example`;
    this.id = `29:1${guidOf(`user ${name}`).replaceAll('-', '')}`;
    this.chat = {
      conversationId: `a:1${guidOf(`chat ${name}`).replaceAll('-', '')}`,
      conversationType: 'personal',
      name: null,
    };
  }

  /** Adds the app, as Teams reports it: two activities. */
  async installs(room: Room = this.chat): Promise<Shown[]> {
    return this.newIn(room, async () => {
      await this.teams.deliver(this.activity(room, { type: 'installationUpdate', action: 'add' }));
      await this.teams.deliver(
        this.activity(room, { type: 'conversationUpdate', membersAdded: [{ id: this.teams.bot.id }] }),
      );
    });
  }

  /** Types a message; in a channel or group chat with the bot mentioned. Gives back what came of it there. */
  async says(text: string, options: { in?: Room; mention?: boolean } = {}): Promise<Shown[]> {
    const room = options.in ?? this.chat;
    const mention = options.mention ?? room.conversationType !== 'personal';
    const at = `<at>${this.teams.bot.name}</at>`;
    return this.newIn(room, () =>
      this.teams.deliver(
        this.activity(room, {
          type: 'message',
          textFormat: 'plain',
          text: mention ? `${at} ${text}` : text,
          ...(mention ? { entities: [{ type: 'mention', text: at, mentioned: this.teams.bot }] } : {}),
          attachments: [{ contentType: 'text/html', content: `<div>${text}</div>` }],
        }),
      ),
    );
  }

  /** Presses a button, found by its title or verb, with what was typed into the card's boxes. */
  async presses(shown: ShownCard, titleOrVerb: string, typed: Record<string, string> = {}): Promise<BotAnswer> {
    const button = buttonOf(shown.card, titleOrVerb);
    const inputs = inputsOf(shown.card, typed);
    const room = this.teams.roomOf(shown.conversationId) ?? this.chat;
    const data = { ...button.data, ...inputs };
    if (button.type === 'Action.Submit')
      return this.teams.deliver(this.activity(room, { type: 'message', replyToId: shown.activityId, value: data }));
    return this.pressesVerb(shown, button.verb ?? '', data, button.title);
  }

  /** Sends a press with any verb and data at all, as an edited client might. */
  async pressesVerb(shown: ShownCard, verb: unknown, data: unknown, title = ''): Promise<BotAnswer> {
    const room = this.teams.roomOf(shown.conversationId) ?? this.chat;
    const answer = await this.teams.deliver(
      this.activity(room, {
        type: 'invoke',
        name: 'adaptiveCard/action',
        replyToId: shown.activityId,
        value: { action: { type: 'Action.Execute', title, verb, data }, trigger: 'manual' },
      }),
    );
    const card = replacementIn(answer.body);
    const standing = this.teams.record.in(shown.conversationId).find((s) => s.activityId === shown.activityId);
    if (card !== undefined && standing !== undefined)
      this.replaced.set(shown.activityId, { card, version: standing.version });
    return answer;
  }

  /** Sends a file in the personal chat. */
  async uploads(name: string, bytes: Buffer, caption = ''): Promise<Shown[]> {
    return this.sendsFileFrom(this.teams.keepFile(bytes), name, caption);
  }

  /** Sends a file that lies at any address at all. */
  async sendsFileFrom(downloadUrl: string, name: string, caption = ''): Promise<Shown[]> {
    return this.newIn(this.chat, () =>
      this.teams.deliver(
        this.activity(this.chat, {
          type: 'message',
          text: caption,
          attachments: [
            {
              contentType: 'application/vnd.microsoft.teams.file.download.info',
              name,
              content: { downloadUrl, uniqueId: randomUUID(), fileType: name.split('.').pop() ?? '' },
            },
          ],
        }),
      ),
    );
  }

  /** The cards this person sees in a room now, oldest first. */
  cards(room: Room = this.chat): ShownCard[] {
    return this.teams.record.in(room.conversationId).flatMap((shown) => {
      const attachment = shown.activity.attachments?.find((a) => a.contentType === cardType);
      if (attachment === undefined) return [];
      const mine = this.replaced.get(shown.activityId);
      const card = mine !== undefined && mine.version === shown.version ? mine.card : attachment.content;
      return [{ conversationId: shown.conversationId, activityId: shown.activityId, card }];
    });
  }

  latestCard(room: Room = this.chat): ShownCard {
    const latest = this.cards(room).at(-1);
    if (latest === undefined) throw new Error(`${this.name} sees no card there.`);
    return latest;
  }

  /** Any activity of this person's, with Teams' own fields filled in. */
  activity(room: Room, fields: Record<string, unknown>): Record<string, unknown> {
    const id = this.teams.nextActivityId();
    const channel = room.conversationType === 'channel';
    return {
      id,
      channelId: 'msteams',
      serviceUrl: this.teams.serviceUrl,
      timestamp: new Date().toISOString(),
      locale: 'en-GB',
      from: { id: this.id, name: this.name, aadObjectId: this.aadObjectId },
      recipient: this.teams.bot,
      conversation: {
        id: channel ? `${room.conversationId};messageid=${id}` : room.conversationId,
        conversationType: room.conversationType,
        tenantId: this.teams.tenantId,
        ...(channel || room.conversationType === 'groupChat' ? { isGroup: true } : {}),
      },
      channelData: {
        tenant: { id: this.teams.tenantId },
        ...(channel ? { channel: { id: room.conversationId }, team: { id: '19:team@thread.tacv2' } } : {}),
      },
      ...fields,
    };
  }

  private async newIn(room: Room, act: () => Promise<unknown>): Promise<Shown[]> {
    const before = new Set(this.teams.record.in(room.conversationId).map((s) => s.activityId));
    await act();
    return this.teams.record.in(room.conversationId).filter((s) => !before.has(s.activityId));
  }
}

function replacementIn(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || !('type' in body) || !('value' in body)) return undefined;
  return body.type === cardType ? body.value : undefined;
}
