/**
 * A whole period, played over real HTTP by people in a simulated Teams: the figures go in, the exceptions come
 * out, directors answer, the section stands in Word. Told step by step, so that a person can follow it; every
 * step that does not come true throws.
 */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AppConfig } from '../../src/config';
import { readSuiteFolder } from '../../src/intake';
import { loadSuite } from '../../src/usecases/period/load-suite';
import type { SuiteDefinition } from '../../src/usecases/period/suite-definition';
import { createLog, openOffice, startBot, type Office, type Outside } from '../../src/wiring';
import { buttonsOf, cardText, type ShownCard } from '../connector/cards';
import { guidOf, type Room, type TeamsUser } from '../connector/people';
import { startTeams, type Teams } from '../connector/teams';
import { brokenWorkbook, filledWorkbook } from './workbook';

/** Something a reader of the story may keep: a card as it stood, or a file. */
export type Keepsake = { kind: 'card'; name: string; card: unknown } | { kind: 'file'; name: string; bytes: Buffer };

export interface Telling {
  /** Called as each step begins. */
  step(sentence: string): void;
  /** Called with what came of it, in a sentence or two. */
  tell(sentence: string): void;
  keep(it: Keepsake): Promise<void>;
}

const label = 'October 2020';
const commentary = {
  cause:
    'At the end of September 2020, 38% of care leavers aged 19 to 21 were in education, employment or training, 106 of 279, against a target of 47% to 52%. Retail and hospitality jobs were lost during the spring lockdown, and fewer college places started in September. England’s figure for 2020 was 53%.',
  impact: 'Care leavers out of work or learning are at greater risk of debt and of losing their homes.',
  action1What: 'Ring-fence apprenticeships across the council for care leavers',
  action1Owner: 'Head of Leaving Care',
  action1Due: '2021-02-26',
  forecast: 'Back within the target range by July 2021.',
};

/** Why it goes although the check found something. */
const reason = 'Last period’s promises were reported to the panel in September.';

/** Everybody and everything on stage. */
interface Stage {
  office: Office;
  teams: Teams;
  definition: SuiteDefinition;
  telling: Telling;
  user: (key: string) => TeamsUser;
  ownerOf: (number: number) => TeamsUser;
  officer: TeamsUser;
  colleague: TeamsUser;
  member: TeamsUser;
  channel: Room;
  /** Lets the story's days pass until this moment, and the bot look what fell due. */
  comes: (moment: string) => Promise<void>;
}

