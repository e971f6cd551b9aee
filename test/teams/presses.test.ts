import { buttonsOf, cardText, type ShownCard } from '../connector/cards';
import type { ImportDoneReply, ImportPreviewReply, Reply } from '../../src/usecases/replies';
import { startWorld, type Question, type World } from './world';

const counts = { GREEN: 20, AMBER: 3, RED: 4, 'NO DATA': 5 };
const preview: ImportPreviewReply = {
  kind: 'import preview',
  importId: 'import-1',
  fileName: 'October.xlsx',
  suiteName: 'Children’s Scrutiny Dataset',
  periodLabel: 'October 2020',
  added: 32,
  revised: [],
  unchanged: 0,
  missing: [],
  benchmarks: 0,
  ragAfter: counts,
  newExceptions: [],
  remarks: [],
  token: 'single-use-token',
};
const done: ImportDoneReply = {
  kind: 'import done',
  fileName: 'October.xlsx',
  periodLabel: 'October 2020',
  added: 32,
  revised: 0,
  unchanged: 0,
  benchmarks: 0,
  rag: counts,
};
const refused: Reply = { kind: 'said', tone: 'attention', sentence: 'Somebody else changed the period first.' };

let world: World;
let answer: (question: Question) => Reply;
beforeAll(async () => {
  world = await startWorld({ answer: (question) => answer(question) });
});
afterAll(() => world.close());

const priya = () => world.teams.user('Priya Shah');
/** A preview card in the chat, and its button that confirms. */
async function previewCard(): Promise<{ shown: ShownCard; confirm: string }> {
  answer = (q) => (q.ask.kind === 'help' ? preview : q.ask.kind === 'confirm import' ? done : refused);
  await priya().says('help');
  const shown = priya().latestCard();
  const confirm = buttonsOf(shown.card).find(
    (b) => /load|confirm|yes/iu.test(b.title) && !/not|cancel/iu.test(b.title),
  );
  if (confirm === undefined)
    throw new Error(
      `No button confirms: ${buttonsOf(shown.card)
        .map((b) => b.title)
        .join(', ')}`,
    );
  world.asked.length = 0;
  return { shown, confirm: confirm.title };
}

describe('a pressed button', () => {
  it('asks what the card says, as the person who pressed', async () => {
    const { shown, confirm } = await previewCard();
    await priya().presses(shown, confirm);
    expect(world.asked).toMatchObject([
      {
        ask: { kind: 'confirm import', importId: 'import-1', token: 'single-use-token' },
        identity: { entraObjectId: priya().aadObjectId },
      },
    ]);
  });

  it('has its card replaced by the answer, for that person, and nothing new is sent', async () => {
    const { shown, confirm } = await previewCard();
    const before = world.teams.record.entries.length;
    const response = await priya().presses(shown, confirm);
    expect(response).toMatchObject({
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' },
    });
    expect(world.teams.record.entries).toHaveLength(before);
    expect(priya().latestCard().activityId).toBe(shown.activityId);
    expect(cardText(priya().latestCard().card)).not.toBe(cardText(shown.card));
  });

  it('that was refused keeps its card, with the reason beside it', async () => {
    const { shown, confirm } = await previewCard();
    answer = () => refused;
    const response = await priya().presses(shown, confirm);
    expect(response).toMatchObject({
      status: 200,
      body: {
        statusCode: 200,
        type: 'application/vnd.microsoft.activity.message',
        value: 'Somebody else changed the period first.',
      },
    });
    expect(priya().latestCard()).toEqual(shown);
  });

  it('sent ten times at once runs once and gets one answer', async () => {
    const { shown, confirm } = await previewCard();
    const button = buttonsOf(shown.card).find((b) => b.title === confirm);
    const activity = priya().activity(priya().chat, {
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: shown.activityId,
      value: { action: { type: 'Action.Execute', verb: button?.verb ?? button?.data['verb'], data: button?.data } },
    });
    const answers = await Promise.all(Array.from({ length: 10 }, () => world.teams.deliver(activity)));
    expect(world.asked).toHaveLength(1);
    expect(new Set(answers.map((a) => JSON.stringify(a))).size).toBe(1);
    expect(answers[0]?.status).toBe(200);
  });

  it('of an Action.Submit updates the card it stands in', async () => {
    const { shown, confirm } = await previewCard();
    const button = buttonsOf(shown.card).find((b) => b.title === confirm);
    const verb = button?.verb ?? button?.data['verb'];
    const answered = await world.teams.deliver(
      priya().activity(priya().chat, {
        type: 'message',
        replyToId: shown.activityId,
        value: { ...button?.data, verb },
      }),
    );
    expect(answered.status).toBe(200);
    expect(world.asked.map((q) => q.ask.kind)).toEqual(['confirm import']);
    expect(world.teams.record.in(shown.conversationId).find((s) => s.activityId === shown.activityId)?.version).toBe(2);
  });

  it('that fails inside says so beside the card, without detail', async () => {
    const { shown, confirm } = await previewCard();
    answer = () => {
      throw new Error('canary-4711');
    };
    const response = await priya().presses(shown, confirm);
    expect(response.status).toBe(200);
    expect(JSON.stringify(response.body)).toContain('nothing was changed');
    expect(JSON.stringify(response.body)).not.toContain('canary');
  });

  it.each([
    ['an unknown verb', 'launch', {}],
    ['a verb in another case', 'CONFIRM IMPORT', { importId: 'import-1', token: 't' }],
    ['a verb of every object', 'constructor', {}],
    ['an empty verb', '', {}],
    ['no data', 'confirm import', undefined],
    ['data that is a list', 'confirm import', [1]],
    ['data of wrong types', 'confirm import', { importId: 7, token: {} }],
    ['data that is a text', 'submit', 'x'],
  ])('with %s is answered kindly and asks nothing', async (_, verb, data) => {
    const { shown } = await previewCard();
    const response = await priya().pressesVerb(shown, verb, data);
    expect(response).toMatchObject({
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message' },
    });
    expect(world.asked).toEqual([]);
  });

  it('sends its answer to nobody else in a channel', async () => {
    const channel = world.teams.channel('Performance team');
    const { confirm } = await previewCard();
    await priya().says('help', { in: channel });
    const shown = priya().latestCard(channel);
    await priya().presses(shown, confirm);
    expect(world.teams.user('Tom Price').latestCard(channel)).toEqual(shown);
    expect(priya().latestCard(channel)).not.toEqual(shown);
  });
});
