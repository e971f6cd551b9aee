/** Which meeting somebody keeps the minutes of, and what of it they may read. */
import type { CarriedAction, Indicator, MinuteEntry, Period, Suite } from '../../domain/glossary';
import { knownTo } from '../figures/known-requests';
import { readRound, type Round } from '../figures/round';
import type { Reader } from '../ports';
import type { SaidReply } from '../replies';
import { isPrivate, type Viewer } from '../who/access';
import { findSuite, isPerformanceOfficer, pickPeriod, refusal } from '../who/find';

export interface AtMeeting {
  suite: Suite;
  period: Period;
  round: Round;
  /** What is on record, as far as this person may read it. */
  minutes: MinuteEntry[];
  /** Actions the committee asked for. */
  actions: CarriedAction[];
  /** Numbers given so far, whoever may read them. */
  numbers: ReadonlySet<number>;
}

/** The round's latest meeting without a label is the one that was closed or published last. */
const meetingOf = (periods: readonly Period[], label: string | null) =>
  pickPeriod(label === null ? periods.filter((p) => p.state === 'closed' || p.state === 'published') : periods, label);

/** The meeting, for the performance team in private; the refusal where it is not theirs or has not come yet. */
export async function atMeeting(
  reader: Reader,
  viewer: Viewer,
  ask: { label: string | null; suiteKey?: string | null },
): Promise<AtMeeting | SaidReply> {
  const suite = await findSuite(reader, viewer.actor, ask.suiteKey);
  if (!suite.ok) return suite.reply;
  if (!isPerformanceOfficer(viewer.actor, suite.it.id))
    return refusal('The performance team keeps what goes into the minutes. Nothing was changed.');
  if (!isPrivate(viewer.place))
    return refusal('Please ask me that in your personal chat with me. Nothing was changed.');
  const period = meetingOf(await reader.periods(suite.it.id), ask.label);
  if (!period.ok) return period.reply;
  if (period.it.state === 'draft' || period.it.state === 'open')
    return refusal(
      `${period.it.label} is not closed yet, so its report has been to no meeting. Close it first. Nothing was changed.`,
    );
  const all = await reader.minutes(period.it.id);
  const asked = (await reader.actions(suite.it.id)).filter((a) => a.requestId === null && a.periodId === period.it.id);
  return {
    suite: suite.it,
    period: period.it,
    round: await readRound(reader, suite.it, period.it),
    minutes: await knownTo(reader, viewer, all),
    actions: await knownTo(reader, viewer, asked),
    numbers: new Set(await reader.minuteNumbers(period.it.id)),
  };
}

/** "Indicator 26, Care leavers …". */
export function aboutIn(round: Round, indicatorId: string | null): string | null {
  const it: Indicator | undefined = round.indicators.find((i) => i.id === indicatorId);
  return it === undefined ? null : `Indicator ${it.number}, ${it.title}`;
}

/** What was said on an indicator that stands in Part 2 stands there too. */
export const partOf = (round: Round, indicatorId: string | null): 1 | 2 => {
  const it = round.indicators.find((i) => i.id === indicatorId);
  return it !== undefined && round.isKeptBack(it) ? 2 : 1;
};
