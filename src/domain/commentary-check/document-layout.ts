import type { Block } from './blocks';
import { numberOfBlock, type ExceptionSection } from './document-outline';
import { documentFinding, type DocumentFinding } from './document-types';

/** Numbers given twice, and numbers left out between neighbours. */
export function checkNumbering(blocks: readonly Block[]): DocumentFinding[] {
  const seen = new Set<string>();
  const last = new Map<string, number>();
  return blocks.flatMap((block, index) => {
    const number = numberOfBlock(block);
    if (number === undefined) return [];
    const span = [0, number.length] as const;
    if (seen.has(number))
      return [
        documentFinding(
          'number-repeated',
          index,
          span,
          `There are two paragraphs numbered ${number}.`,
          'Number the paragraphs again from here.',
        ),
      ];
    seen.add(number);
    const [parent, own] = [number.slice(0, number.lastIndexOf('.')), Number(number.slice(number.lastIndexOf('.') + 1))];
    const before = last.get(parent) ?? 0;
    last.set(parent, own);
    if (own === before + 1 || (before === 0 && own === 1)) return [];
    return [
      documentFinding(
        'number-skipped',
        index,
        span,
        before === 0
          ? `${number} is the first of its kind; there is no ${parent}.1.`
          : `${number} follows ${parent}.${before}.`,
        'Number the paragraphs in order.',
      ),
    ];
  });
}

/** Commentary paragraphs without a number, in a report that numbers its paragraphs. */
export function checkUnnumbered(blocks: readonly Block[], sections: readonly ExceptionSection[]): DocumentFinding[] {
  const numbered = blocks.filter((block) => block.kind === 'paragraph' && numberOfBlock(block) !== undefined).length;
  if (numbered < 3) return [];
  return sections.flatMap((section) => {
    const bare = blocks
      .slice(section.from, section.to)
      .filter((block) => block.kind === 'paragraph' && numberOfBlock(block) === undefined);
    if (bare.length === 0) return [];
    const says =
      bare.length === 1
        ? 'The paragraph under this heading has no number.'
        : `The ${bare.length} paragraphs under this heading have no numbers.`;
    return [
      {
        ...documentFinding(
          'paragraph-unnumbered',
          section.heading,
          [0, 0],
          says,
          'Number them after the heading, as elsewhere in the report.',
        ),
        indicator: section.indicator,
      },
    ];
  });
}

const FIELD = /^(?:\d+\.\s*)?[A-Z][^.?!:]{1,90}(?:\([^)]*\))?\s*:\s*$/;
const ANY_FIELD = /^(?:\d+\.\s*)?[A-Z][^.?!:]{1,90}:/;

/** "Source of funding:" with nothing after it, and questions answered only by the template. */
export function checkFields(blocks: readonly Block[]): DocumentFinding[] {
  return blocks.flatMap((block, index) => {
    const cells = block.kind === 'table-row' ? block.text.split('\t') : null;
    const next = blocks[index + 1];
    const empty =
      cells === null
        ? block.kind === 'paragraph' && FIELD.test(block.text)
        : cells.length > 1 && FIELD.test(cells[0] ?? '') && cells.slice(1).every((cell) => cell.trim() === '');
    if (!empty) return [];
    // A list or a text may follow a line that ends in a colon: then it is no field.
    const followed =
      cells === null &&
      next !== undefined &&
      next.kind !== 'heading' &&
      !ANY_FIELD.test(next.text) &&
      !/^\d+\.\s/.test(next.text) &&
      block.text.split(/\s+/).length > 6;
    if (followed) return [];
    return [
      documentFinding(
        'field-empty',
        index,
        [0, block.text.length],
        `"${block.text.replace(/\s*:\s*$/, '')}" is left blank.`,
        'Fill it in, or say that it does not apply.',
      ),
    ];
  });
}

const SECTIONS: readonly (readonly [string, RegExp])[] = [
  ['the reason for the report', /\b(?:reason for (?:the )?report|purpose|summary|introduction|background to)\b/i],
  ['recommendations', /\brecommend\w*|\bdecisions? (?:sought|required)\b/i],
  ['implications', /\bimplications?\b|\bimpact on\b/i],
  ['background documents', /\bbackground (?:documents|papers)\b/i],
];

/** Sections every committee report has, looked for in headings, table rows and short lines. */
export function checkSections(blocks: readonly Block[], sections: readonly ExceptionSection[]): DocumentFinding[] {
  const short = blocks
    .filter((block) => block.kind !== 'paragraph' || block.text.length < 160)
    .map((block) => block.text);
  const absent = SECTIONS.filter(([, pattern]) => !short.some((text) => pattern.test(text))).map(([name]) =>
    documentFinding(
      'section-missing',
      null,
      [0, 0],
      `The report has no section on ${name}.`,
      'Add it, or say that it does not apply.',
    ),
  );
  const exceptions =
    sections.length > 0 || blocks.some((block) => /\b(?:no|none of the) (?:indicators|exceptions)\b/i.test(block.text));
  return exceptions
    ? absent
    : [
        ...absent,
        documentFinding(
          'section-missing',
          null,
          [0, 0],
          'No indicator has a heading with its number and title.',
          'Head each exception with its number, title and RAG rating.',
        ),
      ];
}

