/** What is kept besides the records of a round. */
import type { CommentaryText } from '../../domain/glossary';
import type { PeriodFile } from '../../domain/intake-rows';

/** A text that came too late for its request, kept so that nothing typed is lost. */
export interface KeptText {
  id: string;
  requestId: string;
  personId: string;
  text: CommentaryText;
  at: Date;
}

/** Which request a person's plain messages in a chat are for, and until when. */
export interface ChatRequest {
  /** Null: not told yet. */
  requestId: string | null;
  /** What was written before it was told which request it is for. */
  words: string;
  until: Date;
}

/** A read file waiting for somebody to confirm its preview. */
export interface PendingImport {
  id: string;
  suiteId: string;
  periodId: string;
  /** Null: from the command line. */
  byId: string | null;
  fileName: string;
  file: PeriodFile;
  at: Date;
  /** Revision of the period the preview was made on. */
  periodRevision: number;
}

/** Leave to fetch one file once: only the hash of the token is kept. */
export interface FileGrant {
  tokenHash: string;
  personId: string;
  periodId: string;
  part: 1 | 2;
  format: 'word' | 'markdown' | 'csv';
  document: 'section' | 'minutes';
  expiresAt: Date;
  usedAt: Date | null;
}
