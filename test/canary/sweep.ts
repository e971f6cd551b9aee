/** Tries everything: every line of the table, questions in free words, and every button there is or ever was. */
import type { Room, TeamsUser } from '../connector/people';
import { buttonsOf, type Button, type ShownCard } from '../connector/cards';
import { bareLineOf, formsInTheTable, linesOf, type Fillers } from './lines';
import type { TappedWorld } from './world';

export interface Attacker {
  user: TeamsUser;
  room: Room;
}

/** What people ask in their own words. */
const questions: readonly string[] = [
  'what is red',
  "what's red",
  'which indicators are worst',
  'how many are in part 2',
  'what is in part 2',
  'report part 2',
  'status part 2',
  'actions 26',
  'history 26',
  'why is indicator 22 kept back',
  'how is adoption going',
  'indicator 22',
  'indicator 99',
  'status adoption',
  'status placement',
  'status agency',
  '22',
];

/** What is put into the gaps of commands, in somebody's name. */
export const fillersAbout = (numbers: readonly number[], ownName: string): Fillers => ({
  numbers: numbers.map(String),
  words: [...numbers.map(String), '30 March 2021', 'October 2020', 'part 2'],
  named: {
    person: ['Grace Lindley', ownName],
    reason: ['the papers said so'],
    date: ['8 January 2021'],
    // No two periods of one day: which of them comes first is nobody's promise.
    asAt: ['31/1/2021', '30/4/2021', '31/7/2021', '31/10/2021', '31/1/2022', '30/4/2022'],
    deadline: ['12/3/2021'],
    meeting: ['30/3/2021'],
    email: ['a.b@council.example'],
    post: ['Clerk'],
    title: ['A new title'],
    label: ['October 2020'],
    to: ['98'],
    low: ['3'],
    high: ['9'],
    least: ['5'],
    most: ['7'],
  },
});

/**
 * Lines of every command about these indicators, and questions in free words. There are too many for everybody to type
 * them all: each `turn` has another few of every command, so that together all are typed.
 */
export function linesFor(fillers: Fillers, turn: number, ofEach: number): string[] {
  const some = formsInTheTable().flatMap((form) => {
    const lines = linesOf(form, fillers);
    return Array.from({ length: ofEach }, (_, i) => lines[(turn * ofEach + i) % lines.length] ?? '');
  });
  return [...new Set([...some, ...questions.filter((_, i) => i % 2 === turn % 2)])];
}

/** Every command in its shortest form, and every question. */
export const shortLines = (): string[] => [
  ...new Set([...formsInTheTable().flatMap((form) => bareLineOf(form) ?? []), ...questions]),
];

/** A button with the card it stood on. */
export interface Found {
  on: ShownCard;
  button: Button;
}

const sameButton = ({ verb, data }: Button): string => {
  const { token: _, revision: __, ...rest } = data;
  return JSON.stringify([verb, rest]);
};

/** Every button anybody was ever shown, the newest of each kind. */
export function everyButton(world: TappedWorld): Found[] {
  const found = new Map<string, Found>();
  for (const { kind, conversationId, activityId, activity } of world.teams.record.entries)
    for (const attachment of kind === 'deleted' ? [] : (activity?.attachments ?? []))
      for (const button of buttonsOf(attachment.content))
        if (button.url === null)
          found.set(sameButton(button), { on: { conversationId, activityId, card: attachment.content }, button });
  return [...found.values()];
}

const typed = { reason: 'Please say more.', cause: 'It fell because the weather was bad.', person: 'Grace Lindley' };

async function press({ user, room }: Attacker, { on, button }: Found): Promise<void> {
  const data = { ...button.data, ...(button.data['requestId'] === undefined ? {} : typed) };
  await user.pressesVerb(
    { ...on, conversationId: room.conversationId },
    button.verb ?? button.data['verb'],
    data,
    button.title,
  );
}

/** "Status 22" and "Status 23" are the same kind of button. */
const kindOf = (button: Button): string => sameButton(button).replace(/\d+|[0-9a-f-]{36}/gu, '#');

/** How many buttons of one kind somebody presses of what they are shown. */
const ofAKind = 2;

/** Types every line, presses every button that comes of it, follows every link. */
export async function typeEverything(world: TappedWorld, attacker: Attacker, lines: readonly string[]): Promise<void> {
  const { user, room } = attacker;
  const pressed = new Map<string, Set<string>>();
  const isNew = (button: Button): boolean => {
    const before = pressed.get(kindOf(button)) ?? new Set();
    if (before.size >= ofAKind || before.has(sameButton(button))) return false;
    pressed.set(kindOf(button), before.add(sameButton(button)));
    return true;
  };
  for (const line of lines) {
    world.now(`${user.name}, ${room.conversationType}: “${line}”`);
    const shown = await user.says(line, { in: room });
    for (const { activityId, conversationId, activity } of shown)
      for (const attachment of activity.attachments ?? [])
        for (const button of buttonsOf(attachment.content)) {
          if (button.url !== null) await fetch(button.url).then((r) => r.arrayBuffer());
          else if (isNew(button)) {
            world.now(`${user.name}, ${room.conversationType}: [${button.title}] after “${line}”`);
            await press(attacker, { on: { conversationId, activityId, card: attachment.content }, button });
          }
        }
  }
}

/** Presses buttons of other people's cards: of each verb one, and another on another turn. */
export async function pressEverything(
  world: TappedWorld,
  attacker: Attacker,
  found: readonly Found[],
  turn: number,
): Promise<void> {
  const byVerb = new Map<string, Found[]>();
  for (const it of found) {
    const verb = it.button.verb ?? String(it.button.data['verb']);
    byVerb.set(verb, [...(byVerb.get(verb) ?? []), it]);
  }
  for (const all of byVerb.values())
    for (const it of all.slice(turn % all.length, (turn % all.length) + 1)) {
      world.now(`${attacker.user.name}, ${attacker.room.conversationType}: somebody’s [${it.button.title}]`);
      await press(attacker, it);
    }
}

/** Asks the server for everything it may be asked. */
export async function probe(world: TappedWorld): Promise<void> {
  const { url } = world.inbound;
  const answers = [
    '/',
    '/health',
    '/ready',
    '/files/x',
    `/files/${'a'.repeat(32)}`,
    '/api/messages',
    '/status?n=22',
    '/metrics',
  ];
  for (const path of answers) {
    for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS']) {
      world.now(`${method} ${path}`);
      await fetch(`${url}${path}`, { method }).then((r) => r.arrayBuffer());
    }
  }
  const json = { 'content-type': 'application/json' };
  for (const body of [
    '{',
    '[]',
    '{"type":"message"}',
    '{"type":"invoke","name":"adaptiveCard/action"}',
    `"${'22 '.repeat(1000)}"`,
  ]) {
    world.now(`POST ${body.slice(0, 40)}`);
    await fetch(`${url}/api/messages`, { method: 'POST', headers: json, body }).then((r) => r.arrayBuffer());
  }
}
