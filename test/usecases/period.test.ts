import { renderMessage } from '../../src/usecases/render-message';
import type { BoardReply, Reply, RequestReply, ReviewReply } from '../../src/usecases/replies';
import type { OpenStore } from '../../src/store/open';
import { freshEmbedded } from '../helpers/embedded';
import { openWorld, written, type World } from '../helpers/world';

let store: OpenStore;
let world: World;

beforeAll(async () => {
  store = await freshEmbedded();
});
beforeEach(async () => {
  world = await openWorld(undefined, undefined, store);
});
afterAll(() => store.close());

const sentenceOf = (reply: Reply): string => (reply.kind === 'said' ? reply.sentence : JSON.stringify(reply));
const open = () => world.who('priya').asks({ kind: 'open period', label: 'October 2020' });

async function requestFor(number: number, owner: string): Promise<RequestReply> {
  const reply = await world.who(owner).asks({ kind: 'answer', words: String(number) });
  if (reply.kind !== 'request') throw new Error(sentenceOf(reply));
  return reply;
}

async function submitted(reviewer = 'priya'): Promise<ReviewReply> {
  const card = await requestFor(26, 'dana');
  await world
    .who('dana')
    .asks({ kind: 'submit', requestId: card.requestId, revision: card.revision, token: card.token, text: written });
  const review = await world.who(reviewer).asks({ kind: 'review', words: '26' });
  if (review.kind !== 'review') throw new Error(sentenceOf(review));
  return review;
}

describe('opening a period', () => {
  it('asks the owner of every exception, and posts the board to the performance team', async () => {
    expect(sentenceOf(await open())).toMatch(/October 2020 is open/);
    const sent = (await world.deliverAll()).map((m) => m.message.kind);
    expect(sent.filter((k) => k === 'request')).toHaveLength(3);
    expect(sent.filter((k) => k === 'board')).toHaveLength(2);
  });

  it('names owners it cannot reach yet', async () => {
    expect(sentenceOf(await open())).toMatch(/cannot reach .*Dana Whitfield/);
  });

  it.each(['dana', 'mary', 'dele', 'nobody'])('is not for %s', async (who) => {
    const reply = await world.who(who).asks({ kind: 'open period', label: 'October 2020' });
    expect(sentenceOf(reply)).not.toMatch(/is open\./);
    expect(await world.deliverAll()).toHaveLength(0);
  });

  it('happens once, though two officers press at the same moment', async () => {
    await Promise.all([open(), world.who('tom').asks({ kind: 'open period', label: 'October 2020' })]);
    expect((await world.deliverAll()).filter((m) => m.message.kind === 'request')).toHaveLength(3);
  });

  it('keeps the suppressed indicator out of the board in a channel, and shows it to an officer in private', async () => {
    await open();
    const inPrivate = (await world.who('priya').asks({ kind: 'board', label: null })) as BoardReply;
    const inChannel = (await world.who('priya').asks({ kind: 'board', label: null }, 'channel')) as BoardReply;
    expect(inPrivate.rows.map((r) => r.view.indicator.number)).toEqual([21, 22, 26]);
    expect(inChannel.rows.map((r) => r.view.indicator.number)).toEqual([21, 26]);
    expect(inChannel.keptBack).toEqual([22]);
    expect(JSON.stringify(inChannel)).not.toMatch(/Adopted|22\.2|"numerator":2\b/);
  });
});

