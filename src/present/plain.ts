/** Replies as plain text for the command line. */
import type { ImportPreviewReply, ImportRefusedReply, Reply } from '../usecases/replies';
import { oneLine, paragraphs } from './escape';
import { calendarLines } from './calendar';
import { doneWords } from './import-done';
import { whereOf } from './import-refused';
import { present } from './index';
import { reachLines } from './reach';
import { countsInWords, many, ragWords } from './say';

const listOf = (heading: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', `${heading}:`, ...lines.map((words) => `  ${oneLine(words, 500)}`)];

function previewLines(reply: ImportPreviewReply): string[] {
  return [
    `${oneLine(reply.fileName)} for ${oneLine(reply.periodLabel)}, ${oneLine(reply.suiteName)}. Nothing is loaded yet.`,
    `${many(reply.added, 'new figure')}, ${reply.revised.length} corrected, ${reply.unchanged} unchanged, ${many(reply.benchmarks, 'benchmark')}.`,
    `After loading: ${countsInWords(reply.ragAfter)}.`,
    ...listOf(
      'To be corrected',
      reply.revised.map((r) => `${r.number}: ${r.title}: ${r.before} → ${r.after}, ${ragWords[r.rag]}`),
    ),
    ...listOf(
      'Newly below expectation',
      reply.newExceptions.map((e) => `${e.number}: ${e.title}: ${ragWords[e.rag]}`),
    ),
    ...listOf(
      'No figure in the file',
      reply.missing.map((m) => `${m.number}: ${m.title}`),
    ),
    ...listOf('Please note', reply.remarks),
  ];
}

const refusedLines = ({ fileName, faults }: ImportRefusedReply): string[] => [
  `Nothing was loaded. ${oneLine(fileName)} has ${many(faults.length, 'fault')}:`,
  ...faults.map((fault) => `  ${oneLine(whereOf(fault))}: ${oneLine(fault.reason, 500)}`),
];

/** The answer as text: whole for what is done on a command line; what is answered on cards alone in its one line. */
export function plainWords(reply: Reply): string {
  if (reply.kind === 'import preview') return previewLines(reply).join('\n');
  if (reply.kind === 'reach') return reachLines(reply).join('\n');
  if (reply.kind === 'calendar') return calendarLines(reply).join('\n');
  if (reply.kind === 'import refused') return refusedLines(reply).join('\n');
  if (reply.kind === 'import done')
    return `${oneLine(doneWords(reply))}\nThe indicators now stand at ${countsInWords(reply.rag)}.`;
  if (reply.kind !== 'said') return present(reply).summary;
  return paragraphs(reply.sentence)
    .map(({ text }) => text)
    .join('\n');
}
