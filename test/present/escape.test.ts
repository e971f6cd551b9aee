import fc from 'fast-check';
import { clean, line, oneLine, paragraphs } from '../../src/present/escape';

/** Undoes what `line` adds: a backslash before a mark. */
const asRead = (markdown: string): string => markdown.replace(/\\([\W_])/gu, '$1');

describe('people’s text in a text block', () => {
  it.each([
    ['a link', '[pay](https://evil.example)', '\\[pay\\](https://evil.example)'],
    ['emphasis', '**now** _or_ ~never~', '\\*\\*now\\*\\* \\_or\\_ \\~never\\~'],
    ['a mention', '<at>Ruth</at>', '‹at>Ruth‹/at>'],
    ['a comparison', 'p < 0.05', 'p < 0.05'],
    ['a list', '- first', '\\- first'],
    ['a numbered list', '1. first', '1\\. first'],
    ['a heading', '# loud', '\\# loud'],
    ['a quotation', '> said', '\\> said'],
    ['an entity', 'a &lt; b & c', 'a \\&lt; b & c'],
    ['several lines', 'one\r\ntwo\u2028three', 'one two three'],
    ['an expression', '${secret}', '${secret}'],
  ])('%s is shown and not made', (_, typed, shown) => {
    expect(line(typed)).toBe(shown);
  });

  it('reads as it was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) =>
        expect(asRead(line(text, 10_000))).toBe(oneLine(text, 10_000)),
      ),
    );
  });

  it('is cut with an ellipsis and never through a character', () => {
    expect(oneLine('x'.repeat(400), 10)).toBe('xxxxxxxxx…');
    expect(oneLine('ab😀cd', 4)).toBe('ab…');
  });
});

describe('people’s text in paragraphs and boxes', () => {
  it('keeps the paragraphs and drops blank lines', () => {
    expect(paragraphs('One.\n\n  \nTwo.')).toEqual([{ text: 'One.' }, { text: 'Two.' }]);
    expect(paragraphs('  \n ')).toEqual([]);
  });

  it('is left alone in a box but for what nobody can see', () => {
    expect(clean('a\u202eb\u200bc\ud800\tTab\r\nline **x**')).toBe('abc\ufffd Tab\nline **x**');
  });
});
