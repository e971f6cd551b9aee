import fc from 'fast-check';
import type { Indicator } from '../../src/domain/glossary';
import { nextEdition, type Edit } from '../../src/domain/suite-edition';

const indicator = (number: number): Indicator => ({
  id: `id ${number}`,
  number,
  title: `Indicator ${number}`,
  definition: '',
  unit: 'percentage',
  decimals: 0,
  polarity: 'higher is better',
  basis: 'snapshot',
  expectation: { low: 50, high: null, tolerance: { kind: 'absolute', amount: 2 } },
  ownerId: 'owner',
  delegateId: 'delegate',
  synonyms: [],
});
const current = [1, 2, 3].map(indicator);

const refused = (...edits: Edit[]): string => {
  const edition = nextEdition(current, edits);
  return edition.ok ? '' : edition.sentence;
};

describe('a new edition of a suite', () => {
  it('lets two indicators change numbers, each keeping its identity', () => {
    const edition = nextEdition(current, [
      { kind: 'renumber', number: 1, to: 3 },
      { kind: 'renumber', number: 3, to: 1 },
    ]);
    expect(edition).toMatchObject({
      ok: true,
      indicators: [{ id: 'id 3', number: 1 }, { id: 'id 2' }, { id: 'id 1', number: 3 }],
    });
  });

  it('changes owner and bounds, and keeps tolerance and delegate where they still make sense', () => {
    const edition = nextEdition(current, [
      { kind: 'change owner', number: 2, ownerId: 'delegate' },
      { kind: 'change bounds', number: 2, low: 60, high: 70 },
    ]);
    expect(edition).toMatchObject({
      indicators: [
        {},
        { ownerId: 'delegate', delegateId: null, expectation: { low: 60, high: 70, tolerance: { amount: 2 } } },
        {},
      ],
    });
  });

  it.each<[string, Edit[]]>([
    ['Say what should change.', []],
    ['There is no indicator 9 in this suite.', [{ kind: 'retire', number: 9 }]],
    ['Two indicators would have the number 2.', [{ kind: 'renumber', number: 1, to: 2 }]],
    ['1.5 cannot be an indicator’s number.', [{ kind: 'renumber', number: 1, to: 1.5 }]],
    ['Say what indicator 1 is also called.', [{ kind: 'also call', number: 1, names: [' '] }]],
    ['Give indicator 1 a title.', [{ kind: 'retitle', number: 1, title: ' ' }]],
    ['The range of indicator 1 begins above its end.', [{ kind: 'change bounds', number: 1, low: 2, high: 1 }]],
    ['Give indicator 1 a lower or an upper bound.', [{ kind: 'change bounds', number: 1, low: null, high: null }]],
    ['A suite needs at least one indicator.', [1, 2, 3].map((number) => ({ kind: 'retire', number }) as const)],
  ])('is refused with "%s"', (sentence, edits) => {
    expect(refused(...edits)).toBe(sentence);
  });

  it('never invents, doubles or renames an identity', () => {
    const edit = fc.oneof(
      fc.record({ kind: fc.constant('retire' as const), number: fc.integer({ min: 1, max: 4 }) }),
      fc.record({
        kind: fc.constant('renumber' as const),
        number: fc.integer({ min: 1, max: 4 }),
        to: fc.integer({ min: 0, max: 6 }),
      }),
    );
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 4 }), (edits) => {
        const edition = nextEdition(current, edits);
        if (!edition.ok) return;
        const ids = edition.indicators.map((i) => i.id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(current.map((i) => i.id)).toEqual(expect.arrayContaining(ids));
      }),
    );
  });
});
