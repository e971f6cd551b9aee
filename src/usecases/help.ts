/** What this person can do here, with what waits for them first. */
import { longDate } from '../domain/figures';
import type { Person, Place, Suite } from '../domain/glossary';
import { startsFrom } from '../domain/workflow';
import { isOnlyMember, isPerformanceOfficer, rolesIn } from './who/find';
import { requestsKnownTo } from './figures/known-requests';
import { deadlineOf, inWords, readMatter, wordsFor } from './commentary/matter';
import type { Context, Deps, Reader } from './ports';
import type { Viewer } from './who/access';
import type { HelpReply } from './replies';

type Task = HelpReply['tasks'][number];

const forEverybody = [
  { command: 'status', does: 'how all the indicators stand' },
  { command: 'status 26', does: 'one indicator: its figure, target, direction and benchmarks' },
  {
    command: 'your own words',
    does: 'as “why are caseloads high?”, “and last year?”, “what’s red?”, “everything about care leavers”',
  },
];

const forOfficers = [
  { command: 'board', does: 'the exceptions of the open period and where each stands' },
  { command: 'open October 2020', does: 'open a period and ask the owners for commentary' },
  { command: 'close October 2020', does: 'freeze a period before its report' },
  { command: 'report', does: 'the exception section as Word and Markdown' },
  { command: 'publish October 2020', does: 'make the closed period what members see' },
  { command: 'remind 26', does: 'send the owner’s request again, today' },
  { command: 'extend 26 to 8/1/2021 because …', does: 'more time for one commentary, with the reason' },
  { command: 'reassign 26 to …', does: 'ask another director instead' },
  { command: 'reopen 26 because …', does: 'take an approved commentary back into work' },
  {
    command: 'create period …',
    does: 'as “create period January 2021 as at 31/1/2021 deadline 12/3/2021 meeting 30/3/2021”',
  },
  { command: 'disclosure', does: 'what Part 1 keeps back and why; “disclosure 22” for one figure' },
  {
    command: 'classify 22 as paragraph 2 because …',
    does: 'move a figure and its commentary to Part 2; also “keep back 22 because …” and “release 22 because …”',
  },
  { command: 'part 2 list', does: 'who reads this meeting’s Part 2; “let … read part 2”, “stop … reading part 2”' },
  {
    command: 'minutes',
    does: 'after the meeting: “resolved: That …”, “question on 26 from …: … Answer: …”, “meeting action on 26: …; owner; by 26/2/2021”',
  },
  { command: 'people', does: 'who has which part; “give … director”, “take director from …”, “add person …”' },
  {
    command: 'retire 9',
    does: 'a new version of the suite; also “renumber”, “retitle”, “also call 26 …”, “change owner of”, “change bounds of”',
  },
  { command: 'reach', does: 'whom I cannot write to yet, and what to do about it' },
  { command: 'use this channel', does: 'typed in a channel: the board is posted there' },
];

const forThoseWhoWrite = [
  { command: 'answer 26', does: 'your request again, with the form' },
  { command: 'delegate 26 to …', does: 'let somebody write in your name; “take back 26” ends it' },
  { command: 'report something else: …', does: 'a concern beyond the exceptions; or “report good performance on 27”' },
  { command: 'my day', does: 'this morning’s reminders again' },
  {
    command: 'I am away until 4/1/2021',
    does: 'your reminders go to whoever writes for you; “I am back” ends it',
  },
  { command: 'just write', does: 'a plain message of a sentence or more becomes your draft' },
];

const forThoseInIt = [
  { command: 'check 26', does: 'what the check finds in a draft or in what was submitted' },
  { command: 'history 26', does: 'every version of a commentary, with what changed' },
  { command: 'actions', does: 'what was promised; “action 12 done” closes one' },
  { command: 'calendar', does: 'every date of the round: reminders, deadline, publication, meeting' },
];

