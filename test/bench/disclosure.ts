/**
 * `npm run bench:disclosure`: what it costs, in figures hidden, that nothing can be worked out. On generated suites,
 * the engine beside primary suppression alone, with the same attacker on both.
 */
import fc from 'fast-check';
import { attack } from '../domain/disclosure/attacker';
import { primaryOnly, published, worlds, type World } from '../domain/disclosure/worlds';

const tried = Number(process.env['WORLDS'] ?? 2_000);
const seed = Number(process.env['SEED'] ?? 1);

interface Tally {
  beaten: number;
  hidden: number;
  figures: number;
  ms: number;
}

function tallyOf(all: readonly World[], by: 'engine' | typeof primaryOnly): Tally {
  const tally: Tally = { beaten: 0, hidden: 0, figures: 0, ms: 0 };
  for (const world of all) {
    const from = performance.now();
    const part1 = published(world, by);
    tally.ms += performance.now() - from;
    tally.figures += part1.said.length;
    tally.hidden += part1.said.filter((s) => s.shown === null).length;
    if (attack(part1, false).length > 0) tally.beaten += 1;
  }
  return tally;
}

const share = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)}%`;
const row = (cells: readonly string[]): string =>
  cells.map((cell, i) => (i === 0 ? cell.padEnd(28) : cell.padStart(16))).join('');

const sample = fc.sample(worlds, { numRuns: tried, seed });
const hand = tallyOf(sample, primaryOnly);
const engine = tallyOf(sample, 'engine');
console.log(`${tried} suites of 1 to 6 periods (seed ${seed}), ${engine.figures} figures\n`);
console.log(row(['', 'primary only', 'engine']));
console.log(row(['suites given away', share(hand.beaten, tried), share(engine.beaten, tried)]));
console.log(row(['figures kept back', share(hand.hidden, hand.figures), share(engine.hidden, engine.figures)]));
console.log(row(['time a suite, ratio', '1.0', (engine.ms / hand.ms).toFixed(1)]));
console.log(
  `\nKept back beyond the small counts: ${share(engine.hidden - hand.hidden, engine.figures)} of all figures. The suites are made to be hard: small counts, nested totals, revisions.`,
);
