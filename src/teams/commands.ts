/** What people type → what they ask for. Whole sentences only: a command hidden inside other words is no command. */
import type { Ask } from '../usecases/asks';
import type { Conversation } from '../usecases/ports';
import { asWritten, plainLine } from './text';
import type { About, Command } from './command';
import { disclosures } from './disclosure-commands';
import { meetings } from './meeting-commands';
import { scheduleCommands } from './schedule-commands';
import { mattersOutside, records, requestVerbs, runningSuites } from './longer-commands';

/** "… suite children" at the end names the suite where a council has several. */
const suiteAtEnd = /\s+suite[:\s]\s*([\p{L}\p{N}][\p{L}\p{N}_-]*)$/iu;

const orNull = (words: string): string | null => (words === '' ? null : words);

/** What is named is short: "Report cards were late this quarter because …" is a sentence, not a report for a period. */
const labelled =
  (build: (label: string, about: About) => Ask): Command['build'] =>
  (label, about) =>
    label.split(' ').length > 4 ? null : build(label, about);

/** In the order they are tried; the rest of the line, where a command takes one, is the first group. */
const commands: readonly Command[] = [
  {
    form: /^(?:help|menu|start|hi|hello|good (?:morning|afternoon)|what can you do|\?)\??$/iu,
    build: () => ({ kind: 'help' }),
  },
  { form: /^overview\??$/iu, build: (_, about) => ({ kind: 'status', words: '', ...about }) },
  { form: /^status(?: (?:of )?(.+?))?\??$/iu, build: (words, about) => ({ kind: 'status', words, ...about }) },
  {
    form: /^open(?: (?:the )?period)?(?: (.+))?$/iu,
    build: labelled((label, about) => ({ kind: 'open period', label, ...about })),
  },
  {
    form: /^close(?: (?:the )?period)?(?: (.+))?$/iu,
    build: labelled((label, about) => ({ kind: 'close period', label, ...about })),
  },
  {
    form: /^(?:show )?(?:the )?board(?: (?:for )?(.+))?$/iu,
    build: labelled((label, about) => ({ kind: 'board', label: orNull(label), ...about })),
  },
  ...mattersOutside,
  {
    form: /^report(?: (?:for )?(.+))?$/iu,
    build: labelled((label, about) => ({ kind: 'report', label: orNull(label), ...about })),
  },
  { form: /^answer(?: (?:indicator )?(.+))?$/iu, build: (words, about) => ({ kind: 'answer', words, ...about }) },
  { form: /^review(?: (?:indicator )?(.+))?$/iu, build: (words, about) => ({ kind: 'review', words, ...about }) },
  {
    form: /^check (?:indicator )?(.+)$/iu,
    build: labelled((words, about) => ({ kind: 'check', words, ...about })),
  },
  {
    form: /^use this channel$/iu,
    build: (_, about, conversation) => ({ kind: 'use this channel', conversation, ...about }),
  },
  { form: /^as (.+)$/iu, build: (name) => ({ kind: 'act as', name }) },
  ...disclosures,
  ...meetings,
  ...scheduleCommands,
  ...requestVerbs,
  ...records,
  ...runningSuites,
];

/** Reads one typed line, with the mention of the bot already taken out. */
export function parseCommand(text: string, conversation: Conversation): Ask {
  const line = plainLine(text);
  const suiteKey = suiteAtEnd.exec(line)?.[1]?.toLowerCase() ?? null;
  const said = suiteKey === null ? line : line.replace(suiteAtEnd, '');
  for (const { form, build } of commands) {
    const match = form.exec(said);
    const ask = match === null ? null : build(match[1]?.trim() ?? '', { suiteKey }, conversation, match.groups ?? {});
    if (ask !== null) return ask;
  }
  return { kind: 'not understood', words: asWritten(text), ...(suiteKey === null ? {} : { suiteKey }) };
}
