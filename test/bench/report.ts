/**
 * `npm run bench:report`: how long a Word file takes, against docxtemplater filling a template with the same content
 * and against pandoc from the same Markdown, where that is installed. Prints ratios: they travel between machines.
 */
import { spawnSync } from 'node:child_process';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import Docxtemplater from 'docxtemplater';
import { strToU8, zipSync } from 'fflate';
import PizZip from 'pizzip';
import type { Block, ReportPlan } from '../../src/domain/report/types';
import { reportWriter } from '../../src/report';
import { word } from '../../src/report/word';

const cause = 'Placements broke down late in the year, as carers left and none could be found nearby. '.repeat(4);
const action = ['List every review that is late', 'Head of Quality', '26 February 2021'];

const planOf = (exceptions: number): ReportPlan => ({
  title: 'Exceptions',
  subtitle: 'Scrutiny Committee',
  language: 'en-GB',
  part: 1,
  marking: null,
  notices: [],
  council: 'Borchester',
  date: '2021-01-26',
  blocks: Array.from({ length: exceptions }, (_, n): Block[] => [
    { kind: 'heading', level: 2, number: `3.${n + 1}`, text: `Indicator ${n + 1}`, bookmark: `indicator_${n + 1}` },
    { kind: 'written', number: `3.${n + 1}.1`, label: 'Commentary.', text: cause },
    { kind: 'table', number: `3.${n + 1}.2`, caption: 'Actions', header: ['Action', 'Owner', 'When'], rows: [action] },
  ]).flat(),
});

const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const row = (cells: readonly string[]): string =>
  `<w:tr>${cells.map((text) => `<w:tc><w:tcPr/>${paragraph(text)}</w:tc>`).join('')}</w:tr>`;

/** A template of the same paragraphs and tables. */
const template = Buffer.from(
  zipSync({
    '[Content_Types].xml': strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    '_rels/.rels': strToU8(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    'word/document.xml': strToU8(
      `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${[
        '{#exceptions}',
        '{heading}',
        '{commentary}',
        '{caption}',
      ]
        .map(paragraph)
        .join(
          '',
        )}<w:tbl><w:tblPr/><w:tblGrid/>${row(['Action', 'Owner', 'When'])}${row(['{what}', '{owner}', '{when}'])}</w:tbl>${paragraph('{/exceptions}')}<w:sectPr/></w:body></w:document>`,
    ),
  }),
);

function fill(exceptions: number): void {
  const document = new Docxtemplater(new PizZip(template), { paragraphLoop: true, linebreaks: true });
  const [what, owner, when] = action;
  document.render({
    exceptions: Array.from({ length: exceptions }, (_, n) => ({
      heading: `3.${n + 1} Indicator ${n + 1}`,
      commentary: `3.${n + 1}.1 Commentary. ${cause}`,
      caption: `3.${n + 1}.2 Actions`,
      ...{ what, owner, when },
    })),
  });
  document.toBuffer();
}

async function timeOf(work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < 5; n += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[2] ?? NaN;
}

async function main(): Promise<void> {
  const hasPandoc = spawnSync('pandoc', ['--version']).status === 0;
  if (!hasPandoc) console.log('pandoc is not installed: no comparison with it.');
  await word(planOf(30));
  fill(30);
  const ours = new Map<number, number>();
  for (const n of [30, 300, 3_000]) {
    const plan = planOf(n);
    const own = await timeOf(() => word(plan));
    ours.set(n, own);
    const filled = await timeOf(() => fill(n));
    const ratios = [`${(own / filled).toFixed(2)} × docxtemplater`];
    if (hasPandoc) {
      const input = reportWriter.markdown(plan);
      const made = await timeOf(() => spawnSync('pandoc', ['-f', 'gfm', '-t', 'docx', '-o', '-'], { input }));
      ratios.push(`${(own / made).toFixed(2)} × pandoc`);
    }
    console.log(`${n} exceptions: ${ratios.join(', ')}`);
  }
  console.log(`3,000 against 300: ${((ours.get(3_000) ?? NaN) / (ours.get(300) ?? NaN)).toFixed(1)} × (goal: 12 ×)`);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const plan = planOf(500);
  await reportWriter.word(plan);
  delay.enable();
  await reportWriter.word(plan);
  delay.disable();
  console.log(
    `500 exceptions in the thread: longest wait of this one ${(delay.max / 1e8).toFixed(2)} × 100 ms (goal: 1 ×)`,
  );
}

void main();
