import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import type { Block, ReportPlan } from '../../src/domain/report/types';
import { reportWriter } from '../../src/report';
import { dataset, plan } from './plans';
import { readStrictly } from './xml';

const chart = {
  points: [
    { x: 0, y: 0.2 },
    { x: 1, y: 0.9 },
  ],
  band: { from: 0.5, to: 1, edges: [0.5] },
};

const charts: Block = {
  kind: 'charts',
  number: 'A7',
  caption: 'Trends',
  rows: [
    { name: '26 Care leavers', chart, words: 'Care leavers: 38% & “falling”.' },
    { name: '27 Homes', chart: { ...chart, band: null }, words: 'Homes: 85%.' },
    { name: '28 Health', chart: null, words: 'Health: no figure is shown.' },
  ],
};

const paper: ReportPlan = plan([], {
  appendix: [
    { kind: 'heading', level: 1, number: 'Appendix One', text: 'The whole dataset', bookmark: 'appendix_one' },
    dataset([['26', 'Care leavers', '38% (106 of 279)']]),
    charts,
  ],
});

describe('the appendix in Word', () => {
  let parts: Record<string, Uint8Array>;
  let body: string;
  beforeAll(async () => {
    parts = unzipSync(await reportWriter.word(paper));
    body = strFromU8(parts['word/document.xml']!);
  });

  const tables = (): string[] => body.match(/<w:tbl>.*?<\/w:tbl>/gs) ?? [];
  const media = (ending: string): string[] => Object.keys(parts).filter((name) => name.endsWith(ending));

  it('is well-formed, with its pictures', () => {
    for (const [name, bytes] of Object.entries(parts))
      if (/\.(?:xml|rels|svg)$/u.test(name)) expect(() => readStrictly(strFromU8(bytes))).not.toThrow();
    expect([media('.svg').length, media('.png').length]).toEqual([2, 2]);
  });

  it('lies on A4 laid on its side, after upright pages', () => {
    const pages = [...body.matchAll(/<w:pgSz [^>]*>/gu)].map(([page]) => page);
    expect(pages).toHaveLength(2);
    expect(pages[0]).not.toContain('landscape');
    expect(pages[1]).toMatch(/w:w="16838" w:h="11906" w:orient="landscape"/u);
  });

  it('has tables no wider than the page, whose columns add up to them', () => {
    for (const table of tables()) {
      const columns = [...table.matchAll(/<w:gridCol w:w="(\d+)"/gu)].map(([, w]) => Number(w));
      const whole = Number(/<w:tblW [^>]*w:w="(\d+)"/u.exec(table)?.[1] ?? /w:tblW w:w="(\d+)"/u.exec(table)?.[1]);
      expect(columns.reduce((sum, w) => sum + w, 0)).toBe(whole);
      expect(whole).toBeLessThanOrEqual(16838 - 2 * 851);
    }
  });

  it('repeats the head of each table and splits no row', () => {
    expect(tables()).toHaveLength(2);
    for (const table of tables()) {
      const rows = table.match(/<w:tr>.*?<\/w:tr>/gs) ?? [];
      expect(rows.map((row) => row.includes('<w:tblHeader/>'))).toEqual(rows.map((_, n) => n === 0));
      for (const row of rows) expect(row).toContain('<w:cantSplit/>');
    }
  });

  it('gives each picture its words, and an SVG with a PNG behind it', () => {
    const described = [...body.matchAll(/<wp:docPr id="(\d+)" name="([^"]+)" descr="([^"]+)"/gu)].map((m) =>
      m.slice(1),
    );
    expect(described).toEqual([
      ['1', 'Trend of 26 Care leavers', 'Care leavers: 38% &amp; “falling”.'],
      ['2', 'Trend of 27 Homes', 'Homes: 85%.'],
    ]);
    const links = new Map(
      [...strFromU8(parts['word/_rels/document.xml.rels']!).matchAll(/Id="([^"]+)"[^>]*Target="(media\/[^"]+)"/gu)].map(
        ([, id, target]) => [id, target],
      ),
    );
    const shown = [...body.matchAll(/<a:blip r:embed="([^"]+)".*?<asvg:svgBlip [^>]*r:embed="([^"]+)"/gu)];
    expect(shown.map(([, png, svg]) => [links.get(png)?.slice(-4), links.get(svg)?.slice(-4)])).toEqual([
      ['.png', '.svg'],
      ['.png', '.svg'],
    ]);
  });

  it('says in words where there is no trend to draw', () => {
    expect(body).toContain('Fewer than two figures to draw.');
  });

  it('is the same bytes every time', async () => {
    const hash = async (): Promise<string> =>
      createHash('sha256')
        .update(await reportWriter.word(paper))
        .digest('hex');
    expect(await hash()).toBe(await hash());
  });
});

describe('the appendix in Markdown', () => {
  it('has the same table, and the words of each trend', () => {
    const text = reportWriter.markdown(paper);
    expect(text).toContain(
      '| No. | Indicator | Outturn |\n| --- | --- | --- |\n| 26 | Care leavers | 38% (106 of 279) |',
    );
    expect(text).toContain('| 27 Homes | Homes: 85%. |');
  });
});
