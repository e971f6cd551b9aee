/** Lists: what is red, what got worse, what changed since July, everything about care leavers. */
import { direction, type Direction } from '../../domain/direction';
import { mayCompare } from '../../domain/disclosure';
import type { Indicator, Period } from '../../domain/glossary';
import { readRound, type Round } from '../figures/round';
import type { IndicatorView, ListedFor, ListReply } from '../replies';
import { sourceOf, type Answering } from './cards';
import { standingOf } from './periods';

type Row = ListReply['rows'][number];

/** One indicator now, and in the earlier period it is set against. */
interface Seen {
  indicator: Indicator;
  now: IndicatorView;
  then: IndicatorView | null;
}

/** Which way the figure moved since the earlier period, as both are shown; null where they may not be compared. */
function moved({ indicator, now, then }: Seen): Direction | null {
  if (then === null || now.figure.kind !== 'shown' || then.figure.kind !== 'shown') return null;
  if (!mayCompare(now.figure, then.figure)) return null;
  const sameMonth = now.asAt.slice(5, 7) === then.asAt.slice(5, 7);
  // A running count is compared with the same point of another year alone.
  const running = indicator.basis === 'year to date' && indicator.unit !== 'percentage';
  return running && !sameMonth
    ? null
    : direction(indicator, { ...now.figure, symbol: null }, { ...then.figure, symbol: null });
}

const row = (view: IndicatorView): Row => ({ view, was: null });

function rowsOf(intent: ListedFor, all: readonly Seen[], round: Round): Row[] {
  const only = (holds: (seen: Seen) => boolean): Row[] => all.filter(holds).map(({ now }) => row(now));
  switch (intent) {
    case 'red':
      // AMBER is below expectation too: it follows, marked as what it is.
      return [...only(({ now }) => now.rag === 'RED'), ...only(({ now }) => now.rag === 'AMBER')];
    case 'amber':
      return only(({ now }) => now.rag === 'AMBER');
    case 'green':
      return only(({ now }) => now.rag === 'GREEN');
    case 'no data':
      return only(({ now }) => now.rag === 'NO DATA');
    case 'worse':
    case 'better':
      return only((seen) => moved(seen) === intent);
    case 'changed':
      return all.flatMap(({ now, then }) =>
        now.rag === null || then?.rag == null || now.rag === then.rag ? [] : [{ view: now, was: then.rag }],
      );
    case 'no commentary':
      return only(
        ({ indicator, now }) =>
          (now.rag === 'RED' || now.rag === 'AMBER') &&
          !round.requests.some(
            (r) => r.indicatorId === indicator.id && (r.state === 'approved' || r.state === 'signed off'),
          ),
      );
    case 'about':
      return all.map(({ now }) => row(now));
  }
}

const comparing: ReadonlySet<ListedFor> = new Set(['worse', 'better', 'changed']);

/**
 * The indicators of which what was asked is so, in suite order. Part 1 lists none that is kept back: whether it
 * is red is not told; its number stands in the note on Part 2 whatever was asked.
 *
 * @param earlier the period to set it against, where the intent compares
 */
export async function listCard(answering: Answering, intent: ListedFor, earlier: Period | null): Promise<ListReply> {
  const { reader, ctx, suite, question, meant } = answering;
  const { period } = meant;
  const named = question.indicatorIds.length === 0 ? undefined : question.indicatorIds;
  const round = await readRound(reader, suite, period, named);
  const against = comparing.has(intent) ? earlier : null;
  const before = against === null ? null : await readRound(reader, suite, against, named);
  const seen = (indicator: Indicator): Seen => {
    const was = before?.indicators.some((i) => i.id === indicator.id) === true ? before : null;
    return {
      indicator,
      now: round.view(indicator, round.audienceOn(ctx, indicator)),
      then: was === null ? null : was.view(indicator, was.audienceOn(ctx, indicator)),
    };
  };
  const wanted = round.indicators.filter((i) => named === undefined || named.includes(i.id));
  const told = (indicator: Indicator): boolean => intent === 'about' || !round.isHiddenFrom(ctx, indicator);
  return {
    kind: 'list',
    intent,
    suiteName: suite.name,
    periodLabel: period.label,
    asAt: period.asAt,
    against: against?.label ?? null,
    rows: rowsOf(intent, wanted.filter(told).map(seen), round),
    keptBack: wanted.filter((i) => !told(i)).map((i) => i.number),
    standing: standingOf(period),
    illustrative: suite.illustrative,
    source: await sourceOf(answering),
  };
}
