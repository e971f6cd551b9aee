import fc from 'fast-check';
import { isGenuine, sealToken } from '../../src/usecases/commentary/card-token';

const bound = fc.record({ personId: fc.string(), requestId: fc.string(), revision: fc.nat() });

describe('a card’s token', () => {
  it('holds for what it was made for and for nothing else', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), bound, bound, (key, nonce, mine, other) => {
        const token = sealToken(key, nonce, mine);
        expect(isGenuine(key, token, mine)).toBe(true);
        expect(isGenuine(`${key}.`, token, mine)).toBe(false);
        expect(isGenuine(key, token, other)).toBe(JSON.stringify(mine) === JSON.stringify(other));
      }),
    );
  });

  it.each(['', '.', 'a.b', 'token'])('is not %j', (token) => {
    expect(isGenuine('key', token, { personId: 'p', requestId: 'r', revision: 1 })).toBe(false);
  });
});
