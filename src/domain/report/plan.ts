/** The exception section as data: what is said, numbered, in order. Word and Markdown are two renderings of it. */
import { longDate } from '../figures';
import type { CommentaryText, PromisedAction, Rag } from '../glossary';
import { byGround, markingOf, whyInPartTwo, whyNotPublic } from './ground';
import {
  countsLine,
  figureLines,
  openingLine,
  isBelow,
  joined,
  noCommentary,
  plural,
  withoutFigureLine,
} from './sentences';
import type { Block, KeptBack, Part, PartOneInput, ReportedException, ReportPlan, Run, SectionInput } from './types';

const bookmarkOf = (number: number): string => `indicator_${number}`;

/** Number of the nth heading under the section, from 0. Both parts count by this, so pointers meet their paragraph. */
export const headingNumber = ({ suite }: { suite: Pick<SectionInput['suite'], 'sectionNumber'> }, n: number): string =>
  `${suite.sectionNumber}.${n + 1}`;

/** 0 as "a", 25 as "z", 26 as "aa". */
const letters = (n: number): string =>
  (n < 26 ? '' : letters(Math.floor(n / 26) - 1)) + String.fromCharCode(97 + (n % 26));

/** Letters the opening paragraphs, 3.6(a), 3.6(b) …: plain numbers there belong to the indicators. */
const opening = (input: SectionInput, paragraphs: readonly (readonly Run[])[]): Block[] =>
  paragraphs.map((runs, n) => ({ kind: 'paragraph', number: `${input.suite.sectionNumber}(${letters(n)})`, runs }));

/** A block that still waits for its number. */
type Unnumbered = Block extends infer B ? (B extends Block ? Omit<B, 'number'> : never) : never;

/** Numbers what stands under a heading: 3.6.1.1, 3.6.1.2 … */
const under = (heading: string, blocks: readonly Unnumbered[]): Block[] =>
  blocks.map((block, n) => ({ ...block, number: `${heading}.${n + 1}` }));

const isOver = ({ state }: SectionInput['period']): boolean => state === 'closed' || state === 'published';

const paragraph = (text: string): Unnumbered => ({ kind: 'paragraph', runs: [{ text }] });

/** Whether nothing of it would be seen on paper: spaces, control and direction marks, characters no file can hold. */
const isBlank = (text: string): boolean => !/[^\s\p{Cc}\p{Cf}\p{Cs}\ufffe\uffff]/u.test(text);

const written = (label: string, text: string): Unnumbered[] =>
  isBlank(text) ? [] : [{ kind: 'written', label, text }];

const actionTable = (about: string, actions: readonly PromisedAction[]): Unnumbered[] =>
  actions.length === 0
    ? []
    : [
        {
          kind: 'table',
          caption: `Actions: ${about}`,
          header: ['Action', 'Owner', 'By when'],
          rows: actions.map((a) => [a.what, a.owner, a.due === null ? 'no date given' : longDate(a.due)]),
        },
      ];

const commentaryParts = (e: ReportedException<Part>): Unnumbered[] =>
  e.commentary === null ? [] : writtenParts(e.commentary, `Indicator ${e.indicator.number}`);

/** Whether commentary was due and none came. */
const isSilent = (e: ReportedException<Part>): boolean => isBelow(e.rag) && commentaryParts(e).length === 0;

const commentaryOn = (e: ReportedException<Part>, input: SectionInput): Unnumbered[] =>
  isSilent(e) ? [paragraph(noCommentary(e.ownerPost, input))] : commentaryParts(e);

/** What was promised before and is not done: a promise stays in sight until it is closed. */
const promisedBefore = (e: ReportedException<Part>, { period }: SectionInput): Unnumbered[] =>
  e.stillOpen.length === 0
    ? []
    : [
        {
          kind: 'table',
          caption: `Promised earlier, still open${isOver(period) ? ' at the commentary deadline' : ''}`,
          header: ['Action', 'Owner', 'By when'],
          rows: e.stillOpen.map((a) => [
            `${a.what} (promised in ${a.periodLabel})`,
            a.owner,
            `${a.due === null ? 'no date given' : longDate(a.due)}${a.late ? ', late' : ''}`,
          ]),
        },
      ];

