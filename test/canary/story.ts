/** A full period in which what is kept back is answered for, checked and approved, by real imports and real chat. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { CommentaryText } from '../../src/domain/glossary';
import { buttonsOf, cardText, type ShownCard } from '../connector/cards';
import type { TeamsUser } from '../connector/people';
import type { plant } from './planted';
import { before, now } from './planted';
import type { TappedWorld } from './world';

type Planted = Awaited<ReturnType<typeof plant>>;

/** On the list of the round: one officer and one member. The second officer and the chief officer are not. */
export const onTheList: ReadonlySet<string> = new Set(['performance-1', 'member-2']);

const boxes = ({ cause, impact, forecast, actions }: CommentaryText): Record<string, string> => ({
  cause,
  impact,
  forecast,
  ...Object.fromEntries(
    actions.flatMap((a, i) => [
      [`action${i + 1}What`, a.what],
      [`action${i + 1}Owner`, a.owner],
      [`action${i + 1}Due`, a.due ?? ''],
    ]),
  ),
});

async function says(world: TappedWorld, user: TeamsUser, line: string): Promise<void> {
  world.now(`the story: ${user.name}: “${line}”`);
  await user.says(line);
}

async function must(world: TappedWorld, user: TeamsUser, line: string, answer: RegExp): Promise<void> {
  await says(world, user, line);
  const said = cardText(user.latestCard().card);
  if (!answer.test(said)) throw new Error(`“${line}” was answered: ${said}`);
}

/** The newest card of somebody's that has a button, about one indicator where it is given. */
function cardOf(user: TeamsUser, verb: string, number: number | null): ShownCard | undefined {
  const about = number === null ? /./u : new RegExp(`Indicator ${number}\\b`, 'u');
  return user
    .cards()
    .filter((c) => about.test(cardText(c.card)) && buttonsOf(c.card).some((b) => b.verb === verb))
    .at(-1);
}

/** Presses a button of the newest card that has it, on one indicator where it is given: deliveries come in between. */
async function presses(
  world: TappedWorld,
  user: TeamsUser,
  verb: string,
  number: number | null = null,
  typed: Record<string, string> = {},
): Promise<ShownCard> {
  world.now(`the story: ${user.name}: [${verb}] ${number ?? ''}`);
  const newest = (): ShownCard | undefined => cardOf(user, verb, number);
  for (let waited = 0; waited < 10_000 && newest() === undefined; waited += 50) await sleep(50);
  const card = newest();
  if (card === undefined)
    throw new Error(`${user.name} has no card to ${verb} ${number ?? ''}: ${cardText(user.latestCard().card)}`);
  await user.presses(card, verb, typed);
  return card;
}

/** Submits; what the check asks for is answered on the same card, and it is sent all the same. */
async function submits(
  world: TappedWorld,
  user: TeamsUser,
  number: number,
  typed: Record<string, string>,
): Promise<void> {
  const pressed = await presses(world, user, 'submit', number, typed);
  const asItStands = (): ShownCard | undefined => user.cards().find((c) => c.activityId === pressed.activityId);
  const isHeld = (card: ShownCard | undefined): card is ShownCard =>
    card !== undefined && buttonsOf(card.card).some((b) => b.verb === 'submit');
  const held = asItStands();
  if (isHeld(held)) {
    const asksWhy = buttonsOf(held.card).some((b) => b.verb === 'send with a reason');
    await (asksWhy
      ? user.presses(held, 'send with a reason', { sendReason: 'It is all that is known today.' })
      : user.presses(held, 'submit'));
  }
  const last = asItStands();
  if (isHeld(last)) throw new Error(`${number} was not sent: ${cardText(last.card)}`);
}

/** The figures go in and the round is opened. */
export async function importAndOpen(world: TappedWorld, planted: Planted): Promise<void> {
  const officer = world.user('performance-1');
  for (const label of [before, now])
    for (const line of [
      `stop Tom Ellery reading part 2 for ${label}`,
      `stop Helen Marsden reading part 2 for ${label}`,
      `let Cllr Imran Qadir read part 2 for ${label}`,
    ])
      await must(world, officer, line, /Part 2 of/u);
  world.now('the story: the import');
  await officer.uploads(`${now}.csv`, planted.csv, now);
  await presses(world, officer, 'confirm import');
  world.now('the story: opening');
  await officer.says('use this channel', { in: world.teams.channel('Performance team') });
  await must(
    world,
    officer,
    `classify 27 for ${now} as paragraph 2 because few young people could be picked out`,
    /27/u,
  );
  await must(world, officer, `keep back 28 for ${now} because of the ${planted.wordOf(28, 6)}`, /28/u);
  await must(world, officer, `open ${now}`, /is open/u);
  await world.settled();
}

/** Owners answer: of what is kept back two are approved, one returned, one a draft, one waits; or nobody answers for it. */
export async function answerAndCheck(
  world: TappedWorld,
  planted: Planted,
  how: 'in full' | 'in public',
): Promise<void> {
  const officer = world.user('performance-1');
  const director = world.user('social-care');
  const keptBack = how === 'in full' ? [22, 23, 25, 27, 32] : [];
  for (const number of keptBack) {
    const owner = world.user(planted.definition.indicators.find((i) => i.number === number)?.owner ?? '');
    await says(world, owner, `answer ${number}`);
    const typed = boxes(planted.commentaryOn(number));
    await (number === 25 ? presses(world, owner, 'save draft', number, typed) : submits(world, owner, number, typed));
  }
  await says(world, director, 'answer 26');
  await submits(world, director, 26, {
    cause: 'Retail jobs were lost during the spring lockdown.',
    action1What: 'Ring-fence apprenticeships',
    action1Owner: 'Head of Leaving Care',
    action1Due: '2021-02-26',
  });
  for (const number of [22, 32, 26].filter((n) => n === 26 || keptBack.includes(n))) {
    await says(world, officer, `review ${number}`);
    await presses(world, officer, 'approve', number);
  }
  if (keptBack.includes(23)) {
    await says(world, officer, 'review 23');
    await presses(world, officer, 'return', 23, { reason: `Please explain the ${planted.wordOf(23, 6)}.` });
    // A delivery that fails leaves its trace in the log and the outbox.
    world.teams.faults.refuse(500, { times: 2 });
    await says(world, officer, `extend 27 to 8/1/2021 because of ${planted.wordOf(27, 6)}`);
  }
  await world.settled();
}

/** Asks for the report and fetches every file of it. */
async function fetchesReport(world: TappedWorld, user: TeamsUser): Promise<void> {
  await must(world, user, 'report', /Part 1/u);
  for (const { url } of buttonsOf(user.latestCard().card))
    if (url !== null) await fetch(url).then((r) => r.arrayBuffer());
}

/** The round ends; an officer who reads Part 2 and one who does not fetch what there is for them. */
export async function closeAndPublish(world: TappedWorld): Promise<void> {
  const officer = world.user('performance-1');
  await must(world, officer, `close ${now}`, /is closed/u);
  await fetchesReport(world, officer);
  await fetchesReport(world, world.user('chief-officer'));
  await must(world, officer, 'status 19', new RegExp(before, 'u'));
  await must(world, officer, `publish ${now}`, /published/iu);
  await world.settled();
}
