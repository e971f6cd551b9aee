/** Which indicators the words of a question may mean, and how surely. */
import type { Entry, SuiteIndex } from './suite-index';

/** One word of a question. "hard": must be accounted for; "soft": may be, since it also says what is wanted; "plain": need not. */
export interface Spoken {
  stem: string;
  kind: 'hard' | 'soft' | 'plain';
  /** How much it counts against an indicator that does not hold it, 0 to 1. */
  matters: number;
}

export interface Ranked {
  id: string;
  /** 0 to 1: how much of what was said is of this indicator. */
  coverage: number;
  /** 0 to 1: how much of one of its names was said. */
  fit: number;
  /** 0 to 1: both together. */
  score: number;
  /** How many of the words that tell something are of its names. */
  words: number;
  /** Stems of its names that were said. */
  said: ReadonlySet<string>;
}

const ofDefinition = 0.55;
const ofLikeMeaning = 0.85;

interface Meaning {
  from: number;
  to: number;
  others: readonly (readonly string[])[];
}

/** Where in the question something stands that other words say too. */
function meaningsIn(stems: readonly string[], index: SuiteIndex): Meaning[] {
  return stems.flatMap((first, from) =>
    index
      .alike(first)
      .flatMap(({ phrase, others }) =>
        phrase.every((word, i) => stems[from + i] === word) ? [{ from, to: from + phrase.length, others }] : [],
      ),
  );
}

interface Read {
  words: readonly Spoken[];
  meanings: readonly Meaning[];
}

function judged({ words, meanings }: Read, entry: Entry, index: SuiteIndex): Ranked {
  const quality = words.map(() => 0);
  const said = new Set<string>();
  const raise = (at: number, to: number): void => {
    quality[at] = Math.max(quality[at] ?? 0, to);
  };
  words.forEach(({ stem, kind }, at) => {
    if (kind === 'plain') return;
    if (entry.named.has(stem)) {
      raise(at, 1);
      said.add(stem);
    } else if (entry.defined.has(stem)) raise(at, kind === 'hard' ? ofDefinition : 0);
  });
  for (const { from, to, others } of meanings) {
    const held = others.find((other) => other.every((word) => entry.named.has(word)));
    const told = held === undefined && others.some((other) => other.every((word) => entry.defined.has(word)));
    if (held === undefined && !told) continue;
    for (let at = from; at < to; at += 1) raise(at, held === undefined ? ofDefinition * ofLikeMeaning : ofLikeMeaning);
    for (const word of held ?? []) said.add(word);
  }
  let asked = 0;
  let met = 0;
  words.forEach(({ stem, kind, matters }, at) => {
    const q = quality[at] ?? 0;
    const weight = index.weight(stem) * (kind === 'plain' ? 0.3 : 1);
    if (kind === 'hard') asked += weight * (q > 0 ? 1 : matters);
    else if (q > 0) asked += weight * q;
    met += weight * q;
  });
  const coverage = asked === 0 ? 0 : met / asked;
  const fit = Math.max(
    0,
    ...entry.names.map((name) => {
      const all = name.reduce((sum, word) => sum + index.weight(word), 0);
      return all === 0 ? 0 : name.reduce((sum, word) => sum + (said.has(word) ? index.weight(word) : 0), 0) / all;
    }),
  );
  const held = words.filter(({ kind }, at) => kind !== 'plain' && (quality[at] ?? 0) >= ofLikeMeaning).length;
  return { id: entry.id, coverage, fit, score: coverage * (0.6 + 0.4 * fit), words: held, said };
}

/** The indicators these words may mean, the likeliest first. */
export function rank(words: readonly Spoken[], index: SuiteIndex): Ranked[] {
  const stems = words.map((word) => word.stem);
  const meanings = meaningsIn(stems, index);
  const wanted = [
    ...words.filter(({ kind, stem }) => kind !== 'plain' && index.knows(stem)).map(({ stem }) => stem),
    ...meanings.flatMap(({ others }) => others.flat().filter((word) => index.knows(word))),
  ];
  const read = { words, meanings };
  return index
    .search(wanted)
    .flatMap((id) => {
      const entry = index.entry(id);
      return entry === null ? [] : [judged(read, entry, index)];
    })
    .filter(({ coverage }) => coverage > 0)
    .sort((a, b) => b.score - a.score);
}
