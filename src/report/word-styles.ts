/** How the Word file looks: a council's paper. Arial 11, navy headings; every pair of colours passes WCAG 2.2 AA. */
import { AlignmentType, BorderStyle, LevelFormat, LineRuleType, type IPropertiesOptions } from 'docx';

export const navy = '1D3557';
/** Width of the text between the margins of A4, in twentieths of a point. */
export const textWidth = 9026;
/** The same on A4 laid on its side, between margins of 1.5 cm. */
export const wideWidth = 15136;
export const wideMargin = 851;
/** Hanging indent in which a paragraph's number stands. */
export const numberIndent = 1100;

/** Names by which paragraphs ask for a style. */
export const style = {
  numbered: 'NumberedParagraph',
  following: 'FollowingParagraph',
  item: 'ListItem',
  tableText: 'TableText',
  /** For tables of many columns. */
  wideText: 'WideTableText',
  small: 'Small',
  marking: 'Marking',
  notice: 'Notice',
  /** For words within a paragraph. */
  strong: 'StrongWords',
} as const;

const thin = { style: BorderStyle.SINGLE, size: 4, color: '5B6670' };
export const tableLines = {
  top: thin,
  bottom: thin,
  left: thin,
  right: thin,
  insideHorizontal: thin,
  insideVertical: thin,
};

const basedOn = { basedOn: 'Normal', quickFormat: true };

/**
 * Space comes before a paragraph: so it is there after a table as well, which has no space of its own. Headings name
 * their outline level: without it LibreOffice makes plain paragraphs of them in a PDF.
 */
export const styles: NonNullable<IPropertiesOptions['styles']> = {
  default: {
    document: {
      run: { font: 'Arial', size: 22, language: { value: 'en-GB' } },
      paragraph: { spacing: { after: 160, line: 262, lineRule: LineRuleType.AUTO } },
    },
    title: {
      run: { font: 'Arial', size: 36, bold: true, color: navy },
      paragraph: { spacing: { after: 160, line: 262, lineRule: LineRuleType.AUTO } },
    },
    heading1: {
      run: { font: 'Arial', size: 28, bold: true, color: navy },
      paragraph: {
        spacing: { before: 320, after: 0, line: 262, lineRule: LineRuleType.AUTO },
        keepNext: true,
        keepLines: true,
        outlineLevel: 0,
      },
    },
    heading2: {
      run: { font: 'Arial', size: 24, bold: true, color: navy },
      paragraph: {
        spacing: { before: 320, after: 0, line: 262, lineRule: LineRuleType.AUTO },
        keepNext: true,
        keepLines: true,
        outlineLevel: 1,
      },
    },
    heading3: {
      run: { font: 'Arial', size: 22, bold: true, color: navy },
      paragraph: {
        spacing: { before: 280, after: 0, line: 262, lineRule: LineRuleType.AUTO },
        keepNext: true,
        keepLines: true,
        outlineLevel: 2,
      },
    },
    hyperlink: { run: { color: navy, underline: { type: 'single' } } },
  },
  characterStyles: [{ id: style.strong, name: 'Strong Words', quickFormat: true, run: { bold: true } }],
  paragraphStyles: [
    {
      ...basedOn,
      id: style.numbered,
      name: 'Numbered Paragraph',
      paragraph: { indent: { left: numberIndent, hanging: numberIndent }, spacing: { before: 130, after: 0 } },
    },
    {
      ...basedOn,
      id: style.following,
      name: 'Following Paragraph',
      paragraph: { indent: { left: numberIndent }, spacing: { before: 130, after: 0 } },
    },
    {
      ...basedOn,
      id: style.item,
      name: 'List Item',
      paragraph: { spacing: { before: 80, after: 0 } },
    },
    {
      ...basedOn,
      id: style.tableText,
      name: 'Table Text',
      run: { size: 20 },
      paragraph: { spacing: { after: 0, line: 252, lineRule: LineRuleType.AUTO } },
    },
    {
      ...basedOn,
      id: style.wideText,
      name: 'Wide Table Text',
      run: { size: 16 },
      paragraph: { spacing: { after: 0, line: 240, lineRule: LineRuleType.AUTO } },
    },
    {
      ...basedOn,
      id: style.small,
      name: 'Small',
      run: { size: 17, color: '3A4652' },
      paragraph: { spacing: { after: 0 } },
    },
    { ...basedOn, id: style.marking, name: 'Marking', run: { bold: true, color: '8B0000' } },
    {
      ...basedOn,
      id: style.notice,
      name: 'Notice',
      run: { italics: true, color: '3A4652' },
      paragraph: { spacing: { after: 100 } },
    },
  ],
};

export const bullets = 'bullets';

export const numbering: NonNullable<IPropertiesOptions['numbering']> = {
  config: [
    {
      reference: bullets,
      levels: [
        {
          level: 0,
          format: LevelFormat.BULLET,
          text: '•',
          alignment: AlignmentType.LEFT,
          style: {
            paragraph: { indent: { left: numberIndent + 360, hanging: 360 } },
          },
        },
      ],
    },
  ],
};
