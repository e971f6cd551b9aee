import type { CommentaryText } from '../../src/domain/glossary';
import type { OpenStore } from '../../src/store/open';
import type { Ask } from '../../src/usecases/asks';
import type {
  ActionsReply,
  HistoryReply,
  MatterReply,
  Reply,
  RequestReply,
  ReviewReply,
} from '../../src/usecases/replies';
import { loadPeople } from '../../src/usecases/who/people';
import { operatorContext } from '../../src/usecases/who/operator';
import { verifyAudit } from '../../src/usecases/verify-audit';
import { freshEmbedded } from '../helpers/embedded';
import { openWorld, smallCouncil, written, type World } from '../helpers/world';

let shared: OpenStore;
let world: World;

beforeAll(async () => {
  shared = await freshEmbedded();
});
afterAll(() => shared.close());
beforeEach(async () => {
  world = await openWorld(smallCouncil, undefined, shared);
  await world.who('priya').asks({ kind: 'open period', label: 'October 2020' });
});

type Any = Reply;

const asks = (who: string, ask: Ask): Promise<Any> => world.who(who).asks(ask);
const sentenceOf = (reply: Any): string =>
  reply.kind === 'said'
    ? reply.sentence
    : 'notice' in reply && reply.notice !== null
      ? reply.notice.sentence
      : JSON.stringify(reply);

async function formOf(who: string, words = '26'): Promise<RequestReply> {
  const reply = await asks(who, { kind: 'answer', words });
  if (reply.kind !== 'request') throw new Error(sentenceOf(reply));
  return reply;
}

async function reviewOf(who: string, words = '26'): Promise<ReviewReply> {
  const reply = await asks(who, { kind: 'review', words });
  if (reply.kind !== 'review') throw new Error(sentenceOf(reply));
  return reply;
}

const press = ({ requestId, revision, token }: RequestReply | ReviewReply | MatterReply) => ({
  requestId,
  revision,
  token,
});

/** Submits it; what the check finds in it is sent with a reason. */
async function submit(who = 'dana', text: CommentaryText = written): Promise<Any> {
  const reply = await asks(who, { kind: 'submit', ...press(await formOf(who)), text });
  if (reply.kind !== 'request' || reply.check == null) return reply;
  const seen = reply.check.findings.map(({ key }) => key);
  return asks(who, { kind: 'submit', ...press(reply), text, seen, sendReason: 'It is all we know today.' });
}

async function approve(): Promise<Any> {
  return asks('priya', { kind: 'approve', ...press(await reviewOf('priya')) });
}

describe('a card’s token', () => {
  it.each([
    ['forged', (card: RequestReply) => `${card.token}x`],
    ['made up', () => 'token'],
    ['empty', () => ''],
  ])('is refused where it is %s, with the text kept in the form', async (_, token) => {
    const card = await formOf('dana');
    const reply = await asks('dana', { kind: 'submit', ...press(card), token: token(card), text: written });
    expect(reply).toMatchObject({
      kind: 'request',
      state: 'requested',
      text: written,
      editable: true,
      notice: { tone: 'attention' },
    });
  });

  it('is refused in another’s hand, on another request and on another revision', async () => {
    const [hers, his] = [await formOf('dana'), await formOf('dele')];
    for (const card of [
      { ...press(hers), token: his.token },
      { ...press(hers), token: (await formOf('ruth', '21')).token },
      { ...press(hers), revision: hers.revision + 1 },
    ])
      expect(await asks('dana', { kind: 'submit', ...card, text: written })).toMatchObject({
        state: 'requested',
        text: written,
      });
  });

  it('of an older revision is told that somebody was faster', async () => {
    const old = await formOf('dana');
    await asks('dele', {
      kind: 'save draft',
      ...press(await formOf('dele')),
      text: { ...written, cause: 'His words.' },
    });
    const reply = await asks('dana', { kind: 'submit', ...press(old), text: written });
    expect(sentenceOf(reply)).toMatch(/Somebody changed this/);
    expect(reply).toMatchObject({ text: written, editable: true });
  });

  it('used before is told that it was done already', async () => {
    const card = await formOf('dana');
    await asks('dana', { kind: 'submit', ...press(card), text: written });
    expect(sentenceOf(await asks('dana', { kind: 'submit', ...press(card), text: written }))).toMatch(/done already/);
  });
});

