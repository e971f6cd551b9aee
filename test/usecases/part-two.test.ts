/** Who is told what of Part 2, where; and what happens to what was told when that changes. */
import type { CommentaryText } from '../../src/domain/glossary';
import type { OpenStore } from '../../src/store/open';
import { carryOut } from '../../src/usecases/answer';
import type { Ask } from '../../src/usecases/asks';
import { rememberAnswer } from '../../src/usecases/delivery/standing-answer';
import { renderMessage } from '../../src/usecases/render-message';
import { writeReport } from '../../src/usecases/report/report';
import type { Reply, RequestReply, ReviewReply, StatusReply } from '../../src/usecases/replies';
import { operatorContext } from '../../src/usecases/who/operator';
import { freshEmbedded } from '../helpers/embedded';
import { openWorld, smallCouncil, written, type World } from '../helpers/world';

type Place = 'personal chat' | 'group chat' | 'channel';

let shared: OpenStore;
let world: World;

beforeAll(async () => {
  shared = await freshEmbedded();
});
afterAll(() => shared.close());
beforeEach(async () => {
  world = await openWorld(smallCouncil, undefined, shared);
});

const asks = (who: string, ask: Ask, place?: Place): Promise<Reply> => world.who(who).asks(ask, place);
const status = (words: string): Extract<Ask, { kind: 'status' }> => ({ kind: 'status', words });
const sentenceOf = (reply: Reply): string =>
  reply.kind === 'said' ? reply.sentence : 'notice' in reply && reply.notice ? reply.notice.sentence : '';
const october = { label: 'October 2020' };
const because = 'The family could be recognised by their neighbours';

/** What an answer says, without what differs from one asking to the next. */
function told(reply: Reply): unknown {
  if (!('source' in reply)) return reply;
  const { source: _, ...rest } = reply;
  return rest;
}

async function toPublished(): Promise<void> {
  await asks('priya', { kind: 'open period', ...october });
  await asks('priya', { kind: 'close period', ...october });
  await asks('priya', { kind: 'publish period', ...october });
}

/** Moves the clock on, so that what is done next is done later. */
function later(minutes = 60): void {
  world.now = new Date(world.now.getTime() + minutes * 60_000);
}

const figureOf = (reply: Reply): string => (reply.kind === 'status' ? reply.view.figure.kind : reply.kind);

