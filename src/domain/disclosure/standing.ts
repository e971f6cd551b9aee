/** How Part 1 stands today on every period: what was published stays as it went out, unless it was withdrawn since. */
import type { Classification, PeriodState } from '../glossary';
import { decideDisclosure, published } from './decide';
import type { Decision, DisclosureRules, OfficerMark, Publication, Release } from './rules';
import type { PublishedFigure } from './statements';

/** An officer's mark with its date. */
export interface DatedMark extends OfficerMark {
  at: Date;
}

/** A release as it is on record: proposed, then agreed by a second person or not. */
export interface ReleaseRecord extends Omit<Release, 'secondId'> {
  id: string;
  proposedAt: Date;
  agreed: { secondId: string; at: Date } | null;
}

/** One figure as it went out, with the decision it went out by. */
export interface LoggedFigure extends PublishedFigure {
  decision: Decision;
}

/** What Part 1 said at one time about one period, for good. */
export interface LoggedPublication {
  periodId: string;
  at: Date;
  figures: readonly LoggedFigure[];
}

/** A decision as the records hold it: plain data, written by `published` figures and by nothing else. */
export const recallDecision = (kept: unknown): Decision => kept as Decision;

/** A period with its standing figures. */
export interface Standing extends Publication {
  period: Publication['period'] & { state: PeriodState };
}

export interface StandingInput extends Omit<DisclosureRules, 'marks' | 'releases'> {
  /** Up to the period asked about, oldest first. */
  periods: readonly Standing[];
  /** Everything Part 1 ever said of the suite, in the order it went out. */
  log: readonly LoggedPublication[];
  marks: readonly DatedMark[];
  /** Those that stand; proposed ones change nothing yet. */
  releases: readonly ReleaseRecord[];
}

type Dated = Pick<Classification, 'periodId' | 'indicatorId' | 'at'>;

/** The releases that count: agreed by a second person. */
const agreedOf = (releases: readonly ReleaseRecord[]): Release[] =>
  releases.flatMap(({ periodId, indicatorId, reason, byId, agreed }) =>
    agreed === null ? [] : [{ periodId, indicatorId, reason, byId, secondId: agreed.secondId }],
  );

/**
 * The decision on each figure of each period.
 *
 * A figure that went out is shown or kept back as it went out, so that a later change of the threshold, of the
 * totals or of a neighbour can never let out what was held back, nor seem to take back what is known. Only an
 * officer's later mark or classification withdraws it, and only a later release by two people lets it out. What has not gone out yet is decided afresh in the light of
 * everything that has: also of figures withdrawn since, for whoever read them may remember.
 *
 * @returns by period id, then by indicator id
 */
export function standingDecisions(input: StandingInput): Map<string, ReadonlyMap<string, Decision>> {
  const { periods, log, marks, releases, ...rest } = input;
  const rules: DisclosureRules = { ...rest, marks, releases: agreedOf(releases) };
  const said: PublishedFigure[][] = log.map((p) => [...p.figures]);
  const heldBack: readonly Dated[] = [...rules.classifications, ...marks];
  const standing = new Map<string, ReadonlyMap<string, Decision>>();
  for (const publication of periods) {
    const kept = keptOf(log, publication.period.id);
    const isKept = (indicatorId: string): boolean => {
      const it = kept.get(indicatorId);
      return (
        it !== undefined &&
        !withdrawnSince(heldBack, publication.period.id, indicatorId, it.at) &&
        !releasedSince(releases, publication.period.id, indicatorId, it.at)
      );
    };
    const figures = publication.figures.filter((f) => !isKept(f.indicator.id));
    const open = { period: publication.period, figures };
    const fresh = decideDisclosure({ ...rules, ...open, earlier: said });
    if (kept.size === 0) said.push(published(open, fresh));
    const decisions = new Map([...kept].map(([id, { decision }]) => [id, decision]));
    for (const [id, decision] of fresh) decisions.set(id, decision);
    standing.set(publication.period.id, decisions);
  }
  return standing;
}

/** The latest word on each figure of a period, with its date. */
function keptOf(
  log: readonly LoggedPublication[],
  periodId: string,
): ReadonlyMap<string, { decision: Decision; at: Date }> {
  return new Map(
    log
      .filter((p) => p.periodId === periodId)
      .flatMap(({ at, figures }) => figures.map((f) => [f.indicator.id, { decision: f.decision, at }] as const)),
  );
}

const withdrawnSince = (held: readonly Dated[], periodId: string, indicatorId: string, at: Date): boolean =>
  held.some((h) => h.periodId === periodId && h.indicatorId === indicatorId && h.at >= at);

/** A release of what is public goes on the log in the same breath, and then stands there: so strictly later. */
const releasedSince = (releases: readonly ReleaseRecord[], periodId: string, indicatorId: string, at: Date): boolean =>
  releases.some(
    (r) => r.periodId === periodId && r.indicatorId === indicatorId && r.agreed !== null && r.agreed.at > at,
  );
