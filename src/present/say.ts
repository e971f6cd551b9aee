/** Words and marks for what a reply holds. Every state is a mark and a word; a colour only repeats it. */
import type { Direction } from '../domain/direction';
import type { ShownFigure } from '../domain/disclosure';
import { figureInWords, longDate } from '../domain/figures';
import type {
  ActionState,
  IndicatorFacts,
  PeriodState,
  PromisedAction,
  Rag,
  RequestKind,
  RequestState,
  Role,
} from '../domain/glossary';
import { defaultSettings } from '../domain/suite-settings';
import type { IndicatorView, TrendPoint } from '../usecases/replies';

type Colour = 'default' | 'good' | 'warning' | 'attention' | 'accent';

export const ragWords: Record<Rag, string> = {
  GREEN: '● GREEN',
  AMBER: '◆ AMBER',
  RED: '▲ RED',
  'NO DATA': '○ NO DATA',
};

const ragColours: Record<Rag, Colour> = { GREEN: 'good', AMBER: 'warning', RED: 'attention', 'NO DATA': 'default' };

/** Worst first, as a committee reads. */
const ragOrder: readonly Rag[] = ['RED', 'AMBER', 'GREEN', 'NO DATA'];

/** A rating with its colour; null is one that is kept back. */
export const ragOf = (rag: Rag | null): { words: string; colour: Colour } =>
  rag === null ? { words: '◇ PART 2', colour: 'default' } : { words: ragWords[rag], colour: ragColours[rag] };

export const countsOf = (counts: Record<Rag, number>): { count: string; words: string; colour: Colour }[] =>
  ragOrder.map((rag) => ({ count: String(counts[rag]), words: ragWords[rag], colour: ragColours[rag] }));

/** "4 RED, 3 AMBER, 20 GREEN, 5 NO DATA". */
export const countsInWords = (counts: Record<Rag, number>): string =>
  ragOrder.map((rag) => `${counts[rag]} ${rag}`).join(', ');

export const stateWords: Record<RequestState, string> = {
  requested: '○ Waiting for commentary',
  draft: '✎ Draft',
  submitted: '➜ Submitted, to be checked',
  returned: '↩ Returned',
  approved: '✓ Approved',
  'signed off': '✓ Signed off',
};

export const periodWords: Record<PeriodState, string> = {
  draft: 'being prepared',
  open: 'open for commentary',
  closed: 'closed',
  published: 'published',
};

export const actionWords: Record<ActionState, { words: string; colour: Colour }> = {
  open: { words: '○ Open', colour: 'default' },
  late: { words: '▲ Late', colour: 'attention' },
  done: { words: '✓ Done', colour: 'good' },
  dropped: { words: '✕ Dropped', colour: 'default' },
};

export const matterWords: Record<RequestKind, string> = {
  exception: 'Below expectation',
  concern: 'Reported because of a concern',
  'good performance': 'Reported as good performance',
};

export const roleWords: Record<Role, string> = {
  'performance officer': 'performance team',
  director: 'director',
  'chief officer': 'chief officer',
  member: 'member',
  'co-opted member': 'co-opted member',
};

/** How a notice is marked, and its container's style. */
export const toneOf = (tone: 'good' | 'attention' | 'plain'): { mark: string; style: string } =>
  tone === 'good'
    ? { mark: '✓ ', style: 'good' }
    : tone === 'attention'
      ? { mark: '▲ ', style: 'warning' }
      : { mark: '', style: 'emphasis' };

/** A figure as this person may see it, or the sentence that stands in its place. */
export function figureWords(indicator: Pick<IndicatorFacts, 'unit' | 'decimals'>, figure: ShownFigure): string {
  switch (figure.kind) {
    case 'shown':
      return figureInWords(indicator, { ...figure, symbol: null });
    case 'symbol':
      return figureInWords(indicator, { numerator: null, denominator: null, value: null, symbol: figure.symbol });
    case 'suppressed':
      return figure.sentence;
    case 'no data':
      return 'no data';
  }
}

/** "1 indicator", "3 indicators". */
export const many = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`;

/** "22 and 23"; "3, 22 and 23". */
export const listed = (items: readonly (string | number)[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;

const travel: Record<Direction, string> = { better: 'better than', worse: 'worse than', same: 'the same as' };

/** "Worse than July 2020 and October 2019"; empty where nothing may or can be compared. */
export function directionWords(
  { direction, asAt }: Pick<IndicatorView, 'direction' | 'asAt'>,
  trend: readonly TrendPoint[],
): string {
  const { previous, lastYear } = direction;
  const sameMonth = `${Number(asAt.slice(0, 4)) - 1}${asAt.slice(4, 7)}`;
  const before = trend.filter((point) => point.asAt < asAt).at(-1)?.label ?? 'last period';
  const yearAgo = trend.find((point) => point.asAt.startsWith(sameMonth))?.label ?? 'last year';
  if (previous !== null && previous === lastYear && before !== yearAgo)
    return capital(`${travel[previous]} ${before} and ${yearAgo}`);
  const parts = [
    previous === null ? '' : `${travel[previous]} ${before}`,
    lastYear === null || before === yearAgo ? '' : `${travel[lastYear]} ${yearAgo}`,
  ].filter((part) => part !== '');
  return capital(parts.join(', '));
}

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** "Keep children settled (Head of Leaving Care, by 26 February 2021)". */
export function promiseWords({ what, owner, due }: PromisedAction): string {
  const detail = [owner, due === null ? '' : `by ${longDate(due)}`].filter((part) => part !== '').join(', ');
  return detail === '' ? what : `${what} (${detail})`;
}

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: defaultSettings.timeZone,
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** "18 November 2020 at 09:12", by the clock of England. */
export function momentWords(at: Date): string {
  const part = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${part['day'] ?? ''} ${part['month'] ?? ''} ${part['year'] ?? ''} at ${part['hour'] ?? ''}:${part['minute'] ?? ''}`;
}

export const standingNote: Record<'published' | 'working', string> = {
  published: 'Published.',
  working: 'For officers only: not published yet.',
};

export const illustrativeNote = 'Figures not named in the council’s published papers are illustrative.';

/** One calm line for what stands in the exempt report. */
export function keptBackNote(numbers: readonly number[]): string {
  if (numbers.length === 0) return '';
  return `Kept in Part 2: ${numbers.length === 1 ? 'indicator' : 'indicators'} ${listed(numbers)}.`;
}
