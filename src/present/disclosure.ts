/** What Part 1 shows of a figure and why; every figure it keeps back; who reads Part 2. */
import type { ShownFigure } from '../domain/disclosure';
import type { DecidedFigure, DisclosureReply, DisclosuresReply, PartTwoListReply } from '../usecases/replies';
import { line, oneLine } from './escape';
import type { Presented } from './presented';
import { capital, figureWords, many, momentWords } from './say';
import { fill } from './template';
import { noticesOf } from './writing';

const mostLines = 20;

const aboutOf = ({ number, title }: DecidedFigure): string => `${number}. ${title}`;

/** A range is told besides the sentence that stands for the figure. */
function partOneWords(decided: DecidedFigure, figure: ShownFigure): string {
  const words = capital(figureWords(decided, figure));
  if (figure.kind !== 'suppressed' || figure.range === null) return words;
  const { of, low, high } = figure.range;
  return `${words} Part 1 says that the ${of === 'numerator' ? 'number counted' : 'number of the others'} is from ${low} to ${high}.`;
}

const listOf = (heading: string, lines: readonly string[]) =>
  lines.length === 0
    ? []
    : [
        {
          heading,
          lines: lines.slice(0, mostLines).map((text) => ({ text: line(text, 800) })),
          more: lines.length > mostLines ? [{ text: `and ${lines.length - mostLines} more` }] : [],
        },
      ];

const sayButton = (title: string, words: string) => ({ title, data: { words } });

export function disclosureCard(reply: DisclosureReply): Presented {
  const { decided, record, waiting } = reply;
  const summary = oneLine(`Disclosure: ${aboutOf(decided)}`);
  const { number } = decided;
  const named = `${number} for ${oneLine(reply.periodLabel, 40)}`;
  return {
    summary,
    card: fill('disclosure', {
      fallback: summary,
      notices: noticesOf(reply.notice),
      above: line(`${reply.suiteName} · ${reply.periodLabel} · Not for publication`),
      title: line(aboutOf(decided)),
      facts: [
        { label: 'Figure', text: line(capital(figureWords(decided, decided.figure))) },
        {
          label: 'Part 1 shows',
          text: decided.keptBack ? line(partOneWords(decided, decided.inPartOne), 800) : 'The same.',
        },
      ],
      explanation: line(decided.explanation, 1_500),
      lists: [
        ...listOf(
          'On record',
          record.map(({ at, sentence }) => `${momentWords(at)}: ${sentence}`),
        ),
        ...listOf('To follow up by hand', reply.beyondRecall),
      ],
      buttons:
        waiting === null
          ? []
          : [
              ...(waiting.mayAgree ? [sayButton('Agree to the release', `agree release ${named}`)] : []),
              sayButton(waiting.mayAgree ? 'Decline it' : 'Withdraw the release', `decline release ${named}`),
            ],
    }),
  };
}

export function disclosuresCard(reply: DisclosuresReply): Presented {
  const { counts, keptBack } = reply;
  const summary = oneLine(`${reply.suiteName}: what Part 1 keeps back`);
  const why = [
    counts.small === 0 ? '' : `${counts.small} because a count is small`,
    counts.marked === 0 ? '' : `${counts.marked} marked by officers`,
    counts.further === 0 ? '' : `${counts.further} because they would give another away`,
  ].filter((words) => words !== '');
  return {
    summary,
    card: fill('disclosures', {
      fallback: summary,
      above: line(`${reply.suiteName} · ${reply.periodLabel} · Not for publication`),
      title: 'What Part 1 keeps back',
      summary:
        keptBack.length === 0
          ? `None of ${many(counts.figures, 'figure')} is kept back.`
          : `${keptBack.length} of ${many(counts.figures, 'figure')}: ${why.join(', ')}.`,
      rows: keptBack.slice(0, mostLines).map((decided) => ({
        about: line(aboutOf(decided)),
        inPartOne: line(`Part 1 shows: ${partOneWords(decided, decided.inPartOne)}`, 800),
        explanation: line(decided.explanation, 800),
      })),
      more: keptBack.length > mostLines ? [{ text: `and ${keptBack.length - mostLines} more` }] : [],
    }),
  };
}

export function partTwoListCard(reply: PartTwoListReply): Presented {
  const summary = oneLine(`${reply.suiteName}: the Part 2 list of ${reply.periodLabel}`);
  return {
    summary,
    card: fill('part-two-list', {
      fallback: summary,
      notices: noticesOf(reply.notice),
      above: line(`${reply.suiteName} · ${reply.periodLabel}`),
      title: `${capital(many(reply.people.length, 'person reads', 'people read'))} Part 2`,
      rows: reply.people.map(({ name, post }) => ({ name: line(name, 80), post: line(post, 120) })),
      hint: line(
        'Owners see their own indicators besides. “Let Grace Lindley read part 2” adds somebody, “stop Grace Lindley reading part 2” takes them off.',
      ),
    }),
  };
}
