/** What somebody has to do, and can ask. */
import type { HelpReply } from '../usecases/replies';
import { line, oneLine } from './escape';
import { orNone } from './figure';
import type { Presented } from './presented';
import { capital, listed, many, roleWords } from './say';
import { fill } from './template';

const mostTasks = 12;
const mostPersonas = 40;

/** A command a button can say as it stands; the others ask for something of one's own ("send me a workbook"). */
const sayable = (command: string): boolean =>
  /^(?:help|status|overview|board|open|close|report|answer|review|actions|people|suites|history|check|calendar|reach|my day|disclosure|part 2 list|minutes)\b/iu.test(
    command,
  );

export function helpCard(reply: HelpReply): Presented {
  const { tasks, personas } = reply;
  const summary = tasks.length === 0 ? 'What you can ask me' : `${many(tasks.length, 'thing')} for you to do`;
  const buttons = reply.commands.filter(({ command }) => sayable(command));
  const typed = reply.commands.filter(({ command }) => !sayable(command));
  const rows = tasks.slice(0, mostTasks).map(({ sentence, command }) => ({
    sentence: line(sentence, 400),
    buttons: command === null ? [] : [{ title: oneLine(capital(command), 60), data: { words: command } }],
  }));
  return {
    summary,
    card: fill('help', {
      fallback: summary,
      above: line(reply.name),
      title: 'How I can help',
      notes: orNone(reply.roles.length === 0 ? '' : capital(listed(reply.roles.map((role) => roleWords[role])))),
      tasks: rows.length === 0 ? [] : [{ rows }],
      commands:
        buttons.length === 0
          ? []
          : [
              {
                rows: buttons.map(({ command, does }) => ({
                  command: oneLine(capital(command), 60),
                  does: line(capital(does)),
                  data: { words: command },
                })),
              },
            ],
      typed: typed.map(({ command, does }) => ({ command: line(capital(command)), does: line(capital(does)) })),
      personas:
        personas.length === 0
          ? []
          : [
              {
                rows: personas.slice(0, mostPersonas).map(({ name, post }) => ({
                  name: line(name, 80),
                  post: line(post, 120),
                  tooltip: oneLine(`Play ${name}`, 100),
                  data: { words: oneLine(`as ${name}`) },
                })),
              },
            ],
    }),
  };
}
