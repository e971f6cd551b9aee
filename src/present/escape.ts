/** People's text on a card: shown as it was typed, never acted on. */

/** Controls, direction-turning and zero-width marks: nothing a reader can see. */
const unseen = /[\p{Cc}\p{Bidi_Control}\u00ad\u200b\u2060-\u2064\ufeff]/gu;
/** Half of a character, which is no text at all. */
const halves = /\p{Surrogate}/gu;
/** What could open a tag: a mention, or HTML. The look-alike reads the same and opens nothing. */
const tag = /<(?=[\p{L}/!?])/gu;

/** Longest text of one box as it is read on a card, in UTF-16 units; a message holds about 80 KB in all. */
const longest = 4_000;

/** Without what cannot be seen; line ends kept. For boxes people type in, which read no Markdown. */
export const clean = (text: string): string =>
  text
    .replace(/\r\n?|[\u2028\u2029]/gu, '\n')
    .replace(/\t/gu, ' ')
    .replace(unseen, (mark) => (mark === '\n' ? mark : ''))
    .replace(halves, '\ufffd');

/** Cut where it is too long to show, with an ellipsis; never through a character. */
function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1).replace(/\p{Surrogate}$/u, '');
  return `${cut.trimEnd()}…`;
}

/** One line for plain uses: notifications, a client that shows no cards, the command line. */
export const oneLine = (text: string, most = 300): string =>
  shortened(clean(text).replace(/\s+/gu, ' ').trim(), most).replace(tag, '‹');

/**
 * One line for a text block, which reads Markdown: links, emphasis, code and lists are shown, not made.
 * A backslash before a mark is Markdown's own way to say "just this mark".
 */
export const line = (text: string, most = 300): string =>
  oneLine(text, most)
    .replace(/[\\`*_[\]~]/gu, '\\$&')
    .replace(/&(?=#?\w+;)/gu, '\\&')
    .replace(/^[#>+-]/u, '\\$&')
    .replace(/^(\d+)(?=[.)](?:\s|$))/u, '$1\\');

/** Paragraphs for rich text, which reads no Markdown. Blank lines part them and are not shown themselves. */
export const paragraphs = (text: string, most = longest): { text: string }[] =>
  shortened(clean(text).trim(), most)
    .replace(tag, '‹')
    .split('\n')
    .map((paragraph) => ({ text: paragraph.trim() }))
    .filter(({ text: words }) => words !== '');

/** Part of a sentence in rich text, with the spaces at its ends; the middle left out where it is too long. */
export function piece(text: string, most: number): string {
  const words = clean(text).replace(/\s+/gu, ' ').replace(tag, '‹');
  if (words.length <= most) return words;
  const half = Math.floor(most / 2);
  return `${words.slice(0, half).replace(/\p{Surrogate}$/u, '')} … ${words.slice(-half).replace(/^\p{Surrogate}/u, '')}`;
}
