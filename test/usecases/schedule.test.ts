import type { DigestReply, Reply } from '../../src/usecases/replies';
import type { ClaimedMessage } from '../../src/usecases/ports';
import { met } from '../../src/usecases/answer';
import { renderMessage } from '../../src/usecases/render-message';
import { lookAtSchedules } from '../../src/usecases/schedule/look';
import { queueToday, remindersOn } from '../../src/usecases/schedule/reminders-on';
import { openWorld, type World, written } from '../helpers/world';

let world: World;
const people = ['priya', 'tom', 'dana', 'ruth', 'dele', 'mary', 'helen'] as const;

/** The council's October 2020 round, open since 16 November, with everybody reachable. */
beforeEach(async () => {
  world = await openWorld();
  for (const key of people) await world.who(key).asks({ kind: 'help' });
  await world.who('priya').asks({ kind: 'open period', label: 'October 2020' });
  await lookAtSchedules(world.deps, world.now);
  await world.deliverAll();
});
afterEach(() => world.close());

const look = async (at: string) => {
  world.now = new Date(at);
  const { queued, skipped, faults } = await lookAtSchedules(world.deps, world.now);
  expect(faults).toEqual([]);
  return { queued, skipped };
};

const namesOf = async (messages: readonly ClaimedMessage[]): Promise<string[]> => {
  const all = await world.deps.store.snapshot((reader) => reader.people());
  return messages
    .map(({ to }) => ('personId' in to ? (all.find((p) => p.id === to.personId)?.name ?? '?') : 'a channel'))
    .sort();
};

const render = async (message: ClaimedMessage) => renderMessage(world.deps, message.message, message.to, world.now);

const digestOf = async (key: string): Promise<DigestReply> => {
  const reply = await world.who(key).asks({ kind: 'digest' });
  if (reply.kind !== 'digest') throw new Error(`${key} has no digest: ${said(reply)}`);
  return reply;
};

const said = (reply: Reply): string => (reply.kind === 'said' ? reply.sentence : reply.kind);
const numbers = (reply: DigestReply): (number | null)[] => reply.rows.map((row) => row.about.number);

const requestOn = async (number: number): Promise<string> => {
  const all = await world.deps.store.snapshot(async (reader) => {
    const [suite] = (await reader.suites()).filter((s) => s.key.startsWith('children'));
    const [, october] = await reader.periods(suite!.id);
    const indicator = (await reader.indicators(suite!.id, 1)).find((i) => i.number === number)!;
    return reader.requests([october!.id], [indicator.id]);
  });
  return all[0]!.id;
};

const submit = async (key: string, number: number): Promise<void> => {
  const card = await world.who(key).asks({ kind: 'answer', words: String(number) });
  if (card.kind !== 'request') throw new Error(said(card));
  const { requestId, revision, token } = card;
  const done = await world.who(key).asks({ kind: 'submit', requestId, revision, token, text: written });
  expect(done).toMatchObject({ kind: 'request', notice: { tone: 'good' } });
};

