import { strFromU8, unzipSync } from 'fflate';
import { playStory, type Keepsake } from './story';

describe('the story of a whole period', () => {
  it('comes true from the workbook to the published report, and tells nothing of Part 2 in public', async () => {
    const kept: Keepsake[] = [];
    const told: string[] = [];
    await playStory({
      step: (sentence) => told.push(sentence),
      tell: (sentence) => told.push(sentence),
      keep: (it) => {
        kept.push(it);
        return Promise.resolve();
      },
    });
    expect(told.length).toBeGreaterThan(20);
    const files = kept.flatMap((it) => (it.kind === 'file' ? [it] : []));
    expect(files.map((f) => f.name).sort()).toEqual([
      'children-dataset-October-2020-Part-1.csv',
      'children-dataset-October-2020-Part-2.csv',
      'children-exceptions-October-2020-Part-1.docx',
      'children-exceptions-October-2020-Part-1.md',
      'children-exceptions-October-2020-Part-2.docx',
      'children-exceptions-October-2020-Part-2.md',
    ]);
    const textOf = ({ name, bytes }: { name: string; bytes: Buffer }): string =>
      name.endsWith('.docx')
        ? Object.values(unzipSync(bytes))
            .map((part) => strFromU8(part))
            .join('\n')
        : bytes.toString('utf8');
    const [dataOne, dataTwo, wordOne, textOne, , textTwo] = [...files]
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(textOf);
    for (const closed of [dataTwo, textTwo]) expect(closed).toContain('455 days');
    expect(dataOne).toContain('"22","Reported in Part 2","withheld"');
    for (const open of [wordOne, textOne]) {
      expect(open?.replace(/<[^>]*>/gu, '')).toMatch(/3\.6\.1\s*Indicator 21/u);
      expect(open).toContain('Good performance');
    }
    for (const open of [dataOne, wordOne, textOne]) expect(open).not.toMatch(/\b455 days\b|Adoption: days/);
  }, 240_000);
});
