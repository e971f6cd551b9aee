/** A suite as a folder of files (see `prisma/demo/README.md`) → its definition. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod/v4';
import type { SuiteSettings } from '../domain/glossary';
import { defaultReminders, reminderFaults } from '../domain/schedule/settings';
import type { DefinedOutturn, SuiteDefinition } from '../usecases/period/suite-definition';
import { readInteractiveTool } from './benchmark-tables';
import { CheckRulesFile } from './check-rules';
import { readCsv } from './csv';
import type { Grid } from './grid';
import { readOutturnTable } from './outturn-table';

const day = z.iso.date();
const Action = z.object({ what: z.string(), owner: z.string(), due: day.nullable() });
const Tolerance = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('relative'), percent: z.number().min(0).max(100) }),
  z.object({ kind: z.literal('absolute'), amount: z.number().min(0) }),
  z.object({ kind: z.literal('amber bounds'), low: z.number().nullable(), high: z.number().nullable() }),
]);
/** Each setting may be left out; together they must make sense. */
const Reminders = z
  .strictObject({
    ladder: z.array(z.int()).default([...defaultReminders.ladder]),
    escalateAfter: z.int().default(defaultReminders.escalateAfter),
    closeNotice: z.int().default(defaultReminders.closeNotice),
    digestAt: z.string().default(defaultReminders.digestAt),
    quiet: z.strictObject({ from: z.string(), to: z.string() }).default(defaultReminders.quiet),
    catchUp: z.int().default(defaultReminders.catchUp),
  })
  .check(({ value, issues }) => {
    for (const message of reminderFaults(value)) issues.push({ code: 'custom', input: value, message });
  });
/** A name the clocks of this machine know: anything else would stop every reminder. */
const TimeZone = z.string().refine((name) => isTimeZone(name), {
  error: 'is not a time zone; write its IANA name, such as Europe/London.',
});
const Suite = z.object({
  suite: z.object({
    key: z.string().regex(/^[a-z0-9-]+$/),
    name: z.string(),
    committee: z.string(),
    council: z.string(),
    illustrative: z.boolean(),
    settings: z.object({
      sectionNumber: z.string(),
      pointer: z.enum(['number only', 'number and title', 'number, title and RAG']),
      smallCount: z.int().min(1),
      twoLevelApproval: z.boolean(),
      absentOwners: z.enum(['by post', 'not named']).default('by post'),
      timeZone: TimeZone,
      reminders: Reminders.prefault({}),
      check: CheckRulesFile.prefault({}),
    }),
  }),
  totals: z
    .array(
      z.object({
        total: z.int().min(1),
        parts: z.array(z.int().min(1)).min(2),
        denominators: z.enum(['added', 'shared', 'unrelated']),
      }),
    )
    .default([]),
  indicators: z.array(
    z.object({
      number: z.int().min(1),
      title: z.string(),
      definition: z.string(),
      unit: z.enum(['percentage', 'number', 'rate per 10,000', 'days', 'average']),
      decimals: z.int().min(0).max(3),
      polarity: z.enum(['higher is better', 'lower is better', 'within range']),
      basis: z.enum(['snapshot', 'year to date', 'rolling 12 months', 'annual']),
      expectation: z
        .object({ low: z.number().nullable(), high: z.number().nullable(), tolerance: Tolerance })
        .nullable(),
      owner: z.string(),
      delegate: z.string().nullable(),
      synonyms: z.array(z.string()),
    }),
  ),
});
const People = z.array(
  z.object({
    key: z.string(),
    name: z.string(),
    post: z.string(),
    email: z.email(),
    entraObjectId: z.string().nullable(),
    roles: z.array(z.enum(['performance officer', 'director', 'chief officer', 'member', 'co-opted member'])),
  }),
);
const Periods = z.array(
  z.object({
    label: z.string(),
    asAt: day,
    commentaryDeadline: day,
    meeting: day,
    state: z.enum(['draft', 'open', 'closed', 'published']),
    outturns: z.string().regex(/^[\w.-]+\.csv$/),
  }),
);
const Classifications = z.array(
  z.object({
    period: z.string(),
    number: z.int(),
    paragraph: z.union([z.literal(1), z.literal(2)]),
    publicInterest: z.string(),
    by: z.string(),
  }),
);
const Commentary = z.array(
  z.object({
    period: z.string(),
    number: z.int(),
    author: z.string(),
    at: day,
    text: z.object({ cause: z.string(), impact: z.string(), actions: z.array(Action), forecast: z.string() }),
  }),
);

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

async function json<T>(folder: string, name: string, schema: z.ZodType<T>): Promise<T> {
  const parsed = schema.safeParse(JSON.parse(await fs.readFile(path.join(folder, name), 'utf8')));
  if (!parsed.success) throw new Error(`${name}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

async function grid(folder: string, name: string): Promise<Grid> {
  const csv = readCsv(await fs.readFile(path.join(folder, name)));
  if ('faults' in csv) throw new Error(`${name}: ${csv.faults.map((f) => f.reason).join(' ')}`);
  return csv.grid;
}

function sound<T extends { faults: { cell: string | null; reason: string }[] }>(name: string, table: T): T {
  if (table.faults.length > 0)
    throw new Error(`${name}: ${table.faults.map((f) => `${f.cell ?? ''} ${f.reason}`).join(' ')}`);
  return table;
}

async function outturnsIn(folder: string, name: string): Promise<DefinedOutturn[]> {
  return sound(name, readOutturnTable(await grid(folder, name))).rows.map(
    ({ sheet: _, cells: __, title: ___, ...figure }) => figure,
  );
}

/** What a suite's folder says of the check of commentary. @throws Error naming the file and what is wrong in it */
export async function readCheckSettings(folder: string): Promise<Pick<SuiteSettings, 'smallCount' | 'check'>> {
  return (await json(folder, 'suite.json', Suite)).suite.settings;
}

/** Reads a suite's folder. @throws Error naming the file and what is wrong in it */
export async function readSuiteFolder(folder: string): Promise<SuiteDefinition> {
  const { suite, indicators, totals } = await json(folder, 'suite.json', Suite);
  const [people, periods, classifications, commentary] = await Promise.all([
    json(folder, 'people.json', People),
    json(folder, 'periods.json', Periods),
    json(folder, 'classifications.json', Classifications),
    json(folder, 'commentary.json', Commentary),
  ]);
  return {
    suite,
    totals,
    people,
    indicators,
    benchmarks: sound('benchmarks.csv', readInteractiveTool(await grid(folder, 'benchmarks.csv'))).rows.map(
      ({ number, area, year, value, source }) => ({ number, area, year, value, source }),
    ),
    periods: await Promise.all(
      periods.map(async (p) => ({
        ...p,
        outturns: await outturnsIn(folder, p.outturns),
        classifications: classifications.filter((c) => c.period === p.label),
        commentary: commentary.filter((c) => c.period === p.label),
      })),
    ),
  };
}
