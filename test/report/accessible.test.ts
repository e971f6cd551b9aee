/** The papers as people with a screen reader, a keyboard or weak sight meet them: in Word, and as a PDF made of it. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { planMinutes } from '../../src/domain/report/minutes';
import type { Block, ReportPlan } from '../../src/domain/report/types';
import { reportWriter } from '../../src/report';
import { readPdfs, type PdfFacts } from './pdf';
import { dataset, plan, sample } from './plans';

const points = [
  { x: 0, y: 0.2 },
  { x: 1, y: 0.9 },
];
const appendix: Block[] = [
  { kind: 'heading', level: 1, number: 'Appendix One', text: 'The whole dataset', bookmark: 'appendix_one' },
  { kind: 'facts', number: '', header: ['Symbol', 'Meaning'], rows: [['c', 'kept back']] },
  dataset([['26', 'Care leavers', '38% (106 of 279)']]),
  { kind: 'heading', level: 2, number: '', text: 'Trends', bookmark: 'trends' },
  {
    kind: 'charts',
    number: 'A7',
    caption: 'Trends',
    rows: [{ name: '26 Care leavers', chart: { points, band: null }, words: 'Care leavers: 38%, falling.' }],
  },
];
const minutes = planMinutes({
  suite: { name: 'Children’s Scrutiny Dataset', committee: 'Scrutiny Committee', council: 'Borchester' },
  period: { label: 'October 2020', meeting: '2021-01-26' },
  part: 1,
  minutes: [{ kind: 'resolution', about: null, text: 'That the report be noted.', askedBy: null, answer: null }],
  actions: [{ number: 1, about: null, what: 'List reviews', owner: 'Head of Quality', due: null }],
  illustrative: true,
});
const papers: Record<string, ReportPlan> = {
  one: { ...sample, appendix, notices: ['Illustrative: for demonstration.'] },
  two: { ...sample, part: 2, marking: 'NOT FOR PUBLICATION: exempt under Schedule 12A, paragraph 1', appendix },
  minutes,
  empty: plan([]),
};

const all = (xml: string, pattern: RegExp): string[] => [...xml.matchAll(pattern)].map((m) => m[1] ?? m[0]);
const plain = (xml: string): string => xml.replace(/<[^>]*>/gu, '').trim();

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function contrast(a: string, b: string): number {
  const luminance = (hex: string): number => {
    const [r = 0, g = 0, blue = 0] = [0, 2, 4].map((at) => {
      const c = parseInt(hex.slice(at, at + 2), 16) / 255;
      return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * blue;
  };
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

describe.each(Object.keys(papers))('the paper “%s” in Word', (name) => {
  let parts: Record<string, string>;
  let body: string;
  beforeAll(async () => {
    const files = unzipSync(await reportWriter.word(papers[name]!));
    parts = Object.fromEntries(Object.entries(files).map(([part, bytes]) => [part, strFromU8(bytes)]));
    body = parts['word/document.xml']!;
  });

  it('has its title as a property, and British English as its language', () => {
    expect(parts['docProps/core.xml']).toContain(`<dc:title>${papers[name]!.title}</dc:title>`);
    const languages = Object.values(parts).flatMap((xml) => all(xml, /<w:lang [^>]*w:val="([^"]+)"/gu));
    expect([...new Set(languages)]).toEqual(['en-GB']);
  });

  it('has real headings, none a level deeper than the one before allows', () => {
    const levels = all(body, /<w:pStyle w:val="Heading(\d)"\/>/gu).map(Number);
    expect(levels).toHaveLength(
      [...papers[name]!.blocks, ...(papers[name]!.appendix ?? [])].filter(({ kind }) => kind === 'heading').length,
    );
    levels.forEach((level, n) => expect(level - (levels[n - 1] ?? 0)).toBeLessThanOrEqual(1));
    for (const level of new Set(levels))
      expect(parts['word/styles.xml']).toMatch(
        new RegExp(`w:styleId="Heading${level}"(?:(?!</w:style>).)*<w:outlineLvl w:val="${level - 1}"/>`, 'su'),
      );
  });

  it('has tables with one header row, every cell of which says something, and none merged', () => {
    expect(body).not.toMatch(/<w:(?:gridSpan|vMerge|hMerge)\b/u);
    for (const table of all(body, /<w:tbl>.*?<\/w:tbl>/gsu)) {
      const rows = all(table, /<w:tr>.*?<\/w:tr>/gsu);
      expect(rows.map((row) => row.includes('<w:tblHeader/>'))).toEqual(rows.map((_, n) => n === 0));
      for (const cell of all(rows[0]!, /<w:tc>.*?<\/w:tc>/gsu)) expect(plain(cell)).not.toBe('');
    }
  });

  it('has no empty paragraph for space, on its pages or at their head and foot', () => {
    for (const [part, xml] of Object.entries(parts))
      if (/^word\/(?:document|header\d|footer\d)\.xml$/u.test(part))
        for (const p of all(xml, /<w:p>.*?<\/w:p>|<w:p\/>/gsu)) {
          // A section ends in a paragraph of its own; it takes no room.
          const says =
            p.includes('<w:sectPr') || p.includes('<w:drawing>') || p.includes('<w:instrText') || plain(p) !== '';
          expect(says).toBe(true);
        }
  });

  it('gives every picture its words', () => {
    for (const picture of all(body, /<wp:docPr [^>]*>/gu)) expect(picture).toMatch(/ descr="[^"]{10,}"/u);
    expect(all(body, /<w:drawing>/gu)).toHaveLength(all(body, /<wp:docPr /gu).length);
  });

  it('has a contrast of 4.5:1 and more between words and what is behind them', () => {
    const onPaper = all(parts['word/styles.xml']!, /<w:color w:val="([\dA-F]{6})"/gu);
    for (const colour of onPaper) expect(contrast(colour, 'FFFFFF')).toBeGreaterThanOrEqual(4.5);
    for (const cell of all(body, /<w:tc>.*?<\/w:tc>/gsu)) {
      const behind = /<w:shd [^>]*w:fill="([\dA-F]{6})"/u.exec(cell)?.[1] ?? 'FFFFFF';
      const colours = all(cell, /<w:color w:val="([\dA-F]{6})"/gu);
      for (const colour of colours.length === 0 ? ['000000'] : colours)
        expect(contrast(colour, behind)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('sets no words apart by colour alone', () => {
    const outsideTables = body.replace(/<w:tbl>.*?<\/w:tbl>/gsu, '');
    expect(outsideTables).not.toMatch(/<w:(?:color|highlight)\b/u);
  });
});

describe('the papers as PDF', () => {
  const names = Object.keys(papers);
  let folder: string;
  let pdfs: PdfFacts[];
  beforeAll(async () => {
    folder = await fs.mkdtemp(path.join(os.tmpdir(), 'papers-'));
    for (const name of names)
      await fs.writeFile(path.join(folder, `${name}.docx`), await reportWriter.word(papers[name]!));
    const options = Object.fromEntries(
      ['UseTaggedPDF', 'ExportBookmarks'].map((key) => [key, { type: 'boolean', value: 'true' }]),
    );
    const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`;
    const files = names.map((name) => path.join(folder, `${name}.docx`));
    const to = `pdf:writer_pdf_Export:${JSON.stringify(options)}`;
    execFileSync('soffice', [profile, '--headless', '--convert-to', to, '--outdir', folder, ...files], {
      stdio: 'ignore',
    });
    pdfs = readPdfs(names.map((name) => path.join(folder, `${name}.pdf`)));
  }, 240_000);
  afterAll(() => fs.rm(folder, { recursive: true, force: true }));

  it('are tagged, with their title and language', () => {
    expect(pdfs.map(({ tagged, title, language }) => ({ tagged, title, language }))).toEqual(
      names.map((name) => ({ tagged: true, title: papers[name]!.title, language: 'en-GB' })),
    );
  });

  it('have their headings in the outline and in the structure', () => {
    for (const [n, name] of names.entries()) {
      const headings = [...papers[name]!.blocks, ...(papers[name]!.appendix ?? [])].flatMap((b) =>
        b.kind === 'heading' ? [b] : [],
      );
      expect(pdfs[n]!.outline).toEqual(headings.map(({ number, text }) => `${number} ${text}`.trim()));
      const inStructure = pdfs[n]!.roles.filter((role) => /^H\d$/u.test(role));
      expect(inStructure).toEqual(headings.map(({ level }) => `H${level}`));
    }
  });

  it('have header cells in their tables, and words for their pictures', () => {
    expect(pdfs[0]!.roles.filter((role) => role === 'TH')).toHaveLength(3 + 2 + 3 + 3);
    expect(pdfs[0]!.alternatives).toEqual([expect.stringContaining('Care leavers: 38%, falling.')]);
  });
});
