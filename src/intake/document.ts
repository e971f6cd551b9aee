/** A report somebody wrote, in Word, Markdown or plain text → blocks to be checked. */
import mammoth from 'mammoth';
import { readBlocks, type Block } from '../domain/commentary-check/blocks';
import { checkArchive } from './archive';

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };

const plain = (html: string): string =>
  html
    .replace(/<br\s*\/?>/g, ' ')
    .replace(/<[^>]+>/g, '')
    .replace(/&(#?\w+);/g, (whole, name: string) => (Object.hasOwn(entities, name) ? (entities[name] ?? whole) : whole))
    .trim();

/** Mammoth writes plain, flat HTML: headings, paragraphs, list items and table rows, never nested in one another but in cells. */
function blocksOf(html: string): Block[] {
  const blocks: Block[] = [];
  for (const [, tag = '', body = ''] of html.matchAll(/<(h[1-6]|tr|p|li)(?:\s[^>]*)?>(.*?)<\/\1>/gs)) {
    if (tag === 'tr') {
      const cells = [...body.matchAll(/<t[dh](?:\s[^>]*)?>(.*?)<\/t[dh]>/gs)].map((m) => plain(m[1] ?? ''));
      blocks.push({ kind: 'table-row', text: cells.join('\t') });
    } else if (tag.startsWith('h')) blocks.push({ kind: 'heading', level: Number(tag.slice(1)), text: plain(body) });
    else if (plain(body) !== '') blocks.push({ kind: 'paragraph', text: plain(body) });
  }
  return blocks;
}

/**
 * Reads a report by what is in it: a Word file, else text.
 *
 * @throws Error in words, where a Word file is damaged or far too large
 */
export async function readDocument(bytes: Buffer): Promise<Block[]> {
  if (!(bytes[0] === 0x50 && bytes[1] === 0x4b)) return readBlocks(bytes.toString('utf8'));
  const archive = await checkArchive(bytes);
  if (!archive.ok) throw new Error(archive.reason.replace('workbook', 'document'));
  if (!archive.parts.has('word/document.xml'))
    throw new Error('This is not a Word document. Give a .docx, Markdown or text file.');
  return blocksOf((await mammoth.convertToHtml({ buffer: bytes })).value);
}
