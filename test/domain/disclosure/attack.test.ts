import fc from 'fast-check';
import { attack } from './attacker';
import { type Family, primaryOnly, published, type Quarter, type World, worlds } from './worlds';

/** How many suites the properties try; `WORLDS=20000` for the long form. */
const runs = Number(process.env.WORLDS ?? 400);

const yearBeforeFirst: Quarter[] = [
  [0, 0],
  [0, 0],
  [0, 0],
  [0, 0],
];

const family = (over: Partial<Family>, ...leaves: Quarter[][]): Family => ({
  unit: 'number',
  basis: 'snapshot',
  shape: leaves.length > 1 ? 'flat' : 'single',
  denominators: 'unrelated',
  decimals: 1,
  target: 0,
  leaves: leaves.map((l) => [...yearBeforeFirst, ...l]),
  ...over,
});

const world = (periods: number, families: Family[], over: Partial<World> = {}): World => ({
  smallCount: 5,
  pointer: 'number, title and RAG',
  periods,
  families,
  revisions: [],
  marks: [],
  benchmarks: false,
  ...over,
});

const counts = (...sizes: number[]): Quarter[] => sizes.map((n) => [n, 0] as const);

/** The smallest suites in which keeping back small counts alone gives one away, each with how. */
const lessons: [note: string, told: boolean, world: World][] = [
  ['total less part: 13 in all, 10 here, so 3 there', false, world(1, [family({}, counts(3), counts(10))])],
  [
    'a sum of two small parts pins both: 10 of two counts of at most 5',
    true,
    world(1, [family({}, counts(5), counts(5), counts(20))]),
  ],
  [
    'a total inside a total: 30 less 20 is the 10 that two parts share, and one of the two stands elsewhere',
    false,
    world(1, [family({ shape: 'nested' }, counts(2), counts(8), counts(20))]),
  ],
  [
    'the others of a total: 13 of 33 are late, 10 of them here, so 3 there',
    false,
    world(1, [family({ unit: 'percentage', denominators: 'added' }, [[10, 3]], [[10, 10]])]),
  ],
  [
    'this report less the last: 12 since April, 9 in July, so 3 since',
    false,
    world(2, [family({ basis: 'year to date' }, counts(9, 3))]),
  ],
  [
    'the others of a year-to-date percentage: 20 of 40, then 28 of 50, so 2 more late ones',
    false,
    world(2, [
      family({ basis: 'year to date', unit: 'percentage' }, [
        [20, 20],
        [8, 2],
      ]),
    ]),
  ],
  [
    'two small increments under one sum: 9, then something kept back, then 11',
    false,
    world(3, [family({ basis: 'year to date' }, counts(9, 1, 1))]),
  ],
  [
    'a later figure against one kept back: at most 5 by July and 7 by October, so at least 2 between',
    true,
    world(2, [family({ basis: 'year to date' }, counts(3, 4))]),
  ],
  [
    'revised against first figure: 8, then 9, so 1 was found late',
    false,
    world(1, [family({}, counts(8))], { revisions: [{ period: 0, family: 0, leaf: 0, by: [1, 0] }] }),
  ],
  [
    'rolling years that run out: 8, 6, then none, so 2 in the quarter that left first',
    false,
    world(3, [
      family({
        basis: 'rolling 12 months',
        leaves: [
          [
            [0, 0],
            [2, 0],
            [6, 0],
            [0, 0],
            [0, 0],
            [0, 0],
            [0, 0],
          ],
        ],
      }),
    ]),
  ],
  [
    'rolling years without a zero: thirteen reports of 6 or 8 give every quarter away',
    false,
    world(13, [
      family({
        basis: 'rolling 12 months',
        leaves: [counts(0, 0, 2, 2, 2, 0, 2, 2, 2, 2, 0, 2, 2, 2, 2, 0, 2)],
      }),
    ]),
  ],
  [
    'a rise of a rolling year bounds the next from below: 11, 13, then a small count that is at least 2',
    false,
    world(3, [family({ basis: 'rolling 12 months', leaves: [counts(0, 0, 11, 0, 0, 2, 0)] })]),
  ],
  [
    'RAG and target: AMBER of 40 against a target of 8% is 3',
    false,
    world(1, [family({ unit: 'percentage', target: 8 }, [[3, 37]])]),
  ],
  [
    "the council's own benchmark is the figure",
    false,
    world(1, [family({ unit: 'percentage' }, [[3, 37]])], { benchmarks: true }),
  ],
];

describe('keeping back small counts alone', () => {
  it.each(lessons)('is beaten: %s', (_note, told, w) => {
    expect(attack(published(w, primaryOnly), told)).not.toEqual([]);
  });

  it('is beaten in most suites', () => {
    const sample = fc.sample(worlds, { numRuns: 100, seed: 1 });
    const beaten = sample.filter((w) => attack(published(w, primaryOnly), false).length > 0);
    expect(beaten.length).toBeGreaterThan(50);
  });
});

describe('an attacker who has kept every Part 1 report', () => {
  it.each(lessons)('learns nothing from the engine where: %s', (_note, _told, w) => {
    const part1 = published(w, 'engine');
    expect({ untold: attack(part1, false), told: attack(part1, true) }).toEqual({ untold: [], told: [] });
  });

  it.each([
    ['', false, runs],
    [', even told the reason for each figure kept back', true, Math.ceil(runs / 4)],
  ])(
    'narrows no protected count of any suite%s',
    (_how, told, numRuns) => {
      fc.assert(
        fc.property(worlds, (w) => {
          expect(attack(published(w, 'engine'), told)).toEqual([]);
        }),
        { numRuns },
      );
    },
    Math.max(60_000, runs * 200),
  );
});

describe('the same publications', () => {
  it('are decided the same every time', () => {
    fc.assert(
      fc.property(worlds, (w) => {
        expect(published(w, 'engine').said.map((s) => s.why)).toEqual(published(w, 'engine').said.map((s) => s.why));
      }),
      { numRuns: 30 },
    );
  });
});
