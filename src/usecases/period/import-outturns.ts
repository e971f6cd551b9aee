/** Loading a period's figures: read, checked, shown as a preview, and only then loaded, all of it or nothing. */
import { exceptions } from '../../domain/exceptions';
import { figureInWords } from '../../domain/figures';
import type { Benchmark, Indicator, Outturn, Period, Rag, Suite } from '../../domain/glossary';
import { planImport, type ImportPlan } from '../../domain/import-plan';
import { checkRows, titleRemarks } from '../../domain/intake-check';
import type { FileFault, PeriodFile } from '../../domain/intake-rows';
import { currentOutturns } from '../../domain/outturn';
import { rate } from '../../domain/rag';
import type { Ask } from '../asks';
import { findSuite, isPerformanceOfficer, pickPeriod, refusal } from '../who/find';
import { askOwner, newRequest } from '../commentary/new-request';
import type { Change, Context, Deps, OutboxMessage, PendingImport, Reader } from '../ports';
import { boardMessages, refreshPosted } from '../delivery/refresh';
import type { ImportDoneReply, ImportPreviewReply, ImportRefusedReply, Reply, SaidReply } from '../replies';

/** What a file means for a period: read and checked, nothing changed. */
interface Prepared {
  suite: Suite;
  period: Period;
  indicators: readonly Indicator[];
  current: ReadonlyMap<string, Outturn>;
  plan: ImportPlan;
  benchmarks: Benchmark[];
}

/** The longest list of changes shown before they happen; the rest is counted. */
const shownChanges = 20;

const notYours = 'Only the performance team can load outturns. Nothing was changed.';
const elsewhere = 'Please send the file in your personal chat with me. Nothing was changed.';

function benchmarksOf(file: PeriodFile, indicators: readonly Indicator[], faults: FileFault[]): Benchmark[] {
  return file.benchmarks.flatMap(({ number, area, year, value, source, sheet, cell }) => {
    const indicator = indicators.find((i) => i.number === number);
    if (indicator !== undefined) return [{ indicatorId: indicator.id, area, year, value, source }];
    faults.push({ sheet, cell, reason: `The suite has no indicator ${number}.` });
    return [];
  });
}

