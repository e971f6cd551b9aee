/** People's text as a document can hold it: everything readable kept, nothing that XML or a reader chokes on. */

/**
 * Control characters, which XML 1.0 forbids or discourages; lone surrogates and U+FFFE/U+FFFF, which it forbids; and
 * the marks that turn the reading direction unseen, with which "100%" could be made to read as "%001".
 */
const unprintable =
  /[\p{Cc}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu;

/** Line ends of every system become "\n", tabs a space; what cannot be printed goes. */
export const plainText = (text: string): string =>
  text
    .replace(/\r\n?|[\u2028\u2029\u0085\u000b\u000c]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(unprintable, (mark) => (mark === '\n' ? mark : ''));

/** Part of a sentence: spaces at its ends count. */
export const flowing = (text: string): string => plainText(text).replace(/\s+/g, ' ');

/** Text that must stand in one line: a heading, a title, a property. */
export const oneLine = (text: string): string => flowing(text).trim();

/** A table cell's lines; an empty cell says that it is empty. */
export function cellLines(text: string): string[] {
  const lines = plainText(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.length === 0 ? ['not stated'] : lines;
}

/** A stretch of written text: a paragraph with its lines as typed, or a list of items. */
export type Passage = { kind: 'paragraph'; lines: string[] } | { kind: 'list'; items: string[] };

const itemMark = /^[-*•]\s+(?=\S)/;

/**
 * Splits written text as it was typed: blank lines part paragraphs, other line ends stay, lines that begin with a dash
 * are list items. Numbers at the start of a line stay text: they may be figures, or be referred to.
 */
export function passages(text: string): Passage[] {
  const found: Passage[] = [];
  let isNew = true;
  for (const typed of plainText(text).split('\n')) {
    const line = typed.trim();
    const last = found.at(-1);
    if (line === '') isNew = true;
    else {
      const item = line.replace(itemMark, '');
      if (item !== line) {
        if (last?.kind === 'list') last.items.push(item);
        else found.push({ kind: 'list', items: [item] });
      } else if (!isNew && last?.kind === 'paragraph') last.lines.push(line);
      else found.push({ kind: 'paragraph', lines: [line] });
      isNew = false;
    }
  }
  return found;
}