function indicatorBlocks(e: ReportedException<Part>, n: number, input: SectionInput): Block[] {
  const { number, title, definition } = e.indicator;
  const heading = headingNumber(input, n);
  const rag = e.rag === null ? '' : ` (${e.rag})`;
  return [
    {
      kind: 'heading',
      level: 2,
      number: heading,
      text: `Indicator ${number}: ${title}${rag}`,
      bookmark: bookmarkOf(number),
    },
    ...under(heading, [
      ...written('What it measures.', definition),
      ...figureLines(e, input.period.asAt).map(paragraph),
      ...commentaryOn(e, input),
      ...promisedBefore(e, input),
    ]),
  ];
}

/** "indicator 21 (paragraph 3.6.1)": the number is a link to its heading. */
const named = (e: ReportedException<Part>, input: SectionInput): Run[] => [
  { text: `indicator ${e.indicator.number} (paragraph ` },
  { text: headingNumber(input, exceptionsOf(input).indexOf(e)), to: bookmarkOf(e.indicator.number) },
  { text: ')' },
];

const exceptionsOf = (input: SectionInput): readonly ReportedException<Part>[] => input.exceptions;

/** Things told one after the other: "a, b and c". */
const inARow = (items: readonly (readonly Run[])[]): Run[] =>
  items.flatMap((runs, n) => [...(n === 0 ? [] : [{ text: n === items.length - 1 ? ' and ' : ', ' }]), ...runs]);

/** "They are indicator 21 (paragraph 3.6.1) and indicator 26 (paragraph 3.6.2)." */
function contents(input: PartOneInput): Run[][] {
  const { exceptions } = input;
  if (exceptions.length === 0) return [];
  const all = inARow(exceptions.map((e) => named(e, input)));
  return [[{ text: plural(exceptions.length, 'It is ', 'They are ') }, ...all, { text: '.' }]];
}

/** Who was asked and did not answer, said before anything else: a committee must not have to look for it. */
function absences(input: PartOneInput): Run[][] {
  const silent = input.exceptions.filter(isSilent);
  if (silent.length === 0) return [];
  const byPost = new Map<string, ReportedException<1>[]>();
  for (const e of silent) {
    const post = input.suite.absentOwners === 'by post' ? e.ownerPost : '';
    byPost.set(post, [...(byPost.get(post) ?? []), e]);
  }
  const all = [...byPost].map(([post, es]) => [
    ...(post === '' ? [] : [{ text: `from the ${post} on ` }]),
    ...inARow(es.map((e) => named(e, input))),
  ]);
  return [
    [
      {
        text: `Commentary ${isOver(input.period) ? 'was not received' : 'has not been received so far'}${byPost.has('') ? ' on ' : ' '}`,
      },
      ...inARow(all),
      { text: '.' },
    ],
  ];
}

const detail = (title: string | null, rag: Rag | null): string => {
  const parts = [title, rag].filter((part) => part !== null);
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
};

/** One paragraph a ground, in the same words for every indicator under it, exception or not. */
function pointers(input: PartOneInput): string[] {
  const where = (k: KeptBack): string => headingNumber(input, input.keptBack.indexOf(k));
  return byGround(input.keptBack).map(({ ground, indicators }) => {
    const which = joined(indicators.map((k) => `${k.number}${detail(k.title, k.rag)}`));
    const n = indicators.length;
    return `${plural(n, 'Indicator', 'Indicators')} ${which} ${plural(n, 'is', 'are')} reported in Part 2 (see Part 2, ${plural(n, 'paragraph', 'paragraphs')} ${joined(indicators.map(where))}). ${whyNotPublic(ground, n)}`;
  });
}

function writtenParts({ cause, impact, actions, forecast }: CommentaryText, about: string): Unnumbered[] {
  return [
    ...written('Commentary.', cause),
    ...written('Impact.', impact),
    ...actionTable(about, actions),
    ...written('Forecast.', forecast),
  ];
}

