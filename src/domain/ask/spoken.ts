/** A question as the words it is made of: lower case, short forms written out, no punctuation. */

const asked = 'what|who|how|where|when|why|it|that|there';
const beside = `${asked}|they|we|you`;

/** As people type in a hurry. */
const hurried: Readonly<Record<string, string>> = {
  r: 'are',
  u: 'you',
  y: 'why',
  n: 'and',
  pls: 'please',
  plz: 'please',
  thx: 'thanks',
  yr: 'year',
  yrs: 'years',
  qtr: 'quarter',
  qtrs: 'quarters',
  mth: 'month',
  mths: 'months',
  avg: 'average',
  ave: 'average',
  doin: 'doing',
  goin: 'going',
  gettin: 'getting',
  wot: 'what',
  stat: 'statistical',
  prev: 'previous',
  perf: 'performance',
  comm: 'commentary',
  info: 'information',
  govt: 'government',
  dir: 'director',
  auth: 'authority',
  auths: 'authorities',
  la: 'local authority',
  las: 'local authorities',
};

/** In this order; a possessive falls away last, once every 's that stands for "is" is written out. */
const written: readonly (readonly [RegExp, string | ((said: string) => string)])[] = [
  [/[’‘`´]/g, "'"],
  [/\b(\p{L})\.(?=\d)/gu, '$1'],
  [/\bi'?m\b/g, 'i am'],
  [/\bi'd\b/g, 'i would'],
  [/\bi've\b/g, 'i have'],
  [/\bi'll\b/g, 'i will'],
  [new RegExp(`\\b(${asked})(?:'s)\\b`, 'g'), '$1 is'],
  [/\b(what|who|how|where|when|why|that)s\b/g, '$1 is'],
  [new RegExp(`\\b(${beside})'re\\b`, 'g'), '$1 are'],
  [new RegExp(`\\b(${beside})'ve\\b`, 'g'), '$1 have'],
  [new RegExp(`\\b(${beside})'ll\\b`, 'g'), '$1 will'],
  [new RegExp(`\\b(${beside})'d\\b`, 'g'), '$1 did'],
  [/\bcan(?:'t|not)\b/g, 'can not'],
  [/\b(have|has|is|are|was|were|did|does|do|could|would|should)n'?t\b/g, '$1 not'],
  [/'s\b/g, ''],
  [/'/g, ''],
  [/&/g, ' and '],
  // "N.E.E.T." and "S.47" are one word each.
  [/\b(?:\p{L}\.){2,}(?:\p{L}\b)?/gu, (said) => said.replaceAll('.', '')],
  [/(\d),(\d{3})\b/g, '$1$2'],
  [/\b(\d+)k\b/g, '$1000'],
  [/(\d)\s*%/g, '$1 per cent'],
];

/** The words of a text, in order: "What’s the under-18s’ rate?" is `what is the under 18s rate`. */
export function spokenWords(text: string): string[] {
  const plain = text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
  return (
    written
      .reduce((now, [from, to]) => (typeof to === 'string' ? now.replace(from, to) : now.replace(from, to)), plain)
      // A slash stays inside 2019/20 and 31/10/2020 alone.
      .replace(/[^\p{L}\p{N}/]+/gu, ' ')
      .replace(/(?<!\d)\/|\/(?!\d)/g, ' ')
      .split(/\s+/)
      .flatMap((word) => (hurried[word] ?? word).split(' '))
      .filter((word) => word !== '')
  );
}