describe('Part 2 of a meeting', () => {
  beforeEach(toPublished);

  it.each<[who: string, place: Place, sees: 'shown' | 'suppressed']>([
    ['priya', 'personal chat', 'shown'],
    ['priya', 'group chat', 'suppressed'],
    ['priya', 'channel', 'suppressed'],
    ['helen', 'personal chat', 'shown'],
    ['ruth', 'personal chat', 'shown'],
    ['ruth', 'group chat', 'suppressed'],
    ['dana', 'personal chat', 'suppressed'],
    ['mary', 'personal chat', 'suppressed'],
    ['mary', 'channel', 'suppressed'],
  ])('%s in a %s: the figure is %s', async (who, place, sees) => {
    expect(figureOf(await asks(who, status('22'), place))).toBe(sees);
  });

  it('is closed to an officer who was taken off its list, who then reads word for word what a member reads', async () => {
    await asks('priya', { kind: 'stop part two', person: 'Tom Ellery', ...october });
    for (const words of ['22', '26', '', '99'])
      expect(told(await asks('tom', status(words)))).toEqual(told(await asks('mary', status(words))));
    expect(await asks('tom', { kind: 'report', ...october })).toMatchObject({
      files: [{ part: 1 }, { part: 1 }, { part: 1 }],
    });
  });

  it('is open to a member who was put on its list, and to nobody else by that', async () => {
    await asks('priya', { kind: 'allow part two', person: 'Mary Quill', ...october });
    expect(figureOf(await asks('mary', status('22')))).toBe('shown');
    expect(figureOf(await asks('mary', status('22'), 'channel'))).toBe('suppressed');
    expect(figureOf(await asks('dana', status('22')))).toBe('suppressed');
  });

  it('keeps its list with those who are on it, and never without one of the performance team', async () => {
    await asks('priya', { kind: 'stop part two', person: 'Tom Ellery', ...october });
    const refused = await asks('tom', { kind: 'allow part two', person: 'Tom Ellery', ...october });
    expect(sentenceOf(refused)).toContain('not on the Part 2 list');
    expect(sentenceOf(await asks('priya', { kind: 'stop part two', person: 'Priya Shah', ...october }))).toContain(
      'the last of the performance team',
    );
    expect(await asks('priya', { kind: 'part two list', ...october })).toMatchObject({
      people: [{ name: 'Helen Marsden' }, { name: 'Priya Shah' }],
    });
  });

  it('is answered alike for every figure to an officer who is not on the list', async () => {
    await asks('priya', { kind: 'stop part two', person: 'Tom Ellery', ...october });
    const answers = await Promise.all(
      [21, 22, 99].flatMap((number) => [
        asks('tom', { kind: 'disclosure', number, ...october }),
        asks('tom', { kind: 'keep back', number, reason: because, ...october }),
        asks('tom', { kind: 'release', number, reason: because, ...october }),
      ]),
    );
    expect(new Set(answers.map((a) => JSON.stringify(a))).size).toBe(1);
  });

  it('opens with the part of an officer and closes with it', async () => {
    const create: Ask = {
      kind: 'create period',
      label: 'January 2021',
      asAt: '2021-01-31',
      deadline: '2021-03-12',
      meeting: '2021-03-30',
    };
    await asks('priya', create);
    const names = async (): Promise<string[]> => {
      const list = await asks('priya', { kind: 'part two list', label: 'January 2021' });
      return list.kind === 'part two list' ? list.people.map((p) => p.name) : [];
    };
    expect(await names()).toEqual(['Helen Marsden', 'Priya Shah', 'Tom Ellery']);
    await asks('priya', { kind: 'give role', person: 'Dele Okafor', role: 'performance officer' });
    await asks('priya', { kind: 'take role', person: 'Tom Ellery', role: 'performance officer' });
    expect(await names()).toEqual(['Dele Okafor', 'Helen Marsden', 'Priya Shah']);
  });
});

describe('a request on an indicator that is kept back', () => {
  beforeEach(async () => {
    await asks('priya', { kind: 'stop part two', person: 'Tom Ellery', ...october });
    await asks('priya', { kind: 'open period', ...october });
  });

  it('is known to its owner and to the list', async () => {
    expect((await asks('ruth', { kind: 'answer', words: '22' })).kind).toBe('request');
    expect(await asks('priya', { kind: 'board', ...october })).toMatchObject({
      rows: [{ view: { indicator: { number: 21 } } }, { view: { indicator: { number: 22 } } }, {}],
    });
  });

  it('does not exist for an officer who is not on the list, whatever they try', async () => {
    const card = await asks('ruth', { kind: 'answer', words: '22' });
    if (card.kind !== 'request') throw new Error(card.kind);
    const press = { requestId: card.requestId, revision: card.revision, token: card.token };
    await asks('ruth', { kind: 'submit', ...press, text: written });
    const unknown = (reply: Reply, number: string): string =>
      JSON.stringify(reply).replaceAll(`"${number}\\"`, '"n\\"');
    for (const ask of [
      (words: string): Ask => ({ kind: 'review', words }),
      (words: string): Ask => ({ kind: 'history', words }),
      (words: string): Ask => ({ kind: 'typed verb', verb: 'remind now', words }),
    ])
      expect(unknown(await asks('tom', ask('22')), '22').replaceAll('22', 'n')).toBe(
        unknown(await asks('tom', ask('99')), '99').replaceAll('99', 'n'),
      );
    expect(await asks('tom', { kind: 'approve', ...press })).toEqual(
      await asks('tom', { kind: 'approve', ...press, requestId: 'no such request' }),
    );
    expect(await asks('tom', { kind: 'board', ...october })).toMatchObject({
      rows: [{ view: { indicator: { number: 21 } } }, { view: { indicator: { number: 26 } } }],
      keptBack: [22],
    });
    const help = await asks('tom', { kind: 'help' });
    expect(help.kind === 'help' ? help.tasks : null).toEqual([]);
  });

  it('moves no board that does not name it', async () => {
    await asks('priya', { kind: 'use this channel', conversation: channel }, 'channel');
    await world.deliverAll();
    const card = await asks('ruth', { kind: 'answer', words: '22' });
    if (card.kind !== 'request') throw new Error(card.kind);
    const press = { requestId: card.requestId, revision: card.revision, token: card.token };
    await asks('ruth', { kind: 'submit', ...press, text: written });
    const sent = await world.deliverAll();
    expect(sent.filter((m) => m.message.kind === 'board')).toEqual([]);
  });
});

