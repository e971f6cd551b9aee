import fs from 'node:fs';
import path from 'node:path';
import { buttonsOf, cardText, inputsOf } from '../connector/cards';
import { parseAction, present } from '../../src/present';
import { fill } from '../../src/present/template';
import type { BoardReply, Reply } from '../../src/usecases/replies';
import { sample, sampleOf, templates, withText, written } from './samples';

const nodes = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value)
    ? value.flatMap(nodes)
    : typeof value === 'object' && value !== null
      ? [value as Record<string, unknown>, ...Object.entries(value).flatMap(([k, v]) => (k === 'data' ? [] : nodes(v)))]
      : [];

const bytes = (reply: Reply): number => Buffer.byteLength(JSON.stringify(present(reply).card));

const hostile =
  '${$root.secret} ${length(json("[1]"))} [here](https://evil.example) **bold** _em_ `code` <at>Ruth</at> # head &lt;';

const presenters = fs.readFileSync(path.join(__dirname, '../../src/present/index.ts'), 'utf8');

describe('the templates', () => {
  it('have a sample each, and every kind of reply has a template', () => {
    const kinds = [...presenters.matchAll(/case '([^']+)':/gu)].map(([, kind]) => kind);
    expect(templates.map((name) => sample(name).kind).sort()).toEqual(kinds.sort());
  });

  it.each(written())(
    '$file makes nothing depend on a condition, which a misspelt name would turn off unseen',
    ({ text }) => {
      expect(text).not.toContain('$when');
      expect(text).not.toContain('"refresh"');
    },
  );

  it('refuse data that lacks what they name', () => {
    expect(() => fill('said', { fallback: 'x', style: 'good' })).toThrow(/lacks lines/u);
    expect(() => fill('said', { fallback: 'x', lines: [{}], style: 'good' })).toThrow(/lacks text/u);
  });
});

