import { defaultLimits } from '../../src/teams/options';
import { createHearing, keyOf } from '../../src/teams/hearing';
import { cardText } from '../connector/cards';
import { inboxInMemory } from '../helpers/in-memory';
import { plain, startWorld, type World } from './world';

/** A door that stays shut until the test opens it. */
function door(): { open: () => void; opened: Promise<void> } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

async function until(holds: () => boolean): Promise<void> {
  for (let looks = 0; !holds(); looks += 1) {
    if (looks === 500) throw new Error(`it never came about: ${String(holds)}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const onImport = { importId: 'an import', token: 'a press' };

const worlds: World[] = [];
async function world(given: Parameters<typeof startWorld>[0]): Promise<World> {
  const started = await startWorld(given);
  worlds.push(started);
  return started;
}
afterEach(async () => {
  for (const each of worlds.splice(0)) await each.close();
});

describe('an activity that another process has heard', () => {
  it('is not worked through again, however long ago, and a press says so', async () => {
    const inbox = inboxInMemory();
    const [one, other] = [await world({ inbox }), await world({ inbox, worker: 'other' })];
    const helen = one.teams.user('Helen Ward');
    const [question, press] = [
      helen.activity(helen.chat, { type: 'message', text: 'overview' }),
      helen.activity(helen.chat, {
        type: 'invoke',
        name: 'adaptiveCard/action',
        value: { action: { type: 'Action.Execute', verb: 'cancel import', data: onImport } },
      }),
    ];
    for (const activity of [question, press]) await one.teams.deliver(activity);
    const asked = one.asked.length;
    expect(asked).toBe(2);
    one.teams.connectTo(other.url);
    expect(await one.teams.deliver(question)).toEqual({ status: 200, body: null });
    expect(JSON.stringify(await one.teams.deliver(press))).toContain('I have done that already');
    expect(other.asked).toHaveLength(0);
  });

  it('and has in hand still, is left to it', async () => {
    const inbox = inboxInMemory();
    const { open, opened } = door();
    const one = await world({ inbox, answer: () => opened.then(() => plain('here')) });
    const other = await world({ inbox, worker: 'other', limits: { pressPatienceMs: 100 } });
    const helen = one.teams.user('Helen Ward');
    const press = helen.activity(helen.chat, {
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', verb: 'cancel import', data: onImport } },
    });
    const first = one.teams.deliver(press);
    await until(() => one.asked.length === 1);
    one.teams.connectTo(other.url);
    expect(JSON.stringify(await one.teams.deliver(press))).toContain('I am still working on that');
    open();
    expect((await first).status).toBe(200);
    expect(other.asked).toHaveLength(0);
  });

  it('and that came earlier in its conversation, goes first', async () => {
    const given = { inbox: inboxInMemory(), log: { debug() {}, info() {}, warn() {}, error() {} } };
    const [here, there] = ['here', 'there'].map((worker) => createHearing({ ...given, worker }, defaultLimits));
    const { open, opened } = door();
    const order: string[] = [];
    const begun = door();
    const first = here!({ key: keyOf('1'), conversationId: 'chat' }, 0, async () => {
      begun.open();
      await opened;
      order.push('first');
    });
    await begun.opened;
    const second = there!({ key: keyOf('2'), conversationId: 'chat' }, 0, () => Promise.resolve(order.push('second')));
    await there!({ key: keyOf('3'), conversationId: 'another chat' }, 0, () => Promise.resolve(order.push('aside')));
    open();
    await Promise.all([first, second]);
    expect(order).toEqual(['aside', 'first', 'second']);
  });
});

describe('work that takes longer than Teams waits', () => {
  const slow = async (place: 'chat' | 'channel') => {
    const { open, opened } = door();
    let answered = false;
    const started = await world({
      limits: { messagePatienceMs: 50, pressPatienceMs: 50 },
      answer: async () => {
        if (answered) await opened;
        answered = true;
        return plain('What you asked for');
      },
    });
    const helen = started.teams.user('Helen Ward');
    const room = place === 'chat' ? helen.chat : started.teams.channel('Performance team');
    await helen.says('status 26', { in: room });
    return { open, started, helen, room };
  };

  it('is acknowledged, and answered as soon as it is done', async () => {
    const { open, helen, started } = await slow('chat');
    const before = helen.cards().length;
    expect(await helen.says('overview')).toEqual([]);
    expect(started.asked).toHaveLength(2);
    open();
    await until(() => helen.cards().length > before);
    expect(cardText(helen.latestCard().card)).toContain('What you asked for');
  });

  it('of a press is told beside the card, and put in its place when it is done', async () => {
    const { open, helen, started } = await slow('chat');
    const shown = helen.latestCard();
    const answer = await helen.pressesVerb(shown, 'cancel import', onImport);
    expect(JSON.stringify(answer)).toContain('I am still working on that');
    open();
    await until(() => started.teams.record.entries.at(-1)?.kind === 'updated');
    expect(started.teams.record.entries.at(-1)?.activityId).toBe(shown.activityId);
    expect(helen.cards()).toHaveLength(1);
  });

  it('of a press in a channel shows nobody else what was meant for one', async () => {
    const { open, helen, room } = await slow('channel');
    const before = helen.cards(room).length;
    const answer = await helen.pressesVerb(helen.latestCard(room), 'cancel import', onImport);
    expect(JSON.stringify(answer)).toContain('I am still working on that');
    open();
    await until(() => helen.cards(room).length > before);
    expect(cardText(helen.latestCard(room).card)).toContain('Please ask again');
  });
});

it('a message that the records cannot note is not begun, and its writer is told', async () => {
  const broken = () => Promise.reject(new Error('no database'));
  const started = await world({ inbox: { ...inboxInMemory(), take: broken } });
  const helen = started.teams.user('Helen Ward');
  const [told] = await helen.says('help');
  expect(JSON.stringify(told)).toContain('nothing was changed');
  expect(started.asked).toEqual([]);
});
