import fc from 'fast-check';
import { compare, exact, minus, over, plus, rounded, times, toDecimals } from '../../src/domain/exact';

test.each([
  [42.3, 423n, 10n],
  [-0.05, -5n, 100n],
  [0, 0n, 1n],
  [1e-7, 1n, 10000000n],
  [1.5e21, 1500000000000000000000n, 1n],
])('%p is the decimal it is written as', (value, n, d) => {
  expect(compare(exact(value), { n, d })).toBe(0);
});

test.each([NaN, Infinity, -Infinity])('%p is refused', (value) => {
  expect(() => exact(value)).toThrow(RangeError);
});

test('0.1 + 0.2 is 0.3', () => {
  expect(compare(plus(exact(0.1), exact(0.2)), exact(0.3))).toBe(0);
});

test('nothing is divided by 0, and a negative divisor keeps the sign in the numerator', () => {
  expect(() => over(exact(1), exact(0))).toThrow(RangeError);
  expect(toDecimals(over(exact(1), exact(-4)), 2)).toBe('-0.25');
});

test.each([
  [2.5, 0, '3'],
  [-2.5, 0, '-3'],
  [1.005, 2, '1.01'],
  [8.345, 2, '8.35'],
  [0.05, 1, '0.1'],
  [-0.04, 1, '0.0'],
  [99.95, 1, '100.0'],
  [1234.5, 2, '1234.50'],
  [0.007, 3, '0.007'],
])('%p to %p places is %s', (value, places, text) => {
  expect(toDecimals(exact(value), places)).toBe(text);
});

test('rounding moves a figure by half a unit in the last place at most', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), fc.nat(3), (value, places) => {
      const off = minus(rounded(exact(value), places), exact(value));
      const twice = times(off, exact(2));
      const unit = { n: 1n, d: 10n ** BigInt(places) };
      expect(compare(twice, unit)).not.toBe(1);
      expect(compare(minus(exact(0), twice), unit)).not.toBe(1);
    }),
  );
});

test('comparison agrees with the numbers themselves', () => {
  const number = fc.double({ noNaN: true, noDefaultInfinity: true });
  fc.assert(
    fc.property(number, number, (a, b) => compare(exact(a), exact(b)) === Math.sign(a < b ? -1 : a > b ? 1 : 0)),
  );
});
