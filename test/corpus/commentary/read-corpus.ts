import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckInput, FindingCode } from '../../../src/domain/commentary-check';
import type { CommentaryText, Polarity, PromisedAction, Rag, Unit } from '../../../src/domain/glossary';

/** A label given by hand: a code, and the stretch it is about; no stretch where something is missing. */
export interface Label {
  code: FindingCode;
  field: string;
  span: readonly [number, number] | null;
}

/** Which share of the corpus a commentary belongs to; the README says what each is for. */
export const corpusSets = ['tuning', 'held-out', 'blind'] as const;
export type CorpusSet = (typeof corpusSets)[number];

export interface LabelledCommentary {
  number: number;
  world: string;
  set: CorpusSet;
  input: CheckInput;
  labels: Label[];
}

interface World {
  indicator: {
    title: string;
    unit: Unit;
    decimals: number;
    polarity: Polarity;
    low: number | null;
    high: number | null;
    synonyms: string[];
  };
  outturn: { numerator: number | null; denominator: number | null; value: number };
  previous: { label: string; asAt: string; value: number; numerator?: number; denominator?: number }[];
  benchmarks: { area: string; year: string; value: number }[];
  period: { asAt: string };
  today: string;
  rag: Rag;
  abbreviations: Record<string, string>;
  terms: { preferred: string; variants: string[] }[];
  earlier?: string;
  promised?: PromisedAction[];
}

function inputFrom(world: World, text: CommentaryText | string): CheckInput {
  const { low, high, ...indicator } = world.indicator;
  return {
    ...world,
    text,
    indicator: { ...indicator, expectation: { low, high, tolerance: { kind: 'relative', percent: 10 } } },
    outturn: { ...world.outturn, symbol: null, asAt: null },
    previous: world.previous.map(({ label, asAt, value, numerator, denominator }) => ({
      outturn: { value, numerator: numerator ?? null, denominator: denominator ?? null, symbol: null, asAt: null },
      period: { label, asAt },
    })),
  };
}

/** Takes the marks out of a text and returns them as labels. */
function unmark(marked: string, field: string): { text: string; labels: Label[] } {
  const labels: Label[] = [];
  let text = '';
  let from = 0;
  for (const match of marked.matchAll(/\[\[([a-z -]+)\|(.+?)\]\](?!\])/gs)) {
    text += marked.slice(from, match.index);
    const span = [text.length, text.length + match[2]!.length] as const;
    text += match[2]!;
    from = match.index + match[0].length;
    for (const code of match[1]!.split(' ')) labels.push({ code: code as FindingCode, field, span });
  }
  return { text: text + marked.slice(from), labels };
}

function readForm(body: string): { text: CommentaryText; labels: Label[] } {
  const labels: Label[] = [];
  const take = (marked: string, field: string): string => {
    const read = unmark(marked, field);
    labels.push(...read.labels);
    return read.text;
  };
  const parts = { cause: '', impact: '', forecast: '' };
  const actions: PromisedAction[] = [];
  for (const line of body.split('\n')) {
    const [, part = '', rest = ''] = /^@(\w+) ?(.*)$/.exec(line) ?? [];
    if (part === 'action') {
      const [owner = '', due = '', ...what] = rest.split('|');
      const field = `action ${actions.length + 1}`;
      actions.push({ owner: owner.trim(), due: due.trim() || null, what: take(what.join('|').trim(), field) });
    } else if (part === 'cause' || part === 'impact' || part === 'forecast') {
      parts[part] = take(rest, part);
    }
  }
  return { text: { ...parts, actions }, labels };
}

function setOf(number: number): CorpusSet {
  return number <= 130 && number % 2 === 0 ? 'held-out' : 'tuning';
}

/** The labelled commentaries of these sets, in order of their numbers. The blind set is read only when it is named, and is empty between batches. */
export function readCorpus(sets: readonly CorpusSet[] = ['tuning', 'held-out']): LabelledCommentary[] {
  const worlds = JSON.parse(readFileSync(join(__dirname, 'worlds.json'), 'utf8')) as Record<string, World>;
  const unseen = join(__dirname, 'blind');
  const blind = sets.includes('blind') && existsSync(unseen) ? readFolder(unseen, worlds, () => 'blind') : [];
  return [...readFolder(__dirname, worlds, setOf), ...blind]
    .filter((each) => sets.includes(each.set))
    .sort((a, b) => a.number - b.number);
}

function readFolder(
  folder: string,
  worlds: Readonly<Record<string, World>>,
  set: (number: number) => CorpusSet,
): LabelledCommentary[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  const cases = files.flatMap((name) => readFileSync(join(folder, name), 'utf8').split(/^# /m).slice(1));
  return cases.map((one) => {
    const [, number = '', world = '', body = '', whole = ''] = /^(\d+) ([\w-]+)\n(.*)\n>>(.*)/s.exec(one) ?? [];
    const read = body.startsWith('@') ? readForm(body) : unmark(body.trim(), 'text');
    const missing = whole
      .trim()
      .split(/\s+/)
      .filter(Boolean)
      .map((code) => ({ code: code as FindingCode, field: '', span: null }));
    return {
      number: Number(number),
      world,
      set: set(Number(number)),
      input: inputFrom(worlds[world]!, read.text),
      labels: [...read.labels, ...missing],
    };
  });
}
