import { Workbook } from '@protobi/exceljs';
import path from 'node:path';
import type { Indicator, Period, Suite } from '../../src/domain/glossary';
import { checkRows } from '../../src/domain/intake-check';
import { buildTemplate, createIntake, readSuiteFolder } from '../../src/intake';

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
  const suite: Suite = { ...definition.suite, id: 's', version: 1, revision: 1 };
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
    expect(book.getWorksheet('Instructions')!.getCell('B3').value).toBe('October 2020');
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