describe('a text that comes too late', () => {
  it('is kept aside after the period closed, once, and can be read in the history', async () => {
    const card = await formOf('dana');
    await world.who('priya').asks({ kind: 'close period', label: 'October 2020' });
    for (let i = 0; i < 3; i += 1) {
      const late = await asks('dana', { kind: 'submit', ...press(card), text: written });
      expect(late).toMatchObject({ kind: 'request', text: written, editable: false });
      expect(sentenceOf(late)).toMatch(/October 2020 is closed.*I kept what you wrote.*"history 26"/s);
    }
    const history = (await asks('dana', { kind: 'history', words: '26' })) as HistoryReply;
    expect(history).toMatchObject({ kind: 'history', periodLabel: 'October 2020', versions: [] });
    expect(history.kept.map((k) => k.text)).toEqual([written]);
    expect(await asks('priya', { kind: 'history', words: '26' })).toMatchObject({ periodLabel: 'July 2020' });
  });
});

describe('who writes', () => {
  it('is the delegate until the owner takes it back', async () => {
    await asks('dana', { kind: 'take back', ...press(await formOf('dana')) });
    expect(sentenceOf(await asks('dele', { kind: 'answer', words: '26' }))).toMatch(/nothing for you to answer/);
    expect(
      sentenceOf(await asks('dana', { kind: 'typed verb', verb: 'delegate', words: '26', person: 'Dele' })),
    ).toMatch(/Dele Okafor can now write/);
    expect((await formOf('dele')).may).toEqual(['save draft', 'submit']);
  });

  it('takes effect on the very next press of a card made before', async () => {
    const card = await formOf('dele');
    await asks('dana', { kind: 'take back', ...press(await formOf('dana')) });
    expect(sentenceOf(await asks('dele', { kind: 'submit', ...press(card), text: written }))).toMatch(
      /^Only Dana Whitfield/,
    );
  });

  it('shows a delegate the one request and nothing else', async () => {
    await asks('ruth', { kind: 'typed verb', verb: 'delegate', words: '22', person: 'dele okafor' });
    expect((await formOf('dele', '22')).view.figure).toMatchObject({ kind: 'shown', numerator: 2 });
    expect(sentenceOf(await asks('dele', { kind: 'answer', words: '21' }))).toMatch(/nothing for you/);
    expect(sentenceOf(await asks('dele', { kind: 'history', words: '21' }))).toMatch(/nothing for you/);
    expect(await asks('dele', { kind: 'actions', words: '21' })).toMatchObject({ rows: [] });
  });

  it('changes with a reassignment, and the new owner is asked', async () => {
    await world.deliverAll();
    expect(
      sentenceOf(await asks('priya', { kind: 'typed verb', verb: 'reassign', words: '26', person: 'Ruth' })),
    ).toMatch(/now with Ruth Adeyemi/);
    expect(await formOf('ruth')).toMatchObject({ to: { name: 'Ruth Adeyemi' }, delegate: null });
    expect(sentenceOf(await asks('dana', { kind: 'answer', words: '26' }))).toMatch(/nothing for you/);
    const ruth = await world.person('ruth');
    expect(
      (await world.deliverAll()).filter(
        (m) => m.message.kind === 'request' && 'personId' in m.to && m.to.personId === ruth.id && m.posted === null,
      ),
    ).toHaveLength(1);
  });

  it('is asked for by a name that is one person’s', async () => {
    const say = async (person: string) =>
      sentenceOf(await asks('priya', { kind: 'typed verb', verb: 'reassign', words: '26', person }));
    expect(await say('Nobody Known')).toMatch(/I know nobody called "Nobody Known"/);
    expect(await say('a')).toMatch(/could be/);
    expect(await say('Mary Quill')).toMatch(/sits on the committee/);
    expect(await say('')).toMatch(/Say who should answer/);
  });

  it.each(['mary', 'ruth', 'dele', 'helen'])('is no business of %s', async (who) => {
    for (const verb of ['reassign', 'remind now', 'extend deadline', 'delegate'] as const) {
      const before = await world.deps.store.snapshot((reader) => reader.audit(1));
      await asks(who, { kind: 'typed verb', verb, words: '26', person: 'Ruth', reason: 'x', date: '2021-01-10' });
      expect(await world.deps.store.snapshot((reader) => reader.audit(1))).toEqual(before);
    }
  });
});

