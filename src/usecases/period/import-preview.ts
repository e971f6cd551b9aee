/** What a file of figures means for a period: checked, planned, and told before anything is changed. */
import { exceptions } from '../../domain/exceptions';
import { figureInWords } from '../../domain/figures';
import type { Benchmark, Indicator, Outturn, Period, Rag, Suite } from '../../domain/glossary';
import { planImport, type ImportPlan } from '../../domain/import-plan';
import { checkRows } from '../../domain/intake-check';
import type { FileFault, PeriodFile } from '../../domain/intake-rows';
import { currentOutturns } from '../../domain/outturn';
import { rate } from '../../domain/rag';
import type { Context, Deps, PendingImport, Reader } from '../ports';
import type { ImportPreviewReply } from '../replies';

/** The longest list of changes shown before they happen; the rest is counted. */
const shownChanges = 20;

/** What a file means for a period: read and checked, nothing changed. */
export interface Prepared {
  suite: Suite;
  period: Period;
  indicators: readonly Indicator[];
  current: ReadonlyMap<string, Outturn>;
  plan: ImportPlan;
  benchmarks: Benchmark[];
}

function benchmarksOf(file: PeriodFile, indicators: readonly Indicator[], faults: FileFault[]): Benchmark[] {
  return file.benchmarks.flatMap(({ number, area, year, value, source, sheet, cell }) => {
    const indicator = indicators.find((i) => i.number === number);
    if (indicator !== undefined) return [{ indicatorId: indicator.id, area, year, value, source }];
    faults.push({ sheet, cell, reason: `The suite has no indicator ${number}.` });
    return [];
  });
}

export async function prepare(
  reader: Reader,
  suite: Suite,
  period: Period,
  file: PeriodFile,
): Promise<Prepared | FileFault[]> {
  const indicators = await reader.indicators(suite.id, period.suiteVersion);
  const faults = checkRows(file.outturns, indicators, period);
  const benchmarks = benchmarksOf(file, indicators, faults);
  if (faults.length > 0) return faults;
  const current = currentOutturns(await reader.outturns([period.id]), period.id);
  return { suite, period, indicators, current, plan: planImport(file.outturns, indicators, current), benchmarks };
}

/** The outturns as they will stand once the plan is carried out. */
export function standing(deps: Deps, p: Prepared, ctx: Context): { fresh: Outturn[]; after: Map<string, Outturn> } {
  const make = (indicator: Indicator, figure: ImportPlan['added'][number]['figure'], revision: number): Outturn => ({
    ...figure,
    id: deps.newId(),
    periodId: p.period.id,
    indicatorId: indicator.id,
    revision,
    loadedAt: ctx.now,
    loadedById: ctx.actorId,
  });
  const fresh = [
    ...p.plan.added.map(({ indicator, figure }) => make(indicator, figure, 1)),
    ...p.plan.revised.map(({ indicator, before, figure }) => make(indicator, figure, before.revision + 1)),
  ];
  return { fresh, after: new Map([...p.current, ...fresh.map((o): [string, Outturn] => [o.indicatorId, o])]) };
}

export function ragCounts(
  indicators: readonly Indicator[],
  outturns: ReadonlyMap<string, Outturn>,
): Record<Rag, number> {
  const counts: Record<Rag, number> = { GREEN: 0, AMBER: 0, RED: 0, 'NO DATA': 0 };
  for (const indicator of indicators) counts[rate(indicator, outturns.get(indicator.id))] += 1;
  return counts;
}

export function previewOf(
  deps: Deps,
  ctx: Context,
  p: Prepared,
  pending: PendingImport,
  remarks: readonly string[],
): ImportPreviewReply {
  const { after } = standing(deps, p, ctx);
  const before = new Set(exceptions(p.indicators, p.current).map((e) => e.indicator.id));
  const named = ({ number, title }: Indicator): { number: number; title: string } => ({ number, title });
  return {
    kind: 'import preview',
    importId: pending.id,
    fileName: pending.fileName,
    suiteName: p.suite.name,
    periodLabel: p.period.label,
    added: p.plan.added.length,
    revised: p.plan.revised.slice(0, shownChanges).map(({ indicator, before: was, figure }) => ({
      ...named(indicator),
      before: figureInWords(indicator, was),
      after: figureInWords(indicator, figure),
      rag: rate(indicator, after.get(indicator.id)),
    })),
    unchanged: p.plan.unchanged.length,
    missing: p.plan.missing.map(named),
    benchmarks: p.benchmarks.length,
    ragAfter: ragCounts(p.indicators, after),
    newExceptions: exceptions(p.indicators, after)
      .filter((e) => !before.has(e.indicator.id))
      .map((e) => ({ ...named(e.indicator), rag: e.rag })),
    remarks: [
      ...remarks,
      ...(p.plan.revised.length > shownChanges
        ? [`${p.plan.revised.length} figures are corrected; the first ${shownChanges} are listed.`]
        : []),
    ],
    token: deps.newToken(),
  };
}
