/** Numbers as people write them in commentary: in digits, with thousands commas, or in English words. */

const units =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const others: Readonly<Record<string, number>> = { single: 1, both: 2, couple: 2, pair: 2, dozen: 12 };
const shares = ['half', 'third', 'quarter', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

const word = [...units, ...tens, ...Object.keys(others), 'hundred', 'thousand'].join('|');

/** Patterns without groups, to build larger ones from. Case is left to the caller's flag. */
export const inWords = `(?:${word})(?:(?:[ -]|\\s+and\\s+)(?:${word})){0,6}`;
export const inDigits = '\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?';
export const inShares = shares.map((s) => (s === 'half' ? 'half|halves' : `${s}s?`)).join('|');

/** The number some words or digits say; null where they say none. */
export function numberFrom(words: string): number | null {
  if (/^\d/.test(words)) return Number(words.replace(/,/g, ''));
  let thousands = 0;
  let run = 0;
  for (const w of words.toLowerCase().split(/[\s-]+/)) {
    const unit = units.indexOf(w);
    const ten = tens.indexOf(w);
    if (unit >= 0) run += unit;
    else if (ten >= 0) run += (ten + 2) * 10;
    else if (w === 'a' || w === 'an') run += 1;
    else if (w === 'hundred') run = Math.max(run, 1) * 100;
    else if (w === 'thousand') {
      thousands += Math.max(run, 1) * 1000;
      run = 0;
    } else if (others[w] !== undefined) run = Math.max(run, 1) * others[w];
    else if (w !== 'and') return null;
  }
  return thousands + run;
}

/** 3 for "third" and "thirds"; null for any other word. */
export function shareFrom(words: string): number | null {
  const w = words.toLowerCase();
  const at = shares.indexOf(w === 'halves' ? 'half' : w.replace(/s$/, ''));
  return at < 0 ? null : at + 2;
}
