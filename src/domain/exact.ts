/**
 * Exact arithmetic. A threshold decides whether an indicator is named in public, so 10% below 47 is 42.3 and
 * not 42.300000000000004: figures are compared as whole-number fractions, never as floating point.
 */

/** A fraction of whole numbers; `d` is above 0. Not necessarily in lowest terms. */
export interface Exact {
  n: bigint;
  d: bigint;
}

/**
 * The decimal number people wrote, exactly: 42.3 is 423/10.
 *
 * @throws RangeError for NaN and the infinities
 */
export function exact(value: number): Exact {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  if (match === null) throw new RangeError(`${value} is not a number that can be compared.`);
  const [, sign = '', whole = '', part = '', power = '0'] = match;
  const n = BigInt(`${sign}${whole}${part}`);
  const scale = part.length - Number(power);
  return scale >= 0 ? { n, d: 10n ** BigInt(scale) } : { n: n * 10n ** BigInt(-scale), d: 1n };
}

export const plus = (a: Exact, b: Exact): Exact => ({ n: a.n * b.d + b.n * a.d, d: a.d * b.d });

export const minus = (a: Exact, b: Exact): Exact => ({ n: a.n * b.d - b.n * a.d, d: a.d * b.d });

export const times = (a: Exact, b: Exact): Exact => ({ n: a.n * b.n, d: a.d * b.d });

/** @throws RangeError for division by 0 */
export function over(a: Exact, b: Exact): Exact {
  if (b.n === 0n) throw new RangeError('Division by 0.');
  return b.n > 0n ? { n: a.n * b.d, d: a.d * b.n } : { n: -a.n * b.d, d: a.d * -b.n };
}

export const magnitude = (a: Exact): Exact => (a.n < 0n ? { n: -a.n, d: a.d } : a);

/** Below 0 where a < b, 0 where they are equal, above 0 where a > b. */
export function compare(a: Exact, b: Exact): -1 | 0 | 1 {
  const left = a.n * b.d;
  const right = b.n * a.d;
  return left < right ? -1 : left > right ? 1 : 0;
}

/**
 * Rounds half up in size (2.5 to 3, −2.5 to −3), as schools teach and as statistical releases do.
 *
 * @param places decimal places kept, 0 or more
 */
export function rounded(a: Exact, places: number): Exact {
  const scale = 10n ** BigInt(places);
  const size = (2n * magnitude(a).n * scale + a.d) / (2n * a.d);
  return { n: a.n < 0n ? -size : size, d: scale };
}

/** Decimal notation, rounded half up to `places`: "1234.50". Never "-0". */
export function toDecimals(a: Exact, places: number): string {
  const { n } = rounded(a, places);
  const digits = magnitude({ n, d: 1n })
    .n.toString()
    .padStart(places + 1, '0');
  const cut = digits.length - places;
  return `${n < 0n ? '-' : ''}${digits.slice(0, cut)}${places > 0 ? `.${digits.slice(cut)}` : ''}`;
}
