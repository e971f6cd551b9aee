/** The template, filled in as a performance officer would: from the demo's figures. */
import path from 'node:path';
import { Workbook } from '@protobi/exceljs';
import { readSuiteFolder } from '../../src/intake';
import type { Office } from '../../src/wiring';

const demo = path.join(__dirname, '../../prisma/demo');

async function filled(office: Office, label: string, wrong: boolean): Promise<Buffer> {
  const { deps } = office;
  const { suite, period, indicators } = await deps.store.snapshot(async (reader) => {
    const [it] = await reader.suites();
    const round = it && (await reader.periods(it.id)).find((p) => p.label === label);
    if (!it || !round) throw new Error('The demo suite is not loaded.');
    return { suite: it, period: round, indicators: await reader.indicators(it.id, round.suiteVersion) };
  });
  const definition = await readSuiteFolder(demo);
  const figures = definition.periods.find((p) => p.label === label)?.outturns ?? [];
  const book = new Workbook();
  await book.xlsx.load((await office.buildTemplate(suite, period, indicators)) as unknown as ArrayBuffer);
  const sheet = book.getWorksheet('Outturns');
  if (sheet === undefined) throw new Error('The template has no sheet for outturns.');
  for (const figure of figures) {
    const row = sheet.getRow(indicators.findIndex((i) => i.number === figure.number) + 2);
    row.getCell(4).value = figure.numerator;
    row.getCell(5).value = figure.denominator;
    row.getCell(6).value = figure.value;
    row.getCell(7).value = figure.asAt === null ? null : new Date(`${figure.asAt}T00:00:00Z`);
    row.getCell(8).value = figure.status;
    row.getCell(9).value = figure.symbol;
    row.getCell(10).value = figure.note;
    if (wrong && figure.number === 26) row.getCell(6).value = 46;
    if (wrong && figure.number === 29) row.getCell(6).value = 'about 16';
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}

export const filledWorkbook = (office: Office, label: string): Promise<Buffer> => filled(office, label, false);

/** Two cells wrong: a percentage that its counts contradict, and words where a number belongs. */
export const brokenWorkbook = (office: Office, label: string): Promise<Buffer> => filled(office, label, true);
