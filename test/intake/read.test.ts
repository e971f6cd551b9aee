import { Workbook, type Worksheet } from '@protobi/exceljs';
import fc from 'fast-check';
import type { LoadedFile } from '../../src/domain/intake-rows';
import { createIntake } from '../../src/intake';
import { zipOf } from './zip';

const intake = createIntake();
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
    ['a password', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), /password/],
    ['nothing', Buffer.alloc(0), /empty/],
    ['too many bytes', Buffer.alloc(6 * 1024 * 1024, 'a'), /larger than 5 MB/],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]), /neither a workbook nor a CSV/],
  ])('is refused in words: %s', async (_, bytes, reason) => {
    expect((await faultsOf(bytes)).map((f) => f.reason).join()).toMatch(reason);
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
      { area: 'Outer London', year: '2020' },
    ]);
  });

  it('of two periods are not mixed', async () => {
    const faults = await faultsOf(
      'time_period,time_identifier,geographic_level,indicator_no,value\n2020,October,Local authority,26,38\n2020,July,Local authority,26,42\n',
    );
    expect(faults[0]?.reason).toContain('several periods');
  });
});
