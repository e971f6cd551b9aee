/** The adapter: tokens are checked by Microsoft's own code, and everything goes out through our connector. */
import { TeamsAdapter } from '@microsoft/teams-ai/lib/TeamsAdapter';
import {
  ActivityTypes,
  INVOKE_RESPONSE_KEY,
  type Activity,
  type InvokeResponse,
  type ResourceResponse,
  type TurnContext,
} from 'botbuilder';
import { setTimeout as sleep } from 'node:timers/promises';
import { whyNotAdmitted } from './admission';
import { createConnector, SendError, type Connector } from './connector';
import { backoffMs, classify } from './failure';
import type { BotAuth, Log } from './options';
import type { Pacer } from './pacing';
import { rootOf } from './parse';

/** The caller did not prove to be Teams. */
export class NotAuthenticated extends Error {}

/** The caller is Teams, but not for us: another tenant, another channel, another connector. */
export class NotAdmitted extends Error {}

/** Tries and longest single wait, in milliseconds, for the answer to a person who is waiting for it. */
const answerTries = 3;
const answerPatience = 3_000;

const settingsOf = (auth: BotAuth): Record<string, string> =>
  auth.mode === 'local'
    ? {}
    : {
        MicrosoftAppId: auth.appId,
        MicrosoftAppTenantId: auth.tenantId,
        ...(auth.credential.kind === 'secret'
          ? { MicrosoftAppType: 'SingleTenant', MicrosoftAppPassword: auth.credential.secret }
          : { MicrosoftAppType: 'UserAssignedMSI' }),
      };

export class BotAdapter extends TeamsAdapter {
  readonly connector: Connector;

  constructor(
    private readonly given: {
      auth: BotAuth;
      sendTimeoutMs: number;
      pacer: Pacer;
      log: Log;
      random: () => number;
      clock: () => Date;
    },
  ) {
    super(settingsOf(given.auth));
    this.connector = createConnector(given.auth, this.credentialsFactory, given.sendTimeoutMs);
  }

  /**
   * Checks who calls, then runs a turn. In place of `process`, which writes an error's text into its HTTP answer.
   *
   * @throws NotAuthenticated where the token is missing, wrong, expired or cannot be checked
   * @throws NotAdmitted where it is not for this bot's tenant, channel or connector
   */
  async receive(
    authorization: string,
    activity: Activity,
    turn: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    const caller = await this.botFrameworkAuthentication
      .authenticateRequest(activity, authorization)
      .catch((error: unknown) => {
        throw new NotAuthenticated(error instanceof Error ? error.message : 'unknown', { cause: error });
      });
    const refused = whyNotAdmitted(activity, this.given.auth);
    if (refused !== null) throw new NotAdmitted(refused);
    return this.processActivity(caller, activity, turn);
  }

  override async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const sent: ResourceResponse[] = [];
    for (const activity of activities) {
      if (activity.type === ActivityTypes.InvokeResponse) {
        context.turnState.set(INVOKE_RESPONSE_KEY, activity);
        sent.push({ id: '' });
      } else {
        sent.push({
          id: await this.patiently(context, 'new', (to) => this.connector.post(to, activity, activity.replyToId)),
        });
      }
    }
    return sent;
  }

  override async updateActivity(
    context: TurnContext,
    activity: Partial<Activity>,
  ): Promise<ResourceResponse | undefined> {
    const { id } = activity;
    if (id === undefined) return undefined;
    await this.patiently(context, 'update', (to) => this.connector.update(to, id, activity));
    return { id };
  }

  /** A person is waiting, so a short refusal by Teams is waited out here rather than in the outbox. */
  private async patiently<T>(
    context: TurnContext,
    sending: 'new' | 'update',
    send: (to: { serviceUrl: string; conversationId: string }) => Promise<T>,
  ): Promise<T> {
    const { serviceUrl, conversation } = context.activity;
    for (let attempt = 1; ; attempt += 1) {
      const over = this.count(rootOf(conversation.id));
      try {
        return await send({ serviceUrl, conversationId: conversation.id });
      } catch (error) {
        if (!(error instanceof SendError) || attempt === answerTries) throw error;
        const verdict = classify(error.failure, sending, this.given.clock());
        if (verdict.kind !== 'retry') throw error;
        const wait = verdict.afterMs ?? backoffMs(attempt, this.given.random());
        if (wait > answerPatience) throw error;
        await sleep(wait);
      } finally {
        over();
      }
    }
  }

  /** Counts an answer in the book of sends. Nobody waits for an answer because the book does not answer. */
  private count(conversationId: string): () => void {
    const counted = this.given.pacer.note(conversationId);
    const lost = (error: unknown) => this.given.log.warn({ err: error }, 'An answer could not be counted.');
    counted.catch(lost);
    return () => void counted.then((booked) => booked.over()).catch(() => undefined);
  }
}
