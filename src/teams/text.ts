/** People's typing made plain enough to compare: nothing here changes what is quoted back to them. */

/** Zero-width and direction marks that phones and web pages slip into text. */
const invisible = /[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u00AD]/gu;
const entities: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

const decoded = (text: string): string =>
  text.replace(/&(?:nbsp|lt|gt|quot|#39|amp);/g, (entity) => entities[entity] ?? entity).replace(invisible, '');

/** Longest text taken as a commentary somebody writes in the chat; Teams itself takes about 28,000 characters. */
const longestProse = 30_000;

/** What somebody wrote, with its line breaks and punctuation: entities decoded, invisible marks gone, nothing else. */
export const asWritten = (text: string): string => decoded(text.slice(0, longestProse)).replace(/\r\n?/g, '\n').trim();

/** Longest text looked at, in UTF-16 units; commands are far shorter. */
const longest = 1000;

/**
 * One line of plain text: HTML entities decoded once, smart quotes straight, every kind of white space one
 * space, invisible marks and surrounding quotes gone, and no full stop, comma or exclamation mark at the end.
 */
export function plainLine(text: string): string {
  return decoded(text.slice(0, longest))
    .replace(/[\u2018\u2019\u201A\u201B\u2032]/g, "'")
    .replace(/[\u201C-\u201F\u2033\u00AB\u00BB]/g, '"')
    .replace(/[\u2010-\u2014\u2212]/g, '-')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^(["'])(.*)\1$/u, '$2')
    .replace(/[\s.,;:!\u2026]+$/u, '')
    .trim();
}
