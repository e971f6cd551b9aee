/** A report as a list of blocks, whatever file it came from. */
export interface Block {
  kind: 'heading' | 'paragraph' | 'table-row';
  /** 1 for the title, and so on; headings only. */
  level?: number;
  /** Plain text, its number in front as printed ("3.6.1 Indicator 21: …"). Table cells are parted by tabs. */
  text: string;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', nbsp: ' ', quot: '"', '#39': "'" };

/** Markdown's emphasis, links and HTML, taken off. */
function plain(line: string): string {
  return line
    .replaceAll(/!?\[([^\][]{0,500})\]\([^)\s]{0,2000}(?:\s"[^"]*")?\)/g, '$1')
    .replaceAll(/<br\s*\/?>/gi, ' ')
    .replaceAll(/<\/?[a-z][^>]{0,500}>/gi, '')
    .replaceAll(/(\*\*|__)(?=\S)(.*?\S)\1/g, '$2')
    .replaceAll(/(?<![\w*])[*_](?=\S)([^*_]*?\S)[*_](?![\w*])/g, '$1')
    .replaceAll(/&(amp|lt|gt|nbsp|quot|#39);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replaceAll(/\\([*_#[\]()\\])/g, '$1')
    .trim();
}

const NUMBERED = /^(\d+(?:\.\d+)+)\.?\s+\S/;
const WHOLLY_BOLD = /^(?:\d+(?:\.\d+)*\.?\s+)?(?:\*\*|__).+?(?:\*\*|__)\.?$/;

/** A numbered line that reads as a title: short and with no full stop, or set wholly in bold. */
function headingLevel(raw: string, text: string): number | undefined {
  const number = NUMBERED.exec(text)?.[1] ?? /^(\d+)\.\s+\S/.exec(text)?.[1];
  const words = text.split(/\s+/).length;
  const named = /^(?:appendix|annex)\s+\w+\b.{0,80}$/i.test(text) && words <= 14 && !text.endsWith('.');
  if (named) return 1;
  if (
    WHOLLY_BOLD.test(raw) &&
    words <= 30 &&
    !raw.replace(/(?:\*\*|__)\.?$/, '').endsWith(':') &&
    !/(?:\*\*|__).*(?:\*\*|__).+(?:\*\*|__)/.test(raw)
  ) {
    return number === undefined ? 4 : number.split('.').length;
  }
  if (number === undefined || !number.includes('.') || words > 22 || /[.;,:]$/.test(text)) return undefined;
  return /\bindicator \d+/i.test(text) || words <= 10 ? number.split('.').length : undefined;
}

/** Reads Markdown or plain text into blocks. Any text can be read; what is not a heading or a table is a paragraph. */
export function readBlocks(source: string): Block[] {
  const blocks: Block[] = [];
  let paragraph: string[] = [];
  const close = (): void => {
    const text = plain(paragraph.join(' '));
    if (text !== '') blocks.push({ kind: 'paragraph', text });
    paragraph = [];
  };
  for (const line of source.split(/\r?\n/)) {
    const raw = line.trim();
    const heading = /^(#{1,6})\s+(.+?)\s*#*$/.exec(raw);
    const item = /^(?:[-*+•]|\d+\.)\s+(.*)$/.exec(raw);
    const content = /^[-*+•]\s+(.*)$/.exec(raw)?.[1] ?? raw;
    const level = heading === null ? headingLevel(content, plain(content)) : (heading[1] ?? '').length;
    if (raw === '' || /^(?:-{1,}|\*{3,}|_{3,}|=+)$/.test(raw)) close();
    else if (heading !== null) {
      close();
      blocks.push({ kind: 'heading', level: level ?? 1, text: plain(heading[2] ?? '') });
    } else if (level !== undefined) {
      close();
      blocks.push({ kind: 'heading', level, text: plain(content) });
    } else if (/\t/.test(line.trim()) || /^\|.*\|$/.test(raw)) {
      close();
      if (!/^[|\s:-]+$/.test(raw))
        blocks.push({ kind: 'table-row', text: plain(raw.replaceAll(/^\||\|$/g, '').replaceAll(/\s*\|\s*/g, '\t')) });
    } else if (
      item !== null ||
      NUMBERED.test(plain(raw)) ||
      /^(?:\*\*|<b>)?[A-Z][^.:]{1,50}:(?:\*\*|<\/b>)?/.test(raw)
    ) {
      close();
      paragraph = [content];
    } else paragraph.push(raw);
  }
  close();
  return blocks;
}