describe('the performance team', () => {
  it('reminds an owner once a day', async () => {
    await world.deliverAll();
    const remind = async () => sentenceOf(await asks('priya', { kind: 'typed verb', verb: 'remind now', words: '26' }));
    expect(await remind()).toMatch(/has been reminded/);
    expect(await remind()).toMatch(/went out today already/);
    expect((await world.deliverAll()).filter((m) => m.message.kind === 'request')).toHaveLength(2);
    world.now = new Date('2020-11-17T09:00:00Z');
    expect(await remind()).toMatch(/has been reminded/);
  });

  it('extends one deadline with a reason, and the form shows the new date', async () => {
    const extend = (date: string, reason: string) =>
      asks('priya', { kind: 'typed verb', verb: 'extend deadline', words: '26', date, reason });
    expect(sentenceOf(await extend('2021-01-08', ''))).toMatch(/Give a reason and a date/);
    expect(sentenceOf(await extend('2021-01-08', 'Figures corrected.'))).toMatch(/due on 8 January 2021/);
    expect((await formOf('dana')).deadline).toBe('2021-01-08');
    expect((await formOf('ruth', '21')).deadline).toBe('2021-01-06');
  });

  it('extends, closes and publishes a whole period', async () => {
    const label = 'October 2020';
    expect(
      sentenceOf(await asks('priya', { kind: 'extend period', label, date: '2021-01-08', reason: 'Late figures.' })),
    ).toMatch(/due on 8 January 2021/);
    expect((await formOf('dana')).deadline).toBe('2021-01-08');
    expect(sentenceOf(await asks('dana', { kind: 'publish period', label }))).toMatch(/Only the performance team/);
    expect(sentenceOf(await asks('priya', { kind: 'publish period', label }))).toMatch(/close it before/);
    await asks('priya', { kind: 'close period', label });
    expect(sentenceOf(await asks('priya', { kind: 'publish period', label }))).toMatch(/is published/);
    expect(await asks('mary', { kind: 'status', words: '26' })).toMatchObject({ view: { periodLabel: label } });
  });

  it('reopens what it approved, with the reason', async () => {
    await submit();
    await approve();
    await asks('priya', { kind: 'typed verb', verb: 'reopen', words: '26', reason: 'The number is missing.' });
    expect(await formOf('dana')).toMatchObject({
      state: 'returned',
      returnReason: 'The number is missing.',
      editable: true,
    });
  });

  it('lets a writer withdraw before it decides', async () => {
    await submit();
    const form = await formOf('dana');
    expect(form.may).toContain('withdraw');
    expect(await asks('dana', { kind: 'withdraw', ...press(form) })).toMatchObject({
      state: 'draft',
      editable: true,
      text: written,
    });
    expect(sentenceOf(await asks('priya', { kind: 'approve', ...press(await reviewOf('priya')) }))).toMatch(
      /still a draft/,
    );
  });
});

describe('two-level approval', () => {
  beforeEach(async () => {
    const { suite } = smallCouncil;
    world = await openWorld(
      { ...smallCouncil, suite: { ...suite, settings: { ...suite.settings, twoLevelApproval: true } } },
      undefined,
      shared,
    );
    await world.who('priya').asks({ kind: 'open period', label: 'October 2020' });
    await submit();
    await world.deliverAll();
    await approve();
  });

  it('sends what the team approved to the chief officer, who signs it off', async () => {
    const helen = await world.person('helen');
    expect(
      (await world.deliverAll()).filter(
        (m) => m.message.kind === 'review' && 'personId' in m.to && m.to.personId === helen.id,
      ),
    ).toHaveLength(1);
    const card = await reviewOf('helen');
    expect(card.may).toEqual(['return', 'sign off', 'reopen']);
    expect(await asks('helen', { kind: 'sign off', ...press(card) })).toMatchObject({ state: 'signed off' });
  });

  it('lets the chief officer return it, and not the team once more', async () => {
    expect(sentenceOf(await asks('priya', { kind: 'return', ...press(await reviewOf('priya')), reason: 'x' }))).toMatch(
      /nothing to return/,
    );
    await asks('helen', { kind: 'return', ...press(await reviewOf('helen')), reason: 'Say when.' });
    expect(await formOf('dana')).toMatchObject({ state: 'returned', returnReason: 'Say when.' });
  });
});

