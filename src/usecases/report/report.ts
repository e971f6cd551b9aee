/** The exception section: planned from the records, written as files, fetched once by whoever asked. */
import { planAppendix } from '../../domain/report/appendix';
import { planExceptionSection } from '../../domain/report/plan';
import type { ReportPlan } from '../../domain/report/types';
import type { Period, Person, Suite } from '../../domain/glossary';
import type { Ask } from '../asks';
import type { Viewer } from '../who/access';
import { annexFor } from '../meeting/minutes';
import { findSuite, isOfficer, pickPeriod, refusal } from '../who/find';
import type { Context, Deps, FileGrant, Reader } from '../ports';
import type { Reply, ReportReply } from '../replies';
import { readRound, type Round } from '../figures/round';
import { checklistOf, checklistText } from './checklist';
import { partOneDataset, partTwoDataset } from './dataset';
import { partOneInput, partTwoInput } from './section';

/** How long a link to a report works. */
const linkMinutes = 15;

type Format = FileGrant['format'];
type Part = FileGrant['part'];
type Document = FileGrant['document'];

/** A finished file. */
export interface ReportFile {
  name: string;
  contentType: string;
  bytes: Buffer;
}

/** What each kind of file holds and is called; the CSV is the dataset alone, for whoever goes on working with it. */
const formats: Record<Format, { holds: string; ending: string; contentType: string; title: string }> = {
  word: {
    holds: 'exceptions',
    ending: 'docx',
    contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    title: 'Word',
  },
  markdown: { holds: 'exceptions', ending: 'md', contentType: 'text/markdown; charset=utf-8', title: 'Markdown' },
  csv: { holds: 'dataset', ending: 'csv', contentType: 'text/csv; charset=utf-8', title: 'dataset as CSV' },
};

const everyFormat = ['word', 'markdown', 'csv'] as const;

/** The plan of one part of a period's exception section, with the dataset behind it. */
async function planPart(reader: Reader, round: Round, part: Part): Promise<ReportPlan> {
  const section = planExceptionSection(
    part === 1 ? await partOneInput(reader, round) : await partTwoInput(reader, round),
  );
  return { ...section, appendix: planAppendix(part === 1 ? partOneDataset(round) : partTwoDataset(round)) };
}

const fileName = (suite: Suite, period: Period, document: Document, part: Part, format: Format): string => {
  const { holds, ending } = formats[format];
  const what = document === 'minutes' ? 'minutes annex' : holds;
  return `${suite.key} ${what} ${period.label} Part ${part}.${ending}`.replace(/[^\w.]+/g, '-');
};

async function bytesOf(deps: Deps, plan: ReportPlan, format: Format): Promise<Buffer> {
  if (format === 'word') return deps.report.word(plan);
  return Buffer.from(format === 'csv' ? deps.report.csv(plan) : deps.report.markdown(plan), 'utf8');
}

export async function write(
  deps: Deps,
  suite: Suite,
  period: Period,
  plan: ReportPlan,
  { document, part, format }: Pick<FileGrant, 'document' | 'part' | 'format'>,
): Promise<ReportFile> {
  return {
    name: fileName(suite, period, document, part, format),
    contentType: formats[format].contentType,
    bytes: await bytesOf(deps, plan, format),
  };
}

/** Part 2 only where it has something in it, and only for those on its list. */
const partsFor = (round: Round, viewer: Viewer): Part[] =>
  round.keptBack().length > 0 && round.audience(viewer) === 'Part 2' ? [1, 2] : [1];

/** Every file of a period's exception section, and its dataset as a table to work with, for the command line. */
export async function writeReport(deps: Deps, ctx: Context, suite: Suite, period: Period): Promise<ReportFile[]> {
  const { plans, checklist } = await deps.store.snapshot(async (reader) => {
    const round = await readRound(reader, suite, period);
    const wanted = await Promise.all(
      partsFor(round, ctx).map(async (part) => ({ part, plan: await planPart(reader, round, part) })),
    );
    return { plans: wanted, checklist: await checklistOf(reader, round, ctx) };
  });
  await deps.store.commit({
    expect: [],
    changes: [],
    audit: [
      {
        at: ctx.now,
        actorId: ctx.actorId,
        onBehalfOfId: null,
        place: ctx.place,
        action: 'write report',
        subject: 'period',
        subjectId: period.id,
        revision: period.revision,
        detail: { period: period.label, account: ctx.actor.name, parts: plans.length },
      },
    ],
    send: [],
  });
  const files: ReportFile[] = [];
  for (const { part, plan } of plans)
    for (const format of everyFormat)
      files.push(await write(deps, suite, period, plan, { document: 'section', part, format }));
  if (checklist.length > 0)
    files.push({
      name: `${suite.key}-${period.label}-checklist-for-officers.txt`.replace(/[^\w.]+/g, '-'),
      contentType: 'text/plain; charset=utf-8',
      bytes: Buffer.from(checklistText(suite, period, checklist), 'utf8'),
    });
  return files;
}

