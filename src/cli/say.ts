/** `scrutineer do`: any command of the chat. */
import type { Command } from 'commander';
import { plainWords } from '../present/plain';
import { carryOut } from '../usecases/answer';
import { parseCommand } from '../wiring';
import { withOffice } from './office';

/** Any command of the chat, as the account that runs it: "open October 2020", "reassign 26 to Ruth Adeyemi". */
async function say(words: readonly string[]): Promise<void> {
  const chat = 'the command line';
  const ask = parseCommand(words.join(' '), { conversationId: chat, place: 'personal chat', reference: {} });
  await withOffice(async ({ deps }, ctx) => {
    const reply = await carryOut(deps, ctx, chat, ask, false);
    console.log(plainWords(reply));
    if (reply.kind === 'said' && reply.tone === 'attention') process.exitCode = 1;
  });
}

export function addSayCommand(program: Command): void {
  program
    .command('do')
    .description('any command of the chat, such as: do open October 2020')
    .argument('<words...>', 'what you would type in the chat')
    .action(say);
}
