import nlp from 'compromise/two';
import { at } from './finding';
import type { Reading, ReadSentence } from './reading';
import type { Finding } from './types';

interface Place {
  start: number;
  end: number;
}

const IDENTIFIERS: readonly (readonly [string, RegExp])[] = [
  ['an e-mail address', /\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b/g],
  ['a telephone number', /(?:\+44\s?\(?0?\)?|\(?\b0)(?:\d[\s-]?\)?){9,10}\b/g],
  ['a postcode', /\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b/g],
  [
    'a case number',
    /\b(?:case|reference|ref\.?|file|person|client|pupil|NHS|UPN|ID|NI|social care)\s?(?:number|no\.?|ref(?:erence)?\.?|id)?\s?[:#]?\s?[A-Z]{0,3}[-/]?\d{4,}\b/gi,
  ],
  ['a National Insurance number', /\b[A-CEGHJ-PR-TW-Z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]\b/g],
  [
    'an address',
    /\b(?:[Ff]lat \d+\w?,? )?\d{1,4}[a-z]?,? (?:[A-Z][a-z]+ ){1,3}(?:Road|Street|Lane|Avenue|Close|Drive|Way|Gardens|Crescent|Terrace|Court|Place|Walk|Grove)\b/g,
  ],
];

const PERSON =
  '(?:child|boy|girl|young person|young man|young woman|pupil|student|sibling|brother|sister|baby|infant|toddler|teenager|mother|father|parent|resident|tenant|patient|client|service user|man|woman|care leaver)';
const PLACE = "(?:in|from|at|of|near|living in)\\s(?:the\\s)?(?:[A-Z][\\w'’]+)";
const AGE =
  '(?:\\b\\d{1,2}[- ]year[- ]old\\b|\\b(?:[a-z]+teen|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[- ]year[- ]old\\b|\\baged \\d{1,2}\\b)';
const PATTERNS: readonly RegExp[] = [
  /\b(?:Mr|Mrs|Miss|Ms|Mx)\.? [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*(?:, (?:aged )?\d{1,3}\b)?/g,
  new RegExp(
    `\\b[Cc]hild(?:ren)? [A-Z](?:\\d)?\\b(?!['’]?[a-z])|\\b(?:[Cc]hild|[Yy]oung [Pp]erson|[Pp]upil|[Ss]ibling|[Pp]atient) [A-Z]{2}\\b(?!['’]?[a-z])|\\b(?:[Yy]oung [Pp]erson|[Pp]upil|[Ss]ibling|[Rr]esident|[Tt]enant|[Pp]atient|[Cc]lient|[Ff]amily) [A-Z]\\b(?!['’]?[a-z])`,
    'g',
  ),
  new RegExp(
    `(?<![\\w.])(?:[A-Z]\\.){2,3}(?=,|\\s\\(?(?:aged|\\d{1,2}\\b)|['’]s)(?:,? (?:a |aged )?\\d{1,2}[^,.;]{0,30})?`,
    'g',
  ),
  /\b[A-Z]{2}(?:,? aged \d{1,2}\b|\s\((?:aged )?\d{1,2}\))/g,
  new RegExp(`(?:${AGE})(?:[- ]${PERSON})?\\b[^.;,]{0,25}?\\b${PLACE}`, 'g'),
  new RegExp(`\\b${PERSON} ${AGE}[^.;,]{0,20}\\b${PLACE}`, 'g'),
  /\b[A-Z][a-z]+['’]s (?:placement|mother|father|carers?|sister|brother|case|adoption|school place) (?:\w+ )?(?:ended|broke|was|is|has|had|moved|went|lost)\b/g,
  new RegExp(`\\b(?:an?|the|one|our) (?:\\w+ )?${PERSON} (?:called|named) [A-Z]\\w+`, 'g'),
];

/** Given names common in Britain that the library's list lacks. */
const MORE_NAMES = new Set(
  'callum ciaran kieran aoife niamh oisin rhys carys dafydd ffion amira anika priya deepa sanjay tariq bilal ayaan zara hamza iqra chukwudi chidi oluwaseun ngozi kwame kofi ama shanice tyrone kayden jaiden kian ellis alfie archie freya imogen isla elsie maisie olena oksana agnieszka wojciech'.split(
    ' ',
  ),
);

const STAFF_AFTER =
  /^(?:['’]s)?(?:\s[A-Z][\w'’-]+)?,?\s(?:\(|the |our |is the )?(?:[A-Z][\w&]+,? )*(?:(?:Assistant |Deputy |Interim )?Director|Head|Chief|Manager|Lead|Leader|Principal|Officer|Commissioner|Cabinet|Portfolio|Chair)\b/;
const STAFF_BEFORE =
  /\b(?:Councillor|Cllr|Lead Member|Portfolio Holder|Leader|Director|Manager|Officer|Lead|Head|Chair|Chief Executive|Minister|MP|Professor|Prof|Sir|Lord|Lady|Dame|St|Saint|Dr|Ofsted inspector|Judge|Justice),?\.?\s(?:of [A-Z]\w+(?: [A-Z]\w+)*,?\s)?(?:[A-Z]\w+\s)?\(?$/;
const ORGANISATION_AFTER =
  /^(?:['’]s)?\s(?:[A-Z][\w'’-]+\s)*(?:House|Court|Street|Road|Lane|Avenue|Close|Way|School|Academy|College|Centre|Center|Trust|Foundation|Council|Hospital|Hub|Project|Team|Service|Services|Partnership|Programme|Committee|Ward|Park|Hall|Primary|Secondary|High|Report|Review|Act|Agency|Charity|Ltd|Limited|Group|Unit|Panel|Board|Scheme|Index|Fund|Bank|University|Institute|Estate|Gardens|Law|Rule|Inquiry|Awards?|Square|Bridge|Hill|Cross|Green|Town)\b/;
/** Given names that are as often a word, a month, a place or a piece of software. */
const AMBIGUOUS = new Set(
  'foster burton fletcher archer blossom blaze berry buck cash tanner temple vale spring winter trent essex derby durham carlisle lancaster stafford warwick kingston melton tyne cherry coral marina eden garland brent bradford dudley mark will may april june august grace hope faith joy jordan chelsea kent chase grant rose rich bill frank gene pat drew dale glen cliff heath ray lance miles art carol ivy holly iris lily daisy poppy olive ruby amber jade pearl crystal ginger sandy summer autumn dawn eve christian georgia virginia florence sydney paris london lincoln preston chester bradley ashley beverley shirley kingsley barnet bexley bromley kelly guy max mason cooper hunter parker taylor carter porter baker page king prince earl duke major reed wade stone robin victoria charity constance prudence patience chance angel destiny trinity harmony melody sky star storm river sol gale see so van den an do ed al sal val jo kit kip nick jack penny pip rob sue bob don dot tab ty dee chi min sun young long lee ali mercury clement justice merit royal sterling harrison stanley wells norman clare west salvador dallas austin houston brooklyn madison carolina adelaide alma era gay love sage dean abbey cam camden milton sutton clifton clay ford forest garth hale lane ross shaw roman german israel santiago lourdes asia china india kenya merry minor noble ward warden franklin windsor york devon cornel bell bishop christmas'.split(
    ' ',
  ),
);

const names = new Map<string, boolean>();

/** Whether a word is a given name and hardly ever anything else. Answers are kept: the name list is the slow part. */
function isGivenName(word: string): boolean {
  const key = word.toLowerCase();
  if (AMBIGUOUS.has(key)) return false;
  const kept = names.get(key);
  if (kept !== undefined) return kept;
  const found = MORE_NAMES.has(key) || nlp(word).has('^(#MaleName|#FemaleName|#FirstName)$');
  if (names.size < 10_000) names.set(key, found);
  return found;
}

function givenNames(sentence: ReadSentence): Place[] {
  return [...sentence.text.matchAll(/\b[A-Z][a-z]{2,}(?:['’]s\b)?/g)].flatMap((match) => {
    const word = match[0].replace(/['’]s$/, '');
    const [before, after] = [sentence.text.slice(0, match.index), sentence.text.slice(match.index + word.length)];
    if (
      STAFF_AFTER.test(after) ||
      STAFF_BEFORE.test(before) ||
      ORGANISATION_AFTER.test(after) ||
      /[A-Z][\w'’]+\s$/.test(before.replace(/^\W*\w+\s$/, ''))
    )
      return [];
    if (!isGivenName(word)) return [];
    // "Marks and Spencer": a firm, unless the first of the two is a given name as well.
    const partner = /\b([A-Z]\w+) (?:and|&) $/.exec(before)?.[1];
    if (partner !== undefined && !isGivenName(partner)) return [];
    const surname = /^(?: [A-Z][a-z]+)?(?:,? \(?(?:aged )?\d{1,2}\)?)?/.exec(after)?.[0] ?? '';
    return [{ start: match.index, end: match.index + word.length + surname.length }];
  });
}

/** Drops places inside or beside one already kept. */
function apart(places: readonly Place[]): Place[] {
  const kept: Place[] = [];
  for (const place of places)
    if (!kept.some((each) => place.start <= each.end + 2 && each.start <= place.end + 2)) kept.push(place);
  return kept;
}

/** Anything that could tell who a person is. Posts and councillors are public; people who use a service are not. */
export function checkPeople(reading: Reading): Finding[] {
  return reading.sentences.flatMap((sentence) => {
    const identifiers = IDENTIFIERS.flatMap(([what, pattern]) =>
      [...sentence.text.matchAll(pattern)].map((match) => ({
        what,
        start: match.index,
        end: match.index + match[0].length,
      })),
    );
    const patterned = PATTERNS.flatMap((pattern) => [...sentence.text.matchAll(pattern)])
      .filter((match) => !STAFF_AFTER.test(sentence.text.slice(match.index + match[0].length)))
      .map((match) => ({ start: match.index, end: match.index + match[0].length }));
    const people = apart([...patterned, ...givenNames(sentence)]);
    const first = identifiers[0];
    return [
      // One finding a sentence: an address with its postcode is one thing to take out.
      ...(first === undefined
        ? []
        : [
            at(
              'personal-identifier',
              sentence,
              {
                start: Math.min(...identifiers.map((each) => each.start)),
                end: Math.max(...identifiers.map((each) => each.end)),
              },
              `The text gives ${first.what}.`,
              'Take it out; name the post to contact if one is needed.',
            ),
          ]),
      ...people.map((place) =>
        at(
          'person-named',
          sentence,
          place,
          `"${sentence.text.slice(place.start, place.end).trim()}" could tell readers who somebody is.`,
          'Describe what happened without a name, initials, age or place.',
        ),
      ),
    ];
  });
}
