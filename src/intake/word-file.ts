/** A Word file, wherever it was made → its words, its page heads and what it carries beside them. */
import type { WordFile } from '../domain/report/verify';
import { checkArchive } from './archive';
import { hiddenStyles, residueOf, residueOfNames } from './word-residue';
import { isOn, named, readTree, textBelow, within, type Element } from './word-tree';

type Passage = WordFile['passages'][number];
type Elsewhere = WordFile['elsewhere'][number];

const main = 'word/document.xml';

/** A paragraph's words as they stand on paper: its own, without those of a text box inside it, which has its own. */
function wordsOf(element: Element): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string') return '';
      if (child.name === 'w:t') return textBelow(child);
      if (child.name === 'w:tab') return ' ';
      if (child.name === 'w:br' || child.name === 'w:cr') return '\n';
      return child.name === 'w:p' || child.name === 'w:pPr' || child.name === 'w:delText' ? '' : wordsOf(child);
    })
    .join('');
}

const styleOf = (p: Element): string => named(p, 'w:pStyle')[0]?.attributes['w:val'] ?? '';

const asParagraph = (p: Element): Passage[] => {
  const text = wordsOf(p).trim();
  const kind = /^(?:heading|title)/iu.test(styleOf(p)) ? 'heading' : 'paragraph';
  return text === '' ? [] : [{ kind, text, cells: [], header: [] }];
};

function asRows(table: Element): Passage[] {
  const rows = named(table, 'w:tr').map((row) =>
    named(row, 'w:tc').map((cell) => named(cell, 'w:p').map(wordsOf).join('\n').trim()),
  );
  return rows.map((cells, r) => ({
    kind: 'row',
    text: cells.join('\t'),
    cells,
    header: r === 0 ? [] : (rows[0] ?? []),
  }));
}

/** Body content in order; content controls and text boxes are looked into. */
function passagesOf(element: Element): Passage[] {
  return element.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    if (child.name === 'w:tbl') return asRows(child);
    if (child.name === 'w:p') return [...asParagraph(child), ...passagesOf(child)];
    return passagesOf(child);
  });
}

const spokenAttributes = ['descr', 'title', 'alt', 'w:instr', 'w:val'];

/** Words no page need show: alternative text, field codes, deleted text; and of parts that are no text, all there is. */
function unseen(where: string, root: Element): Elsewhere[] {
  const found: Elsewhere[] = [];
  for (const element of within(root)) {
    const { name, attributes, children } = element;
    const isWords = name === 'w:t' || (name.startsWith('w:') && name !== 'w:delText' && name !== 'w:instrText');
    const own = isWords ? '' : children.filter((child) => typeof child === 'string').join('');
    const spoken = spokenAttributes
      .filter((key) => key !== 'w:val' || name === 'w:docVar' || name === 'w:default')
      .flatMap((key) => attributes[key] ?? []);
    found.push(...[own, ...spoken].filter((text) => text.trim() !== '').map((text) => ({ where, text: text.trim() })));
  }
  return found;
}

/** Headers that stand on pages: for each section its own, else the last before it. */
function pageHeadsOf(document: Element, partOf: (id: string) => Element | undefined, evenAndOdd: boolean): string[] {
  const last = new Map<string, string>();
  return named(document, 'w:sectPr').flatMap((section) => {
    for (const { attributes } of named(section, 'w:headerReference')) {
      const part = partOf(attributes['r:id'] ?? '');
      const text = part === undefined ? '' : named(part, 'w:p').map(wordsOf).join('\n').trim();
      last.set(attributes['w:type'] ?? 'default', text);
    }
    const kinds = [
      'default',
      ...(named(section, 'w:titlePg').some(isOn) ? ['first'] : []),
      ...(evenAndOdd ? ['even'] : []),
    ];
    return kinds.map((kind) => last.get(kind) ?? '');
  });
}

/** @throws Error in words, where it is damaged, far too large or no Word file */
export async function readWordFile(bytes: Buffer): Promise<WordFile> {
  const archive = await checkArchive(bytes, (part) => /\.(?:xml|rels|svg|vml)$/iu.test(part));
  if (!archive.ok) throw new Error(archive.reason.replace('workbook', 'document'));
  if (!archive.parts.has(main)) throw new Error('This is not a Word document. Give a .docx file.');
  const trees = new Map<string, Element>();
  for (const [name, content] of archive.kept) {
    if (name === '[Content_Types].xml') continue;
    try {
      trees.set(name, readTree(content.toString('utf8')));
    } catch {
      throw new Error(`This Word document is damaged: its part ${name} cannot be read.`);
    }
  }
  const tree = (name: string): Element => trees.get(name) ?? { name: '', attributes: {}, children: [] };
  const targets = new Map(
    named(tree('word/_rels/document.xml.rels'), 'Relationship').map(({ attributes: { Id = '', Target = '' } }) => [
      Id,
      Target.startsWith('/') ? Target.slice(1) : `word/${Target}`,
    ]),
  );
  const styles = new Set(hiddenStyles(tree('word/styles.xml')));
  const spoken = [...trees].filter(
    ([name]) => !name.endsWith('.rels') && !/^word\/(?:theme|fontTable|webSettings)/u.test(name),
  );
  return {
    passages: passagesOf(tree(main)),
    elsewhere: [
      ...spoken.flatMap(([where, root]) => unseen(where, root)),
      ...spoken
        .filter(([where]) => where !== main)
        .flatMap(([where, root]) => passagesOf(root).map(({ text }) => ({ where, text }))),
    ],
    pageHeads: pageHeadsOf(
      tree(main),
      (id) => trees.get(targets.get(id) ?? ''),
      named(tree('word/settings.xml'), 'w:evenAndOddHeaders').some(isOn),
    ),
    residue: [
      ...residueOfNames([...archive.parts]),
      ...[...trees].flatMap(([where, root]) => residueOf(where, root, styles)),
    ],
  };
}
