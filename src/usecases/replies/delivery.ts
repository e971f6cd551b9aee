/** The outbox as operators see it. */
import type { OutboxRow } from '../ports';

/** How a message stands, in an operator's words. */
export type Standing = 'due' | 'later' | 'being sent' | 'unreachable' | 'set aside' | 'sent' | 'not sent';

/** A message on the desk: whom, what kind, when, how it stands and why; never what it says. */
export interface DeskRow extends OutboxRow {
  whom: string;
  standing: Standing;
}
