/** The annex to the minutes: what the committee resolved, asked, recommended and asked to be done. */
import { longDate } from '../figures';
import type { IsoDate, PromisedAction } from '../glossary';
import type { Block, Part, ReportPlan } from './types';

/** One thing on record from the meeting. */
export interface Minute {
  kind: 'resolution' | 'question' | 'recommendation';
  /** "Indicator 26, Care leavers …"; null on the report as a whole. */
  about: string | null;
  text: string;
  /** Of questions: who asked. */
  askedBy: string | null;
  /** Of questions: null where no answer was recorded. */
  answer: string | null;
}

export interface MinutesInput {
  suite: { name: string; committee: string; council: string };
  period: { label: string; meeting: IsoDate };
  part: Part;
  minutes: readonly Minute[];
  actions: readonly (PromisedAction & { number: number; about: string | null })[];
  illustrative: boolean;
}

const nothing = {
  resolution: 'No resolution is on record.',
  question: 'No question is on record.',
  recommendation: 'Nothing was recommended to the Executive.',
  action: 'No action was asked for at the meeting.',
};

const about = (words: string | null): string => (words === null ? '' : `${words}. `);

function resolutions(number: string, said: readonly Minute[], none: string): Block[] {
  if (said.length === 0) return [{ kind: 'paragraph', number: `${number}.1`, runs: [{ text: none }] }];
  return said.map((m, i) => ({
    kind: 'written',
    number: `${number}.${i + 1}`,
    label: 'RESOLVED',
    text: `${about(m.about)}${m.text}`,
  }));
}

const recommendations = (number: string, said: readonly Minute[]): Block[] =>
  resolutions(number, said, nothing.recommendation).map((block) =>
    block.kind === 'written' ? { ...block, label: 'RECOMMENDED to the Executive' } : block,
  );

function questions(number: string, said: readonly Minute[]): Block[] {
  if (said.length === 0) return [{ kind: 'paragraph', number: `${number}.1`, runs: [{ text: nothing.question }] }];
  return said.flatMap((m, i): Block[] => [
    {
      kind: 'written',
      number: `${number}.${2 * i + 1}`,
      label: `Question from ${m.askedBy ?? 'a member'}.`,
      text: `${about(m.about)}${m.text}`,
    },
    {
      kind: 'written',
      number: `${number}.${2 * i + 2}`,
      label: 'Answer.',
      text: m.answer ?? 'No answer is on record.',
    },
  ]);
}

function actions(number: string, { actions: all, period }: MinutesInput): Block[] {
  if (all.length === 0) return [{ kind: 'paragraph', number: `${number}.1`, runs: [{ text: nothing.action }] }];
  return [
    {
      kind: 'table',
      number: `${number}.1`,
      caption: `Actions asked for on ${longDate(period.meeting)}`,
      header: ['Number', 'On', 'Action', 'Owner', 'By when'],
      rows: all.map((a) => [
        String(a.number),
        a.about ?? 'the report',
        a.what,
        a.owner,
        a.due === null ? 'no date given' : longDate(a.due),
      ]),
    },
  ];
}

const marking = 'NOT FOR PUBLICATION: exempt information under Schedule 12A to the Local Government Act 1972';

/** Plans the annex of one part: what was said on an indicator that stands in Part 2 goes into the exempt annex. */
export function planMinutes(input: MinutesInput): ReportPlan {
  const { suite, period, part, minutes } = input;
  const of = (kind: Minute['kind']): Minute[] => minutes.filter((m) => m.kind === kind);
  const heading = (number: string, text: string, bookmark: string): Block => ({
    kind: 'heading',
    level: 1,
    number,
    text,
    bookmark,
  });
  return {
    title: `${suite.name}, ${period.label}: annex to the minutes (Part ${part})`,
    subtitle: `${suite.committee}, ${longDate(period.meeting)}`,
    language: 'en-GB',
    part,
    marking: part === 2 ? marking : null,
    notices: input.illustrative
      ? ['Illustrative: the figures and commentary in this document are for demonstration.']
      : [],
    council: suite.council,
    date: period.meeting,
    blocks: [
      heading('1', 'Resolution', 'resolution'),
      ...resolutions('1', of('resolution'), nothing.resolution),
      heading('2', 'Questions and answers', 'questions'),
      ...questions('2', of('question')),
      heading('3', 'Recommendations to the Executive', 'recommendations'),
      ...recommendations('3', of('recommendation')),
      heading('4', 'Actions', 'actions'),
      ...actions('4', input),
    ],
  };
}