describe('promised actions', () => {
  const listed = async (who = 'priya') =>
    ((await asks(who, { kind: 'actions', words: '' })) as ActionsReply).rows.map(({ action }) => action);

  it('stand on the next request with their date and state', async () => {
    expect((await formOf('dana')).actions).toMatchObject([
      { what: 'Ring-fence apprenticeships', due: '2021-02-26', state: 'open', periodLabel: 'July 2020' },
    ]);
    world.now = new Date('2021-02-27T09:00:00Z');
    expect((await formOf('dana')).actions).toMatchObject([{ state: 'late' }]);
  });

  it('are promised on approval, once, and replaced by a later version', async () => {
    const other = { what: 'Open a job club', owner: 'Dele', due: '2021-03-01' };
    await submit('dana', { ...written, actions: [other] });
    await approve();
    expect((await listed()).map((a) => `${a.what} ${a.state}`)).toEqual([
      'Ring-fence apprenticeships open',
      'Open a job club open',
    ]);
    await asks('priya', { kind: 'typed verb', verb: 'reopen', words: '26', reason: 'More.' });
    await submit('dana', { ...written, actions: [{ ...other, due: '2021-04-01' }] });
    await approve();
    const after = await listed();
    expect(after.map((a) => a.state)).toEqual(['open', 'dropped', 'open']);
    expect(new Set(after.map((a) => a.number)).size).toBe(3);
  });

  it('are closed by who answers for them: done, or dropped with a reason', async () => {
    const { number } = (await listed())[0]!;
    const close = async (who: string, as: 'done' | 'dropped', reason = '') =>
      sentenceOf(await asks(who, { kind: 'close action', number, as, reason }));
    expect(await close('ruth', 'done')).toContain(`no action ${number} of yours`);
    expect(await close('dana', 'dropped')).toMatch(/Say why/);
    expect(await close('dana', 'dropped', 'No money.')).toMatch(/is dropped/);
    expect(await close('priya', 'done')).toMatch(/closed before/);
    expect((await formOf('dana')).actions).toMatchObject([{ state: 'dropped', reason: 'No money.' }]);
  });
});

describe('the history of a commentary', () => {
  it('shows every version with its author and the words that changed', async () => {
    await asks('dele', {
      kind: 'save draft',
      ...press(await formOf('dele')),
      text: { ...written, cause: 'Jobs were lost.' },
    });
    await submit('dana', { ...written, cause: 'Many jobs were lost.' });
    const { versions } = (await asks('dana', { kind: 'history', words: '26' })) as HistoryReply;
    expect(versions.map((v) => `${v.version} ${v.author} ${v.step}`)).toEqual([
      '1 Dele Okafor draft',
      '2 Dana Whitfield submitted',
    ]);
    const [change] = versions[1]!.changes;
    const read = (how: string) =>
      change!.words
        .filter((w) => w.how === 'same' || w.how === how)
        .map((w) => w.words)
        .join('');
    expect([read('removed'), read('added')]).toEqual(['Jobs were lost.', 'Many jobs were lost.']);
    const team = (await asks('priya', { kind: 'history', words: '26' })) as HistoryReply;
    expect(team.versions.map((v) => v.version)).toEqual([2]);
    // A member asks after the figures of past periods with the same word.
    const member = await asks('mary', { kind: 'history', words: '26' });
    expect(member).toMatchObject({ kind: 'status', asked: 'history', standing: 'published' });
    expect(JSON.stringify(member)).not.toMatch(/jobs were lost|Dele Okafor/iu);
  });
});

