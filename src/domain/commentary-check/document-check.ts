import type { IsoDate } from '../glossary';
import type { Block } from './blocks';
import {
  checkAppendices,
  checkEmptySections,
  checkFields,
  checkHeadings,
  checkNumbering,
  checkSections,
  checkUnnumbered,
} from './document-layout';
import { checkNames } from './document-names';
import { exceptionSections, judgedOn, reportAsAt, type ExceptionSection } from './document-outline';
import {
  checkAsAtThroughout,
  checkGround,
  checkOthers,
  checkPromisedComparison,
  checkReferences,
} from './document-references';
import { documentFinding, type DocumentFinding, type DocumentInput } from './document-types';
import { checkCommentary } from './index';
import { read } from './reading';
import type { Severity } from './catalogue';
import type { CheckInput } from './types';
import { checkAbbreviations, checkPhrases } from './wording';

export { readBlocks, type Block } from './blocks';
export { documentCatalogue, type DocumentCode, type DocumentFinding, type DocumentInput } from './document-types';

/** Finds the block, and the place in it, of a place in the joined text of several blocks. */
function locate(
  starts: readonly number[],
  from: number,
  span: readonly [number, number],
): { block: number; span: readonly [number, number] } {
  const index = Math.max(
    starts.findLastIndex((start) => start <= span[0]),
    0,
  );
  const start = starts[index] ?? 0;
  return { block: from + index, span: [span[0] - start, span[1] - start] };
}

/** Short forms spelled out in these blocks: "Freedom of Information (FOI)". */
function explained(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) =>
    [...block.text.matchAll(/[A-Za-z]\s\(([A-Z][A-Za-z&]{1,6})\)/g)].map((match) => (match[1] ?? '').replace(/s$/, '')),
  );
}

/** One exception's commentary, checked as a text: no outturn is loaded, so only the words can tell. */
function checkSection(section: ExceptionSection, input: DocumentInput, asAt: IsoDate | undefined): DocumentFinding[] {
  const inner = input.blocks.slice(section.from, section.to);
  // Headings inside a commentary are not its words; blanks keep the places.
  const texts = inner.map((block) => (block.kind === 'heading' ? ' '.repeat(block.text.length) : block.text));
  const starts: number[] = [];
  let next = 0;
  for (const each of texts) {
    starts.push(next);
    next += each.length + 1;
  }
  // The printed number in front of a paragraph is no figure; blanks keep the places.
  const text = texts
    .map((each) => each.replace(/^\d+(?:\.\d+)*\.?(?=\s)/, (number) => ' '.repeat(number.length)))
    .join('\n');
  const checked: CheckInput = {
    text,
    indicator: { title: section.title, unit: section.unit },
    rag: section.rag,
    period: asAt === undefined ? undefined : { asAt },
    today: judgedOn(input.blocks, asAt, input.today),
    abbreviations: input.abbreviations,
    spelledOut: explained(input.blocks.slice(0, section.heading)),
    terms: input.terms,
    settings: input.settings,
  };
  const targeted = read(checked).sentences.some(
    (each) => /\b(?:targets?|range|limit|ceiling|floor|threshold)\b/i.test(each.text) && each.figures.length > 0,
  );
  const noTarget = documentFinding(
    'target-missing',
    section.heading,
    [0, 0],
    'Nothing says what the target or acceptable range is.',
    'Give it beside the outturn.',
  );
  const found = checkCommentary(checked).map(({ code, severity, span, sentence, suggestion }) => {
    const missing = span[1] === 0;
    const place = missing ? { block: section.heading, span } : locate(starts, section.from, span);
    return { code, severity, ...place, indicator: section.indicator, sentence, suggestion };
  });
  return targeted ? found : [...found, { ...noTarget, indicator: section.indicator }];
}

/** Slips, placeholders, hedges and unexplained short forms in the rest of the report, each short form once. */
function checkWording(input: DocumentInput, sections: readonly ExceptionSection[]): DocumentFinding[] {
  const inside = (index: number): boolean => sections.some((each) => index >= each.heading && index < each.to);
  const whole = input.blocks.map((block) => block.text).join('\n');
  const told = new Set<string>();
  return input.blocks.flatMap((block, index) => {
    if (inside(index)) return [];
    const reading = read({ text: block.text });
    // Spelled out anywhere in the report counts here; the order is the commentary check's business.
    const expanded = { text: block.text, abbreviations: input.abbreviations, indicator: { title: whole } };
    const shortForms = (block.kind === 'heading' ? [] : checkAbbreviations(expanded, reading)).filter((each) => {
      const short = block.text.slice(...each.span);
      return told.has(short) ? false : told.add(short);
    });
    const slips = checkPhrases(reading).filter((each) => each.code !== 'hedge' && each.code !== 'rhetoric');
    return [...slips, ...shortForms].map(({ code, severity, span, sentence, suggestion }) => ({
      code,
      severity,
      block: index,
      span,
      indicator: null,
      sentence,
      suggestion,
    }));
  });
}

const ORDER: Readonly<Record<Severity, number>> = { stop: 0, 'should fix': 1, consider: 2 };

/**
 * Checks a whole report: its numbering, sections, fields, appendices, pointers, names and dates, and each
 * exception's commentary as a text. Pure. Findings come in the order of the report, the worst first in each block.
 */
export function checkDocument(input: DocumentInput): DocumentFinding[] {
  const { blocks } = input;
  const sections = exceptionSections(blocks);
  const asAt = reportAsAt(blocks, sections);
  const commentary = sections.flatMap((section) => checkSection(section, input, asAt));
  const lacking = (code: string): number =>
    sections.filter(({ heading, to }) =>
      commentary.some(
        ({ block, code: found }) =>
          (found === code || found === 'only-reference') && block !== null && block >= heading && block < to,
      ),
    ).length;
  const unkept = { trend: lacking('no-trend'), benchmark: lacking('no-benchmark') };
  return [
    ...checkNumbering(blocks),
    ...checkUnnumbered(blocks, sections),
    ...checkFields(blocks),
    ...checkSections(blocks, sections),
    ...checkEmptySections(blocks),
    ...checkAppendices(blocks),
    ...checkHeadings(sections),
    ...checkGround(blocks),
    ...checkReferences(blocks),
    ...checkAsAtThroughout(blocks, sections, asAt),
    ...checkOthers(blocks, sections),
    ...checkPromisedComparison(blocks, sections, unkept),
    ...checkNames(blocks),
    ...commentary,
    ...checkWording(input, sections),
  ].sort(
    (a, b) =>
      (a.block ?? Infinity) - (b.block ?? Infinity) || ORDER[a.severity] - ORDER[b.severity] || a.span[0] - b.span[0],
  );
}
