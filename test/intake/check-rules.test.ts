import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { defaultCheck } from '../../src/domain/suite-settings';
import { readCheckSettings, readSuiteFolder } from '../../src/intake';

const demo = path.join(__dirname, '../../prisma/demo');
const folders: string[] = [];

/** The demo suite with these settings of the check; undefined leaves them out. */
async function withCheck(check: unknown): Promise<string> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'suite-'));
  folders.push(folder);
  await fs.cp(demo, folder, { recursive: true });
  const file = path.join(folder, 'suite.json');
  const suite = JSON.parse(await fs.readFile(file, 'utf8')) as { suite: { settings: Record<string, unknown> } };
  delete suite.suite.settings['check'];
  if (check !== undefined) suite.suite.settings['check'] = check;
  await fs.writeFile(file, JSON.stringify(suite));
  return folder;
}

afterAll(() => Promise.all(folders.map((folder) => fs.rm(folder, { recursive: true, force: true }))));

describe('a suite’s settings of the check', () => {
  it('have defaults where the folder says nothing, and where it says only some of it', async () => {
    expect((await readCheckSettings(await withCheck(undefined))).check).toEqual(defaultCheck);
    expect((await readCheckSettings(await withCheck({ readingAge: 16 }))).check).toEqual({
      ...defaultCheck,
      readingAge: 16,
    });
  });

  it('are read with the whole suite too', async () => {
    const check = { abbreviations: { ETE: 'education, training or employment' }, off: ['hedge'] };
    const { suite } = await readSuiteFolder(await withCheck(check));
    expect(suite.settings.check).toEqual({ ...defaultCheck, ...check });
  });

  it.each([
    ['a misspelt name', { readinAge: 15 }, /readinAge/],
    ['a reading age of a child', { readingAge: 5 }, /must be an age from 9 to 25[^]*readingAge/],
    ['a reading age in words', { readingAge: 'twelve' }, /readingAge/],
    ['half a word', { paragraphWords: 80.5 }, /whole number of words[^]*paragraphWords/],
    ['very short paragraphs', { paragraphWords: 3 }, /from 30 to 1000 words/],
    ['a code the check does not have', { off: ['speling'] }, /"speling" is not a code of the check[^]*off/],
    ['a code that protects people', { off: ['hedge', 'small-count'] }, /"small-count" protects people[^]*off\[1\]/],
    ['the code that protects Part 2', { off: ['suppressed-figure'] }, /"suppressed-figure" protects/],
    ['a short form with spaces', { abbreviations: { 'E T E': 'x' } }, /2 to 10 letters/],
    ['a short form without its words', { abbreviations: { ETE: ' ' } }, /must not be empty[^]*ETE/],
    ['a term without variants', { terms: [{ preferred: 'children', variants: [] }] }, /at least one variant/],
    ['a term that is its own variant', { terms: [{ preferred: 'Care', variants: ['care'] }] }, /"Care" cannot be/],
  ])('with %s are refused by name', async (_, check, message) => {
    await expect(readCheckSettings(await withCheck(check))).rejects.toThrow(message);
    await expect(readCheckSettings(await withCheck(check))).rejects.toThrow(/^suite\.json: /);
  });
});
