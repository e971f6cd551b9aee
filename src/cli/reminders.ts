/** `scrutineer reminders` and `scrutineer calendar`: what goes out when, to whom and why. */
import type { Command } from 'commander';
import { readDay } from '../domain/read-day';
import { defaultSettings } from '../domain/suite-settings';
import { dayIn } from '../domain/today';
import { plainWords } from '../present/plain';
import { reminderLines } from '../present/reminders';
import { calendar } from '../usecases/schedule/calendar';
import { queueToday, remindersOn } from '../usecases/schedule/reminders-on';
import { about, withOffice, type About } from './office';

async function reminders(options: { on?: string; dry?: boolean }): Promise<void> {
  await withOffice(async ({ deps }, ctx) => {
    const today = dayIn(defaultSettings.timeZone, ctx.now);
    const day = options.on === undefined ? today : readDay(options.on);
    if (day === null) throw new Error(`"${options.on ?? ''}" is not a date; write it as 2026-04-08.`);
    if (options.dry !== true && day !== today)
      throw new Error('Only today’s reminders can be queued. Add --dry to see what another day brings.');
    console.log(reminderLines(await remindersOn(deps, day)).join('\n'));
    if (options.dry === true) return;
    const { queued, reasons } = await queueToday(deps, ctx.actor.name, ctx.now);
    console.log(
      `Queued for ${queued === 1 ? 'one person' : `${queued} people`}; nobody gets a second message in a morning.`,
    );
    for (const reason of reasons) console.log(`Not queued: ${reason}`);
  });
}

async function showCalendar(options: About): Promise<void> {
  await withOffice(async ({ deps }, ctx) => {
    const reply = await calendar(deps, ctx, {
      kind: 'calendar',
      label: options.period ?? null,
      suiteKey: options.suite ?? null,
    });
    console.log(plainWords(reply));
    if (reply.kind !== 'calendar') process.exitCode = 1;
  });
}

export function addReminderCommands(program: Command): void {
  program
    .command('reminders')
    .description('queue what is due today; with --dry, only show what a day brings, to whom and why')
    .option('--on <date>', 'the day, such as 2026-04-08; without it, today')
    .option('--dry', 'show, and send nothing')
    .action(reminders);

  about(program.command('calendar'))
    .description('every date of a period: reminders, deadline, escalation, publication, questions, meeting')
    .action(showCalendar);
}
