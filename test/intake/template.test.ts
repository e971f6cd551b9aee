import { Workbook } from '@protobi/exceljs';
import fc from 'fast-check';
import path from 'node:path';
import type { Indicator, Period, Suite } from '../../src/domain/glossary';
import { checkRows } from '../../src/domain/intake-check';
import { buildTemplate, createIntake, readSuiteFolder } from '../../src/intake';
import { partsOf } from './zip';

const period: Period = {
  id: 'p',
  suiteId: 's',
  suiteVersion: 1,
  label: 'October 2020',
  asAt: '2020-10-31',
  commentaryDeadline: '2021-01-06',
  meeting: '2021-01-26',
  state: 'draft',
  revision: 1,
};

async function demo(): Promise<{ suite: Suite; indicators: Indicator[]; bytes: Buffer }> {
  const definition = await readSuiteFolder(path.join(__dirname, '../../prisma/demo'));
  const settings = { ...definition.suite.settings, totals: [] };
  const suite: Suite = { ...definition.suite, settings, id: 's', version: 1, revision: 1 };
  const indicators = definition.indicators.map(({ owner, delegate: _, ...i }): Indicator => ({
    ...i,
    id: `i${i.number}`,
    ownerId: owner,
    delegateId: null,
  }));
  return { suite, indicators, bytes: await buildTemplate(suite, period, indicators) };
}

