import fc from 'fast-check';
import { type ProtectedFigure, quotedProtectedFigures } from '../../../src/domain/disclosure';

const adoption: ProtectedFigure = {
  indicatorId: '22',
  unit: 'percentage',
  numerator: 4,
  denominator: 13,
  value: (4 / 13) * 100,
};
const days: ProtectedFigure = { indicatorId: '23', unit: 'days', numerator: 1260, denominator: 3, value: 420 };

const marked = (text: string, figures = [adoption]) => quotedProtectedFigures(text, figures).map((s) => s.words);

describe('a commentary for Part 1', () => {
  it.each<[string, string[]]>([
    ['In all, 4 children were adopted.', ['4']],
    ['Four were adopted within the timescale.', ['Four']],
    ['The other nine are still waiting.', ['nine']],
    ['Of the 13 children, most are waiting.', ['13']],
    ['Thirteen children were placed.', ['Thirteen']],
    ['Only 31% were adopted.', ['31%']],
    ['Only 30.8 per cent were adopted.', ['30.8 per cent']],
    ['It stands at 30.77.', ['30.77']],
    ['Some 69% are still waiting.', ['69%']],
    ['Only 30% were adopted.', ['30%']],
    ['4 of 13 were adopted.', ['4 of 13']],
    ['4/13 were adopted.', ['4/13']],
    ['Four out of thirteen were adopted.', ['Four out of thirteen']],
    ['8 out of 26 would be the same.', ['8 out of 26']],
    ['About a third of the children were adopted.', ['a third of']],
    ['More than two thirds are waiting.', ['two thirds']],
  ])('has the words marked that quote what is kept back: %s', (text, words) => {
    expect(marked(text)).toEqual(words);
  });

  it.each([
    'See paragraph 4 of the Part 2 report.',
    'Indicator 4 is on target.',
    'Adoption took 4 weeks longer than planned.',
    'A child aged 4 may start school.',
    'The panel meets on 4 October.',
    'It is the third review of the policy.',
    'A quarter ago this was on target.',
    'Children under 13 are seen sooner.',
    'It cost £4 a day.',
    'The range is 47–52%.',
    'We hold 245 places and 310 referrals.',
    'Caseloads rose by 10%.',
    'Tier 4 placements, year 13 and key stage 4 are elsewhere.',
    'It is 4.5 points lower.',
  ])('is left alone where a number counts no people: %s', (text) => {
    expect(marked(text)).toEqual([]);
  });

  it('has averages and days marked, whole or rounded', () => {
    expect(marked('On average it took 420 days for the 3 children.', [days])).toEqual(['420', '3']);
  });

  it('says whose figure a quotation gives away, and as what', () => {
    expect(quotedProtectedFigures('The other nine wait.', [adoption])).toEqual([
      { start: 10, end: 14, words: 'nine', indicatorId: '22', as: 'complement' },
    ]);
  });

  it('is marked for every percentage of a protected figure, at any rounding', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.nat(400), fc.nat(3), (n, rest, decimals) => {
        const value = (100 * n) / (n + rest);
        const figure: ProtectedFigure = {
          indicatorId: 'x',
          unit: 'percentage',
          numerator: n,
          denominator: n + rest,
          value,
        };
        const said = value.toFixed(decimals);
        expect(marked(`It was ${said}% in all.`, [figure])).toEqual([`${said}%`]);
      }),
    );
  });

  it('has spans that lie in the text, in order and apart, whatever it says', () => {
    const words = fc.constantFrom(
      '4',
      'four',
      'thirteen',
      'of',
      'children',
      '31%',
      'a',
      'third',
      'and',
      '1,300',
      '4/13',
      '.',
      'in',
      'twenty',
      '-',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words).map((w) => w.join(' ')),
        ),
        (text) => {
          let last = 0;
          for (const s of quotedProtectedFigures(text, [adoption, days])) {
            expect(s.start).toBeGreaterThanOrEqual(last);
            expect(text.slice(s.start, s.end)).toBe(s.words);
            last = s.end;
          }
        },
      ),
    );
  });
});
