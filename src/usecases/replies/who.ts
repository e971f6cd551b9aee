/** Answers about people, and to them: help, and plain sentences. */
import type { Place, Role } from '../../domain/glossary';

/** Everybody with a part in a suite. */
export interface PeopleReply {
  kind: 'people';
  suiteName: string;
  people: { name: string; post: string; email: string; roles: Role[]; reachable: boolean }[];
}

export interface HelpReply {
  kind: 'help';
  name: string;
  roles: Role[];
  place: Place;
  /** What this person has to do now, first. */
  tasks: { sentence: string; command: string | null }[];
  commands: { command: string; does: string }[];
  /** Local mode: whom one may play. */
  personas: { name: string; post: string }[];
}

/** A plain sentence, the whole answer. */
export interface SaidReply {
  kind: 'said';
  tone: 'good' | 'attention' | 'plain';
  sentence: string;
}
