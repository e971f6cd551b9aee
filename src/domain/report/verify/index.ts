/** Part 1 against Part 2, as the two files stand: what the public one gives away, and what neither should carry. */
import { sharedFigures } from './figures';
import { sharedSentences } from './sentences';
import type { Residue, VerifyFinding, WordFile } from './types';

export type { VerifyFinding, WordFile } from './types';

const marking = /\bNOT\s+FOR\s+PUBLICATION\b/iu;
/** Either order: "exempt under paragraph 1 of Schedule 12A", "Schedule 12A …, paragraph 1". */
const ground =
  /\bparagraphs?\s+\d[^.]{0,60}\bSchedule\s+12A|\bSchedule\s+12A\b[^.]{0,80}\bparagraphs?\s+\d|\bparagraphs?\s+\d[^]{0,200}\bSchedule\s+12A/iu;
/** The marking belongs before the text begins. */
const topPassages = 8;

const advice: Record<Residue['code'], string> = {
  author: 'names who wrote, changed or owns it',
  revision: 'holds tracked changes or an earlier wording',
  comment: 'holds comments',
  hidden: 'holds hidden text',
  embedded: 'holds an embedded object or picture of the pages',
  custom: 'holds data beside the text',
  outside: 'points to a file or a program outside itself',
};

const metadata = (part: 1 | 2, { residue }: WordFile): VerifyFinding[] =>
  residue.map(({ code, where, words }) => ({
    code,
    part,
    where,
    words,
    sentence: `Part ${part} ${advice[code]} (${where})${words === '' ? '' : `: “${words.slice(0, 120)}”`}.`,
  }));

const aboutMarking = (code: 'marking' | 'ground', part: 1 | 2, where: string, sentence: string): VerifyFinding => ({
  code,
  part,
  where,
  words: '',
  sentence,
});

/** Part 2 is marked at its top and on every page, with its ground (Local Government Act 1972, s.100B and Schedule 12A). */
function markings(one: WordFile, two: WordFile): VerifyFinding[] {
  const found: VerifyFinding[] = [];
  const top = two.passages.slice(0, topPassages).map(({ text }) => text);
  if (!top.some((text) => marking.test(text)))
    found.push(aboutMarking('marking', 2, 'the top', 'Part 2 does not say NOT FOR PUBLICATION at its top.'));
  if (two.pageHeads.length === 0 || !two.pageHeads.every((head) => marking.test(head)))
    found.push(
      aboutMarking(
        'marking',
        2,
        'the head of pages',
        'Part 2 does not say NOT FOR PUBLICATION at the head of every page.',
      ),
    );
  if (![...top, ...two.pageHeads].some((text) => ground.test(text)))
    found.push(
      aboutMarking(
        'ground',
        2,
        'the marking',
        'Part 2 is not marked with its ground: the paragraph of Schedule 12A to the Local Government Act 1972.',
      ),
    );
  const firsts = one.passages.slice(0, topPassages).map(({ text }) => text);
  if ([...firsts, ...one.pageHeads].some((text) => marking.test(text)))
    found.push(aboutMarking('marking', 1, 'the marking', 'Part 1 is marked NOT FOR PUBLICATION.'));
  return found;
}

/** Everything found, what would harm somebody first. Pure; any two files can be compared. */
export const verifyParts = (one: WordFile, two: WordFile): VerifyFinding[] => [
  ...sharedFigures(one, two),
  ...sharedSentences(one, two),
  ...markings(one, two),
  ...metadata(1, one),
  ...metadata(2, two),
];