const channel = { conversationId: 'the channel', place: 'channel' as const, reference: {} };

describe('moving a figure to Part 2', () => {
  const classify = (over: Partial<Extract<Ask, { kind: 'classify' }>> = {}): Ask => ({
    kind: 'classify',
    number: 26,
    paragraph: 2,
    publicInterest: because,
    ...october,
    ...over,
  });

  it.each([
    ['without its paragraph', { paragraph: null }, 'which paragraph of Schedule 12A'],
    ['without the public interest', { publicInterest: ' ' }, 'outweighs the public interest'],
    ['for an indicator nobody knows', { number: 99 }, 'no indicator 99'],
  ])('is refused %s', async (_, over, words) => {
    expect(sentenceOf(await asks('priya', classify(over)))).toContain(words);
  });

  it.each(['mary', 'dana', 'helen'])('is not for %s', async (who) => {
    expect(sentenceOf(await asks(who, classify()))).toContain('Only the performance team');
  });

  it('is done in private', async () => {
    expect(sentenceOf(await asks('priya', classify(), 'channel'))).toContain('personal chat');
  });

  it('puts the ground, the statement, the person and the moment on record, and into the public pointer', async () => {
    await toPublished();
    later();
    const reply = await asks('priya', classify());
    expect(reply).toMatchObject({
      kind: 'disclosure',
      decided: { keptBack: true, figure: { kind: 'shown' }, inPartOne: { kind: 'suppressed', form: 'pointer' } },
      record: [{ at: world.now, sentence: expect.stringContaining('Priya Shah moved it to Part 2') as string }],
    });
    const public26 = await asks('mary', status('26'));
    expect(public26).toMatchObject({
      view: {
        figure: {
          sentence: expect.stringMatching(
            /paragraph 2 .* of Schedule 12A to the Local Government Act 1972\. The family could be recognised/u,
          ) as string,
        },
        rag: null,
      },
      commentary: null,
    });
  });

  it('brings every card up to date that shows it, and names what cannot be called back', async () => {
    await asks('priya', { kind: 'open period', ...october });
    await world.deliverAll();
    await asks('priya', { kind: 'close period', ...october });
    await asks('priya', { kind: 'publish period', ...october });
    await world.deliverAll();
    const asked = status('26');
    const reply = await asks('mary', asked, 'channel');
    await rememberAnswer(world.deps, { reply, conversation: channel, activityId: 'a1' }, world.now);
    const before = (await asks('mary', status('26'), 'channel')) as StatusReply;
    expect(figureOf(before)).toBe('shown');
    await writeFiles(before);
    later();

    const done = await asks('priya', classify());
    expect(done).toMatchObject({
      notice: { sentence: expect.stringContaining('are being brought up to date') as string },
      beyondRecall: [
        expect.stringContaining('October 2020 as it was published') as string,
        expect.stringContaining('files written on the command line by tester') as string,
      ],
    });
    const sent = await world.deliverAll();
    expect(new Set(sent.map((m) => m.message.kind))).toEqual(new Set(['board', 'request', 'answer']));
    const answer = sent.find((m) => m.message.kind === 'answer')!;
    expect(answer.posted).toMatchObject({ conversationId: 'the channel', activityId: 'a1' });
    const fresh = await renderMessage(world.deps, answer.message, answer.to, world.now, true);
    expect(fresh).toMatchObject({
      kind: 'ready',
      conversation: channel,
      reply: { view: { figure: { kind: 'suppressed' } } },
    });
  });

  it('catches an answer that was being posted at that moment', async () => {
    await toPublished();
    const asked = status('26');
    const reply = await asks('mary', asked);
    later();
    await asks('priya', classify());
    await world.deliverAll();
    await rememberAnswer(world.deps, { reply, conversation: channel, activityId: 'a2' }, world.now);
    expect((await world.deliverAll()).map((m) => m.message.kind)).toEqual(['answer']);
  });

  it('takes it from the commentaries that quote it, by name', async () => {
    await asks('priya', { kind: 'open period', ...october });
    const card = (await asks('ruth', { kind: 'answer', words: '21' })) as RequestReply;
    const quoting: CommentaryText = { ...written, cause: 'Besides, 106 of 279 care leavers are in work.' };
    const { requestId, revision, token } = card;
    await asks('ruth', { kind: 'save draft', requestId, revision, token, text: quoting });
    expect(await asks('priya', classify())).toMatchObject({
      beyondRecall: [expect.stringContaining('The commentary on indicator 21 quotes it: “106 of 279”') as string],
    });
  });
});

