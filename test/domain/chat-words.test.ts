import { isProse, withWords } from '../../src/domain/chat-words';

describe('a plain message', () => {
  it.each([
    'Many retail jobs were lost in the spring lockdown.',
    'Reviews were late because two officers left.',
    'Reports of neglect rose by a fifth over the summer months',
    'Ninety young people moved',
  ])('is commentary: %s', (words) => {
    expect(isProse(words)).toBe(true);
  });

  it.each([
    '',
    'hello there',
    'stauts of indicator 26',
    'status of indicator 26',
    'remnid everybody about it now',
    'raport for October 2020',
  ])('is no commentary: %s', (words) => {
    expect(isProse(words)).toBe(false);
  });

  it('becomes a paragraph after those before it', () => {
    const empty = { cause: '', impact: 'I', actions: [], forecast: '' };
    expect(withWords(withWords(empty, ' One. '), 'Two.')).toEqual({ ...empty, cause: 'One.\n\nTwo.' });
  });
});