describe.each(templates)('the card "%s"', (name) => {
  const { card, summary } = present(sample(name));

  it('is an Adaptive Card 1.5 with words for clients that show none', () => {
    expect(card).toMatchObject({ type: 'AdaptiveCard', version: '1.5' });
    expect(card).toHaveProperty('fallbackText', expect.stringMatching(/\S/u));
    expect(summary).toMatch(/^\S[^\n]*$/u);
  });

  it('has every expression filled in', () => {
    expect(JSON.stringify(card)).not.toContain('${');
    expect(JSON.stringify(card)).not.toMatch(/undefined|\bNaN\b|\[object/u);
  });

  it('labels every box, and gives each an id of its own', () => {
    const boxes = nodes(card).filter((n) => String(n['type']).startsWith('Input.'));
    for (const box of boxes) expect(box).toHaveProperty('label', expect.stringMatching(/\S/u));
    const ids = nodes(card)
      .map((n) => n['id'])
      .filter((id) => id !== undefined);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('says every colour in words too', () => {
    const coloured = nodes(card).filter((n) => ['good', 'warning', 'attention'].includes(String(n['color'])));
    for (const { text } of coloured) expect(text).toMatch(/^[●◆▲○✓] \p{L}/u);
  });

  it('has buttons whose presses are understood, with everything typed on the card beside them', () => {
    const boxes = inputsOf(card, {});
    for (const { type, verb, data, title } of buttonsOf(card)) {
      expect(title).toMatch(/\S/u);
      if (type === 'Action.Execute') expect(parseAction(verb ?? '', { ...data, ...boxes })).not.toBeNull();
    }
  });

  it('is small', () => {
    expect(bytes(sample(name))).toBeLessThan(28 * 1024);
  });

  it('shows people’s text and does nothing it says', () => {
    const drawn = nodes(present(withText(sample(name), hostile)).card);
    for (const { text = '', fallbackText = '' } of drawn)
      expect(`${String(text)}${String(fallbackText)}`).not.toContain('<at');
    const blocks = drawn.filter((n) => n['type'] === 'TextBlock');
    for (const block of blocks) expect(block['text']).not.toMatch(/(?<!\\)\]\(|(?<!\\)\*\*|(?<!\\)`/u);
  });

  it('can be sent however long the texts are', () => {
    expect(bytes(withText(sample(name), 'Überaus lange “Worte” '.repeat(50_000)))).toBeLessThan(80 * 1024);
  });

  it('shows no mark that turns the line or cannot be seen', () => {
    const text = JSON.stringify(present(withText(sample(name), 'a\u202eb\u200bc\u0000d\ud800e')).card);
    expect(text).not.toMatch(/[\u202e\u200b]|\\u0000|\\ud800/u);
  });
});

describe('the board', () => {
  const board = sampleOf('board');
  const rows = (count: number): BoardReply => ({
    ...board,
    rows: Array.from({ length: count }, (_, i) => board.rows[i % board.rows.length]!),
  });

  it('fits a message with forty exceptions', () => {
    expect(bytes(rows(40))).toBeLessThan(80 * 1024);
  });

  it('names what is kept in Part 2 in one calm line, and counts every rating', () => {
    const text = cardText(present(board).card);
    expect(text).toContain('Kept in Part 2: indicators 22 and 23.');
    for (const words of ['▲ RED', '◆ AMBER', '● GREEN', '○ NO DATA']) expect(text).toContain(words);
  });

  it('says nothing of Part 2 where nothing is kept there', () => {
    expect(cardText(present({ ...board, rows: [], keptBack: [] }).card)).not.toContain('Part 2');
  });

  it('shows a rating that is kept back as that, and no figure', () => {
    const hidden = board.rows.find(({ view }) => view.figure.kind === 'suppressed')!;
    const text = cardText(present({ ...board, rows: [hidden] }).card);
    expect(text).toContain('◇ PART 2');
    expect(text).toContain('This indicator is reported in Part 2.');
  });
});

describe('the request', () => {
  const request = sampleOf('request');
  const written = {
    cause: 'Jobs were lost.',
    impact: '',
    actions: [{ what: 'Act', owner: 'Ruth', due: '2021-02-26' }],
    forecast: '',
  };

  it('has what was written so far in its boxes', () => {
    expect(inputsOf(present({ ...request, text: written }).card, {})).toMatchObject({
      cause: 'Jobs were lost.',
      action1What: 'Act',
      action1Owner: 'Ruth',
      action1Due: '2021-02-26',
    });
  });

  it('shows what was typed, without boxes, once it can no longer be changed', () => {
    const { card } = present({ ...request, text: written, editable: false, state: 'submitted', may: ['withdraw'] });
    expect(inputsOf(card, {})).toEqual({});
    expect(cardText(card)).toContain('Jobs were lost.');
    expect(cardText(card)).toContain('Act (Ruth, by 26 February 2021)');
    expect(buttonsOf(card).flatMap((b) => (b.verb === null ? [] : [b.verb]))).toEqual(['withdraw']);
  });

  it('says first why a press was refused', () => {
    const { card } = present({ ...request, notice: { tone: 'attention', sentence: 'October 2020 is closed.' } });
    expect(cardText(card).split('\n')[0]).toBe('▲ October 2020 is closed.');
  });

  it('has boxes for every promised action, however many there are', () => {
    const actions = Array.from({ length: 7 }, (_, i) => ({ what: `Step ${i + 1}`, owner: '', due: null }));
    const { card } = present({ ...request, text: { ...written, actions } });
    const ask = parseAction('submit', {
      ...buttonsOf(card).find((b) => b.verb === 'submit')!.data,
      ...inputsOf(card, {}),
    });
    expect(ask).toMatchObject({ kind: 'submit', text: { actions } });
  });

  it('does not put half a text into its boxes where it is too long for a card', () => {
    const { card } = present({ ...request, text: { ...written, cause: 'word '.repeat(5_000) } });
    expect(inputsOf(card, {})).toMatchObject({ cause: '' });
    expect(cardText(card)).toContain('every version is kept');
  });

  it('gives the submit button of a returned commentary its verb and says it goes in again', () => {
    const { card } = present({
      ...request,
      state: 'returned',
      returnReason: 'Say how many.',
      may: ['save draft', 'resubmit'],
    });
    expect(buttonsOf(card).find((b) => b.verb === 'submit')?.title).toBe('Submit again');
    expect(cardText(card)).toContain('Say how many.');
  });
});

describe.each(['status', 'request', 'review'] as const)('the chart on the card "%s"', (kind) => {
  const reply = sampleOf(kind);
  const picturesOf = (of: Reply) => nodes(present(of).card).filter((n) => n['type'] === 'Image');
  const hidden = sampleOf('board').rows.find(({ view }) => view.figure.kind === 'suppressed')!.view.figure;

  it('is a picture within the card, with words for whoever cannot see it', () => {
    expect(picturesOf(reply)).toEqual([
      expect.objectContaining({
        altText:
          'Care leavers in education, training or employment: 38% in October 2020, down from 45% in October 2019; below the target of 47% to 52%.',
      }),
    ]);
    expect(picturesOf(reply)[0]?.['url']).toMatch(/^data:image\/png;base64,[A-Za-z0-9+/]+=*$/u);
    expect(cardText(present(reply).card)).toContain(
      'October 2019 (45%) to October 2020 (38%). The shaded band is the target.',
    );
  });

  it('has a gap and no figure where one is kept back', () => {
    const trend = reply.trend.map((point, n) => (n === 2 ? { ...point, figure: hidden } : point));
    const [picture] = picturesOf({ ...reply, trend });
    expect(picture?.['altText']).toMatch(/No figure is shown for July 2020\.$/u);
    expect(picture?.['altText']).not.toContain('42%');
  });

  it('is left out where there is no trend to draw', () => {
    expect(picturesOf({ ...reply, trend: reply.trend.slice(-1) })).toEqual([]);
  });
});

describe('the summary line', () => {
  it.each(templates)('of "%s" holds no figure of an indicator', (name) => {
    expect(present(sample(name)).summary).not.toMatch(/38%|106|16\.2|per 10,000/u);
  });
});

describe('an import', () => {
  it('that is refused says so and lists twelve faults, then counts the rest', () => {
    const refused = sampleOf('import refused');
    const faults = Array.from({ length: 15 }, (_, i) => ({
      sheet: 'Outturns',
      cell: `D${i + 1}`,
      reason: 'No number.',
    }));
    const text = cardText(present({ ...refused, faults }).card);
    expect(text).toContain('Nothing was loaded');
    expect(text).toContain('D12');
    expect(text).not.toContain('D13');
    expect(text).toContain('and 3 more');
  });
});

describe('the history', () => {
  it('can be sent however much was changed', () => {
    const history = sampleOf('history');
    const words = Array.from({ length: 400 }, (_, i) => ({
      how: i % 2 === 0 ? ('same' as const) : ('added' as const),
      words: 'words '.repeat(80),
    }));
    const changes = (['cause', 'impact', 'actions', 'forecast'] as const).map((part) => ({ part, words }));
    const versions = Array.from({ length: 9 }, (_, i) => ({ ...history.versions[1]!, version: i + 1, changes }));
    expect(bytes({ ...history, versions })).toBeLessThan(80 * 1024);
    expect(cardText(present({ ...history, versions }).card)).toMatch(/earlier versions? not shown here/u);
  });
});
