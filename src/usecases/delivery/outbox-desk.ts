/** What operators see of the outbox and do with it: whom, what kind, when, how it stands and why; never what it says. */
import type { Change, Context, Deps, Outbox, OutboxRow } from '../ports';
import type { DeskRow, Standing } from '../replies';
import { nameOf, sameRecipient } from './cannot-reach';

/** Messages that stand as asked for; without any, all but those that came to their end. */
export async function messagesOnDesk(
  deps: Deps,
  outbox: Outbox,
  now: Date,
  wanted: readonly Standing[] = ['due', 'later', 'being sent', 'unreachable', 'set aside'],
): Promise<DeskRow[]> {
  const rows = await outbox.list();
  return deps.store.snapshot(async (reader) => {
    const unreachable = await reader.unreachable();
    const shown: DeskRow[] = [];
    for (const row of rows) {
      const known = unreachable.find(({ to }) => sameRecipient(to, row.to));
      const standing = standingOf(row, known !== undefined, now);
      if (!wanted.includes(standing)) continue;
      const reason = standing === 'unreachable' ? (known?.reason ?? row.reason) : row.reason;
      shown.push({ ...row, reason, whom: await nameOf(reader, row.to), standing });
    }
    return shown;
  });
}

function standingOf({ state, taken, dueAt }: OutboxRow, unreachable: boolean, now: Date): Standing {
  switch (state) {
    case 'sent':
      return 'sent';
    case 'dropped':
      return 'not sent';
    case 'parked':
      return 'set aside';
    case 'pending':
      if (taken) return 'being sent';
      if (unreachable) return 'unreachable';
      return dueAt <= now ? 'due' : 'later';
  }
}

/** Sends these again, now; false where one of them is in hand, was sent or does not exist, and then none is. */
export const retryMessages = (deps: Deps, ctx: Context, ids: readonly string[]): Promise<boolean> =>
  change(deps, ctx, 'retry messages', ids, {
    kind: 'retry messages',
    ids,
    at: ctx.now,
    reason: `${ctx.actor.name} asked for another try.`,
  });

/** Takes these off the queue; false where one of them is in hand, was sent or does not exist, and then none is. */
export const cancelMessages = (deps: Deps, ctx: Context, ids: readonly string[]): Promise<boolean> =>
  change(deps, ctx, 'cancel messages', ids, {
    kind: 'cancel messages',
    ids,
    reason: `Cancelled by ${ctx.actor.name}.`,
  });

/** Sets aside whatever is due: after a restore that the bot cannot see by itself, before it is started. */
export const holdMessages = (deps: Deps, ctx: Context): Promise<boolean> =>
  change(deps, ctx, 'hold messages', [], {
    kind: 'hold messages',
    at: ctx.now,
    reason: 'The records were restored: it may have been sent before. Retry it, or cancel it.',
  });

async function change(
  deps: Deps,
  ctx: Context,
  action: string,
  ids: readonly string[],
  made: Change,
): Promise<boolean> {
  const result = await deps.store.commit({
    expect: [],
    changes: [made],
    audit: [
      {
        at: ctx.now,
        actorId: ctx.actorId,
        onBehalfOfId: null,
        place: ctx.place,
        action,
        subject: 'outbox',
        subjectId: ids.length === 0 ? 'due' : ids.join(' '),
        revision: null,
        detail: { by: ctx.actor.name },
      },
    ],
    send: [],
  });
  return result === 'committed';
}
