/** The words of a suite's editions, each read once and kept: a question then reads none of its indicators. */
import { indexSuite, type SuiteIndex } from '../../domain/ask/suite-index';
import type { Suite } from '../../domain/glossary';
import type { Deps, Reader } from '../ports';

/** Editions kept at a time: a council has a handful. An edition never changes. */
const mostKept = 12;

const kept = new WeakMap<Deps['store'], Map<string, SuiteIndex>>();

/**
 * The index of one edition of a suite; the one used longest ago makes room. Its indicators go by the names of the
 * latest edition too: what people call them does not wait for the next round.
 */
export async function suiteWords(deps: Deps, reader: Reader, suite: Suite, version: number): Promise<SuiteIndex> {
  const ours = kept.get(deps.store) ?? new Map<string, SuiteIndex>();
  kept.set(deps.store, ours);
  const key = `${suite.id}:${version}:${suite.version}`;
  const index = ours.get(key) ?? (await indexed(reader, suite, version));
  ours.delete(key);
  ours.set(key, index);
  for (const oldest of [...ours.keys()].slice(0, Math.max(0, ours.size - mostKept))) ours.delete(oldest);
  return index;
}

async function indexed(reader: Reader, suite: Suite, version: number): Promise<SuiteIndex> {
  const { abbreviations, terms } = suite.settings.check;
  const latest = version === suite.version ? [] : await reader.indicators(suite.id, suite.version);
  const names = new Map(latest.map(({ id, title, synonyms }) => [id, [title, ...synonyms]]));
  return indexSuite({
    indicators: (await reader.indicators(suite.id, version)).map((indicator) => ({
      ...indicator,
      synonyms: [...new Set([...indicator.synonyms, ...(names.get(indicator.id) ?? [])])],
    })),
    abbreviations,
    alike: terms.map(({ preferred, variants }) => [preferred, ...variants]),
    known: [suite.name, suite.council, suite.committee],
  });
}
