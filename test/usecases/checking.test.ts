import type { CommentaryText } from '../../src/domain/glossary';
import { defaultCheck, defaultSettings } from '../../src/domain/suite-settings';
import type { OpenStore } from '../../src/store/open';
import type { Ask } from '../../src/usecases/asks';
import { writeReport } from '../../src/usecases/report/report';
import type { CheckReply, HistoryReply, ReportReply, RequestReply, ReviewReply } from '../../src/usecases/replies';
import { operatorContext, findPeriod } from '../../src/usecases/who/operator';
import { verifyAudit } from '../../src/usecases/verify-audit';
import { freshEmbedded } from '../helpers/embedded';
import { openWorld, smallCouncil, written, type World } from '../helpers/world';

let shared: OpenStore;
let world: World;

beforeAll(async () => {
  shared = await freshEmbedded();
});
afterAll(() => shared.close());

async function open(definition = smallCouncil): Promise<void> {
  world = await openWorld(definition, undefined, shared);
  await world.who('priya').asks({ kind: 'open period', label: 'October 2020' });
}

const not = (kind: string, reply: object): never => {
  throw new Error(`expected ${kind}: ${JSON.stringify(reply)}`);
};

/** Of any text, so that a pattern can stand among values that are compared. */
const saying = (words: RegExp): unknown => expect.stringMatching(words);

async function form(who = 'dana', words = '26'): Promise<RequestReply> {
  const reply = await world.who(who).asks({ kind: 'answer', words });
  return reply.kind === 'request' ? reply : not('request', reply);
}

async function review(words = '26'): Promise<ReviewReply> {
  const reply = await world.who('priya').asks({ kind: 'review', words });
  return reply.kind === 'review' ? reply : not('review', reply);
}

const on = ({ requestId, revision, token }: RequestReply | ReviewReply) => ({ requestId, revision, token });

/** Presses Submit on a card as it stands; what the card showed comes along as the card carries it. */
async function submits(
  card: RequestReply,
  text: CommentaryText,
  more: Partial<Extract<Ask, { kind: 'submit' }>> = {},
  who = 'dana',
): Promise<RequestReply> {
  const reply = await world.who(who).asks({ kind: 'submit', ...on(card), text, ...more });
  return reply.kind === 'request' ? reply : not('request', reply);
}

const seenOn = (card: RequestReply): string[] => (card.check?.findings ?? []).map(({ key }) => key);
const codesOn = (card: RequestReply): string[] => (card.check?.findings ?? []).map(({ code }) => code);

const wrong = { ...written, cause: written.cause.replace('38%', '83%') };
const vague = { ...written, forecast: '' };
const hedged = { ...written, impact: `${written.impact} Hopefully this will pass.` };
const why = 'The new contract decides it, and it is not signed.';

