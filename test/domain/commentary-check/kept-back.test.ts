import { checkKeptBack, type KeptBackFigure } from '../../../src/domain/commentary-check/kept-back';
import { marked, wordsOf } from '../../../src/domain/commentary-check/marked';
import type { CommentaryText } from '../../../src/domain/glossary';

const text = (cause: string, more: Partial<CommentaryText> = {}): CommentaryText => ({
  cause,
  impact: '',
  actions: [],
  forecast: '',
  ...more,
});

const adoption: KeptBackFigure = {
  indicatorId: 'i22',
  unit: 'percentage',
  numerator: 14,
  denominator: 63,
  value: 22.2,
  of: { number: 22, title: 'Adopted within 14 months of entering care', synonyms: ['adoption timeliness'] },
  own: false,
};
const ownEarlier: KeptBackFigure = { ...adoption, indicatorId: 'i26', numerator: 31, denominator: 90, own: true };
const quotedIn = (written: CommentaryText, figures: KeptBackFigure[], told: KeptBackFigure[] = []): string[] =>
  checkKeptBack(written, figures, told).map((finding) => wordsOf(written, finding));

describe('a figure kept back, in a public commentary', () => {
  it.each([
    ['by number', 'On indicator 22 we reached 14 of 63.'],
    ['by another name', 'Adoption timeliness stood at 22%, after 14 of 63 children.'],
    ['by its title', 'Of those adopted within 14 months of entering care there were 49 who waited.'],
    ['in the sentence before', 'Indicator 22 fell too. Only 14 of 63 were placed.'],
  ])('is found where its indicator is named %s', (_, cause) => {
    expect(quotedIn(text(cause), [adoption])).not.toEqual([]);
  });

  it.each([
    ['the same number of other things', 'We hired 14 social workers and bought 63 laptops.'],
    ['no figure at all', 'Indicator 22 is reported in Part 2.'],
  ])('is not found in %s', (_, cause) => {
    expect(quotedIn(text(cause), [adoption])).toEqual([]);
  });

  it('is found in every part of the form', () => {
    const written = text('', {
      impact: 'Indicator 22: 14 children.',
      actions: [{ what: 'Place the 14 children of indicator 22', owner: '', due: null }],
      forecast: 'Indicator 22 back above 22% by May.',
    });
    const fields = checkKeptBack(written, [adoption], []).map((f) => f.field);
    expect([...new Set(fields)]).toEqual(['impact', 'action 1', 'forecast']);
  });

  it('of the same indicator in an earlier period is found wherever it is quoted', () => {
    expect(quotedIn(text('It was 31 of 90 in July.'), [ownEarlier])).toEqual(['31 of 90']);
  });

  it('tells nothing where Part 1 shows the same number', () => {
    const now = { ...ownEarlier, numerator: 31, denominator: 80 };
    expect(quotedIn(text('It is 31 this time.'), [ownEarlier], [now])).toEqual([]);
  });
});

describe('the words of a finding', () => {
  const cause = 'Vacancies fell. It was 31 of 90 in July, we think. All is well.';
  const finding = { field: 'cause', span: [23, 31] } as const;

  it('are marked within their own sentence', () => {
    expect(marked(text(cause), finding)).toEqual({
      before: 'It was ',
      words: '31 of 90',
      after: ' in July, we think.',
    });
  });

  it('are nowhere where something is missing', () => {
    expect(marked(text(cause), { field: 'cause', span: [0, 0] })).toBeNull();
    expect(marked(text(cause), { field: 'action 3', span: [0, 4] })).toBeNull();
    expect(wordsOf(text(cause), { field: 'cause', span: [0, 0] })).toBe('');
  });
});