/** The committee is told when there is nothing more to tell: silence could mean that nobody asked. */
function otherMatters(input: SectionInput): Block[] {
  const { matters, part } = input;
  const at = (n: number): string => headingNumber(input, input.exceptions.length + n);
  const heading = (number: string, text: string, bookmark: string): Block => ({
    kind: 'heading',
    level: 2,
    number,
    text,
    bookmark,
  });
  if (matters.length === 0 && part === 2) return [];
  if (matters.length === 0)
    return [
      heading(at(0), 'Other matters reported by directors', 'other_matters'),
      ...under(at(0), [
        paragraph(
          // Of this report alone: the same words whether or not one waits for approval or stands in Part 2.
          'Directors reported no other concerns and no particularly good performance approved for this public report, on indicators in the dataset or outside it.',
        ),
      ]),
    ];
  return matters.flatMap((m, n) => [
    heading(at(n), `${m.matter === 'concern' ? 'Other concern' : 'Good performance'}: ${m.about}`, `matter_${n + 1}`),
    ...under(at(n), [
      paragraph(
        m.matter === 'concern'
          ? `The ${m.ownerPost} reports this by exception as a concern.`
          : `The ${m.ownerPost} reports this by exception as particularly good performance.`,
      ),
      ...writtenParts(m.commentary, m.about),
    ]),
  ]);
}

function notices({ illustrative, period }: SectionInput): string[] {
  return [
    ...(illustrative ? ['Illustrative: the figures and commentary in this document are for demonstration.'] : []),
    ...(period.state === 'draft' || period.state === 'open'
      ? [`Draft: ${period.label} is still open, and figures and commentary may change.`]
      : []),
  ];
}

/** Fails closed: no paper is better than a public one that names what it keeps back. */
function refuseLeaks({ exceptions, keptBack }: PartOneInput): void {
  const leaked = exceptions.map((e) => e.indicator.number).filter((n) => keptBack.some((k) => k.number === n));
  if (leaked.length > 0)
    throw new RangeError(`Part 1 was given what it keeps back: indicator ${joined(leaked.map(String))}`);
}

/** What follows the opening sentence, in paragraphs. */
function openingOf(input: SectionInput): (readonly Run[])[] {
  const said = (text: string): Run[] => [{ text }];
  if (input.part === 2)
    return byGround(input.exceptions).map(({ ground, indicators }) =>
      said(
        whyInPartTwo(
          ground,
          indicators.map((e) => e.indicator.number),
        ),
      ),
    );
  refuseLeaks(input);
  return [
    ...contents(input),
    ...[...countsLine(input), ...withoutFigureLine(input)].map(said),
    ...absences(input),
    ...pointers(input).map(said),
  ];
}

/**
 * Plans one part of the exception section.
 *
 * Headings are numbered in the form council papers use ("3.6.1 Indicator 21: … (AMBER)"), without gaps or repeats.
 * Such papers often leave the paragraphs beneath them unnumbered; here they are numbered too (3.6.1.1), because
 * members and minutes must be able to name one.
 *
 * Part 1 tells of the exceptions it may name and points to Part 2 for every indicator kept back, in the same words.
 * Part 2 stays in suite order and does not put exceptions first: Part 1 states its paragraph numbers, and an order
 * by RAG would let a reader of Part 1 work out which of them are below expectation.
 *
 * @throws RangeError where Part 1 is given an indicator it keeps back
 */
export function planExceptionSection(input: SectionInput): ReportPlan {
  const { suite, period, part } = input;
  const heading =
    part === 1
      ? 'Management commentary by exception: indicators performing below expectation'
      : 'Indicators kept out of the public report, with management commentary by exception';
  const blocks: Block[] = [
    { kind: 'heading', level: 1, number: suite.sectionNumber, text: heading, bookmark: 'section' },
    ...opening(input, [[{ text: openingLine(input) }], ...openingOf(input)]),
    ...exceptionsOf(input).flatMap((e, n) => indicatorBlocks(e, n, input)),
    ...otherMatters(input),
  ];
  return {
    title: `${suite.name}, ${period.label}: management commentary by exception (Part ${part})`,
    subtitle: `${suite.committee}, ${longDate(period.meeting)}`,
    language: 'en-GB',
    part,
    marking: part === 2 ? markingOf(input.exceptions) : null,
    notices: notices(input),
    council: suite.council,
    date: period.meeting,
    blocks,
  };
}