describe('a director’s own report', () => {
  it('on a matter outside the suite goes the same way', async () => {
    const card = (await asks('ruth', {
      kind: 'report something else',
      matter: 'concern',
      words: 'School transport',
    })) as MatterReply;
    expect(card).toMatchObject({ kind: 'matter', role: 'writer', subject: 'School transport', editable: true });
    await asks('ruth', { kind: 'submit', ...press(card), text: written });
    const review = (await asks('priya', { kind: 'review', words: 'transport' })) as MatterReply;
    expect(review).toMatchObject({ role: 'checker', may: ['return', 'approve', 'reassign'] });
    expect(await asks('priya', { kind: 'approve', ...press(review) })).toMatchObject({
      kind: 'matter',
      state: 'approved',
    });
  });

  it('on an indicator that meets expectation shows its figure; on an exception it is the request there is', async () => {
    expect(
      await asks('dana', { kind: 'report something else', matter: 'good performance', words: '27' }),
    ).toMatchObject({ kind: 'request', matter: 'good performance', view: { indicator: { number: 27 } } });
    expect(await asks('dana', { kind: 'report something else', matter: 'concern', words: '26' })).toMatchObject({
      kind: 'request',
      matter: 'exception',
    });
    expect(sentenceOf(await asks('dana', { kind: 'report something else', matter: 'concern', words: '21' }))).toMatch(
      /asked of somebody else/,
    );
    expect(sentenceOf(await asks('priya', { kind: 'report something else', matter: 'concern', words: '27' }))).toMatch(
      /Only directors/,
    );
  });
});

describe('roles', () => {
  it('are given and taken in the chat, from the next press on', async () => {
    await submit();
    const card = await reviewOf('tom');
    await asks('priya', { kind: 'take role', person: 'Tom', role: 'performance officer' });
    expect(sentenceOf(await asks('tom', { kind: 'approve', ...press(card) }))).toMatch(/Only the performance team/);
    expect(
      sentenceOf(await asks('priya', { kind: 'take role', person: 'Priya', role: 'performance officer' })),
    ).toMatch(/only performance officer/);
    expect(
      sentenceOf(
        await asks('priya', {
          kind: 'give role',
          person: (await world.person('tom')).email,
          role: 'performance officer',
        }),
      ),
    ).toMatch(/is now performance officer/);
    expect(sentenceOf(await asks('dana', { kind: 'give role', person: 'Dana', role: 'performance officer' }))).toMatch(
      /Only the performance team/,
    );
  });

  it('come from a people file, all or nothing', async () => {
    const ctx = { ...(await operatorContext(world.deps, 'operator', world.now)) };
    const suite = (await world.deps.store.snapshot((reader) => reader.suites())).find(
      (s) => s.id === (ctx.actor.roles.at(-1)?.suiteId ?? ''),
    )!;
    const rows = [
      ['Name', 'Post', 'Email', 'Entra object id', 'Roles'],
      ['Nia Ward', 'Director of Housing', `nia-${suite.key}@council.example`, '', 'director; chief officer'],
    ];
    expect(await loadPeople(world.deps, ctx, [...rows, ['', 'x', 'y', 'z', 'king']], suite.key)).toMatchObject({
      ok: false,
      faults: [{ line: 3 }, { line: 3 }],
    });
    expect(await loadPeople(world.deps, ctx, rows, suite.key)).toEqual({ ok: true, added: 1, changed: 0, roles: 2 });
    expect(await loadPeople(world.deps, ctx, rows, suite.key)).toEqual({ ok: true, added: 0, changed: 1, roles: 0 });
  });
});

describe('a new version of a suite', () => {
  it('retires, renumbers and retitles from the next period on, and keeps what was', async () => {
    const edits = [
      { kind: 'retire', number: 27 },
      { kind: 'renumber', number: 26, to: 27 },
      { kind: 'retitle', number: 26, title: 'Care leavers in work' },
      { kind: 'change owner', number: 21, person: 'Dana' },
    ] as const;
    expect(sentenceOf(await asks('dana', { kind: 'change suite', edits }))).toMatch(/Only the performance team/);
    expect(
      sentenceOf(await asks('priya', { kind: 'change suite', edits: [{ kind: 'renumber', number: 26, to: 27 }] })),
    ).toMatch(/Two indicators/);
    expect(sentenceOf(await asks('priya', { kind: 'change suite', edits }))).toMatch(/version 2, with 3 indicators/);
    expect((await formOf('dana', '26')).view.indicator.title).toMatch(/education/);
    const dates = { asAt: '2021-01-31', deadline: '2021-03-10', meeting: '2021-04-06' };
    expect(sentenceOf(await asks('priya', { kind: 'create period', label: 'January 2021', ...dates }))).toMatch(
      /is being prepared/,
    );
    expect(sentenceOf(await asks('priya', { kind: 'create period', label: 'january  2021', ...dates }))).toMatch(
      /already/,
    );
    expect(await asks('priya', { kind: 'actions', words: '27' })).toMatchObject({
      rows: [{ about: { number: 27, title: 'Care leavers in work' } }],
    });
  });
});

