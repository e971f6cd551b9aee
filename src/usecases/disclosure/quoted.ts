/** Commentary meant for Part 1 that quotes what Part 1 keeps back, or a count of people small enough to tell who they are. */
import { checkCommentary, type Field } from '../../domain/commentary-check';
import { quotedProtectedFigures, type ProtectedFigure } from '../../domain/disclosure';
import type { CommentaryText, Indicator, Person } from '../../domain/glossary';
import { readRound, type Round } from '../figures/round';
import type { Reader } from '../ports';
import type { Matter } from '../commentary/matter';
import type { Verb } from '../../domain/workflow';
import { audienceOf, type Viewer } from '../who/access';
import type { Meeting } from './figure-meant';

/** The exact words, and the part of the commentary they stand in. */
export interface Quoted {
  part: string;
  words: string;
  /** The same place as the check of commentary names it; characters `[start, end)` of that field. */
  field: Field;
  span: readonly [number, number];
  /** A figure of the suite that is kept back, or a small count of people whatever it is of. */
  what: 'kept back' | 'small count';
}

interface Part {
  field: Field;
  part: string;
  text: string;
}

const partsOf = ({ cause, impact, actions, forecast }: CommentaryText): Part[] => [
  { field: 'cause', part: 'the cause', text: cause },
  { field: 'impact', part: 'the impact', text: impact },
  ...actions.map(({ what }, i): Part => ({ field: `action ${i + 1}`, part: `action ${i + 1}`, text: what })),
  { field: 'forecast', part: 'the forecast', text: forecast },
];

const quotedIn = (text: CommentaryText, figures: readonly ProtectedFigure[]): Quoted[] =>
  partsOf(text).flatMap(({ field, part, text: words }) =>
    quotedProtectedFigures(words, figures).map((found) => ({
      field,
      part,
      words: found.words,
      span: [found.start, found.end] as const,
      what: 'kept back' as const,
    })),
  );

/** Counts of people too small for the public, figures of the suite or not. */
const smallCountsIn = (text: CommentaryText, smallCount: number): Quoted[] =>
  partsOf(text).flatMap(({ field, part, text: words }) =>
    checkCommentary({ text: words, settings: { smallCount } })
      .filter(({ code }) => code === 'small-count')
      .map(({ span }) => ({ field, part, words: words.slice(...span), span, what: 'small count' as const })),
  );

/** Words of a text for the public that quote what Part 1 keeps back in this round, or count too few people. */
export const quotedForPublic = (round: Round, text: string): string[] => {
  const written: CommentaryText = { cause: text, impact: '', actions: [], forecast: '' };
  return [...quotedIn(written, keptBackIn(round)), ...smallCountsIn(written, round.suite.settings.smallCount)].map(
    (q) => q.words,
  );
};

/**
 * What its writer is told at submit: small counts, and figures of indicators they answer for themselves. Whether it
 * quotes somebody else's is not theirs to learn, however many numbers they try.
 */
const knownTo = (round: Round, writer: Person): ProtectedFigure[] =>
  round.indicators
    .filter((i) => [i.ownerId, i.delegateId].includes(writer.id))
    .flatMap((i) => round.protectedFigures(i, 'every period'));

/** Every figure of the period that Part 1 keeps back. */
const keptBackIn = (round: Round): ProtectedFigure[] =>
  round.keptBack().flatMap((i) => round.protectedFigures(i, 'this period'));

/**
 * The words that must not go into Part 1. Commentary on an indicator that stands in Part 2 itself may say everything.
 *
 * @param reading "writer": at submit; "checker": for the performance team, before it is approved
 */
export async function wordsForPartTwo(
  reader: Reader,
  { suite, period, of }: Matter,
  text: CommentaryText,
  reading: { as: 'writer'; person: Person } | { as: 'checker' },
): Promise<Quoted[]> {
  const round = await readRound(reader, suite, period);
  const own = of === null ? null : round.indicator(of.id);
  if (own !== null && round.isKeptBack(own)) return [];
  const figures = reading.as === 'writer' ? knownTo(round, reading.person) : keptBackIn(round);
  // Whoever writes on an indicator was given its figures, earlier ones too.
  const given = own === null ? [] : round.protectedFigures(own, 'every period');
  const quoted = quotedIn(text, [...figures, ...given]);
  const overlaps = ({ part, words }: Quoted): boolean =>
    quoted.some((q) => q.part === part && (q.words.includes(words) || words.includes(q.words)));
  return [...quoted, ...smallCountsIn(text, suite.settings.smallCount).filter((q) => !overlaps(q))];
}

/** Verbs that carry a text towards Part 1, and who reads it at that step. */
const carries: Partial<Record<Verb, 'writer' | 'checker'>> = {
  submit: 'writer',
  resubmit: 'writer',
  approve: 'checker',
  'sign off': 'checker',
};

/** Why these words cannot go further towards Part 1, with the words themselves as far as this person may know; or null. */
export async function whyNotPublic(
  reader: Reader,
  { actor, place }: Viewer,
  matter: Matter,
  verb: Verb,
  text: CommentaryText | null,
): Promise<string | null> {
  const as = carries[verb];
  if (as === undefined || text === null) return null;
  const found = await wordsForPartTwo(reader, matter, text, as === 'writer' ? { as, person: actor } : { as });
  if (found.length === 0) return null;
  const words = found.map(({ part, words: quoted }) => `“${quoted}” (in ${part})`).join(', ');
  if (as === 'writer')
    return `The public report cannot carry these words, because people could be identified from them: ${words}. Say it without the number, or ask the performance team to move this to Part 2. Nothing was sent, and your text is still in the box.`;
  const listed = audienceOf(new Set(await reader.partTwoReaders(matter.period.id)), { actor, place }) === 'Part 2';
  return listed
    ? `These words must not go into Part 1: ${words}. Return it, or move it to Part 2. Nothing was changed.`
    : 'Somebody on this meeting’s Part 2 list has to check this one before it goes into Part 1. Nothing was changed.';
}

/** Approved commentary of the same period that quotes a figure just kept back, for the officer to reopen. */
export async function quotedElsewhere(
  reader: Reader,
  { period, round }: Meeting,
  indicator: Indicator,
): Promise<string[]> {
  const figures = round.protectedFigures(indicator, 'this period');
  const found: string[] = [];
  for (const request of await reader.requests([period.id])) {
    const other = round.indicators.find((i) => i.id === request.indicatorId);
    if (request.latest === null || other?.id === indicator.id || (other !== undefined && round.isKeptBack(other)))
      continue;
    const words = quotedIn(request.latest.text, figures).map((q) => `“${q.words}”`);
    const on = other === undefined ? (request.subject ?? '') : `indicator ${other.number}`;
    if (words.length > 0) found.push(`The commentary on ${on} quotes it: ${words.join(', ')}. Return or reopen it.`);
  }
  return found;
}
