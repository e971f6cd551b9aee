/** The two parts as they leave the house, made from records: nothing of Part 2 may stand in Part 1. */
import { strFromU8, unzipSync } from 'fflate';
import type { CommentaryText } from '../../src/domain/glossary';
import { defaultSettings } from '../../src/domain/suite-settings';
import { writeReport, type ReportFile } from '../../src/usecases/report/report';
import { operatorContext } from '../../src/usecases/who/operator';
import type { SuiteDefinition } from '../../src/usecases/period/suite-definition';
import { openWorld, smallCouncil, type World } from '../helpers/world';

const secret: CommentaryText = {
  cause: 'CANARYCAUSE: two of nine.',
  impact: 'CANARYIMPACT',
  actions: [{ what: 'CANARYACTION', owner: 'CANARYOWNER', due: null }],
  forecast: 'CANARYFORECAST',
};

/** Indicator 22 stands in Part 2; `numerator` of its 9 children decide whether it is below expectation. */
const councilWith = (numerator: number, commentary: CommentaryText | null): SuiteDefinition => ({
  ...smallCouncil,
  periods: smallCouncil.periods.map((p) =>
    p.label !== 'October 2020'
      ? p
      : {
          ...p,
          state: 'closed',
          outturns: p.outturns.map((o) => (o.number === 22 ? { ...o, numerator, value: (numerator / 9) * 100 } : o)),
          commentary: commentary === null ? [] : [{ number: 22, text: commentary, author: 'ruth', at: '2021-01-04' }],
        },
  ),
});

async function filesOf(world: World): Promise<ReportFile[]> {
  const { suite, period } = await world.deps.store.snapshot(async (reader) => {
    const suite = (await reader.suites()).at(-1)!;
    return { suite, period: (await reader.periods(suite.id)).at(-1)! };
  });
  return writeReport(world.deps, await operatorContext(world.deps, 'tester', new Date()), suite, period);
}

/** Every byte of a file that holds text, unpacked. */
const allText = ({ name, bytes }: ReportFile): string =>
  name.endsWith('.docx')
    ? Object.entries(unzipSync(bytes))
        .map(([part, content]) => `${part}\n${strFromU8(content)}`)
        .join('\n')
    : bytes.toString('utf8');

describe('the two parts of the report', () => {
  const worlds: World[] = [];
  let below: ReportFile[];
  let within: ReportFile[];

  beforeAll(async () => {
    for (const definition of [councilWith(2, secret), councilWith(7, null)]) worlds.push(await openWorld(definition));
    [below, within] = (await Promise.all(worlds.map(filesOf))) as [ReportFile[], ReportFile[]];
  }, 120_000);
  afterAll(() => Promise.all(worlds.map((w) => w.close())));

  it('are both written, as Word and as Markdown, with their dataset as CSV', () => {
    expect(below.map((f) => f.name.replace(/^.*-(Part)/, '$1'))).toEqual([
      'Part-1.docx',
      'Part-1.md',
      'Part-1.csv',
      'Part-2.docx',
      'Part-2.md',
      'Part-2.csv',
    ]);
  });

  it('tell nothing of Part 2 in Part 1, in any byte', () => {
    for (const file of below.slice(0, 3)) {
      const text = allText(file);
      expect(text).not.toContain('CANARY');
      expect(text).not.toContain('Adopted within 14 months');
      expect(text).not.toMatch(/\b22%/);
      expect(text).not.toMatch(/\bof 9\b/);
    }
  });

  it('have the same Part 1 whether or not the indicator kept back is below expectation', () => {
    const [wordBelow, markdownBelow, csvBelow] = below;
    const [wordWithin, markdownWithin, csvWithin] = within;
    expect(markdownBelow!.bytes.toString('utf8')).toBe(markdownWithin!.bytes.toString('utf8'));
    expect(csvBelow!.bytes.toString('utf8')).toBe(csvWithin!.bytes.toString('utf8'));
    expect(wordBelow!.bytes.equals(wordWithin!.bytes)).toBe(true);
  });

  it('tell all of it in Part 2, under the number Part 1 points to', () => {
    const [, one, , , two] = below.map(allText);
    expect(one).toContain('Indicator 22 is reported in Part 2 (see Part 2, paragraph 3.6.1).');
    expect(two).toContain('### 3.6.1 Indicator 22: Adopted within 14 months (RED)');
    expect(two).toContain('22% (2 of 9)');
    for (const word of ['CAUSE', 'IMPACT', 'ACTION', 'OWNER', 'FORECAST']) expect(two).toContain(`CANARY${word}`);
    expect(allText(within[4]!)).toContain('### 3.6.1 Indicator 22: Adopted within 14 months (GREEN)');
  });
});

describe('the public dataset, where the pointer may name what is kept back and rate it', () => {
  /** Indicator 22 of twenty children, whose figures were public in July; by no classification, so that a range may stand. */
  const named = (numerator: number): SuiteDefinition => ({
    ...smallCouncil,
    suite: { ...smallCouncil.suite, settings: { ...defaultSettings, pointer: 'number, title and RAG' } },
    periods: smallCouncil.periods.map((p) =>
      p.label !== 'October 2020'
        ? p
        : {
            ...p,
            state: 'closed',
            classifications: [],
            outturns: p.outturns.map((o) =>
              o.number === 22 ? { ...o, numerator, denominator: 20, value: (numerator / 20) * 100 } : o,
            ),
          },
    ),
  });

  it('gives its name, its range and what was public before, and is the same whatever the count is', async () => {
    const worlds = [await openWorld(named(2)), await openWorld(named(4))];
    const [two, four] = await Promise.all(worlds.map(filesOf));
    await Promise.all(worlds.map((w) => w.close()));
    const publicOnes = (files: readonly ReportFile[] = []): string[] =>
      files.filter((f) => f.name.includes('Part-1')).map((f) => f.bytes.toString('base64'));
    expect(publicOnes(two)).toHaveLength(3);
    expect(publicOnes(two)).toEqual(publicOnes(four));
    const row = two!
      .find((f) => f.name.endsWith('Part-1.csv'))!
      .bytes.toString('utf8')
      .split('\r\n')[2];
    for (const cell of [
      '"22"',
      '"Adopted within 14 months"',
      '"c (1 to 5)"',
      '"Red"',
      '"no comparison"',
      '"70% (14 of 20)"',
    ])
      expect(row).toContain(cell);
  }, 120_000);
});
