import { everythingThatLeft, leaksIn, mayKnow, type Leak, type Leaving, type Rules } from './custody';
import { hiddenNow, keptBackIn, now, plant } from './planted';
import { createScanner, type Scanner } from './scan';
import { answerAndCheck, closeAndPublish, importAndOpen, onTheList } from './story';
import { everyButton, fillersAbout, linesFor, pressEverything, probe, typeEverything, type Attacker } from './sweep';
import { openTappedWorld, type TappedWorld } from './world';

type Planted = Awaited<ReturnType<typeof plant>>;

/** One line for each thing that leaked to somebody, however often. */
const inShort = (leaks: readonly Leak[]): string[] => [
  ...new Map(
    leaks.map((l) => [
      `${l.reader} ${l.secret} ${l.what}`,
      `${l.reader}: ${l.what} of ${l.secret}, after ${l.during}: …${l.excerpt}…`,
    ]),
  ).values(),
];

const exits = [
  'to Teams',
  'an answer by HTTP',
  'the head of an answer',
  'a file',
  'the log',
  'a row of the outbox',
  'the audit trail',
];

describe('a full period with planted values', () => {
  let planted: Planted;
  let world: TappedWorld;
  let rules: Rules;
  let scanner: Scanner;
  let left: Leaving[];
  let leaks: Leak[];

  beforeAll(async () => {
    planted = await plant();
    scanner = createScanner(planted.secrets);
    rules = { definition: planted.definition, onTheList };
    world = await openTappedWorld(planted.definition);
    const channel = world.teams.channel('Performance team');
    const group = world.teams.groupChat('Some of us');
    const personal = (key: string): Attacker => ({ user: world.user(key), room: world.user(key).chat });
    const stranger = world.teams.user('A Stranger');
    const outsider: Attacker = { user: stranger, room: stranger.chat };
    const owner: Attacker = { user: world.user('social-care'), room: channel };
    const whileOpen: Attacker[] = [
      personal('education'),
      personal('chief-officer'),
      { user: world.user('member-2'), room: group },
      owner,
      outsider,
    ];
    // Whoever can do much comes last, for what they do changes the world.
    const oncePublished: Attacker[] = [
      personal('member-1'),
      { user: world.user('performance-1'), room: channel },
      { user: world.user('performance-1'), room: group },
      personal('performance-2'),
    ];
    const everybodyTries = async (who: readonly Attacker[], from: number): Promise<void> => {
      const buttons = everyButton(world);
      for (const [i, attacker] of who.entries()) {
        const fillers = fillersAbout([...hiddenNow, 26, 99], attacker.user.name);
        // An owner may ask of many a figure what nobody else is answered at all; a stranger is always told the same.
        const lines = linesFor(fillers, from + i, attacker === owner ? 2 : 1);
        await typeEverything(world, attacker, attacker === outsider ? lines.filter((_, n) => n % 5 === 0) : lines);
        await pressEverything(world, attacker, buttons, from + i);
      }
    };
    await importAndOpen(world, planted);
    await answerAndCheck(world, planted, 'in full');
    await everybodyTries(whileOpen, 0);
    await probe(world);
    await closeAndPublish(world);
    await everybodyTries(oncePublished, whileOpen.length);
    await world.settled();
    left = await everythingThatLeft(world, rules);
    leaks = leaksIn(left, scanner, rules);
  }, 300_000);
  afterAll(() => world.close());

  it('keeps back exactly what is planted', async () => {
    expect(await keptBackIn(world, now)).toEqual([...hiddenNow].sort((a, b) => a - b));
  });

  it('shows every planted figure to those who may know it, where the taps see it', () => {
    for (const secret of planted.secrets) {
      const to = left.filter(
        ({ reader, bytes }) =>
          reader?.place === 'personal' &&
          scanner.find(bytes).some((f) => f.secret === secret && f.kind === 'number' && mayKnow(rules, reader, f)),
      );
      expect([secret.name, to.length > 0]).toEqual([secret.name, true]);
    }
  });

  it.each(exits)('lets nothing out by this exit: %s', (exit) => {
    expect(left.filter((l) => l.exit === exit).length).toBeGreaterThan(0);
    expect(inShort(leaks.filter((l) => l.exit === exit))).toEqual([]);
  });

  it('lets nothing out by any other exit', () => {
    expect(inShort(leaks.filter((l) => !exits.includes(l.exit)))).toEqual([]);
  });
});
