/** The words of a suite's editions, each read once and kept: a question then reads none of its indicators. */
import { indexSuite, type SuiteIndex } from '../../domain/ask/suite-index';
import type { Suite } from '../../domain/glossary';
import type { Deps, Reader } from '../ports';

/** Editions kept at a time: a council has a handful. An edition never changes. */
const mostKept = 12;

const kept = new WeakMap<Deps['store'], Map<string, SuiteIndex>>();

/** The index of one edition of a suite; the one used longest ago makes room. */
export async function suiteWords(deps: Deps, reader: Reader, suite: Suite, version: number): Promise<SuiteIndex> {
  const ours = kept.get(deps.store) ?? new Map<string, SuiteIndex>();
  kept.set(deps.store, ours);
  const key = `${suite.id}:${version}`;
  const known = ours.get(key);
  ours.delete(key);
  const { abbreviations, terms } = suite.settings.check;
  const index =
    known ??
    indexSuite({
      indicators: await reader.indicators(suite.id, version),
      abbreviations,
      alike: terms.map(({ preferred, variants }) => [preferred, ...variants]),
      known: [suite.name, suite.council, suite.committee],
    });
  ours.set(key, index);
  for (const oldest of [...ours.keys()].slice(0, Math.max(0, ours.size - mostKept))) ours.delete(oldest);
  return index;
}
