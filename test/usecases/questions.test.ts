/** Questions in people's own words, put to the bot as its chats put them. */
import type { OpenStore } from '../../src/store/open';
import { answer } from '../../src/usecases/answer';
import type { Ask } from '../../src/usecases/asks';
import { rememberAnswer } from '../../src/usecases/delivery/standing-answer';
import type { Reply, RequestReply } from '../../src/usecases/replies';
import { freshEmbedded } from '../helpers/embedded';
import { openWorld, smallCouncil, type World } from '../helpers/world';

type Place = 'personal chat' | 'group chat' | 'channel';

let shared: OpenStore;
let world: World;
let posts = 0;

beforeAll(async () => {
  shared = await freshEmbedded();
});
afterAll(() => shared.close());
beforeEach(async () => {
  world = await openWorld(smallCouncil, undefined, shared);
});

/** Asks in one chat of this person and place, and posts the answer there as the bot does. */
async function puts(who: string, ask: Ask, place: Place = 'personal chat'): Promise<Reply> {
  const { entraObjectId, id, name } = await world.person(who);
  const conversation = { conversationId: `${place} ${id}`, place, reference: {} };
  const identity = { entraObjectId, channelUserId: `29:${id}`, tenantId: 'tenant', name };
  const reply = await answer(world.deps, { identity, place, conversation, ask, now: world.now }, false);
  await rememberAnswer(world.deps, { reply, conversation, activityId: `post ${(posts += 1)}` }, world.now);
  return reply;
}

const says = (who: string, words: string, place?: Place): Promise<Reply> =>
  puts(who, { kind: 'not understood', words }, place);

const sentenceOf = (reply: Reply): string => (reply.kind === 'said' ? reply.sentence : reply.kind);

const numbersIn = (reply: Reply): number[] =>
  reply.kind === 'list' ? reply.rows.map(({ view }) => view.indicator.number) : [];

const october = { label: 'October 2020' };

async function publishOctober(): Promise<void> {
  await puts('priya', { kind: 'open period', ...october });
  await puts('priya', { kind: 'close period', ...october });
  await puts('priya', { kind: 'publish period', ...october });
}

describe('a question on one indicator', () => {
  it('is answered from what was published, with what was wanted said first', async () => {
    expect(await says('mary', 'how are care leavers in work doing?')).toMatchObject({
      kind: 'status',
      asked: 'status',
      standing: 'published',
      view: { indicator: { number: 26 }, periodLabel: 'July 2020' },
    });
    expect(await says('mary', 'who owns indicator twenty-six')).toMatchObject({
      asked: 'owner',
      view: { owner: { name: 'Dana Whitfield' } },
    });
    expect(await says('mary', 'how does 26 compare with England')).toMatchObject({
      asked: 'compare',
      benchmarks: [{ area: 'England', year: '2020' }],
    });
    expect(await says('mary', 'why is 26 red')).toMatchObject({
      asked: 'why',
      commentary: { text: { cause: 'Fewer vacancies over the summer.' } },
    });
  });

  it('is what a member means by the words of a director’s command', async () => {
    expect(await puts('mary', { kind: 'history', words: '26' })).toMatchObject({ kind: 'status', asked: 'history' });
    expect(await puts('mary', { kind: 'actions', words: '26' })).toMatchObject({ kind: 'status', asked: 'actions' });
    expect(await puts('dana', { kind: 'actions', words: '26' })).toMatchObject({ kind: 'actions' });
  });

  it('shows officers the working period in their own chat, marked, and nobody else', async () => {
    await puts('priya', { kind: 'open period', ...october });
    const working = { standing: 'working', view: { periodLabel: 'October 2020' } };
    const published = { standing: 'published', view: { periodLabel: 'July 2020' } };
    expect(await says('priya', 'care leavers in work')).toMatchObject(working);
    expect(await says('priya', 'care leavers in work', 'channel')).toMatchObject(published);
    expect(await says('mary', 'care leavers in work')).toMatchObject(published);
  });

  it('goes on from the question before in the same chat, and in no other', async () => {
    await publishOctober();
    await says('mary', 'care leavers in work');
    expect(await says('mary', 'and last quarter?')).toMatchObject({
      view: { indicator: { number: 26 }, periodLabel: 'July 2020' },
    });
    expect(await says('mary', 'what about 27')).toMatchObject({ view: { indicator: { number: 27 } } });
    expect(await says('mary', 'who owns it?')).toMatchObject({ asked: 'owner', view: { indicator: { number: 27 } } });
    expect(sentenceOf(await says('mary', 'why?', 'channel'))).toContain('Which indicator do you mean?');
  });

  it('says that there is no such report, and shows no other in its place', async () => {
    const said = sentenceOf(await says('mary', 'care leavers in work in January 2018'));
    expect(said).toBe('I have no report as at January 2018. I have July 2020.');
  });

  it('keeps in Part 2 what a place may not be shown', async () => {
    await publishOctober();
    const inChannel = await says('ruth', 'why was adoption within 14 months low', 'channel');
    expect(inChannel).toMatchObject({ view: { figure: { kind: 'suppressed' }, rag: null }, commentary: null });
    expect(await says('ruth', 'indicator 22')).toMatchObject({ view: { figure: { kind: 'shown' } } });
  });

  it('knows an indicator by what the performance team says it is also called, at once', async () => {
    expect(sentenceOf(await says('mary', 'how are roofs doing?'))).toContain('did not understand');
    await puts('priya', {
      kind: 'change suite',
      edits: [{ kind: 'also call', number: 27, names: ['roofs'] }],
    });
    expect(await says('mary', 'how are roofs doing?')).toMatchObject({ view: { indicator: { number: 27 } } });
  });

  it('offers those that fit as well as each other, and one press answers what was asked', async () => {
    const which = await says('mary', 'why are care leavers red');
    expect(which).toMatchObject({ kind: 'which indicator', intent: 'why' });
    if (which.kind !== 'which indicator') return;
    expect(which.choices.map((c) => c.number)).toEqual([26, 27]);
    const { suiteKey, intent, period } = which;
    const indicatorIds = [which.choices[0]!.indicatorId];
    expect(await puts('mary', { kind: 'question', intent, indicatorIds, period, suiteKey })).toMatchObject({
      asked: 'why',
      view: { indicator: { number: 26 } },
    });
  });
});

