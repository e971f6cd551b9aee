/** `scrutineer outbox`: what waits to be sent, to whom and why; send it again, or take it off. */
import type { Command } from 'commander';
import { outboxLines } from '../present/outbox';
import { cancelMessages, holdMessages, messagesOnDesk, retryMessages } from '../usecases/delivery/outbox-desk';
import type { Context } from '../usecases/ports';
import type { Standing } from '../usecases/replies';
import type { Office } from '../wiring';
import { withOffice } from './office';

const standings: readonly Standing[] = ['due', 'later', 'being sent', 'unreachable', 'set aside', 'sent', 'not sent'];

function standingIn(words: string): Standing {
  const found = standings.find((standing) => standing === words.trim().toLowerCase());
  if (found === undefined) throw new Error(`Messages stand as one of: ${standings.join(', ')}.`);
  return found;
}

async function list(options: { standing?: string; all?: boolean }): Promise<void> {
  const wanted = options.all === true ? standings : options.standing?.split(',').map(standingIn);
  await withOffice(async ({ deps, store }, ctx) => {
    console.log(outboxLines(await messagesOnDesk(deps, store.outbox, ctx.now, wanted)).join('\n'));
  });
}

/** The messages named, or all that are set aside. */
async function chosen(
  { deps, store }: Office,
  ctx: Context,
  ids: readonly string[],
  options: { setAside?: boolean },
): Promise<string[]> {
  const odd = ids.find((id) => !/^\d{1,18}$/.test(id));
  if (odd !== undefined) throw new Error(`"${odd}" is not the number of a message; “outbox list” shows them.`);
  const aside = options.setAside === true ? await messagesOnDesk(deps, store.outbox, ctx.now, ['set aside']) : [];
  const all = [...ids, ...aside.map(({ id }) => id)];
  if (all.length === 0)
    throw new Error('Name messages by their numbers, or add --set-aside for all that are set aside.');
  return all;
}

const changed =
  (change: typeof retryMessages, done: string) =>
  (ids: string[], options: { setAside?: boolean }): Promise<void> =>
    withOffice(async (office, ctx) => {
      const all = await chosen(office, ctx, ids, options);
      if (!(await change(office.deps, ctx, all)))
        throw new Error('One of them is being sent, came to its end or does not exist. Nothing was changed.');
      console.log(`${done}: ${all.join(', ')}.`);
    });

const hold = (): Promise<void> =>
  withOffice(async ({ deps, store }, ctx) => {
    await holdMessages(deps, ctx);
    const aside = await messagesOnDesk(deps, store.outbox, ctx.now, ['set aside']);
    console.log(outboxLines(aside).join('\n'));
  });

export function addOutboxCommands(program: Command): void {
  const outbox = program.command('outbox').description('messages to people: what waits, what went wrong, and why');
  outbox
    .command('list')
    .description('messages that are not sent yet: whom, what kind, when, how they stand and why')
    .option('--standing <words>', `only those that are: ${standings.join(', ')}; several with commas`)
    .option('--all', 'sent ones too')
    .action(list);
  outbox
    .command('retry [numbers...]')
    .description('send these again, now; look first whether a doubtful one is there already')
    .option('--set-aside', 'all that are set aside')
    .action(changed(retryMessages, 'Due again'));
  outbox
    .command('cancel [numbers...]')
    .description('take these off the queue')
    .option('--set-aside', 'all that are set aside')
    .action(changed(cancelMessages, 'Cancelled'));
  outbox
    .command('hold')
    .description('set aside whatever is due: run it after restoring a backup and before starting the bot')
    .action(hold);
}
