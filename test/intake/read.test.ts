import { Workbook, type Worksheet } from '@protobi/exceljs';
import fc from 'fast-check';
import type { LoadedFile } from '../../src/domain/intake-rows';
import { createIntake } from '../../src/intake';
import { editPart, partsOf, zipOf } from './zip';

const intake = createIntake();
const sheetPart = 'xl/worksheets/sheet1.xml';
const header = [
  'Number',
  'Title',
  'Numerator',
  'Denominator',
  'Percentage or value',
  'As-at date',
  'Provisional or final',
  'Symbol',
  'Note',
];

async function workbook(fill: (sheet: Worksheet, book: Workbook) => void, name = 'Outturns'): Promise<Buffer> {
  const book = new Workbook();
  const sheet = book.addWorksheet(name);
  sheet.addRow(header);
  fill(sheet, book);
  return Buffer.from(await book.xlsx.writeBuffer());
}

async function read(bytes: Buffer | string): Promise<LoadedFile> {
  const answer = await intake.read({ name: 'file', bytes: Buffer.from(bytes) });
  if (!answer.ok) throw new Error(JSON.stringify(answer.faults));
  return answer.file;
}

async function faultsOf(
  bytes: Buffer | string,
): Promise<{ sheet: string | null; cell: string | null; reason: string }[]> {
  const answer = await intake.read({ name: 'file', bytes: Buffer.from(bytes) });
  return answer.ok ? [] : answer.faults;
}

