import { ofKind, states, type Reading, type ReadSentence } from './reading';
import { FORECAST_AIM, FORECAST_VERB, LATER } from './substance-cues';
import type { CheckInput } from './types';

function isFuture(sentence: ReadSentence, reading: Reading): boolean {
  const { asAt } = reading;
  if (LATER.test(sentence.text) && /\b(?:expect|forecast|will|should|anticipat|next|end)/i.test(sentence.text))
    return true;
  return sentence.dates.some((date) => asAt === undefined || !date.yearGiven || date.to > asAt);
}

/** "80% by May", "900 by the end of 2026", "4 minutes by then": what follows a figure that is hoped for. */
const BY_THEN =
  /^[^.;,\d]{0,22}?\s(?:(?:by|before)\s(?:the )?(?:(?:end|start|middle) of |early |late |mid[- ]?)?(?:the )?(?:calendar |financial )?(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|spring|summer|autumn|winter|Christmas|Easter|new year|year\b|then\b|that (?:month|date|time)|\d{4}\b)|(?:in|for|from)\s(?:[a-z-]+\s)?(?:[A-Z][a-z]+\s)?20\d\d\b)/i;

/** A figure of the indicator's own kind, none of those it has had, that goes with a day to come. */
function isHopedFor(sentence: ReadSentence, reading: Reading, input: CheckInput): boolean {
  const had = [input.outturn?.value, ...(input.previous ?? []).map((past) => past.outturn.value)];
  const later =
    sentence.dates.some((date) => !date.yearGiven || date.to > (reading.asAt ?? '')) || sentence.dates.length === 0;
  return (
    later &&
    sentence.figures.some(
      (each) =>
        ofKind(reading, each) &&
        !['benchmark', 'change'].includes(each.role) &&
        !had.some((value) => states(each, value)) &&
        BY_THEN.test(sentence.text.slice(each.end)),
    )
  );
}

/** A sentence that says when the indicator will be back, or what it will be by when. */
export function isForecast(sentence: ReadSentence, reading: Reading, input: CheckInput): boolean {
  const { text } = sentence;
  if (isHopedFor(sentence, reading, input)) return true;
  const byDate = sentence.figures.some(
    (each) => ofKind(reading, each) && each.role === 'future' && /^\s(?:by|in|from|for)\s/.test(text.slice(each.end)),
  );
  if (byDate) return true;
  const aims = sentence.figures.some(
    (each) => ofKind(reading, each) && each.kind !== 'count' && each.role === 'future',
  );
  if (aims && sentence.dates.some((date) => date.yearGiven && date.to > (reading.asAt ?? ''))) return true;
  if (!FORECAST_VERB.test(text) || !isFuture(sentence, reading)) return false;
  if (FORECAST_AIM.test(text)) return true;
  return sentence.figures.some((each) => (ofKind(reading, each) || each.kind === 'range') && each.role !== 'previous');
}
