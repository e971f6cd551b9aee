import fc from 'fast-check';
import type { Indicator, Outturn, Period } from '../../src/domain/glossary';
import { planImport } from '../../src/domain/import-plan';
import { checkRows, titleRemarks } from '../../src/domain/intake-check';
import type { OutturnRow } from '../../src/domain/intake-rows';

const indicator = (number: number, unit: Indicator['unit'] = 'percentage', decimals = 0): Indicator => ({
  id: `i${number}`,
  number,
  title: 'Care leavers in education, employment or training',
  definition: '',
  unit,
  decimals,
  polarity: 'higher is better',
  basis: 'snapshot',
  expectation: null,
  ownerId: 'o',
  delegateId: null,
  synonyms: [],
});

const period: Period = {
  id: 'p',
  suiteId: 's',
  suiteVersion: 1,
  label: 'October 2020',
  asAt: '2020-10-31',
  commentaryDeadline: '2021-01-06',
  meeting: '2021-01-26',
  state: 'draft',
  revision: 1,
};

const row = (parts: Partial<OutturnRow>): OutturnRow => ({
  sheet: 'Outturns',
  cells: { number: 'A2', numerator: 'D2', denominator: 'E2', value: 'F2', asAt: 'G2', symbol: 'I2' },
  number: 26,
  title: null,
  numerator: null,
  denominator: null,
  value: null,
  symbol: null,
  asAt: null,
  status: 'final',
  note: null,
  ...parts,
});

const suite = [indicator(26), indicator(29, 'average', 1), indicator(20, 'rate per 10,000', 1), indicator(5, 'number')];
const faults = (...rows: OutturnRow[]): string[] =>
  checkRows(rows, suite, period).map((f) => `${f.cell ?? ''}: ${f.reason}`);

describe('checking rows against the suite', () => {
  it.each([
    ['38 beside 106 of 279', { numerator: 106, denominator: 279, value: 38 }],
    ['37.99 beside 106 of 279', { numerator: 106, denominator: 279, value: 37.99 }],
    ['38.0 beside 106 of 279, which gives 37.99', { numerator: 106, denominator: 279, value: 38.0 }],
    ['counts alone', { numerator: 106, denominator: 279 }],
    ['a percentage alone', { value: 38 }],
    ['a symbol alone', { symbol: 'c' }],
    ['0 of 0', { numerator: 0, denominator: 0 }],
  ] as const)('lets pass %s', (_, parts) => {
    expect(faults(row(parts))).toEqual([]);
  });

  it.each([
    [
      'a percentage its counts contradict',
      { numerator: 106, denominator: 279, value: 46 },
      /^F2: 46 does not agree with 106 of 279, which gives 38\.0/,
    ],
    [
      'a percentage near its counts but not theirs',
      { numerator: 106, denominator: 279, value: 38.4 },
      /^F2: 38\.4 does not agree/,
    ],
    ['a fraction for a percentage', { numerator: 106, denominator: 279, value: 0.38 }, /38 or 38%, not 0\.38/],
    ['more than all', { numerator: 280, denominator: 279 }, /^D2: 280 is more than the denominator/],
    ['more than 100%', { value: 101 }, /^F2: 101 is more than 100%/],
    ['a figure out of none', { numerator: 5, denominator: 0 }, /^E2: The denominator is 0/],
    ['a percentage of none', { numerator: 0, denominator: 0, value: 38 }, /^E2: The denominator is 0/],
    ['less than nothing', { value: -1 }, /^F2: A figure below 0/],
    ['a symbol beside a figure', { value: 38, symbol: 'c' }, /^I2: The symbol "c"/],
    ['no figure at all', { asAt: '2020-09-30' }, /^F2: There is no figure/],
    ['a numerator without its denominator', { numerator: 106 }, /^E2: The numerator needs/],
    ['a date after the period', { value: 38, asAt: '2020-11-01' }, /^G2: 1 November 2020 lies after/],
    ['an indicator the suite does not have', { number: 99, value: 1 }, /^A2: The suite has no indicator 99/],
  ] as const)('stops %s', (_, parts, fault) => {
    expect(faults(row(parts)).join('\n')).toMatch(fault);
  });

  it('stops an indicator that is there twice', () => {
    expect(faults(row({ value: 38 }), row({ value: 39 })).join()).toMatch(/here twice; it stands in A2 too/);
    expect(faults(row({ value: 38, sheet: 'Old' }), row({ value: 39 })).join()).toMatch(/it stands in A2 of “Old” too/);
  });

  it('holds rates and averages against their counts too', () => {
    expect(faults(row({ number: 20, numerator: 336, denominator: 74300, value: 45.2 }))).toEqual([]);
    expect(faults(row({ number: 20, numerator: 336, denominator: 74300, value: 4.5 }))).toHaveLength(1);
    expect(faults(row({ number: 29, numerator: 1620, denominator: 100, value: 16.2 }))).toEqual([]);
  });

  it('never stops a percentage that was rounded from its own counts', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom(0, 1, 2),
        (denominator, share, places) => {
          const numerator = Math.round(share * denominator);
          const tenth = 10 ** places;
          // Exact half-up in whole numbers, so that the test does not share the rule's arithmetic.
          const value = Math.floor((numerator * 100 * tenth * 2 + denominator) / (2 * denominator)) / tenth;
          expect(faults(row({ numerator, denominator, value }))).toEqual([]);
        },
      ),
    );
  });

  it('remarks on a title that differs, and forgives case and punctuation', () => {
    expect(titleRemarks([row({ title: 'care leavers in education employment, or training' })], suite)).toEqual([]);
    expect(titleRemarks([row({ title: 'Care leavers ETE' })], suite)).toHaveLength(1);
  });
});

describe('planning an import', () => {
  const outturn = (parts: Partial<Outturn>): Outturn => ({
    id: 'x',
    periodId: 'p',
    indicatorId: 'i26',
    revision: 1,
    numerator: 106,
    denominator: 279,
    value: 10600 / 279,
    symbol: null,
    status: 'final',
    asAt: null,
    note: null,
    loadedAt: new Date(0),
    loadedById: null,
    ...parts,
  });

  it('tells new figures from corrections, and the same file again from both', () => {
    const rows = [row({ numerator: 106, denominator: 279 }), row({ number: 29, value: 16.2 })];
    expect(planImport(rows, suite, new Map())).toMatchObject({
      added: [{}, {}],
      revised: [],
      unchanged: [],
      missing: [{ number: 20 }, { number: 5 }],
    });
    expect(planImport(rows, suite, new Map([['i26', outturn({})]]))).toMatchObject({
      added: [{}],
      unchanged: [{ number: 26 }],
    });
    expect(planImport(rows, suite, new Map([['i26', outturn({ numerator: 105 })]]))).toMatchObject({
      revised: [{ before: { numerator: 105 }, figure: { numerator: 106 } }],
    });
    expect(planImport(rows, suite, new Map([['i26', outturn({ status: 'provisional' })]])).revised).toHaveLength(1);
  });

  it('works the value out, and writes "not applicable" for 0 of 0', () => {
    const [of, nothing] = planImport(
      [row({ numerator: 1, denominator: 3 }), row({ number: 29, numerator: 0, denominator: 0 })],
      suite,
      new Map(),
    ).added;
    expect(of?.figure.value).toBeCloseTo(33.3333, 4);
    expect(nothing?.figure).toMatchObject({ value: null, symbol: 'z' });
  });
});
