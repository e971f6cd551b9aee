import type { IsoDate } from '../glossary';
import type { WrittenDate } from './dates';
import type { Figure } from './figures';

/**
 * What a figure says: this period's outturn ("current" when the words say so, "open" when nothing tells),
 * an earlier one, the target, another area's, a hope for later, or a change between two figures.
 */
export type Role = 'current' | 'open' | 'previous' | 'target' | 'benchmark' | 'future' | 'change';

export const AREA =
  /\b(?:England|English|London(?!\sRoad)|Great Britain|UK|national(?:ly)?|statistical neighbours?|neighbours|boroughs|peers|comparators?|benchmark\w*|region(?:al(?:ly)?)?|(?:other|others|similar|neighbouring|nearby|comparable|comparator|most|all|peer|fellow) (?:authorities|councils|boroughs|counties|districts|landlords|providers|trusts)|(?:authorities|councils|boroughs|counties|districts|landlords|places) (?:like (?:ours|us|this)|of (?:our|this|a similar) (?:kind|size|sort|type))|Eng(?=[.:]| \d)|everyone else|everybody else|elsewhere|family group|county average|sector(?:-wide)? average|(?:the )?(?:North|South) (?:East|West)|Midlands|Yorkshire|Wales|Scotland|CIPFA|(?:top|bottom|upper|lower) quartile)\b/i;
const TARGET_WORD = '(?:targets?|range|limit|ceiling|floor|threshold|profile|goal|benchmark of)';
const TARGET_BEFORE = new RegExp(
  `\\b${TARGET_WORD}(?:\\s\\([^)]*\\))?(?:\\s*[:=,–(]?\\s*|(?:\\s(?!was\\b|were\\b)[\\w'’%-]+){0,14}?\\s(?:(?:is|are|of|at|between|to|set|from|as|now|still)\\s)+\\(?)$`,
  'i',
);
/** "Short of the 90% we ask for". */
const ASKED_FOR =
  /^\s(?:that )?(?:we (?:ask|aim|look|strive) for|(?:is |was )?(?:required|agreed|asked for|expected of us))\b/i;
const SHORT_OF = /\b(?:short of|shy of)\s(?:the |our )?$/i;
/** "Has agreed a ten day limit with the network": a limit of another sort. */
const ANOTHER_LIMIT = /\b(?:agree[ds]?|set|introduc\w+|impos\w+|negotiat\w+|offer\w*)\s(?:an?\s)(?:new\s)?$/i;
const TARGET_AFTER = new RegExp(
  `^(?:\\s?%)?\\s?\\(?(?:[a-z]+\\s)?${TARGET_WORD}\\b(?!\\s*(?:[:=]|(?:of|range)\\b))`,
  'i',
);
/** "above target at 64%", "performance against the target was 64%": the figure is the outturn. */
const NOT_THE_TARGET = new RegExp(
  `\\b(?:above|below|over|under|on|exceed\\w*|off|missed|misses|within|towards|short of)\\s(?:the |our |its )?${TARGET_WORD}\\b(?!\\s?(?:range )?(?:of|\\(|which is|set)|:\\s*$)|\\bperformance against\\b`,
  'i',
);
const NOT_OURS =
  /\b(?:government|national|statutory|legal|dfe|ofsted|england|london|interim|stretch|milestone|previous|old|former|new|next year|last year)\b/i;
const FUTURE =
  /\b(?:expect\w*|forecast\w*|predict\w*|project(?:ed|ion)|aim\w*|anticipat\w*|trajectory|plans? (?:to|for)|planned|will|would|should(?! be noted)|hop(?:e|ing|efully)|due to|to be|return\w*|recover\w*|back (?:to|at|in(?! (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|the (?:spring|summer|autumn|winter)|\d))|above|below|under|within|up|down)|on track|ambition|regain\w*)\b/i;
