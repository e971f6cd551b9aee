import fc from 'fast-check';
import { discloseTo, type Decision, type ShownFigure } from '../../../src/domain/disclosure';
import type { Classification, Indicator, Outturn, SuiteSettings } from '../../../src/domain/glossary';
import { rate } from '../../../src/domain/rag';
import { planAppendix } from '../../../src/domain/report/appendix';
import type { DatasetInput, DatasetRow } from '../../../src/domain/report/dataset-types';
import type { Block } from '../../../src/domain/report/types';
import { defaultSettings } from '../../../src/domain/suite-settings';
import { discloseAll } from '../disclosure/history';

const periods = [
  { id: 'p1', label: 'October 2019', asAt: '2019-10-31' },
  { id: 'p2', label: 'July 2020', asAt: '2020-07-31' },
  { id: 'p3', label: 'October 2020', asAt: '2020-10-31' },
];

const careLeavers: Indicator = {
  id: 'i26',
  number: 26,
  title: 'Care leavers in work or learning',
  definition: '',
  unit: 'percentage',
  decimals: 0,
  polarity: 'higher is better',
  basis: 'snapshot',
  expectation: { low: 47, high: 52, tolerance: { kind: 'relative', percent: 10 } },
  ownerId: 'ruth',
  delegateId: null,
  synonyms: [],
};

const outturnOf = (periodId: string, parts: Partial<Outturn>): Outturn => {
  const { numerator = null, denominator = null } = parts;
  return {
    id: periodId,
    periodId,
    indicatorId: 'i26',
    revision: 1,
    numerator,
    denominator,
    value: numerator === null || denominator === null ? null : (numerator / denominator) * 100,
    symbol: null,
    status: 'final',
    asAt: null,
    note: null,
    loadedAt: new Date(0),
    loadedById: null,
    ...parts,
  };
};

/** How Part 1 may tell of one indicator, decided by the real rules; figures of the three periods, oldest first. */
function decisions(
  indicator: Indicator,
  figures: readonly (Partial<Outturn> | null)[],
  pointer: SuiteSettings['pointer'] = 'number and title',
  classifications: readonly Classification[] = [],
): Decision[] {
  const decided = discloseAll(
    periods.map((period, n) => {
      const parts = figures[n] ?? null;
      return { period, figures: [{ indicator, outturn: parts === null ? null : outturnOf(period.id, parts) }] };
    }),
    {
      settings: { ...defaultSettings, pointer },
      council: 'Borchester',
      relations: [],
      classifications,
      marks: [],
      releases: [],
      benchmarks: [],
      rate: (of, value) => rate(of, { numerator: null, denominator: null, value, symbol: null }),
    },
  );
  return decided.map((of) => of.get(indicator.id)!);
}

/** The row of an indicator with these figures in Part 1. */
function rowOf(indicator: Indicator, figures: readonly (Partial<Outturn> | null)[]): DatasetRow<1> {
  const decided = decisions(indicator, figures);
  const points = periods.map(({ label, asAt }, n) => ({
    label,
    asAt: figures[n]?.asAt ?? asAt,
    figure: discloseTo('Part 1', indicator, null, decided[n]!),
  }));
  const last = decided.at(-1)!;
  const raw = figures.at(-1) ?? null;
  return {
    part: 1,
    indicator,
    rag: last.says.rag ? rate(indicator, raw === null ? null : outturnOf('p3', raw)) : null,
    figure: last.figure,
    direction: { previous: null, lastYear: null },
    earlier: points.slice(0, -1),
    trend: points,
    benchmarks: [],
    keptBack: last.why === null ? null : { paragraph: '3.6.2' },
  };
}

const input = (rows: DatasetInput<1>['rows'], parts: Partial<DatasetInput<1>> = {}): DatasetInput<1> => ({
  part: 1,
  suite: { name: 'Dataset' },
  period: { label: 'October 2020', asAt: '2020-10-31' },
  earlierLabels: ['July 2020', 'October 2019'],
  comparedWith: { previous: 'July 2020', lastYear: 'October 2019' },
  rows,
  ...parts,
});

const of = <K extends Block['kind']>(blocks: readonly Block[], kind: K): Extract<Block, { kind: K }> => {
  const found = blocks.find((block): block is Extract<Block, { kind: K }> => block.kind === kind);
  if (found === undefined) throw new Error(`no ${kind}`);
  return found;
};

/** One row's cells by the headings over them. */
function cells(row: DatasetInput<1>['rows'][number], parts: Partial<DatasetInput<1>> = {}): Record<string, string> {
  const { columns, rows } = of(planAppendix(input([row], parts)), 'dataset');
  return Object.fromEntries(columns.map(({ header }, n) => [header, rows[0]![n]!]));
}

const usual = [
  { numerator: 118, denominator: 262 },
  { numerator: 115, denominator: 274 },
  { numerator: 106, denominator: 279 },
];

