/** The words of one edition of a suite, made ready to be searched. Built once; a question then costs little. */
import MiniSearch from 'minisearch';
import type { Indicator } from '../glossary';
import { everydayWords } from './everyday-words';
import { isOfNoSuite, spellingOf } from './spelling';
import { once } from './once';
import { plainWords } from './plain-words';
import { spokenWords } from './spoken';
import { stem } from './stem';

export type Named = Pick<Indicator, 'id' | 'number' | 'title' | 'definition' | 'synonyms'>;

/** What a suite's words are made of: its indicators, and the short forms its council has agreed. */
export interface SuiteWords {
  indicators: readonly Named[];
  /** Short form to its words. */
  abbreviations: Readonly<Record<string, string>>;
  /** Phrases that mean the same. */
  alike: readonly (readonly string[])[];
  /** Names that every question may hold: the suite's, the council's, the committee's. */
  known: readonly string[];
}

/** One indicator's words, as stems. */
export interface Entry {
  id: string;
  number: number;
  /** Of its title first, then of each synonym. */
  names: readonly (readonly string[])[];
  named: ReadonlySet<string>;
  defined: ReadonlySet<string>;
}

export interface SuiteIndex {
  entry: (id: string) => Entry | null;
  byNumber: ReadonlyMap<number, string>;
  /** 0 to 1.25: how much a stem tells of which indicator is meant. */
  weight: (stemmed: string) => number;
  /** Whether any indicator's words hold it. */
  knows: (stemmed: string) => boolean;
  /** The word that one nobody knows is a slip of; null where it is a word of its own, or none is near. */
  corrected: (word: string) => string | null;
  /** Whether it is one of the words questions here are made of, as it is written. */
  writes: (word: string) => boolean;
  /** Phrases of stems, by their first one, with the phrases that mean the same. */
  alike: (first: string) => readonly Alike[];
  /** Ids of the indicators that hold the rarest of these stems, best first. */
  search: (stems: readonly string[]) => string[];
  /** Stems that say nothing here: names of the suite itself. */
  known: ReadonlySet<string>;
}

export interface Alike {
  phrase: readonly string[];
  others: readonly (readonly string[])[];
}

/** How many indicators are looked at closely. */
const shortlist = 40;
/** A word of more indicators than this tells little: it is searched for only where nothing rarer was said. */
const common = 200;

const stems = (text: string): string[] => spokenWords(text).map(stem);

const telling = (text: string): string[] => {
  const words = spokenWords(text);
  const kept = words.filter((word) => !plainWords.has(word) || /^\d/.test(word));
  return [...new Set((kept.length > 0 ? kept : words).map(stem))];
};

const nameKey = (words: readonly string[]): string => [...new Set(words)].sort().join(' ');

/** A few of them stand for all: where many more hold a word, it does not tell which is meant. */
function addUpTo(lists: Map<string, string[]>, key: string, id: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [id]);
  else if (list.length < shortlist / 2) list.push(id);
}

function entryOf({ id, number, title, definition, synonyms }: Named): Entry {
  const names = [title, ...synonyms].map(telling);
  return { id, number, names, named: new Set(names.flat()), defined: new Set(telling(definition)) };
}

/** What would be found in far too much when it is all that is left of a phrase: "out of care" is no care plan. */
const tooCommon: ReadonlySet<string> = new Set(['care', 'plan', 'school', 'home', 'house', 'child', 'speed'].map(stem));

const tellsEnough = ({ phrase, says }: { phrase: readonly string[]; says: readonly string[] }): boolean =>
  phrase.length === 1 || says.length > 1 || !tooCommon.has(says[0] ?? '');

function alikeOf(groups: readonly (readonly string[])[]): Map<string, Alike[]> {
  const found = new Map<string, Alike[]>();
  for (const group of groups) {
    const phrases = group
      .map((text) => ({ phrase: stems(text), says: telling(text) }))
      .filter((it) => it.phrase.length > 0);
    for (const { phrase, says } of phrases) {
      const first = phrase[0] ?? '';
      const others = phrases.filter((other) => other.says !== says && tellsEnough(other)).map((other) => other.says);
      found.set(first, [...(found.get(first) ?? []), { phrase, others }]);
    }
  }
  return found;
}

/** What is found by a word, and how often it is held. */
function contents(indicators: readonly Named[]) {
  const entries = indicators.map(entryOf);
  const held = new Map<string, number>();
  for (const { named, defined } of entries)
    for (const word of new Set([...named, ...defined])) held.set(word, (held.get(word) ?? 0) + 1);
  const search = new MiniSearch<{ id: string; names: string; definition: string }>({
    fields: ['names', 'definition'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => (term === '' ? null : term),
    searchOptions: { boost: { names: 3 }, combineWith: 'OR' },
  });
  search.addAll(
    entries.map(({ id, names, defined }) => ({
      id,
      names: names.flat().join(' '),
      definition: [...defined].join(' '),
    })),
  );
  const frequent = new Map<string, string[]>();
  const called = new Map<string, string[]>();
  for (const { id, names, named } of entries) {
    for (const word of named) if ((held.get(word) ?? 0) > common) addUpTo(frequent, word, id);
    for (const name of names) addUpTo(called, nameKey(name), id);
  }
  return { byId: new Map(entries.map((entry) => [entry.id, entry])), held, search, frequent, called };
}

/** Makes a suite's words ready; what is costly is made when a word is first looked for, and kept. */
export function indexSuite({ indicators, abbreviations, alike, known }: SuiteWords): SuiteIndex {
  const words = once(() => contents(indicators));
  const spelling = once(() => spellingOf(indicators));
  const meanings = once(() => alikeOf([...everydayWords, ...alike, ...Object.entries(abbreviations)]));
  const all = indicators.length + 1;
  const heldBy = (word: string): number => words().held.get(word) ?? 0;
  return {
    byNumber: new Map(indicators.map(({ id, number }) => [number, id])),
    entry: (id) => words().byId.get(id) ?? null,
    weight: (word) => 0.25 + Math.log(all / (Math.max(heldBy(word), 0.5) + 0.5)) / Math.log(all + 1),
    knows: (word) => words().held.has(word),
    corrected: (word) => (isOfNoSuite(word) ? null : spelling().corrected(word)),
    writes: (word) => isOfNoSuite(word) || spelling().writes(word),
    alike: (first) => meanings().get(first) ?? [],
    search: (wanted) => {
      const { search, frequent, called } = words();
      const rare = wanted.filter((word) => heldBy(word) <= common);
      const found = rare.length === 0 ? [] : search.search(rare.join(' ')).map((hit) => String(hit.id));
      const often = found.length === 0 ? wanted.flatMap((word) => frequent.get(word) ?? []) : [];
      const named = called.get(nameKey(wanted)) ?? [];
      return [...new Set([...named, ...found, ...often])].slice(0, shortlist);
    },
    known: new Set(known.flatMap(stems)),
  };
}