/** What waits for somebody who writes: their own requests, and those delegated to them. */
async function writingTasks(reader: Reader, person: Person): Promise<Task[]> {
  const tasks: Task[] = [];
  for (const request of await reader.requestsOf(person.id)) {
    const matter = startsFrom('save draft', request.state) ? await readMatter(reader, request.id) : null;
    if (matter === null) continue;
    const inName = request.ownerId === person.id ? '' : ` for ${matter.owner.name}`;
    const returned = request.state === 'returned' ? ' (returned to you)' : '';
    tasks.push({
      sentence: `Write the commentary on ${inWords(matter.indicator)}${inName} by ${longDate(deadlineOf(request, matter.period))}${returned}.`,
      command: `answer ${wordsFor(matter.indicator)}`,
    });
  }
  return tasks;
}

/** What waits for those who check in a suite: submitted commentary, and for the chief officer what was approved. */
async function checkingTasks(reader: Reader, { actor: person, place }: Viewer, suite: Suite): Promise<Task[]> {
  const roles = rolesIn(person, suite.id);
  const signs = roles.includes('chief officer') && suite.settings.twoLevelApproval;
  const open = (await reader.periods(suite.id)).filter((p) => p.state === 'open');
  const tasks: Task[] = [];
  const requests = await reader.requests(open.map((p) => p.id));
  for (const request of await requestsKnownTo(reader, { actor: person, place }, requests)) {
    const check = roles.includes('performance officer') && request.state === 'submitted';
    if (!check && !(signs && request.state === 'approved')) continue;
    const matter = await readMatter(reader, request.id);
    if (matter === null) continue;
    tasks.push({
      sentence: `${check ? 'Check' : 'Sign off'} the commentary on ${inWords(matter.indicator)}.`,
      command: `review ${wordsFor(matter.indicator)}`,
    });
  }
  return tasks;
}

async function tasksOf(reader: Reader, viewer: Viewer): Promise<Task[]> {
  const person = viewer.actor;
  const tasks = await writingTasks(reader, person);
  for (const suite of await reader.suites()) {
    if (rolesIn(person, suite.id).length === 0) continue;
    tasks.push(...(await checkingTasks(reader, viewer, suite)));
    if (!isPerformanceOfficer(person, suite.id)) continue;
    for (const period of (await reader.periods(suite.id)).filter((p) => p.state === 'draft'))
      tasks.push({
        sentence: `${period.label} is being prepared: open it when its outturns are loaded.`,
        command: `open ${period.label}`,
      });
  }
  return tasks;
}

/** Somebody who owns an indicator, writes for its owner, or was asked for a commentary. */
async function writes(reader: Reader, person: Person): Promise<boolean> {
  if ((await reader.requestsOf(person.id)).length > 0) return true;
  for (const suite of await reader.suites())
    for (const i of await reader.indicators(suite.id, suite.version))
      if (i.ownerId === person.id || i.delegateId === person.id) return true;
  return false;
}

/** In a channel or group chat nobody's tasks are shown: they are for their own eyes. */
export async function help(deps: Deps, ctx: Context, local: boolean): Promise<HelpReply> {
  return deps.store.snapshot(async (reader) => {
    const roles = [...new Set(ctx.actor.roles.map((r) => r.role))];
    const personal = ctx.place === ('personal chat' satisfies Place);
    return {
      kind: 'help',
      name: ctx.actor.name,
      roles,
      place: ctx.place,
      tasks: personal ? await tasksOf(reader, ctx) : [],
      commands: [
        ...forEverybody,
        ...(roles.includes('performance officer') ? forOfficers : []),
        ...(personal && (await writes(reader, ctx.actor)) ? forThoseWhoWrite : []),
        ...(personal && !isOnlyMember(ctx.actor) ? forThoseInIt : []),
        ...(personal && roles.includes('performance officer')
          ? [{ command: 'send me a workbook', does: 'load the outturns of a period: attach the file to a message' }]
          : []),
      ],
      personas: local && personal ? (await reader.people()).map((p) => ({ name: p.name, post: p.post })) : [],
    };
  });
}