/** As the command line does, for the suite of this answer. */
async function writeFiles({ source }: StatusReply): Promise<void> {
  const ctx = await operatorContext(world.deps, 'tester', world.now);
  const found = await world.deps.store.snapshot(async (reader) => ({
    suite: await reader.suite(source.suiteId),
    period: (await reader.periods(source.suiteId)).at(-1),
  }));
  if (found.suite == null || found.period === undefined) throw new Error('The suite is gone.');
  await writeReport(world.deps, ctx, found.suite, found.period);
}

describe('showing more than the rules would', () => {
  const release: Ask = { kind: 'release', number: 22, reason: 'The court published this figure', ...october };
  const settle = (agree: boolean): Ask => ({ kind: 'settle release', agree, number: 22, ...october });
  const seen = async (): Promise<string> => figureOf(await asks('mary', status('22')));

  it('takes a reason', async () => {
    expect(sentenceOf(await asks('priya', { ...release, reason: '' }))).toContain('Give the reason');
  });

  it('takes a second person, and never the one who proposed it', async () => {
    await asks('priya', release);
    expect(sentenceOf(await asks('priya', settle(true)))).toContain('second person');
    expect(sentenceOf(await asks('dana', settle(true)))).toContain('Only the performance team');
    await toPublished();
    expect(await seen()).toBe('suppressed');
  });

  it('asks the others on the list, shows it once they agree, and goes on record', async () => {
    await toPublished();
    later();
    await asks('priya', release);
    const sent = await world.deliverAll();
    const asked = sent.filter((m) => m.message.kind === 'disclosure');
    expect(asked.map((m) => m.to)).toEqual([{ personId: (await world.person('tom')).id }]);
    expect(await seen()).toBe('suppressed');
    later();
    expect(await asks('tom', settle(true))).toMatchObject({
      decided: { keptBack: false },
      record: [{}, {}, { sentence: 'Tom Ellery agreed to the release.' }],
      waiting: null,
    });
    expect(await seen()).toBe('shown');
  });

  it('may be declined, by either of them', async () => {
    await asks('priya', release);
    expect(sentenceOf(await asks('tom', settle(false)))).toContain('declined');
    expect(sentenceOf(await asks('tom', settle(true)))).toContain('No release of indicator 22 is waiting');
  });

  it('ends where the figure is moved to Part 2 again', async () => {
    await toPublished();
    later();
    await asks('priya', release);
    await asks('tom', settle(true));
    later();
    await asks('tom', { kind: 'keep back', number: 22, reason: because, ...october });
    expect(await seen()).toBe('suppressed');
  });

  it('is refused where a figure is in Part 1 already', async () => {
    expect(sentenceOf(await asks('priya', { ...release, number: 27 }))).toContain('is in Part 1 already');
  });

  it('is nothing for one person at a command line', async () => {
    const ctx = await operatorContext(world.deps, 'tester', world.now);
    const reply = await carryOut(world.deps, ctx, 'cli', release, false);
    expect(sentenceOf(reply)).toContain('takes two people');
  });
});

