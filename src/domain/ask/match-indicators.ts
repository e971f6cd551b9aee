/** Which indicators somebody's words may mean. */
import type { Indicator } from '../glossary';

const squeeze = (words: string): string =>
  words
    .trim()
    .toLowerCase()
    .replace(/^(?:indicator|kpi|number|no\.?)\s*/, '');

/** The indicators these words may mean: the one of that number, else those whose title or other words hold them. */
export function matchIndicators(words: string, indicators: readonly Indicator[]): Indicator[] {
  const wanted = squeeze(words);
  if (/^\d{1,4}$/.test(wanted)) return indicators.filter((i) => i.number === Number(wanted));
  const exact = indicators.filter((i) => i.synonyms.some((s) => s.toLowerCase() === wanted));
  return exact.length > 0
    ? exact
    : indicators.filter((i) => [i.title, ...i.synonyms].some((s) => s.toLowerCase().includes(wanted)));
}
