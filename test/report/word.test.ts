import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import path from 'node:path';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import type { ReportPlan } from '../../src/domain/report/types';
import { reportWriter } from '../../src/report';
import { hostile, plan, sample } from './plans';
import { readStrictly } from './xml';

async function partsOf(p: ReportPlan): Promise<Record<string, string>> {
  const files = unzipSync(await reportWriter.word(p));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

const bodyOf = async (p: ReportPlan): Promise<string> => (await partsOf(p))['word/document.xml']!;
const all = (xml: string, pattern: RegExp): string[] => [...xml.matchAll(pattern)].map((m) => m[1] ?? m[0]);

/** What a person reads: the text of each paragraph, a tab or a line end as such. */
const textOf = (xml: string): string[] =>
  all(xml, /<w:p>.*?<\/w:p>/gs).map((p) =>
    p
      .replace(/<w:tab\/>/g, '\t')
      .replace(/<w:br\/>/g, '\n')
      .replace(/<[^>]*>/g, '')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&apos;/g, "'")
      .replace(/&amp;/g, '&'),
  );

const written = (text: string): ReportPlan => plan([{ kind: 'written', number: '1', label: 'Impact.', text }]);

describe('the Word file', () => {
  it('is well-formed in every part', async () => {
    for (const [name, xml] of Object.entries(await partsOf(sample)))
      if (/\.(?:xml|rels)$/.test(name)) expect(() => readStrictly(xml)).not.toThrow();
  });

  it('has real headings with the numbers typed out, so that they survive being pasted', async () => {
    const body = await bodyOf(sample);
    expect(all(body, /<w:pStyle w:val="((?:Title|Heading)\d?)"\/>/g)).toEqual(['Title', 'Heading1', 'Heading2']);
    expect(textOf(body)).toContain('3.6.1 Indicator 26: Care leavers (RED)');
  });

  it('has a title and the language of its words', async () => {
    const parts = await partsOf(sample);
    expect(parts['docProps/core.xml']).toContain('<dc:title>Children’s Scrutiny Dataset, October 2020</dc:title>');
    expect(parts['word/styles.xml']).toMatch(/<w:rPrDefault>.*<w:lang w:val="en-GB"\/>.*<\/w:rPrDefault>/s);
  });

  it('says on every page that it is illustrative', async () => {
    const parts = await partsOf({ ...sample, notices: ['Illustrative: for demonstration.'] });
    expect(parts['word/header1.xml']).toContain('Illustrative: for demonstration.');
    expect(parts['word/document.xml']).toContain('Illustrative: for demonstration.');
  });

  it('has no paragraph left empty for space', async () => {
    const body = await bodyOf({ ...sample, part: 2, marking: 'NOT FOR PUBLICATION', notices: ['Illustrative'] });
    for (const text of textOf(body)) expect(text.trim()).not.toBe('');
  });

  it('says so in a table cell where nothing was stated', async () => {
    const body = await bodyOf(plan([{ kind: 'table', number: '1', caption: 'A', header: ['Action'], rows: [[' ']] }]));
    expect(textOf(body)).toContain('not stated');
  });

  it('repeats its table’s header row on each page and splits no row', async () => {
    const rows = all(await bodyOf(sample), /<w:tr>.*?<\/w:tr>/gs);
    expect(rows.map((row) => row.includes('<w:tblHeader/>'))).toEqual([true, false]);
    expect(rows.every((row) => row.includes('<w:cantSplit/>'))).toBe(true);
  });

  it('has a bookmark behind every cross-reference, each with an id of its own', async () => {
    const body = await bodyOf(sample);
    const names = all(body, /<w:bookmarkStart[^>]*w:name="([^"]+)"/g);
    expect(all(body, /<w:fldSimple w:instr="REF (\S+) \\h">/g)).toEqual(['indicator_26']);
    expect(names).toEqual(['section', 'indicator_26']);
    expect(all(body, /<w:bookmarkStart[^>]*w:id="([^"]+)"/g)).toEqual(['1', '2']);
    expect(all(body, /<w:bookmarkEnd[^>]*w:id="([^"]+)"/g)).toEqual(['1', '2']);
  });

  it('keeps paragraphs, lines and lists as they were typed', async () => {
    const body = await bodyOf(sample);
    const texts = textOf(body);
    expect(texts).toEqual(
      expect.arrayContaining(['3.6.1.1\tCommentary. First line\nsecond line', 'A list:', 'one', 'two']),
    );
    expect(all(body, /<w:numPr>/g)).toHaveLength(2);
  });

  it('starts a text that is all list under its number', async () => {
    expect(textOf(await bodyOf(written('- one\n- two'))).slice(-3)).toEqual(['1\tImpact.', 'one', 'two']);
  });

  it('keeps numbers at the start of a line: they may be figures', async () => {
    expect(textOf(await bodyOf(written('In all:\n12. of them\n15) more'))).at(-1)).toBe(
      '1\tImpact. In all:\n12. of them\n15) more',
    );
  });

  it('names nobody as its author, and carries the meeting’s date whenever it is made', async () => {
    const core = (await partsOf(sample))['docProps/core.xml']!;
    expect(core).not.toMatch(/creator|lastModifiedBy/);
    expect(all(core, />(\d{4}-[^<]+)</g)).toEqual(['2021-01-26T12:00:00Z', '2021-01-26T12:00:00Z']);
  });

  it('marks Part 2 on every page, and numbers every page', async () => {
    const marking = 'NOT FOR PUBLICATION: exempt';
    const parts = await partsOf({ ...sample, part: 2, marking });
    const of = (kind: string): string => Object.entries(parts).find(([n]) => n.startsWith(`word/${kind}`))![1];
    expect(parts['word/document.xml']).toContain(marking);
    expect(of('header')).toContain(marking);
    expect(all(of('footer'), /<w:instrText[^>]*>([^<]+)/g)).toEqual(['PAGE', 'NUMPAGES']);
  });

  it('has the same bytes each time, whatever was written before', async () => {
    const first = await reportWriter.word(sample);
    await reportWriter.word(plan([]));
    expect((await reportWriter.word(sample)).equals(first)).toBe(true);
  });

  it('has the same bytes in every time zone', async () => {
    const here = createHash('sha256')
      .update(await reportWriter.word(sample))
      .digest('hex');
    const script = `
      const { reportWriter } = require('./src/report');
      const { sample } = require('./test/report/plans');
      reportWriter.word(sample).then((bytes) =>
        process.stdout.write(require('node:crypto').createHash('sha256').update(bytes).digest('hex')));`;
    for (const TZ of ['Pacific/Kiritimati', 'America/St_Johns'])
      expect(
        execFileSync(process.execPath, ['--import', 'tsx', '--input-type=commonjs', '-e', script], {
          cwd: path.join(__dirname, '..', '..'),
          env: { ...process.env, TZ },
          encoding: 'utf8',
        }),
      ).toBe(here);
  });

  it.each([
    ['=HYPERLINK("http://x","y")', '=HYPERLINK("http://x","y")'],
    ['<w:p/>&amp; ]]> &#0;', '<w:p/>&amp; ]]> &#0;'],
    ['was \u202e%001\u202c now', 'was %001 now'],
    ['a\u0000b\u000bc\u0085d\u2028e', 'ab\nc\nd\ne'],
    ['half \ud83d, whole 😀', 'half , whole 😀'],
    ['\ufffe\uffff\ufeffnone', 'none'],
    ['{ INCLUDETEXT "c:\\x" } ${secret} {{name}}', '{ INCLUDETEXT "c:\\x" } ${secret} {{name}}'],
    ['Zoë e\u0301 שלום', 'Zoë e\u0301 שלום'],
  ])('shows %j as text', async (typed, shown) => {
    expect(textOf(await bodyOf(written(typed))).at(-1)).toBe(`1\tImpact. ${shown}`);
  });

  it('stays whole wherever hostile text stands', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(hostile, fc.string({ unit: 'binary', maxLength: 80 })), async (text) => {
        const parts = await partsOf(
          plan(
            [
              { kind: 'heading', level: 2, number: '1', text, bookmark: 'indicator_1' },
              { kind: 'paragraph', number: '2', runs: [{ text }, { text, to: 'indicator_1' }] },
              { kind: 'written', number: '3', label: 'Impact.', text },
              { kind: 'table', number: '4', caption: text, header: ['Action'], rows: [[text]] },
            ],
            { title: text, subtitle: text, council: text, marking: text, notices: [text] },
          ),
        );
        for (const [name, xml] of Object.entries(parts)) {
          if (/\.(?:xml|rels)$/.test(name)) readStrictly(xml);
          for (const field of all(xml, /<w:instrText[^>]*>([^<]*)/g)) expect(['PAGE', 'NUMPAGES']).toContain(field);
        }
      }),
      { numRuns: 25 },
    );
  });
});
