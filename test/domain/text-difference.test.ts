import fc from 'fast-check';
import type { CommentaryText } from '../../src/domain/glossary';
import { differences } from '../../src/domain/text-difference';

const text = (cause: string): CommentaryText => ({ cause, impact: '', actions: [], forecast: '' });
const words = fc
  .array(fc.constantFrom('jobs', 'were', 'lost', 'many', '38%', '\n\n', 'Ünïcode', '😀'), { maxLength: 30 })
  .map((w) => w.join(' '));

describe('two versions of a commentary', () => {
  it('give back both texts, word by word', () => {
    fc.assert(
      fc.property(fc.oneof(words, fc.string()), fc.oneof(words, fc.string()), (before, after) => {
        const [part] = differences(text(before), text(after));
        if (before === after) {
          expect(part).toBeUndefined();
          return;
        }
        const read = (how: string) =>
          part!.words
            .filter((w) => w.how === 'same' || w.how === how)
            .map((w) => w.words)
            .join('');
        expect([read('removed'), read('added')]).toEqual([before, after]);
      }),
    );
  });

  it('name the parts that differ and no other', () => {
    const after = { ...text('Same.'), actions: [{ what: 'Hire', owner: 'Dele', due: '2021-02-26' }], forecast: 'July' };
    expect(differences(text('Same.'), after)).toEqual([
      { part: 'actions', words: [{ how: 'added', words: 'Hire, Dele, 2021-02-26' }] },
      { part: 'forecast', words: [{ how: 'added', words: 'July' }] },
    ]);
  });

  it('count as rewritten where they are too long to compare', () => {
    const [part] = differences(text('a '.repeat(20_000)), text('b '.repeat(20_000)));
    expect(part!.words.map((w) => w.how)).toEqual(['removed', 'added']);
  });
});
