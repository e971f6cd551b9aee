/** Indicators named by their number: "26", "indicator twenty-six", "KPI 26 and 29". */
import { inWords, numberFrom } from '../disclosure/number-words';

const named = 'indicators?|kpis?|pis?|numbers?|no|num|nr|ind|indic|measures?|metrics?|items?|para|ref';
const many = '(?:\\s+(?:and|or|to|with|versus|vs|v)?\\s*\\d{1,4}\\b(?! (?:days|weeks|months|years|hours|minutes)))*';
const explicit = new RegExp(`\\b(?:(?:${named})\\s|(?:kpi|pi|ind))\\s*(?:number\\s*|no\\s*)?(\\d{1,4}\\b${many})`);
const spelled = new RegExp(
  `\\b(${named})\\s+(?:number\\s+|no\\s+)?(${inWords.replace(/single|both|couple|pair|dozen/g, 'dozen')})\\b`,
  'g',
);
/** "The next one" names no indicator. */
const neverNamed = /^(?:one|both|single|zero|couple|pair|dozen|hundred|thousand)$/;
/** "twenty weeks": as titles write it. */
const measured = new RegExp(`\\b(${inWords})(?= (?:days|weeks|months|hours|working)\\b)`, 'g');
/** From eleven on a number in words is one to everybody: "is fifteen on red", "section forty seven". */
const large = new RegExp(`\\b(${inWords})\\b`, 'g');
const bareWords = new RegExp(`^((?:\\w+ ){0,6}?)(${inWords})$`);

/** A number that something is counted with is no indicator's. */
const counted =
  /^(?:days?|weeks?|months?|years?|hours?|minutes?|working|plus|per|st|nd|rd|th|day|year|week|month|hour|minute|times?)$/;

const orSo = /^or (?:more|above|below|over|under|less|fewer|better|higher|subsequent)$/;

/** "indicator twenty six" as "indicator 26"; a number at the very end too. */
export function withDigits(words: string): string {
  const first = words.replace(spelled, (all, name: string, number: string) => {
    const value = numberFrom(number);
    return value === null ? all : `${name} ${value}`;
  });
  const second = first.replace(measured, (all, number: string) => String(numberFrom(number) ?? all));
  const third = second.replace(large, (all: string, number: string) => {
    const value = neverNamed.test(number) ? null : numberFrom(number);
    return value === null || value < 11 || value > 99 ? all : String(value);
  });
  const match = bareWords.exec(third);
  const value = match === null || neverNamed.test(match[2] ?? '') ? null : numberFrom(match[2] ?? '');
  return match === null || value === null ? third : `${match[1] ?? ''}${value}`;
}

/** "of 26", "why is 26": what stands there can only be an indicator, unless it counts something. */
const pointed = new RegExp(
  `\\b(?:of|on|about|for|is|was|if|when|why|with|regarding|re) (\\d{1,3})\\b(?! (?:(?:and|to|or) \\d+ )?(?:days?|weeks?|months?|years?|yr|hours?|minutes?|working|or (?:more|above|below|over|under|less|fewer|better|higher)|plus|per|times?)\\b)`,
);

export interface NumbersSaid {
  numbers: readonly number[];
  /** Whether something says that it is an indicator's number. */
  explicit: boolean;
  rest: string;
}

/** The numbers of indicators in these words, in order. */
export function numbersIn(words: string): NumbersSaid {
  const match = explicit.exec(words);
  if (match !== null) {
    const numbers = (match[1] ?? '').match(/\d+/g) ?? [];
    const rest = `${words.slice(0, match.index)} ${words.slice(match.index + match[0].length)}`;
    return { numbers: numbers.map(Number), explicit: true, rest: rest.replace(/\s+/g, ' ').trim() };
  }
  const pointedAt = pointed.exec(words)?.[1];
  if (pointedAt !== undefined)
    return {
      numbers: [Number(pointedAt)],
      explicit: true,
      rest: words
        .replace(new RegExp(`\\b${pointedAt}\\b`), '')
        .replace(/\s+/g, ' ')
        .trim(),
    };
  const split = words.split(' ');
  const at = split.flatMap((word, i) =>
    /^\d{1,4}$/.test(word) &&
    !counted.test(split[i + 1] ?? '') &&
    !orSo.test(`${split[i + 1] ?? ''} ${split[i + 2] ?? ''}`)
      ? [i]
      : [],
  );
  return {
    numbers: at.map((i) => Number(split[i])),
    explicit: false,
    rest: split.filter((_, i) => !at.includes(i)).join(' '),
  };
}