describe('a commentary that is submitted', () => {
  beforeEach(() => open());

  it('goes on as before where nothing is found', async () => {
    expect(await submits(await form(), written)).toMatchObject({ state: 'submitted', check: null });
  });

  it('is not sent while something must be put right, whatever is pressed; its text stays in the form', async () => {
    const held = await submits(await form(), wrong);
    expect(held).toMatchObject({
      state: 'requested',
      text: wrong,
      editable: true,
      notice: { tone: 'attention', sentence: saying(/^Not sent yet: .*must be put right/) },
      check: { sending: 'no' },
    });
    expect(held.check?.findings[0]).toMatchObject({
      severity: 'stop',
      marked: { words: saying(/83%|106 of 279/) },
    });
    const insisted = await submits(held, wrong, { seen: seenOn(held), sendReason: why });
    expect(insisted).toMatchObject({ state: 'requested', text: wrong, check: { sending: 'no' } });
    expect(await submits(insisted, written)).toMatchObject({ state: 'submitted' });
  });

  it('goes with a reason where nothing must be put right, and not with one word', async () => {
    const held = await submits(await form(), vague);
    expect(held).toMatchObject({ state: 'requested', text: vague, check: { sending: 'with a reason' } });
    expect(codesOn(held)).toContain('no-forecast');
    const curt = await submits(held, vague, { seen: seenOn(held), sendReason: 'Because.' });
    expect(curt).toMatchObject({ state: 'requested', check: { sending: 'with a reason', reason: 'Because.' } });
    expect(await submits(curt, vague, { seen: seenOn(curt), sendReason: why })).toMatchObject({ state: 'submitted' });
  });

  it('with suggestions alone goes when it is submitted again, and nothing is kept against it', async () => {
    const held = await submits(await form(), hedged);
    expect(held).toMatchObject({ notice: { tone: 'plain' }, check: { sending: 'as it is' } });
    expect(await submits(held, hedged, { seen: seenOn(held) })).toMatchObject({ state: 'submitted' });
    expect((await review()).overridden).toBeNull();
  });

  it('is looked at again where its text changed after the check', async () => {
    const held = await submits(await form(), vague);
    const changed = { ...vague, impact: '' };
    const again = await submits(held, changed, { seen: seenOn(held), sendReason: why });
    expect(again).toMatchObject({ state: 'requested', text: changed });
    expect(again.notice?.sentence).toMatch(/the text has changed since the check/);
    expect(await submits(again, written, { seen: seenOn(again), sendReason: why })).toMatchObject({
      state: 'submitted',
    });
    expect((await review()).overridden).toBeNull();
  });

  it('from a stale card is refused as ever, and a second press does nothing more', async () => {
    const [card, other] = [await form(), await form('dele')];
    await world.who('dele').asks({ kind: 'save draft', ...on(other), text: written });
    const stale = await submits(card, vague);
    expect(stale).toMatchObject({ state: 'draft', text: vague, check: null, notice: { tone: 'attention' } });
    const held = await submits(stale, vague);
    const press = { seen: seenOn(held), sendReason: why };
    expect(await submits(held, vague, press)).toMatchObject({ state: 'submitted' });
    expect((await submits(held, vague, press)).notice?.sentence).toMatch(/done already/);
    const rows = await world.deps.store.snapshot((reader) => reader.overrides([card.requestId]));
    expect(rows).toHaveLength(1);
  });
});

describe('what a commentary was sent with all the same', () => {
  beforeEach(async () => {
    await open();
    const held = await submits(await form(), vague);
    await submits(held, vague, { seen: seenOn(held), sendReason: why });
  });

  const override = { by: 'Dana Whitfield', reason: why, findings: [{ title: 'Forecast', words: '' }] };

  it('stands on the review card, in the history and in the answer to "check"', async () => {
    expect(await review()).toMatchObject({ overridden: override });
    const history = (await world.who('priya').asks({ kind: 'history', words: '26' })) as HistoryReply;
    expect(history.versions.at(-1)?.overridden).toMatchObject(override);
    expect(await world.who('priya').asks({ kind: 'check', words: '26' })).toMatchObject({
      kind: 'check',
      overridden: override,
      next: 'review 26',
    });
  });

  it('stands in the audit trail, which stays whole', async () => {
    const [row] = (await world.deps.store.snapshot((reader) => reader.audit(20))).filter((r) => r.action === 'submit');
    expect(row).toMatchObject({ detail: { overridden: 'no-forecast', reason: why } });
    expect(await verifyAudit(world.deps)).toMatchObject({ ok: true });
  });

  it('belongs to its version alone', async () => {
    await world.who('priya').asks({ kind: 'return', ...on(await review()), reason: 'Say when.' });
    expect(await submits(await form(), written)).toMatchObject({ state: 'submitted' });
    expect((await review()).overridden).toBeNull();
    const history = (await world.who('dana').asks({ kind: 'history', words: '26' })) as HistoryReply;
    expect(history.versions.map((v) => v.overridden?.reason ?? null)).toEqual([why, null]);
  });

  it('is on the officers’ checklist beside the report, and not in the report', async () => {
    await world.who('priya').asks({ kind: 'approve', ...on(await review()) });
    const reply = (await world.who('priya').asks({ kind: 'report', label: 'October 2020' })) as ReportReply;
    expect(reply.checklist).toMatchObject([{ about: { number: 26 }, override }]);
    const ctx = await operatorContext(world.deps, 'test', world.now);
    const suites = await world.deps.store.snapshot((reader) => reader.suites());
    const mine = (await world.person('priya')).roles[0]?.suiteId;
    const found = await findPeriod(world.deps, ctx, suites.find((s) => s.id === mine)?.key ?? null, 'October 2020');
    if (!found.ok) throw new Error(found.reply.sentence);
    const files = await writeReport(world.deps, ctx, found.it.suite, found.it.period);
    const [list, ...papers] = [...files].reverse();
    expect(list?.name).toMatch(/checklist-for-officers\.txt$/);
    expect(list?.bytes.toString('utf8')).toMatch(/FOR OFFICERS ONLY[^]*Indicator 26[^]*Dana Whitfield[^]*new contract/);
    expect(papers.length).toBeGreaterThan(1);
    for (const { name, bytes } of papers.filter((f) => !f.name.endsWith('.docx')))
      expect(`${name} ${bytes.toString('utf8')}`).not.toMatch(/new contract|Sent with a reason/);
  });
});

