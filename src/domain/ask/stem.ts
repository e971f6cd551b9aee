/** Words of one family brought to one form, so that "adopted", "adoption" and "adoptive" meet. */

const irregular: Readonly<Record<string, string>> = {
  children: 'child',
  childrens: 'child',
  people: 'person',
  peoples: 'person',
  persons: 'person',
  men: 'man',
  women: 'woman',
  lives: 'life',
  paid: 'pay',
  sent: 'send',
  took: 'take',
  taken: 'take',
  met: 'meet',
  held: 'hold',
  left: 'leave',
  // A placement is no place.
  placement: 'placement',
  placements: 'placement',
  news: 'news',
};

const endings =
  /(?:ational|ations?|itions?|ators?|ions?|ments?|ings?|ness|ives?|ables?|ibles?|edly|ed|ers?|ors?|als?|ly|ful)$/;
/** What is left after an ending goes must still say something. */
const leastStem = 4;

function singular(word: string): string {
  if (/(?:ss|us|is)$/.test(word)) return word;
  if (/ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:x|ch|sh|ss)es$/.test(word)) return word.slice(0, -2);
  return /s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word;
}

function shorter(word: string): string {
  const bare = word.replace(endings, '');
  const doubled = /([bdfgmnprt])\1$/.test(bare) ? bare.slice(0, -1) : bare;
  return doubled.length >= leastStem ? doubled : word;
}

/** The stem of one lower-case word; words with digits are their own. */
export function stem(word: string): string {
  const known = irregular[word];
  if (known !== undefined) return known;
  if (/\ds$/.test(word)) return word.slice(0, -1);
  if (word.length < leastStem || /\d/.test(word)) return word;
  const once = shorter(singular(word));
  const bare = shorter(once);
  return bare.length > leastStem ? bare.replace(/[ey]$/, '') : bare;
}
