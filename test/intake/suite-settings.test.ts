import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { readSuiteFolder } from '../../src/intake';
import { defaultReminders } from '../../src/domain/schedule/settings';

const demo = path.join(__dirname, '../../prisma/demo');

/** The demo suite with other settings. */
async function withSettings(settings: object): Promise<Awaited<ReturnType<typeof readSuiteFolder>>> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'suite-'));
  try {
    await fs.cp(demo, folder, { recursive: true });
    const file = path.join(folder, 'suite.json');
    const suite = JSON.parse(await fs.readFile(file, 'utf8')) as { suite: { settings: object } };
    suite.suite.settings = { ...suite.suite.settings, ...settings };
    await fs.writeFile(file, JSON.stringify(suite));
    return await readSuiteFolder(folder);
  } finally {
    await fs.rm(folder, { recursive: true });
  }
}

describe('a suite’s own reminders', () => {
  it('are the usual ones where its folder says nothing', async () => {
    expect((await readSuiteFolder(demo)).suite.settings.reminders).toEqual(defaultReminders);
  });

  it('may change one thing and leave the rest', async () => {
    const { suite } = await withSettings({ reminders: { ladder: [7, 3, 0], digestAt: '09:15' } });
    expect(suite.settings.reminders).toEqual({ ...defaultReminders, ladder: [7, 3, 0], digestAt: '09:15' });
  });

  it.each([
    [{ reminders: { digestAt: '06:00' } }, /suite\.json: .*quiet hours from 18:00 to 08:00/su],
    [{ reminders: { ladder: [3, 3] } }, /"ladder" holds different whole numbers/u],
    [{ reminders: { ladders: [3] } }, /ladders/u],
    [{ timeZone: 'Borchester' }, /is not a time zone; write its IANA name/u],
  ])('as in %j are refused with the file’s name and what to write', async (settings, words) => {
    await expect(withSettings(settings)).rejects.toThrow(words);
  });
});
