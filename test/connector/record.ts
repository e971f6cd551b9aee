/** What was truly delivered: the far side's own book, whatever the bot believes. */

export interface Attachment {
  contentType: string;
  content?: unknown;
}

/** An activity as the bot sent it. */
export interface SentActivity {
  type?: string;
  text?: string;
  summary?: string;
  replyToId?: string;
  attachments?: Attachment[];
  [field: string]: unknown;
}

/** A message as it stands in a conversation now. */
export interface Shown {
  conversationId: string;
  activityId: string;
  activity: SentActivity;
  /** 1 when posted, one more with each update. */
  version: number;
}

/** One line of the book. */
export interface Entry {
  at: Date;
  kind: 'posted' | 'updated' | 'deleted';
  conversationId: string;
  activityId: string;
  activity: SentActivity | null;
}

export class DeliveryRecord {
  readonly entries: Entry[] = [];
  private readonly conversations = new Map<string, Shown[]>();
  private lastId = 1_600_000_000_000;

  post(conversationId: string, activity: SentActivity): Shown {
    this.lastId += 1;
    const shown = { conversationId, activityId: String(this.lastId), activity, version: 1 };
    this.conversations.set(conversationId, [...this.in(conversationId), shown]);
    this.enter('posted', shown, activity);
    return shown;
  }

  /** @returns false where there is no such message */
  update(conversationId: string, activityId: string, activity: SentActivity): boolean {
    const shown = this.in(conversationId).find((s) => s.activityId === activityId);
    if (shown === undefined) return false;
    shown.activity = activity;
    shown.version += 1;
    this.enter('updated', shown, activity);
    return true;
  }

  /** @returns false where there is no such message */
  delete(conversationId: string, activityId: string): boolean {
    const shown = this.in(conversationId).find((s) => s.activityId === activityId);
    if (shown === undefined) return false;
    this.conversations.set(
      conversationId,
      this.in(conversationId).filter((s) => s !== shown),
    );
    this.enter('deleted', shown, null);
    return true;
  }

  /** Another story begins: nothing stands anywhere. */
  clear(): void {
    this.entries.length = 0;
    this.conversations.clear();
  }

  /** What stands in a conversation now, oldest first. */
  in(conversationId: string): Shown[] {
    return this.conversations.get(conversationId) ?? [];
  }

  private enter(kind: Entry['kind'], shown: Shown, activity: SentActivity | null): void {
    this.entries.push({
      at: new Date(),
      kind,
      conversationId: shown.conversationId,
      activityId: shown.activityId,
      activity,
    });
  }
}