describe('commentary meant for Part 1', () => {
  const text = (cause: string): CommentaryText => ({ ...written, cause });
  const submit = async (who: string, words: string, cause: string): Promise<Reply> => {
    const card = (await asks(who, { kind: 'answer', words })) as RequestReply;
    const { requestId, revision, token } = card;
    const reply = await asks(who, { kind: 'submit', requestId, revision, token, text: text(cause) });
    if (reply.kind !== 'request' || reply.check?.sending !== 'with a reason') return reply;
    return asks(who, {
      kind: 'submit',
      requestId,
      revision,
      token: reply.token,
      text: text(cause),
      seen: reply.check.findings.map(({ key }) => key),
      sendReason: 'It is all we know today.',
    });
  };
  const review = async (who: string, words: string): Promise<ReviewReply> =>
    (await asks(who, { kind: 'review', words })) as ReviewReply;

  beforeEach(() => asks('priya', { kind: 'open period', ...october }));

  it.each([
    ['21', 'In October, two of the nine children waited longer.', 'two of the nine'],
    ['21', 'In October, 3 children waited longer than a year.', '3 children'],
    ['21', 'Adoption within 14 months stood at 22%.', '22%'],
    ['21', 'For 78% it took longer than 14 months.', '78%'],
  ])('on %s is stopped at submit: %s', async (words, cause, quoted) => {
    const reply = await submit('ruth', words, cause);
    expect(reply).toMatchObject({
      kind: 'request',
      state: 'requested',
      text: { cause },
      notice: { tone: 'attention' },
    });
    expect(sentenceOf(reply)).toContain(`“${quoted}” (in the cause)`);
  });

  it('goes through where it quotes nothing that is kept back', async () => {
    expect(
      sentenceOf(await submit('ruth', '21', 'At the end of October 2020, 90% of reviews were in time.')),
    ).toContain('ubmitted');
  });

  it('may say everything on an indicator that stands in Part 2 itself', async () => {
    expect(sentenceOf(await submit('ruth', '22', 'Two of the nine children were placed in time.'))).toContain(
      'ubmitted',
    );
  });

  it('does not tell its writer whether it quotes somebody else’s figure, but is not approved with it', async () => {
    const cause = 'The same holds for indicator 22, where 78% waited.';
    expect(sentenceOf(await submit('dana', '26', cause))).toContain('ubmitted');
    const card = await review('priya', '26');
    expect(card.forPartTwo).toEqual([{ part: 'the cause', words: '78%' }]);
    const { requestId, revision, token } = card;
    expect(sentenceOf(await asks('priya', { kind: 'approve', requestId, revision, token }))).toContain('“78%”');
    await asks('priya', { kind: 'stop part two', person: 'Tom Ellery', ...october });
    const toms = await review('tom', '26');
    expect(toms.forPartTwo).toEqual([]);
    const approved = await asks('tom', {
      kind: 'approve',
      requestId,
      revision: toms.revision,
      token: toms.token,
    });
    expect(sentenceOf(approved)).toContain('Somebody on this meeting’s Part 2 list');
    expect(sentenceOf(approved)).not.toContain('78');
  });

  it('is moved to Part 2 from the card it is checked on, with its figure', async () => {
    await submit('dana', '26', 'The same holds for indicator 22, where 78% waited.');
    const { requestId } = await review('priya', '26');
    const moved = await asks('priya', { kind: 'move to part two', requestId, paragraph: 2, publicInterest: because });
    expect(moved).toMatchObject({ kind: 'disclosure', decided: { number: 26, keptBack: true } });
    const { revision, token } = await review('priya', '26');
    expect(sentenceOf(await asks('priya', { kind: 'approve', requestId, revision, token }))).toContain('pproved');
  });
});

