import type { Block } from './blocks';
import { documentFinding, type DocumentFinding } from './document-types';

interface Mention {
  name: string;
  key: string;
  block: number;
  start: number;
}

const BODY = /\b(?:[A-Z][a-z]+(?:,? (?:and|&) |, | )){1,12}(?:Select |Sub-?)?(?:Committee|Board|Panel|Partnership)\b/g;

function sorted(words: readonly string[]): string {
  return words.toSorted().join(' ');
}

/** Committees, boards and panels by the set of words in their names. */
function bodies(blocks: readonly Block[]): Mention[] {
  return blocks.flatMap((block, index) =>
    [...block.text.matchAll(BODY)].map((match) => {
      const name = match[0].replace(/^(?:The|This|That|Our) /, '');
      return {
        name,
        key: sorted((name.toLowerCase().match(/[a-z]+/g) ?? []).filter((word) => word !== 'and' && word !== 'the')),
        block: index,
        start: match.index + match[0].length - name.length,
      };
    }),
  );
}

/** Short forms of three letters or more, by their letters: ETE and EET, NEET and NETE. */
function shortForms(blocks: readonly Block[]): Mention[] {
  return blocks.flatMap((block, index) =>
    [...block.text.matchAll(/\b[A-Z]{3,5}\b/g)].map((match) => ({
      name: match[0],
      key: sorted(match[0].match(/[A-Z]/g) ?? []),
      block: index,
      start: match.index,
    })),
  );
}

const NUMBERS: Readonly<Record<string, string>> = { one: '1', two: '2', i: '1', ii: '2' };

/** The parts of the report, in figures and in words: "Part 2" and "Part two". */
function parts(blocks: readonly Block[]): Mention[] {
  return blocks.flatMap((block, index) =>
    [...block.text.matchAll(/\bpart (1|2|one|two|i|ii)\b/gi)].map((match) => {
      const number = (match[1] ?? '').toLowerCase();
      return {
        name: `Part ${number}`,
        key: `part ${NUMBERS[number] ?? number}`,
        block: index,
        start: match.index,
      };
    }),
  );
}

/** Two names whose words are nearly the same, in another order or with one more. */
function alike(a: Mention, b: Mention): boolean {
  if (a.name === b.name) return false;
  if (a.key === b.key) return true;
  const [one, two] = [new Set(a.key.split(' ')), new Set(b.key.split(' '))];
  const shared = [...one].filter((word) => two.has(word)).length;
  return shared >= 4 && shared / Math.max(one.size, two.size) >= 0.55;
}

/** One body, short form or part of the report under two names. Each later name is reported once. */
export function checkNames(blocks: readonly Block[]): DocumentFinding[] {
  return [bodies(blocks), shortForms(blocks), parts(blocks)].flatMap((mentions) => {
    const first: Mention[] = [];
    return mentions.flatMap((mention) => {
      if (first.some((each) => each.name === mention.name)) return [];
      const other = first.find((each) => alike(each, mention));
      first.push(mention);
      if (other === undefined) return [];
      return [
        documentFinding(
          'name-varies',
          mention.block,
          [mention.start, mention.start + mention.name.length],
          `"${mention.name}" here, "${other.name}" elsewhere: are they the same?`,
          'Use one name throughout.',
        ),
      ];
    });
  });
}
