/** Loading a period's figures: read, checked, shown as a preview, and only then loaded, all of it or nothing. */
import { exceptions } from '../../domain/exceptions';
import type { Outturn, Period, Suite } from '../../domain/glossary';
import { titleRemarks } from '../../domain/intake-check';
import type { FileFault } from '../../domain/intake-rows';
import type { Ask } from '../asks';
import { askOwner, newRequest } from '../commentary/new-request';
import { boardMessages, refreshPosted } from '../delivery/refresh';
import type { Change, Context, Deps, OutboxMessage, PendingImport, Reader } from '../ports';
import type { ImportDoneReply, ImportRefusedReply, Reply, SaidReply } from '../replies';
import { audienceOf } from '../who/access';
import { findSuite, isPerformanceOfficer, pickPeriod, refusal } from '../who/find';
import { prepare, previewOf, ragCounts, standing, type Prepared } from './import-preview';

const notYours = 'Only the performance team can load outturns. Nothing was changed.';
/** A file of figures holds every one of them, so it is for those who may read them all. */
const notListed = ({ label }: Period): SaidReply =>
  refusal(
    `The file holds figures of Part 2, and you are not on the Part 2 list of ${label}. Somebody on it can add you, or load the file. Nothing was changed.`,
  );

const isListed = async (reader: Reader, ctx: Context, period: Period): Promise<boolean> =>
  audienceOf(new Set(await reader.partTwoReaders(period.id)), ctx) === 'Part 2';

const elsewhere = 'Please send the file in your personal chat with me. Nothing was changed.';

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
  return (await isListed(reader, ctx, period.it)) ? { suite, period: period.it } : notListed(period.it);
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
    if (!(await isListed(reader, ctx, period))) return notListed(period);
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
