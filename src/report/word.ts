/** The report plan as a Word file. */
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
  type ISectionOptions,
  type ParagraphChild,
} from 'docx';
import type { Block, ReportPlan } from '../domain/report/types';
import { oneLine } from './plain-text';
import { sameBytes } from './same-bytes';
import { inBold, wordBlocks } from './word-blocks';
import { numbering, style, styles, wideMargin } from './word-styles';

const small = (children: ParagraphChild[]): Paragraph =>
  new Paragraph({ style: style.small, alignment: AlignmentType.CENTER, children });

/** Pages are read one by one: each says what it is, whose it is and what it must not be taken for. */
const header = ({ marking, council, notices }: ReportPlan): Header =>
  new Header({
    children: [
      small([marking === null ? new TextRun(oneLine(council)) : inBold(oneLine(marking))]),
      ...notices.map((notice) => small([new TextRun(oneLine(notice))])),
    ],
  });

const footer = ({ title }: ReportPlan): Footer =>
  new Footer({
    children: [
      small([new TextRun(oneLine(title))]),
      small([new TextRun({ children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] })]),
    ],
  });

/** Pages laid on their side; what the pages before say at head and foot, these say too. */
const onItsSide = (blocks: readonly Block[]): ISectionOptions => ({
  properties: {
    page: {
      size: { width: 11906, height: 16838, orientation: PageOrientation.LANDSCAPE },
      margin: { top: 1304, right: wideMargin, bottom: 1134, left: wideMargin, header: 510 },
    },
  },
  children: blocks.flatMap(wordBlocks),
});

const documentOf = (plan: ReportPlan): Document =>
  new Document({
    title: oneLine(plan.title),
    subject: oneLine(plan.subtitle),
    styles,
    numbering,
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 1474, right: 1440, bottom: 1304, left: 1440, header: 510 },
          },
        },
        headers: { default: header(plan) },
        footers: { default: footer(plan) },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, text: oneLine(plan.title) }),
          new Paragraph(oneLine(plan.subtitle)),
          ...(plan.marking === null ? [] : [new Paragraph({ style: style.marking, text: oneLine(plan.marking) })]),
          ...plan.notices.map((notice) => new Paragraph({ style: style.notice, text: oneLine(notice) })),
          ...plan.blocks.flatMap(wordBlocks),
        ],
      },
      ...(plan.appendix === undefined ? [] : [onItsSide(plan.appendix)]),
    ],
  });

/** Writes the plan as a .docx file; the same plan gives the same bytes. */
export async function word(plan: ReportPlan): Promise<Buffer> {
  return sameBytes(await Packer.toBuffer(documentOf(plan)), plan.date);
}