describe('a workbook', () => {
  it('is read by its headings, whatever their case, order and company', async () => {
    const book = new Workbook();
    const sheet = book.addWorksheet('Whatever');
    sheet.addRow(['Children’s scrutiny']);
    sheet.addRow([]);
    sheet.addRow(['DENOMINATOR', 'numerator', 'Contact', 'Number', 'as at']);
    sheet.addRow([279, 106, 'x4461', 26, new Date('2020-09-30T00:00:00Z')]);
    const file = await read(Buffer.from(await book.xlsx.writeBuffer()));
    expect(file.outturns).toMatchObject([
      {
        sheet: 'Whatever',
        number: 26,
        numerator: 106,
        denominator: 279,
        value: null,
        asAt: '2020-09-30',
        status: 'final',
        cells: { numerator: 'B4' },
      },
    ]);
    expect(file.remarks.join()).toContain('Contact');
  });

  it.each([
    ['38', 38],
    ['38%', 38],
    ['38.5 %', 38.5],
    ['1,234', 1234],
    [38.25, 38.25],
  ])('understands %p as a figure', async (written, figure) => {
    const file = await read(await workbook((sheet) => sheet.addRow([26, '', null, null, written])));
    expect(file.outturns[0]?.value).toBe(figure);
  });

  it('reads a percentage format as the percentage that is seen', async () => {
    const file = await read(
      await workbook((sheet) => {
        sheet.addRow([26, '', null, null, 0.07]).getCell(5).numFmt = '0.0%';
      }),
    );
    expect(file.outturns[0]?.value).toBe(7);
  });

  it.each([['31/10/2020'], ['2020-10-31'], ['31 October 2020'], ['31st Oct 2020']])(
    'understands %s as a date, the day first',
    async (written) => {
      const file = await read(await workbook((sheet) => sheet.addRow([26, '', 1, 2, null, written])));
      expect(file.outturns[0]?.asAt).toBe('2020-10-31');
    },
  );

  it('reads dates of the 1904 calendar as they are seen', async () => {
    const file = await read(
      await workbook((sheet, book) => {
        book.properties.date1904 = true;
        sheet.addRow([26, '', 1, 2, null, new Date('2020-10-31T00:00:00Z')]);
      }),
    );
    expect(file.outturns[0]?.asAt).toBe('2020-10-31');
  });

  it('takes the result Excel saved of a formula, and never calculates one', async () => {
    const file = await read(
      await workbook((sheet) => sheet.addRow([26, '', 106, 279, { formula: 'C2/D2*100', result: 37.99 }])),
    );
    expect(file.outturns[0]?.value).toBe(37.99);
    expect(
      await faultsOf(await workbook((sheet) => sheet.addRow([26, '', 1, 2, { formula: 'HYPERLINK("http://x")' }]))),
    ).toMatchObject([{ cell: 'E2', reason: expect.stringContaining('no saved result') as string }]);
  });

  it.each([
    ['words for a number', [26, '', 'about 16', 2], 'C2', /not a number/],
    ['an error value', [26, '', 1, { error: '#DIV/0!' }], 'D2', /#DIV\/0!/],
    ['a date for a number', [26, '', new Date(), 2], 'C2', /holds a date/],
    ['no indicator number', ['', 'Title', 1, 2], 'A2', /no indicator number/],
    ['an indicator number that is none', ['26a', '', 1, 2], 'A2', /not an indicator number/],
    ['a date that does not exist', [26, '', 1, 2, null, '31/02/2020'], 'F2', /not a date/],
    ['an unknown status', [26, '', 1, 2, null, null, 'draft'], 'G2', /neither provisional nor final/],
    ['an unknown symbol', [26, '', null, null, null, null, null, 'q'], 'H2', /not a symbol/],
  ])('names the cell of %s', async (_, row, cell, reason) => {
    const faults = await faultsOf(await workbook((sheet) => sheet.addRow(row)));
    expect(faults).toMatchObject([{ sheet: 'Outturns', cell, reason: expect.stringMatching(reason) as string }]);
  });

  it('names every fault at once and then gives no rows', async () => {
    const faults = await faultsOf(
      await workbook((sheet) => {
        sheet.addRow([1, '', 1, 2]);
        sheet.addRow([2, '', 'x', 'y']);
        sheet.addRow([3, '', 'z', 2]);
      }),
    );
    expect(faults.map((f) => f.cell)).toEqual(['C3', 'D3', 'C4']);
  });

  it('leaves out blank tail rows, and rows nobody filled in, with a remark', async () => {
    const file = await read(
      await workbook((sheet) => {
        sheet.addRow([26, 'Care leavers', 106, 279]);
        sheet.addRow([27, 'Accommodation']);
        for (let i = 0; i < 50; i += 1) sheet.addRow([' ']);
      }),
    );
    expect(file.outturns).toHaveLength(1);
    expect(file.remarks).toContain('One indicator is listed without a figure.');
  });

  it('refuses hidden rows that hold something, and says which sheets were hidden', async () => {
    const hidden = await workbook((sheet) => {
      sheet.addRow([26, '', 106, 279]).hidden = true;
    });
    expect(await faultsOf(hidden)).toMatchObject([{ cell: 'A2', reason: expect.stringContaining('hidden') as string }]);
    const file = await read(
      await workbook((sheet, book) => {
        sheet.addRow([26, '', 106, 279]);
        book.addWorksheet('Old', { state: 'veryHidden' }).addRow(header);
      }),
    );
    expect(file.remarks).toEqual(['The hidden sheet “Old” was left out.']);
  });

  it('refuses a hidden column that holds something, and leaves one that is empty alone', async () => {
    const bytes = (column: number): Promise<Buffer> =>
      workbook((sheet) => {
        sheet.addRow([26, '', 106, 279]);
        sheet.getColumn(column).hidden = true;
      });
    expect(await faultsOf(await bytes(4))).toMatchObject([
      { cell: 'D2', reason: expect.stringContaining('column is hidden') as unknown },
    ]);
    expect(await faultsOf(await bytes(8))).toEqual([]);
  });

  it('refuses hidden rows of benchmarks too', async () => {
    const bytes = await workbook((sheet, book) => {
      sheet.addRow([26, '', 106, 279]);
      const benchmarks = book.addWorksheet('Benchmarks');
      benchmarks.addRow(['Number', 'Area', 'Year', 'Value']);
      benchmarks.addRow([26, 'England', '2020', 53]).hidden = true;
    });
    expect(await faultsOf(bytes)).toMatchObject([{ sheet: 'Benchmarks', cell: 'A2' }]);
  });

  it.each([
    ['0"%"', 38],
    ['0.0\\%', 38],
    ['0%', 3800],
    ['0.0%;[Red]-0.0%', 3800],
  ])('multiplies by a hundred only where the format %s does', async (format, seen) => {
    const bytes = await workbook((sheet) => {
      sheet.addRow([26, '', null, null, 38]).getCell(5).numFmt = format;
    });
    expect((await read(bytes)).outturns[0]?.value).toBe(seen);
  });

  it('takes a formula that gave empty text for an empty cell', async () => {
    const bytes = await workbook((sheet) =>
      sheet.addRow([26, '', 106, 279, { formula: 'IF(C2="","",C2/D2)', result: '' }]),
    );
    const asExcelSavesIt = editPart(bytes, sheetPart, (xml) =>
      xml.replace(/<c r="E2"[^>]*>.*?<\/c>/, '<c r="E2" t="str"><f>IF(C2="","",1)</f><v></v></c>'),
    );
    expect((await read(asExcelSavesIt)).outturns).toMatchObject([{ numerator: 106, value: null }]);
  });

  it('takes the period from the cell that is called Period, wherever it stands', async () => {
    const bytes = await workbook((sheet, book) => {
      sheet.addRow([26, '', 106, 279]);
      book.addWorksheet('Our front page').getCell('K9').value = 'October 2020';
      book.definedNames.add("'Our front page'!$K$9", 'Period');
    });
    expect((await read(bytes)).label).toBe('October 2020');
  });

  it('names the cell of a column that a short row does not reach', async () => {
    const file = await read(await workbook((sheet) => sheet.addRow([26, '', 106])));
    expect(file.outturns[0]?.cells.denominator).toBe('D2');
  });

  it('counts the faults it does not name', async () => {
    const faults = await faultsOf(
      await workbook((sheet) => {
        for (let n = 1; n <= 205; n += 1) sheet.addRow([n, '', 'x']);
      }),
    );
    expect(faults).toHaveLength(201);
    expect(faults.at(-1)?.reason).toMatch(/5 more faults/);
  });

  it('says what it left out: macros, links to other files, hidden sheets', async () => {
    const parts = partsOf(await workbook((sheet) => sheet.addRow([26, '', 106, 279])));
    parts.set('xl/vbaProject.bin', Buffer.from('x'));
    parts.set('xl/externalLinks/externalLink1.xml', Buffer.from('<a/>'));
    const file = await read(zipOf([...parts].map(([name, bytes]) => ({ name, bytes }))));
    expect(file.remarks.join()).toMatch(/macros.*links to other files/);
  });

  it('takes a symbol written in place of the figure', async () => {
    const file = await read(await workbook((sheet) => sheet.addRow([22, '', null, null, 'c'])));
    expect(file.outturns[0]).toMatchObject({ value: null, symbol: 'c' });
  });

  it('gives back what was filled in, whatever it was', async () => {
    const figures = fc.uniqueArray(
      fc.record({
        number: fc.integer({ min: 1, max: 9999 }),
        numerator: fc.option(fc.integer({ min: 0, max: 1e9 })),
        denominator: fc.option(fc.integer({ min: 0, max: 1e9 })),
        value: fc.integer({ min: 0, max: 1e7 }).map((n) => n / 1000),
        status: fc.constantFrom('provisional', 'final'),
      }),
      { minLength: 1, maxLength: 40, selector: (f) => f.number },
    );
    await fc.assert(
      fc.asyncProperty(figures, async (rows) => {
        const file = await read(
          await workbook((sheet) =>
            rows.forEach((r) => sheet.addRow([r.number, '', r.numerator, r.denominator, r.value, null, r.status])),
          ),
        );
        expect(file.outturns).toMatchObject(rows);
      }),
      { numRuns: 25 },
    );
  });
});

const small = (): Promise<Buffer> => workbook((sheet) => sheet.addRow([26, '', 106, 279]));

const oldContainer = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

describe('a file that could hurt', () => {
  const nought = Buffer.alloc(9 * 1024 * 1024);
  it.each([
    ['a part that unpacks to far too much', zipOf([{ name: 'xl/workbook.xml', bytes: nought }]), /unpacks to far more/],
    [
      'a part that lies about its size',
      zipOf([{ name: 'xl/workbook.xml', bytes: nought, declared: 10 }]),
      /damaged|unpacks to far more/,
    ],
    [
      'many parts that add up',
      zipOf([1, 2, 3, 4].map((n) => ({ name: `xl/${n}.xml`, bytes: Buffer.alloc(7 * 1024 * 1024) }))),
      /unpacks to far more/,
    ],
    [
      'thousands of parts',
      zipOf(Array.from({ length: 1_200 }, (_, n) => ({ name: `x${n}`, bytes: Buffer.from('x') }))),
      /unpacks to far more/,
    ],
    ['a path that climbs out', zipOf([{ name: '../../etc/passwd', bytes: Buffer.from('x') }]), /damaged/],
    [
      'an archive that is no workbook',
      zipOf([{ name: 'hello.txt', bytes: Buffer.from('x') }]),
      /not an Excel workbook/,
    ],
    [
      'a workbook cut short',
      zipOf([{ name: 'xl/workbook.xml', bytes: Buffer.from('<a/>') }]).subarray(0, 60),
      /damaged/,
    ],
    [
      'a workbook of nonsense',
      zipOf([{ name: 'xl/workbook.xml', bytes: Buffer.from('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>') }]),
      /damaged|no table/,
    ],
    [
      'a password',
      Buffer.concat([oldContainer, Buffer.from('EncryptedPackage', 'utf16le'), Buffer.alloc(64)]),
      /protected by a password/,
    ],
    ['an old .xls file', Buffer.concat([oldContainer, Buffer.from('Workbook', 'utf16le')]), /old Office format/],
    [
      'two parts of one name',
      zipOf(['<a/>', '<b/>'].map((xml) => ({ name: 'xl/workbook.xml', bytes: Buffer.from(xml) }))),
      /damaged/,
    ],
    ['nothing', Buffer.alloc(0), /empty/],
    ['too many bytes', Buffer.alloc(6 * 1024 * 1024, 'a'), /larger than 5 MB/],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]), /neither a workbook nor a CSV/],
  ])('is refused in words: %s', async (_, bytes, reason) => {
    expect((await faultsOf(bytes)).map((f) => f.reason).join()).toMatch(reason);
  });

  /** Each is a few kilobytes that name a billion cells, or that are slow to take apart. */
  const everyCell = 'A5:XFD1048576';
  it.each([
    ['merged cells', `</sheetData><mergeCells><mergeCell ref="${everyCell}"/></mergeCells>`],
    [
      'a validation',
      `</sheetData><dataValidations><dataValidation type="list" sqref="${everyCell}"><formula1>"a"</formula1></dataValidation></dataValidations>`,
    ],
    [
      'a thousand validations',
      `</sheetData><dataValidations>${'<dataValidation type="list" sqref="A1:Z9999"><formula1>"a"</formula1></dataValidation>'.repeat(1_000)}</dataValidations>`,
    ],
    [
      'a conditional format',
      `</sheetData><conditionalFormatting sqref="${everyCell}"><cfRule type="expression" priority="1"><formula>1</formula></cfRule></conditionalFormatting>`,
    ],
    ['a filter', `</sheetData><autoFilter ref="${everyCell}"/>`],
    ['empty rows to the end of the sheet', '<row r="1048576" ht="20"/></sheetData>'],
  ])('is read all the same, the rest passed over: %s on every cell', async (_, xml) => {
    const bytes = editPart(await small(), sheetPart, (sheet) => sheet.replace('</sheetData>', xml));
    expect((await read(bytes)).outturns).toMatchObject([{ number: 26, numerator: 106, denominator: 279 }]);
  });

  it('is read all the same where a name stands for every cell, or a column setting for a billion columns', async () => {
    const named = editPart(await small(), 'xl/workbook.xml', (xml) =>
      xml.replace(
        '</sheets>',
        '</sheets><definedNames><definedName name="All">Outturns!$A$1:$XFD$1048576</definedName></definedNames>',
      ),
    );
    const wide = editPart(await small(), sheetPart, (xml) =>
      xml.replace('<sheetData>', '<cols><col min="1" max="999999999" width="9"/></cols><sheetData>'),
    );
    for (const bytes of [named, wide]) expect((await read(bytes)).outturns).toHaveLength(1);
  });

  it.each([
    [
      'names within names',
      'xl/workbook.xml',
      '</sheets>',
      '</sheets><definedNames/><definedName name="A">Outturns!$A$1:$XFD$9</definedName>',
      null,
      /damaged/,
    ],
    ['more tags than a suite has', sheetPart, '<sheetData>', `${'<a>'.repeat(500_000)}<sheetData>`, null, /far larger/],
    [
      'a number format without an end',
      'xl/styles.xml',
      '<fonts',
      `<numFmts><numFmt numFmtId="170" formatCode="${'['.repeat(300)}"/></numFmts><fonts`,
      null,
      /damaged/,
    ],
    [
      'a cell at the far corner',
      sheetPart,
      '</sheetData>',
      '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
      'XFD1048576',
      /far outside any table/,
    ],
    ['an infinite figure', sheetPart, '<v>106</v>', '<v>1e999</v>', 'C2', /not a figure/],
    ['a figure that is none', sheetPart, '<v>106</v>', '<v>abc</v>', 'C2', /not a figure/],
  ] as const)('is refused in words, by its cell where it has one: %s', async (_, part, from, to, cell, reason) => {
    const bytes = editPart(await small(), part, (xml) => xml.replace(from, () => to));
    expect(await faultsOf(bytes)).toMatchObject([{ cell, reason: expect.stringMatching(reason) as unknown }]);
  });

  it('never throws, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.boolean(), async (bytes, zipped) => {
        const answer = await intake.read({
          name: 'x',
          bytes: Buffer.concat([zipped ? Buffer.from('PK\u0003\u0004') : Buffer.alloc(0), bytes]),
        });
        expect(typeof answer.ok).toBe('boolean');
      }),
    );
  });
});

