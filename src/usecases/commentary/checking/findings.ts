/** What the check finds in a commentary, for one person in one place. */
import { checkCommentary, findingCatalogue, type CheckedOutturn, type Finding } from '../../../domain/commentary-check';
import { marked, wordsOf } from '../../../domain/commentary-check/marked';
import { givenBy, wanted } from '../../../domain/commentary-check/suite-rules';
import type { ShownFigure } from '../../../domain/disclosure';
import type { CommentaryText, Indicator } from '../../../domain/glossary';
import { rate } from '../../../domain/rag';
import { dayIn } from '../../../domain/today';
import { wordsForPartTwo } from '../../disclosure/quoted';
import { readRound, type Round } from '../../figures/round';
import type { Deps, Reader } from '../../ports';
import type { FindingView } from '../../replies';
import { isPrivate, type Viewer } from '../../who/access';
import { writesOn, type Matter } from '../matter';
import { previousCommentary } from '../previous';

type Figures = Pick<CheckedOutturn, 'numerator' | 'denominator' | 'value'>;

const figuresOf = (figure: ShownFigure): Figures | null =>
  figure.kind === 'shown'
    ? { numerator: figure.numerator, denominator: figure.denominator, value: figure.value }
    : null;

/**
 * Words that quote what Part 1 keeps back, as far as the viewer may know it: of anything else a finding would
 * confirm a guess. Whoever reviews the commentary and may know more is shown more.
 */
async function quotedIn(reader: Reader, round: Round, viewer: Viewer, matter: Matter, text: CommentaryText) {
  const writer = writesOn(matter.request, viewer.actor) && isPrivate(viewer.place);
  if (!writer && round.audience(viewer) === 'Part 1') return [];
  const reading = writer ? ({ as: 'writer', person: viewer.actor } as const) : ({ as: 'checker' } as const);
  return (await wordsForPartTwo(reader, matter, text, reading))
    .filter(({ what }) => what === 'kept back')
    .map(({ field, span, words }): Finding => ({
      code: 'suppressed-figure',
      severity: findingCatalogue['suppressed-figure'].severity,
      field,
      span,
      sentence: `“${words}” tells a figure that is kept out of the public report.`,
      suggestion:
        'Say it without the number. If the commentary cannot do without it, ask the performance team to move this commentary to Part 2.',
    }));
}

/** Earlier figures to hold the text against, newest first; for a public text only those that are public. */
const earlier = (round: Round, indicator: Indicator, part: 1 | 2) =>
  round
    .trend(indicator, part === 1 ? 'Part 1' : 'Part 2')
    .filter(({ label }) => label !== round.period.label)
    .reverse()
    .flatMap(({ label, asAt, figure }) => {
      const figures = figuresOf(figure);
      return figures === null ? [] : [{ outturn: { ...figures, symbol: null, asAt }, period: { label, asAt } }];
    });

async function onIndicator(reader: Reader, round: Round, indicator: Indicator, part: 1 | 2) {
  const outturn = round.current.get(indicator.id);
  const previous = await previousCommentary(reader, round, indicator.id);
  return {
    indicator,
    others: round.indicators,
    outturn,
    rag: rate(indicator, outturn ?? null),
    previous: earlier(round, indicator, part),
    benchmarks: round.benchmarks(indicator, part === 1 ? 'Part 1' : 'Part 2'),
    earlier: previous?.text,
    promised: previous?.text.actions,
  };
}

/** Only an exception has to say everything; a director's own report is held to what it says. */
const isAskedFor = ({ request }: Matter, { span: [start, end] }: Finding): boolean =>
  request.kind === 'exception' || end > start;

const order: readonly Finding['severity'][] = ['stop', 'should fix', 'consider'];

/** Findings on a text as this viewer may read them, the worst first; the suite's own rules have been applied. */
export async function findingsOn(
  reader: Reader,
  viewer: Viewer,
  matter: Matter,
  text: CommentaryText,
  now: Date,
): Promise<Finding[]> {
  const { suite, period, of } = matter;
  const round = await readRound(reader, suite, period);
  const indicator = of === null ? null : round.indicator(of.id);
  const part = indicator !== null && round.isKeptBack(indicator) ? 2 : 1;
  const found = checkCommentary({
    text,
    ...(indicator === null ? { previous: [], benchmarks: [] } : await onIndicator(reader, round, indicator, part)),
    period: { asAt: period.asAt },
    today: dayIn(suite.settings.timeZone, now),
    part,
    ...givenBy(suite.settings),
  });
  const keptBack = part === 2 ? [] : await quotedIn(reader, round, viewer, matter, text);
  return wanted([...keptBack, ...found], suite.settings.check, (finding) => wordsOf(text, finding))
    .filter((finding) => isAskedFor(matter, finding))
    .sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}

/** Findings as they are shown; each has a key that stays while the words and their fault stay. */
export const findingViews = (
  { hash }: Pick<Deps, 'hash'>,
  text: CommentaryText,
  findings: readonly Finding[],
): FindingView[] =>
  findings.map((finding) => ({
    key: hash(JSON.stringify([finding.code, finding.field, wordsOf(text, finding)])).slice(0, 12),
    code: finding.code,
    severity: finding.severity,
    title: findingCatalogue[finding.code].title,
    marked: marked(text, finding),
    sentence: finding.sentence,
    suggestion: finding.suggestion,
  }));