describe('a list', () => {
  beforeEach(publishOctober);

  it('names what is below expectation, and of what is kept back only that it is', async () => {
    const red = await says('mary', "what's red?");
    expect(red).toMatchObject({ kind: 'list', intent: 'red', keptBack: [22] });
    expect(numbersIn(red)).toEqual([26, 21]);
    expect(numbersIn(await says('priya', "what's red?"))).toContain(22);
    expect(numbersIn(await says('priya', "what's red?", 'channel'))).not.toContain(22);
  });

  it('sets movements against the earlier period that was meant', async () => {
    const worse = await says('mary', 'what got worse');
    expect(worse).toMatchObject({ kind: 'list', intent: 'worse', against: 'July 2020' });
    expect(numbersIn(worse)).toEqual([21, 26]);
    const changed = await says('mary', 'what changed since July?');
    expect(changed).toMatchObject({ kind: 'list', intent: 'changed', against: 'July 2020' });
    expect(numbersIn(await says('mary', 'what improved'))).toEqual([27]);
  });

  it('shows everything about a subject, and what lacks a commentary or data', async () => {
    expect(numbersIn(await says('mary', 'show everything about care leavers'))).toEqual([26, 27]);
    expect(numbersIn(await says('mary', 'which have no commentary'))).toEqual([21, 26]);
    expect(numbersIn(await says('mary', 'any missing data?'))).toEqual([]);
  });
});

describe('what is no question on a figure', () => {
  it('gets the date of the next meeting, or whom to ask, where that is what was wanted', async () => {
    await puts('priya', { kind: 'open period', ...october });
    expect(sentenceOf(await says('mary', 'when is the next report?'))).toBe(
      'The next report is on October 2020 and goes to the meeting on 26 January 2021. Its papers are published by 18 January 2021; questions to it close on 20 January 2021.',
    );
    expect(sentenceOf(await says('mary', 'ask the director why 26 is red'))).toContain('Dana Whitfield');
    expect(await says('mary', 'what can you do')).toMatchObject({ kind: 'help' });
  });

  it('is said not to be understood, with examples', async () => {
    expect(sentenceOf(await says('mary', 'what is the weather like'))).toMatch(/did not understand.*Try “status 26”/u);
    expect(sentenceOf(await says('mary', 'indicator 99'))).toContain('has numbers 21 to 27');
  });

  it('stays a draft where a director writes, and an answer where one asks', async () => {
    await puts('priya', { kind: 'open period', ...october });
    expect(await says('dana', 'why did care leavers in work get worse?')).toMatchObject({
      kind: 'status',
      asked: 'why',
    });
    const draft = await says('dana', 'Shops closed in October, and what jobs there were went to students.');
    expect((draft as RequestReply).text.cause).toContain('Shops closed');
  });
});