/** Plays the story. @throws AssertionError naming the step's broken promise */
export async function playStory(telling: Telling): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'scrutineer-story-'));
  const teams = await startTeams();
  const port = await freePort();
  // The story's own day: a fortnight after the end of October 2020.
  let ahead = Date.parse('2020-11-16T09:00:00Z') - Date.now();
  const outside: Outside = {
    clock: () => new Date(Date.now() + ahead),
    log: createLog('error'),
  };
  const config: AppConfig = {
    auth: { mode: 'local' },
    host: '127.0.0.1',
    port,
    publicUrl: `http://127.0.0.1:${port}`,
    installLink: null,
    store: { directory: folder },
    demo: false,
    client: false,
    clientPort: 1,
    logLevel: 'error',
  };
  const office = await openOffice(config, outside);
  const bot = await startBot(config, office, outside);
  teams.connectTo(config.publicUrl);
  try {
    const stage: Stage = {
      ...(await setTheStage(office, teams, telling, outside.clock())),
      comes: async (moment) => {
        await bot.look();
        ahead = Date.parse(moment) - Date.now();
        await bot.look();
      },
    };
    for (const scene of scenes) await scene(stage);
  } finally {
    await bot.close();
    await office.close();
    await teams.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function setTheStage(office: Office, teams: Teams, telling: Telling, now: Date): Promise<Omit<Stage, 'comes'>> {
  telling.step('The demo suite is set up: 32 indicators, three published periods, October 2020 still without figures.');
  const whole = await readSuiteFolder(path.join(__dirname, '../../prisma/demo'));
  const definition: SuiteDefinition = {
    ...whole,
    people: whole.people.map((p) => ({
      ...p, // One director is known by her e-mail address alone: the roster makes her recognised.
      entraObjectId: p.key === 'social-care' ? null : guidOf(p.name),
    })),
    periods: whole.periods.map((p) => (p.label === label ? { ...p, outturns: [], state: 'draft' as const } : p)),
  };
  assert.ok(await loadSuite(office.deps, definition, now));
  const user = (key: string): TeamsUser => {
    const person = definition.people.find((p) => p.key === key);
    assert.ok(person, `nobody has the key ${key}`);
    return teams.user(person.name);
  };
  const withRole = (role: string): TeamsUser[] =>
    definition.people.filter((p) => p.roles.some((r) => r === role)).map((p) => user(p.key));
  const [officer, colleague] = withRole('performance officer');
  const [member] = withRole('member');
  assert.ok(officer && colleague && member);
  for (const person of definition.people) await teams.user(person.name).installs();
  telling.tell(`${definition.people.length} people have added the bot in Teams and were each welcomed once.`);
  return {
    office,
    teams,
    definition,
    telling,
    user,
    ownerOf: (number) => user(definition.indicators.find((i) => i.number === number)?.owner ?? ''),
    officer,
    colleague,
    member,
    channel: teams.channel('Performance team'),
  };
}

/** Waits until something has come true; deliveries run beside the turns that cause them. */
async function eventually<T>(what: string, look: () => T | undefined | null | false): Promise<T> {
  for (let waited = 0; waited < 15_000; waited += 50) {
    const it = look();
    if (it !== undefined && it !== null && it !== false) return it;
    await sleep(50);
  }
  throw new assert.AssertionError({ message: `This never happened: ${what}` });
}

const cardSaying = (user: TeamsUser, words: RegExp, room?: Room): ShownCard | undefined =>
  user
    .cards(room)
    .filter((c) => words.test(cardText(c.card)))
    .at(-1);

async function answerTo(user: TeamsUser, text: string, room?: Room): Promise<ShownCard> {
  const shown = await user.says(text, room === undefined ? {} : { in: room });
  const card = user.cards(room).find((c) => c.activityId === shown.at(-1)?.activityId);
  assert.ok(card, `"${text}" got no card for an answer`);
  return card;
}

async function importing({ telling, officer, office }: Stage): Promise<void> {
  telling.step(`${officer.name} sends a workbook with two wrong cells.`);
  await officer.uploads('October 2020.xlsx', await brokenWorkbook(office, label), label);
  const refused = officer.latestCard();
  assert.match(cardText(refused.card), /nothing (?:was|has been) (?:loaded|changed)/i);
  await telling.keep({ kind: 'card', name: '01 import refused', card: refused.card });
  telling.tell('It is refused whole: each fault is named by sheet and cell, and nothing was loaded.');

  telling.step('She puts the two cells right and sends it again.');
  await officer.uploads('October 2020.xlsx', await filledWorkbook(office, label), label);
  const preview = officer.latestCard();
  await telling.keep({ kind: 'card', name: '02 import preview', card: preview.card });
  await officer.presses(preview, 'confirm import');
  const loaded = officer.latestCard();
  assert.match(cardText(loaded.card), /32/);
  await telling.keep({ kind: 'card', name: '03 import done', card: loaded.card });
  telling.tell('She is shown what will change, confirms, and all 32 outturns are loaded.');
}

async function opening({ telling, officer, ownerOf, channel }: Stage): Promise<void> {
  telling.step(`${officer.name} chooses the team’s channel for the board and opens October 2020.`);
  await answerTo(officer, 'use this channel', channel);
  const opened = await answerTo(officer, `open ${label}`);
  assert.match(cardText(opened.card), /is open/);
  const board = await eventually('the board stands in the channel', () =>
    cardSaying(officer, /21[\s\S]*26[\s\S]*29/, channel),
  );
  await telling.keep({ kind: 'card', name: '04 board', card: board.card });
  for (const number of [21, 26, 29])
    await eventually(`the owner of ${number} is asked`, () =>
      cardSaying(ownerOf(number), new RegExp(`Indicator ${number}\\b`)),
    );
  telling.tell('The board stands in the channel; the owner of each exception has a request in their own chat.');
}

async function nudging({ telling, ownerOf, comes }: Stage): Promise<void> {
  const director = ownerOf(26);
  telling.step(`A month later: Friday 18 December, ten working days before commentary is due.`);
  await comes('2020-12-18T10:00:00Z');
  const digest = await eventually('the morning’s reminder', () => cardSaying(director, /10 working days/));
  assert.match(cardText(digest.card), /26/);
  await telling.keep({ kind: 'card', name: '04a reminder', card: digest.card });
  telling.tell(
    `${director.name} is reminded of all she owes in one message; Christmas is counted as the holiday it is.`,
  );
}

async function answering(stage: Stage): Promise<void> {
  const { telling, officer, ownerOf, channel, member } = stage;
  const director = ownerOf(26);
  telling.step(`${director.name} answers for indicator 26.`);
  const request = await eventually('the request for 26', () =>
    cardSaying(director, /Indicator 26\b[^]*Your commentary/),
  );
  await telling.keep({ kind: 'card', name: '05 request', card: request.card });

  await director.presses(request, 'submit', {});
  const nudged = cardAgain(director, request);
  assert.match(cardText(nudged.card), /what changed and why/i);
  telling.tell('Pressing Submit on an empty form sends nothing and says what is missing.');

  await director.presses(nudged, 'save draft', { cause: commentary.cause });
  const draft = cardAgain(director, request);
  assert.match(cardText(draft.card), /Saved as a draft/);
  const wrong = `${commentary.cause.replace('Retail', 'The other 140 were not. Retail')} Hopefully it passes.`;
  await director.presses(draft, 'submit', { ...commentary, cause: wrong });
  const checked = cardAgain(director, request);
  assert.match(cardText(checked.card), /Not sent yet/);
  assert.match(cardText(checked.card), /106 of 279 leaves 173, not 140/);
  assert.match(cardText(checked.card), /Department for Work and Pensions/);
  await telling.keep({ kind: 'card', name: '05a what the check found', card: checked.card });
  telling.tell('She writes that 106 of 279 were in work or learning, and that the other 140 were not.');
  telling.tell('The check stops it: 106 of 279 leaves 173. It also misses last period’s promises, and marks a hedge.');
  assert.ok(!buttonsOf(checked.card).some((button) => button.verb === 'send with a reason'));
  await director.presses(checked, 'submit', commentary);
  await director.presses(cardAgain(director, request), 'send with a reason', {
    ...commentary,
    sendReason: 'Later.',
  });
  assert.match(cardText(cardAgain(director, request).card), /say in a sentence why/);
  await director.presses(cardAgain(director, request), 'send with a reason', { ...commentary, sendReason: reason });
  const submitted = cardAgain(director, request);
  assert.match(cardText(submitted.card), /Submitted/);
  await telling.keep({ kind: 'card', name: '06 submitted', card: submitted.card });
  telling.tell(
    'A contradiction has to go. She takes it and the hedge out, and sends the rest with a reason, in words.',
  );

  telling.step(`${member.name}, a member, tries a copy of the same card.`);
  const refused = await member.presses(request, 'submit', commentary);
  assert.match(JSON.stringify(refused.body), /Only .* can submit/);
  telling.tell('It is refused kindly, and nothing has changed.');

  telling.step(`${officer.name} returns it with a reason; ${director.name} puts it right.`);
  const review = await eventually('the review card', () => cardSaying(officer, /Ring-fence apprenticeships/));
  assert.match(cardText(review.card), /Sent with a reason[^]*reported to the panel/);
  await telling.keep({ kind: 'card', name: '07 review', card: review.card });
  await officer.presses(review, 'return', { reason: 'Please say how many of the 279 are looking for work.' });
  const returned = await eventually('the request comes back', () => cardSaying(director, /how many of the 279/));
  await telling.keep({ kind: 'card', name: '08 returned', card: returned.card });
  const better = { cause: `${commentary.cause} Of the others, 64 are looking for work.` };
  await director.presses(returned, 'submit', better);
  await director.presses(cardAgain(director, returned), 'send with a reason', { ...better, sendReason: reason });
  const again = await eventually('the second version is there to review', () =>
    cardSaying(officer, /64 are looking for work/),
  );
  await officer.presses(again, 'approve');
  assert.match(cardText(cardAgain(officer, again).card), /Approved/);
  const board = await eventually('the board follows in place', () => {
    const card = cardSaying(officer, /approved/i, channel);
    return card && officer.cards(channel).filter((c) => /21[\s\S]*26[\s\S]*29/.test(cardText(c.card))).length === 1
      ? card
      : null;
  });
  await telling.keep({ kind: 'card', name: '09 board after approval', card: board.card });
  telling.tell('Approved. The one board in the channel shows it, updated in place.');
}

/** The card a press was made on, as it stands for this person now. */
function cardAgain(user: TeamsUser, pressed: ShownCard): ShownCard {
  return user.cards().find((c) => c.activityId === pressed.activityId) ?? user.latestCard();
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

async function delegating({ telling, officer, user, ownerOf }: Stage): Promise<void> {
  const director = ownerOf(29);
  const delegate = user('leaving-care');
  telling.step(`${director.name} delegates indicator 29 to ${delegate.name}, who simply writes in the chat.`);
  await answerTo(director, `delegate 29 to ${delegate.name}`);
  await eventually('the delegate is asked', () => cardSaying(delegate, /Indicator 29\b/));
  await delegate.says(
    'At the end of October 2020 the average caseload was 16.2 against a target of no more than 15, because two teams lost a third of their workers in September.',
  );
  const which = delegate.latestCard();
  const choice = buttonsOf(which.card).find((b) => b.verb === 'write on' && /29/.test(b.title));
  if (choice !== undefined) await delegate.presses(which, choice.title);
  const draft = await eventually('the words stand in the draft', () => cardSaying(delegate, /two teams lost a third/));
  await telling.keep({ kind: 'card', name: '09a draft from the chat', card: draft.card });
  const rest = {
    impact: 'Some families waited longer for visits.',
    action1What: 'Fill six posts',
    action1Owner: director.name,
    action1Due: '2021-03-31',
    forecast: 'April 2021',
  };
  await delegate.presses(draft, 'submit', rest);
  const held = cardAgain(delegate, draft);
  if (buttonsOf(held.card).some((b) => b.verb === 'send with a reason'))
    await delegate.presses(held, 'send with a reason', { ...rest, sendReason: reason });
  const review = await eventually('it is there to check', () => cardSaying(officer, /two teams lost a third/));
  await officer.presses(review, 'approve');
  const history = await answerTo(officer, 'history 29');
  assert.match(cardText(history.card), new RegExp(delegate.name));
  await telling.keep({ kind: 'card', name: '09b history', card: history.card });
  telling.tell(
    'The bot asked which request the words were for, kept them as the draft, and the history names who wrote.',
  );
}

async function reportingMore({ telling, officer, user }: Stage): Promise<void> {
  const director = user('education');
  telling.step(`${director.name} reports particularly good performance on indicator 8; the team extends a deadline.`);
  const form = await answerTo(director, 'report good performance on 8');
  await telling.keep({ kind: 'card', name: '09c good performance', card: form.card });
  await director.presses(form, 'submit', { cause: 'More plans were issued in time after the team was rebuilt.' });
  const review = await eventually('it is there to check', () => cardSaying(officer, /after the team was rebuilt/));
  await officer.presses(review, 'approve');
  assert.match(
    cardText((await answerTo(officer, 'extend 21 to 11/1/2021 because of sickness in the service')).card),
    /11 January 2021/,
  );
  const actions = await answerTo(officer, 'actions');
  await telling.keep({ kind: 'card', name: '09d actions', card: actions.card });
  telling.tell('It goes the same way, into its own part of the section. Promised actions follow their indicators.');
}

async function publishing({ telling, officer, member, user }: Stage): Promise<void> {
  telling.step(`${officer.name} publishes the period; members and the chief officer ask again.`);
  assert.match(cardText((await answerTo(officer, `publish ${label}`)).card), /published/i);
  const status = await answerTo(member, 'status 26');
  assert.match(cardText(status.card), /38%/);
  const hidden = await answerTo(member, 'status 22');
  assert.doesNotMatch(cardText(hidden.card), /455/);
  await telling.keep({ kind: 'card', name: '14 status of a suppressed indicator for a member', card: hidden.card });
  assert.match(cardText((await answerTo(user('chief-officer'), 'status')).card), /October 2020/);
  telling.tell('Members now see October; of the indicators in Part 2 they see the pointer and no figure.');
}

async function asking({ telling, member, officer, teams, channel }: Stage): Promise<void> {
  telling.step(`${member.name} asks how indicator 26 stands.`);
  const status = await answerTo(member, 'status 26');
  assert.match(cardText(status.card), /July 2020/);
  await telling.keep({ kind: 'card', name: '10 status for a member', card: status.card });
  telling.tell('She gets the published July figure: October is not published yet.');
  const working = await answerTo(officer, 'status 26');
  assert.match(cardText(working.card), /38%/);

  telling.step('Somebody nobody knows asks for the same.');
  const stranger = teams.user('A Stranger');
  const unknown = await answerTo(stranger, 'status 22');
  assert.match(cardText(unknown.card), /do not know you/);
  assert.ok(buttonsOf(unknown.card).length === 0);
  telling.tell('They learn whom to ask, and nothing else.');

  telling.step('In the channel, everybody gets Part 1.');
  const inChannel = await answerTo(officer, 'status 22', channel);
  await telling.keep({ kind: 'card', name: '11 status of a suppressed indicator in a channel', card: inChannel.card });
}

async function closing({ telling, officer, ownerOf }: Stage): Promise<void> {
  const late = ownerOf(21);
  const request = await eventually('the request for 21', () => cardSaying(late, /Indicator 21\b[^]*Your commentary/));
  telling.step(`${officer.name} closes the period; ${late.name} answers a minute too late.`);
  assert.match(cardText((await answerTo(officer, `close ${label}`)).card), /is closed/);
  await late.presses(request, 'submit', { cause: 'Reviews slipped because of a recording fault.' });
  const refused = cardAgain(late, request);
  assert.match(cardText(refused.card), /closed/);
  assert.match(JSON.stringify(refused.card), /recording fault/);
  await telling.keep({ kind: 'card', name: '12 too late', card: refused.card });
  telling.tell('It is refused, and what was typed is still there.');
}

async function reporting({ telling, officer }: Stage): Promise<void> {
  telling.step(`${officer.name} fetches the report.`);
  const report = await answerTo(officer, 'report');
  await telling.keep({ kind: 'card', name: '13 report', card: report.card });
  const links = buttonsOf(report.card).flatMap((b) => (b.url === null ? [] : [b]));
  assert.equal(links.length, 6);
  for (const link of links) {
    const response = await fetch(link.url ?? '');
    assert.equal(response.status, 200, link.title);
    const name = decodeURIComponent(
      /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? link.title,
    );
    await telling.keep({ kind: 'file', name, bytes: Buffer.from(await response.arrayBuffer()) });
    assert.equal((await fetch(link.url ?? '')).status, 404, 'a link works once');
  }
  telling.tell('Part 1 and Part 2, as Word and Markdown, and their dataset as CSV; each link works once.');
}

async function withdrawing({ telling, officer, member, channel }: Stage): Promise<void> {
  telling.step(`${officer.name} moves indicator 29 to Part 2 after members have seen it.`);
  const asked = await answerTo(member, 'status 29', channel);
  assert.match(cardText(asked.card), /16\.2/);
  const moved = await answerTo(
    officer,
    'classify 29 as paragraph 2 because two small teams could be recognised, which outweighs the public interest',
  );
  assert.match(cardText(moved.card), /fetched by/);
  await telling.keep({ kind: 'card', name: '15 moved to Part 2', card: moved.card });
  const withdrawn = await eventually('the card in the channel follows', () => {
    const now = member.cards(channel).find((c) => c.activityId === asked.activityId);
    return now !== undefined && !/16\.2/.test(cardText(now.card)) ? now : null;
  });
  assert.match(cardText(withdrawn.card), /paragraph 2/);
  await telling.keep({ kind: 'card', name: '16 withdrawn in the channel', card: withdrawn.card });
  telling.tell(
    'The answer in the channel now shows the pointer and its ground; files fetched before are listed for her.',
  );
}

const scenes = [
  importing,
  opening,
  nudging,
  answering,
  delegating,
  reportingMore,
  asking,
  closing,
  reporting,
  publishing,
  withdrawing,
];