describe('answering a request', () => {
  beforeEach(open);

  it('shows the figure, the trend, the latest benchmark that is not from the future, and last time’s words', async () => {
    const card = await requestFor(26, 'dana');
    expect(card.view).toMatchObject({
      rag: 'RED',
      figure: { kind: 'shown', numerator: 106, denominator: 279, value: 38 },
    });
    expect(card.view.direction).toEqual({ previous: 'worse', lastYear: null });
    expect(card.trend.map((t) => t.label)).toEqual(['July 2020', 'October 2020']);
    expect(card.benchmarks).toEqual([{ area: 'England', year: '2020', value: 53, source: 'Department for Education' }]);
    expect(card.previous?.text.cause).toBe('Fewer vacancies over the summer.');
    expect(card.promised).toHaveLength(1);
  });

  it('carries a submission to the performance team and brings the posted cards up to date', async () => {
    await world.deliverAll();
    await submitted();
    const after = await world.deliverAll();
    expect(after.filter((m) => m.message.kind === 'review')).toHaveLength(2);
    expect(after.filter((m) => m.message.kind === 'request' && m.posted !== null)).toHaveLength(1);
    expect(after.filter((m) => m.message.kind === 'board' && m.posted !== null)).toHaveLength(2);
  });

  it('has one effect, however often and from however many devices one press arrives', async () => {
    const card = await requestFor(26, 'dana');
    const press = {
      kind: 'submit' as const,
      requestId: card.requestId,
      revision: card.revision,
      token: card.token,
      text: written,
    };
    const replies = await Promise.all(Array.from({ length: 10 }, () => world.who('dana').asks(press)));
    expect(replies.every((r) => r.kind === 'request')).toBe(true);
    const versions = await world.deps.store.snapshot((reader) => reader.versions(card.requestId));
    expect(versions).toHaveLength(1);
  });

  it('gives what was typed back with every refusal', async () => {
    const card = await requestFor(26, 'dana');
    const stale = await world.who('dana').asks({
      kind: 'submit',
      requestId: card.requestId,
      revision: card.revision + 5,
      token: card.token,
      text: written,
    });
    expect(stale).toMatchObject({ kind: 'request', text: written, editable: true, notice: { tone: 'attention' } });
    const empty = await world.who('dana').asks({
      kind: 'submit',
      requestId: card.requestId,
      revision: card.revision,
      token: 'another',
      text: { ...written, cause: ' ' },
    });
    expect(empty).toMatchObject({ kind: 'request', text: { ...written, cause: ' ' } });
    await world.who('priya').asks({ kind: 'close period', label: 'October 2020' });
    const late = await world
      .who('dana')
      .asks({ kind: 'submit', requestId: card.requestId, revision: card.revision, token: card.token, text: written });
    expect(late).toMatchObject({ kind: 'request', text: written, editable: false });
  });

  it('lets the delegate write in the owner’s name, and says so in the audit trail', async () => {
    const card = await requestFor(26, 'dele');
    await world
      .who('dele')
      .asks({ kind: 'submit', requestId: card.requestId, revision: card.revision, token: card.token, text: written });
    const [last] = await world.deps.store.snapshot((reader) => reader.audit(1));
    expect(last).toMatchObject({ action: 'submit', onBehalfOfId: (await world.person('dana')).id });
  });

  it.each(['ruth', 'mary', 'priya', 'helen'])('refuses %s, and tells nothing of the request', async (who) => {
    const card = await requestFor(26, 'dana');
    const reply = await world
      .who(who)
      .asks({ kind: 'submit', requestId: card.requestId, revision: card.revision, token: card.token, text: written });
    expect(sentenceOf(reply)).toMatch(/Only Dana Whitfield/);
    expect(await world.deps.store.snapshot((reader) => reader.versions(card.requestId))).toHaveLength(0);
  });

  it('answers the same where nothing is open, nothing is known and somebody else owns it', async () => {
    const said = await Promise.all(
      ['99', '21', '27'].map(async (words) =>
        sentenceOf(await world.who('dana').asks({ kind: 'answer', words })).replace(words, '…'),
      ),
    );
    expect(new Set(said).size).toBe(1);
  });
});

