/** "disclosure" and "disclosure 22": what Part 1 keeps back and why, for the officers who answer for it. */
import type { Indicator } from '../../domain/glossary';
import type { Ask } from '../asks';
import { readRound, type Round } from '../figures/round';
import type { Context, Deps, Reader } from '../ports';
import type { DecidedFigure, DisclosureReply, DisclosuresReply, Reply } from '../replies';
import { isPerformanceOfficer, personById } from '../who/find';
import type { Viewer } from '../who/access';
import { figureMeant, meetingMeant, type FigureMeant, type Meeting } from './figure-meant';

function decidedFigure(round: Round, indicator: Indicator): DecidedFigure {
  const { number, title, unit, decimals } = indicator;
  return {
    number,
    title,
    unit,
    decimals,
    figure: round.view(indicator, 'Part 2').figure,
    inPartOne: round.view(indicator, 'Part 1').figure,
    keptBack: round.isKeptBack(indicator),
    explanation: round.explanation(indicator),
  };
}

async function recordOf(reader: Reader, round: Round, indicator: Indicator): Promise<DisclosureReply['record']> {
  const { classification, mark, release } = round.onRecord(indicator);
  const name = async (id: string): Promise<string> => (await personById(reader, id)).name;
  const record: DisclosureReply['record'] = [];
  if (classification !== null)
    record.push({
      at: classification.at,
      sentence: `${await name(classification.byId)} moved it to Part 2, exempt under paragraph ${classification.paragraph} of Schedule 12A: ${classification.publicInterest}`,
    });
  if (mark !== null) record.push({ at: mark.at, sentence: `${await name(mark.byId)} kept it back: ${mark.reason}` });
  if (release !== null) {
    record.push({
      at: release.proposedAt,
      sentence: `${await name(release.byId)} asked for its release: ${release.reason}`,
    });
    if (release.agreed !== null)
      record.push({ at: release.agreed.at, sentence: `${await name(release.agreed.secondId)} agreed to the release.` });
  }
  return record.sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** The explanation of one figure as it stands. */
export async function disclosureCard(
  reader: Reader,
  viewer: Viewer,
  { suite, period, round, indicator }: FigureMeant,
  notice: DisclosureReply['notice'] = null,
  beyondRecall: string[] = [],
): Promise<DisclosureReply> {
  const { release } = round.onRecord(indicator);
  return {
    kind: 'disclosure',
    suiteName: suite.name,
    periodLabel: period.label,
    decided: decidedFigure(round, indicator),
    record: await recordOf(reader, round, indicator),
    waiting:
      release === null || release.agreed !== null
        ? null
        : { mayAgree: release.byId !== viewer.actor.id && isPerformanceOfficer(viewer.actor, suite.id) },
    notice,
    beyondRecall,
  };
}

/** The same as it is sent: null where there is nothing any more, or it is not for this viewer here. */
export async function disclosureMessage(
  reader: Reader,
  viewer: Viewer,
  { periodId, indicatorId }: { periodId: string; indicatorId: string },
): Promise<DisclosureReply | null> {
  const period = await reader.period(periodId);
  const suite = period === null ? null : await reader.suite(period.suiteId);
  if (period === null || suite === null || !isPerformanceOfficer(viewer.actor, suite.id)) return null;
  const round = await readRound(reader, suite, period, [indicatorId]);
  if (round.audience(viewer) === 'Part 1') return null;
  return disclosureCard(reader, viewer, { suite, period, round, indicator: round.indicator(indicatorId) });
}

function disclosuresCard({ suite, period, round }: Meeting): DisclosuresReply {
  const kept = round.keptBack();
  const small = kept.filter((i) => round.whyKeptBack(i) === 'primary').length;
  const marked = kept.filter((i) => round.whyKeptBack(i) === 'marked by an officer').length;
  return {
    kind: 'disclosures',
    suiteName: suite.name,
    periodLabel: period.label,
    asAt: period.asAt,
    counts: { figures: round.current.size, small, marked, further: kept.length - small - marked },
    keptBack: kept.map((indicator) => decidedFigure(round, indicator)),
  };
}

export async function disclosure(deps: Deps, ctx: Context, ask: Extract<Ask, { kind: 'disclosure' }>): Promise<Reply> {
  const { number, ...meeting } = ask;
  return deps.store.snapshot(async (reader): Promise<Reply> => {
    if (number === null) {
      const found = await meetingMeant(reader, ctx, meeting);
      return 'kind' in found ? found : disclosuresCard(found);
    }
    const found = await figureMeant(reader, ctx, { ...meeting, number });
    return 'kind' in found ? found : disclosureCard(reader, ctx, found);
  });
}
