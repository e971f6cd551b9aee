/** What was loaded. */
import type { ImportDoneReply } from '../usecases/replies';
import { line, oneLine } from './escape';
import { importFacts } from './import-preview';
import type { Presented } from './presented';
import { countsOf, many } from './say';
import { fill } from './template';

export const doneWords = ({ added, revised, periodLabel }: ImportDoneReply): string =>
  `Loaded for ${periodLabel}: ${many(added, 'new figure')}, ${revised} corrected.`;

export function importDoneCard(reply: ImportDoneReply): Presented {
  const summary = oneLine(doneWords(reply));
  return {
    summary,
    card: fill('import-done', {
      fallback: summary,
      done: line(doneWords(reply)),
      above: line(reply.fileName),
      title: line(`How the indicators stand: ${reply.periodLabel}`),
      facts: importFacts(reply),
      counts: countsOf(reply.rag),
    }),
  };
}
