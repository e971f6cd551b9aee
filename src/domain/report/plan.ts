/** The exception section as data: what is said, numbered, in order. Word and Markdown are two renderings of it. */
import { longDate } from '../figures';
import type { CommentaryText, PromisedAction, Rag } from '../glossary';
import { byGround, markingOf, whyInPartTwo, whyNotPublic } from './ground';
import { countsLine, figureLines, openingLine, isBelow, joined, noCommentary, plural } from './sentences';
import type { Block, KeptBack, ReportedException, ReportPlan, Run, SectionInput } from './types';

const bookmarkOf = (number: number): string => `indicator_${number}`;

/** Number of the nth heading under the section, from 0. Both parts count by this, so pointers meet their paragraph. */
const headingNumber = ({ suite }: SectionInput, n: number): string => `${suite.sectionNumber}.${n + 1}`;

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

function commentaryOn(e: ReportedException, { period }: SectionInput): Unnumbered[] {
  const parts = e.commentary === null ? [] : writtenParts(e.commentary, `Indicator ${e.indicator.number}`);
  return parts.length === 0 && isBelow(e.rag) ? [paragraph(noCommentary(e.ownerPost, period.state))] : parts;
}

/** What was promised before and is not done: a promise stays in sight until it is closed. */
const promisedBefore = (e: ReportedException): Unnumbered[] =>
  e.stillOpen.length === 0
    ? []
    : [
        {
          kind: 'table',
          caption: 'Promised earlier, still open',
          header: ['Action', 'Owner', 'By when'],
          rows: e.stillOpen.map((a) => [
            `${a.what} (promised in ${a.periodLabel})`,
            a.owner,
            `${a.due === null ? 'no date given' : longDate(a.due)}${a.late ? ', late' : ''}`,
          ]),
        },
      ];

function indicatorBlocks(e: ReportedException, n: number, input: SectionInput): Block[] {
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
      ...promisedBefore(e),
    ]),
  ];
}

/** "They are indicator 21 (paragraph 3.6.1) and indicator 26 (paragraph 3.6.2).", each a link to its heading. */
function contents(input: SectionInput): Run[][] {
  const { exceptions } = input;
  if (exceptions.length === 0) return [];
  const named = exceptions.flatMap(({ indicator }, n): Run[] => [
    { text: n === 0 ? '' : n === exceptions.length - 1 ? ' and ' : ', ' },
    { text: `indicator ${indicator.number} (paragraph ${headingNumber(input, n)})`, to: bookmarkOf(indicator.number) },
  ]);
  return [[{ text: plural(exceptions.length, 'It is ', 'They are ') }, ...named.slice(1), { text: '.' }]];
}

const detail = (title: string | null, rag: Rag | null): string => {
  const parts = [title, rag].filter((part) => part !== null);
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
};

/** One paragraph a ground, in the same words for every indicator under it, exception or not. */
function pointers(input: SectionInput): string[] {
  const where = (k: KeptBack): string => headingNumber(input, input.keptBack.indexOf(k));
  return byGround(input.keptBack).map(({ ground, indicators }) => {
    const named = joined(indicators.map((k) => `${k.number}${detail(k.title, k.rag)}`));
    const n = indicators.length;
    return `${plural(n, 'Indicator', 'Indicators')} ${named} ${plural(n, 'is', 'are')} reported in Part 2 (see Part 2, ${plural(n, 'paragraph', 'paragraphs')} ${joined(indicators.map(where))}). ${whyNotPublic(ground, n)}`;
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

/** Fails closed: no paper is better than a public one that tells of Part 2, or pointers that miss their paragraph. */
function refuseMixedParts({ part, exceptions, keptBack }: SectionInput): void {
  const told = exceptions.map((e) => e.indicator.number);
  const kept = keptBack.map((k) => k.number);
  const leaked = told.filter((number) => kept.includes(number));
  if (part === 1 && leaked.length > 0)
    throw new RangeError(`Part 1 was given what it keeps back: indicator ${joined(leaked.map(String))}`);
  if (part === 2 && told.join() !== kept.join())
    throw new RangeError('Part 2 must tell of the indicators kept back, and of no other, in the same order');
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
 * @throws RangeError where the exceptions are not those of this part
 */
export function planExceptionSection(input: SectionInput): ReportPlan {
  refuseMixedParts(input);
  const { suite, period, part, exceptions, keptBack } = input;
  const said = (text: string): Run[] => [{ text }];
  const told = exceptions.flatMap((e, n) => indicatorBlocks(e, n, input));
  const heading =
    part === 1
      ? 'Management commentary by exception: indicators performing below expectation'
      : 'Indicators kept out of the public report, with management commentary by exception';
  const after =
    part === 1
      ? [...contents(input), ...[...countsLine(input), ...pointers(input)].map(said)]
      : byGround(keptBack).map(({ ground, indicators }) => said(whyInPartTwo(ground, indicators)));
  const blocks: Block[] = [
    { kind: 'heading', level: 1, number: suite.sectionNumber, text: heading, bookmark: 'section' },
    ...opening(input, [said(openingLine(input)), ...after]),
    ...told,
    ...otherMatters(input),
  ];
  return {
    title: `${suite.name}, ${period.label}: management commentary by exception (Part ${part})`,
    subtitle: `${suite.committee}, ${longDate(period.meeting)}`,
    language: 'en-GB',
    part,
    marking: part === 2 ? markingOf(keptBack) : null,
    notices: notices(input),
    council: suite.council,
    date: period.meeting,
    blocks,
  };
}