describe('the template workbook', () => {
  it('has a row for every indicator, drop-downs, a frozen heading and instructions', async () => {
    const { indicators, bytes } = await demo();
    const book = new Workbook();
    await book.xlsx.load(bytes as unknown as ArrayBuffer);
    expect(book.worksheets.map((s) => s.name)).toEqual(['Instructions', 'Outturns', 'Benchmarks']);
    const sheet = book.getWorksheet('Outturns')!;
    expect(indicators).toHaveLength(32);
    expect(sheet.rowCount).toBe(33);
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(sheet.getCell('H2').dataValidation).toMatchObject({ type: 'list', formulae: ['"provisional,final"'] });
    expect(sheet.getCell('I2').dataValidation).toMatchObject({ type: 'list' });
    expect(book.definedNames.getRanges('Period').ranges).toHaveLength(1);
    expect(book.getWorksheet('Instructions')!.getCell('B3').value).toBe('October 2020');
    expect(book.worksheets.every((s) => s.state === 'visible')).toBe(true);
  });

  it('locks what is for reading, and says what belongs in each cell to fill in', async () => {
    const { bytes } = await demo();
    const book = new Workbook();
    await book.xlsx.load(bytes as unknown as ArrayBuffer);
    const sheet = book.getWorksheet('Outturns')!;
    for (let c = 1; c <= 3; c += 1) expect(sheet.getCell(2, c).protection).toBeUndefined();
    for (let c = 4; c <= 10; c += 1) {
      const cell = sheet.getCell(33, c);
      expect(cell.protection.locked).toBe(false);
      expect(cell.dataValidation).toMatchObject({
        showInputMessage: true,
        prompt: expect.stringMatching(/\.$/) as unknown,
      });
      // The lengths that the file format allows.
      expect(cell.dataValidation.prompt!.length).toBeLessThanOrEqual(255);
      expect(cell.dataValidation.promptTitle!.length).toBeLessThanOrEqual(32);
    }
  });

  it('holds no two rules for one cell', async () => {
    const { bytes } = await demo();
    for (const sheet of ['xl/worksheets/sheet2.xml', 'xl/worksheets/sheet3.xml']) {
      const xml = partsOf(bytes).get(sheet)!.toString();
      const cells = [...xml.matchAll(/ sqref="([A-Z])(\d+)(?::\1(\d+))?"/g)].flatMap(([, column, from, to]) =>
        Array.from({ length: Number(to ?? from) - Number(from) + 1 }, (_, i) => `${column!}${Number(from) + i}`),
      );
      expect(xml.match(/<dataValidation /g)).toHaveLength(
        [...xml.matchAll(/ sqref="[A-Z]\d+(?::[A-Z]\d+)?"><formula1>/g)].length,
      );
      expect(cells.length).toBeGreaterThan(200);
      expect(new Set(cells).size).toBe(cells.length);
    }
  });

  it('gives back what was filled in, whatever it was', async () => {
    const { bytes, indicators } = await demo();
    const intake = createIntake();
    const day = fc
      .date({ min: new Date('2001-01-01'), max: new Date('2020-10-31'), noInvalidDate: true })
      .map((d) => d.toISOString().slice(0, 10));
    const note = fc.option(fc.stringMatching(/^[A-Za-z0-9’“”£=+@<&"';,-][A-Za-z0-9 ’“”£<&"';,-]{0,60}[a-z]$/));
    const figure = fc.oneof(
      fc.record({
        numerator: fc.nat(1e6),
        denominator: fc.nat(1e6),
        value: fc.option(fc.nat(1e6).map((n) => n / 1000)),
        symbol: fc.constant(null),
      }),
      fc.record({
        numerator: fc.constant(null),
        denominator: fc.constant(null),
        value: fc.constant(null),
        symbol: fc.constantFrom('c', 'z', 'x', 'low', 'u'),
      }),
    );
    const filled = fc.record({
      figure,
      asAt: fc.option(day),
      status: fc.constantFrom('provisional', 'final'),
      note,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(filled, { minLength: 32, maxLength: 32 }), async (rows) => {
        const book = new Workbook();
        await book.xlsx.load(bytes as unknown as ArrayBuffer);
        const sheet = book.getWorksheet('Outturns')!;
        for (const [i, { figure: f, asAt, status, note: words }] of rows.entries())
          for (const [c, value] of [
            f.numerator,
            f.denominator,
            f.value,
            asAt === null ? null : new Date(asAt),
            status,
            f.symbol,
            words,
          ].entries())
            sheet.getCell(i + 2, c + 4).value = value;
        const back = await intake.read({ name: 'x', bytes: Buffer.from(await book.xlsx.writeBuffer()) });
        if (!back.ok) throw new Error(JSON.stringify(back.faults));
        expect(back.file.outturns).toMatchObject(
          rows.map(({ figure: f, ...rest }, i) => ({
            ...f,
            ...rest,
            number: indicators[i]!.number,
            title: indicators[i]!.title,
          })),
        );
      }),
      { numRuns: 15 },
    );
  });

  it('sent back empty is refused in words, and filled in it is read whole, with its period', async () => {
    const { bytes, indicators } = await demo();
    const intake = createIntake();
    const empty = await intake.read({ name: 'x', bytes });
    expect(empty).toMatchObject({
      ok: false,
      faults: [{ reason: expect.stringContaining('holds no figures') as string }],
    });
    const book = new Workbook();
    await book.xlsx.load(bytes as unknown as ArrayBuffer);
    const sheet = book.getWorksheet('Outturns')!;
    for (let r = 2; r <= sheet.rowCount; r += 1) {
      sheet.getCell(r, 4).value = 40;
      sheet.getCell(r, 5).value = 100;
    }
    const full = await intake.read({ name: 'x', bytes: Buffer.from(await book.xlsx.writeBuffer()) });
    if (!full.ok) throw new Error(JSON.stringify(full.faults));
    expect(full.file.label).toBe('October 2020');
    expect(full.file.remarks).toEqual([]);
    expect(full.file.outturns.map((o) => o.number)).toEqual(indicators.map((i) => i.number));
    expect(checkRows(full.file.outturns, indicators, period)).toEqual([]);
  });
});

describe('the demo suite’s folder', () => {
  it('passes the checks of its own rows in every period', async () => {
    const definition = await readSuiteFolder(path.join(__dirname, '../../prisma/demo'));
    expect(definition.periods).toHaveLength(4);
    for (const p of definition.periods) expect(p.outturns).toHaveLength(32);
  });
});