describe('an action promised on an indicator that is kept back', () => {
  it('is not closed, nor named, in a channel, not even by those who know of it', async () => {
    await asks('priya', { kind: 'open period', ...october });
    const card = (await asks('ruth', { kind: 'answer', words: '22' })) as RequestReply;
    const { requestId, revision, token } = card;
    const text = { ...written, cause: 'Two of the nine children were placed in time.' };
    const held = (await asks('ruth', { kind: 'submit', requestId, revision, token, text })) as RequestReply;
    const seen = (held.check?.findings ?? []).map(({ key }) => key);
    const sendReason = 'It is all we know today.';
    await asks('ruth', { kind: 'submit', requestId, revision, token: held.token, text, seen, sendReason });
    const review = (await asks('priya', { kind: 'review', words: '22' })) as ReviewReply;
    await asks('priya', { kind: 'approve', requestId, revision: review.revision, token: review.token });
    const mine = await asks('ruth', { kind: 'actions', words: '22' });
    const number = mine.kind === 'actions' ? (mine.rows.at(-1)?.action.number ?? 0) : 0;
    const close: Ask = { kind: 'close action', number, as: 'done', reason: '' };
    for (const who of ['ruth', 'priya'])
      expect(sentenceOf(await asks(who, close, 'channel'))).toContain('know no action');
    expect(sentenceOf(await asks('dana', close))).toContain('know no action');
    expect(sentenceOf(await asks('ruth', close))).toContain('is done');
  });
});

describe('a file of figures', () => {
  const load = (): Promise<Reply> =>
    asks('tom', {
      kind: 'import file',
      name: 'october.csv',
      bytes: Buffer.from('number,title,numerator,denominator,value,as_at,status,symbol,note\n26,,107,279,,,final,,\n'),
      caption: 'October 2020',
    });

  it('is loaded by those on the Part 2 list, since it holds every figure', async () => {
    expect((await load()).kind).toBe('import preview');
    await asks('priya', { kind: 'stop part two', person: 'Tom Ellery', ...october });
    expect(sentenceOf(await load())).toContain('you are not on the Part 2 list of October 2020');
  });

  it('previewed before is not loaded by somebody taken off the list since', async () => {
    const preview = await load();
    if (preview.kind !== 'import preview') throw new Error(preview.kind);
    await asks('priya', { kind: 'stop part two', person: 'Tom Ellery', ...october });
    const { importId, token } = preview;
    expect(sentenceOf(await asks('tom', { kind: 'confirm import', importId, token }))).toContain(
      'not on the Part 2 list',
    );
  });
});

describe('what Part 1 keeps back', () => {
  it('is listed with its reasons for those who answer for it', async () => {
    expect(await asks('priya', { kind: 'disclosure', number: null, ...october })).toMatchObject({
      kind: 'disclosures',
      counts: { figures: 4, small: 1, marked: 0, further: 0 },
      keptBack: [{ number: 22, figure: { kind: 'shown' }, inPartOne: { kind: 'suppressed' } }],
    });
  });
});
