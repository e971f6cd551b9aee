/** Numbers in a text, however they are written: with any separator, in digits or in words. */

export interface ReadNumber {
  value: number;
  /** Decimals it was written with. */
  decimals: number;
  /** Whether "%" or "per cent" follows. */
  isShare: boolean;
  /** Whether "1 in" stands before it. */
  isOneIn: boolean;
  at: number;
  length: number;
}

const shareAfter = /^[\s"*_)\]-]{0,4}(?:%|per ?cent|pc\b|percentage)/u;

const oneBefore = /\b(?:1|one) (?:in|of|out of)(?: every)? ?$/u;

const make = (text: string, written: string, at: number, length: number): ReadNumber => ({
  value: Number(written),
  decimals: written.split('.')[1]?.length ?? 0,
  isShare: shareAfter.test(text.slice(at + length, at + length + 16)),
  isOneIn: oneBefore.test(text.slice(Math.max(0, at - 20), at)),
  at,
  length,
});

/** Each way to read digits and what stands between them. */
const forms: readonly { form: RegExp; plain: (written: string) => string }[] = [
  { form: /\d+(?:\.\d+)?/gu, plain: (w) => w },
  // 7,313 · 7 313 · 7'313 · 7_313 · 7.313
  { form: /(?<!\d)\d{1,3}(?:[,'’_ ]\d{3})+(?!\d)(?:\.\d+)?/gu, plain: (w) => w.replace(/[,'’_ ]/gu, '') },
  { form: /(?<![\d.])\d{1,3}(?:\.\d{3})+(?![\d.])/gu, plain: (w) => w.replaceAll('.', '') },
  // 74,1
  { form: /(?<![\d,])\d+,\d{1,4}(?![\d,])/gu, plain: (w) => w.replace(',', '.') },
  // Dotted, dashed or spaced out: 7-3-1-3.
  { form: /(?<!\d)\d(?:[-· ]\d){3,}(?![\d-])/gu, plain: (w) => w.replace(/[-· ]/gu, '') },
];

const small = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, value) => [word, value]),
);
const tens = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, i) => [word, (i + 2) * 10]),
);
const numberWord = [...small.keys(), ...tens.keys(), 'hundred', 'thousand', 'point'].join('|');
const spelt = new RegExp(`\\b(?:${numberWord})(?:[\\s-]+(?:and[\\s-]+)?(?:${numberWord}))*\\b`, 'gu');

/** "seven thousand three hundred and thirteen", "seventy-four point one". */
function fromWords(run: string): string {
  const [whole = '', ...after] = run.split(/\bpoint\b/u);
  let total = 0;
  let part = 0;
  for (const word of whole.split(/[\s-]+/u)) {
    if (word === 'thousand') {
      total += (part === 0 ? 1 : part) * 1000;
      part = 0;
    } else if (word === 'hundred') part = (part === 0 ? 1 : part) * 100;
    else part += small.get(word) ?? tens.get(word) ?? 0;
  }
  const decimals = after
    .join(' ')
    .split(/[\s-]+/u)
    .flatMap((word) => small.get(word) ?? []);
  return decimals.length === 0 ? String(total + part) : `${total + part}.${decimals.join('')}`;
}

export function numbersIn(text: string): ReadNumber[] {
  return [
    ...forms.flatMap(({ form, plain }) =>
      [...text.matchAll(form)].map((m) => make(text, plain(m[0]), m.index, m[0].length)),
    ),
    ...[...text.matchAll(spelt)].map((m) => make(text, fromWords(m[0]), m.index, m[0].length)),
  ];
}
