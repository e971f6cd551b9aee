/**
 * `npm run bench:ask`: how well questions are understood. On the labelled questions, by intent and by suite, against
 * the goals. `-- --set tuning` or `-- --set held-out` counts one half; `-- --show` lists what went wrong in the tuning
 * half, the only one that may be looked at case by case. The time for a question is printed beside it.
 */
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { judgeAll, readQuestions, type Judged, type Outcome } from '../corpus/questions/read-questions';

const goals = { right: 0.95, wrong: 0.01, outOfScope: 0.95 };

const isOut = ({ question }: Judged): boolean => question.intents[0] === 'out-of-scope';

const percent = (part: number, whole: number): string =>
  (whole === 0 ? '–' : `${((part / whole) * 100).toFixed(1)}%`).padStart(8);

const outcomes: readonly Outcome[] = ['right', 'offered', 'not understood', 'wrong'];

function row(name: string, judged: readonly Judged[]): string {
  const counts = outcomes.map((outcome) => judged.filter((it) => it.outcome === outcome).length);
  const dated = judged.filter(({ periodRight }) => periodRight !== null);
  const cells = [judged.length, ...counts].map((count) => String(count).padStart(8)).join('');
  return `${name.padEnd(20)}${cells}${percent(counts[0] ?? 0, judged.length)}${percent(counts[3] ?? 0, judged.length)}${percent(dated.filter(({ periodRight }) => periodRight).length, dated.length)}`;
}

function groups(judged: readonly Judged[], key: (it: Judged) => string): [string, Judged[]][] {
  const names = [...new Set(judged.map(key))];
  return names.map((name) => [name, judged.filter((it) => key(it) === name)]);
}

function main(): void {
  const { values } = parseArgs({ options: { set: { type: 'string' }, show: { type: 'boolean', default: false } } });
  const all = readQuestions();
  const began = performance.now();
  const judged = judgeAll(all).filter(({ question }) => values.set === undefined || question.set === values.set);
  const each = (performance.now() - began) / all.length;
  if (judged.length === 0) throw new Error(`There is no set "${values.set ?? ''}": it is tuning or held-out.`);
  if (values.show)
    for (const { question, given, outcome, periodRight } of judged)
      if (question.set === 'tuning' && (outcome !== 'right' || periodRight === false))
        console.log(
          `${question.id} ${outcome}${periodRight === false ? ', period' : ''}: “${question.question}”${question.conversation === null ? '' : ` after ${question.conversation}`} is ${question.intents.join('/')} [${question.indicators.join(' ')}|${question.acceptable.join(' ')}] ${question.period}; given ${JSON.stringify(given)}`,
        );
  const asked = judged.filter((it) => !isOut(it));
  const out = judged.filter(isOut);
  console.log(
    `${''.padEnd(20)}${['asked', 'right', 'offered', 'not und.', 'wrong', 'right', 'wrong', 'period'].map((head) => head.padStart(8)).join('')}`,
  );
  for (const [name, of] of groups(judged, ({ question }) => question.intents[0] ?? '')) console.log(row(name, of));
  for (const [name, of] of groups(judged, ({ question }) => question.suite)) console.log(row(`suite ${name}`, of));
  console.log(row('all', judged));
  const share = (part: readonly Judged[], outcome: Outcome): number =>
    part.filter((it) => it.outcome === outcome).length / part.length;
  const lines: [string, number, boolean][] = [
    ['right first (goal at least 95%)', share(asked, 'right'), share(asked, 'right') >= goals.right],
    ['wrong and sure (goal at most 1%)', share(judged, 'wrong'), share(judged, 'wrong') <= goals.wrong],
    ['out of scope known (goal at least 95%)', share(out, 'right'), share(out, 'right') >= goals.outOfScope],
  ];
  for (const [name, value, met] of lines)
    console.log(`${name.padEnd(42)}${(value * 100).toFixed(1).padStart(6)}%  ${met ? 'met' : 'not met'}`);
  console.log(`${each.toFixed(2)} ms a question, both suites read once in it.`);
}

main();
