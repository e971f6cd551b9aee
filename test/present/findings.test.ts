import { buttonsOf, cardText, inputsOf } from '../connector/cards';
import { closeCardRenderer, renderCard } from '../helpers/render-cards';
import { parseAction, present } from '../../src/present';
import type { CheckView, FindingView } from '../../src/usecases/replies';
import { sampleOf, withText } from './samples';

afterAll(closeCardRenderer);

const { findings, overridden } = sampleOf('check');
const gentle = findings.filter(({ severity }) => severity !== 'stop');
const many = Array.from({ length: 60 }, (_, i): FindingView => ({ ...findings[i % 8]!, key: `k${i}` })).sort(
  (a, b) => findings.findIndex((f) => f.code === a.code) - findings.findIndex((f) => f.code === b.code),
);

const held = (check: Partial<CheckView>) => ({
  ...sampleOf('request'),
  check: { findings, sending: 'no' as const, reason: '', ...check },
});
const buttons = (reply: ReturnType<typeof held>) => buttonsOf(present(reply).card);

describe('findings on a request card', () => {
  it('are grouped, the worst first, with the words in their sentence and what to do', () => {
    const text = cardText(present(held({})).card);
    const at = (words: string) => text.indexOf(words);
    const order = [
      'To be put right',
      '122 of 228 young people',
      'three young people',
      'Worth putting right',
      'Show 3 more',
    ];
    expect(order.map(at)).toEqual([...order.map(at)].sort((a, b) => a - b));
    expect(Math.min(...order.map(at))).toBeGreaterThan(0);
    expect(text).toContain('→ Write "fewer than 6", or keep it for Part 2.');
  });

  it('mark the words in bold and underlined, and nothing else of the sentence', () => {
    const card = JSON.stringify(present(held({})).card);
    expect(card).toContain('{"type":"TextRun","text":"three young people","weight":"Bolder","underline":true}');
    expect(card).toContain('{"type":"TextRun","text":"“In September ","isSubtle":true}');
  });

  it('are no wall of text: five at once, the others on asking, and sixty still fit a message', () => {
    const reply = held({ findings: many, sending: 'no' });
    const { card } = present(reply);
    expect(cardText(card)).toMatch(/Show 55 more/);
    expect(cardText(card)).toMatch(/and 45 more, shown once some of these are put right/);
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(80 * 1024);
    const long = withText(reply, 'Überaus lange “Worte” '.repeat(50_000));
    expect(Buffer.byteLength(JSON.stringify(present(long).card))).toBeLessThan(80 * 1024);
  });

  it('leave no way round a stop', () => {
    const verbs = buttons(held({})).map((b) => b.verb);
    expect(verbs).toContain('submit');
    expect(verbs).not.toContain('send with a reason');
    expect(buttons(held({})).find((b) => b.verb === 'submit')?.data).not.toHaveProperty('seen');
  });

  it('that are no stop can be sent with a reason, which proves what the card showed', () => {
    const reply = held({ findings: gentle, sending: 'with a reason', reason: 'Because.' });
    const { card } = present(reply);
    const send = buttonsOf(card).find((b) => b.verb === 'send with a reason');
    const ask = parseAction(send?.verb ?? '', { ...send?.data, ...inputsOf(card, { sendReason: ' It is agreed. ' }) });
    expect(ask).toMatchObject({ kind: 'submit', seen: gentle.map((f) => f.key), sendReason: 'It is agreed.' });
    expect(inputsOf(card, {})['sendReason']).toBe('Because.');
  });

  it('that are suggestions alone are proved by Submit itself', () => {
    const ideas = findings.filter(({ severity }) => severity === 'consider');
    const submit = buttons(held({ findings: ideas, sending: 'as it is' })).find((b) => b.verb === 'submit');
    expect(submit?.data).toMatchObject({ seen: ['k07', 'k08'] });
    expect(parseAction('submit', submit?.data)).toMatchObject({ kind: 'submit', seen: ['k07', 'k08'] });
  });

  it('are gone where nothing is to be written any more', () => {
    expect(cardText(present({ ...held({}), editable: false }).card)).not.toContain('To be put right');
  });

  it('are shown as they were typed, however hostile', async () => {
    const text = '[here](https://evil.example) **bold** ${secret} <at>Ruth</at>';
    const { html, warnings } = await renderCard(present(withText(held({}), text)).card, { theme: 'dark', width: 360 });
    expect(warnings).toEqual([]);
    expect(html).not.toMatch(/<(?:a|strong|at)[\s>]/iu);
  });
});

describe('what a commentary was sent with', () => {
  it.each([
    ['review', { ...sampleOf('review'), overridden }],
    ['history', { ...sampleOf('history'), versions: [{ ...sampleOf('history').versions[0]!, overridden }] }],
    ['report', sampleOf('report')],
    ['check', sampleOf('check')],
  ])('stands on the %s card with its reason', (_, reply) => {
    expect(cardText(present(reply).card)).toMatch(/Sent with a reason[^]*No figure for London[^]*Nothing compares/);
  });

  it('stands on the card of a matter outside the suite for those who check it, and not for its writer', () => {
    const matter = { ...sampleOf('matter'), overridden };
    expect(cardText(present({ ...matter, role: 'checker' }).card)).toContain('No figure for London');
    expect(cardText(present({ ...matter, role: 'writer' }).card)).not.toContain('No figure for London');
  });
});
