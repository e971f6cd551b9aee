/** The two files of a paper, checked against each other as files: the product's own, and some with a fault put in. */
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { verifyParts, type VerifyFinding, type WordFile } from '../../src/domain/report/verify';
import { readWordFile } from '../../src/intake';
import { writeReport } from '../../src/usecases/report/report';
import { operatorContext } from '../../src/usecases/who/operator';
import { openWorld, type World } from '../helpers/world';

const main = 'word/document.xml';
type Change = (xml: string) => string;

/** The file with some of its parts changed; a part that is not there begins empty. */
function changed(file: Buffer, changes: Readonly<Record<string, Change>>): Buffer {
  const parts = unzipSync(file);
  for (const [name, change] of Object.entries(changes)) {
    const before = parts[name] === undefined ? '' : strFromU8(parts[name]);
    const after = change(before);
    expect(after).not.toBe(before);
    parts[name] = strToU8(after);
  }
  return Buffer.from(zipSync(parts));
}

/** Puts XML at the end of the text. */
const atEnd =
  (xml: string): Change =>
  (body) =>
    body.replace(/(<w:sectPr\b(?:(?!<w:sectPr\b).)*<\/w:body>)/s, `${xml}$1`);
const paragraph = (text: string): string => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

/** A paper as another program might write it: other prefixes, no styles, nothing but text. */
function handMade(lines: readonly string[], header?: string): Buffer {
  const w = 'xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const r = 'xmlns:q="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
  const p = (text: string): string => `<x:p><x:r><x:t>${text}</x:t></x:r></x:p>`;
  const reference = header === undefined ? '' : '<x:headerReference x:type="default" q:id="h"/>';
  return Buffer.from(
    zipSync({
      '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
      [main]: strToU8(
        `<x:document ${w} ${r}><x:body>${lines.map(p).join('')}<x:sectPr>${reference}</x:sectPr></x:body></x:document>`,
      ),
      'word/_rels/document.xml.rels': strToU8(
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="h" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="/word/head.xml"/></Relationships>',
      ),
      ...(header === undefined ? {} : { 'word/head.xml': strToU8(`<x:hdr ${w}>${p(header)}</x:hdr>`) }),
    }),
  );
}

const codes = (findings: readonly VerifyFinding[]): string[] => [...new Set(findings.map(({ code }) => code))];

