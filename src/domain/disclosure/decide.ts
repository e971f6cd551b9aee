/** Decides, for one publication, what Part 1 shows, in which form it keeps the rest back, and why. */
import type { IsoDate } from '../glossary';
import { isSmall } from './counts';
import { outcome } from './outcome';
import { type Decision, type DisclosureInput, type Publication, releaseRefusal } from './rules';
import { settle } from './settle';
import { layOut, type PublishedFigure, type Statement } from './statements';

/** The last record of a period and indicator. */
function lastOf<T extends { periodId: string; indicatorId: string }>(
  all: readonly T[],
  periodId: string,
): Map<string, T> {
  return new Map(all.filter((x) => x.periodId === periodId).map((x) => [x.indicatorId, x]));
}

/**
 * Decides what Part 1 may show of each figure of one publication.
 *
 * Protected are, for the threshold T (default 5, the Department for Education's rule for children in need
 * statistics; a true 0 is shown):
 * - every numerator, complement and denominator of 1 to T people, with every figure made of it;
 * - the same differences between year-to-date figures of one year, and between a published figure and its revision;
 * - for rolling figures, any span of months that would be known to hold 1 to T.
 *
 * Nobody who keeps every Part 1 report, and knows the target, the benchmarks and how totals are made, can rule out any
 * size from 1 to T of a protected count, nor tell that a rolling span lies within 1 to T. Told the reason for each figure
 * kept back as well, he learns from the figures of a report nothing that its reasons, and the reports before it, did not
 * say by themselves. Reasons are for officers all the same: two figures of one year known to be small differ by less than T.
 *
 * Not covered: figures loaded without any count, what other bodies publish, and somebody who runs these very rules on
 * every suite there could be, who finds no count exactly but can sometimes rule out a size.
 *
 * Same input, same answer. A published period is frozen, so its decisions may be kept and only the current period
 * decided afresh; keep them by the period, the outturns' revisions and the suite's revision.
 *
 * @returns a decision for each figure, by indicator id
 */
export function decideDisclosure(input: DisclosureInput): Map<string, Decision> {
  const { settings, relations, period, earlier } = input;
  const { smallCount } = settings;
  const classifications = lastOf(input.classifications, period.id);
  const marks = lastOf(input.marks, period.id);
  const releases = lastOf(input.releases, period.id);
  const said = new Map<string, PublishedFigure>();
  const keptBack = new Map<string, IsoDate[]>();
  for (const f of earlier.flat()) {
    said.set(`${f.indicator.id} ${f.asAt}`, f);
    if (f.why !== null) keptBack.set(f.indicator.id, [...(keptBack.get(f.indicator.id) ?? []), f.asAt]);
  }
  const fresh = input.figures.flatMap(({ indicator, outturn }) =>
    outturn === null ? [] : [{ indicator, outturn, asAt: outturn.asAt ?? period.asAt, why: null, released: false }],
  );
  const laid = layOut(earlier, fresh, relations);
  const statements = new Map<string, Statement>();
  const refusals = new Map<string, string>();
  for (const s of laid.all) {
    if (!s.isNew) continue;
    const { indicator, outturn, asAt } = s.figure;
    statements.set(indicator.id, s);
    const release = releases.get(indicator.id);
    const refusal = release && releaseRefusal(release);
    const first = said.get(`${indicator.id} ${asAt}`);
    if (typeof refusal === 'string') refusals.set(indicator.id, refusal);
    if (refusal === null) s.released = true;
    else if (s.counts.some((c) => isSmall(c.size, smallCount))) s.why = 'primary';
    else if (classifications.has(indicator.id) || marks.has(indicator.id)) s.why = 'marked by an officer';
    // The public presumes that a revised figure is near the first: what was kept back stays back.
    else if (outturn.symbol === null && first !== undefined && first.why !== null) s.why = 'differencing';
  }
  for (const s of settle(laid, relations, smallCount))
    refusals.set(s.figure.indicator.id, 'Its release is refused: it would disclose another figure that is kept back.');

  const numbers = new Map(input.figures.map((f) => [f.indicator.id, f.indicator.number]));
  const decisions = new Map<string, Decision>();
  for (const { indicator, outturn } of input.figures) {
    const { id } = indicator;
    const statement = statements.get(id) ?? null;
    const groups = relations.filter((r) => r.totalId === id || r.partIds.includes(id));
    const decision = outcome(indicator, outturn, input, {
      statement,
      first: (statement && said.get(`${id} ${statement.figure.asAt}`)) ?? null,
      group: groups.flatMap((r) => [r.totalId, ...r.partIds]).flatMap((member) => numbers.get(member) ?? []),
      grouped: groups.length > 0,
      keptBackOn: keptBack.get(id) ?? [],
      classification: classifications.get(id) ?? null,
      mark: marks.get(id) ?? null,
      release: releases.get(id) ?? null,
      refusal: refusals.get(id) ?? null,
    });
    decisions.set(id, decision);
  }
  return decisions;
}

/** How a decided publication stands on record, for the decisions that come after it. */
export function published(
  { period, figures }: Publication,
  decisions: ReadonlyMap<string, Decision>,
): PublishedFigure[] {
  return figures.flatMap(({ indicator, outturn }) => {
    const decision = decisions.get(indicator.id);
    if (outturn === null || decision === undefined) return [];
    return [{ indicator, outturn, asAt: outturn.asAt ?? period.asAt, why: decision.why }];
  });
}
