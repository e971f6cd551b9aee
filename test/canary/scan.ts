/** Finds secrets in bytes, in whatever form they are written. */
import { createHash } from 'node:crypto';
import { numbersIn, type ReadNumber } from './numbers';
import type { NumberKind, Secret } from './secrets';
import { readingsOf } from './unfold';

export interface Finding {
  secret: Secret;
  kind: 'word' | 'number';
  /** "numerator", "percentage", "the word …". */
  what: string;
  /** The words around it. */
  excerpt: string;
}

export interface Scanner {
  find(bytes: Buffer | string): Finding[];
}

const cut = (x: number, decimals: number): number => Math.trunc(x * 10 ** decimals) / 10 ** decimals;
const rounded = (x: number, decimals: number): number => Math.round(x * 10 ** decimals) / 10 ** decimals;

/** Digits that tell something: no zeros before the first. */
const tellingDigits = (value: number, decimals: number): number =>
  String(Math.round(value * 10 ** decimals)).replace(/^0$/u, '').length;

/** Whether a number as written is this one, at the precision it is written in, and could be no other by chance. */
function tells({ value, decimals, isShare, isOneIn }: ReadNumber, kind: NumberKind, exactly: number): boolean {
  if (kind === 'count') return value === exactly && value >= 1000;
  const near = Math.max(10 ** -decimals / 1e6, 1e-9);
  if (Math.abs(value - rounded(exactly, decimals)) >= near && Math.abs(value - cut(exactly, decimals)) >= near)
    return false;
  // What lies near nothing or near all is told by its distance from it: 99.96% has one telling digit.
  const top = kind === 'share' ? 100 : kind === 'fraction' ? 1 : Number.POSITIVE_INFINITY;
  const telling = tellingDigits(Math.min(value, top - value), decimals);
  if (kind === 'one in') return isOneIn && decimals > 0 && telling >= 2;
  if (kind === 'share' && isShare && telling >= 2) return true;
  if (kind === 'fraction') return decimals >= 3 && telling >= 3;
  return telling >= (decimals > 0 ? 3 : kind === 'value' ? 4 : Number.POSITIVE_INFINITY);
}

/** What of a secret these numbers tell. */
export const toldBy = (reads: readonly ReadNumber[], { numbers }: Secret): { what: string; read: ReadNumber }[] =>
  reads.flatMap((read) =>
    numbers.filter(({ kind, exactly }) => tells(read, kind, exactly)).map(({ what }) => ({ what, read })),
  );

/** Names made at random by the machine, ports, moments and points of drawings: their digits mean nothing to read. */
const machineNames = [
  /\bd=\\?"m[\d\s.,a-z-]+\\?"/giu,
  /\b127\.0\.0\.1:\d+/gu,
  /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?/giu,
  /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/giu,
  /\b[0-9a-f]{32,}\b/giu,
  /(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[a-z])(?=[\w-]*[A-Z])[\w-]{32,}(?![\w-])/gu,
];

const plain = (text: string): string =>
  machineNames
    .reduce((t, form) => t.replace(form, ' '), text)
    // What Markdown escapes: "2\.28%".
    .replace(/\\+([^\w\s])/gu, '$1')
    .normalize('NFKC')
    .replace(/[\p{Cf}\u034f]/gu, '')
    .toLowerCase();

/** The numbers of many secrets by how they look at a precision, so that hardly any is compared that is not one of them. */
function lookUp(secrets: readonly Secret[]): (read: ReadNumber) => readonly Secret[] {
  const looks = new Map<number, Map<string, Set<Secret>>>();
  const made = (decimals: number): Map<string, Set<Secret>> => {
    const at = new Map<string, Set<Secret>>();
    for (const secret of secrets)
      for (const { exactly } of secret.numbers)
        for (const look of [rounded(exactly, decimals), cut(exactly, decimals)].map((x) => x.toFixed(decimals)))
          at.set(look, (at.get(look) ?? new Set()).add(secret));
    looks.set(decimals, at);
    return at;
  };
  return ({ value, decimals }) => {
    // Beyond a dozen decimals no two machines write alike.
    if (decimals > 12) return secrets;
    return [...((looks.get(decimals) ?? made(decimals)).get(value.toFixed(decimals)) ?? [])];
  };
}

export function createScanner(secrets: readonly Secret[]): Scanner {
  const candidates = lookUp(secrets);
  const words = secrets.flatMap((secret) => secret.words.map((word) => ({ secret, word })));
  const known = new Map<string, Finding[]>();

  function findIn(text: string): Finding[] {
    const found: Finding[] = [];
    const around = (at: number, length: number): string =>
      text.slice(Math.max(0, at - 60), at + length + 60).replace(/\s+/gu, ' ');
    for (const { secret, word } of words) {
      const at = text.indexOf(word);
      if (at >= 0) found.push({ secret, kind: 'word', what: `the word “${word}”`, excerpt: around(at, word.length) });
    }
    for (const read of numbersIn(text))
      for (const secret of candidates(read))
        for (const { what } of toldBy([read], secret))
          found.push({ secret, kind: 'number', what, excerpt: around(read.at, read.length) });
    return found;
  }

  return {
    find(bytes) {
      const whole = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes, 'utf8');
      const key = createHash('sha256').update(whole).digest('base64');
      const before = known.get(key);
      if (before !== undefined) return before;
      const seen = new Set<string>();
      const found = readingsOf(whole)
        .flatMap((reading) => findIn(plain(reading)))
        .filter(({ secret, what }) => {
          const is = `${secret.name} ${what}`;
          return seen.has(is) ? false : seen.add(is);
        });
      known.set(key, found);
      return found;
    },
  };
}
