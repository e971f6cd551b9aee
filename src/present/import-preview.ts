/** What loading a file would change, before it does. */
import type { ImportPreviewReply } from '../usecases/replies';
import { line, oneLine } from './escape';
import type { Presented } from './presented';
import { countsOf, many, ragWords } from './say';
import { fill } from './template';

/** Longest list shown; the rest is counted. */
const mostLines = 12;

interface Lines {
  heading: string;
  lines: { text: string }[];
  more: { text: string }[];
}

/** A list under its heading, or nothing where there is nothing to list. */
function list(heading: string, lines: readonly string[]): Lines[] {
  if (lines.length === 0) return [];
  const over = lines.length - mostLines;
  return [
    {
      heading,
      lines: lines.slice(0, mostLines).map((text) => ({ text: line(text) })),
      more: over > 0 ? [{ text: `and ${over} more` }] : [],
    },
  ];
}

export const importFacts = (reply: { added: number; revised: number; unchanged: number; benchmarks: number }) => [
  { title: 'New', value: many(reply.added, 'figure') },
  { title: 'Corrected', value: many(reply.revised, 'figure') },
  { title: 'Unchanged', value: many(reply.unchanged, 'figure') },
  { title: 'Benchmarks', value: String(reply.benchmarks) },
];

export function importPreviewCard(reply: ImportPreviewReply): Presented {
  const summary = oneLine(`${reply.fileName}: please check what would change in ${reply.periodLabel}`);
  return {
    summary,
    card: fill('import-preview', {
      fallback: summary,
      above: line(`${reply.suiteName} · ${reply.fileName}`),
      title: line(`Load the figures for ${reply.periodLabel}?`),
      facts: importFacts({ ...reply, revised: reply.revised.length }),
      counts: countsOf(reply.ragAfter),
      lists: [
        ...list(
          'To be corrected',
          reply.revised.map((r) => `${r.number}: ${r.title}: ${r.before} → ${r.after}, ${ragWords[r.rag]}`),
        ),
        ...list(
          'Newly below expectation',
          reply.newExceptions.map((e) => `${e.number}: ${e.title}: ${ragWords[e.rag]}`),
        ),
        ...list(
          'No figure in the file',
          reply.missing.map((m) => `${m.number}: ${m.title}`),
        ),
        ...list('Please note', reply.remarks),
      ],
      press: { importId: reply.importId, token: reply.token },
    }),
  };
}
