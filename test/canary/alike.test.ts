import { cardText } from '../connector/cards';
import type { Room } from '../connector/people';
import { plant } from './planted';
import { answerAndCheck, importAndOpen } from './story';
import { everyButton, fillersAbout, linesFor, shortLines, type Attacker } from './sweep';
import { openTappedWorld, type TappedWorld } from './world';

type Planted = Awaited<ReturnType<typeof plant>>;

/** What may differ between two worlds that are otherwise the same: names made at random, and the time of day. */
const steady = (text: string): string =>
  text
    .replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/giu, '<id>')
    .replace(/(?<=(?:token|\/files\/)[":\\]*)[\w.-]{20,}/gu, '<token>')
    .replace(/127\.0\.0\.1:\d+/gu, '<host>')
    .replace(/\bat \d\d:\d\d\b/gu, 'at <time>')
    .replace(/"replyToId":"\d+"/gu, '')
    // Numbers of actions and minutes are drawn at random.
    .replace(/(?<=\b(?:action|minute) |"number":|"text":")\d{3,5}\b/giu, '<drawn>');

/** Of things due on one day the drawn number says which comes first: a list of them is compared in any order. */
const inAnyOrder = (card: string): string =>
  card.includes('<drawn>')
    ? card
        .split(/(?=\{"type")|[,[\]{}]+/u)
        .sort()
        .join(' ')
    : card;

/** What somebody was told, line by line: each message that came, whole. */
async function transcript(world: TappedWorld, who: readonly (Attacker & { ofEach: number })[]): Promise<string[]> {
  const seen: string[] = [];
  for (const [i, { user, room, ofEach }] of who.entries())
    for (const line of new Set([...shortLines(), ...linesFor(fillersAbout([22, 26, 27, 99], user.name), i, ofEach)])) {
      const shown = await user.says(line, { in: room });
      const cards = shown.map(({ activity }) => steady(JSON.stringify([activity.summary, activity.attachments])));
      seen.push(`${user.name}, ${room.conversationType}, “${line}”: ${cards.map(inAnyOrder).join('\n')}`);
    }
  return seen;
}

/** The answer to each button on an owner's requests in Part 2, beside the answer to the same on a request that never was. */
async function answersToPresses(
  world: TappedWorld,
  { user, room }: Attacker,
  owner: Room,
): Promise<[string, string, string][]> {
  const answers: [string, string, string][] = [];
  for (const { on, button } of everyButton(world)) {
    const isTheirs =
      on.conversationId === owner.conversationId && /Indicator (?:22|23|25|27)\b/u.test(cardText(on.card));
    if (!isTheirs || button.data['requestId'] === undefined) continue;
    const pressed = async (requestId: unknown): Promise<string> => {
      const data = { ...button.data, requestId };
      const { status, body } = await user.pressesVerb(
        { ...on, conversationId: room.conversationId },
        button.verb,
        data,
      );
      return steady(JSON.stringify([status, body]));
    };
    const known = await pressed(button.data['requestId']);
    answers.push([
      `${user.name}, ${room.conversationType}, [${button.title}]`,
      known,
      await pressed('00000000-0000-4000-8000-000000000000'),
    ]);
  }
  return answers;
}

/** The two texts around the first place where they differ. */
function difference(one: string, other: string): string {
  const at = Array.from({ length: one.length }).findIndex((_, i) => one[i] !== other[i]);
  const around = (text: string): string => text.slice(Math.max(0, at - 80), at + 80);
  return `…${around(one)}… but …${around(other)}…`;
}

describe('Part 2 with something in it, and with nothing', () => {
  const transcripts: string[][] = [];
  let presses: [string, string, string][] = [];

  beforeAll(async () => {
    const planted = await plant();
    for (const much of [true, false]) {
      const world = await openTappedWorld(planted.definition);
      try {
        await importAndOpen(world, much ? planted : withoutExceptions(planted));
        const chat = (key: string): Attacker => ({ user: world.user(key), room: world.user(key).chat });
        await answerAndCheck(world, planted, much ? 'in full' : 'in public');
        const group = world.teams.groupChat('Some of us');
        if (much) presses = await answersToPresses(world, chat('chief-officer'), world.user('social-care').chat);
        transcripts.push(
          await transcript(world, [
            { ...chat('education'), ofEach: 0 },
            { ...chat('chief-officer'), ofEach: 1 },
            { user: world.user('performance-1'), room: group, ofEach: 1 },
            { ...chat('performance-2'), ofEach: 2 },
            { ...chat('member-1'), ofEach: 0 },
          ]),
        );
      } finally {
        await world.close();
      }
    }
  }, 300_000);

  it('cannot be told apart by anybody who is not on the list, nor in a group chat', () => {
    const [much = [], little = []] = transcripts;
    expect(much.length).toBeGreaterThan(200);
    expect(much.length).toBe(little.length);
    const different = much.flatMap((line, i) =>
      line === little[i] ? [] : [`${line.slice(0, 60)}: ${difference(line, little[i] ?? '')}`],
    );
    expect(different).toEqual([]);
  });

  it('answers a press on a request of Part 2 as one on a request that never was', () => {
    expect(presses.length).toBeGreaterThan(5);
    expect(presses.filter(([, known, never]) => known !== never)).toEqual([]);
  });
});

/** The same round with every figure that an officer keeps back well within its target: nothing there to explain. */
const withoutExceptions = (planted: Planted): Planted => ({ ...planted, csv: planted.quietCsv });
