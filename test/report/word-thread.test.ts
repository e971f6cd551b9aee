import type { Block } from '../../src/domain/report/types';
import { reportWriter } from '../../src/report';
import { word } from '../../src/report/word';
import { plan, sample } from './plans';

/** So many exceptions, each with its heading, its commentary and its actions. */
const long = (exceptions: number): Block[] =>
  Array.from({ length: exceptions }, (_, n): Block[] => [
    { kind: 'heading', level: 2, number: `3.6.${n + 1}`, text: `Indicator ${n + 1}`, bookmark: `indicator_${n + 1}` },
    { kind: 'written', number: `3.6.${n + 1}.1`, label: 'Commentary.', text: `Cause ${n}.\n\n- one\n- two` },
    { kind: 'table', number: `3.6.${n + 1}.2`, caption: 'Actions', header: ['Action'], rows: [[`Do ${n}`]] },
  ]).flat();

describe('the thread that makes Word files', () => {
  it('gives the same bytes as this one', async () => {
    for (const p of [sample, plan([]), plan(long(40), { notices: ['half \ud83d'] })])
      expect((await reportWriter.word(p)).equals(await word(p))).toBe(true);
  });

  it('makes several at once, each for whoever asked for it', async () => {
    const plans = ['One', 'Two', 'Three'].map((title) => plan([], { title }));
    const files = await Promise.all(plans.map((p) => reportWriter.word(p)));
    for (const [n, p] of plans.entries()) expect(files[n]!.equals(await word(p))).toBe(true);
  });

  it('lets this one go on while a report of 500 exceptions is made', async () => {
    const p = plan(long(500));
    let turns = 0;
    const clock = setInterval(() => (turns += 1), 1);
    await reportWriter.word(p);
    clearInterval(clock);
    expect(turns).toBeGreaterThan(10);
  });

  it('says why a plan cannot be written, and goes on with the next', async () => {
    await expect(reportWriter.word({ ...sample, blocks: [{ kind: 'written' } as Block] })).rejects.toThrow();
    expect((await reportWriter.word(sample)).length).toBeGreaterThan(1_000);
  });
});
