/** The labelled questions, and one pass of the rules of understanding over them. */
import fs from 'node:fs';
import path from 'node:path';
import demo from '../../../prisma/demo/suite.json';
import { indexSuite, type SuiteIndex } from '../../../src/domain/ask/suite-index';
import type { AskedPeriod, Subject, Understanding } from '../../../src/domain/ask/types';
import { understand } from '../../../src/domain/ask/understand';

const suiteKeys = ['children', 'place', 'adults'] as const;
type SuiteKey = (typeof suiteKeys)[number];

export interface LabelledQuestion {
  id: string;
  suite: SuiteKey;
  /** The question before it in the same chat. */
  conversation: string | null;
  question: string;
  /** Right intents, the expected one first. */
  intents: readonly string[];
  /** Numbers of the indicators that are meant. */
  indicators: readonly number[];
  /** As the README words it; empty is the current one. */
  period: string;
  /** Where the words fit several: any of these. */
  acceptable: readonly number[];
  set: 'tuning' | 'held-out';
}

const read = (file: string): string => fs.readFileSync(path.join(__dirname, file), 'utf8');

const rows = (file: string): string[][] =>
  read(file)
    .split('\n')
    .slice(1)
    .filter((line) => line.trim() !== '')
    .map((line) => line.split('\t'));

const numbers = (cell: string | undefined): number[] => (cell ?? '').match(/\d+/g)?.map(Number) ?? [];

export function readQuestions(): LabelledQuestion[] {
  const half = new Map(rows('split.tsv').map(([id = '', side]) => [id, side]));
  const also = rows('alternatives.tsv');
  return rows('questions.tsv').map(([id = '', suite, before, question = '', intent = '', meant, period, fits]) => ({
    id,
    suite: suiteKeys.find((key) => key === suite) ?? 'children',
    conversation: before === undefined || before === '' ? null : before,
    question,
    intents: [intent, ...also.filter(([of]) => of === id).flatMap(([, other]) => other ?? [])],
    indicators: numbers(meant),
    period: period ?? '',
    acceptable: numbers(fits),
    set: half.get(id) === 'tune' ? 'tuning' : 'held-out',
  }));
}

interface ListedIndicator {
  number: number;
  title: string;
  definition?: string;
  synonyms: string[];
  /** What the suite's own file declared when the questions were written. */
  declared?: string[];
}

interface ListedSuite {
  key: SuiteKey;
  name: string;
  committee?: string;
  indicators: ListedIndicator[];
}

const listed = JSON.parse(read('suites.json')) as { suites: ListedSuite[] };

const definitions = new Map(demo.indicators.map(({ number, definition }) => [number, definition]));

function indexOf(key: SuiteKey): SuiteIndex {
  const suite = listed.suites.find((it) => it.key === key);
  if (suite === undefined) throw new Error(`There is no suite "${key}" beside the questions.`);
  return indexSuite({
    indicators: suite.indicators.map(({ number, title, definition, synonyms, declared }) => ({
      id: String(number),
      number,
      title,
      definition: definition ?? definitions.get(number) ?? '',
      synonyms: declared ?? synonyms,
    })),
    abbreviations: key === 'children' ? demo.suite.settings.check.abbreviations : {},
    alike:
      key === 'children'
        ? demo.suite.settings.check.terms.map(({ preferred, variants }) => [preferred, ...variants])
        : [],
    known: [suite.name, suite.committee ?? demo.suite.committee, demo.suite.council],
  });
}

const periods: Record<SuiteKey, string[]> = {
  children: ['2019-10-31', '2020-04-30', '2020-07-31', '2020-10-31'],
  place: ['2019-12-31', '2020-03-31', '2020-06-30', '2020-09-30'],
  adults: ['2019-12-31', '2020-03-31', '2020-06-30', '2020-09-30'],
};

export type Outcome = 'right' | 'offered' | 'not understood' | 'wrong';

export interface Judged {
  question: LabelledQuestion;
  given: Understanding;
  outcome: Outcome;
  /** Null where the answer is not one on a period. */
  periodRight: boolean | null;
}

function periodIs(asked: AskedPeriod, label: string): boolean {
  switch (asked.kind) {
    case 'current':
      return label === '';
    case 'previous':
      return label === 'previous';
    case 'same last year':
      return label === 'same-last-year';
    case 'since':
      return label.startsWith('since:') && periodIs(asked.from, label.slice('since:'.length));
    case 'month': {
      const { month } = asked;
      const year = /^(\d{4})\/(\d{2})$/.exec(label);
      if (year !== null) return month >= `${year[1] ?? ''}-04` && month <= `20${year[2] ?? ''}-03`;
      return label.length === 4 ? month.startsWith(label) : month === label;
    }
  }
}

function outcomeOf(given: Understanding, question: LabelledQuestion): Outcome {
  const { intents, indicators, acceptable } = question;
  if (given.kind === 'not understood') return intents.includes('out-of-scope') ? 'right' : 'not understood';
  if (intents.includes('out-of-scope')) return given.kind === 'ambiguous' ? 'offered' : 'wrong';
  if (given.kind === 'ambiguous') {
    const among = given.among.map(Number);
    if (acceptable.length > 0 && indicators.length === 0)
      return among.some((number) => acceptable.includes(number)) ? 'right' : 'wrong';
    return among.some((number) => indicators.includes(number)) ? 'offered' : 'wrong';
  }
  if (!intents.includes(given.intent.replace(/ /g, '-'))) return 'wrong';
  const shown = given.indicatorIds.map(Number);
  const isList = ['red', 'amber', 'green', 'worse', 'better', 'changed', 'no-commentary', 'no-data', 'overview'];
  if (isList.includes(given.intent.replace(/ /g, '-'))) return 'right';
  if (acceptable.length > 0 && indicators.length === 0)
    return shown.length > 0 && shown.every((number) => acceptable.includes(number)) ? 'right' : 'wrong';
  const allMeant = indicators.every((number) => shown.includes(number));
  const noOthers = shown.every((number) => indicators.includes(number) || acceptable.includes(number));
  return allMeant && noOthers ? 'right' : 'wrong';
}

/** Puts every question to the rules, each in its own conversation, and judges what they make of it. */
export function judgeAll(questions: readonly LabelledQuestion[]): Judged[] {
  const indexes = new Map(suiteKeys.map((key) => [key, indexOf(key)]));
  const after = new Map<string, Subject | null>();
  return questions.map((question) => {
    const { id, suite, conversation } = question;
    const previous = conversation === null ? null : (after.get(conversation) ?? null);
    const given = understand(question.question, indexes.get(suite)!, {
      previous,
      periods: periods[suite],
      today: '2020-12-01',
    });
    after.set(id, given.kind === 'understood' ? given : previous);
    const outcome = outcomeOf(given, question);
    const periodRight =
      given.kind === 'not understood' || outcome === 'wrong' ? null : periodIs(given.period, question.period);
    return { question, given, outcome, periodRight };
  });
}
