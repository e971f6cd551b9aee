import fc from 'fast-check';
import { clean, cleanText } from '../../src/store/clean-text';

describe('text made safe to keep', () => {
  it.each([
    ['a\0b', 'ab'],
    ['\ud83d', '\ufffd'],
    ['x\ude00\ud83d', 'x\ufffd\ufffd'],
    ['😀', '😀'],
    ['\ufffe \u202e \u0001', '\ufffe \u202e \u0001'],
  ])('turns %j into %j', (text, kept) => {
    expect(cleanText(text)).toBe(kept);
  });

  it('changes nothing that PostgreSQL takes, and is done once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = cleanText(text);
        expect(cleanText(once)).toBe(once);
        expect(once).toBe(Buffer.from(text.replaceAll('\0', ''), 'utf8').toString('utf8'));
      }),
    );
  });

  it('reaches every text in a value and leaves the rest as it is', () => {
    const at = new Date(0);
    expect(clean({ 'k\0': ['a\0', { b: '\ud800' }], at, n: 1, none: null, absent: undefined })).toEqual({
      k: ['a', { b: '\ufffd' }],
      at,
      n: 1,
      none: null,
      absent: undefined,
    });
  });

  it('leaves out a key that would change what an object is', () => {
    const value: unknown = JSON.parse('{"__proto__": {"admin": true}, "a": 1}');
    const cleaned = clean(value);
    expect(Object.keys(cleaned as object)).toEqual(['a']);
    expect(cleaned).not.toHaveProperty('admin');
  });
});
