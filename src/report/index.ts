/** A report plan becomes a file. */
import type { ReportWriter } from '../usecases/ports';
import { csv } from './csv';
import { markdown } from './markdown';
import { wordInThread } from './word-thread';

export const reportWriter: ReportWriter = {
  word: wordInThread,
  markdown,
  csv,
};