describe('plain messages in the chat', () => {
  const say = (who: string, words: string) => asks(who, { kind: 'not understood', words });

  it('become the draft of the one request open, one after another', async () => {
    await say('dele', 'Many retail jobs were lost in the spring lockdown.');
    const reply = await say('dele', 'Fewer college places started in September than before.');
    expect(reply).toMatchObject({
      kind: 'request',
      state: 'draft',
      text: {
        cause:
          'Many retail jobs were lost in the spring lockdown.\n\nFewer college places started in September than before.',
      },
    });
    expect(sentenceOf(reply)).toMatch(/indicator 26/);
  });

  it('are asked about where several are open, wait meanwhile, and then follow the choice', async () => {
    expect(await say('ruth', 'Reviews were late because two officers left.')).toMatchObject({
      kind: 'which request',
      choices: [{ number: 21 }, { number: 22 }],
    });
    const asked = await say('ruth', 'We have hired two more since then.');
    if (asked.kind !== 'which request') throw new Error(sentenceOf(asked));
    const chosen = await asks('ruth', { kind: 'write on', requestId: asked.choices[0]!.requestId });
    expect(chosen).toMatchObject({
      kind: 'request',
      text: { cause: 'Reviews were late because two officers left.\n\nWe have hired two more since then.' },
    });
    expect(await say('ruth', 'All reviews are on time now.')).toMatchObject({
      kind: 'request',
      text: { cause: expect.stringMatching(/on time now\.$/) as string },
    });
    world.now = new Date('2020-11-16T10:00:00Z');
    expect(await say('ruth', 'Another thing came to mind today.')).toMatchObject({
      kind: 'which request',
      words: 'Another thing came to mind today.',
    });
  });

  it.each(['what?', 'remnid everybody about it now'])(
    'are no draft where they look like a command: %s',
    async (words) => {
      expect(sentenceOf(await say('dele', words))).toMatch(/I did not understand/);
    },
  );

  it('are nobody’s draft where nothing is open', async () => {
    expect(sentenceOf(await say('mary', 'The shops on the high street closed again last week.'))).toMatch(
      /I did not understand/,
    );
  });
});

describe('several suites', () => {
  it('have one default a chat: the one named last', async () => {
    const suites = await world.deps.store.snapshot((reader) => reader.suites());
    const priya = await world.person('priya');
    const mine = suites.find((s) => priya.roles.some((r) => r.suiteId === s.id))!;
    const other = { ...mine, id: `other-${mine.id}`, key: `a-${mine.key}`, name: 'Adults’ Dataset' };
    const indicator = {
      ...(await world.deps.store.snapshot((reader) => reader.indicators(mine.id, 1)))[0]!,
      id: `i-${mine.id}`,
    };
    await world.deps.store.commit({
      expect: [],
      changes: [
        { kind: 'create suite', suite: other, indicators: [indicator] },
        { kind: 'assign role', personId: priya.id, suiteId: other.id, role: 'performance officer' },
      ],
      audit: [],
      send: [],
    });
    const suiteSeen = async () => ((await asks('priya', { kind: 'people' })) as { suiteName: string }).suiteName;
    expect(await suiteSeen()).toBe('Adults’ Dataset');
    await asks('priya', { kind: 'board', label: null, suiteKey: mine.key });
    expect(await suiteSeen()).toBe(mine.name);
  });
});

it('leaves an audit trail that verifies, with a head to keep', async () => {
  await submit();
  const first = await verifyAudit(world.deps);
  if (!first.ok) throw new Error(first.reason);
  await approve();
  expect(await verifyAudit(world.deps, first.head)).toMatchObject({ ok: true });
  expect(await verifyAudit(world.deps, { ...first.head, hash: '0'.repeat(64) })).toMatchObject({ ok: false });
});