describe('the morning', () => {
  it('brings each owner one message for all their indicators, ten working days before the deadline', async () => {
    expect(await look('2020-12-17T12:00:00Z')).toEqual({ queued: 0, skipped: 0 });
    expect(await look('2020-12-18T08:29:00Z')).toEqual({ queued: 0, skipped: 0 });
    expect(await look('2020-12-18T08:30:00Z')).toEqual({ queued: 2, skipped: 0 });
    const delivered = await world.deliverAll();
    expect(await namesOf(delivered)).toEqual(['Dana Whitfield', 'Ruth Adeyemi']);
    expect(await render(delivered[0]!)).toMatchObject({ kind: 'ready', reply: { kind: 'digest' } });
    expect(numbers(await digestOf('ruth'))).toEqual([22, 21].sort());
  });

  it('comes once, however many processes look, and however often', async () => {
    world.now = new Date('2020-12-18T08:30:00Z');
    await Promise.all(Array.from({ length: 6 }, () => lookAtSchedules(world.deps, world.now)));
    for (let minute = 31; minute < 40; minute += 3) await look(`2020-12-18T08:${minute}:00Z`);
    expect(await namesOf(await world.deliverAll())).toEqual(['Dana Whitfield', 'Ruth Adeyemi']);
  });

  it('comes once though the clock is put back and runs over it again', async () => {
    await look('2020-12-18T08:30:30Z');
    await look('2020-12-18T07:30:00Z');
    await look('2020-12-18T08:30:30Z');
    expect(await world.deliverAll()).toHaveLength(2);
  });

  it('tells the chief officer and the performance team what is theirs', async () => {
    await look('2021-01-08T08:30:00Z');
    expect(await namesOf(await world.deliverAll())).toEqual(['Dana Whitfield', 'Helen Marsden', 'Ruth Adeyemi']);
    const { overdue, rows } = await digestOf('helen');
    expect(rows).toEqual([]);
    expect(overdue.map(({ about, workingDays }) => [about.number, workingDays])).toEqual([
      [21, 2],
      [22, 2],
      [26, 2],
    ]);
    await look('2021-01-15T08:30:00Z');
    expect(await namesOf(await world.deliverAll())).toContain('Priya Shah');
    expect((await digestOf('priya')).periods).toEqual([
      { do: 'close', label: 'October 2020', publishBy: '2021-01-18', awaited: 3 },
    ]);
  });

  it('puts what is overdue first, then the worst', async () => {
    const requestId = await requestOn(26);
    await world.who('priya').asks({
      kind: 'typed verb',
      verb: 'reassign',
      words: '26',
      person: 'Ruth Adeyemi',
    });
    world.now = new Date('2020-12-18T09:00:00Z');
    const digest = await digestOf('ruth');
    expect(digest.rows.map(({ about, rag }) => [about.number, rag])).toEqual([
      [26, 'RED'],
      [21, 'AMBER'],
      [22, null],
    ]);
    expect(digest.rows[0]?.requestId).toBe(requestId);
  });

  it('tells a chief officer off the meeting’s Part 2 list nothing of what is kept there', async () => {
    const helen = await world.person('helen');
    const id = await requestOn(22);
    const { periodId } = await world.deps.store.snapshot(async (reader) => (await reader.request(id))!);
    await world.deps.store.commit({
      expect: [],
      changes: [{ kind: 'stop part two', periodId, personId: helen.id }],
      audit: [],
      send: [],
    });
    world.now = new Date('2021-01-08T09:00:00Z');
    expect((await digestOf('helen')).overdue.map(({ about }) => about.number)).toEqual([21, 26]);
  });
});

describe('a message that was queued', () => {
  const queued = async (): Promise<ClaimedMessage> => {
    await look('2020-12-18T08:30:00Z');
    const dana = (await world.person('dana')).id;
    const all = await world.deliverAll();
    return all.find(({ to }) => 'personId' in to && to.personId === dana)!;
  };

  it('is not sent once the commentary is in', async () => {
    const message = await queued();
    await submit('dana', 26);
    expect(await render(message)).toEqual({ kind: 'unwanted', reason: 'It is no longer for Dana Whitfield.' });
  });

  it('is not sent once the period is closed', async () => {
    const message = await queued();
    await world.who('priya').asks({ kind: 'close period', label: 'October 2020' });
    expect((await render(message)).kind).toBe('unwanted');
  });

  it('is not sent to an owner who was replaced', async () => {
    const message = await queued();
    await world.who('priya').asks({ kind: 'typed verb', verb: 'reassign', words: '26', person: 'Ruth Adeyemi' });
    expect((await render(message)).kind).toBe('unwanted');
  });

  it('is not sent once its day is over, to somebody who can be reached or not', async () => {
    const message = await queued();
    world.now = new Date('2020-12-18T17:59:00Z');
    expect((await render(message)).kind).toBe('ready');
    world.now = new Date('2020-12-18T18:00:00Z');
    expect(await render(message)).toEqual({ kind: 'unwanted', reason: 'The morning it was for has passed.' });
  });
});

