/** The audit trail: append-only rows, each sealed with the one before it (SHA-256). */
import { createHash } from 'node:crypto';
import type { Place } from './glossary';

/** One row of the audit trail: who did what, when, from where, on which revision, in whose name. */
export interface AuditEntry {
  at: Date;
  actorId: string | null;
  onBehalfOfId: string | null;
  place: Place;
  action: string;
  /** What it was done to: "request", "period" … and its id. */
  subject: string;
  subjectId: string;
  /** Revision of the subject it was decided on, or null where it has none. */
  revision: number | null;
  /** Facts worth keeping. Never a figure or a commentary: those have their own revisions. */
  detail: Record<string, string | number | boolean | null>;
}

/** An audit row as stored: `hash` chains over the row and the hash before it (SHA-256, hex). */
export interface AuditRow extends AuditEntry {
  seq: number;
  previousHash: string;
  hash: string;
}

/** What the first row chains to. */
export const GENESIS_HASH = '0'.repeat(64);

/** The end of the chain: kept elsewhere, it shows later whether rows were cut off. */
export interface AuditHead {
  seq: number;
  hash: string;
}

/** What a walk along the chain found: its head, or the first row that does not fit and why. */
export type ChainCheck = { ok: true; head: AuditHead } | { ok: false; seq: number; reason: string };

/** The rows that carry `entries` on from `head`, each hash covering its row and the hash before it. */
export function chain(head: AuditHead, entries: readonly AuditEntry[]): AuditRow[] {
  let previous = head;
  return entries.map((entry) => {
    const unsealed = { ...entry, seq: previous.seq + 1, previousHash: previous.hash };
    const row = { ...unsealed, hash: hashOf(unsealed) };
    previous = row;
    return row;
  });
}

/**
 * Walks the whole trail, oldest row first. `kept` is a head exported earlier: the trail must still hold
 * that very row, or its tail was cut off or rewritten.
 */
export function checkChain(rows: readonly AuditRow[], kept?: AuditHead): ChainCheck {
  let head: AuditHead = { seq: 0, hash: GENESIS_HASH };
  for (const row of rows) {
    if (row.seq !== head.seq + 1) return { ok: false, seq: head.seq + 1, reason: 'the row is missing' };
    if (row.previousHash !== head.hash)
      return { ok: false, seq: row.seq, reason: 'it does not follow the row before it' };
    if (row.hash !== hashOf(row)) return { ok: false, seq: row.seq, reason: 'its content was changed' };
    if (row.seq === kept?.seq && row.hash !== kept.hash) {
      return { ok: false, seq: row.seq, reason: 'it is not the row of the head kept earlier' };
    }
    head = { seq: row.seq, hash: row.hash };
  }
  if (kept !== undefined && kept.seq > head.seq)
    return { ok: false, seq: head.seq + 1, reason: 'the rows from here were cut off' };
  return { ok: true, head };
}

/** SHA-256, hex, over the canonical JSON of the row (its own hash left out, the previous one in it). */
function hashOf(row: Omit<AuditRow, 'hash'>): string {
  const { seq, at, actorId, onBehalfOfId, place, action, subject, subjectId, revision, detail, previousHash } = row;
  const content = {
    seq,
    at: at.toISOString(),
    actorId,
    onBehalfOfId,
    place,
    action,
    subject,
    subjectId,
    revision,
    detail,
    previousHash,
  };
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}

/** JSON with keys in code unit order and no white space: one value, one text. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, held]) => `${JSON.stringify(key)}:${canonicalJson(held)}`);
  return `{${members.join(',')}}`;
}