const EARLIER_BEFORE =
  /(?:\b(?:from|(?<!\b(?:fewer|less|more|rather|other|later|lower|higher) )than|(?<=\b(?:lower|higher|better|worse) )than|versus|vs?\.?|compared (?:with|to)|against|as against|improvement on|increase on|reduction on|decrease on|up on|down on|prior figure was|previous(?:ly)?(?: figure)?(?: was)?|was previously|having been|had been)\s(?:the\s|an?\s)?(?:[A-Z][a-z]+['’]?s?['’]?\s)?|[a-z]['’]s\s(?:was\s)?)$/i;
const EARLIER_AFTER =
  /^[^,;.]{0,40}\b(?:last (?:year|quarter|month|period|time)|(?:a|the) year (?:ago|before|earlier|back)|previous|previously|the year before)\b/i;
const NOW = /\b(?:outturn|currently|current|at present|now|stands?|stood|this (?:period|quarter|month)|latest)\b/i;
const CHANGE =
  /\b(?:by|(?:rise|fall|increase|decrease|drop|reduction|gain|growth) of|another|further|additional|up|down|rose|fell|rise|fall|drop|increase|decrease)\s*(?:just |only |some |about |nearly |over |more than |less than |fewer than |at least )?$/i;

/** The words between the figure before (or the start) and this one. */
function before(text: string, figures: readonly Figure[], index: number): string {
  return text.slice(figures[index - 1]?.end ?? 0, figures[index]?.start);
}

/** The words from this figure to the next, cut where the clause ends. */
function after(text: string, figures: readonly Figure[], index: number): string {
  const rest = text.slice(figures[index]?.end ?? 0, figures[index + 1]?.start ?? text.length);
  return /^[^;,.]*/.exec(rest)?.[0].split(/\s(?:and|but|while|whilst|although|which)\s/)[0] ?? '';
}

/** -1 the date is earlier than the month the figures are as at, 0 the same month, 1 later. */
export function relativeTo(date: WrittenDate, asAt: IsoDate): -1 | 0 | 1 {
  if (date.precision === 'day' || date.precision === 'month') {
    const [month, ours] = [date.to.slice(0, 7), asAt.slice(0, 7)];
    return month === ours ? 0 : month < ours ? -1 : 1;
  }
  return date.to < asAt ? -1 : date.from > asAt ? 1 : 0;
}

/** "Faster than in September: 7.8 days": the month is what is compared with. */
const COMPARED_DATE = /\bthan (?:it was |they were )?(?:in|at|on)\s(?:the )?(?:end of )?$/i;

/** The date a figure goes with: just after it in its clause, else the nearest before it. */
export function dateFor(
  figure: Figure,
  text: string,
  figures: readonly Figure[],
  index: number,
  dates: readonly WrittenDate[],
): WrittenDate | undefined {
  const nearestBefore = dates.findLast(
    (date) =>
      date.end <= figure.start &&
      !text.slice(date.end, figure.start).includes(';') &&
      !(COMPARED_DATE.test(text.slice(0, date.start)) && /^[:,]/.test(text.slice(date.end))),
  );
  // "10.8% (36 of 332) at 31 January": the bracket says the same again, and the date is for both.
  const next = index + 1 < figures.length && restates(text, figures, index + 1) ? index + 2 : index + 1;
  const limit = figures[next]?.start ?? text.length;
  const later = dates.find(
    (date) => date.start >= figure.end && date.end <= limit && !text.slice(figure.end, date.start).includes(';'),
  );
  const reach = Math.max(
    figure.end + after(text, figures, index).length,
    next > index + 1 ? (figures[index + 1]?.end ?? 0) + after(text, figures, index + 1).length : 0,
  );
  const following = dates.find((date) => date.start >= figure.end && date.start <= reach);
  return following ?? nearestBefore ?? later;
}

/** A ratio in brackets after a figure, or a figure in brackets after a ratio, is that same figure again. */
function restates(text: string, figures: readonly Figure[], index: number): boolean {
  const [previous, figure] = [figures[index - 1], figures[index]];
  if (previous === undefined || figure === undefined || previous.kind === figure.kind) return false;
  if (previous.kind === 'points' || previous.kind === 'duration') return false;
  return /^[^.;)]{0,30}[(,]\s?(?:or|i\.?e\.?,?|that is,?|which is|about)?\s?$/.test(
    text.slice(previous.end, figure.start),
  );
}

/** "Seven over England" is how far we are from England; "27 days, above England's 20" is not. */
const FROM_AREA = new RegExp(
  `^\\s?(?:over|above|below|under|behind|ahead of|more than|less than|fewer than|worse than|better than)\\s(?:the\\s)?(?:${AREA.source})['’]?s?(?:\\s(?:average|figure|mean))?\\W*$`,
  'i',
);

function isDifference(figure: Figure, left: string, right: string): boolean {
  // "Three days more than in September".
  if (/^\s(?:more|fewer|less|longer|higher|lower|shorter|slower|faster|quicker|worse|better) than\b/i.test(right))
    return true;
  if (figure.kind === 'percentage' || figure.kind === 'share')
    return /\b(?:by|(?:rise|fall|increase|decrease|drop|reduction|growth) of)\s(?:just |only |some |about |around |nearly |almost |over |more than |less than )?$/i.test(
      left,
    );
  if (figure.kind !== 'count' && figure.kind !== 'duration') return false;
  return FROM_AREA.test(right) || CHANGE.test(left);
}

export function roleOf(
  text: string,
  figures: readonly Figure[],
  index: number,
  dates: readonly WrittenDate[],
  asAt: IsoDate | undefined,
): Role {
  const figure = figures[index];
  if (figure === undefined) return 'open';
  if (figure.kind === 'points') return 'change';
  const [left, right] = [before(text, figures, index), after(text, figures, index)];
  if (restates(text, figures, index)) {
    const same = roleOf(text, figures, index - 1, dates, asAt);
    if (same !== 'target') return same;
  }
  if (SHORT_OF.test(left) || ASKED_FOR.test(right)) return 'target';
  if (/\b(?:the|our|its|an?)\s$/i.test(left) && new RegExp(`^\\s?${TARGET_WORD}\\b`, 'i').test(right))
    return NOT_OURS.test(left.slice(-30)) || ANOTHER_LIMIT.test(left) ? 'benchmark' : 'target';
  if (
    !ANOTHER_LIMIT.test(left) &&
    ((TARGET_BEFORE.test(left) && !(index > 0 && TARGET_AFTER.test(left))) || TARGET_AFTER.test(right)) &&
    !NOT_THE_TARGET.test(left)
  ) {
    return NOT_OURS.test(left.slice(-60)) || NOT_OURS.test(right.slice(0, 40)) ? 'benchmark' : 'target';
  }
  if (isDifference(figure, left, right)) return 'change';
  const sinceArea = left.slice(-60).split(AREA);
  const areaBefore =
    sinceArea.length > 1 &&
    !/[;.]|, (?:we|this|it|the|and)\b/.test(sinceArea.at(-1) ?? '') &&
    !FUTURE.test(sinceArea.at(-1) ?? '');
  if (
    areaBefore ||
    (AREA.test(right.slice(0, 34)) &&
      !/\b(?:below|above|than|against|with|worse|better|under|over|behind|to)\b/i.test(right))
  )
    return 'benchmark';
  if (FUTURE.test(text.slice(0, figure.start)) && !/\bwas (?:anticipated|expected|forecast|planned)\b/i.test(left))
    return 'future';
  const date = dateFor(figure, text, figures, index, dates);
  const when = date === undefined || asAt === undefined ? undefined : relativeTo(date, asAt);
  if (EARLIER_BEFORE.test(left) || EARLIER_AFTER.test(right))
    return when === 0 && !/\bfrom\b/.test(left) && right.includes(date?.text ?? '\u0000') ? 'current' : 'previous';
  // "from 49.1% in June to 47.6%": the month before belongs to the first figure.
  if (when === -1 && index > 0 && /\bto\s(?:\w+\s)?$/.test(left)) return 'open';
  if (when === -1) return 'previous';
  if (when === 1) return date?.yearGiven === true ? 'future' : 'open';
  if (when === 0 || NOW.test(left) || NOW.test(right)) return 'current';
  return 'open';
}
