/** Reading numbers as people write them, in digits and in words. */

const ONES = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const SCALES: Readonly<Record<string, number>> = { hundred: 100, thousand: 1000, dozen: 12 };

const ONE_TO_NINE = ONES.slice(1, 10).join('|');
/** Words that follow "point" in a decimal. */
export const DIGIT_WORDS = `${ONE_TO_NINE}|zero|oh`;
// Longer words first, so that "sixty" is not read as "six".
const BELOW_100 = `(?:(?:${TENS.join('|')})(?:[- ](?:${ONE_TO_NINE}))?|${ONES.slice(10).join('|')}|${ONES.slice(0, 10).join('|')})`;
const IN_WORDS = `(?:(?:a|${BELOW_100})\\s(?:hundred|thousand|dozen)(?:(?:\\sand)?\\s${BELOW_100})?|${BELOW_100}(?:\\spoint(?:\\s(?:${DIGIT_WORDS}))+)?)\\b`;
const IN_DIGITS = '(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?';

/** Regular expression source of one number, in digits or words. It captures nothing. */
export const NUMBER = `(?:(?<![\\w.,])${IN_DIGITS}(?![\\d]|,\\d|[A-Za-z])|\\b${IN_WORDS})`;

/** The value of a match of `NUMBER`. */
export function numberOf(text: string): number {
  if (/^\d/.test(text)) return Number(text.replaceAll(',', ''));
  const [whole = '', fraction] = text.toLowerCase().split(' point ');
  let total = 0;
  for (const word of whole.split(/[\s-]+/)) {
    const scale = SCALES[word];
    if (scale !== undefined) total = Math.max(total, 1) * scale;
    else if (ONES.includes(word)) total += ONES.indexOf(word);
    else if (TENS.includes(word)) total += (TENS.indexOf(word) + 2) * 10;
  }
  if (fraction === undefined) return total;
  const digits = fraction.split(' ').map((word) => (word === 'oh' ? 0 : ONES.indexOf(word)));
  return Number(`${total}.${digits.join('')}`);
}

/** Decimal places as written. */
export function decimalsOf(text: string): number {
  if (/^\d/.test(text)) return text.split('.')[1]?.length ?? 0;
  return (text.toLowerCase().split(' point ')[1] ?? '').split(' ').filter(Boolean).length;
}
