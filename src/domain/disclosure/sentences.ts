/** What is said of a decision: to the public (no figure, no neighbour), and to the officer who must answer for it. */
import type { Classification, Indicator } from '../glossary';
import { type Count, isSmall } from './counts';
import type { Why } from './statements';

const grounds: Record<Classification['paragraph'], string> = {
  1: 'paragraph 1 (information relating to any individual)',
  2: 'paragraph 2 (information which is likely to reveal the identity of an individual)',
};

/** The pointer to Part 2 with its ground in law and the public-interest statement as recorded. */
export function pointerSentence({ paragraph, publicInterest }: Classification): string {
  return `See the Part 2 report. Exempt under ${grounds[paragraph]} of Schedule 12A to the Local Government Act 1972. ${publicInterest.trim()}`.trim();
}

/** The same words for every figure kept back, whatever the reason. */
export const withheldSentence = 'This figure is not published, so that no individual can be identified.';

const what: Record<Count['name'], (i: Indicator) => string> = {
  numerator: () => 'the number counted',
  complement: () => 'the number of the others, which anybody can work out by subtraction,',
  denominator: () => 'the number of people it is about',
};

const upTo = (smallCount: number): string => (smallCount === 1 ? 'exactly 1' : `from 1 to ${smallCount}`);

const list = (numbers: readonly number[]): string => {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b).map(String);
  return sorted.length < 2 ? sorted.join('') : `${sorted.slice(0, -1).join(', ')} and ${sorted.at(-1) ?? ''}`;
};

/** What bears on an explanation besides the figure itself. */
export interface Grounds {
  smallCount: number;
  /** Numbers of indicators it stands with in a total. */
  group: readonly number[];
  /** An earlier statement for the same date, and whether that was kept back. */
  restates: 'nothing' | 'shown' | 'kept back';
  /** Why an officer marked it; who and when stand on record beside it. */
  mark: string | null;
  refusedRelease: string | null;
}

/** One sentence for why a figure is kept back, fit to be put to a lawyer. It names no figure. */
export function keptBackBecause(indicator: Indicator, counts: readonly Count[], why: Why, g: Grounds): string {
  const range = upTo(g.smallCount);
  const head = `Indicator ${indicator.number} is kept out of Part 1 because`;
  const tail = g.refusedRelease === null ? '' : ` ${g.refusedRelease}`;
  if (why === 'marked by an officer')
    return `${head} an officer marked it for Part 2${g.mark === null ? '' : `: ${g.mark.trim().replace(/[.]$/, '')}`}.${tail}`;
  if (why === 'primary') {
    const small = counts.find((c) => isSmall(c.size, g.smallCount));
    const said = small === undefined ? 'the number of people it is about' : what[small.name](indicator);
    return `${head} ${said} is ${range}, which the suite's threshold treats as disclosive; the counts and the figure made of them are kept back together.${tail}`;
  }
  if (why === 'complementary')
    return `${head} with the other published figures of its total (indicators ${list(g.group)}) it would allow a count ${range} that is kept back to be worked out or narrowed down by subtraction.${tail}`;
  const against =
    g.restates === 'kept back'
      ? 'the figure first reported for this date was kept back, and a revised one would give it away'
      : g.restates === 'shown'
        ? `set against what was published before, for this date or an earlier one, it would show or narrow down a difference ${range}`
        : `set against what was published for earlier periods it would show or narrow down a count ${range}`;
  return `${head} ${against}.${tail}`;
}

/** Why a figure may be shown. */
export function shownBecause(indicator: Indicator, counts: readonly Count[], smallCount: number): string {
  if (counts.length === 0)
    return `Indicator ${indicator.number} is shown: no counts are held from which people could be counted.`;
  return `Indicator ${indicator.number} is shown: none of its counts is ${upTo(smallCount)}, and nothing published with it or before it allows such a count to be worked out.`;
}

/** A figure shown by decision of two people. */
export function releasedBecause(indicator: Indicator, { reason }: { reason: string }): string {
  return `Indicator ${indicator.number} is shown although the rules would keep it back: two people released it, for this reason: ${reason.trim().replace(/[.]$/, '')}.`;
}
