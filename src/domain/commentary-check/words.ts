/** Words that carry no meaning of their own when two texts are compared. */
const EMPTY = new Set(
  'a an and are as at be been by for from had has have in into is it its of on or our that the their they this to was we were which who will with within number percentage proportion rate average per every each all new one two three four five six seven eight nine ten'.split(
    ' ',
  ),
);

/** A crude stem: enough to match "signed" with "sign" and "psychologists" with "psychologist". */
function stem(word: string): string {
  return word.length < 5 ? word : word.replace(/(?:ations?|ions?|ments?|ings?|ed|es|s|e)$/, '');
}

/** The meaningful words of a text, lower case, stemmed, in order. */
export function contentWords(text: string): string[] {
  return (text.toLowerCase().match(/[a-z][a-z'’]+/g) ?? []).filter((word) => !EMPTY.has(word)).map(stem);
}

/** Share (0 to 1) of the first text's meaningful words that the second also has. */
export function overlap(needle: string, haystack: string): number {
  const wanted = new Set(contentWords(needle));
  if (wanted.size === 0) return 0;
  const there = new Set(contentWords(haystack));
  return [...wanted].filter((word) => there.has(word)).length / wanted.size;
}

/** Escapes a plain string for use in a regular expression. */
export function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** "38.2", "1,742": at most two decimals, with thousands commas. */
export function shown(value: number, decimals = 1): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: decimals });
}

/** Words that turn a count into a count of the others: "122 of 228 not in work". */
export const OPPOSITE =
  /\b(?:[Nn]ot|n't|never|without|no(?! (?:more|fewer|less|later))|none|nobody|neither|nothing|inactive|lack\w*|refus\w*|un(?!i|der|til)\w{3,}ed|incomplete|vacant|outstanding|late|later|overdue|outside|missed|missing|waited|fail\w*|unable|unsuccessful|NEET|NETE|out of (?:time|timescale|date|work)|leaving)\b/;
