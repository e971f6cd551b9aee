/** What can go wrong between the bot and Teams, scripted. */

export type Call = 'post' | 'update' | 'delete' | 'create';

/** Teams' words for "you may not write there". */
export type Forbidden =
  'BotNotInConversationRoster' | 'ConversationBlockedByUser' | 'BotDisabledByAdmin' | 'MessageWritesBlocked';

export interface Fault {
  /** Which calls it strikes; all where not given. */
  on?: Call;
  conversationId?: string;
  /** How many calls it strikes; 1 where not given. */
  times?: number;
  /** Wait before anything else, in milliseconds. */
  delayMs?: number;
  /**
   * "refuse": answers with a status; nothing is delivered unless `delivered`.
   * "drop before": closes the connection with nothing delivered. "drop after": delivers, then closes it.
   * "slow": only the delay.
   */
  what:
    | {
        kind: 'refuse';
        status: number;
        code?: string;
        retryAfter?: string;
        delivered?: boolean;
        body?: unknown;
        location?: string;
      }
    | { kind: 'drop before' }
    | { kind: 'drop after' }
    | { kind: 'slow' };
}

export class Faults {
  private readonly waiting: { fault: Fault; left: number }[] = [];

  add(fault: Fault): void {
    this.waiting.push({ fault, left: fault.times ?? 1 });
  }

  /** Answers the next matching calls with a status. */
  refuse(
    status: number,
    more: Partial<Omit<Fault, 'what'>> & { code?: string; retryAfter?: string; delivered?: boolean } = {},
  ): void {
    const { code, retryAfter, delivered, ...where } = more;
    this.add({
      ...where,
      what: {
        kind: 'refuse',
        status,
        ...(code === undefined ? {} : { code }),
        ...(retryAfter === undefined ? {} : { retryAfter }),
        ...(delivered === undefined ? {} : { delivered }),
      },
    });
  }

  /** A conversation that can no longer be written to, until `clear`. */
  forbid(conversationId: string, code: Forbidden | null): void {
    this.refuse(403, { conversationId, times: Number.POSITIVE_INFINITY, ...(code === null ? {} : { code }) });
  }

  clear(): void {
    this.waiting.length = 0;
  }

  /** The fault that strikes this call, used up once. */
  strike(call: Call, conversationId: string): Fault | null {
    const found = this.waiting.find(
      ({ fault, left }) =>
        left > 0 && (fault.on ?? call) === call && (fault.conversationId ?? conversationId) === conversationId,
    );
    if (found === undefined) return null;
    found.left -= 1;
    return found.fault;
  }
}
