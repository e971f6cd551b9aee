import { marked, wordsOf } from '../../../src/domain/commentary-check/marked';
import type { CommentaryText } from '../../../src/domain/glossary';

const text = (cause: string): CommentaryText => ({ cause, impact: '', actions: [], forecast: '' });

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
