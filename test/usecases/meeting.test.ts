/** After the meeting: what goes into the minutes, and what comes back next period. */
import type { OpenStore } from '../../src/store/open';
import type { Ask } from '../../src/usecases/asks';
import type { MinutesReply, Reply } from '../../src/usecases/replies';
import { fetchReport } from '../../src/usecases/report/report';
import { freshEmbedded } from '../helpers/embedded';
import { openWorld, smallCouncil, type World } from '../helpers/world';

let shared: OpenStore;
let world: World;

beforeAll(async () => {
  shared = await freshEmbedded();
});
afterAll(() => shared.close());
beforeEach(async () => {
  world = await openWorld(smallCouncil, undefined, shared);
});

/** Each thing is said a minute after the one before. */
function asks(who: string, ask: Ask): Promise<Reply> {
  world.now = new Date(world.now.getTime() + 60_000);
  return world.who(who).asks(ask);
}
const october = { label: 'October 2020' };
const sentenceOf = (reply: Reply): string =>
  reply.kind === 'said' ? reply.sentence : 'notice' in reply && reply.notice ? reply.notice.sentence : '';

type Minute = Extract<Ask, { kind: 'record minute' }>;
const minute = (over: Partial<Minute> = {}): Minute => ({
  kind: 'record minute',
  what: 'resolution',
  number: null,
  text: 'That the report be noted.',
  askedBy: '',
  answer: '',
  ...october,
  ...over,
});
const action = (over: Partial<Extract<Ask, { kind: 'record action' }>> = {}): Ask => ({
  kind: 'record action',
  number: 26,
  what: 'Report on apprenticeships taken up',
  owner: 'Head of Leaving Care',
  due: '2021-03-30',
  ...october,
  ...over,
});

async function closed(): Promise<void> {
  await asks('priya', { kind: 'open period', ...october });
  await asks('priya', { kind: 'close period', ...october });
}

const minutes = async (who = 'priya'): Promise<MinutesReply> =>
  (await asks(who, { kind: 'minutes', ...october })) as MinutesReply;

async function filesOf({ files }: MinutesReply): Promise<Map<number, string>> {
  const texts = new Map<number, string>();
  for (const { part, format, url } of files) {
    const file = await fetchReport(world.deps, url.split('/').at(-1) ?? '', world.now);
    if (format === 'markdown') texts.set(part, file?.bytes.toString('utf8') ?? '');
  }
  return texts;
}

