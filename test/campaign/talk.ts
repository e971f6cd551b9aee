/** What a campaign and its replicas say to each other. */
export type ToReplica =
  | { kind: 'serve'; databaseUrl: string }
  /** The moment it is now, in milliseconds since 1970. */
  | { kind: 'clock'; at: number }
  | { kind: 'look'; id: number }
  | { kind: 'end at'; step: string; times: number }
  /** Closes everything and waits for another database. */
  | { kind: 'rest' };

export type FromReplica =
  | { kind: 'serving'; port: number }
  | { kind: 'looked'; id: number }
  | { kind: 'resting' }
  /** A warning or an error it logged. */
  | { kind: 'log'; line: string };
