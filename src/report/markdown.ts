/** The report plan as Markdown. */
import type { Block, ReportPlan } from '../domain/report/types';
import { cellLines, flowing, oneLine, passages } from './plain-text';

/** Escapes what Markdown or HTML would act on; people's text stays text. */
const escape = (text: string): string =>
  text
    .replace(/[\\`*_[\]<>|~&]/g, '\\$&')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/^(\s*)([#+=-])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/, '$1\\$2');

/** Two spaces at a line's end keep the line end. */
const lines = (typed: readonly string[]): string => typed.map(escape).join('  \n');

function written(number: string, label: string, text: string): string {
  const all = passages(text);
  const [first] = all;
  const lead = label === '' ? number : `${number} **${escape(oneLine(label))}**`;
  const opening = first?.kind === 'paragraph' ? `${lead} ${lines(first.lines)}` : lead;
  const rest = first?.kind === 'paragraph' ? all.slice(1) : all;
  return [
    opening,
    ...rest.map((p) => (p.kind === 'list' ? p.items.map((item) => `- ${escape(item)}`).join('\n') : lines(p.lines))),
  ].join('\n\n');
}

const row = (cells: readonly string[]): string =>
  `| ${cells.map((text) => cellLines(text).map(escape).join('<br>')).join(' | ')} |`;

const numberBefore = (number: string): string => (number === '' ? '' : `${number} `);

const tabled = (
  number: string,
  caption: string,
  header: readonly string[],
  rows: readonly (readonly string[])[],
): string =>
  [
    `${number} **${escape(oneLine(caption))}**`,
    '',
    row(header),
    `| ${header.map(() => '---').join(' | ')} |`,
    ...rows.map(row),
  ].join('\n');

function render(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<a id="${block.bookmark}"></a>\n\n${'#'.repeat(block.level + 1)} ${numberBefore(block.number)}${escape(oneLine(block.text))}`;
    case 'paragraph': {
      const runs = block.runs.map(({ text, to }) =>
        to === undefined ? escape(flowing(text)) : `[${flowing(text)}](#${to})`,
      );
      return `${block.number} ${runs.join('')}`;
    }
    case 'written':
      return written(block.number, block.label, block.text);
    case 'facts':
      return [
        ...(block.number === '' ? [] : [block.number, '']),
        row(block.header),
        '| --- | --- |',
        ...block.rows.map(([label, value]) => row([label, value])),
      ].join('\n');
    case 'dataset':
      return tabled(
        block.number,
        block.caption,
        block.columns.map(({ header }) => header),
        block.rows,
      );
    case 'charts':
      return tabled(
        block.number,
        block.caption,
        ['Indicator', 'What its trend shows'],
        block.rows.map(({ name, words }) => [name, words]),
      );
    case 'table':
      return tabled(block.number, block.caption, block.header, block.rows);
  }
}

/** Renders the plan; the same plan gives the same text. */
export function markdown(plan: ReportPlan): string {
  const head = [
    ...(plan.marking === null ? [] : [`**${escape(oneLine(plan.marking))}**`]),
    `# ${escape(oneLine(plan.title))}`,
    escape(oneLine(plan.subtitle)),
    ...plan.notices.map((notice) => `> ${escape(oneLine(notice))}`),
  ];
  return `${[...head, ...plan.blocks.map(render), ...(plan.appendix ?? []).map(render)].join('\n\n')}\n`;
}
