/** What Word keeps in a file beside its pages: who worked on it, what it said before, what nobody sees. */
import type { WordFile } from '../domain/report/verify';
import { isOn, named, textBelow, within, type Element } from './word-tree';

type Residue = WordFile['residue'][number];

const changes = /^w:(?:ins|del|moveFrom|moveTo|cellIns|cellDel|cellMerge|numberingChange|\w+PrChange|\w+GridChange)$/u;
const hidden = ['w:vanish', 'w:specVanish', 'w:webHidden'];
const fetching =
  /\b(?:INCLUDETEXT|INCLUDEPICTURE|DDE(?:AUTO)?|LINK|DATABASE|IMPORT|MACROBUTTON|AUTHOR|LASTSAVEDBY|USERNAME|USERINITIALS|FILENAME|DOCVARIABLE)\b/u;
const folders: readonly (readonly [RegExp, Residue['code']])[] = [
  [/^word\/(?:embeddings|activeX)\/|vbaProject|oleObject|^docProps\/thumbnail/iu, 'embedded'],
  [/^customXml\/item\d*\.xml$/iu, 'custom'],
];
/** Properties by the part that holds them. */
const personal: Readonly<Record<string, Residue['code']>> = {
  creator: 'author',
  lastModifiedBy: 'author',
  Company: 'author',
  Manager: 'author',
  HyperlinkBase: 'outside',
};

/** The part's name alone says it. */
export const residueOfNames = (names: readonly string[]): Residue[] =>
  names.flatMap((where) =>
    folders.filter(([pattern]) => pattern.test(where)).map(([, code]) => ({ code, where, words: '' })),
  );

const properties = (where: string, root: Element): Residue[] =>
  [...within(root)].flatMap((element): Residue[] => {
    const words = textBelow(element).trim();
    const code = personal[element.name];
    if (code !== undefined && words !== '') return [{ code, where, words }];
    if (element.name === 'property') return [{ code: 'custom', where, words }];
    return element.name === 'revision' && Number(words) > 1
      ? [{ code: 'revision', where, words: `revision ${words}` }]
      : [];
  });

function relationships(where: string, root: Element): Residue[] {
  return named(root, 'Relationship').flatMap(({ attributes }): Residue[] => {
    const { TargetMode, Target = '', Type = '' } = attributes;
    const isLink = Type.endsWith('/hyperlink') && /^(?:https?|mailto):/iu.test(Target);
    return TargetMode === 'External' && !isLink ? [{ code: 'outside', where, words: Target }] : [];
  });
}

/** Styles of hidden text that something is set in; Word keeps a few that nothing is. */
export const hiddenStyles = (styles: Element): string[] =>
  named(styles, 'w:style')
    .filter((style) => named(style, ...hidden).some(isOn))
    .map(({ attributes }) => attributes['w:styleId'] ?? '');

/** Runs that hold hidden text say what it is; elsewhere it is a setting. */
function hiddenText(where: string, root: Element, styles: ReadonlySet<string>): Residue[] {
  const isHidden = (element: Element): boolean =>
    named(element, ...hidden).some(isOn) ||
    named(element, 'w:rStyle', 'w:pStyle').some(({ attributes }) => styles.has(attributes['w:val'] ?? ''));
  const runs = named(root, 'w:r').filter(isHidden);
  const inRuns = new Set(runs.flatMap((run) => [...within(run)]));
  const others = [...named(root, ...hidden).filter((e) => isOn(e)), ...named(root, 'w:pStyle')].filter(
    (e) => !inRuns.has(e) && (hidden.includes(e.name) || styles.has(e.attributes['w:val'] ?? '')),
  );
  return [
    ...runs.map((run): Residue => ({ code: 'hidden', where, words: textBelow(run).trim() })),
    ...others.map((): Residue => ({ code: 'hidden', where, words: '' })),
  ];
}

function inWord(where: string, root: Element, styles: ReadonlySet<string>): Residue[] {
  const found: Residue[] = where === 'word/styles.xml' ? [] : hiddenText(where, root, styles);
  for (const element of within(root)) {
    const { name, attributes } = element;
    const words = textBelow(element).trim();
    if (changes.test(name)) found.push({ code: 'revision', where, words });
    else if (name === 'w:comment' || name === 'w:commentReference') found.push({ code: 'comment', where, words });
    else if (name === 'w:docVar')
      found.push({ code: 'custom', where, words: `${attributes['w:name'] ?? ''} ${attributes['w:val'] ?? ''}`.trim() });
    else if (name === 'person') found.push({ code: 'author', where, words: attributes['author'] ?? '' });
    const instruction = name === 'w:instrText' ? words : (attributes['w:instr'] ?? '');
    if (fetching.test(instruction)) found.push({ code: 'outside', where, words: instruction });
  }
  return found;
}

/** All of one part. */
export function residueOf(where: string, root: Element, styles: ReadonlySet<string>): Residue[] {
  if (where.endsWith('.rels')) return relationships(where, root);
  return where.startsWith('docProps/') ? properties(where, root) : inWord(where, root, styles);
}