describe('the dataset', () => {
  it('tells of an indicator all that the report promises of it', () => {
    const row: DatasetRow<1> = {
      ...rowOf(careLeavers, usual),
      direction: { previous: 'worse', lastYear: 'worse' },
      benchmarks: [
        { area: 'England', year: '2020', value: 53, source: 'Department for Education' },
        { area: 'London', year: '2020', value: 55, source: 'Department for Education' },
        { area: 'Neighbours', year: '2019/20', value: 51, source: 'The councils themselves' },
      ],
    };
    expect(cells(row)).toEqual({
      'No.': '26',
      Indicator: 'Care leavers in work or learning',
      Unit: 'percentage',
      'Better when': 'higher',
      'Target or range': '47% to 52%',
      'Outturn, October 2020': '38% (106 of 279)',
      RAG: 'Red',
      'Direction of travel': 'Worse than July 2020\nWorse than October 2019',
      'July 2020': '42% (115 of 274)',
      'October 2019, same period last year': '45% (118 of 262)',
      'Benchmarks: year [source]': '2020 [1]\nEngland: 53%\nLondon: 55%\n2019/20 [2]\nNeighbours: 51%',
      Notes: 'none',
    });
    expect(of(planAppendix(input([row])), 'written').text).toBe(
      '[1] Department for Education\n[2] The councils themselves',
    );
  });

  it('flags what is annual, provisional and lagged, and the date each figure is about', () => {
    const annual: Indicator = { ...careLeavers, basis: 'annual' };
    const figures = usual.map((f, n) => ({ ...f, status: 'provisional' as const, asAt: `20${17 + n}-08-31` }));
    const row = cells(rowOf(annual, figures));
    expect(row['Notes']).toBe('Annual\nProvisional\nLagged: as at 31 August 2019');
    expect(row['July 2020']).toBe('42% (115 of 274)\nprovisional\nas at 31 August 2018');
  });

  it.each([
    ['symbol', { symbol: 'x' as const }, 'x'],
    ['0 of 0', { numerator: 0, denominator: 0, value: null }, 'z'],
    ['nothing', null, 'no data'],
  ])('puts in the place of a figure that is not there: %s', (_, parts, words) => {
    const row = cells(rowOf(careLeavers, [null, null, parts]));
    expect(row).toMatchObject({ 'Outturn, October 2020': words, RAG: 'No data', 'July 2020': 'no data' });
  });

  it('explains every symbol it can hold', () => {
    const key = of(planAppendix(input([])), 'facts').rows.map(([symbol]) => symbol);
    expect(key).toEqual(['c', 'z', 'x', 'low', 'u']);
  });

  it('says of a figure kept back its symbol, the range where one is disclosed, and where it stands', () => {
    const row = cells(rowOf(careLeavers, [usual[0]!, usual[1]!, { numerator: 3, denominator: 279 }]));
    expect(row).toMatchObject({
      'Outturn, October 2020': 'c (1 to 5)',
      RAG: 'withheld',
      'Direction of travel': 'no comparison',
      'July 2020': '42% (115 of 274)',
      Notes: 'See Part 2, paragraph 3.6.2',
    });
  });

  it('keeps back in earlier columns what was kept back then', () => {
    const row = cells(rowOf(careLeavers, [usual[0]!, { numerator: 276, denominator: 279 }, usual[2]!]));
    expect(row['July 2020']).toBe('c (all but 1 to 5)');
  });

  it('says nothing but the number of an indicator that may not be named', () => {
    const row = cells({ number: 22, paragraph: '3.6.1' });
    const { 'No.': number, Indicator: title, Notes: notes, ...others } = row;
    expect([number, title, notes]).toEqual(['22', 'Reported in Part 2', 'See Part 2, paragraph 3.6.1']);
    expect(new Set(Object.values(others))).toEqual(new Set(['withheld']));
  });

  it('leaves no cell empty and every row as long as its head', () => {
    const rows = [rowOf(careLeavers, [null, null, null]), { number: 22, paragraph: '3.6.1' }];
    const table = of(planAppendix(input(rows)), 'dataset');
    for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
    for (const cell of table.rows.flat()) expect(cell).toMatch(/\S/u);
  });

  it('is the same, trend and words too, whatever a figure kept back is', () => {
    const with3 = planAppendix(input([rowOf(careLeavers, [usual[0]!, usual[1]!, { numerator: 3, denominator: 279 }])]));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.constantFrom('provisional', 'final'), (numerator, status) => {
        const figures = [usual[0]!, usual[1]!, { numerator, denominator: 279, status }] as Partial<Outturn>[];
        expect(planAppendix(input([rowOf(careLeavers, figures)]))).toEqual(with3);
      }),
    );
  });
});

describe('the trends', () => {
  const trendOf = (rows: DatasetInput<1>['rows']) => of(planAppendix(input(rows)), 'charts').rows;

  it('have a chart for each indicator, with words that say what it shows', () => {
    expect(trendOf([rowOf(careLeavers, usual)])).toMatchObject([
      {
        name: '26 Care leavers in work or learning',
        chart: { points: [{ x: 0 }, {}, { x: 1 }] },
        words:
          'Care leavers in work or learning: 38% in October 2020, down from 45% in October 2019; below the target of 47% to 52%.',
      },
    ]);
  });

  it('leave out an indicator that may not be named, and draw none where there is none', () => {
    expect(trendOf([{ number: 22, paragraph: '3.6.1' }])).toEqual([]);
    expect(trendOf([rowOf(careLeavers, [null, null, usual[2]!])])[0]?.chart).toBeNull();
  });
});

describe('the appendix of Part 2', () => {
  it('says that it gives what the public report keeps back, and points nowhere', () => {
    const raw = { numerator: 3, denominator: 279 };
    const [decided] = decisions(careLeavers, [raw]);
    const figure: ShownFigure = discloseTo('Part 2', careLeavers, outturnOf('p3', raw), decided!);
    const row: DatasetRow<2> = { ...rowOf(careLeavers, usual), part: 2, figure, rag: 'RED', keptBack: null };
    const plan = planAppendix({ ...input([]), part: 2, rows: [row] });
    expect(JSON.stringify(plan)).toContain('of the indicator of the Dataset that the public report keeps back');
    expect(of(plan, 'dataset').rows[0]).toEqual(expect.arrayContaining(['1% (3 of 279)', 'Red', 'none']));
  });
});