describe('the minutes of a meeting', () => {
  beforeEach(closed);

  it('hold resolution, question with its answer, recommendation and action, and go out as an annex', async () => {
    await asks('priya', minute());
    await asks(
      'priya',
      minute({
        what: 'question',
        number: 26,
        text: 'How many apprenticeships were filled?',
        askedBy: 'Cllr Quill',
        answer: 'Eight of twelve posts.',
      }),
    );
    await asks('priya', minute({ what: 'recommendation', text: 'That apprenticeships be ring-fenced.' }));
    await asks('priya', action());
    const card = await minutes();
    expect(card).toMatchObject({
      entries: [
        { kind: 'resolution', about: null },
        {
          kind: 'question',
          about: expect.stringContaining('Indicator 26') as string,
          askedBy: 'Cllr Quill',
        },
        { kind: 'recommendation' },
      ],
      actions: [{ what: 'Report on apprenticeships taken up', due: '2021-03-30' }],
      files: [{ part: 1 }, { part: 1 }],
    });
    const annex = (await filesOf(card)).get(1);
    for (const words of [
      'RESOLVED',
      'That the report be noted.',
      'Question from Cllr Quill.',
      'Eight of twelve posts.',
      'RECOMMENDED to the Executive',
      'Report on apprenticeships taken up',
      '30 March 2021',
    ])
      expect(annex).toContain(words);
  });

  it('say plainly what is not on record', async () => {
    const annex = (await filesOf(await minutes())).get(1);
    for (const words of ['No resolution is on record.', 'No question is on record.', 'Nothing was recommended'])
      expect(annex).toContain(words);
  });

  it('keep what was said on an indicator of Part 2 in an annex of its own, for those on its list', async () => {
    await asks(
      'priya',
      minute({
        what: 'question',
        number: 22,
        text: 'Why so long?',
        askedBy: 'Cllr Quill',
        answer: 'Two of the nine waited.',
      }),
    );
    const card = await minutes();
    expect(card.files.map((f) => f.part)).toEqual([1, 1, 2, 2]);
    const annexes = await filesOf(card);
    expect(annexes.get(1)).not.toMatch(/Why so long|Two of the nine|Indicator 22/u);
    expect(annexes.get(2)).toContain('Two of the nine waited.');
    expect(annexes.get(2)).toContain('NOT FOR PUBLICATION');
    await asks('priya', { kind: 'stop part two', person: 'Tom Ellery', ...october });
    expect(await minutes('tom')).toMatchObject({ entries: [], files: [{ part: 1 }, { part: 1 }] });
    expect(await asks('tom', minute({ number: 22 }))).toEqual(
      await asks('tom', minute({ number: 22, text: 'Another text' })),
    );
    expect(sentenceOf(await asks('tom', minute({ number: 22 })))).toContain('no indicator 22');
  });

  it('cannot carry into public what Part 1 keeps back', async () => {
    const quoting = minute({ text: 'That the 22% of adoptions in time be noted.' });
    expect(sentenceOf(await asks('priya', quoting))).toContain('“22%”');
    await asks('priya', { kind: 'stop part two', person: 'Tom Ellery', ...october });
    expect(sentenceOf(await asks('tom', quoting))).not.toContain('22');
  });

  it('let a slip be struck out with a reason, and give its number to nothing else', async () => {
    await asks('priya', minute({ text: 'That the report be refused.' }));
    const entry = (await minutes()).entries[0]!.number;
    const strike: Ask = { kind: 'strike minute', entry, reason: '', ...october };
    expect(sentenceOf(await asks('priya', strike))).toContain('Say why');
    await asks('priya', { ...strike, reason: 'It was noted, not refused.' });
    expect(sentenceOf(await asks('priya', { ...strike, reason: 'Again.' }))).toContain(`no minute ${entry}`);
    await asks('priya', minute());
    const left = (await minutes()).entries.map((e) => e.number);
    expect(left).toHaveLength(1);
    expect(left).not.toContain(entry);
  });

  it.each<[string, Ask, string]>([
    ['a resolution without words', minute({ text: ' ' }), 'Say what is to be recorded'],
    ['a question of nobody', minute({ what: 'question' }), 'Say who asked'],
    ['an action of nobody', action({ owner: '' }), 'by whom'],
    ['an indicator nobody knows', minute({ number: 99 }), 'no indicator 99'],
  ])('refuse %s', async (_, ask, words) => {
    expect(sentenceOf(await asks('priya', ask))).toContain(words);
    expect((await minutes()).entries).toEqual([]);
  });

  it.each(['mary', 'dana', 'helen'])('are not kept by %s', async (who) => {
    expect(sentenceOf(await asks(who, minute()))).toContain('performance team');
  });
});

describe('an action the committee asked for', () => {
  it('comes back on the next request of its indicator, and is done by those who answer for it', async () => {
    await closed();
    await asks('priya', action());
    const mine = await asks('dana', { kind: 'actions', words: '26' });
    expect(mine).toMatchObject({ rows: [{}, { action: { periodLabel: 'October 2020' } }] });
    const number = mine.kind === 'actions' ? mine.rows.at(-1)!.action.number : 0;
    await asks('priya', {
      kind: 'create period',
      label: 'January 2021',
      asAt: '2021-01-31',
      deadline: '2021-03-12',
      meeting: '2021-03-30',
    });
    const file: Ask = {
      kind: 'import file',
      name: 'january.csv',
      bytes: Buffer.from('number,title,numerator,denominator,value,as_at,status,symbol,note\n26,,100,279,,,final,,\n'),
      caption: 'January 2021',
    };
    const preview = await asks('priya', file);
    if (preview.kind !== 'import preview') throw new Error(preview.kind);
    await asks('priya', { kind: 'confirm import', importId: preview.importId, token: preview.token });
    await asks('priya', { kind: 'open period', label: 'January 2021' });
    expect(await asks('dana', { kind: 'answer', words: '26' })).toMatchObject({
      kind: 'request',
      actions: expect.arrayContaining([
        expect.objectContaining({ number, what: 'Report on apprenticeships taken up', state: 'open' }),
      ]) as unknown,
    });
    expect(sentenceOf(await asks('dana', { kind: 'close action', number, as: 'done', reason: '' }))).toContain(
      'is done',
    );
  });
});

describe('a meeting that has not been', () => {
  it('has no minutes', async () => {
    expect(sentenceOf(await asks('priya', minute()))).toContain('is not closed yet');
  });
});
