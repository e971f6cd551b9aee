/** A report plan becomes a file. */
import type { ReportWriter } from '../usecases/ports';
import { csv } from './csv';
import { markdown } from './markdown';

export const reportWriter: ReportWriter = {
  // The Word library takes most of a second to load: only whoever asks for a report waits for it.
  word: async (plan) => (await import('./word')).word(plan),
  markdown,
  csv,
};
