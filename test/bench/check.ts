/**
 * `npm run bench:check`: how good the commentary check is. Precision and recall on the labelled commentaries, by code
 * and by severity, against the goals, for each set of the corpus, and the time for a page. `-- --set tuning` names the
 * sets to count (several, with commas); the blind set is counted only when it is named. `-- --show` lists what was
 * found wrongly and what was missed in the tuning set, the only one that may be looked at case by case.
 */
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import {
  checkCommentary,
  findingCatalogue,
  type Finding,
  type FindingCode,
  type Severity,
} from '../../src/domain/commentary-check';
import {
  corpusSets,
  readCorpus,
  type CorpusSet,
  type Label,
  type LabelledCommentary,
} from '../corpus/commentary/read-corpus';

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

/** What the check is held to; a suggestion ("consider") is a matter of taste and has no goal. */
const GOALS: Partial<Record<Severity, { precision: number; recall: number }>> = {
  stop: { precision: 0.95, recall: 0.9 },
  'should fix': { precision: 0.85, recall: 0.8 },
};

function share(part: number, rest: number): number | null {
  return part + rest === 0 ? null : part / (part + rest);
}

function shown(value: number | null, width: number): string {
  return (value === null ? '–' : value.toFixed(2)).padStart(width);
}

function line(name: string, { right, wrong, missed }: Score): string {
  const counts = [right + missed, right, wrong, missed].map((each) => String(each).padStart(7)).join('');
  return `${name.padEnd(28)}${counts}${shown(share(right, wrong), 11)}${shown(share(right, missed), 8)}`;
}

function verdict(severity: Severity, { right, wrong, missed }: Score): string {
  const goal = GOALS[severity];
  if (goal === undefined) return '';
  const [precision, recall] = [share(right, wrong) ?? 1, share(right, missed) ?? 1];
  const met = precision >= goal.precision && recall >= goal.recall;
  return `   goal ${goal.precision.toFixed(2)}, ${goal.recall.toFixed(2)}: ${met ? 'met' : 'NOT MET'}`;
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
    console.log(line(`= ${severity}`, total) + verdict(severity, total));
  }
}

/** Milliseconds for a page of about 500 words. */
function timePage(cases: readonly LabelledCommentary[]): {
  words: number;
  first: number;
  median: number;
  worst: number;
} {
  const page = cases.filter((each) => typeof each.input.text === 'string').slice(0, 9);
  const text = page.map(({ input }) => (typeof input.text === 'string' ? input.text : '')).join('\n\n');
  const times = Array.from({ length: 60 }, () => {
    const start = performance.now();
    checkCommentary({ ...page[0]!.input, text });
    return performance.now() - start;
  });
  const warm = times.slice(1).sort((a, b) => a - b);
  return {
    words: text.split(/\s+/).length,
    first: times[0]!,
    median: warm[Math.floor(warm.length / 2)]!,
    worst: warm.at(-1)!,
  };
}

function setsNamed(names: string | undefined): CorpusSet[] {
  if (names === undefined) return ['tuning', 'held-out'];
  return names.split(',').map((name) => {
    const set = corpusSets.find((each) => each === name);
    if (set === undefined) throw new Error(`There is no set "${name}". There are: ${corpusSets.join(', ')}.`);
    return set;
  });
}

const { values } = parseArgs({ options: { set: { type: 'string' }, show: { type: 'boolean', default: false } } });
for (const set of setsNamed(values.set)) {
  const cases = readCorpus([set]);
  print(`Set ${set}: ${cases.length} commentaries`, score(cases, values.show && set === 'tuning'));
}
const { words, first, median, worst } = timePage(readCorpus(['tuning']));
console.log(
  `\nA page of ${words} words: ${median.toFixed(1)} ms (median of 59), ${worst.toFixed(1)} ms (worst), ${first.toFixed(1)} ms (the first); goal: under 50 ms.`,
);
