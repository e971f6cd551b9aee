import { at } from './finding';
import type { Reading, ReadSentence } from './reading';
import type { CheckInput, Finding } from './types';
import type { FindingCode } from './catalogue';
import { literally } from './words';

/** Short forms every reader knows. */
const KNOWN = new Set(
  'LED PIN SMS FAQ HIV DNA TBC TBA TBD XX XXX UK NHS HR IT GP RAG MP TV GCSE GCSEs VAT ID AM PM OK EU USA PC PDF COVID BBC CEO DIY MOT CCTV RED AMBER GREEN II III IV VI'.split(
    ' ',
  ),
);
const SHORT_FORM =
  /(?<![\w.@/£#-])(?:[A-Z]{2,6}|[A-Z][a-z]?[A-Z]{1,3}|[A-Z]{1,3}[a-z][A-Z]{1,3}|[A-Z]&[A-Z])(?:s|['’]s)?(?![\w@-])/g;

/** Whether the short form is spelled out, before or just after, as "(ETE)" or "ETE (education, …)". */
function spelledOut(short: string, text: string, earlier: string, input: CheckInput): boolean {
  const bracketed = new RegExp(`[a-z]\\w*['’]?\\s\\(${literally(short)}s?\\)`);
  const opened = new RegExp(`\\b${literally(short)}s?\\s?\\((?:[a-z’'-]+,?\\s){1,}`, 'i');
  if (input.spelledOut?.includes(short) === true) return true;
  const known = input.abbreviations?.[short];
  const before = earlier.toLowerCase();
  if (known !== undefined && before.includes(known.toLowerCase())) return true;
  return bracketed.test(`${input.indicator?.title ?? ''} `) || bracketed.test(text) || opened.test(text);
}

function lettersOf(short: string): string {
  return Array.from(short).sort().join('');
}

/** A short form already known with the same letters in another order: ETE for EET, NEET for NETE. */
function sameLetters(short: string, input: CheckInput, text: string): string | undefined {
  if (short.length < 3 || input.abbreviations?.[short] !== undefined) return undefined;
  const title = input.indicator?.title ?? '';
  const bracketed = [...`${title} ${text}`.matchAll(/[a-z]\w*['’]?\s\(([A-Z][A-Za-z]{2,5}?)s?\)/g)].map(
    (each) => each[1] ?? '',
  );
  return [...Object.keys(input.abbreviations ?? {}), ...bracketed].find(
    (known) => known !== short && lettersOf(known) === lettersOf(short),
  );
}

/** Short forms not spelled out at first use. Bracketed in the indicator's title counts as spelled out. */
export function checkAbbreviations(input: CheckInput, reading: Reading): Finding[] {
  const variants = new Set((input.terms ?? []).flatMap((term) => term.variants));
  /** Every short form met, each looked up once. */
  const seen = new Set<string>();
  const whole = reading.parts.map((part) => part.text).join('\n');
  return reading.sentences.flatMap((sentence) =>
    [...sentence.text.matchAll(SHORT_FORM)].flatMap((match) => {
      const short = match[0].replace(/(?:['’]s|s)$/, '');
      if (KNOWN.has(match[0]) || KNOWN.has(short) || seen.has(short) || variants.has(match[0]) || variants.has(short))
        return [];
      seen.add(short);
      // A heading or a shout is not an abbreviation.
      if (
        /[A-Z]{4,} [A-Z]{2,}$|^[A-Z]{2,} [A-Z]{4,}/.test(
          sentence.text.slice(Math.max(0, match.index - 12), match.index + short.length + 12),
        )
      )
        return [];
      if (
        /^\d/.test(sentence.text.slice(match.index + match[0].length)) ||
        spelledOut(
          short,
          whole,
          sentence.field === 'text' ? whole.slice(0, sentence.start + match.index) : whole,
          input,
        )
      )
        return [];
      const same = sameLetters(short, input, whole);
      if (same !== undefined) {
        return [
          at(
            'term-varies',
            sentence,
            { start: match.index, end: match.index + match[0].length },
            `The report says "${same}"; the text says "${match[0]}".`,
            `Write "${same}", or say how the two differ.`,
          ),
        ];
      }
      const words = input.abbreviations?.[short];
      const suggestion =
        words === undefined ? `Spell ${short} out at first use.` : `Write "${words} (${short})" at first use.`;
      return [
        at(
          'abbreviation-unexpanded',
          sentence,
          { start: match.index, end: match.index + match[0].length },
          `${short} is not spelled out.`,
          suggestion,
        ),
      ];
    }),
  );
}

/** Words other than those the suite prefers, once for each. */
export function checkTerms(input: CheckInput, reading: Reading): Finding[] {
  return (input.terms ?? []).flatMap((term) =>
    term.variants.flatMap((variant) => {
      const pattern = new RegExp(`\\b${literally(variant)}\\b`, /^[A-Z]+s?$/.test(variant) ? '' : 'i');
      for (const sentence of reading.sentences) {
        const match = pattern.exec(sentence.text);
        if (match !== null)
          return [
            at(
              'term-varies',
              sentence,
              { start: match.index, end: match.index + match[0].length },
              `The suite says "${term.preferred}"; the text says "${match[0]}".`,
              `Write "${term.preferred}".`,
            ),
          ];
      }
      return [];
    }),
  );
}

interface Phrase {
  code: FindingCode;
  pattern: RegExp;
  says: (words: string) => string;
  suggestion: string;
}

const PHRASES: readonly Phrase[] = [
  {
    code: 'hedge',
    pattern:
      /\b(?:hopefully|it is hoped|we hope|are hopeful|(?<!had )hoped|perhaps|possibly|arguably|somewhat|to some extent|to a degree|in some ways|it is (?:felt|thought|believed|anticipated) that|it would (?:seem|appear)|may well|might well|should hopefully|we would (?:like to think|hope)|in due course|as soon as (?:possible|practicable)|where (?:possible|appropriate|practicable)|going forwards?|moving forwards?|fairly|relatively speaking|more or less|endeavour\w*|it is likely that)\b/gi,
    says: (words) => `"${words}" leaves the reader unsure what is meant.`,
    suggestion: 'Say what is known, what will be done and by when.',
  },
  {
    code: 'rhetoric',
    pattern:
      /\b(?:(?:huge|massive|enormous|terrible|total|absolute|real|national) crisis|crisis|perfect storm|unprecedented(?: \w+)?|world[- ]class|game[- ]chang\w+|fantastic|amazing|incredibl\w+|outstanding work|tirelessly|(?:worked|working) tirelessly|passionate(?:ly)?(?: believes?)?|needless to say|rest assured|at the end of the day|through the roof|whatever it takes|everything (?:we can|in our power)|our very best|all hands|work(?:ing|ed)? (?:wonders|miracles)|bend(?:ing)? over backwards|storm(?:y|s)? ahead|uphill (?:battle|struggle)|drop in the ocean|tip of the iceberg|postcode lottery|firefighting|(?:leave|leaving) no stone unturned|no stone unturned|heroic\w*|superb|brilliant\w*|disastrous\w*|catastroph\w+|devastat\w+|skyrocket\w*|spiral\w*|unacceptab\w+|going the extra mile|above and beyond|great challenges|challenges ahead|sign of the times|reflection of the times|shocking\w*|appalling\w*|second to none|best in class|green shoots|turning the corner|step change|laser[- ]focus\w*|relentless\w*|proud to|journey|robust(?:ly)?)\b/gi,
    says: (words) => `"${words}" is a strong word with no figure behind it.`,
    suggestion: 'Give the fact instead.',
  },
  {
    code: 'to-be-confirmed',
    pattern: /\b(?:TBC|TBA|TBD|tbc|tba|[Tt]o be (?:confirmed|advised|determined|announced))\b/g,
    says: () => 'Something is still to be confirmed.',
    suggestion: 'Give it, or say in words what is not yet known and when it will be.',
  },
  {
    code: 'template-leftover',
    pattern:
      /\[\s*\]|\[(?:insert|add|your|enter|name|date|number|text|delete|xx+|tbc|details?|figures?|type|complete|please|indicator|month|period|officer|director|to be|awaiting|await|dn\b|drafting|note to|needs?|%|\?)[^\]]*\]|<(?:insert|add|enter|name|date|text)[^>]*>|\{\{[^}]*\}\}|\$\{[^}]*\}|#(?:REF|N\/A|VALUE|DIV\/0|NAME)[!?]?|\b[Xx]{2,}%?(?![\w-])|\b[Xx]%|£[Xx]+\b|\blorem ipsum\b|_{3,}|\?{3,}|\b[Cc]lick (?:or tap )?here to enter\b|\b(?:insert|enter) (?:text|commentary|figures?|date|name) here\b|\bdelete as appropriate\b/gi,
    says: (words) => `"${words}" is left over from a template.`,
    suggestion: 'Fill it in or take it out.',
  },
  {
    code: 'repeated-word',
    pattern: /\b([A-Za-z]+)\s+\1\b(?!['’-])/gi,
    says: (words) => `"${words}" repeats a word.`,
    suggestion: 'Take one out.',
  },
  {
    code: 'repeated-word',
    pattern: /(?<=[a-z] )\b(in|of|with|at|for|by|on)\s(?:held|done|made|given|seen|kept|met|[a-z]{3,}ed)\s\1\b/g,
    says: (words) => `"${words}" has one word too many.`,
    suggestion: 'Take one out.',
  },
];
const MAY_REPEAT =
  /^(?:had had|that that|very very|week week|step step|one one|door door|side side|face face|out out|no no)$/i;

function phrasesIn(sentence: ReadSentence, phrase: Phrase): Finding[] {
  return [...sentence.text.matchAll(phrase.pattern)]
    .filter((match) => !MAY_REPEAT.test(match[0].replaceAll(/\s+/g, ' ')))
    .map((match) =>
      at(
        phrase.code,
        sentence,
        { start: match.index, end: match.index + match[0].length },
        phrase.says(match[0]),
        phrase.suggestion,
      ),
    );
}

/** Hedges, rhetoric, placeholders and slips of the keyboard. */
export function checkPhrases(reading: Reading): Finding[] {
  return reading.sentences.flatMap((sentence) => PHRASES.flatMap((phrase) => phrasesIn(sentence, phrase)));
}