async function prepare(
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
function standing(deps: Deps, p: Prepared, ctx: Context): { fresh: Outturn[]; after: Map<string, Outturn> } {
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

function ragCounts(indicators: readonly Indicator[], outturns: ReadonlyMap<string, Outturn>): Record<Rag, number> {
  const counts: Record<Rag, number> = { GREEN: 0, AMBER: 0, RED: 0, 'NO DATA': 0 };
  for (const indicator of indicators) counts[rate(indicator, outturns.get(indicator.id))] += 1;
  return counts;
}

function previewOf(
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

const changesNothing = (p: Prepared): boolean =>
  p.plan.added.length + p.plan.revised.length + p.benchmarks.length === 0;

/** Where somebody may say which period a file is for, most telling first. */
interface Hints {
  named: string | null;
  caption: string;
  inFile: string | null;
}

/** Without a word anywhere, figures are for the round in preparation, else the open one. */
function labelFrom(periods: readonly Period[], { named, caption, inFile }: Hints): string | null {
  const mentioned = periods.findLast((p) => caption.toLowerCase().includes(p.label.toLowerCase()));
  const working = periods.findLast((p) => p.state === 'draft') ?? periods.findLast((p) => p.state === 'open');
  return named ?? mentioned?.label ?? inFile ?? working?.label ?? null;
}

async function suiteOf(reader: Reader, ctx: Context, suiteKey: string | null): Promise<Suite | SaidReply> {
  const suite = await findSuite(reader, ctx.actor, suiteKey);
  if (!suite.ok) return suite.reply;
  if (!isPerformanceOfficer(ctx.actor, suite.it.id)) return refusal(notYours);
  return ctx.place === 'group chat' || ctx.place === 'channel' ? refusal(elsewhere) : suite.it;
}

async function targetOf(
  reader: Reader,
  ctx: Context,
  suiteKey: string | null,
  hints: Hints,
): Promise<{ suite: Suite; period: Period } | SaidReply> {
  const suite = await suiteOf(reader, ctx, suiteKey);
  if ('kind' in suite) return suite;
  const periods = await reader.periods(suite.id);
  const period = pickPeriod(periods, labelFrom(periods, hints));
  if (!period.ok) return period.reply;
  if (period.it.state === 'closed' || period.it.state === 'published')
    return refusal(`${period.it.label} is ${period.it.state}, so its figures stand still. Nothing was changed.`);
  return { suite, period: period.it };
}

/** Reads a file and shows what it would change. Nothing is changed yet, but the read file is kept for the confirmation. */
export async function previewImport(
  deps: Deps,
  ctx: Context,
  ask: Extract<Ask, { kind: 'import file' }>,
): Promise<Reply> {
  const fileName =
    ask.name
      .replace(/[\p{Cc}\p{Cf}]/gu, '')
      .replace(/^.*[\\/]/, '')
      .slice(0, 120) || 'the file';
  // Before a byte of it is read: only the performance team's files are opened at all.
  const allowed = await deps.store.snapshot((reader) => suiteOf(reader, ctx, ask.suiteKey ?? null));
  if ('kind' in allowed) return allowed;
  const read = await deps.intake.read({ name: fileName, bytes: ask.bytes });
  const refused = (faults: FileFault[]): ImportRefusedReply => ({ kind: 'import refused', fileName, faults });
  if (!read.ok) return refused(read.faults);
  const { remarks, ...file } = read.file;
  const prepared = await deps.store.snapshot(async (reader) => {
    const it = await targetOf(reader, ctx, ask.suiteKey ?? null, {
      named: ask.period ?? null,
      caption: ask.caption,
      inFile: file.label,
    });
    if ('kind' in it) return it;
    const p = await prepare(reader, it.suite, it.period, file);
    return Array.isArray(p) ? refused(p) : p;
  });
  if ('kind' in prepared) return prepared;
  if (changesNothing(prepared))
    return {
      kind: 'said',
      tone: 'plain',
      sentence: `Every figure in ${fileName} is already loaded for ${prepared.period.label}. There is nothing to change.`,
    };
  const pending: PendingImport = {
    id: deps.newId(),
    suiteId: prepared.suite.id,
    periodId: prepared.period.id,
    byId: ctx.actorId,
    fileName,
    file,
    at: ctx.now,
    periodRevision: prepared.period.revision,
  };
  await deps.store.commit({ expect: [], changes: [{ kind: 'keep import', pending }], audit: [], send: [] });
  return previewOf(deps, ctx, prepared, pending, [...remarks, ...titleRemarks(file.outturns, prepared.indicators)]);
}

const gone = 'That preview is no longer there: it was loaded or dropped already. Send the file again if you need to.';

/** Requests and boards that a changed figure makes out of date, and the requests of new exceptions in an open period. */
async function consequences(
  reader: Reader,
  deps: Deps,
  ctx: Context,
  p: Prepared,
  after: ReadonlyMap<string, Outturn>,
): Promise<{ changes: Change[]; send: OutboxMessage[] }> {
  if (p.period.state !== 'open') return { changes: [], send: [] };
  const step = `figures:r${p.period.revision + 1}`;
  const requests = await reader.requests([p.period.id]);
  const fresh = exceptions(p.indicators, after)
    .filter((e) => !requests.some((r) => r.indicatorId === e.indicator.id))
    .map((e) => newRequest(deps, p.period, e.indicator));
  const refresh: OutboxMessage[] = [];
  for (const r of requests) refresh.push(...(await refreshPosted(reader, `request:${r.id}:`, step, ctx.now)));
  return {
    changes: fresh.map((request): Change => ({ kind: 'create request', request })),
    send: [
      ...refresh,
      ...fresh.map((r) => askOwner(r, ctx.now)),
      ...(await boardMessages(reader, p.suite.id, p.period.id, step, ctx.now)),
    ],
  };
}

/** A confirmed import, checked again on the present records. */
interface Ready {
  pending: PendingImport;
  p: Prepared;
  fresh: Outturn[];
  after: ReadonlyMap<string, Outturn>;
  caused: { changes: Change[]; send: OutboxMessage[] };
}

/** Loads a previewed file, once. Where the period changed since the preview, a new preview is shown instead. */
export async function confirmImport(
  deps: Deps,
  ctx: Context,
  ask: Extract<Ask, { kind: 'confirm import' }>,
): Promise<Reply> {
  const ready = await deps.store.snapshot<Ready | SaidReply | ImportRefusedReply>(async (reader) => {
    const pending = await reader.pendingImport(ask.importId);
    if (pending === null || pending.byId !== ctx.actorId) return refusal(gone);
    const suite = await reader.suite(pending.suiteId);
    const period = await reader.period(pending.periodId);
    if (suite === null || period === null) return refusal(gone);
    if (!isPerformanceOfficer(ctx.actor, suite.id)) return refusal(notYours);
    if (period.state === 'closed' || period.state === 'published')
      return refusal(`${period.label} has been closed since, so nothing was loaded.`);
    const p = await prepare(reader, suite, period, pending.file);
    if (Array.isArray(p)) return { kind: 'import refused', fileName: pending.fileName, faults: p };
    const { fresh, after } = standing(deps, p, ctx);
    return { pending, p, fresh, after, caused: await consequences(reader, deps, ctx, p, after) };
  });
  if ('kind' in ready) return ready;
  const { pending, p, fresh, after, caused } = ready;
  if (pending.periodRevision !== p.period.revision) {
    const renewed = { ...pending, id: deps.newId(), periodRevision: p.period.revision };
    await deps.store.commit({
      expect: [],
      changes: [
        { kind: 'drop import', id: pending.id },
        { kind: 'keep import', pending: renewed },
      ],
      audit: [],
      send: [],
    });
    return previewOf(deps, ctx, p, renewed, [
      'Somebody changed this period after your preview. This is what the file changes now.',
    ]);
  }
  const result = await deps.store.commit({
    expect: [{ entity: 'period', id: p.period.id, revision: p.period.revision }],
    changes: [
      { kind: 'add outturns', outturns: fresh },
      { kind: 'add benchmarks', benchmarks: p.benchmarks },
      { kind: 'drop import', id: pending.id },
      ...caused.changes,
    ],
    audit: [
      {
        at: ctx.now,
        actorId: ctx.actorId,
        onBehalfOfId: null,
        place: ctx.place,
        action: 'import outturns',
        subject: 'period',
        subjectId: p.period.id,
        revision: p.period.revision,
        detail: {
          period: p.period.label,
          file: pending.fileName,
          added: p.plan.added.length,
          revised: p.plan.revised.length,
          benchmarks: p.benchmarks.length,
        },
      },
    ],
    send: caused.send,
    once: `import ${pending.id}`,
  });
  if (result === 'repeated') return refusal(gone);
  if (result === 'stale')
    return refusal('Somebody changed this period at the same moment, so nothing was loaded. Press the button again.');
  return {
    kind: 'import done',
    fileName: pending.fileName,
    periodLabel: p.period.label,
    added: p.plan.added.length,
    revised: p.plan.revised.length,
    unchanged: p.plan.unchanged.length,
    benchmarks: p.benchmarks.length,
    rag: ragCounts(p.indicators, after),
  } satisfies ImportDoneReply;
}

/** Drops a preview. */
export async function cancelImport(
  deps: Deps,
  ctx: Context,
  ask: Extract<Ask, { kind: 'cancel import' }>,
): Promise<Reply> {
  const pending = await deps.store.snapshot((reader) => reader.pendingImport(ask.importId));
  if (pending === null || pending.byId !== ctx.actorId) return refusal(gone);
  await deps.store.commit({ expect: [], changes: [{ kind: 'drop import', id: pending.id }], audit: [], send: [] });
  return { kind: 'said', tone: 'plain', sentence: `${pending.fileName} was not loaded. Nothing was changed.` };
}