describe('a CSV file', () => {
  const rows =
    'number,title,numerator,denominator,value,as_at,status,symbol,note\n26,"Care leavers, ETE",106,279,38%,,provisional,,"says ""so"""\n';
  it.each([
    ['UTF-8', Buffer.from(rows)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${rows}`)],
    ['UTF-16, the large end first', Buffer.from(`\ufeff${rows}`, 'utf16le').swap16()],
    ['UTF-16', Buffer.from(`\ufeff${rows}`, 'utf16le')],
    ['Windows line ends', Buffer.from(rows.replace(/\n/g, '\r\n'))],
    [
      'semicolons',
      Buffer.from('number;numerator;denominator;value;status;title\n26;106;279;38;provisional;"Care leavers, ETE"\n'),
    ],
  ])('is read as %s', async (_, bytes) => {
    expect((await read(bytes)).outturns).toMatchObject([
      { number: 26, title: 'Care leavers, ETE', numerator: 106, denominator: 279, value: 38, status: 'provisional' },
    ]);
  });

  it('is read as Windows-1252, quotation marks and all', async () => {
    const bytes = Buffer.concat([
      Buffer.from('number,title,value\n29,Children'),
      Buffer.from([0x92]),
      Buffer.from('s caseloads,16.2\n'),
    ]);
    expect((await read(bytes)).outturns[0]?.title).toBe('Children’s caseloads');
  });

  it('keeps cells that look like formulas, or like parts of the machine, as text', async () => {
    const file = await read('number,value,note,__proto__\n26,38,=HYPERLINK("http://x"),y\n');
    expect(file.outturns[0]?.note).toBe('=HYPERLINK("http://x")');
    expect(Object.getPrototypeOf(file.outturns[0])).toBe(Object.prototype);
  });

  it.each([
    ['an unclosed quotation mark', 'number,value\n26,"38\n'.repeat(2), /quotation mark|not a number/],
    ['a table of something else', 'a,b\n1,2\n', /no table of outturns/],
    ['headings alone', 'number,value\n', /holds no figures/],
    ['two figures in one cell', 'number,value\n26,38 40\n', /“38 40” is not a number/],
    ['a figure beyond all counting', `number,value\n26,${'9'.repeat(400)}\n`, /not a figure/],
    ['a note that would be cut short', `number,value,note\n26,38,${'x'.repeat(2_001)}\n`, /2001 characters long/],
    ['millions of empty cells', `number,value\n${`${','.repeat(249)}\n`.repeat(2_000)}`, /more than 400000 cells/],
    ['a million rows', `number,value\n${'1,2\n'.repeat(30_000)}`, /more than 20000 rows/],
  ])('is refused in words: %s', async (_, text, reason) => {
    expect((await faultsOf(text)).map((f) => f.reason).join()).toMatch(reason);
  });
});

describe('published statistics', () => {
  it('come from the interactive tool’s layout', async () => {
    const file = await read(
      'indicator_no,lait_key,year,bromley,stat_neighbours_mean_2021model,sn_n,outer_london,london,england\n26,CareLeaverEET,2020,46.0,56.7,10,53.0,,53.0\n5,SecPermEx,2018/19,,0.192,10,,,0.203\n',
    );
    expect(file.benchmarks.map((b) => `${b.number} ${b.area} ${b.year} ${b.value}`)).toEqual([
      '26 Bromley 2020 46',
      '26 statistical neighbours 2020 56.7',
      '26 outer London 2020 53',
      '26 England 2020 53',
      '5 statistical neighbours 2018/19 0.192',
      '5 England 2018/19 0.203',
    ]);
  });

  it('come from a tidy data file: a month of the authority is an outturn, the rest benchmarks', async () => {
    const file = await read(
      [
        'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,indicator_no,numerator,denominator,value',
        '2020,October,Local authority,E92000001,England,E12000007,London,305,E09000006,Bromley,26,106,279,38.0',
        '2020,October,Local authority,E92000001,England,E12000007,London,305,E09000006,Bromley,22,,,c',
        '201920,Financial year,National,E92000001,England,,,,,,26,,,53',
        '2020,Calendar year,Regional,E92000001,England,E12000007,Outer London,,,,26,,,54',
        '2020,Calendar year,National,E92000001,England,,,,,,22,,,x',
      ].join('\n'),
    );
    expect(file.label).toBe('October 2020');
    expect(file.outturns).toMatchObject([
      { number: 26, numerator: 106, denominator: 279, value: 38 },
      { number: 22, symbol: 'c', value: null },
    ]);
    expect(file.benchmarks).toMatchObject([
      { number: 26, area: 'England', year: '2019/20', value: 53 },
      { area: 'outer London', year: '2020' },
    ]);
  });

  it('come from a tidy data file whose indicator columns were renamed', async () => {
    const file = await read(
      [
        'time_period,time_identifier,geographic_level,country_name,la_name,sex,indicator_26,indicator_26_numerator,indicator_26_denominator,indicator_22,other',
        '2020,October,Local authority,England,Bromley,Total,38.0,106,279,c,5',
        '201920,Financial year,National,England,,Total,53,,,,5',
      ].join('\n'),
    );
    expect(file.outturns).toMatchObject([
      { number: 26, value: 38, numerator: 106, denominator: 279, cells: { value: 'G2', numerator: 'H2' } },
      { number: 22, symbol: 'c', value: null },
    ]);
    expect(file.benchmarks).toMatchObject([{ number: 26, area: 'England', year: '2019/20', value: 53 }]);
  });

  it('call one area by one name, however it is written', async () => {
    const file = await read(
      'number,area,year,value\n26,Outer London,2020,54\n26,Statistical neighbours (mean),2020,55\n26, England ,2020,53\n',
    );
    expect(file.benchmarks.map((b) => b.area)).toEqual(['outer London', 'statistical neighbours', 'England']);
  });

  it('may hold a symbol where nothing was published', async () => {
    const file = await read('indicator_no,lait_key,year,bromley,england\n26,x,2020,c,53\n');
    expect(file.benchmarks).toMatchObject([{ area: 'England' }]);
  });

  it.each([
    ['no indicator number', 'indicator_no,lait_key,year,england\n,x,2020,53\n', 'A2', /Give the indicator’s number/],
    ['no year', 'number,area,year,value\n26,England,soon,53\n', 'C2', /not a year/],
    ['no area', 'number,area,year,value\n26,,2020,53\n', 'B2', /which area/],
    ['no figure', 'number,area,year,value\n26,England,2020,\n', 'D2', /Give the published figure/],
    [
      'no indicators',
      'time_period,time_identifier,geographic_level\n2020,October,National\n',
      'A1',
      /Rename each indicator column/,
    ],
    [
      'a numerator in words',
      'time_period,time_identifier,geographic_level,la_name,indicator_no,value,numerator\n2020,October,Local authority,Bromley,26,38,many\n',
      'G2',
      /not a number/,
    ],
    [
      'several authorities',
      'time_period,time_identifier,geographic_level,la_name,indicator_no,value\n2020,October,Local authority,Bromley,26,38\n2020,October,Local authority,Bexley,26,40\n',
      'D1',
      /several authorities: Bromley, Bexley/,
    ],
  ])('are refused by cell: %s', async (_, text, cell, reason) => {
    expect(await faultsOf(text)).toMatchObject([{ cell, reason: expect.stringMatching(reason) as unknown }]);
  });

  it('of two periods are not mixed', async () => {
    const faults = await faultsOf(
      'time_period,time_identifier,geographic_level,indicator_no,value\n2020,October,Local authority,26,38\n2020,July,Local authority,26,42\n',
    );
    expect(faults[0]?.reason).toContain('several periods');
  });
});