const stands: Record<string, string> = {
  requested: 'no commentary received',
  draft: 'commentary still a draft',
  returned: 'commentary returned to its owner',
  submitted: 'commentary waiting for approval',
};

/** Offers the files as links: each works once, for a quarter of an hour, for the person who asked. */
export async function report(deps: Deps, ctx: Context, ask: Extract<Ask, { kind: 'report' }>): Promise<Reply> {
  const found = await deps.store.snapshot(async (reader) => {
    const suite = await findSuite(reader, ctx.actor, ask.suiteKey);
    if (!suite.ok) return suite.reply;
    if (!isOfficer(ctx.actor, suite.it.id))
      return refusal('The report is assembled by the performance team. Type "status" for the published figures.');
    if (ctx.place !== 'personal chat') return refusal('Please ask me for the report in your personal chat with me.');
    const period = pickPeriod(await reader.periods(suite.it.id), ask.label);
    if (!period.ok) return period.reply;
    const round = await readRound(reader, suite.it, period.it);
    return { suite: suite.it, period: period.it, round, checklist: await checklistOf(reader, round, ctx) };
  });
  if ('kind' in found) return found;
  const { suite, period, round, checklist } = found;
  const expiresAt = new Date(ctx.now.getTime() + linkMinutes * 60_000);
  const parts = partsFor(round, ctx);
  const wanted = parts.flatMap((part) => everyFormat.map((format) => ({ part, format, token: deps.newToken() })));
  await deps.store.commit({
    expect: [],
    changes: wanted.map(({ part, format, token }) => ({
      kind: 'grant file',
      grant: {
        tokenHash: deps.hash(token),
        personId: ctx.actor.id,
        periodId: period.id,
        part,
        format,
        document: 'section',
        expiresAt,
        usedAt: null,
      },
    })),
    audit: [
      {
        at: ctx.now,
        actorId: ctx.actorId,
        onBehalfOfId: null,
        place: ctx.place,
        action: 'offer report',
        subject: 'period',
        subjectId: period.id,
        revision: period.revision,
        detail: { period: period.label, parts: parts.length },
      },
    ],
    send: [],
  });
  return {
    kind: 'report',
    suiteName: suite.name,
    periodLabel: period.label,
    files: wanted.map(({ part, format, token }): ReportReply['files'][number] => ({
      title: `${part === 1 ? 'Part 1, public' : 'Part 2, not for publication'} (${formats[format].title})`,
      part,
      format,
      url: `${deps.publicUrl}/files/${token}`,
    })),
    missing: round.exceptionsFor(round.audience(ctx)).flatMap(({ indicator }) => {
      const state = round.requests.find((r) => r.indicatorId === indicator.id)?.state ?? 'requested';
      const why = stands[state];
      return why === undefined ? [] : [{ number: indicator.number, title: indicator.title, why }];
    }),
    checklist,
    expiresAt,
  };
}

/** Whether the person may still have what the grant was made for: a role, or a place on the list, takes its links along. */
const mayHave = (person: Person | null, round: Round, part: Part): boolean =>
  person !== null &&
  isOfficer(person, round.suite.id) &&
  partsFor(round, { actor: person, place: 'personal chat' }).includes(part);

/** The section as this person may have it now, or null. */
async function sectionFor(
  reader: Reader,
  person: Person | null,
  suite: Suite,
  period: Period,
  part: Part,
): Promise<ReportPlan | null> {
  const round = await readRound(reader, suite, period);
  return mayHave(person, round, part) ? planPart(reader, round, part) : null;
}

/** The file behind a link, once; null for a link that is unknown, used, too old or no longer theirs: all alike. */
export async function fetchReport(deps: Deps, token: string, now: Date): Promise<ReportFile | null> {
  const tokenHash = deps.hash(token);
  const found = await deps.store.snapshot(async (reader) => {
    const grant = await reader.fileGrant(tokenHash);
    if (grant === null || grant.usedAt !== null || grant.expiresAt <= now) return null;
    const period = await reader.period(grant.periodId);
    const suite = period === null ? null : await reader.suite(period.suiteId);
    if (period === null || suite === null) return null;
    const person = await reader.person(grant.personId);
    const plan =
      grant.document === 'minutes'
        ? await annexFor(reader, person, suite, period, grant.part)
        : await sectionFor(reader, person, suite, period, grant.part);
    return plan === null ? null : { grant, suite, period, plan };
  });
  if (found === null) return null;
  const { grant, suite, period, plan } = found;
  const file = await write(deps, suite, period, plan, grant);
  const result = await deps.store.commit({
    expect: [],
    changes: [{ kind: 'use file grant', tokenHash, at: now }],
    audit: [
      {
        at: now,
        actorId: grant.personId,
        onBehalfOfId: null,
        place: 'personal chat',
        action: grant.document === 'minutes' ? 'fetch minutes' : 'fetch report',
        subject: 'period',
        subjectId: period.id,
        revision: period.revision,
        detail: { part: grant.part, format: grant.format },
      },
    ],
    send: [],
    once: `file ${tokenHash}`,
  });
  return result === 'committed' ? file : null;
}
