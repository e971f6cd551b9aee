/** The one way out to Teams: posts and updates activities over the Bot Connector's HTTP interface. */
import { AppCredentials, AuthenticationConstants, type ServiceClientCredentialsFactory } from 'botframework-connector';
import { z } from 'zod/v4';
import type { Conversation } from '../usecases/ports';
import type { SendFailure } from './failure';
import { isConnectorAddress } from './hosts';
import type { BotAuth } from './options';

/** Where an activity goes: the channel's own record of a conversation. */
export interface Destination {
  serviceUrl: string;
  conversationId: string;
}

/** A send that failed, with how. */
export class SendError extends Error {
  constructor(readonly failure: SendFailure) {
    super(
      failure.kind === 'answered' ? `Teams answered ${failure.status} ${failure.code ?? ''}`.trim() : failure.reason,
    );
    this.name = 'SendError';
  }
}

export interface Connector {
  /** @returns the id of the new activity; throws SendError */
  post(to: Destination, activity: object, replyToId?: string): Promise<string>;
  /** Replaces an activity; throws SendError. */
  update(to: Destination, activityId: string, activity: object): Promise<void>;
  /** A member's e-mail address by the tenant's own roster; null where it has none or does not answer. */
  emailOf(to: Destination, userId: string): Promise<string | null>;
}

const Reference = z.object({ serviceUrl: z.string(), bot: z.object({ id: z.string(), name: z.string().nullish() }) });
const Created = z.object({ id: z.string().min(1) });
/** Teams gives the directory's address as `email`, or the sign-in name where there is no mailbox. */
const Member = z.object({ email: z.string().nullish(), userPrincipalName: z.string().nullish() });
const Refusal = z.object({ error: z.object({ code: z.string().max(200).nullish() }) });

/** Reads the reference kept for a conversation; null where it is not one of ours. */
export function destinationOf(
  conversation: Conversation,
): (Destination & { bot: { id: string; name?: string | null | undefined } }) | null {
  const reference = Reference.safeParse(conversation.reference);
  return reference.success ? { ...reference.data, conversationId: conversation.conversationId } : null;
}

/**
 * Follows no redirect, tries once, and never waits longer than `timeoutMs`: when to try again is the caller's to
 * decide, who knows whether a second copy would do harm.
 */
export function createConnector(
  auth: BotAuth,
  credentials: ServiceClientCredentialsFactory,
  timeoutMs: number,
): Connector {
  let signIn: Promise<AppCredentials> | null = null;

  const token = async (): Promise<string | null> => {
    if (auth.mode === 'local') return null;
    signIn ??= credentials
      .createCredentials(
        auth.appId,
        AuthenticationConstants.ToChannelFromBotOAuthScope,
        AuthenticationConstants.ToChannelFromBotLoginUrl,
        true,
      )
      .then((made) => {
        if (made instanceof AppCredentials) return made;
        throw new Error('credentials without a token');
      });
    try {
      return await (await signIn).getToken();
    } catch (error) {
      signIn = null;
      throw new SendError({
        kind: 'not sent',
        reason: `The bot could not sign in (${nameOf(error)}). Check its secret or identity.`,
      });
    }
  };

  const call = async (
    method: 'GET' | 'POST' | 'PUT',
    to: Destination,
    path: string,
    activity?: object,
  ): Promise<unknown> => {
    if (!isConnectorAddress(to.serviceUrl, auth.mode))
      throw new SendError({
        kind: 'not allowed',
        reason: 'The conversation’s address is not one of Teams’ own, so nothing was sent there.',
      });
    const bearer = await token();
    try {
      const response = await fetch(
        `${to.serviceUrl.replace(/\/+$/u, '')}/v3/conversations/${encodeURIComponent(to.conversationId)}${path}`,
        {
          method,
          redirect: 'manual',
          signal: AbortSignal.timeout(timeoutMs),
          headers: {
            'content-type': 'application/json',
            ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
          },
          ...(activity === undefined ? {} : { body: JSON.stringify(activity) }),
        },
      );
      const text = await response.text().catch(() => '');
      if (response.ok) return parsed(text);
      throw new SendError({
        kind: 'answered',
        status: response.status,
        code: codeIn(text),
        retryAfter: response.headers.get('retry-after'),
      });
    } catch (error) {
      throw error instanceof SendError ? error : new SendError(failureOf(error));
    }
  };

  return {
    async post(to, activity, replyToId) {
      const created = Created.safeParse(
        await call(
          'POST',
          to,
          replyToId === undefined ? '/activities' : `/activities/${encodeURIComponent(replyToId)}`,
          activity,
        ),
      );
      return created.data?.id ?? '';
    },
    async update(to, activityId, activity) {
      await call('PUT', to, `/activities/${encodeURIComponent(activityId)}`, activity);
    },
    async emailOf(to, userId) {
      try {
        const member = Member.safeParse(await call('GET', to, `/members/${encodeURIComponent(userId)}`));
        return (member.data?.email ?? member.data?.userPrincipalName)?.toLowerCase() ?? null;
      } catch (error) {
        if (error instanceof SendError) return null;
        throw error;
      }
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Teams' own word for a refusal: a sub-code, sometimes inside a message that is JSON itself, or else the code. */
function codeIn(text: string): string | null {
  const subCode = /\\?"subCode\\?"\s*:\s*\\?"(\w{1,100})/u.exec(text)?.[1];
  return subCode ?? Refusal.safeParse(parsed(text)).data?.error.code ?? null;
}

/** Failures before a byte of the request could have been read by anybody. */
const neverLeft = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
]);
const Cause = z.object({ cause: z.object({ code: z.string() }) });

function failureOf(error: unknown): SendFailure {
  const code = Cause.safeParse(error).data?.cause.code ?? nameOf(error);
  return neverLeft.has(code)
    ? { kind: 'not sent', reason: `Teams could not be reached (${code}).` }
    : { kind: 'no answer', reason: `Teams did not answer (${code}).` };
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
