/**
 * How good the commentary check is: precision and recall on the labelled commentaries, by code and by severity,
 * for the half it was tuned on and the half held out, and the time for a page. `--tune` leaves the held-out half
 * alone; `--show` lists what was missed and what was found wrongly in the half it was tuned on.
 */
import { performance } from 'node:perf_hooks';
import { checkCommentary, findingCatalogue, type Finding, type FindingCode } from '../../src/domain/commentary-check';
import { readCorpus, type Label, type LabelledCommentary } from '../corpus/commentary/read-corpus';

interface Score {
  right: number;
  wrong: number;
  missed: number;
}

function matches(label: Label, finding: Finding): boolean {
  if (label.code !== finding.code) return false;
  if (label.span === null) return true;
  if (label.field !== finding.field) return false;
  // A date kept in its own box of the form has no characters in the action's text.
  return finding.span[1] === 0 || (label.span[0] < finding.span[1] && finding.span[0] < label.span[1]);
}

function score(cases: readonly LabelledCommentary[], show: boolean): Map<FindingCode, Score> {
  const table = new Map<FindingCode, Score>();
  const count = (code: FindingCode, key: keyof Score): void => {
    const row = table.get(code) ?? { right: 0, wrong: 0, missed: 0 };
    row[key] += 1;
    table.set(code, row);
  };
  for (const { number, input, labels } of cases) {
    const left = [...labels];
    for (const finding of checkCommentary(input)) {
      const index = left.findIndex((label) => matches(label, finding));
      if (index >= 0) left.splice(index, 1);
      count(finding.code, index >= 0 ? 'right' : 'wrong');
      if (index < 0 && show)
        console.log(
          `${number} wrongly: ${finding.code} ${finding.field} ${finding.span.join('-')} ${finding.sentence}`,
        );
    }
    for (const label of left) {
      count(label.code, 'missed');
      if (show) console.log(`${number} missed: ${label.code} ${label.field} ${label.span?.join('-') ?? ''}`);
    }
  }
  return table;
}

function ratio(part: number, rest: number): string {
  return part + rest === 0 ? '   –' : (part / (part + rest)).toFixed(2).padStart(4);
}

function line(name: string, { right, wrong, missed }: Score): string {
  const counts = [right + missed, right, wrong, missed].map((each) => String(each).padStart(6)).join(' ');
  return `${name.padEnd(28)} ${counts}       ${ratio(right, wrong)}    ${ratio(right, missed)}`;
}

function print(title: string, table: Map<FindingCode, Score>): void {
  console.log(`\n${title}\n${'code'.padEnd(28)} labels  right  wrong missed  precision  recall`);
  for (const severity of ['stop', 'should fix', 'consider'] as const) {
    const total: Score = { right: 0, wrong: 0, missed: 0 };
    for (const code of Object.keys(findingCatalogue) as FindingCode[]) {
      const row = table.get(code);
      if (row === undefined || findingCatalogue[code].severity !== severity) continue;
      console.log(line(code, row));
      for (const key of ['right', 'wrong', 'missed'] as const) total[key] += row[key];
    }
    console.log(line(`= ${severity}`, total));
  }
}

/** Milliseconds for a page of about 500 words. */
function timePage(cases: readonly LabelledCommentary[]): { first: number; median: number; worst: number } {
  const page = cases.filter((each) => typeof each.input.text === 'string').slice(0, 6);
  const text = page.map(({ input }) => (typeof input.text === 'string' ? input.text : '')).join('\n\n');
  const times = Array.from({ length: 60 }, () => {
    const start = performance.now();
    checkCommentary({ ...page[0]!.input, text });
    return performance.now() - start;
  });
  const warm = times.slice(1).sort((a, b) => a - b);
  return { first: times[0]!, median: warm[Math.floor(warm.length / 2)]!, worst: warm.at(-1)! };
}

const corpus = readCorpus();
const tune = corpus.filter((each) => !each.heldOut);
const heldOut = corpus.filter((each) => each.heldOut);
const { first, median, worst } = timePage(tune);
print(`Tuned on: ${tune.length} commentaries`, score(tune, process.argv.includes('--show')));
if (!process.argv.includes('--tune')) print(`Held out: ${heldOut.length} commentaries`, score(heldOut, false));
console.log(
  `\nA page: ${median.toFixed(1)} ms (median of 59), ${worst.toFixed(1)} ms (worst), ${first.toFixed(1)} ms (the first, cold)`,
);
