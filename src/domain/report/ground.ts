/** The legal ground of Part 2, in the words of Schedule 12A to the Local Government Act 1972. */
import { joined, plural } from './sentences';
import type { Ground } from './types';

const act = 'Schedule 12A to the Local Government Act 1972';

const meaning: Record<Ground['paragraph'], string> = {
  1: 'information relating to any individual',
  2: 'information which is likely to reveal the identity of an individual',
};

const stated = ({ paragraph, publicInterest }: Ground): string =>
  `exempt under paragraph ${paragraph} of ${act} (${meaning[paragraph]}). ${publicInterest.trim()}`.trim();

interface OnGround {
  ground: Ground | null;
}

/** Indicators that share a ground, in suite order; the groups in the order of their first indicator. */
export function byGround<T extends OnGround>(
  keptBack: readonly T[],
): { ground: Ground | null; indicators: readonly T[] }[] {
  const groups = new Map<string, { ground: Ground | null; indicators: T[] }>();
  for (const k of keptBack) {
    const key = k.ground === null ? '' : `${k.ground.paragraph} ${k.ground.publicInterest.trim()}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { ground: k.ground, indicators: [k] });
    else group.indicators.push(k);
  }
  return [...groups.values()];
}

/** For Part 1: why the figures of so many indicators are not there. */
export function whyNotPublic(ground: Ground | null, indicators: number): string {
  if (ground !== null) return `The information is ${stated(ground)}`;
  return indicators === 1
    ? 'Its figure is withheld here so that no individual can be identified; the full figure is in Part 2.'
    : 'Their figures are withheld here so that no individual can be identified; the full figures are in Part 2.';
}

/** For Part 2: the ground it rests on. A ground nobody recorded is asked for and never made up. */
export function whyInPartTwo(ground: Ground | null, indicators: readonly number[]): string {
  const which = `${plural(indicators.length, 'Indicator', 'Indicators')} ${joined(indicators.map(String))}`;
  return ground === null
    ? `${which}: withheld from Part 1 so that no individual can be identified. No ground under ${act} has been recorded for ${plural(indicators.length, 'this indicator', 'these indicators')} yet; one is needed before this part goes to the committee.`
    : `${which}: ${stated(ground)}`;
}

/** The marking of Part 2 on every page, with the paragraphs recorded. */
export function markingOf(keptBack: readonly OnGround[]): string {
  const paragraphs = [...new Set(keptBack.flatMap((k) => (k.ground === null ? [] : [k.ground.paragraph])))].sort();
  if (paragraphs.length === 0) return 'NOT FOR PUBLICATION: an individual could be identified from these figures';
  const named = `${plural(paragraphs.length, 'paragraph', 'paragraphs')} ${joined(paragraphs.map(String))}`;
  return `NOT FOR PUBLICATION: exempt under ${act}, ${named}`;
}