describe('the check of Part 1 against Part 2', () => {
  let world: World;
  let one: Buffer;
  let two: Buffer;
  let second: WordFile;
  const verify = async (first: Buffer, other = two): Promise<VerifyFinding[]> =>
    verifyParts(await readWordFile(first), other === two ? second : await readWordFile(other));

  beforeAll(async () => {
    world = await openWorld();
    const { suite, period } = await world.deps.store.snapshot(async (reader) => {
      const suite = (await reader.suites()).at(-1)!;
      return { suite, period: (await reader.periods(suite.id)).at(-1)! };
    });
    const files = await writeReport(world.deps, await operatorContext(world.deps, 'tester', new Date()), suite, period);
    const word = (part: number): Buffer => files.find((f) => f.name.endsWith(`Part-${part}.docx`))!.bytes;
    [one, two] = [word(1), word(2)];
    second = await readWordFile(two);
  }, 120_000);
  afterAll(() => world.close());

  it('finds nothing in the two parts as they are written', async () => {
    expect(await verify(one)).toEqual([]);
  });

  it('finds a figure of Part 2 wherever it is put into Part 1', async () => {
    const figure = second.passages.flatMap(
      ({ text }) => /outturn was (\d+% \(\d+ of \d+\))/u.exec(text)?.[1] ?? [],
    )[0]!;
    const [percentage = '', ratio = ''] = figure.replace(')', '').split(' (');
    const texts = fc.constantFrom(figure, percentage, ratio, `about ${ratio} children`, `a rate of ${percentage} now`);
    const places: fc.Arbitrary<(text: string) => Record<string, Change>> = fc.constantFrom(
      (text: string) => ({ [main]: atEnd(paragraph(text)) }),
      (text: string) => ({ [main]: atEnd(`<w:tbl><w:tr><w:tc>${paragraph(text)}</w:tc></w:tr></w:tbl>`) }),
      (text: string) => ({ 'docProps/core.xml': (x: string) => x.replace(/(<dc:title>)/, `$1${text} `) }),
      (text: string) => ({ 'word/footer1.xml': (x: string) => x.replace('</w:ftr>', `${paragraph(text)}</w:ftr>`) }),
      (text: string) => ({ [main]: (x: string) => x.replace(/ descr="/, ` descr="${text}. `) }),
      (text: string) => ({
        'word/media/x.svg': () => `<svg xmlns="http://www.w3.org/2000/svg"><text>${text}</text></svg>`,
      }),
      (text: string) => ({
        [main]: atEnd(`<w:p><w:fldSimple w:instr="REF x"><w:r><w:t>${text}</w:t></w:r></w:fldSimple></w:p>`),
      }),
    );
    await fc.assert(
      fc.asyncProperty(texts, places, async (text, place) => {
        expect(codes(await verify(changed(one, place(text))))).toContain('figure');
      }),
      { numRuns: 40 },
    );
  });

  it('takes no date, paragraph, indicator number or year for a figure', async () => {
    const harmless =
      'On 2 October 2020, paragraph 3.6.2, indicator 22, Part 2, section 2, page 9 and 2019/20 stand here.';
    expect(await verify(changed(one, { [main]: atEnd(paragraph(harmless)) }))).toEqual([]);
  });

  it('finds a sentence of Part 2’s commentary in Part 1, however it is spaced or marked', async () => {
    const sentence = 'Three children wait for a court to sit.';
    const other = changed(two, {
      [main]: (x) => x.replace(/(<w:p>(?:(?!<\/w:p>).)*What it measures)/s, `${paragraph(`3.6.1.9 ${sentence}`)}$1`),
    });
    for (const text of [sentence, `He said: three  children WAIT for a “court” to sit`, `x ${sentence} y`])
      expect(codes(await verify(changed(one, { [main]: atEnd(paragraph(text)) }), other))).toContain('sentence');
  });

  it.each<[VerifyFinding['code'], string, Record<string, Change>]>([
    [
      'author',
      'a name',
      {
        'docProps/core.xml': (x) =>
          x.replace('</cp:coreProperties>', '<dc:creator>R. Ames</dc:creator></cp:coreProperties>'),
      },
    ],
    [
      'author',
      'a company',
      {
        'docProps/app.xml': (x) =>
          x.replace(/\/>$|<\/Properties>$/, (end) => `${end === '/>' ? '>' : ''}<Company>C</Company></Properties>`),
      },
    ],
    [
      'revision',
      'a tracked insertion',
      { [main]: atEnd(`<w:p><w:ins w:id="1" w:author="R"><w:r><w:t>new</w:t></w:r></w:ins></w:p>`) },
    ],
    [
      'revision',
      'a tracked deletion',
      { [main]: atEnd(`<w:p><w:del w:id="1" w:author="R"><w:r><w:delText>old</w:delText></w:r></w:del></w:p>`) },
    ],
    [
      'revision',
      'a tracked format',
      { [main]: atEnd('<w:p><w:pPr><w:pPrChange w:id="1" w:author="R"/></w:pPr></w:p>') },
    ],
    [
      'comment',
      'a comment',
      {
        'word/comments.xml': () =>
          `<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="0">${paragraph('no')}</w:comment></w:comments>`,
      },
    ],
    ['hidden', 'a hidden run', { [main]: atEnd('<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r></w:p>') }],
    [
      'hidden',
      'hidden text in the foot of pages',
      {
        'word/footer1.xml': (x) =>
          x.replace('</w:ftr>', '<w:p><w:r><w:rPr><w:vanish w:val="1"/></w:rPr><w:t>x</w:t></w:r></w:p></w:ftr>'),
      },
    ],
    [
      'hidden',
      'a hidden style in use',
      {
        'word/styles.xml': (x) =>
          x.replace(
            '</w:styles>',
            '<w:style w:type="paragraph" w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>',
          ),
        [main]: atEnd('<w:p><w:pPr><w:pStyle w:val="Gone"/></w:pPr><w:r><w:t>unseen</w:t></w:r></w:p>'),
      },
    ],
    ['custom', 'custom XML', { 'customXml/item1.xml': () => '<a/>' }],
    [
      'custom',
      'a document variable',
      {
        'word/settings.xml': (x) =>
          x.replace('</w:settings>', '<w:docVars><w:docVar w:name="a" w:val="b"/></w:docVars></w:settings>'),
      },
    ],
    ['embedded', 'an embedded workbook', { 'word/embeddings/book.xlsx': () => 'PK' }],
    [
      'outside',
      'a template elsewhere',
      {
        'word/_rels/settings.xml.rels': () =>
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="x/attachedTemplate" TargetMode="External" Target="file:///c:/t.dotx"/></Relationships>',
      },
    ],
    ['outside', 'a field that fetches', { [main]: atEnd('<w:p><w:fldSimple w:instr="INCLUDETEXT c:/x"/></w:p>') }],
    [
      'marking',
      'the marking of Part 2',
      { 'word/header1.xml': (x) => x.replace('</w:hdr>', `${paragraph('NOT FOR PUBLICATION')}</w:hdr>`) },
    ],
  ])('finds %s: %s', async (code, _, changes) => {
    expect(codes(await verify(changed(one, changes)))).toContain(code);
  });

  it('lets a setting stand that says that nothing is hidden', async () => {
    const seen = '<w:p><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>Seen.</w:t></w:r></w:p>';
    expect(await verify(changed(one, { [main]: atEnd(seen) }))).toEqual([]);
  });

  it('reads files made elsewhere, by whatever prefix they use', async () => {
    const exempt = 'NOT FOR PUBLICATION: exempt under paragraph 1 of Schedule 12A to the Local Government Act 1972';
    const secret = ['Indicator 4: Moves', 'In all, 7 of 31 children moved twice because no home could be found.'];
    const hidden = handMade([exempt, ...secret], exempt);
    expect(await verify(handMade(['Report', 'All is well.']), hidden)).toEqual([]);
    expect(codes(await verify(handMade(['Report', 'We say 7 of 31 here.']), hidden))).toEqual(['figure']);
    expect(codes(await verify(handMade(['Report', secret[1]!]), hidden))).toEqual(['figure', 'sentence']);
    expect(codes(await verify(handMade(['Report']), handMade(secret)))).toEqual(['marking', 'ground']);
    expect(codes(await verify(handMade(['Report']), handMade([exempt, ...secret])))).toEqual(['marking']);
    await expect(readWordFile(Buffer.from('PK no'))).rejects.toThrow(/damaged/u);
  });
});
