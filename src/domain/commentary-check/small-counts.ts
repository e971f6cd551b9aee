import { at } from './finding';
import type { PlacedFigure, Reading, ReadSentence } from './reading';
import type { CheckInput, Finding } from './types';
import { shown } from './words';

const PEOPLE_ONE =
  'child|toddler|newborn|schoolchild|couple|widow|grandparent|neighbour|brother|sister|young person|boy|girl|pupil|student|care leaver|family|household|resident|tenant|patient|adult|learner|sibling|teenager|baby|infant|parent|client|service user|young adult|victim|mother|father|person|claimant|woman|man|applicant|customer|complainant|smoker|leaseholder|refugee|asylum seeker|survivor|veteran|pensioner|offender';
const PEOPLE_MANY =
  'children|toddlers|newborns|schoolchildren|couples|widows|grandparents|neighbours|brothers|sisters|young people|boys|girls|pupils|students|care leavers|families|households|residents|tenants|patients|adults|learners|siblings|teenagers|babies|infants|parents|clients|service users|young adults|victims|mothers|fathers|people|claimants|women|men|applicants|customers|complainants|smokers|leaseholders|refugees|asylum seekers|survivors|veterans|pensioners|offenders|unaccompanied minors|(?:\\d\\d|[a-z]+teen)[- ]year[- ]olds';
const CASES_ONE =
  'case|placement|review|assessment|plan|conference|adoption|exclusion|suspension|disruption|placement breakdown';
const CASES_MANY =
  'cases|placements|reviews|assessments|plans|conferences|adoptions|exclusions|suspensions|disruptions|placement breakdowns';
const QUALIFIERS = "(?:(?!in\\b|of\\b|at\\b|for\\b|or\\b|and\\b|to\\b)[\\w'’-]+\\s){0,2}?";
/** Not counts of the people served: capacity, hopes, staff, rates. */
const CAPACITY =
  /\b(?:recruit\w*|employ\w*|hir(?:e|ed|ing)|appoint\w*|open\w*|provid\w*|fund\w*|commission\w*|room for|space for|capacity for|up to|groups? of|classes of|limit of|maximum of|caseloads? of|per|each|every|any|if|at least|no more than|lease\w*|home for|homes for|least)\s(?:\w+\s)?$/i;
const NOT_SERVED =
  /^\s(?:in the team|on the team|officers|workers|staff|social|posts|left the (?:team|service)|support|hubs?|centres?|services?|homes?|panel|meetings?|referral|at a time|in (?:two|three|four|five|six|seven|eight|nine|ten|\d+)\b|of staff|from the team|in post|working group|or more)|^['’]/i;

function noun(
  sentence: ReadSentence,
  from: number,
  one: boolean,
  words: { one: string; many: string },
): string | undefined {
  const rest = sentence.text.slice(from);
  const match = new RegExp(`^[\\s-]${QUALIFIERS}(${one ? words.one : words.many})\\b`, 'i').exec(rest);
  if (match === null) return undefined;
  const tail = rest.slice(match[0].length);
  return NOT_SERVED.test(tail) ? undefined : match[1];
}

interface SmallCount {
  value: number;
  noun: string;
  start: number;
  end: number;
}

/** The counts a figure gives away: itself, and for "n of m people" also m less n. */
function given(
  figure: PlacedFigure,
  sentence: ReadSentence,
  words: { one: string; many: string },
  input: CheckInput,
): SmallCount | undefined {
  const before = sentence.text.slice(0, figure.start);
  if (CAPACITY.test(before) || figure.role === 'target' || figure.role === 'future' || figure.role === 'benchmark')
    return undefined;
  if (figure.kind !== 'count' && figure.kind !== 'ratio') return undefined;
  if (!Number.isInteger(figure.value) || /^\s(?:in|or more|or fewer|years?)\b/.test(sentence.text.slice(figure.end)))
    return undefined;
  const ratio = figure.kind === 'ratio' && figure.other !== null;
  const found =
    noun(sentence, figure.end, !ratio && figure.value === 1, words) ??
    new RegExp(`\\b(${words.many}|${words.one})\\b`, 'i').exec(
      ratio
        ? `${figure.text} ${figure.other === input.outturn?.denominator ? (input.indicator?.title ?? '') : ''}`
        : '',
    )?.[1];
  if (found === undefined) return undefined;
  const rest = ratio && figure.other !== null ? figure.other - figure.value : Infinity;
  const value = Math.min(figure.value === 0 ? Infinity : figure.value, rest === 0 ? Infinity : rest);
  return {
    value,
    noun: found,
    start: figure.start,
    end:
      figure.end +
      (ratio ? 0 : sentence.text.slice(figure.end).toLowerCase().indexOf(found.toLowerCase()) + found.length),
  };
}

/**
 * Counts from 1 to the threshold (5 unless the suite decides otherwise: the DfE's rule for children in
 * need statistics). A true nought is not disclosive. Part 2 may hold them.
 */
export function checkSmallCounts(input: CheckInput, reading: Reading): Finding[] {
  if (input.part === 2) return [];
  const threshold = input.settings?.smallCount ?? 5;
  const people = { one: PEOPLE_ONE, many: PEOPLE_MANY };
  const cases = { one: CASES_ONE, many: CASES_MANY };
  return reading.sentences.flatMap((sentence) =>
    sentence.figures.flatMap((figure) => {
      const group = given(figure, sentence, people, input);
      if (group !== undefined && group.value <= threshold) {
        return [
          at(
            'small-count',
            sentence,
            group,
            `A count of ${shown(group.value)} (${group.noun}) can identify people.`,
            `Write "fewer than ${threshold + 1}", or keep it for Part 2.`,
          ),
        ];
      }
      if (group !== undefined && group.value <= threshold * 2) {
        return [
          at(
            'small-group',
            sentence,
            group,
            `${shown(group.value)} ${group.noun} is a small group; with a place and a month they may be recognised.`,
            'Consider leaving the count or the detail out.',
          ),
        ];
      }
      const few = given(figure, sentence, cases, input);
      if (few === undefined || figure.value > threshold || (figure.value === 1 && figure.kind === 'count')) return [];
      return [
        at(
          'small-count-cases',
          sentence,
          few,
          `A count of ${shown(few.value)} ${few.noun} is close to a count of people.`,
          'Say "a few", or keep the number for Part 2.',
        ),
      ];
    }),
  );
}