describe('a bot that was down', () => {
  const skips = async () =>
    (await world.deps.store.snapshot((reader) => reader.audit(50))).filter((row) => row.action === 'skip reminder');

  it('makes up for the morning the same working day', async () => {
    expect(await look('2020-12-18T16:45:00Z')).toEqual({ queued: 2, skipped: 0 });
  });

  it('leaves the morning be once the day is over, and says so in the audit trail', async () => {
    expect(await look('2020-12-18T18:00:00Z')).toEqual({ queued: 0, skipped: 2 });
    expect((await skips()).map(({ detail }) => detail)).toContainEqual({
      period: 'October 2020',
      day: '2020-12-18',
      steps: 1,
      reason: 'It was noticed too late: what is missed is made up for within the same working day only.',
    });
    expect(await look('2020-12-18T18:01:00Z')).toEqual({ queued: 0, skipped: 0 });
    expect(await world.deliverAll()).toEqual([]);
  });

  it('for three days sends today’s morning alone', async () => {
    await look('2021-01-03T12:00:00Z');
    const before = (await skips()).length;
    expect(await look('2021-01-06T10:00:00Z')).toEqual({ queued: 2, skipped: 4 });
    expect((await skips()).slice(0, (await skips()).length - before).map(({ detail }) => detail['day'])).toEqual(
      expect.arrayContaining(['2021-01-04', '2021-01-05']),
    );
    expect(await world.deliverAll()).toHaveLength(2);
  });
});

describe('“remind me later”', () => {
  beforeEach(() => {
    world.now = new Date('2020-12-29T09:00:00Z');
  });

  it('takes the indicator off until that day, and brings it back then', async () => {
    const requestId = await requestOn(26);
    const reply = await world.who('dana').asks({ kind: 'remind later', requestId, until: '2020-12-30' });
    expect(reply).toMatchObject({ kind: 'digest', rows: [], notice: { tone: 'good' } });
    expect((await remindersOn(world.deps, '2020-12-30')).due.map(({ name }) => name)).toEqual(['Dana Whitfield']);
  });

  it('offers no day past the deadline, and takes none', async () => {
    const requestId = await requestOn(26);
    expect((await digestOf('dana')).rows[0]?.later).toEqual(['2020-12-30', '2021-01-04']);
    for (const until of ['2021-01-07', '2020-12-29', '2020-12-31'])
      expect(said(await world.who('dana').asks({ kind: 'remind later', requestId, until }))).toMatch(
        /cannot put it off/u,
      );
    world.now = new Date('2021-01-06T09:00:00Z');
    expect((await digestOf('dana')).rows[0]?.later).toEqual([]);
  });

  it('is for whoever is reminded, alone', async () => {
    const requestId = await requestOn(26);
    for (const key of ['ruth', 'dele', 'priya'])
      expect(said(await world.who(key).asks({ kind: 'remind later', requestId, until: '2020-12-30' }))).toMatch(
        /not waiting for you/u,
      );
    const inChannel = await world.who('dana').asks({ kind: 'remind later', requestId, until: '2020-12-30' }, 'channel');
    expect(said(inChannel)).toMatch(/personal chat/u);
  });
});

