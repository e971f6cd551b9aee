/** What to do about a failed send, as a table of cases. Pure: the moment is an argument. */

/** How a call to Teams failed. */
export type SendFailure =
  /** Teams answered. `code` is its own word for it, such as `BotNotInConversationRoster`. */
  | { kind: 'answered'; status: number; code: string | null; retryAfter: string | null }
  /** The bot itself will not send there. */
  | { kind: 'not allowed'; reason: string }
  /** It never left: no connection, no token, no such host. */
  | { kind: 'not sent'; reason: string }
  /** It left, and nothing came back: it may have arrived. */
  | { kind: 'no answer'; reason: string };

export type Verdict =
  | { kind: 'retry'; reason: string; afterMs?: number }
  /** The card is no longer there: post it anew. */
  | { kind: 'forget card'; reason: string }
  /** A further try does not help. "in doubt": it may have arrived. */
  | { kind: 'park'; why: 'failed' | 'in doubt'; reason: string }
  /** Nothing arrives there until somebody does what the reason says and is heard from again. */
  | { kind: 'unreachable'; reason: string }
  /** Nobody knows whether it arrived: at most one more try. */
  | { kind: 'ambiguous'; reason: string };

/** Longest wait taken from a Retry-After, in milliseconds. */
const longestWait = 60 * 60 * 1000;

const forbidden: Readonly<Record<string, string>> = {
  BotNotInConversationRoster: 'The app is no longer installed there. Ask for it to be added again.',
  ConversationBlockedByUser: 'The person has blocked the app. Only they can unblock it in Teams.',
  BotDisabledByAdmin: 'A Teams administrator has disabled the app. Ask them to allow it.',
  MessageWritesBlocked: 'Teams does not let the app write there: it was removed, blocked or disabled.',
  NotEnoughPermissions: 'The app lacks the permission to write there. Ask a Teams administrator.',
};

/**
 * Reads a Retry-After header: seconds, or an HTTP date.
 *
 * @returns milliseconds from `now`, 0 to one hour; undefined where it says nothing usable
 */
export function retryAfterMs(header: string | null, now: Date): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d+(?:\.\d+)?$/u.test(text)) return Math.min(Math.ceil(Number(text) * 1000), longestWait);
  // Only a date in full words: Date.parse alone would take "-5" for a year.
  const at = /^[A-Za-z]{3}, \d{2} [A-Za-z]{3} \d{4} /u.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? undefined : Math.min(Math.max(at - now.getTime(), 0), longestWait);
}

/**
 * Classifies by Microsoft's guidance for bots in Teams: 412, 429, 502, 503 and 504 are worth another try, 500 is not.
 *
 * @param sending an update of a known card says the same thing twice without harm, so it is never ambiguous
 */
export function classify(failure: SendFailure, sending: 'new' | 'update', now: Date): Verdict {
  switch (failure.kind) {
    case 'not allowed':
      return { kind: 'park', why: 'failed', reason: failure.reason };
    case 'not sent':
      return { kind: 'retry', reason: failure.reason };
    case 'no answer':
      return sending === 'update'
        ? { kind: 'retry', reason: failure.reason }
        : { kind: 'ambiguous', reason: `It may or may not have arrived: ${failure.reason}` };
    case 'answered':
      return answered(failure, sending, now);
  }
}

function answered(failure: Extract<SendFailure, { kind: 'answered' }>, sending: 'new' | 'update', now: Date): Verdict {
  const { status, code } = failure;
  const said = code === null ? `${status}` : `${status} ${code}`;
  switch (status) {
    case 502:
    case 504:
      // A gateway's word for what is behind it: a new message may have got there all the same.
      return sending === 'new'
        ? { kind: 'ambiguous', reason: `It may or may not have arrived: a gateway of Teams answered ${said}.` }
        : { kind: 'retry', reason: `Teams answered ${said}.`, ...waitIn(failure, now) };
    case 412:
    case 429:
    case 503:
      return { kind: 'retry', reason: `Teams answered ${said}.`, ...waitIn(failure, now) };
    case 401:
      return {
        kind: 'retry',
        reason: 'Teams did not accept the bot’s token (401). Check its secret or identity.',
        afterMs: 5 * 60 * 1000,
      };
    case 403:
      return {
        kind: 'unreachable',
        reason: `${(code === null ? undefined : forbidden[code]) ?? 'Teams does not let the app write there.'} (${said})`,
      };
    case 404:
      return sending === 'update' && code !== 'ConversationNotFound'
        ? { kind: 'forget card', reason: `The card is no longer there (${said}).` }
        : {
            kind: 'unreachable',
            reason: `The conversation no longer exists (${said}). It comes back when the person writes to the bot.`,
          };
    case 413:
      return { kind: 'park', why: 'failed', reason: 'The message is too large for Teams (413).' };
    case 500:
      return {
        kind: 'park',
        why: sending === 'new' ? 'in doubt' : 'failed',
        reason: `Teams failed (${said}), which a further try does not mend. It may or may not have arrived.`,
      };
    default:
      return { kind: 'park', why: 'failed', reason: `Teams refused it (${said}).` };
  }
}

function waitIn({ retryAfter }: { retryAfter: string | null }, now: Date): { afterMs?: number } {
  const afterMs = retryAfterMs(retryAfter, now);
  return afterMs === undefined ? {} : { afterMs };
}

/**
 * Wait before try `attempt + 1`, in milliseconds: doubling from 2 s up to 5 minutes, of which the last half is
 * left to chance, so that messages that failed together do not come back together.
 *
 * @param attempt tries so far, 1 or more
 * @param chance in [0, 1)
 */
export function backoffMs(attempt: number, chance: number): number {
  const whole = Math.min(2_000 * 2 ** (attempt - 1), 5 * 60 * 1000);
  return Math.round(whole / 2 + (whole / 2) * chance);
}