/** Headings with nothing under them. A heading over smaller headings is no empty one. */
export function checkEmptySections(blocks: readonly Block[]): DocumentFinding[] {
  return blocks.flatMap((block, index) => {
    const next = blocks[index + 1];
    if (block.kind !== 'heading' || /^(?:appendix|annex)\b/i.test(block.text) || index === 0) return [];
    if (
      next !== undefined &&
      (next.kind !== 'heading' || (next.level ?? 1) > (block.level ?? 1) || numbersUnder(block, next))
    )
      return [];
    return [
      documentFinding(
        'section-empty',
        index,
        [0, block.text.length],
        `There is nothing under "${block.text}".`,
        'Write the section, or take the heading out.',
      ),
    ];
  });
}

function numbersUnder(block: Block, next: Block): boolean {
  const [own, inner] = [/^[\d.]+/.exec(block.text)?.[0].replace(/\.$/, ''), numberOfBlock(next)];
  return own !== undefined && inner !== undefined && inner.startsWith(`${own}.`);
}

const WORDS_TO_NUMBERS: Readonly<Record<string, string>> = {
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  a: '1',
  b: '2',
  c: '3',
  d: '4',
  e: '5',
};

function appendixKey(name: string): string {
  return WORDS_TO_NUMBERS[name.toLowerCase()] ?? name.toLowerCase();
}

const APPENDIX = '(\\d+|one|two|three|four|five|six|[A-F])\\b';

/** Every appendix a text speaks of: "Appendix A", and each of "Appendices 1, 2 and 3". */
function appendixNames(text: string): RegExpExecArray[] {
  const several = [
    ...text.matchAll(new RegExp(`\\b(?:appendices|annexes)\\s(?:${APPENDIX}(?:,\\s|\\s(?:and|to|&)\\s)?)+`, 'gi')),
  ];
  return [
    ...text.matchAll(new RegExp(`\\b(?:appendix|annex)\\s+${APPENDIX}`, 'gi')),
    ...several.flatMap((list) =>
      [...list[0].matchAll(new RegExp(`(?<=[\\s,])${APPENDIX}`, 'gi'))].map((match) =>
        Object.assign(match, { index: list.index + match.index }),
      ),
    ),
  ];
}

/** Appendices spoken of that are not there, and appendix headings with nothing under them. */
export function checkAppendices(blocks: readonly Block[]): DocumentFinding[] {
  const present = new Map<string, boolean>();
  blocks.forEach((block, index) => {
    const name = block.kind === 'heading' ? /^(?:appendix|annex)\s+(\w+)/i.exec(block.text)?.[1] : undefined;
    if (name !== undefined)
      present.set(appendixKey(name), blocks[index + 1] !== undefined && blocks[index + 1]?.kind !== 'heading');
  });
  const told = new Set<string>();
  return blocks.flatMap((block, index) =>
    appendixNames(block.text).flatMap((match) => {
      const key = appendixKey(match[1] ?? '');
      if (present.get(key) === true || told.has(key)) return [];
      told.add(key);
      const says = present.has(key)
        ? `${match[0]} has a heading, but nothing under it.`
        : `${match[0]} is spoken of, but is not in the report.`;
      return [
        documentFinding(
          'appendix-missing',
          index,
          [match.index, match.index + match[0].length],
          says,
          'Attach it, or say where it is published.',
        ),
      ];
    }),
  );
}

/** Exceptions headed without a rating, and indicators that come twice. */
export function checkHeadings(sections: readonly ExceptionSection[]): DocumentFinding[] {
  const seen = new Set<number>();
  return sections.flatMap((section) => {
    const found: DocumentFinding[] = [];
    if (section.rag === undefined)
      found.push(
        documentFinding(
          'rag-missing',
          section.heading,
          [0, 0],
          'This indicator is headed without its RAG rating.',
          'Add GREEN, AMBER or RED in words.',
        ),
      );
    if (section.indicator !== null && seen.has(section.indicator))
      found.push(
        documentFinding(
          'indicator-repeated',
          section.heading,
          [0, 0],
          `Indicator ${section.indicator} has two headings.`,
          'Put its commentary in one place.',
        ),
      );
    if (section.indicator !== null) seen.add(section.indicator);
    return found.map((each) => ({ ...each, indicator: section.indicator }));
  });
}