describe('somebody away', () => {
  beforeEach(() => {
    world.now = new Date('2020-12-28T12:00:00Z');
  });

  it('has their delegate reminded in their name, until they are back', async () => {
    const reply = await world.who('dana').asks({ kind: 'away', back: '2021-01-05', person: '' });
    expect(said(reply)).toMatch(/Dele Okafor is reminded in your place of indicator 26/u);
    const names = async (day: string) => (await remindersOn(world.deps, day)).due.map(({ name }) => name);
    expect(await names('2020-12-29')).toEqual(['Dele Okafor', 'Ruth Adeyemi']);
    expect((await remindersOn(world.deps, '2020-12-29')).due[0]?.reasons).toMatchObject([
      { reason: { kind: 'rung', workingDays: 5 }, owner: 'Dana Whitfield' },
    ]);
    expect(await names('2021-01-05')).toEqual(['Dana Whitfield', 'Ruth Adeyemi']);
    expect((await digestOf('dele')).rows).toMatchObject([{ about: { number: 26 }, inNameOf: 'Dana Whitfield' }]);
    expect(said(await world.who('dana').asks({ kind: 'digest' }))).toBe('Nothing waits for you today.');
  });

  it('with nobody to write for them is told so, and the performance team too', async () => {
    const reply = await world.who('ruth').asks({ kind: 'away', back: '2021-01-05', person: '' });
    expect(said(reply)).toMatch(/Nobody writes for you on indicator 21.*indicator 22/u);
    expect((await digestOf('priya')).unwritten.map(({ about, owner }) => [about.number, owner])).toEqual([
      [21, 'Ruth Adeyemi'],
      [22, 'Ruth Adeyemi'],
    ]);
  });

  it('may name somebody, who can then write what nobody wrote for them', async () => {
    const reply = await world.who('ruth').asks({ kind: 'away', back: '2021-01-05', person: 'Dele' });
    expect(said(reply)).toMatch(/Dele Okafor is reminded in your place of indicator 21.*indicator 22/u);
    expect(numbers(await digestOf('dele')).sort()).toEqual([21, 22]);
    const card = await world.who('dele').asks({ kind: 'answer', words: '21' });
    if (card.kind !== 'request') throw new Error(said(card));
    const { requestId, revision, token } = card;
    expect(
      await world.who('dele').asks({ kind: 'save draft', requestId, revision, token, text: written }),
    ).toMatchObject({ state: 'draft', notice: { tone: 'good' } });
  });

  it('is back when they say so', async () => {
    await world.who('dana').asks({ kind: 'away', back: '2021-01-05', person: '' });
    await world.who('dana').asks({ kind: 'back again' });
    expect(numbers(await digestOf('dana'))).toEqual([26]);
    expect(said(await world.who('dana').asks({ kind: 'back again' }))).toMatch(/did not have you as away/u);
  });

  it.each([
    ['2020-12-28', '', /must come after today/u],
    ['2022-12-28', '', /more than a year/u],
    ['soon', '', /first day you are back/u],
    ['2021-01-05', 'Nobody Known', /nobody called/u],
    ['2021-01-05', 'Ruth', /Name somebody else/u],
  ])('until %s, with “%s” to write, is refused in words', async (back, person, words) => {
    expect(said(await world.who('ruth').asks({ kind: 'away', back, person }))).toMatch(words);
    expect(await world.deps.store.snapshot((reader) => reader.absences())).toEqual([]);
  });
});

describe('reminders by hand', () => {
  it('queue what is due today once, beside the clock', async () => {
    world.now = new Date('2020-12-18T08:10:00Z');
    expect(await queueToday(world.deps, 'ops', world.now)).toEqual({ queued: 2, reasons: [] });
    expect(await world.deliverAll()).toEqual([]);
    await look('2020-12-18T08:30:00Z');
    expect(await world.deliverAll()).toHaveLength(2);
  });

  it('say why nothing is queued in the evening', async () => {
    const { queued, reasons } = await queueToday(world.deps, 'ops', new Date('2020-12-18T20:00:00Z'));
    expect([queued, reasons]).toEqual([0, [expect.stringMatching(/too late/u)]]);
  });
});

describe('a period beyond the bank holidays that are known', () => {
  const far = { asAt: '2029-10-31', deadline: '2030-01-07', meeting: '2030-01-29' };

  it('cannot be created', async () => {
    const reply = await world.who('priya').asks({ kind: 'create period', label: 'October 2029', ...far });
    expect(said(reply)).toMatch(/do not know the bank holidays of those years/u);
  });

  it('does not cost the other rounds their reminders, and is reported', async () => {
    const { suiteId, suiteVersion } = await world.deps.store.snapshot(async (reader) => {
      const [suite] = await reader.suites();
      return (await reader.periods(suite!.id))[1]!;
    });
    const { asAt, deadline: commentaryDeadline, meeting } = far;
    const dates = { asAt, commentaryDeadline, meeting, label: 'October 2029', state: 'open', revision: 1 } as const;
    await world.deps.store.commit({
      expect: [],
      changes: [{ kind: 'create period', period: { id: 'far', suiteId, suiteVersion, ...dates } }],
      audit: [],
      send: [],
    });
    await lookAtSchedules(world.deps, world.now);
    world.now = new Date('2020-12-18T08:30:00Z');
    expect(await lookAtSchedules(world.deps, world.now)).toMatchObject({ queued: 2, faults: [{ period: 'far' }] });
    expect(numbers(await digestOf('dana'))).toEqual([26]);
    expect((await remindersOn(world.deps, '2020-12-18')).due).toHaveLength(2);
  });
});

