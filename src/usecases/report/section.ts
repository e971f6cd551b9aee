/** One period's figures and commentary, as each part of the report may tell them. */
import { symbolWords } from '../../domain/figures';
import type { Indicator, Period } from '../../domain/glossary';
import type {
  KeptBack,
  Part,
  PartOneInput,
  PartTwoInput,
  ReportedException,
  ReportedMatter,
} from '../../domain/report/types';
import { carriedActions } from '../commentary/carried';
import type { Round } from '../figures/round';
import type { Reader } from '../ports';
import type { Audience } from '../who/access';

const approved = new Set(['approved', 'signed off']);

const isFrozen = ({ state }: Period): boolean => state === 'closed' || state === 'published';

const audienceOf = (part: Part): Audience => (part === 1 ? 'Part 1' : 'Part 2');

const facts = ({ suite, period }: Round): Pick<PartOneInput, 'suite' | 'period' | 'illustrative'> => ({
  suite: {
    name: suite.name,
    committee: suite.committee,
    council: suite.council,
    sectionNumber: suite.settings.sectionNumber,
    absentOwners: suite.settings.absentOwners,
  },
  period: { label: period.label, asAt: period.asAt, meeting: period.meeting, state: period.state },
  illustrative: suite.illustrative,
});

/** Part 1: the exceptions it may name, and a pointer for every indicator kept back, exception or not. */
export async function partOneInput(reader: Reader, round: Round): Promise<PartOneInput> {
  return {
    ...facts(round),
    part: 1,
    counts: round.counts('Part 1'),
    withoutFigure: withoutFigure(round),
    exceptions: await Promise.all(round.exceptionsFor('Part 1').map((e) => reported(reader, round, e.indicator, 1))),
    keptBack: round.keptBack().map((indicator) => pointed(round, indicator)),
    matters: mattersOf(round, 1),
  };
}

/** Part 2: every indicator kept back, in suite order. */
export async function partTwoInput(reader: Reader, round: Round): Promise<PartTwoInput> {
  return {
    ...facts(round),
    part: 2,
    exceptions: await Promise.all(
      round.keptBack().map(async (indicator) => ({
        ...(await reported(reader, round, indicator, 2)),
        ground: round.groundOf(indicator.id),
      })),
    ),
    matters: mattersOf(round, 2),
  };
}

/** Of those counted as NO DATA in Part 1: why there is nothing to rate. */
function withoutFigure(round: Round): PartOneInput['withoutFigure'] {
  return round.indicators.flatMap((indicator) => {
    const { rag, figure } = round.view(indicator, 'Part 1');
    if (rag !== 'NO DATA') return [];
    if (figure.kind === 'no data') return [{ number: indicator.number, why: 'none was reported' }];
    if (figure.kind === 'symbol') return [{ number: indicator.number, why: symbolWords[figure.symbol] }];
    return [];
  });
}

function pointed(round: Round, indicator: Indicator): KeptBack {
  const says = round.partOneSays(indicator);
  return {
    number: indicator.number,
    title: says.title ? indicator.title : null,
    rag: round.view(indicator, 'Part 1').rag,
    ground: round.groundOf(indicator.id),
  };
}

/** The one place where a figure gets its part: what is read for an audience can only be planned for that audience. */
async function reported<P extends Part>(
  reader: Reader,
  round: Round,
  indicator: Indicator,
  part: P,
): Promise<ReportedException<P>> {
  const audience = audienceOf(part);
  const view = round.view(indicator, audience);
  const request = round.requests.find((r) => r.indicatorId === indicator.id && r.kind === 'exception');
  return {
    part,
    indicator: view.indicator,
    rag: view.rag,
    figure: view.figure,
    asAt: view.asAt,
    direction: view.direction,
    periodLabels: round.comparedWith(),
    benchmarks: round.benchmarks(indicator, audience),
    commentary: request?.latest != null && approved.has(request.state) ? request.latest.text : null,
    stillOpen: await stillOpen(reader, round, indicator, audience),
    ownerPost: view.owner.post,
  };
}

/** What was promised before this period and is not closed. Late or not is told as at the period's own date, whenever the paper is made. */
async function stillOpen(
  reader: Reader,
  round: Round,
  indicator: Indicator,
  audience: Audience,
): Promise<ReportedException<Part>['stillOpen']> {
  const { suite, period } = round;
  // What was promised while the indicator stood in Part 2 belongs to Part 2 for good.
  const earlier = round.periods.filter(
    (p) => p.asAt < period.asAt && (audience === 'Part 2' || !round.isKeptBack(indicator, p)),
  );
  const carried = await carriedActions(reader, {
    suiteId: suite.id,
    indicatorId: indicator.id,
    earlier,
    today: period.asAt,
    // The paper of a closed round stays as it is, whatever is done later.
    ...(isFrozen(period) ? { asOf: period.commentaryDeadline } : {}),
  });
  return carried
    .filter((a) => a.state === 'open' || a.state === 'late')
    .map(({ what, owner, due, state, periodLabel }) => ({ what, owner, due, late: state === 'late', periodLabel }));
}

/** Directors' own reports, once approved. One on an indicator kept in Part 2 stands there and not in Part 1. */
function mattersOf<P extends Part>(round: Round, part: P): ReportedMatter<P>[] {
  return round.requests.flatMap((r) => {
    if (r.kind === 'exception' || r.latest === null || !approved.has(r.state)) return [];
    const indicator = r.indicatorId === null ? null : round.indicator(r.indicatorId);
    if ((indicator !== null && round.isKeptBack(indicator) ? 2 : 1) !== part) return [];
    return [
      {
        part,
        matter: r.kind,
        about: indicator === null ? (r.subject ?? '') : `Indicator ${indicator.number}: ${indicator.title}`,
        commentary: r.latest.text,
        ownerPost: round.person(r.ownerId).post,
      },
    ];
  });
}