describe('a figure that Part 1 keeps back', () => {
  beforeEach(() => open());

  const quoting = (text: CommentaryText): CommentaryText => ({
    ...text,
    impact: `${text.impact} The same holds for indicator 22, where 78% waited.`,
  });

  it('stops a public commentary of somebody who may know it, with its words and the way to Part 2', async () => {
    const held = await submits(await form('ruth', '21'), quoting(written), {}, 'ruth');
    expect(held.check?.findings.find(({ code }) => code === 'suppressed-figure')).toMatchObject({
      severity: 'stop',
      marked: { words: '78%' },
      suggestion: saying(/ask the performance team to move this commentary to Part 2/),
    });
  });

  it('tells nothing to somebody who may not: the right guess and a wrong one read alike', async () => {
    const found = async (guess: string) => {
      const text = quoting(written);
      const card = await submits(await form(), { ...text, impact: text.impact.replace('78%', guess), forecast: '' });
      return (card.check?.findings ?? []).map(({ code, sentence }) => `${code} ${sentence}`);
    };
    expect(await found('78%')).toEqual(await found('59%'));
  });

  it('is shown by "check" to whoever checks the commentary and may know it', async () => {
    let card = await submits(await form(), quoting(written));
    if (card.state !== 'submitted')
      card = await submits(card, quoting(written), { seen: seenOn(card), sendReason: why });
    expect(card.state).toBe('submitted');
    const found = async (who: string) =>
      ((await world.who(who).asks({ kind: 'check', words: '26' })) as CheckReply).findings.map(({ code }) => code);
    expect(await found('priya')).toContain('suppressed-figure');
    expect(await found('dana')).not.toContain('suppressed-figure');
  });
});

describe('"check 26"', () => {
  const check = (who: string, place?: 'channel') => world.who(who).asks({ kind: 'check', words: '26' }, place);

  it('shows its writers the draft, and those who check what was submitted', async () => {
    await open();
    expect(await check('dana')).toMatchObject({
      kind: 'said',
      sentence: saying(/nothing for you to check/),
    });
    await world.who('dana').asks({ kind: 'save draft', ...on(await form()), text: wrong });
    const draft = (await check('dana')) as CheckReply;
    expect(draft).toMatchObject({ version: { number: 1, step: 'draft' }, next: 'answer 26', overridden: null });
    expect(draft.findings[0]?.severity).toBe('stop');
    expect(await check('priya')).toMatchObject({ kind: 'said' });
    await submits(await form(), written);
    expect(await check('priya')).toMatchObject({ version: { number: 2, step: 'submitted' }, findings: [] });
    expect(await check('dana')).toMatchObject({ version: { number: 2 }, next: null });
  });

  it('is nobody else’s business, and not the channel’s', async () => {
    await open();
    await submits(await form(), written);
    for (const who of ['mary', 'ruth']) expect(await check(who)).toMatchObject({ kind: 'said' });
    expect(await check('dana', 'channel')).toMatchObject({
      kind: 'said',
      sentence: saying(/personal chat/),
    });
  });

  it('follows the suite’s own settings', async () => {
    const settings = { ...defaultSettings, check: { ...defaultCheck, off: ['hedge', 'no-forecast'] } };
    await open({ ...smallCouncil, suite: { ...smallCouncil.suite, settings } });
    expect(await submits(await form(), { ...hedged, forecast: '' })).toMatchObject({ state: 'submitted' });
  });
});