describe('the calendar', () => {
  it('is for everybody with a part in the suite, a round being prepared for its officers', async () => {
    expect(await world.who('mary').asks({ kind: 'calendar', label: null }, 'channel')).toMatchObject({
      kind: 'calendar',
      periodLabel: 'October 2020',
    });
    await world.who('priya').asks({
      kind: 'create period',
      label: 'January 2021',
      asAt: '2021-01-31',
      deadline: '2021-03-12',
      meeting: '2021-03-30',
    });
    const asked = { kind: 'calendar', label: 'January 2021' } as const;
    expect((await world.who('priya').asks(asked)).kind).toBe('calendar');
    expect(said(await world.who('mary').asks(asked))).not.toMatch(/2021-03|January 2021,/u);
    expect((await world.who('mary').asks(asked)).kind).toBe('said');
  });
});

describe('reach', () => {
  it('names for the performance team whom the bot cannot write to, with their part', async () => {
    const fresh = await openWorld();
    try {
      await fresh.who('dana').asks({ kind: 'help' });
      const reply = await fresh.who('priya').asks({ kind: 'reach' });
      expect(reply).toMatchObject({
        kind: 'reach',
        reachable: 2,
        installLink: 'https://teams.microsoft.com/l/app/00000000-0000-0000-0000-000000000000',
        missing: [
          { name: 'Dele Okafor', why: 'may write for the owner of indicator 26' },
          { name: 'Helen Marsden', why: 'runs the suite' },
          { name: 'Ruth Adeyemi', why: 'answers for indicators 21, 22' },
          { name: 'Tom Ellery', why: 'runs the suite' },
        ],
      });
      expect(said(await fresh.who('dana').asks({ kind: 'reach' }))).toMatch(/Only the performance team/u);
      expect(await fresh.who('priya').asks({ kind: 'board', label: 'October 2020' })).toMatchObject({
        unreachable: ['Dele Okafor', 'Helen Marsden', 'Ruth Adeyemi', 'Tom Ellery'],
      });
    } finally {
      await fresh.close();
    }
  });

  it('sends what waited for somebody as soon as they add the bot, and nothing before its time', async () => {
    const ruth = await world.person('ruth');
    const { outbox } = world.store;
    const message = {
      slot: null,
      to: { personId: ruth.id },
      message: { kind: 'request', requestId: await requestOn(21) },
    } as const;
    const inAnHour = new Date(world.now.getTime() + 3_600_000);
    await world.deps.store.commit({
      expect: [],
      changes: [],
      audit: [],
      send: [
        { ...message, purpose: 'waited', dueAt: world.now },
        { ...message, purpose: 'not due yet', dueAt: inAnHour },
      ],
    });
    const [tried] = await outbox.claim({ worker: 'w', now: world.now, leaseMs: 3_600_000, limit: 5 });
    await outbox.settle(tried!.id, 'w', {
      kind: 'retry',
      at: inAnHour,
      why: 'waiting',
      reason: 'has not added the bot yet',
    });
    expect(await world.deliverAll()).toEqual([]);
    const identity = { entraObjectId: ruth.entraObjectId, channelUserId: '29:ruth', tenantId: 'tenant', name: 'ruth' };
    const conversation = { conversationId: 'a new chat', place: 'personal chat', reference: { of: 'ruth' } } as const;
    await met(world.deps, identity, conversation, false, world.now);
    expect((await world.deliverAll()).map(({ purpose }) => purpose)).toEqual(['waited']);
  });
});
