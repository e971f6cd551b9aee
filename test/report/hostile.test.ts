/** What people type, through the plan into every file: it stays text, and the files stay whole. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { planMinutes } from '../../src/domain/report/minutes';
import type { ReportPlan } from '../../src/domain/report/types';
import { reportWriter } from '../../src/report';
import { dataset, hostile, plan } from './plans';
import { readStrictly } from './xml';

const typed = fc.oneof(
  hostile,
  fc.constantFrom(
    '{ DDEAUTO c:\\\\x "/c" }',
    '{{name}} ${x} <%= y %>',
    'a\u200bb\u200dc\u00adx',
    '[a](javascript:x) ![b](http://c)',
    '<script>alert(1)</script><!-- -->',
    '# one\n> two\n***\n```x```',
    '@SUM(A1)\r\n+1\t-2',
    '\uff1d1+1',
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

/** The annex to the minutes, and a dataset, with the text wherever somebody may have typed it. */
const paperOf = (text: string): ReportPlan => ({
  ...planMinutes({
    suite: { name: text, committee: text, council: text },
    period: { label: text, meeting: '2021-01-26' },
    part: 2,
    minutes: [
      { kind: 'resolution', about: text, text, askedBy: null, answer: null },
      { kind: 'question', about: null, text, askedBy: text, answer: text },
    ],
    actions: [{ number: 1, about: text, what: text, owner: text, due: null }],
    illustrative: true,
  }),
  appendix: [dataset([[text, text, text]])],
});

/** Letters and digits in their order: what every rendering must keep of a text. */
const bones = (text: string): string => (text.normalize('NFC').match(/[\p{L}\p{N}]/gu) ?? []).join('');

describe('text that people typed', () => {
  it('leaves the Word file whole: every part is XML, every target is there, every id and bookmark stands once', async () => {
    await fc.assert(
      fc.asyncProperty(typed, async (text) => {
        const files = unzipSync(await reportWriter.word(paperOf(text)));
        const xml = Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
        for (const [name, part] of Object.entries(xml)) if (/\.(?:xml|rels)$/u.test(name)) readStrictly(part);
        const ids = (pattern: RegExp): string[] => [...xml['word/document.xml']!.matchAll(pattern)].map((m) => m[1]!);
        const starts = ids(/<w:bookmarkStart[^>]*w:id="([^"]+)"/gu);
        expect(new Set(starts).size).toBe(starts.length);
        expect(ids(/<w:bookmarkEnd[^>]*w:id="([^"]+)"/gu)).toEqual(starts);
        const types = xml['[Content_Types].xml']!;
        for (const name of Object.keys(xml))
          if (name !== '[Content_Types].xml')
            expect(
              types.includes(`PartName="/${name}"`) || types.includes(`Extension="${name.split('.').at(-1)}"`),
            ).toBe(true);
        for (const [name, part] of Object.entries(xml).filter(([n]) => n.endsWith('.rels'))) {
          const folder = name.replace(/_rels\/[^/]*$/u, '');
          for (const [, target] of part.matchAll(/Target="([^"]+)"/gu))
            expect(Object.keys(xml)).toContain(target!.startsWith('/') ? target!.slice(1) : `${folder}${target}`);
        }
        for (const [, field] of Object.values(xml)
          .join('')
          .matchAll(/<w:instrText[^>]*>([^<]*)/gu))
          expect(['PAGE', 'NUMPAGES']).toContain(field);
        expect(xml['word/document.xml']).not.toContain('<w:fldSimple');
      }),
      { numRuns: 40 },
    );
  });

  it('is read back from Word by another reader, in the same words', async () => {
    await fc.assert(
      fc.asyncProperty(typed, async (text) => {
        const read = await mammoth.extractRawText({ buffer: await reportWriter.word(paperOf(text)) });
        expect(bones(read.value)).toContain(bones(text));
      }),
      { numRuns: 40 },
    );
  });

  it('keeps its words in Markdown, where nothing of it acts', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const written = reportWriter.markdown(paperOf(text));
        expect(bones(written)).toContain(bones(text.replace(/^[-*•]\s+/gmu, '')));
        const bare = written.replace(/\\[^]/gu, '').replace(/<a id="[a-z_0-9]+"><\/a>|<br>/gu, '');
        expect(bare).not.toMatch(/<[a-z/!]|\]\(|`/iu);
      }),
      { numRuns: 200 },
    );
  });

  it('is one cell of the CSV, which no spreadsheet takes for a formula', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const rows: string[][] = parse(reportWriter.csv(paperOf(text)), { bom: true });
        expect(rows.map((row) => row.length)).toEqual([4, 4]);
        for (const cell of rows[1]!) expect(cell).not.toMatch(/^[=+\-@＝＋－＠]/u);
        expect(bones(rows[1]![0]!)).toBe(bones(text) === '' ? bones(rows[1]![0]!) : bones(text));
      }),
      { numRuns: 200 },
    );
  });

  it('keeps its lists and line ends', async () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/u);
    await fc.assert(
      fc.asyncProperty(
        fc.array(word, { minLength: 1, maxLength: 4 }),
        fc.array(word, { minLength: 1 }),
        async (lines, items) => {
          const text = `${lines.join('\n')}\n\n${items.map((item) => `- ${item}`).join('\n')}`;
          const buffer = await reportWriter.word(plan([{ kind: 'written', number: '1', label: 'Impact.', text }]));
          const { value } = await mammoth.convertToHtml({ buffer });
          expect([...value.matchAll(/<li>(.*?)<\/li>/gu)].map((m) => m[1])).toEqual(items);
          expect(value).toContain(lines.join('<br />'));
        },
      ),
      { numRuns: 20 },
    );
  });
});
