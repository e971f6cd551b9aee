import type { IsoDate } from '../glossary';
import type { WrittenDate } from './dates';
import { at, missing } from './finding';
import { ofKind, states, type Reading, type ReadSentence } from './reading';
import { relativeTo } from './roles';
import type { CheckInput, Finding } from './types';

const AS_AT =
  /\b(?:as (?:at|of)|position at|figures? (?:at|for)|(?:by|at|to|up to) (?:the )?end(?: of)?|^(?:\W*)at)\s(?:the )?(?:end (?:of )?)?$/i;
const STRONG_AS_AT = /\bas (?:at|of)\s(?:the )?(?:end (?:of )?)?$/i;

function asAtDates(sentence: ReadSentence): WrittenDate[] {
  return sentence.dates.filter(
    (date) =>
      date.precision !== 'season' && date.precision !== 'year' && AS_AT.test(sentence.text.slice(0, date.start)),
  );
}

/** "31 October 2020" as "October 2020". */
export function monthOf(day: IsoDate): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
}

/** The figures given as at another month than the period's (or than the outturn's own date, where it has one). */
export function checkAsAt(input: CheckInput, reading: Reading): Finding[] {
  const { asAt } = reading;
  if (asAt === undefined) return [];
  const stated = reading.sentences.flatMap((sentence) => asAtDates(sentence).map((date) => ({ sentence, date })));
  const right = reading.sentences.some(
    (sentence) =>
      asAtDates(sentence).some((date) => relativeTo(date, asAt) === 0) ||
      sentence.figures.some(
        (each) =>
          each.role === 'current' &&
          sentence.dates.some((date) => relativeTo(date, asAt) === 0 && date.precision !== 'year') &&
          (ofKind(reading, each) || each.kind === 'ratio'),
      ),
  );
  const quotesNow = reading.sentences.some((sentence) =>
    sentence.figures.some((each) => ofKind(reading, each) && states(each, input.outturn?.value)),
  );
  return stated.slice(0, right ? undefined : 1).flatMap(({ sentence, date }) => {
    if (
      relativeTo(date, asAt) !== -1 &&
      !(STRONG_AS_AT.test(sentence.text.slice(0, date.start)) && relativeTo(date, asAt) === 1)
    )
      return [];
    const figures = sentence.figures.filter((each) => ofKind(reading, each));
    const says = (value: number | null | undefined): boolean => figures.some((each) => states(each, value));
    const earlier = (input.previous ?? []).some((each) => says(each.outturn.value));
    const claimsNow = figures.length === 1 && says(input.outturn?.value) && !earlier;
    if (right ? !claimsNow : earlier && quotesNow) return [];
    return [
      at(
        'as-at-differs',
        sentence,
        date,
        `The figure is given as at ${date.text}; this report is as at ${monthOf(asAt)}.`,
        `Give the figure as at ${monthOf(asAt)}, or say why only an earlier one is known.`,
      ),
    ];
  });
}

const BY = /\b(?:by|before|until|no later than|due(?: in| on| by)?)\s(?:the )?(?:end (?:of )?|early |mid[- ]|late )?$/i;
/** "is to open in August", "will start on 5 October". */
const PROMISED_FOR =
  /\b(?:will|shall|is to|are to|(?:is|are) due to|plans? to|intends? to)\s\w+(?:\s[\w'’-]+){0,5}\s(?:in|on|from)\s(?:early |mid[- ]|late )?$/i;
const DONE =
  /\b(?:was|were|had|did|has been|have been|would|should have|promised|missed|completed|agreed|began|started|originally|previously|since|\w+ed by)\b/i;

/** Promises for a day before today. Only dates with a year are judged. */
export function checkPromisesInTime(input: CheckInput, reading: Reading): Finding[] {
  const { today, text } = input;
  if (today === undefined) return [];
  const written = reading.sentences.flatMap((sentence) =>
    sentence.dates
      .filter(
        (date) =>
          date.yearGiven &&
          date.to < today &&
          (BY.test(sentence.text.slice(0, date.start)) || PROMISED_FOR.test(sentence.text.slice(0, date.start))),
      )
      .filter((date) => {
        const lead = sentence.text.slice(0, date.start).split(/[;,]/).slice(-2).join(',');
        if (/^\W*by\b[^,;]*$/i.test(lead) && /^[^.;]{0,40}\b(?:will|shall)\b/.test(sentence.text.slice(date.end)))
          return true;
        return (
          /\b(?:will|shall|should(?! have)|is to|are to|plans? to|aims? to|intends? to|expect(?:s|ed)?|forecast|head of \w+ to|manager to|director to|to be|(?:is|are) due)\b/i.test(
            lead,
          ) && !DONE.test(lead)
        );
      })
      .map((date) =>
        at(
          'action-date-past',
          sentence,
          date,
          `${date.text} has passed, yet the text speaks of it as still to come.`,
          'Say what was done, or give a new date.',
        ),
      ),
  );
  if (typeof text === 'string') return written;
  const due = text.actions.flatMap((action, index) =>
    action.due !== null && action.due < today
      ? [
          missing(
            'action-date-past',
            `action ${index + 1}`,
            `This action was due on ${action.due}, which has passed.`,
            'Say what was done, or give a new date.',
          ),
        ]
      : [],
  );
  return [...written, ...due];
}

const UNDATED =
  /\b(?:there (?:is|are) currently|currently|at present|presently|at the moment|right now|at this time|now (?:stands?|at|have|has|totals?)|(?<!year )to date)\b/i;

/** "Currently" beside a figure, with no date in the sentence. */
export function checkNow(reading: Reading): Finding[] {
  return reading.sentences.flatMap((sentence) => {
    const match = UNDATED.exec(sentence.text);
    const counted = sentence.figures.some(
      (each) => (each.kind !== 'duration' || ofKind(reading, each)) && each.role !== 'target' && each.role !== 'future',
    );
    if (match === null || !counted || sentence.dates.length > 0) return [];
    const place = { start: match.index, end: match.index + match[0].length };
    return [
      at('undated-now', sentence, place, `"${match[0]}" gives a figure no date.`, 'Give the date of the figure.'),
    ];
  });
}
