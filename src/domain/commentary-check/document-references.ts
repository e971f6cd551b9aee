import type { IsoDate } from '../glossary';
import type { Block } from './blocks';
import { asAtDates, numberOfBlock, type ExceptionSection } from './document-outline';
import { documentFinding, type DocumentFinding } from './document-types';
import { monthOf } from './timing';
import { contentWords } from './words';

const PART_TWO = /\b(?:part (?:2|two)|exempt (?:report|appendix|section))\b/i;

/** A pointer to Part 2 with no ground anywhere. The pointer that names indicators is shown, else the first. */
export function checkGround(blocks: readonly Block[]): DocumentFinding[] {
  if (blocks.some((block) => /\bschedule 12A\b/i.test(block.text))) return [];
  const pointers = blocks.map((block, index) => ({ block, index })).filter(({ block }) => PART_TWO.test(block.text));
  const shown = pointers.find(({ block }) => /\bindicators? \d/i.test(block.text)) ?? pointers[0];
  if (shown === undefined) return [];
  const match = PART_TWO.exec(shown.block.text);
  const start = match?.index ?? 0;
  return [
    documentFinding(
      'pointer-without-ground',
      shown.index,
      [start, start + (match?.[0].length ?? 0)],
      'The report points to Part 2 without the legal ground for keeping it from the public.',
      'Cite Schedule 12A of the Local Government Act 1972, paragraph 1 or 2, and state the public interest test.',
    ),
  ];
}

const ABOVE =
  /\b((?:[\w'’-]+\s){0,5})(?:in|by|at|under)\s(?:the\s)?(?:(?:previous|preceding)\sparagraph|paragraph\s(above|below|overleaf))\b/i;
const NUMBERED = /\b(?:paragraph|section|para\.?)s?\s(\d+(?:\.\d+)+)\b/gi;

/** "The paragraph above" that is about something else, and numbers that are not in the report. */
export function checkReferences(blocks: readonly Block[]): DocumentFinding[] {
  const numbers = new Set(blocks.flatMap((block) => numberOfBlock(block) ?? []));
  return blocks.flatMap((block, index) => {
    const found = [...block.text.matchAll(NUMBERED)]
      .filter(
        (match) =>
          numbers.size > 2 &&
          !numbers.has(match[1] ?? '') &&
          !/\b(?:Act|Code|Regulations|Constitution|Schedule)\b/.test(block.text.slice(match.index, match.index + 60)),
      )
      .map((match) =>
        documentFinding(
          'pointer-leads-nowhere',
          index,
          [match.index, match.index + match[0].length],
          `There is no ${match[0]} in this report.`,
          'Correct the number.',
        ),
      );
    const above = ABOVE.exec(block.text);
    if (above === null) return found;
    const topic = new Set(
      contentWords(above[1] ?? '').filter(
        (word) => !/^(?:outlin|describ|set|explain|stat|not|mention|discuss|given|detail|per|data)/.test(word),
      ),
    );
    const neighbour = blocks[above[2] === 'below' || above[2] === 'overleaf' ? index + 1 : index - 1];
    const about = (text: string): boolean => topic.size === 0 || contentWords(text).some((word) => topic.has(word));
    if (neighbour !== undefined && neighbour.kind !== 'heading' && about(neighbour.text)) return found;
    const meant = blocks.find(
      (each, at) => at !== index && each.kind === 'paragraph' && topic.size > 0 && about(each.text),
    );
    const number = meant === undefined ? undefined : numberOfBlock(meant);
    const span = [above.index, above.index + above[0].length] as const;
    return [
      ...found,
      documentFinding(
        'pointer-leads-nowhere',
        index,
        span,
        'The paragraph next to this one says nothing of the kind.',
        number === undefined
          ? 'Name the paragraph by its number.'
          : `Name the paragraph by its number; it may be ${number}.`,
      ),
    ];
  });
}

/** As-at dates other than the report's, outside the commentaries (inside them, the commentary check says so). */
export function checkAsAtThroughout(
  blocks: readonly Block[],
  sections: readonly ExceptionSection[],
  asAt: IsoDate | undefined,
): DocumentFinding[] {
  if (asAt === undefined)
    return [
      documentFinding(
        'as-at-varies',
        null,
        [0, 0],
        'The report does not say what date its figures are as at.',
        'Say "as at", with day or month and year, in the first paragraph.',
      ),
    ];
  return blocks.flatMap((block, index) => {
    if (sections.some((each) => index >= each.from && index < each.to)) return [];
    return asAtDates(block.text)
      .filter((date) => date.to.slice(0, 7) !== asAt.slice(0, 7))
      .map((date) =>
        documentFinding(
          'as-at-varies',
          index,
          [date.start, date.end],
          `This speaks of ${date.text}; the report is as at ${monthOf(asAt)}.`,
          `Write ${monthOf(asAt)}, or say why the date differs.`,
        ),
      );
  });
}

const NOTHING_ELSE =
  /\b(?:no|none|nothing|not)\b[^.]*\b(?:other|further|additional)\b[^.]*\b(?:concerns?|indicators?|exceptions?|good news|performance|report)\b|\bdirectors (?:also|further) (?:report|wish to report)\b|\bin addition\b[^.]*\bdirectors?\b[^.]*\breport/i;

/** No word on whether directors had other concerns or good news. Looked for where the exceptions are. */
export function checkOthers(blocks: readonly Block[], sections: readonly ExceptionSection[]): DocumentFinding[] {
  const first = sections[0];
  if (first === undefined || blocks.some((block) => NOTHING_ELSE.test(block.text))) return [];
  return [
    documentFinding(
      'no-statement-of-others',
      first.heading,
      [0, 0],
      'Nothing says whether directors had other concerns or particularly good performance to report.',
      'Add a sentence, even if it says that there was nothing else to report.',
    ),
  ];
}

/** A promise of trend and benchmark data that no commentary keeps. */
export function checkPromisedComparison(
  blocks: readonly Block[],
  sections: readonly ExceptionSection[],
  unkept: { trend: number; benchmark: number },
): DocumentFinding[] {
  const index = blocks.findIndex(
    (block, at) =>
      /\b(?:trend|benchmark\w*|comparative)\b[^.]*\b(?:data|information|figures?)\b/i.test(block.text) &&
      !sections.some((each) => at >= each.from && at < each.to),
  );
  const block = blocks[index];
  if (block === undefined || sections.length === 0) return [];
  const lacking = [
    unkept.benchmark === sections.length ? 'benchmark' : '',
    unkept.trend === sections.length ? 'trend' : '',
  ].filter(Boolean);
  if (lacking.length === 0) return [];
  const at = block.text.search(/\b(?:trend|benchmark)/i);
  return [
    documentFinding(
      'comparison-promised',
      index,
      [Math.max(at, 0), Math.max(at, 0) + 9],
      `The report promises trend and benchmark data, yet no commentary gives a ${lacking.join(' or a ')}.`,
      'Give the figure before and one comparison for each exception.',
    ),
  ];
}