describe('checking a commentary', () => {
  beforeEach(open);

  it('approves it, and the report then holds it', async () => {
    const review = await submitted();
    const approved = await world
      .who('priya')
      .asks({ kind: 'approve', requestId: review.requestId, revision: review.revision, token: review.token });
    expect(approved).toMatchObject({ kind: 'review', state: 'approved', decidable: false, notice: { tone: 'good' } });
  });

  it('returns it with the reason, and the owner gets the form again', async () => {
    const review = await submitted('tom');
    await world.deliverAll();
    await world.who('tom').asks({
      kind: 'return',
      requestId: review.requestId,
      revision: review.revision,
      token: review.token,
      reason: 'Give the number as well.',
    });
    const card = await requestFor(26, 'dana');
    expect(card).toMatchObject({
      state: 'returned',
      returnReason: 'Give the number as well.',
      editable: true,
      text: written,
    });
    const sent = await world.deliverAll();
    expect(sent.filter((m) => m.message.kind === 'request' && m.posted === null)).toHaveLength(1);
  });

  it('shows the team what was submitted, not the draft begun after a return', async () => {
    const review = await submitted('tom');
    await world.who('tom').asks({
      kind: 'return',
      requestId: review.requestId,
      revision: review.revision,
      token: review.token,
      reason: 'More, please.',
    });
    const card = await requestFor(26, 'dana');
    await world.who('dana').asks({
      kind: 'save draft',
      requestId: card.requestId,
      revision: card.revision,
      token: card.token,
      text: { ...written, cause: 'Not for your eyes yet.' },
    });
    const seen = await world.who('priya').asks({ kind: 'review', words: '26' });
    expect(JSON.stringify(seen)).not.toContain('Not for your eyes yet');
  });

  it('counts one of two officers who decide at the same moment', async () => {
    const { requestId, revision, token } = await submitted();
    const other = await world.who('tom').asks({ kind: 'review', words: '26' });
    if (other.kind !== 'review') throw new Error(sentenceOf(other));
    await Promise.all([
      world.who('priya').asks({ kind: 'approve', requestId, revision, token }),
      world.who('tom').asks({ kind: 'return', requestId, revision, token: other.token, reason: 'No.' }),
    ]);
    const trail = await world.deps.store.snapshot((reader) => reader.audit(10));
    expect(trail.filter((row) => row.subjectId === requestId && row.revision === revision)).toHaveLength(1);
  });
});

describe('asking for a status', () => {
  const status = (who: string, words: string, place?: 'channel') =>
    world.who(who).asks({ kind: 'status', words }, place);

  it('gives members the published period, officers the working one', async () => {
    await open();
    expect(await status('mary', '26')).toMatchObject({
      kind: 'status',
      standing: 'published',
      view: { periodLabel: 'July 2020' },
    });
    expect(await status('priya', '26')).toMatchObject({
      kind: 'status',
      standing: 'working',
      view: { periodLabel: 'October 2020' },
    });
    expect(await status('priya', '26', 'channel')).toMatchObject({
      kind: 'status',
      view: { periodLabel: 'July 2020' },
    });
  });

  it('finds an indicator by its other words', async () => {
    expect(await status('mary', 'care leavers in work')).toMatchObject({ view: { indicator: { number: 26 } } });
    expect(await status('mary', 'care leavers')).toMatchObject({
      kind: 'which indicator',
      choices: [{ number: 26 }, { number: 27 }],
    });
    expect(sentenceOf(await status('mary', '99'))).toMatch(/numbers 21 to 27/);
  });

  it('tells an unknown person whom to ask, and nothing else', async () => {
    expect(sentenceOf(await status('stranger', '26'))).toBe(
      'I do not know you yet. Please ask your council’s performance team to add you.',
    );
  });
});

describe('a message rendered when it is sent', () => {
  it('goes nowhere while the person has no conversation, and is dropped once it is not theirs', async () => {
    await open();
    const messages = await world.deliverAll();
    const request = messages.find((m) => m.message.kind === 'request' && 'personId' in m.to)!;
    expect(await renderMessage(world.deps, request.message, request.to, world.now)).toMatchObject({
      kind: 'unreachable',
    });
    const mary = await world.person('mary');
    await world.who('mary').asks({ kind: 'help' });
    expect(await renderMessage(world.deps, request.message, { personId: mary.id }, world.now, true)).toMatchObject({
      kind: 'ready',
      reply: { kind: 'said' },
    });
    expect(await renderMessage(world.deps, request.message, { personId: mary.id }, world.now)).toMatchObject({
      kind: 'unwanted',
    });
  });
});
